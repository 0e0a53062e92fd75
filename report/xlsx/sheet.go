package xlsx

import (
	"context"
	"fmt"
	"strings"

	"github.com/xuri/excelize/v2"

	"github.com/biaoping/biaoping/report/doc"
	"github.com/biaoping/biaoping/report/xlsx/book"
)

// A sheet is a group of tables on its way into the workbook. They stand under
// each other on the columns of one of them, under their title.
type sheet struct {
	name  string
	title string // in the first row; may be empty
	bands []*band
	main  *band // whose columns are those of the sheet

	landscape, numbered bool

	widths  []int // of the columns, in pixels of 1/96 inch
	heights []int // of the rows, in points
}

// A band is the rows of one table: its name where it has one, its grid of
// header and body, its note where it has one, and its charts.
type band struct {
	table  *doc.Table
	name   string // above the grid; empty where the title says the same
	grid   [][]doc.Place
	boxes  [][]box // what each cell needs, where it begins
	aligns []doc.Align
	charts []chart // below the note

	top   int   // row of the sheet in which the grid begins
	edges []int // columns of the sheet in which those of the table begin, and where the last ends
}

// A box is what one cell asks of its place. Widths are in halves of a Chinese
// character.
type box struct {
	format string // number format of a number or date; empty for text
	typed  bool
	width  int // of the longest line when none is broken
	word   int // of the longest run that should not be broken
}

// newSheet measures the tables of g and finds widths and heights.
func newSheet(ctx context.Context, g *group, name string) (*sheet, error) {
	s := &sheet{name: name, title: g.title, landscape: g.section.Landscape, numbered: g.section.Numbering != doc.Unnumbered}
	rows, columns := 0, 0
	if s.title != "" {
		rows++
	}
	for _, t := range g.tables {
		b, err := newBand(ctx, t, g.charts[t], rows, s.title)
		if err != nil {
			return nil, err
		}
		s.bands = append(s.bands, b)
		rows, columns = b.end(), max(columns, len(t.Columns))
	}
	if columns > excelize.MaxColumns || rows > excelize.TotalRows {
		return nil, s.fail(fmt.Errorf("有 %d 行 %d 列，超过工作表上限 %d 行 %d 列", rows, columns, excelize.TotalRows, excelize.MaxColumns))
	}
	s.main = s.bands[g.main()]
	s.heights = make([]int, max(rows, 1)) // a table may have neither name nor rows
	s.columnWidths(columns)
	if err := s.check(); err != nil {
		return nil, err
	}
	s.rowHeights()
	return s, nil
}

// newBand is t with its charts in the rows from the given one on, on a sheet of
// the given title.
func newBand(ctx context.Context, t *doc.Table, drawn []*doc.Chart, row int, title string) (*band, error) {
	grid, err := t.Grid()
	if err != nil {
		return nil, err
	}
	charts, err := newCharts(drawn)
	if err != nil {
		return nil, err
	}
	b := &band{table: t, name: t.Name, grid: grid, aligns: t.Aligns(grid), charts: charts, top: row}
	if b.name == strings.ReplaceAll(title, "\n", "") {
		b.name = ""
	}
	if b.name != "" {
		b.top++
	}
	return b, b.measure(ctx)
}

// first is the row of the name, or else of the grid.
func (b *band) first() int {
	if b.name != "" {
		return b.top - 1
	}
	return b.top
}

// noteRow is the row of the note, if there is one.
func (b *band) noteRow() int { return b.top + len(b.grid) }

// chartTop is the row in which the first chart begins, if there is one.
func (b *band) chartTop() int {
	n := b.noteRow()
	if len(b.table.Note) > 0 {
		n++
	}
	return n
}

// end is the row after the last.
func (b *band) end() int {
	n := b.chartTop()
	for i := range b.charts {
		n += b.charts[i].rows()
	}
	return n
}

// measure finds what each cell asks for.
func (b *band) measure(ctx context.Context) error {
	b.boxes = make([][]box, len(b.grid))
	all := make([]box, len(b.grid)*len(b.table.Columns))
	for r := range b.grid {
		if err := ctx.Err(); err != nil {
			return err
		}
		b.boxes[r], all = all[:len(b.table.Columns)], all[len(b.table.Columns):]
		for c, p := range b.grid[r] {
			if !p.Origin(r, c) {
				continue
			}
			text := content(p.Cell).String()
			x := &b.boxes[r][c]
			x.width, x.word = extent(text)
			if x.format, x.typed = typed(text, p.Cell.Value); x.typed {
				x.width++ // where a number does not fit, Excel shows # for all of it
				x.word = x.width
			}
		}
	}
	return nil
}

// leads reports whether the sheet is about b alone: whether its name is the
// title where there is no other, and its header that of every page.
func (s *sheet) leads(b *band) bool {
	return b == s.main && (!b.table.Plain || len(s.bands) == 1)
}

// A line is a text over all columns.
type line struct {
	row  int
	text doc.Text
	role role
}

// lines are the title, the names and the notes of the tables, from top to
// bottom.
func (s *sheet) lines() []line {
	var out []line
	if s.title != "" {
		out = append(out, line{0, doc.Plainly(s.title), titleRole})
	}
	for _, b := range s.bands {
		if b.name != "" {
			role := nameRole
			if s.title == "" && s.leads(b) {
				role = titleRole
			}
			out = append(out, line{b.top - 1, doc.Plainly(b.name), role})
		}
		if len(b.table.Note) > 0 {
			out = append(out, line{b.noteRow(), b.table.Note, noteRole})
		}
	}
	return out
}

// check sees that every text and picture can stand in its cell as it is.
func (s *sheet) check() error {
	for _, l := range s.lines() {
		if err := CheckText(l.text.String()); err != nil {
			return s.failAt(l.row, 0, err)
		}
	}
	for _, b := range s.bands {
		for r := range b.grid {
			for c, p := range b.grid[r] {
				if !p.Origin(r, c) {
					continue
				}
				err := CheckText(content(p.Cell).String())
				if err == nil {
					err = checkPicture(p.Cell.Picture)
				}
				if err != nil {
					return s.failAt(b.top+r, b.edges[c], err)
				}
			}
		}
	}
	return nil
}

// spans is the number of columns and rows of c.
func spans(c *doc.Cell) (cols, rows int) { return max(c.ColSpan, 1), max(c.RowSpan, 1) }

// ref is the name of the cell at a row and column of the sheet, from 0.
func ref(row, col int) string { return book.Address(col, row) }

// fail says which sheet err is about.
func (s *sheet) fail(err error) error {
	return fmt.Errorf("工作表《%s》：%w", s.name, err)
}

// failAt says which cell err is about.
func (s *sheet) failAt(row, col int, err error) error {
	return fmt.Errorf("工作表《%s》单元格 %s：%w", s.name, ref(row, col), err)
}
