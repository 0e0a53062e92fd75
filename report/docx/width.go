package docx

import (
	"fmt"

	"github.com/biaoping/biaoping/report/doc"
)

// mostColumns is the number of columns with which Word opens a table.
const mostColumns = 63

// layOut measures t and sets its columns.
func layOut(t *doc.Table, s sheet) (*tableLayout, error) {
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
		for col, p := range row {
			if p.Origin(i, col) {
				*l.need(p) = measureOf(p.Cell.Text)
			}
		}
	}
	l.widths = l.columnWidths(s.textWidth())
	return l, nil
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
		least, want := l.columnNeeds(open, total/2)
		limit := total
		if shares > 0 {
			limit = min(sum(want), total/2)
		}
		for k, w := range doc.Divide(least, want, limit) {
			widths[open[k]] = w
			rest -= w
		}
	}
	for i, c := range l.Columns {
		if c.Share > 0 {
			widths[i] = rest * c.Share / shares
			rest -= widths[i]
			shares -= c.Share
		}
	}
	return widths
}

const (
	leastHalves = 6    // in which text is set before it is broken: no column of single characters
	pictureMost = 3402 // 60 mm, wanted by a picture without another wish

	// longestWish is the longest line a column may wish for: longer texts
	// would leave nothing to the others. Four times the 版心.
	longestWish = 4 * 8844
)

// columnNeeds are the widths below which the open columns cannot be read, each
// at most half, and the widths that set all of their lines unbroken.
func (l *tableLayout) columnNeeds(open []int, half int) (least, want []int) {
	least, want = make([]int, len(open)), make([]int, len(open))
	for k, col := range open {
		widest, token, picture := leastHalves/2, 0, 0
		for i, row := range l.grid {
			p := row[col]
			if !p.Origin(i, col) || p.Cell.ColSpan > 1 {
				continue
			}
			n := l.need(p)
			widest, token = max(widest, n.widest), max(token, n.token)
			if pic := p.Cell.Picture; pic != nil {
				picture = max(picture, pictureMost, mm(float64(pic.WidthMM)))
			}
		}
		// Half a character more than measured, and an eighth more for letters
		// and digits: typefaces differ a little.
		want[k] = min(max((widest+1)*l.half(), picture)+2*cellPad, longestWish)
		least[k] = min((max(min(widest, leastHalves), token+token/8)+1)*l.half()+2*cellPad, half)
	}
	return least, want
}
