package page

import "slices"

// A span is a cell that covers several rows, while they are being drawn.
type span struct {
	cell cellLayout
	last int  // the last row it covers
	top  Unit // where its part on this page begins
	full bool // all of it has been drawn on an earlier page

	artifact bool // of a repeated header
}

// longLabel is the most lines of a cell over several rows that are kept
// together, and repeated on every page that the rows reach.
const longLabel = 8

// label reports whether c names the rows it covers.
func (c *cellLayout) label() bool {
	return c.rows > 1 && c.cell.Picture == nil && len(c.lines) <= longLabel
}

// draw puts the part of s that ends at bottom: its rest, or, when that is
// all done, a label once more so that each page can be read alone.
func (s *span) draw(tf *tableFlow, bottom Unit) {
	switch {
	case !s.full:
		s.full = !s.cell.draw(tf, s.top, bottom, s.artifact)
	case s.cell.label():
		again := s.cell
		again.drawn = 0
		again.draw(tf, s.top, bottom, true)
	}
}

// height is what s still wants on the page where it ends.
func (s *span) height() Unit {
	c := s.cell
	if s.full && c.label() {
		c.drawn = 0
	}
	return c.contentHeight()
}

// need is the height of the rows when they are placed here, with what the
// cells that end in them still want.
func (tf *tableFlow) need(rows []rowLayout) Unit {
	y := tf.y
	for i := range rows {
		y += tf.grown(&rows[i], y)
	}
	return y - tf.y
}

// grown is the height of r at y, so that every span that ends in it fits.
func (tf *tableFlow) grown(r *rowLayout, y Unit) Unit {
	h := r.height
	for i := range tf.spans {
		if s := &tf.spans[i]; s.last == r.index {
			h = max(h, s.height()-(y-s.top))
		}
	}
	return h
}

// place draws r here, or in parts when it is taller than a page. A picture or
// a blank that is taller than one is refused: no page would ever hold it.
func (tf *tableFlow) place(r *rowLayout) error {
	for tf.y+tf.grown(r, tf.y) > tf.sheet.h+rounding {
		room, all, empty := tf.sheet.h-tf.y, tf.grown(r, tf.y), tf.fresh
		if all <= tf.whole() || room < tf.splittable() {
			if err := tf.turn(); err != nil {
				return err
			}
			continue
		}
		tf.part(r, room, false)
		if err := tf.turn(); err != nil {
			return err
		}
		r.rest()
		if empty && tf.grown(r, tf.y) >= all {
			return noRoom(firstWords(tf.t), "表格%s第 %d 行的图片或空行高过一面，请减少", tf.t.QuotedName(), r.index-len(tf.head)+1)
		}
	}
	tf.draw(r, tf.grown(r, tf.y), false)
	return nil
}

// rest makes r what is still to be drawn of it. Cells that go on into the next
// row are spans by now.
func (r *rowLayout) rest() {
	r.height = rowLeast
	r.cells = slices.DeleteFunc(r.cells, func(c cellLayout) bool { return c.rows > 1 })
	for i := range r.cells {
		r.height = max(r.height, r.cells[i].contentHeight())
	}
}

// draw puts r, or the rest of it, with height h, and ends the spans that end
// in it.
func (tf *tableFlow) draw(r *rowLayout, h Unit, artifact bool) {
	tf.part(r, h, artifact)
	going := tf.spans[:0]
	for i := range tf.spans {
		if s := tf.spans[i]; s.last > r.index {
			going = append(going, s)
		} else {
			s.draw(tf, tf.y)
		}
	}
	tf.spans = going
}

// part puts what of r has room in height h: the rules above and beside its
// cells, and the cells that end in it; the others become spans. An artifact is
// a repeated header: all of it is drawn again.
func (tf *tableFlow) part(r *rowLayout, h Unit, artifact bool) {
	tf.rules(r.index)
	bottom := tf.y + h
	for i := range r.cells {
		c := &r.cells[i]
		if artifact {
			again := *c
			again.drawn = 0
			c = &again
		}
		if c.rows > 1 {
			tf.spans = append(tf.spans, span{cell: *c, last: r.index + c.rows - 1, top: tf.y, artifact: artifact})
			continue
		}
		c.draw(tf, tf.y, bottom, artifact)
	}
	tf.y = bottom
}

// rules draws the rules above row i and begins or ends those beside its cells.
func (tf *tableFlow) rules(i int) {
	n := len(tf.t.Columns)
	from := -1
	for c := 0; c <= n; c++ {
		above := c < n && (tf.fresh || tf.grid[i-1][c].Cell != tf.grid[i][c].Cell)
		if above && from < 0 {
			from = c
		}
		if !above && from >= 0 {
			tf.across(from, c, tf.y)
			from = -1
		}
		beside := c == 0 || c == n || tf.grid[i][c-1].Cell != tf.grid[i][c].Cell
		switch {
		case beside && tf.edges[c] < 0:
			tf.edges[c] = tf.y
		case !beside && tf.edges[c] >= 0:
			tf.endEdge(c, tf.y)
		}
	}
	tf.fresh = false
}
