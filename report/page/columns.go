package page

import (
	"fmt"
)

// columns finds the edges of the columns on the width of the 版心: columns
// with a share divide what those without one leave, and those take what
// their content wants as far as there is room.
func (tf *tableFlow) columns() ([]Unit, error) {
	cols := tf.t.Columns
	shares := 0
	var open []int // columns without a share
	for i, c := range cols {
		shares += c.Share
		if c.Share == 0 {
			open = append(open, i)
		}
	}
	widths := make([]Unit, len(cols))
	left := tf.sheet.w
	if len(open) > 0 {
		limit := left
		if shares > 0 {
			limit = left / 2
		}
		if err := tf.byContent(widths, open, limit, shares == 0); err != nil {
			return nil, err
		}
		for _, i := range open {
			left -= widths[i]
		}
	}
	given := 0
	for i, c := range cols {
		if c.Share > 0 {
			given += c.Share
			widths[i] = Unit(int64(left)*int64(given)/int64(shares)) - Unit(int64(left)*int64(given-c.Share)/int64(shares))
		}
	}
	x := make([]Unit, len(cols)+1)
	for i, w := range widths {
		if w < 2*cellX+tf.body.size {
			return nil, fmt.Errorf("表格《%s》第 %d 列太窄，放不下一个字；请调整列宽或改为横排", tf.t.Name, i+1)
		}
		x[i+1] = x[i] + w
	}
	return x, nil
}

// byContent gives the open columns between the width of their longest token
// and that of their longest line; all of limit when fill is set.
func (tf *tableFlow) byContent(widths []Unit, open []int, limit Unit, fill bool) error {
	least, most := make([]Unit, len(open)), make([]Unit, len(open))
	var sumLeast, sumMost Unit
	for k, c := range open {
		var err error
		if least[k], most[k], err = tf.measure(c); err != nil {
			return err
		}
		sumLeast += least[k]
		sumMost += most[k]
	}
	for k, c := range open {
		switch {
		case sumMost <= limit && fill:
			widths[c] = Unit(int64(most[k]) * int64(limit) / int64(sumMost))
		case sumMost <= limit:
			widths[c] = most[k]
		case sumLeast >= limit:
			widths[c] = Unit(int64(least[k]) * int64(limit) / int64(sumLeast))
		default:
			widths[c] = least[k] + Unit(int64(limit-sumLeast)*int64(most[k]-least[k])/int64(sumMost-sumLeast))
		}
	}
	return nil
}

// measure is the width of the longest token and of the longest line of
// column c, with the blank beside them; of a long text at most half the 版心.
func (tf *tableFlow) measure(c int) (least, most Unit, err error) {
	least = 2 * tf.body.size
	var items []item
	for r := range tf.grid {
		p := tf.grid[r][c]
		if !p.Origin(r, c) || p.Cell.ColSpan > 1 {
			continue
		}
		if items, err = tf.setText(items[:0], p.Cell.Text, tf.body); err != nil {
			return 0, 0, err
		}
		lw, tw := tf.longest(items)
		least, most = max(least, tw), max(most, lw)
		if p.Cell.Picture != nil {
			most = max(most, MM(60))
		}
	}
	most = min(most, tf.sheet.w/2)
	least = min(least, most)
	return max(least, 2*tf.body.size) + 2*cellX, max(most, 2*tf.body.size) + 2*cellX, nil
}

// longest is the width of the longest line and of the longest token of items.
func (tf *tableFlow) longest(items []item) (lineWidth, tokenWidth Unit) {
	at := tf.opportunities(items)
	var l, t Unit
	for i := range items {
		if at[i] != noBreak {
			t = 0
		}
		if items[i].class == newline {
			l = 0
			continue
		}
		l += items[i].Advance
		t += items[i].Advance
		lineWidth, tokenWidth = max(lineWidth, l), max(tokenWidth, t)
	}
	return lineWidth, tokenWidth
}
