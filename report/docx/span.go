package docx

// A cellPart is what a place of a table shows of the cell that covers it.
type cellPart int

const (
	alone   cellPart = iota // all of a cell in one row
	first                   // the beginning of a cell over several rows
	again                   // the same cell begun anew
	covered                 // nothing: the cell goes on
)

var partProperties = [...]string{
	alone:   "",
	first:   `<w:vMerge w:val="restart"/>`,
	again:   `<w:vMerge w:val="restart"/>`,
	covered: `<w:vMerge/>`,
}

// spans follow the cells of a table that span rows. Word prints the text of
// such a cell on the first of its pages only; so one that grows higher than
// half a page is begun anew, and every page it reaches shows its text.
type spans struct {
	heights []int // by column: of the part at hand so far
	limit   int
	row     int // the row whose height is
	height  int
}

// part says which part of its cell the place at row i and column col shows.
// Places are asked for row by row, in the order of their columns.
func (s *spans) part(l *tableLayout, i, col int) cellPart {
	p := l.grid[i][col]
	if p.Cell.RowSpan <= 1 {
		return alone
	}
	if s.heights == nil {
		s.heights, s.row = make([]int, len(l.widths)), -1
	}
	if s.row != i {
		s.row, s.height = i, l.rowHeight(i)
	}
	part := covered
	switch {
	case p.Row == i:
		part = first
	case i >= len(l.Header) && p.Cell.Picture == nil && s.heights[col]+s.height > s.limit:
		part = again
	}
	if part != covered {
		s.heights[col] = 0
	}
	s.heights[col] += s.height
	return part
}

// rowHeight estimates the height of row i by its cells of one row.
func (l *tableLayout) rowHeight(i int) int {
	lines := 1
	for col, p := range l.grid[i] {
		if p.Col == col && p.Cell.RowSpan <= 1 {
			lines = max(lines, l.linesAt(p))
		}
	}
	return lines*l.line + 2*rowPad
}
