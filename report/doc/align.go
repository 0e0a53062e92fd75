package doc

import (
	"strings"
	"unicode/utf8"
)

// centeredUpTo is the longest text, in characters, that still stands in the
// middle of its column.
const centeredUpTo = 8

// Aligns decides AlignAuto for each column by its body cells: numbers and
// texts that are all quantities to the right, dates in the middle, text in the
// middle as long as all of it is short, else to the left. Every encoder takes
// its answer.
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
	numbers, quantities, others := false, 0, 0
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
		case isQuantity(p.Cell.Text.String()):
			quantities++
		case p.Cell.Value.Kind != TextValue || !isDash(p.Cell.Text.String()):
			others++
		}
	}
	if numbers || quantities > 0 && others == 0 && !t.counts(grid, c) {
		return AlignRight
	}
	return AlignCenter
}

// counts reports whether the heading of column c says that its numbers only
// count or name things: 序号, 编号, 位次, 年度.
func (t *Table) counts(grid [][]Place, c int) bool {
	for r := range t.Header {
		if strings.ContainsAny(grid[r][c].Cell.Text.String(), "序号次年") {
			return true
		}
	}
	return false
}

// isDash reports whether s says that there is nothing.
func isDash(s string) bool { return strings.Contains("—－-/", s) }

// isQuantity reports whether s is a decimal number as written by hand: 1234,
// 12.5, 30%. A number with a leading zero or of more than nine digits is a code.
func isQuantity(s string) bool {
	s = strings.TrimSuffix(strings.TrimPrefix(s, "-"), "%")
	whole, rest, point := strings.Cut(s, ".")
	return digits(whole) && (whole == "0" || whole[0] != '0') && len(whole) <= 9 && (!point || digits(rest))
}

func digits(s string) bool {
	return s != "" && strings.Trim(s, "0123456789") == ""
}

// AlignIn is how c stands in a column of the given alignment: 合计 in
// the middle; else a wish of its own first, headings and pictures in the middle.
func (c *Cell) AlignIn(column Align, header bool) Align {
	switch {
	case isTotal(c.Text.String()):
		return AlignCenter
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

// isTotal reports whether s is the label of a sum.
func isTotal(s string) bool { return s == "合计" || s == "小计" || s == "总计" }
