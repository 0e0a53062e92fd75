package fill

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// A reference is what a formula reads: a cell, an area, whole rows or columns.
type reference struct {
	prefix string // with the name of a sheet, as written; empty for none
	sheet  string // its name
	first  point
	last   point
	isArea bool
	whole  bool // it is all of an argument of a function that takes areas
}

func (r reference) String() string {
	if !r.isArea {
		return r.prefix + r.first.String()
	}
	return r.prefix + r.first.String() + ":" + r.last.String()
}

// taking are the functions that do with an area what they do with its cells.
var taking = []string{"SUM", "AVERAGE", "AVERAGEA", "COUNT", "COUNTA", "COUNTBLANK", "MAX", "MAXA", "MIN", "MINA", "PRODUCT", "SUBTOTAL", "AGGREGATE",
	"SUMPRODUCT", "SUMSQ", "SUMIF", "SUMIFS", "COUNTIF", "COUNTIFS", "AVERAGEIF", "AVERAGEIFS", "MEDIAN", "STDEV", "VAR", "AND", "OR"}

// rewrite is a formula with every reference exchanged for what change says
// (ECMA-376, 18.17).
func rewrite(formula string, change func(reference) string) string {
	var b strings.Builder
	var calls []string
	for i := 0; i < len(formula); {
		c := formula[i]
		switch {
		case c == '"':
			n := quotedEnd(formula[i:], '"')
			b.WriteString(formula[i : i+n])
			i += n
		case c == '[':
			n := bracketEnd(formula[i:])
			b.WriteString(formula[i : i+n])
			i += n
		case c == '\'' || isWord(formula[i:]):
			r, n, ok := readReference(formula[i:])
			if !ok {
				b.WriteString(formula[i : i+n])
				if i += n; i < len(formula) && formula[i] == '(' {
					calls = append(calls, strings.ToUpper(formula[i-n:i]))
					b.WriteByte('(')
					i++
				}
				continue
			}
			r.whole = len(calls) > 0 && slices.Contains(taking, calls[len(calls)-1]) && isArgument(formula, i, i+n)
			b.WriteString(change(r))
			i += n
		default:
			switch c {
			case '(':
				calls = append(calls, "")
			case ')':
				calls = calls[:max(len(calls)-1, 0)]
			case '#': // an error, such as #REF!
				for i+1 < len(formula) && (isLetter(formula[i+1]) || strings.IndexByte("/0!?", formula[i+1]) >= 0) {
					b.WriteByte(formula[i])
					i++
				}
			}
			b.WriteByte(formula[i])
			i++
		}
	}
	return b.String()
}

// quotedEnd is the length of what stands in quotes at the head of s; a doubled
// quote stands for one.
func quotedEnd(s string, quote byte) int {
	for i := 1; i < len(s); i++ {
		if s[i] != quote {
			continue
		}
		if i+1 < len(s) && s[i+1] == quote {
			i++
			continue
		}
		return i + 1
	}
	return len(s)
}

// bracketEnd is the length of what stands in brackets at the head of s.
func bracketEnd(s string) int {
	depth := 0
	for i := range len(s) {
		switch s[i] {
		case '[':
			depth++
		case ']':
			if depth--; depth == 0 {
				return i + 1
			}
		}
	}
	return len(s)
}

// isWord reports whether s begins with a character of a name or a number.
func isWord(s string) bool { return s != "" && wordLength(s[:min(len(s), utf8.UTFMax)]) > 0 }

func wordLength(s string) int {
	for i := range len(s) {
		if c := s[i]; !isLetter(c) && (c < '0' || c > '9') && strings.IndexByte("_$.\\?", c) < 0 && c < utf8.RuneSelf {
			return i
		}
	}
	return len(s)
}

// readReference reads the reference at the head of s, and its length. Where
// there is none, the length is that of the word.
func readReference(s string) (r reference, n int, ok bool) {
	if s[0] == '\'' {
		n = quotedEnd(s, '\'')
		r.sheet = strings.ReplaceAll(s[1:max(n-1, 1)], "''", "'")
	} else {
		n = wordLength(s)
		r.sheet = s[:n]
	}
	if n < len(s) && s[n] == '!' {
		n++
		r.prefix = s[:n]
	} else if s[0] == '\'' {
		return r, n, false
	} else {
		r.sheet, n = "", 0
	}
	from := n
	n += wordLength(s[n:])
	if n == from || n < len(s) && (s[n] == '(' || s[n] == '!' || s[n] == '[') {
		return r, max(n, 1), false
	}
	if r.first, ok = parsePoint(s[from:n]); !ok {
		return r, n, false
	}
	r.last = r.first
	if n < len(s) && s[n] == ':' {
		from := n + 1 + len(r.prefix)
		if !strings.HasPrefix(s[n+1:], r.prefix) {
			from = n + 1
		}
		to := from + wordLength(s[from:])
		if last, ok := parsePoint(s[from:to]); ok && (to == len(s) || s[to] != '(' && s[to] != '!') {
			r.last, r.isArea, n = last, true, to
		}
	}
	full := r.first.column > 0 && r.first.row > 0 && r.last.column > 0 && r.last.row > 0
	rows := r.first.column == 0 && r.last.column == 0
	columns := r.first.row == 0 && r.last.row == 0
	return r, n, full || r.isArea && (rows || columns)
}

// isArgument reports whether formula[from:to] is all of an argument.
func isArgument(formula string, from, to int) bool {
	before, after := strings.TrimRight(formula[:from], " "), strings.TrimLeft(formula[to:], " ")
	return before != "" && strings.IndexByte("(,", before[len(before)-1]) >= 0 && after != "" && strings.IndexByte("),", after[0]) >= 0
}

// shift is a formula as it reads in a cell so many columns and rows away.
func shift(formula string, columns, rows int) string {
	move := func(p *point) {
		if p.column > 0 && !p.fixedCol {
			p.column = (p.column-1+columns+lastColumn)%lastColumn + 1
		}
		if p.row > 0 && !p.fixedRow {
			p.row = (p.row-1+rows+lastRow)%lastRow + 1
		}
	}
	return rewrite(formula, func(r reference) string {
		move(&r.first)
		move(&r.last)
		return r.String()
	})
}

// nowhere is a cell that never holds anything: what stood in rows that are not
// written is read as empty.
var nowhere = point{column: lastColumn, row: lastRow, fixedCol: true, fixedRow: true}

// A place is where a formula stands.
type place struct {
	sheet string // folded; empty for none
	in    *block // nil outside of all sheets
	takes bool   // it is all areas, as in a chart
}

// formula is a formula as it reads where rows have moved. What lies in the
// item that the formula itself stands in is that of the same item; a row that
// is fixed by $ and anything outside is read over the whole list.
func (r *renderer) formula(text string, at place) string {
	if !r.moved {
		return text
	}
	return rewrite(text, func(f reference) string {
		if f.first.row == 0 {
			return f.String()
		}
		sheet := at.sheet
		if f.prefix != "" {
			sheet = fold(f.sheet)
		}
		root := r.layouts[sheet]
		if root == nil {
			return f.String()
		}
		level := func(p point) *block {
			if sheet != at.sheet || p.fixedRow || at.in == nil {
				return root
			}
			return at.in.above(p.row)
		}
		if f.last.row < f.first.row {
			f.first.row, f.last.row = f.last.row, f.first.row
			f.first.fixedRow, f.last.fixedRow = f.last.fixedRow, f.first.fixedRow
		}
		a, b := level(f.first), level(f.last)
		top, found := a.first(f.first.row, min(f.last.row, a.to))
		bottom, found2 := b.last(max(f.first.row, b.from), f.last.row)
		if !found || !found2 {
			if top, found = root.first(f.first.row, f.last.row); found {
				bottom, _ = root.last(f.first.row, f.last.row)
			}
		}
		if !found {
			return f.prefix + nowhere.String()
		}
		f.first.row = top
		if f.isArea || (f.whole || at.takes) && bottom != top {
			f.last.row, f.isArea = bottom, true
		}
		return f.String()
	})
}
