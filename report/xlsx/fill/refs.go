package fill

import (
	"strconv"
	"strings"

	"github.com/biaoping/biaoping/report/xlsx/book"
)

// ref is the name of a cell, such as B5; column and row from 1.
func ref(column, row int) string { return book.Address(column-1, row-1) }

// A point is one end of a reference in a formula. A whole column has no row,
// a whole row no column.
type point struct {
	column, row        int
	fixedCol, fixedRow bool // $
}

// parsePoint reads a point; ok is false for any other word.
func parsePoint(s string) (p point, ok bool) {
	s, p.fixedCol = strings.CutPrefix(s, "$")
	n := 0
	for n < len(s) && isLetter(s[n]) {
		p.column = p.column*26 + int(s[n]|0x20-'a') + 1
		if n++; n > 3 {
			return p, false
		}
	}
	if n == 0 {
		p.fixedRow, p.fixedCol = p.fixedCol, false
	} else if s[n:] == "" {
		return p, p.column <= lastColumn
	} else if rest, fixed := strings.CutPrefix(s[n:], "$"); fixed {
		p.fixedRow, s, n = true, rest, 0
	}
	for _, c := range []byte(s[n:]) {
		if c < '0' || c > '9' || p.row > lastRow {
			return p, false
		}
		p.row = p.row*10 + int(c-'0')
	}
	return p, s[n:] != "" && p.row >= 1 && p.row <= lastRow && p.column <= lastColumn
}

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

func (p point) String() string {
	var b strings.Builder
	if p.column > 0 {
		if p.fixedCol {
			b.WriteByte('$')
		}
		b.WriteString(book.ColumnName(p.column - 1))
	}
	if p.row > 0 {
		if p.fixedRow {
			b.WriteByte('$')
		}
		b.WriteString(strconv.Itoa(p.row))
	}
	return b.String()
}

// parseCell reads the name of a cell.
func parseCell(s string) (column, row int, ok bool) {
	p, ok := parsePoint(s)
	return p.column, p.row, ok && p.column > 0 && p.row > 0
}

// parseArea reads the name of a cell or of an area.
func parseArea(s string) (a area, ok bool) {
	first, last, isArea := strings.Cut(s, ":")
	if !isArea {
		last = first
	}
	p, ok1 := parsePoint(first)
	q, ok2 := parsePoint(last)
	if !ok1 || !ok2 {
		return a, false
	}
	if p.column == 0 && q.column == 0 {
		p.column, q.column = 1, lastColumn
	}
	if p.row == 0 && q.row == 0 {
		p.row, q.row = 1, lastRow
	}
	return area{min(p.column, q.column), min(p.row, q.row), max(p.column, q.column), max(p.row, q.row)}, min(p.column, q.column, p.row, q.row) > 0
}
