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
