package xlsx

import (
	"context"

	"github.com/xuri/excelize/v2"

	"github.com/biaoping/biaoping/report/doc"
)

// write puts the sheet into f. All that stands before the cells in the file
// is stated before the first row is streamed, and nothing after the last.
func (s *sheet) write(ctx context.Context, f *excelize.File, st *styles, draft bool) error {
	if err := s.setUp(f, draft); err != nil {
		return s.fail(err)
	}
	if err := s.pictures(f); err != nil {
		return err
	}
	if err := s.charts(f); err != nil {
		return err
	}
	out, err := f.NewStreamWriter(s.name)
	if err != nil {
		return s.fail(err)
	}
	w := newRowWriter(out, st, s)
	lines := s.lines()
	writeLines := func() {
		for ; err == nil && len(lines) > 0 && lines[0].row == w.row; lines = lines[1:] {
			err = w.line(lines[0])
		}
	}
	writeLines()
	for _, b := range s.bands {
		for r := 0; r < len(b.grid) && err == nil; r++ {
			if err = ctx.Err(); err == nil {
				err = w.gridRow(b, r)
			}
		}
		writeLines()
		for w.row < b.end() && err == nil { // under its charts
			err = w.blank()
		}
		writeLines() // of the next band
	}
	if err == nil {
		err = out.Flush()
	}
	if err != nil {
		return s.fail(err)
	}
	return nil
}

// style is how the cell that covers p looks.
func (b *band) style(p doc.Place) style {
	head := p.Row < len(b.table.Header)
	x := &b.boxes[p.Row][p.Col]
	sty := style{
		role:   bodyRole,
		align:  p.Cell.AlignIn(b.aligns[p.Col], head),
		ruled:  !b.table.Plain,
		bottom: p.Cell.Picture != nil,
		format: x.format,
	}
	switch {
	case head || p.Cell.Head:
		sty.role = headRole
	case b.table.RowAt(p.Row).Total:
		sty.role = totalRole
	}
	sty.emphasis, _ = oneEmphasis(p.Cell.Text)
	if !x.typed && looksTyped(content(p.Cell).String()) {
		sty.format = textFormat
	}
	return sty
}

// value is what the cell at p holds: a number, a date as its count of days,
// or text. Text never becomes a formula.
func (b *band) value(p doc.Place, sty style) any {
	switch typed := b.boxes[p.Row][p.Col].typed; {
	case typed && p.Cell.Value.Kind == doc.NumberValue:
		return p.Cell.Value.Number
	case typed:
		days, _ := serial(p.Cell.Value.Date)
		return days
	}
	return textValue(content(p.Cell), sty)
}

// textValue is t as one string, or as runs where it has several typefaces; nil
// where it is empty.
func textValue(t doc.Text, sty style) any {
	s := t.String()
	if s == "" {
		return nil
	}
	if _, one := oneEmphasis(t); !one {
		return runs(t, faces[sty.role].family, faces[sty.role].size)
	}
	return s
}

// A rowWriter streams the rows of a sheet from the first on.
type rowWriter struct {
	out     *excelize.StreamWriter
	styles  *styles
	heights []int
	row     int             // the next, from 0
	cells   []excelize.Cell // of this row
	values  []any           // pointers to cells
}

func newRowWriter(out *excelize.StreamWriter, st *styles, s *sheet) *rowWriter {
	w := &rowWriter{out: out, styles: st, heights: s.heights, cells: make([]excelize.Cell, len(s.widths)), values: make([]any, len(s.widths))}
	for i := range w.cells {
		w.values[i] = &w.cells[i]
	}
	return w
}

// line writes a row of one text over all columns.
func (w *rowWriter) line(l line) error {
	sty := style{role: l.role, align: doc.AlignCenter}
	if l.role == noteRole {
		sty.align = doc.AlignLeft
	}
	sty.emphasis, _ = oneEmphasis(l.text)
	if err := w.set(0, len(w.cells), textValue(l.text, sty), sty); err != nil {
		return err
	}
	if err := w.merge(0, len(w.cells), 1); err != nil {
		return err
	}
	return w.end()
}

// gridRow writes the r-th row of b and merges the cells that begin in it.
func (w *rowWriter) gridRow(b *band, r int) error {
	for c, p := range b.grid[r] {
		sty := b.style(p)
		if !p.Origin(r, c) { // a covered place carries only the lines around it
			if err := w.set(b.edges[c], b.edges[c+1], nil, sty); err != nil {
				return err
			}
			continue
		}
		if err := w.set(b.edges[c], b.edges[c+1], b.value(p, sty), sty); err != nil {
			return err
		}
		cols, rows := spans(p.Cell)
		if err := w.merge(b.edges[c], b.edges[c+cols], rows); err != nil {
			return err
		}
	}
	return w.end()
}

// set puts value into the first of the columns up to the given end, and the
// style into all of them.
func (w *rowWriter) set(col, end int, value any, sty style) error {
	id, err := w.styles.id(sty)
	for i := col; i < end; i++ {
		w.cells[i] = excelize.Cell{StyleID: id}
	}
	w.cells[col].Value = value
	return err
}

// merge makes one cell of the columns up to the given end, rows tall.
func (w *rowWriter) merge(col, end, rows int) error {
	if end-col == 1 && rows == 1 {
		return nil
	}
	return w.out.MergeCell(ref(w.row, col), ref(w.row+rows-1, end-1))
}

// blank writes an empty row.
func (w *rowWriter) blank() error {
	err := w.out.SetRow(ref(w.row, 0), nil, excelize.RowOpts{Height: float64(w.heights[w.row])})
	w.row++
	return err
}

// end writes the row.
func (w *rowWriter) end() error {
	err := w.out.SetRow(ref(w.row, 0), w.values, excelize.RowOpts{Height: float64(w.heights[w.row])})
	w.row++
	return err
}
