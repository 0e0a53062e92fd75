package page

import "github.com/biaoping/biaoping/report/doc"

// chunk is the rows from i on that stay together: the first two rows, the last
// two, those bound by KeepNext, a 合计 with the row above it, those beside which
// a label over several rows has its room; of a form, which has no header, all
// rows as long as they fit one page. Rows of photographs stand by themselves.
func (tf *tableFlow) chunk(i int) ([]rowLayout, error) {
	rows := tf.room[:0]
	defer func() { tf.room = rows }()
	var height, labels Unit // labels: where those that begin here have had their room
	labelled := i           // the last row of one of them
	first, album := len(tf.head), tf.t.Plain && tf.t.Pictured()
	for ; i < len(tf.grid); i++ {
		if len(rows) < cap(rows) {
			rows = rows[:len(rows)+1]
		} else {
			rows = append(rows, rowLayout{})
		}
		r := &rows[len(rows)-1]
		if err := tf.setRow(r, i); err != nil {
			return nil, err
		}
		for k := range r.cells {
			if c := &r.cells[k]; c.label() {
				labels = max(labels, height+c.contentHeight())
				labelled = max(labelled, i+c.rows-1)
			}
		}
		if i == labelled {
			r.height = max(r.height, labels-height)
		}
		height += r.height
		form := first == 0 && !album && height < tf.sheet.h-nameLeading
		bound := !album && (i == first || i+2 == len(tf.grid)) || tf.t.RowAt(i).KeepNext || height < labels && i < labelled
		if i+1 == len(tf.grid) || !form && !bound && !tf.t.RowAt(i+1).Total {
			break
		}
	}
	return rows, nil
}

// longNote is the most of a note that stays with the last row.
const longNote = 8 // lines

// noteHeight is the height of the note; of a very long one, of what stays with
// the last row.
func (tf *tableFlow) noteHeight() (Unit, error) {
	items, err := tf.short(tf.t.Note, tf.body)
	if err != nil {
		return 0, err
	}
	lines := len(wrap(items, tf.opportunities(items), tf.sheet.w, 0, true))
	return Unit(min(lines, longNote)) * tf.lead, nil
}

// mostBlank is the most of a page that is left empty so that a table stands on
// one page with its chart.
func (tf *tableFlow) mostBlank() Unit { return tf.sheet.h / 3 }

// withChart is the height of the whole table and of the chart of it that comes
// next; 0 when there is none or one page does not hold both, or too much of
// this one would be left empty.
func (tf *tableFlow) withChart(next doc.Block) (Unit, error) {
	chart, ok := next.(*doc.Chart)
	if !ok || chart.Table != tf.t {
		return 0, nil
	}
	h, err := tf.chartHeight(chart)
	if err != nil || h == 0 {
		return 0, err
	}
	h += heightOf(tf.head) + tf.note + tableAfter
	room := tf.sheet.h - (tf.after(tf.held) - tf.y)
	for i := len(tf.head); i < len(tf.grid) && h <= room; i++ {
		r, err := tf.row(i)
		if err != nil {
			return 0, err
		}
		h += r.height
	}
	left := tf.sheet.h - tf.y
	if h > room || h > room-tf.y && left > tf.mostBlank() {
		return 0, nil
	}
	return h, nil
}

// withPictures is the height of a form, which has no header, and of the table
// of pictures that comes next and belongs to it; 0 when there is none or one
// page does not hold both.
func (tf *tableFlow) withPictures(rest []doc.Block) (Unit, error) {
	pictures := tf.t.Pictures(following(rest))
	if pictures == nil {
		return 0, nil
	}
	alone := &flow{setter: setter{ctx: tf.ctx, fonts: tf.fonts}, paper: tf.paper}
	alone.newPage()
	if err := alone.table(pictures, nil); err != nil {
		return 0, err
	}
	rows, err := tf.chunk(0)
	if err != nil {
		return 0, err
	}
	h := heightOf(rows) + tf.note + tableAfter + alone.y - tableAfter
	if len(rows) < len(tf.grid) || len(alone.pages) > 1 || h > tf.sheet.h {
		return 0, nil
	}
	return h, nil
}

// foot is the height that must follow the last row on its page: the note, and
// the end of the document.
func (tf *tableFlow) foot() Unit { return tf.note + tf.trail }
