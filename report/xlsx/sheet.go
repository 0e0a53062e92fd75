package xlsx

import (
	"fmt"

	"github.com/xuri/excelize/v2"

	"github.com/biaoping/biaoping/report/doc"
)

// A sheet is a table on its way into the workbook: its name in row 1 where it
// has one, then its header, its body, and its note in the last row.
type sheet struct {
	name   string
	table  *doc.Table
	grid   [][]doc.Place
	boxes  [][]box // what each cell needs, where it begins
	aligns []doc.Align

	landscape, numbered bool

	widths  []int // of the columns, in pixels of 1/96 inch
	heights []int // of the grid's rows, in points
}

// A box is what one cell asks of its place. Widths are in halves of a Chinese
// character.
type box struct {
	format string // number format of a number or date; empty for text
	typed  bool
	width  int // of the longest line when none is broken
	word   int // of the longest run that should not be broken
}

// newSheet measures t, which stands in sec, and finds widths and heights.
func newSheet(t *doc.Table, sec *doc.Section, name string) (*sheet, error) {
	grid, err := t.Grid()
	if err != nil {
		return nil, err
	}
	s := &sheet{
		name: name, table: t, grid: grid, aligns: t.Aligns(grid),
		landscape: sec.Landscape, numbered: sec.Numbering != doc.Unnumbered,
	}
	if len(t.Columns) > excelize.MaxColumns || s.rows() > excelize.TotalRows {
		return nil, s.fail(fmt.Errorf("有 %d 行 %d 列，超过工作表上限 %d 行 %d 列", s.rows(), len(t.Columns), excelize.TotalRows, excelize.MaxColumns))
	}
	if err := s.measure(); err != nil {
		return nil, err
	}
	s.columnWidths()
	s.rowHeights()
	return s, nil
}

// top is the number of rows above the header.
func (s *sheet) top() int {
	if s.table.Name != "" {
		return 1
	}
	return 0
}

// rows is the number of rows of the sheet.
func (s *sheet) rows() int {
	n := s.top() + len(s.grid)
	if len(s.table.Note) > 0 {
		n++
	}
	return n
}

// ref is the name of the cell at a row and column of the sheet, from 0.
func ref(row, col int) string {
	name, err := excelize.CoordinatesToCellName(col+1, row+1)
	if err != nil {
		panic(err) // newSheet has bounded both
	}
	return name
}

// fail says which sheet err is about.
func (s *sheet) fail(err error) error {
	return fmt.Errorf("工作表《%s》：%w", s.name, err)
}

// failAt says which cell err is about.
func (s *sheet) failAt(row, col int, err error) error {
	return fmt.Errorf("工作表《%s》单元格 %s：%w", s.name, ref(row, col), err)
}

// measure checks every text and finds what its cell asks for.
func (s *sheet) measure() error {
	if err := checkText(s.table.Name); err != nil {
		return s.failAt(0, 0, err)
	}
	if err := checkText(s.table.Note.String()); err != nil {
		return s.failAt(s.rows()-1, 0, err)
	}
	s.boxes = make([][]box, len(s.grid))
	all := make([]box, len(s.grid)*len(s.table.Columns))
	for r := range s.grid {
		s.boxes[r], all = all[:len(s.table.Columns)], all[len(s.table.Columns):]
		for c, p := range s.grid[r] {
			if !p.Origin(r, c) {
				continue
			}
			text := content(p.Cell).String()
			if err := checkText(text); err != nil {
				return s.failAt(s.top()+r, c, err)
			}
			if err := checkPicture(p.Cell.Picture); err != nil {
				return s.failAt(s.top()+r, c, err)
			}
			b := &s.boxes[r][c]
			b.width, b.word = extent(text)
			if b.format, b.typed = typed(text, p.Cell.Value); b.typed {
				b.width++ // where a number does not fit, Excel shows # for all of it
				b.word = b.width
			}
		}
	}
	return nil
}

// spans is the number of columns and rows of c.
func spans(c *doc.Cell) (cols, rows int) { return max(c.ColSpan, 1), max(c.RowSpan, 1) }
