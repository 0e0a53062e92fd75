package page

import (
	"cmp"

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
