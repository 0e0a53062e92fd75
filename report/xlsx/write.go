package xlsx

import (
	"github.com/xuri/excelize/v2"

	"github.com/biaoping/biaoping/report/doc"
)

// write puts the sheet into f. All that stands before the cells in the file
// is stated before the first row is streamed, and nothing after the last.
func (s *sheet) write(f *excelize.File, st *styles, draft bool) error {
	if err := s.setUp(f, draft); err != nil {
		return s.fail(err)
	}
	if err := s.pictures(f); err != nil {
		return err
	}
	out, err := f.NewStreamWriter(s.name)
	if err != nil {
		return s.fail(err)
	}
	w := newRowWriter(out, st, len(s.widths))
	if s.table.Name != "" {
		err = w.merged(doc.Plainly(s.table.Name), style{role: titleRole, align: doc.AlignCenter}, s.mergedHeight(s.table.Name, titleSize))
	}
	for r := 0; r < len(s.grid) && err == nil; r++ {
		err = s.row(w, r)
	}
	if err == nil && len(s.table.Note) > 0 {
		emphasis, _ := oneEmphasis(s.table.Note)
		err = w.merged(s.table.Note, style{role: noteRole, align: doc.AlignLeft, emphasis: emphasis}, s.mergedHeight(s.table.Note.String(), noteSize))
	}
	if err == nil {
		err = out.Flush()
	}
	if err != nil {
		return s.fail(err)
	}
	return nil
}

// row writes the r-th row of the grid and merges the cells that begin in it.
func (s *sheet) row(w *rowWriter, r int) error {
	for c, p := range s.grid[r] {
		sty := s.style(p)
		if !p.Origin(r, c) { // a covered place carries only the lines around it
			if err := w.set(c, nil, sty); err != nil {
				return err
			}
			continue
		}
		if err := w.set(c, s.value(p, sty), sty); err != nil {
			return err
		}
		if cols, rows := spans(p.Cell); cols > 1 || rows > 1 {
			row := s.top() + r
			if err := w.out.MergeCell(ref(row, c), ref(row+rows-1, c+cols-1)); err != nil {
				return err
			}
		}
	}
	return w.end(s.heights[r])
}

// style is how the cell that covers p looks.
func (s *sheet) style(p doc.Place) style {
	head := p.Row < len(s.table.Header)
	b := &s.boxes[p.Row][p.Col]
	sty := style{
		role:   bodyRole,
		align:  p.Cell.AlignIn(s.aligns[p.Col], head),
		ruled:  !s.table.Plain,
		bottom: p.Cell.Picture != nil,
		format: b.format,
	}
	switch {
	case head || p.Cell.Head:
		sty.role = headRole
	case s.table.RowAt(p.Row).Total:
		sty.role = totalRole
	}
	sty.emphasis, _ = oneEmphasis(p.Cell.Text)
	if !b.typed && looksTyped(content(p.Cell).String()) {
		sty.format = textFormat
	}
	return sty
}

// value is what the cell at p holds: a number, a date as its count of days,
// or text. Text never becomes a formula.
func (s *sheet) value(p doc.Place, sty style) any {
	switch typed := s.boxes[p.Row][p.Col].typed; {
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

// A rowWriter streams rows from the first on.
type rowWriter struct {
	out    *excelize.StreamWriter
	styles *styles
	row    int             // the next, from 0
	cells  []excelize.Cell // of this row
	values []any           // pointers to cells
}

func newRowWriter(out *excelize.StreamWriter, st *styles, columns int) *rowWriter {
	w := &rowWriter{out: out, styles: st, cells: make([]excelize.Cell, columns), values: make([]any, columns)}
	for i := range w.cells {
		w.values[i] = &w.cells[i]
	}
	return w
}

func (w *rowWriter) set(col int, value any, sty style) error {
	id, err := w.styles.id(sty)
	w.cells[col] = excelize.Cell{StyleID: id, Value: value}
	return err
}

// end writes the row, height points tall.
func (w *rowWriter) end(height int) error {
	err := w.out.SetRow(ref(w.row, 0), w.values, excelize.RowOpts{Height: float64(height)})
	w.row++
	return err
}

// merged writes a row of one text over all columns.
func (w *rowWriter) merged(t doc.Text, sty style, height int) error {
	last := len(w.cells) - 1
	if last > 0 {
		if err := w.out.MergeCell(ref(w.row, 0), ref(w.row, last)); err != nil {
			return err
		}
	}
	for c := range w.cells {
		if err := w.set(c, nil, sty); err != nil {
			return err
		}
	}
	w.cells[0].Value = textValue(t, sty)
	return w.end(height)
}
