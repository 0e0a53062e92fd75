package page

import (
	"github.com/biaoping/biaoping/report/doc"
	"github.com/biaoping/biaoping/report/font"
)

// A rowLayout is one row, set and broken into lines.
type rowLayout struct {
	index  int          // in the grid
	cells  []cellLayout // those that begin in it
	height Unit         // asked for by the cells that also end in it
}

// A cellLayout is the content of one cell.
type cellLayout struct {
	cell     *doc.Cell
	row, col int
	rows     int
	x, w     Unit // of its content
	lead     Unit
	lines    []setLine
	drawn    int // lines already drawn
	picture  *doc.Picture
	pw, ph   Unit // of the picture; zero when it is drawn
}

// A setLine is a line of a cell with its place.
type setLine struct {
	items []item
	dx    Unit
}

// contentHeight is what of the cell is still to be drawn, blanks included.
func (c *cellLayout) contentHeight() Unit {
	h := Unit(len(c.lines)-c.drawn)*c.lead + c.ph
	return max(h, Unit(c.cell.Space)*linePitch) + 2*cellY
}

func heightOf(rows []rowLayout) Unit {
	var h Unit
	for i := range rows {
		h += rows[i].height
	}
	return h
}

// row sets row i of the grid.
func (tf *tableFlow) row(i int) (rowLayout, error) {
	var r rowLayout
	return r, tf.setRow(&r, i)
}

// setRow is row in the room of an earlier row.
func (tf *tableFlow) setRow(r *rowLayout, i int) error {
	if err := tf.ctx.Err(); err != nil {
		return err
	}
	r.index, r.cells, r.height = i, r.cells[:0], rowLeast
	header := i < len(tf.t.Header)
	total := tf.t.RowAt(i).Total
	for c, p := range tf.grid[i] {
		if !p.Origin(i, c) {
			continue
		}
		cell, err := tf.cell(p.Cell, i, c, header, total)
		if err != nil {
			return err
		}
		if cell.rows == 1 {
			r.height = max(r.height, cell.contentHeight())
		}
		r.cells = append(r.cells, cell)
	}
	return nil
}

// tallestPicture is how high a picture in a table may be.
var tallestPicture = MM(70)

// justifiedFrom is the width in characters from which the text of a cell is
// justified: a narrower one would be torn apart.
const justifiedFrom = 12

// style is that of a cell: headings and totals stand in 黑体.
func (tf *tableFlow) style(cell *doc.Cell, header, total bool) style {
	if header || total || cell.Head {
		return tf.body.with(font.Hei)
	}
	return tf.body
}

// cell sets one cell.
func (tf *tableFlow) cell(cell *doc.Cell, row, col int, header, total bool) (cellLayout, error) {
	left, right := tf.x[col], tf.x[col+max(cell.ColSpan, 1)]
	c := cellLayout{cell: cell, row: row, col: col, rows: max(cell.RowSpan, 1), x: left + cellX, w: right - left - 2*cellX, lead: tf.lead}
	st := tf.style(cell, header, total)
	a := [...]alignment{doc.AlignLeft: justified, doc.AlignCenter: centered, doc.AlignRight: rightAligned}[cell.AlignIn(tf.aligns[col], header)]
	if a == justified && c.w < justifiedFrom*tf.body.size {
		a = leftAligned
	}
	if cell.Picture != nil {
		c.picture = cell.Picture
		c.pw, c.ph = pictureSize(cell.Picture, c.w, tallestPicture)
		c.ph += cellY
		if cell.Picture.Caption != "" {
			items, err := tf.short(doc.Plainly(cell.Picture.Caption), st)
			if err != nil {
				return c, err
			}
			if err := c.addLines(tf, items, centered); err != nil {
				return c, err
			}
		}
	}
	if len(cell.Text) > 0 {
		items, err := tf.short(cell.Text, st)
		if err != nil {
			return c, err
		}
		if err := c.addLines(tf, items, a); err != nil {
			return c, err
		}
	}
	return c, nil
}

// addLines breaks items into lines of the cell. A word, number or code that
// would have to be cut is an error; only one that is longer than half a line of
// the page is broken anywhere.
func (c *cellLayout) addLines(tf *tableFlow, items []item, a alignment) error {
	lines, cut := tf.setLines(c.lines, items, c.w, a)
	c.lines = lines
	if cut < 0 {
		return nil
	}
	if word := wordAt(items, tf.opportunities(items), cut); width(word) <= tf.sheet.w/2 {
		return tf.tooNarrow(c.col, textOf(word))
	}
	return nil
}

// setLines appends the lines of items, which are at most w wide, to lines.
// Lines that stand in the middle are balanced: no single character is left
// over. It gives the first item before which a word is cut; -1 for none.
func (f *flow) setLines(lines []setLine, items []item, w Unit, a alignment) (all []setLine, cut int) {
	if oneLiner(items) && width(items) <= w { // most cells: there is no break to look for
		set, dx := f.fit(items[:trim(items, 0, len(items))], w, a, true)
		return append(lines, setLine{set, dx}), -1
	}
	at := f.tieNames(items, tokenBreak)
	broken := wrap(items, at, w, 0, a == justified)
	if a == centered && len(broken) > 1 {
		broken = f.bySense(items, at, w, broken)
	}
	cut = firstCut(items, at, broken)
	for _, l := range broken {
		set, dx := f.fit(items[l.from:l.to], w, a, l.last)
		lines = append(lines, setLine{set, dx})
	}
	return lines, cut
}

// oneLiner reports whether items break no line by themselves.
func oneLiner(items []item) bool {
	for i := range items {
		if items[i].class == newline {
			return false
		}
	}
	return len(items) > 0
}

// firstCut is the item before which a word, number or code is cut; -1 for none.
func firstCut(items []item, at []opportunity, lines []line) int {
	for _, l := range lines {
		if l.next < len(items) && at[l.next] == noBreak && items[l.next-1].class == western && items[l.next].class == western {
			return l.next
		}
	}
	return -1
}

// longestLabel is the most characters of a cell that are broken by sense.
const longestLabel = 40

// bySense breaks the words of a cell, which make the given lines, into as many
// by sense; a long text, or one that brings its own lines, by length alone.
func (f *flow) bySense(items []item, at []opportunity, w Unit, lines []line) []line {
	if len(items) > longestLabel || !oneLiner(items) {
		return balanced(items, at, w, lines)
	}
	runes, ends, barred := labelOf(items, at)
	breaks := doc.BreakLabel(runes, ends, barred, len(lines), int(w), int(items[0].style.size/2))
	if breaks == nil {
		return balanced(items, at, w, lines)
	}
	out := make([]line, 0, len(lines))
	from := 0
	for _, b := range append(breaks, len(items)) {
		out = append(out, line{from, trim(items, from, b), b, b == len(items)})
		from = b
	}
	return out
}

// labelOf is what doc.BreakLabel asks of items.
func labelOf(items []item, at []opportunity) (runes []rune, ends []int, barred []bool) {
	runes, ends, barred = make([]rune, len(items)), make([]int, len(items)+1), make([]bool, len(items)+1)
	for i := range items {
		runes[i] = items[i].Rune
		ends[i+1] = ends[i] + int(items[i].Advance)
		barred[i] = at[i] < mayBreak
	}
	return runes, ends, barred
}

// balanced breaks items, which make the given lines, into as many of the least
// width. It cuts no word that is whole in them.
func balanced(items []item, at []opportunity, w Unit, lines []line) []line {
	n, cuts := len(lines), firstCut(items, at, lines) >= 0
	low, high := w/Unit(n+1), w // high gives n lines
	for high-low > Pt {
		mid := (low + high) / 2
		if try := wrap(items, at, mid, 0, false); len(try) <= n && (cuts || firstCut(items, at, try) < 0) {
			high = mid
		} else {
			low = mid
		}
	}
	return wrap(items, at, high, 0, false)
}

// draw puts what fits of the cell's rest between top and bottom, in the
// middle. It reports whether anything is left.
func (c *cellLayout) draw(tf *tableFlow, top, bottom Unit, artifact bool) bool {
	room := bottom - top - 2*cellY
	fits := max(0, min(len(c.lines)-c.drawn, int((room-c.ph+rounding)/c.lead)))
	used := Unit(fits)*c.lead + c.ph
	y := tf.sheet.top + top + cellY
	if c.drawn == 0 && fits == len(c.lines) { // what goes on over pages stands at the top
		y += max(0, (room-used)/2)
	}
	p := tf.page()
	if c.ph > 0 {
		if c.ph > room+rounding {
			return true
		}
		if !artifact {
			p.Images = append(p.Images, Image{X: tf.sheet.left + c.x + (c.w-c.pw)/2, Y: y, W: c.pw, H: c.ph - cellY, Picture: c.picture})
		}
		y += c.ph
		c.ph = 0
	}
	for _, l := range c.lines[c.drawn : c.drawn+fits] {
		if len(l.items) > 0 {
			put(p, l.items, tf.sheet.left+c.x+l.dx, y+baseline(c.lead, l.items[0].style.size), artifact)
		}
		y += c.lead
	}
	c.drawn += fits
	return c.drawn < len(c.lines)
}
