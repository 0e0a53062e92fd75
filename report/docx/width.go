package docx

import (
	"context"
	"fmt"

	"github.com/biaoping/biaoping/report/doc"
)

// mostColumns is the number of columns with which Word opens a table.
const mostColumns = 63

// layOut measures t and sets its columns.
func layOut(ctx context.Context, t *doc.Table, s sheet) (*tableLayout, error) {
	if n := len(t.Columns); n > mostColumns {
		return nil, fmt.Errorf("表格《%s》有 %d 列，Word 至多容纳 %d 列", t.Name, n, mostColumns)
	}
	grid, err := t.Grid()
	if err != nil {
		return nil, err
	}
	l := &tableLayout{Table: t, tableType: typeFor(len(t.Columns)), grid: grid, aligns: t.Aligns(grid)}
	l.spans.limit = s.textHeight() / 2
	l.needs = make([]measure, len(grid)*len(t.Columns))
	for i, row := range grid {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		for col, p := range row {
			if p.Origin(i, col) {
				*l.need(p) = measureOf(p.Cell.Text)
			}
		}
	}
	l.shrink(s.textWidth())
	l.widths = l.columnWidths(s.textWidth())
	return l, nil
}

// shrink makes the type of the table smaller until no number or code need be
// torn, where that is possible.
func (l *tableLayout) shrink(total int) {
	first := l.tableType
	for _, t := range tableTypes {
		if t.size > first.size {
			continue
		}
		l.tableType = t
		if sum(l.codeWidths(total)) <= total {
			return
		}
	}
	l.tableType = first
}

// codeWidths are the widths the columns need so that no number or code is
// torn, half of total at most.
func (l *tableLayout) codeWidths(total int) []int {
	widths := make([]int, len(l.Columns))
	for col := range l.Columns {
		halves := 5 // 序号, and a little
		for i, row := range l.grid {
			if p := row[col]; p.Origin(i, col) && p.Cell.ColSpan <= 1 {
				halves = max(halves, l.codeHalves(p, i < len(l.Header)))
			}
		}
		widths[col] = min(halves*l.half()+2*cellPad+hairline, total/2)
	}
	return widths
}

// codeHalves is the room for the longest number or code in the cell at p, in
// half characters: a third more than letters and digits measure, for without
// the typeface of the standard they may be set in a wider one.
func (l *tableLayout) codeHalves(p doc.Place, header bool) int {
	n := l.need(p)
	whole := n.token + n.token/3
	if !header && doc.IsNumber(p.Cell.Text.String()) {
		whole = max(whole, n.widest+n.widest/4)
	}
	return whole
}

// need is what the text of the cell at p needs.
func (l *tableLayout) need(p doc.Place) *measure { return &l.needs[p.Row*len(l.Columns)+p.Col] }

// width is the width of the cell at p.
func (l *tableLayout) width(p doc.Place) int {
	return sum(l.widths[p.Col : p.Col+max(p.Cell.ColSpan, 1)])
}

// half is the width of half a character.
func (l *tableLayout) half() int { return l.size * 5 }

// linesAt estimates the lines that the text of the cell at p takes.
func (l *tableLayout) linesAt(p doc.Place) int {
	perLine := max(1, (l.width(p)-2*cellPad)/l.half())
	n := l.need(p)
	return n.lines + n.whole/perLine
}

// columnWidths divides total among the columns. Those without a share take
// what their content wants, beside columns with shares half of total at
// most; the shares divide the rest.
func (l *tableLayout) columnWidths(total int) []int {
	var open []int // columns without a share
	shares := 0
	for i, c := range l.Columns {
		if c.Share > 0 {
			shares += c.Share
		} else {
			open = append(open, i)
		}
	}
	widths := make([]int, len(l.Columns))
	rest := total
	if len(open) > 0 {
		token, least, want := l.columnNeeds(open, total/2)
		limit := total
		if shares > 0 {
			limit = min(sum(want), total/2)
		}
		if sum(least) > limit {
			codes := l.codeWidths(total)
			for k, col := range open {
				least[k] = codes[col]
			}
		}
		if sum(least) > limit {
			least = token
		}
		for k, w := range doc.Divide(least, want, limit) {
			widths[open[k]] = w
			rest -= w
		}
	}
	if shares > 0 {
		l.divideShares(widths, rest, shares)
	} else if len(l.Header) > 0 {
		l.settle(widths, total)
	}
	return widths
}

// settle moves width between the columns where that makes the rows lower.
func (l *tableLayout) settle(widths []int, total int) {
	open := make([]int, len(widths))
	for i := range open {
		open[i] = i
	}
	_, floor, _ := l.columnNeeds(open, total/2)
	for i := range floor {
		floor[i] = min(floor[i], widths[i])
	}
	every := (len(l.grid) + doc.Sampled - 1) / doc.Sampled
	doc.Settle(widths, floor, (len(l.grid)+every-1)/every, 16*l.half(), func(row, column, width int) int {
		p := l.grid[row*every][column]
		if !p.Origin(row*every, column) || p.Cell.ColSpan > 1 || p.Cell.RowSpan > 1 {
			return 1
		}
		n := l.need(p)
		per := max(1, (width-2*cellPad)/l.half())
		lines := n.lines
		if n.whole > per {
			lines += (n.whole - 1) / max(per-1, 1)
		}
		if row*every < len(l.Header) && headingHalves(p.Cell.Text.String()) > per-1 {
			lines++ // it would be torn
		}
		return lines
	})
}

// divideShares divides rest among the columns with shares, but that none is so
// narrow that it tears a number or code.
func (l *tableLayout) divideShares(widths []int, rest, shares int) {
	codes := l.codeWidths(rest)
	var least, want []int
	left := rest
	for i, c := range l.Columns {
		if c.Share == 0 {
			continue
		}
		w := left * c.Share / shares
		left -= w
		shares -= c.Share
		least = append(least, codes[i])
		want = append(want, max(w, codes[i]))
	}
	k := 0
	for _, w := range doc.Divide(least, want, rest) {
		for l.Columns[k].Share == 0 {
			k++
		}
		widths[k] = w
		k++
	}
}

// Half characters of a text that stand on one line: of any text, such as a
// name, and of a text where there is a little more room.
const (
	nameHalves = 6
	wordHalves = 8
)

const (
	pictureMost = 3402 // 60 mm, wanted by a picture without another wish

	// longestWish is the longest line a column may wish for: longer texts
	// would leave nothing to the others. Four times the 版心.
	longestWish = 4 * 8844
)

// columnNeeds are the widths that the open columns need so that no token is
// torn, each half at most, so that short words stay whole, and so that no
// line is broken. A heading may take two lines.
func (l *tableLayout) columnNeeds(open []int, half int) (token, least, want []int) {
	token, least, want = make([]int, len(open)), make([]int, len(open)), make([]int, len(open))
	for k, col := range open {
		run, code, name, word, line, picture := 4, 5, 0, 0, 0, 0
		for i, row := range l.grid {
			p := row[col]
			if !p.Origin(i, col) || p.Cell.ColSpan > 1 {
				continue
			}
			n := *l.need(p)
			if i < len(l.Header) {
				n.widest = max(n.token, headingHalves(p.Cell.Text.String()))
			}
			run = max(run, n.token)
			code = max(code, l.codeHalves(p, i < len(l.Header)))
			name = max(name, min(n.widest, nameHalves))
			word = max(word, min(n.widest, wordHalves))
			line = max(line, n.widest)
			if pic := p.Cell.Picture; pic != nil {
				picture = max(picture, pictureMost, mm(float64(pic.WidthMM)))
			}
		}
		// Where there is room, half a character more than measured for words:
		// typefaces differ.
		width := func(halves int) int { return halves*l.half() + 2*cellPad + hairline }
		token[k] = min(width(max(run, name)), half)
		least[k] = min(width(max(code, word+1)), half)
		want[k] = min(max(width(line+1), least[k], picture+2*cellPad), longestWish)
	}
	return token, least, want
}
