package page

import (
	"slices"

	"github.com/biaoping/biaoping/report/doc"
)

// settle moves width between columns that have no share, where that makes the
// rows lower.
func (tf *tableFlow) settle(widths []Unit, needs []columnNeed) error {
	if len(tf.t.Header) == 0 || slices.ContainsFunc(tf.t.Columns, func(c doc.Column) bool { return c.Share > 0 }) {
		return nil
	}
	every := (len(tf.grid) + doc.Sampled - 1) / doc.Sampled
	rows, cols := (len(tf.grid)+every-1)/every, len(widths)
	texts, now, floor := make([]bulk, rows*cols), make([]int, cols), make([]int, cols)
	for c := range widths {
		now[c], floor[c] = int(widths[c]), int(min(widths[c], needs[c].least))
		for i := range rows {
			var err error
			if texts[i*cols+c], err = tf.bulk(i*every, c); err != nil {
				return err
			}
		}
	}
	doc.Settle(now, floor, rows, int(8*tf.body.size), func(row, column, width int) int {
		return texts[row*cols+column].lines(Unit(width)-2*cellX, tf.body.size)
	})
	for c := range widths {
		widths[c] = Unit(now[c])
	}
	return nil
}

// A bulk is how much the text of a cell is: its width on one line, the lines it
// begins by itself, and, of a heading, the width in which it is broken by
// sense.
type bulk struct {
	line, heading Unit
	breaks        int
}

// bulk is that of the cell at row r and column c; of one that goes over several
// rows or columns, nothing.
func (tf *tableFlow) bulk(r, c int) (b bulk, err error) {
	p := tf.grid[r][c]
	if !p.Origin(r, c) || p.Cell.ColSpan > 1 || p.Cell.RowSpan > 1 {
		return b, nil
	}
	header := r < len(tf.t.Header)
	items, err := tf.short(p.Cell.Text, tf.style(p.Cell, header, tf.t.RowAt(r).Total))
	if err != nil {
		return b, err
	}
	b.line = width(items)
	for i := range items {
		if items[i].class == newline {
			b.breaks++
		}
	}
	if header {
		b.heading = tf.headingWidth(items, b.line)
	}
	return b, nil
}

// lines is about how many lines b takes that are w wide, in type of the given
// size: each but the last leaves half a character over, and a heading that is
// torn counts one more.
func (b *bulk) lines(w, size Unit) int {
	n := b.breaks + 1
	if b.line > w {
		w := max(w-size/2, size)
		n = b.breaks + int((b.line+w-1)/w)
	}
	if b.heading > w {
		n++
	}
	return n
}
