package doc

import "unicode/utf8"

// centeredUpTo is the longest text, in characters, that still stands in the
// middle of its column.
const centeredUpTo = 8

// Aligns decides AlignAuto for each column by its body cells: numbers to the
// right, dates in the middle, text in the middle as long as all of it is
// short, else to the left. Every encoder takes its answer.
func (t *Table) Aligns(grid [][]Place) []Align {
	out := make([]Align, len(t.Columns))
	for c := range out {
		if out[c] = t.Columns[c].Align; out[c] == AlignAuto {
			out[c] = t.columnAlign(grid, c)
		}
	}
	return out
}

func (t *Table) columnAlign(grid [][]Place, c int) Align {
	numbers := false
	for r := len(t.Header); r < len(grid); r++ {
		p := grid[r][c]
		if !p.Origin(r, c) || p.Cell.Head || p.Cell.ColSpan > 1 {
			continue
		}
		switch {
		case p.Cell.Value.Kind == NumberValue:
			numbers = true
		case p.Cell.Value.Kind == TextValue && len(p.Cell.Text) > 0 && utf8.RuneCountInString(p.Cell.Text.String()) > centeredUpTo:
			return AlignLeft
		}
	}
	if numbers {
		return AlignRight
	}
	return AlignCenter
}

// AlignIn is how c stands in a column of the given alignment: headings and
// pictures in the middle, a wish of its own first.
func (c *Cell) AlignIn(column Align, header bool) Align {
	switch {
	case c.Align != AlignAuto:
		return c.Align
	case header, c.Head, c.Picture != nil:
		return AlignCenter
	case c.ColSpan > 1 && utf8.RuneCountInString(c.Text.String()) > centeredUpTo:
		return AlignLeft
	case c.ColSpan > 1:
		return AlignCenter
	}
	return column
}
