package page

import (
	"strings"

	"github.com/biaoping/biaoping/report/doc"
)

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

// textOf is the characters of items, without the spaces and line breaks around
// them.
func textOf(items []item) string {
	var b strings.Builder
	for i := range items {
		b.WriteRune(items[i].Rune)
	}
	return strings.TrimSpace(b.String())
}
