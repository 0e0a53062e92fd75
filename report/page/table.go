package page

import (
	"github.com/biaoping/biaoping/report/doc"
	"github.com/biaoping/biaoping/report/font"
)

// Measures of tables. They are ours: GB/T 9704—2012 only says that a table
// keeps inside the 版心.
const (
	ruleInner    = 500 // 0.5 pt
	cellX        = 3500
	cellY        = 3 * Pt
	rowLeast     = 22 * Pt
	tableAfter   = 8 * Pt
	nameLeading  = 28 * Pt
	largestTable = 6  // columns in 小四; more are set in 五号
	largerTable  = 10 // columns in 五号; more are set in 小五
)

// A tableFlow lays one table: row by row, page by page.
type tableFlow struct {
	*flow
	t      *doc.Table
	grid   [][]doc.Place
	aligns []doc.Align
	x      []Unit // left edge of each column from that of the 版心; the last: the right edge
	body   style
	lead   Unit        // height of a line of text
	head   []rowLayout // the header
	edges  []Unit      // where the rule at each column edge began on this page; -1: there is none
	fresh  bool        // the next row is the first below an edge of the table or below the header
	spans  []span      // cells that go on into the next row
	trail  Unit        // height that must follow the last row on its page
	beside Unit        // height of the table with the chart or the pictures after it, where one page holds both
	note   Unit        // height of the note that must follow the last row
	room   []rowLayout // of the rows that are being placed
}

// table lays t with its name above and its note below. A table that goes on
// over a page repeats its header under 续表; a row is split only when it is
// taller than a page.
func (f *flow) table(t *doc.Table, rest []doc.Block) error {
	grid, err := t.Grid()
	if err != nil {
		return err
	}
	tf := &tableFlow{flow: f, t: t, grid: grid, aligns: t.Aligns(grid), body: cellStyle(len(t.Columns))}
	if tf.x, err = tf.columns(); err != nil {
		return err
	}
	tf.lead = tf.body.size * 27 / 20
	for i := range t.Header {
		r, err := tf.row(i)
		if err != nil {
			return err
		}
		tf.head = append(tf.head, r)
	}
	if heightOf(tf.head) > f.sheet.h/2 {
		return noRoom(firstWords(t), "表格%s的表头高过半页，请减少表头文字或改为横排", t.QuotedName())
	}
	if t.Name != "" {
		sh := shape{align: centered, leading: nameLeading, keepAll: true}
		if t.Plain {
			sh.leading = captionLeading
		}
		if err := f.text(doc.Plainly(t.Name), strongStyle.at(size4), sh); err != nil {
			return err
		}
	}
	if tf.trail, err = f.tail(rest); err != nil {
		return err
	}
	if tf.note, err = tf.noteHeight(); err != nil {
		return err
	}
	if tf.beside, err = tf.withChart(following(rest)); err != nil {
		return err
	}
	if tf.beside == 0 {
		if tf.beside, err = tf.withPictures(rest); err != nil {
			return err
		}
	}
	if err := tf.rows(); err != nil {
		return err
	}
	if len(t.Note) == 0 {
		f.y += tableAfter
		return nil
	}
	return f.text(t.Note, tf.body, shape{leading: tf.lead})
}

// firstWords are words by which t is known: its name, or its first cell.
func firstWords(t *doc.Table) string {
	if t.Name != "" || len(t.Header)+len(t.Rows) == 0 {
		return t.Name
	}
	for _, c := range t.RowAt(0).Cells {
		if len(c.Text) > 0 {
			return c.Text.String()
		}
	}
	return ""
}

// cellStyle is smaller the more columns a table has; columns may make it
// smaller still.
func cellStyle(columns int) style {
	st := style{role: font.FangSong, size: sizeS4}
	switch {
	case columns > largerTable:
		st.size = sizeS5
	case columns > largestTable:
		st.size = size5
	}
	return st
}

// rows lays the header and the body.
func (tf *tableFlow) rows() error {
	tf.slab = nil // from here on it holds rows alone
	i, begun := len(tf.head), false
	for i < len(tf.grid) || !begun {
		chunk, err := tf.chunk(i)
		if err != nil {
			return err
		}
		last := Unit(0)
		if i+len(chunk) >= len(tf.grid) {
			last = tf.foot()
		}
		if !begun {
			tf.begin(chunk, last)
			begun = true
		} else if need := tf.need(chunk) + last; tf.y+need > tf.sheet.h+rounding && need <= tf.whole() {
			if err := tf.turn(); err != nil {
				return err
			}
		}
		for k := range chunk {
			if err := tf.place(&chunk[k]); err != nil {
				return err
			}
		}
		i += len(chunk)
		if len(tf.spans) == 0 { // all of them are drawn
			tf.slab = tf.slab[:0]
		}
	}
	tf.close()
	return nil
}

// whole is the height of a page below a repeated header.
func (tf *tableFlow) whole() Unit { return tf.sheet.h - captionLeading - heightOf(tf.head) }

// begin places what is held above the table on a page that has room for the
// header and the first rows too, and opens the table there. Where no page has
// room for those, it has for the first of them, or for the first lines of it.
func (tf *tableFlow) begin(rows []rowLayout, last Unit) {
	need := max(tf.beside, heightOf(tf.head)+heightOf(rows)+last)
	for n := len(rows) - 1; n > 0 && need > tf.sheet.h; n-- {
		need = heightOf(tf.head) + heightOf(rows[:n])
	}
	if need > tf.sheet.h {
		need = heightOf(tf.head) + tf.splittable()
	}
	if tf.y > 0 && tf.after(tf.held)+need > tf.sheet.h+rounding {
		tf.newPage()
	}
	tf.flush()
	tf.open(false)
}

// splittable is the least room in which a row that is taller than a page
// begins.
func (tf *tableFlow) splittable() Unit { return 3*tf.lead + 2*cellY }

// turn ends the part on this page and begins the next one, of a ruled table
// under 续表.
func (tf *tableFlow) turn() error {
	tf.close()
	tf.newPage()
	if tf.t.Plain {
		tf.open(true)
		return nil
	}
	items, err := tf.set(nil, "（续表）", tf.body.with(font.Kai))
	if err != nil {
		return err
	}
	right := tf.sheet.left + tf.x[len(tf.x)-1]
	put(tf.page(), items, right-width(items), tf.sheet.top+baseline(captionLeading, tf.body.size), true)
	tf.y = captionLeading
	tf.open(true)
	return nil
}

// open begins a part of the table with its header.
func (tf *tableFlow) open(repeated bool) {
	tf.edges = make([]Unit, len(tf.x))
	for i := range tf.edges {
		tf.edges[i] = -1
	}
	going := tf.spans
	tf.spans = nil
	for i := range tf.head {
		tf.fresh = i == 0
		tf.draw(&tf.head[i], tf.head[i].height, repeated)
	}
	tf.fresh = true
	for i := range going {
		going[i].top = tf.y
	}
	tf.spans = going
}

// close ends the part of the table on this page: cells that go on show here
// what fits of them, and the rules end.
func (tf *tableFlow) close() {
	for i := range tf.spans {
		tf.spans[i].draw(tf, tf.y)
	}
	tf.across(0, len(tf.t.Columns), tf.y)
	for i := range tf.edges {
		tf.endEdge(i, tf.y)
	}
}

// across draws the rule at y over the columns between two edges.
func (tf *tableFlow) across(from, to int, y Unit) {
	if tf.t.Plain {
		return
	}
	p := tf.page()
	p.Rules = append(p.Rules, Rule{X: tf.sheet.left + tf.x[from] - ruleInner/2, Y: tf.sheet.top + y - ruleInner/2, W: tf.x[to] - tf.x[from] + ruleInner, H: ruleInner})
}

// endEdge draws the rule at column edge i from where it began to y.
func (tf *tableFlow) endEdge(i int, y Unit) {
	from := tf.edges[i]
	tf.edges[i] = -1
	if from < 0 || tf.t.Plain {
		return
	}
	p := tf.page()
	p.Rules = append(p.Rules, Rule{X: tf.sheet.left + tf.x[i] - ruleInner/2, Y: tf.sheet.top + from - ruleInner/2, W: ruleInner, H: y - from + ruleInner})
}
