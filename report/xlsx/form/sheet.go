package form

import (
	"time"

	"github.com/xuri/excelize/v2"

	"github.com/biaoping/biaoping/report/xlsx/book"
)

// headRow is the row of the headers; the title stands above it.
const headRow = 2

// spare is how many numbered rows a blank sheet has whose rows others refer to.
const spare = 30

func (b *builder) sheet(s *Sheet) error {
	if err := b.setUp(s); err != nil {
		return err
	}
	out, err := b.file.NewStreamWriter(s.Name)
	if err != nil {
		return err
	}
	if err := b.columns(out, s); err != nil {
		return err
	}
	if s.Upright {
		err = b.lines(out, s)
	} else {
		err = b.list(out, s)
	}
	if err != nil {
		return err
	}
	return out.Flush()
}

// uprightWidths are those of the columns of an upright sheet, in characters.
var uprightWidths = []float64{34, 46, 48}

// columns states widths, and how the cells look that are not written.
func (b *builder) columns(out *excelize.StreamWriter, s *Sheet) error {
	if s.Upright {
		for i, w := range uprightWidths {
			if err := out.SetColWidth(i+1, i+1, w); err != nil {
				return err
			}
		}
		return out.SetPanes(&excelize.Panes{Freeze: true, YSplit: headRow, TopLeftCell: "A3", ActivePane: "bottomLeft"})
	}
	n := b.lead(s)
	for i := range n {
		if err := out.SetColWidth(i+1, i+1, 10); err != nil {
			return err
		}
		if err := out.SetColStyle(i+1, i+1, b.looks.id(numberLook)); err != nil {
			return err
		}
	}
	for i, c := range s.Columns {
		if err := out.SetColWidth(n+i+1, n+i+1, c.width()); err != nil {
			return err
		}
		if err := out.SetColStyle(n+i+1, n+i+1, b.looks.id(c.input())); err != nil {
			return err
		}
	}
	split := min(n+1, n+len(s.Columns)-1)
	return out.SetPanes(&excelize.Panes{Freeze: true, XSplit: split, YSplit: headRow, TopLeftCell: book.Address(split, headRow), ActivePane: "bottomRight"})
}

var (
	titleLook  = look{size: 14, bold: true, flat: true}
	noteLook   = look{size: 10, ruled: true}
	numberLook = look{size: 11, ruled: true, input: true, center: true, format: "0"}
	plainLook  = look{size: 11}
)

// title writes the first row, over n columns.
func (b *builder) title(out *excelize.StreamWriter, n int, words string) error {
	cells := make([]any, n)
	for i := range cells {
		cells[i] = excelize.Cell{StyleID: b.looks.id(titleLook)}
	}
	cells[0] = excelize.Cell{StyleID: b.looks.id(titleLook), Value: words}
	return out.SetRow("A1", cells, excelize.RowOpts{Height: 24})
}

// lines writes an upright sheet.
func (b *builder) lines(out *excelize.StreamWriter, s *Sheet) error {
	if err := b.title(out, 3, s.Title); err != nil {
		return err
	}
	head := b.looks.id(look{size: 11, bold: true, ruled: true, center: true, fill: freeColour})
	if err := out.SetRow("A2", []any{excelize.Cell{StyleID: head, Value: labelHead}, excelize.Cell{StyleID: head, Value: valueHead},
		excelize.Cell{StyleID: head, Value: noteHead}}, excelize.RowOpts{Height: 20}); err != nil {
		return err
	}
	for i, c := range s.Columns {
		var value any
		if rows := b.rows[s]; len(rows) > 0 {
			value = rows[0].values[i]
		}
		label := c.head()
		label.center = false
		if err := out.SetRow(book.Address(0, headRow+i), []any{
			excelize.Cell{StyleID: b.looks.id(label), Value: c.header()},
			excelize.Cell{StyleID: b.looks.id(c.inputFor(value)), Value: cellValue(value)},
			excelize.Cell{StyleID: b.looks.id(noteLook), Value: c.hint()},
		}, excelize.RowOpts{Height: height([]string{c.header(), textOf(value), c.hint()}, uprightWidths)}); err != nil {
			return err
		}
	}
	return nil
}

// list writes a sheet of rows.
func (b *builder) list(out *excelize.StreamWriter, s *Sheet) error {
	n := b.lead(s)
	words := s.Title + "　每行一项"
	if s.Parent != nil {
		words += "；" + parentHead + "填“" + s.Parent.Name + "”表的行号"
	} else if s.Tree != "" {
		words += "；" + parentHead + "填本表中上一级的行号，最上一级不填"
	}
	if err := b.title(out, n+len(s.Columns), words); err != nil {
		return err
	}
	heads := make([]any, 0, n+len(s.Columns))
	for _, h := range b.leadHeads(s) {
		heads = append(heads, excelize.Cell{StyleID: b.looks.id(look{size: 11, bold: true, ruled: true, center: true, fill: mustColour}), Value: h})
	}
	for _, c := range s.Columns {
		heads = append(heads, excelize.Cell{StyleID: b.looks.id(c.head()), Value: c.header()})
	}
	if err := out.SetRow("A2", heads, excelize.RowOpts{Height: 32}); err != nil {
		return err
	}
	rows := b.rows[s]
	if b.parental(s) {
		for i := len(rows); i < spare; i++ {
			rows = append(rows, row{number: i + 1})
		}
	}
	cells := make([]any, n+len(s.Columns))
	texts, widths := make([]string, len(s.Columns)), make([]float64, len(s.Columns))
	for j, c := range s.Columns {
		widths[j] = c.width()
	}
	for i, r := range rows {
		if err := b.ctx.Err(); err != nil {
			return err
		}
		number := b.looks.id(numberLook)
		for j, h := range b.leadHeads(s) {
			v := r.number
			if h == parentHead {
				v = r.parent
			}
			cells[j] = excelize.Cell{StyleID: number}
			if v > 0 {
				cells[j] = excelize.Cell{StyleID: number, Value: v}
			}
		}
		for j, c := range s.Columns {
			var v any
			if r.values != nil {
				v = r.values[j]
			}
			cells[n+j] = excelize.Cell{StyleID: b.looks.id(c.inputFor(v)), Value: cellValue(v)}
			texts[j] = textOf(v)
		}
		if err := out.SetRow(book.Address(0, headRow+i), cells, excelize.RowOpts{Height: height(texts, widths)}); err != nil {
			return err
		}
	}
	return nil
}

// inputFor is how the cell of c with a value looks: one with text never has
// the format of numbers, nor a long one that of text, which old versions of
// Excel show as #.
func (c *Column) inputFor(value any) look {
	k := c.input()
	if s, ok := value.(string); ok && len(s) > 255 && k.format == "@" {
		k.format = ""
	}
	return k
}

// cellValue is value as excelize wants it: a date as its count of days.
func cellValue(value any) any {
	if day, ok := value.(time.Time); ok {
		return int(day.Sub(time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)).Hours() / 24)
	}
	return value
}
