package page

import (
	"cmp"
	"strings"

	"github.com/biaoping/biaoping/report/doc"
)

// sizes are those of a table's text, from the largest to the smallest.
var sizes = [...]Unit{sizeS4, size5, sizeS5}

// columns finds the edges of the columns on the width of the 版心, and the size
// of the text: the one for so many columns, or a smaller one in which every
// word and number fits its column, or at least every word.
func (tf *tableFlow) columns() ([]Unit, error) {
	needs, err := tf.needs()
	if err != nil {
		return nil, err
	}
	widths := tf.widths(needs)
	if err := tf.settle(widths, needs); err != nil {
		return nil, err
	}
	x := make([]Unit, len(widths)+1)
	for i, w := range widths {
		if w < 2*cellX+tf.body.size {
			return nil, cmp.Or(tf.crowded(), noRoom(firstWords(tf.t), "表格%s第 %d 列太窄，放不下一个字；%s", tf.t.QuotedName(), i+1, tf.wayOut()))
		}
		x[i+1] = x[i] + w
	}
	return x, nil
}

// needs is what the columns need in the size it finds for the text: the
// largest in which numbers stay whole and leave room for names; else in which
// numbers stay whole; else in which words do; else the smallest.
func (tf *tableFlow) needs() ([]columnNeed, error) {
	var found []columnNeed
	var size Unit
	most := -1
	for _, try := range sizes {
		if try > tf.body.size {
			continue
		}
		tf.body.size = try
		needs := make([]columnNeed, len(tf.t.Columns))
		var words, numbers, names Unit
		for c := range needs {
			n, err := tf.measure(c)
			if err != nil {
				return nil, err
			}
			needs[c] = n
			words += n.word
			numbers += max(n.word, n.number)
			names += max(n.word, n.number, min(n.want, roomForNames*try))
		}
		fit := 0 // 1: the words fit; 2: the numbers too; 3: and they leave room
		switch {
		case numbers <= tf.sheet.w && (names <= tf.sheet.w || numbers == words):
			fit = 3
		case numbers <= tf.sheet.w:
			fit = 2
		case words <= tf.sheet.w:
			fit = 1
		}
		if fit > most || fit == 0 {
			found, size, most = needs, try, fit
		}
		if most == 3 {
			break
		}
	}
	tf.body.size = size
	if most >= 2 {
		for c := range found {
			found[c].whole()
		}
	}
	return found, nil
}

// roomForNames is what numbers leave of a column of names, in characters.
const roomForNames = 7

// widths divides the 版心: columns with a share divide what those without one
// leave, but for the room of their longest word; those without take what their
// content wants as far as there is room.
func (tf *tableFlow) widths(needs []columnNeed) []Unit {
	var open, shared []int
	shares := 0
	for i, c := range tf.t.Columns {
		if shares += c.Share; c.Share == 0 {
			open = append(open, i)
		} else {
			shared = append(shared, i)
		}
	}
	widths := make([]Unit, len(needs))
	left := tf.sheet.w
	if len(open) > 0 {
		limit := left
		if shares > 0 {
			limit = left / 2
		}
		byContent(widths, needs, open, limit, shares == 0)
		for _, i := range open {
			left -= widths[i]
		}
	}
	least, want := make([]int, len(shared)), make([]int, len(shared))
	given := 0
	for k, i := range shared {
		share := tf.t.Columns[i].Share
		given += share
		least[k] = int(needs[i].word)
		want[k] = max(least[k], int(int64(left)*int64(given)/int64(shares)-int64(left)*int64(given-share)/int64(shares)))
	}
	if len(shared) > 0 {
		for k, w := range doc.Divide(least, want, int(left)) {
			widths[shared[k]] = Unit(w)
		}
	}
	return widths
}

// tooNarrow is the error for a word, number or code that a column would cut.
func (tf *tableFlow) tooNarrow(col int, token string) error {
	return cmp.Or(tf.crowded(), noRoom(token, "表格%s第 %d 列太窄，“%s”要从中间断开；%s", tf.t.QuotedName(), col+1, token, tf.wayOut()))
}

// crowded is the error for a word that leaves the other columns no room, being
// longer than half a line of the page; nil when there is none.
func (tf *tableFlow) crowded() error {
	for r := range tf.grid {
		for c, p := range tf.grid[r] {
			items, err := tf.setText(nil, p.Cell.Text, tf.body)
			if err != nil {
				return err
			}
			at := tf.opportunities(items)
			for i := 0; i < len(items); {
				word := wordAt(items, at, i)
				if width(word) > tf.sheet.w/2 {
					text := textOf(word)
					return noRoom(text, "表格%s第 %d 列的“%s”太长又不能断行，其他列没有地方，请缩短", tf.t.QuotedName(), c+1, brief(text))
				}
				i += len(word)
			}
		}
	}
	return nil
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
func byContent(widths []Unit, needs []columnNeed, open []int, limit Unit, fill bool) {
	least, want := make([]int, len(open)), make([]int, len(open))
	var tokens, all, wants Unit
	for k, c := range open {
		n := &needs[c]
		least[k], want[k] = int(n.least), int(n.want)
		tokens += n.token
		all += n.least
		wants += n.want
	}
	if !fill {
		limit = min(limit, wants)
	}
	for k, c := range open {
		switch {
		case tokens > limit:
			least[k] = int(needs[c].word)
		case all > limit:
			least[k] = int(needs[c].token)
		}
	}
	for k, w := range doc.Divide(least, want, int(limit)) {
		widths[open[k]] = Unit(w)
	}
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
// that no word or code is cut, so that a number with 汉字 in it, as of a
// certificate or a document, stays on one line, so that no token is cut and
// names stay whole, so that short words stay whole, so that no line is broken.
type columnNeed struct{ word, number, token, least, want Unit }

// whole makes a number of the column one word.
func (n *columnNeed) whole() {
	n.word = max(n.word, n.number)
	n.token = max(n.token, n.word)
	n.least = max(n.least, n.word)
	n.want = max(n.want, n.word)
}

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
		if items, err = tf.setText(items[:0], p.Cell.Text, tf.style(p.Cell, r < len(tf.t.Header), tf.t.RowAt(r).Total)); err != nil {
			return n, err
		}
		x := extent{line: width(items)}
		if doc.IsNumber(p.Cell.Text.String()) {
			n.number = max(n.number, x.line)
		}
		if x.line > n.word || !oneLiner(items) {
			x = tf.extent(items)
		}
		if r < len(tf.t.Header) {
			x.line = max(x.token, tf.headingWidth(items, x.line))
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
	n.number = min(n.number, tf.sheet.w/2)
	n.token = min(n.token, tf.sheet.w/2)
	n.least = max(n.least, n.token)
	n.want = min(max(n.want, n.least), longestWish)
	return columnNeed{n.word + 2*cellX, n.number + 2*cellX, n.token + 2*cellX, n.least + 2*cellX, n.want + 2*cellX}, nil
}

// headingWidth is the width that items, which are line wide, need so that they
// take two lines at most as a heading.
func (f *flow) headingWidth(items []item, line Unit) Unit {
	if len(items) > longestLabel || !oneLiner(items) {
		return (line + 1) / 2
	}
	runes, ends, barred := labelOf(items, f.opportunities(items))
	return Unit(doc.LabelWidth(runes, ends, barred, int(items[0].style.size/2)))
}

// An extent is the width of the longest line of a text, of its longest token,
// which has no place to break, and of its longest word, which has none even as
// a last resort.
type extent struct{ line, token, word Unit }

func (f *flow) extent(items []item) (longest extent) {
	at := f.tieNames(items, tokenBreak)
	var x extent
	for i := range items {
		switch {
		case items[i].class == newline:
			x = extent{}
			continue
		case at[i] >= mayBreak:
			x.token, x.word = 0, 0
		case at[i] == tokenBreak:
			x.word = 0
		}
		x.line += items[i].Advance
		x.token += items[i].Advance
		x.word += items[i].Advance
		longest = extent{max(longest.line, x.line), max(longest.token, x.token), max(longest.word, x.word)}
	}
	return longest
}

// wordAt is the word of which items[i] is part.
func wordAt(items []item, at []opportunity, i int) []item {
	from, to := i, i+1
	for from > 0 && at[from] == noBreak {
		from--
	}
	for to < len(items) && at[to] == noBreak {
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
