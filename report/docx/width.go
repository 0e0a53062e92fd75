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
		needs := l.columnNeeds(open, total/2)
		limit := total
		if shares > 0 {
			wanted := 0
			for _, n := range needs {
				wanted += n.most
			}
			limit = min(wanted, total/2)
		}
		for k, w := range divide(needs, limit) {
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

// A columnNeed is the width below which a column cannot be read, and the
// width that sets all of its lines unbroken.
type columnNeed struct{ least, most int }

const (
	leastHalves = 6    // in which text is set before it is broken: no column of single characters
	pictureMost = 3402 // 60 mm, wanted by a picture without another wish
)

// columnNeeds are the needs of the open columns by their cells of one
// column, of each at most limit.
func (l *tableLayout) columnNeeds(open []int, limit int) []columnNeed {
	needs := make([]columnNeed, len(open))
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
		most := max((widest+1)*l.half(), picture) + 2*cellPad
		least := (max(min(widest, leastHalves), token+token/8)+1)*l.half() + 2*cellPad
		needs[k] = columnNeed{min(least, limit), min(most, limit)}
	}
	return needs
}

// divide gives total to columns by their needs: in proportion to them when
// there is enough for all, else to each its least and an equal part of what
// it wants beyond that. The last column takes what rounding leaves.
func divide(needs []columnNeed, total int) []int {
	least, most := 0, 0
	for _, n := range needs {
		least += n.least
		most += n.most
	}
	widths := make([]int, len(needs))
	for k, n := range needs {
		switch {
		case total >= most:
			widths[k] = total * n.most / most
		case total <= least:
			widths[k] = total * n.least / least
		default:
			widths[k] = n.least + (total-least)*(n.most-n.least)/(most-least)
		}
	}
	widths[len(widths)-1] += total - sum(widths)
	return widths
}
