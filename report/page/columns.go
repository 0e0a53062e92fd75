package page

import "github.com/biaoping/biaoping/report/doc"

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
			return nil, noRoom(firstWords(tf.t), "表格%s第 %d 列太窄，放不下一个字；请调整列宽或改为横排", tf.t.QuotedName(), i+1)
		}
		x[i+1] = x[i] + w
	}
	return x, nil
}

// byContent gives the open columns what doc.Divide says, of limit at most; all
// of limit when fill is set.
func (tf *tableFlow) byContent(widths []Unit, open []int, limit Unit, fill bool) error {
	tokens, least, want := make([]int, len(open)), make([]int, len(open)), make([]int, len(open))
	var sumLeast, sumWant Unit
	for k, c := range open {
		n, err := tf.measure(c)
		if err != nil {
			return err
		}
		tokens[k], least[k], want[k] = int(n.token), int(n.least), int(n.want)
		sumLeast += n.least
		sumWant += n.want
	}
	if !fill {
		limit = min(limit, sumWant)
	}
	if sumLeast > limit {
		least = tokens
	}
	for k, w := range doc.Divide(least, want, int(limit)) {
		widths[open[k]] = Unit(w)
	}
	return nil
}

// longestWish is the longest line a column may wish for: longer texts would
// leave nothing to the others.
var longestWish = 4 * textWidth

// Characters of a text that stand on one line: of any text, such as a name,
// and of a text where there is a little more room.
const (
	nameChars = 3
	wordChars = 4
)

// A columnNeed is what a column needs, the blank beside the text included: so
// that no token is torn, so that short words stay whole, so that no line is
// broken.
type columnNeed struct{ token, least, want Unit }

// measure is what column c needs. A header may take two lines.
func (tf *tableFlow) measure(c int) (n columnNeed, err error) {
	n.token = 2 * tf.body.size
	var items []item
	for r := range tf.grid {
		p := tf.grid[r][c]
		if !p.Origin(r, c) || p.Cell.ColSpan > 1 {
			continue
		}
		if items, err = tf.setText(items[:0], p.Cell.Text, tf.body); err != nil {
			return n, err
		}
		line, token := tf.longest(items)
		if r < len(tf.t.Header) {
			line = max(token, (line+1)/2)
		}
		n.token = max(n.token, token, min(line, nameChars*tf.body.size))
		n.least = max(n.least, min(line, wordChars*tf.body.size))
		n.want = max(n.want, line)
		if p.Cell.Picture != nil {
			n.want = max(n.want, MM(60))
		}
	}
	n.token = min(n.token, tf.sheet.w/2)
	n.least = max(n.least, n.token)
	n.want = min(max(n.want, n.least), longestWish)
	return columnNeed{n.token + 2*cellX, n.least + 2*cellX, n.want + 2*cellX}, nil
}

// longest is the width of the longest line and of the longest token of items.
func (tf *tableFlow) longest(items []item) (lineWidth, tokenWidth Unit) {
	at := tf.opportunities(items)
	var l, t Unit
	for i := range items {
		if at[i] >= mayBreak {
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
