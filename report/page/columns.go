package page

import (
	"strings"

	"github.com/biaoping/biaoping/report/doc"
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
			return nil, noRoom(firstWords(tf.t), "表格%s第 %d 列太窄，放不下一个字；%s", tf.t.QuotedName(), i+1, tf.wayOut())
		}
		x[i+1] = x[i] + w
	}
	return x, nil
}

// tooNarrow is the error for a word, number or code that a column would cut.
func (tf *tableFlow) tooNarrow(col int, token string) error {
	return noRoom(token, "表格%s第 %d 列太窄，“%s”要从中间断开；%s", tf.t.QuotedName(), col+1, token, tf.wayOut())
}

// wayOut is what helps a table that is wider than the page.
func (tf *tableFlow) wayOut() string {
	if tf.sheet.landscape {
		return "请调整列宽或减少列数"
	}
	return "请调整列宽或改为横排"
}

// byContent gives the open columns what doc.Divide says, of limit at most; all
// of limit when fill is set.
func (tf *tableFlow) byContent(widths []Unit, open []int, limit Unit, fill bool) error {
	words, tokens, least, want := make([]int, len(open)), make([]int, len(open)), make([]int, len(open)), make([]int, len(open))
	var sumTokens, sumLeast, sumWant Unit
	for k, c := range open {
		n, err := tf.measure(c)
		if err != nil {
			return err
		}
		words[k], tokens[k], least[k], want[k] = int(n.word), int(n.token), int(n.least), int(n.want)
		sumTokens += n.token
		sumLeast += n.least
		sumWant += n.want
	}
	if !fill {
		limit = min(limit, sumWant)
	}
	switch {
	case sumTokens > limit:
		least = words
	case sumLeast > limit:
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
// that no word, number or code is cut, so that no token is and names stay
// whole, so that short words stay whole, so that no line is broken.
type columnNeed struct{ word, token, least, want Unit }

// measure is what column c needs. A header may take two lines.
func (tf *tableFlow) measure(c int) (n columnNeed, err error) {
	n.token = 2 * tf.body.size
	n.word = tf.body.size
	var items []item
	for r := range tf.grid {
		p := tf.grid[r][c]
		if !p.Origin(r, c) || p.Cell.ColSpan > 1 {
			continue
		}
		if items, err = tf.setText(items[:0], p.Cell.Text, tf.body); err != nil {
			return n, err
		}
		x := tf.extent(items)
		if r < len(tf.t.Header) {
			x.line = max(x.token, (x.line+1)/2)
		}
		n.word = max(n.word, x.word)
		n.token = max(n.token, x.token, min(x.line, nameChars*tf.body.size))
		n.least = max(n.least, min(x.line, wordChars*tf.body.size))
		n.want = max(n.want, x.line)
		if p.Cell.Picture != nil {
			n.want = max(n.want, MM(60))
		}
	}
	n.word = min(n.word, tf.sheet.w/2)
	n.token = min(n.token, tf.sheet.w/2)
	n.least = max(n.least, n.token)
	n.want = min(max(n.want, n.least), longestWish)
	return columnNeed{n.word + 2*cellX, n.token + 2*cellX, n.least + 2*cellX, n.want + 2*cellX}, nil
}

// An extent is the width of the longest line of a text, of its longest token,
// which has no place to break, and of its longest word, number or code, which
// nothing may cut.
type extent struct{ line, token, word Unit }

func (f *flow) extent(items []item) (longest extent) {
	at := f.opportunities(items)
	var x extent
	for i := range items {
		it := &items[i]
		if it.class == newline {
			x = extent{}
			continue
		}
		if at[i] >= mayBreak {
			x.token = 0
		}
		if at[i] >= tokenBreak || it.class != western {
			x.word = 0
		}
		x.line += it.Advance
		x.token += it.Advance
		if it.class == western {
			x.word += it.Advance
		}
		longest = extent{max(longest.line, x.line), max(longest.token, x.token), max(longest.word, x.word)}
	}
	return longest
}

// wordAt is the word, number or code of which items[i] is part.
func wordAt(items []item, at []opportunity, i int) []item {
	from, to := i, i
	for from > 0 && at[from] < tokenBreak && items[from-1].class == western {
		from--
	}
	for to < len(items) && items[to].class == western && (to == i || at[to] < tokenBreak) {
		to++
	}
	return items[from:to]
}

// textOf is the characters of items.
func textOf(items []item) string {
	var b strings.Builder
	for i := range items {
		b.WriteRune(items[i].Rune)
	}
	return b.String()
}
