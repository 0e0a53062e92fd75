package page

// A span is a cell that covers several rows, while they are being drawn.
type span struct {
	cell cellLayout
	last int  // the last row it covers
	top  Unit // where its part on this page begins
	full bool // all of it has been drawn on an earlier page

	artifact bool // of a repeated header
}

// draw puts the part of s that ends at bottom: its rest, or, when that is
// all done, the whole once more so that each page can be read alone.
func (s *span) draw(tf *tableFlow, bottom Unit) {
	if s.full {
		again := s.cell
		again.drawn = 0
		again.draw(tf, s.top, bottom, true)
		return
	}
	s.full = !s.cell.draw(tf, s.top, bottom, s.artifact)
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
		if s := &tf.spans[i]; s.last == r.index && !s.full {
			h = max(h, s.cell.contentHeight()-(y-s.top))
		}
	}
	return h
}

// place draws r here, or in parts when it is taller than a page.
func (tf *tableFlow) place(r *rowLayout) error {
	for tf.y+tf.grown(r, tf.y) > tf.sheet.h+rounding {
		room := tf.sheet.h - tf.y
		if tf.grown(r, tf.y) <= tf.whole() || room < tf.splittable() {
			if err := tf.turn(); err != nil {
				return err
			}
			continue
		}
		tf.draw(r, room, false)
		if err := tf.turn(); err != nil {
			return err
		}
		r.rest()
	}
	tf.draw(r, tf.grown(r, tf.y), false)
	return nil
}

// rest makes r what is still to be drawn of it.
func (r *rowLayout) rest() {
	r.height = rowLeast
	for i := range r.cells {
		if r.cells[i].rows == 1 {
			r.height = max(r.height, r.cells[i].contentHeight())
		}
	}
}

// draw puts r with height h: the rules above and beside its cells, the cells
// that end in it, and the spans that do. An artifact is a repeated header:
// all of it is drawn again.
func (tf *tableFlow) draw(r *rowLayout, h Unit, artifact bool) {
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
	going := tf.spans[:0]
	for i := range tf.spans {
		if s := tf.spans[i]; s.last > r.index {
			going = append(going, s)
		} else {
			s.draw(tf, bottom)
		}
	}
	tf.spans = going
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
