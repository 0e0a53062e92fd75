package page

import "github.com/biaoping/biaoping/report/doc"

var (
	sealWidth = MM(42) // kept for a seal of no stated size
	sealGap   = MM(2)  // between two seals at least
)

// sealsPerRow is how many 署名 of a joint issue stand side by side at most.
const sealsPerRow = 3

// A stamped is one 署名 with its seal.
type stamped struct {
	lines [][]item // of the name; one but for a very long one
	seal  *doc.Picture
}

// width is that of the longest line of the name.
func (s *stamped) width() Unit {
	var w Unit
	for _, l := range s.lines {
		w = max(w, width(l))
	}
	return w
}

// sealed closes with seals (7.3.5.1): the last 署名 in the middle over the
// date, which ends four characters before the right edge; each seal pressed
// down on its 署名, so that it lies below the seal's middle, the first row's
// tops at most one line below the text.
func (f *flow) sealed(b *doc.Closing, next doc.Block) error {
	date, err := f.set(nil, b.Date, bodyStyle)
	if err != nil {
		return err
	}
	names := make([]stamped, len(b.Signatures))
	var diameter Unit
	for i, s := range b.Signatures {
		names[i].seal = s.Seal
		for _, l := range doc.BreakTitle(s.Organ, charsPerLine) {
			items, err := f.set(nil, l, bodyStyle)
			if err != nil {
				return err
			}
			names[i].lines = append(names[i].lines, items)
		}
		w, _ := sealSize(s.Seal)
		diameter = max(diameter, w)
	}
	below, err := f.textBelow(next)
	if err != nil {
		return err
	}
	n, column, last := sealColumns(names, diameter, f.sheet.w, f.sheet.w-4*pitch-width(date)/2)
	for from := 0; from < len(names); from += n {
		to := min(from+n, len(names))
		row := sealRow{names: names[from:to], diameter: diameter, column: column, last: last}
		if to == len(names) {
			row.date, row.below, row.noted = date, below, noted(next)
		}
		f.sealRow(row)
	}
	return nil
}

// sealColumns sets names, with seals of that diameter, in as many columns as
// fit into w with the middle of the last one at center. It returns the number
// and width of the columns and the middle of the last.
func sealColumns(names []stamped, diameter, w, center Unit) (columns int, column, last Unit) {
	need := diameter + sealGap
	for k := min(sealsPerRow, len(names)); k > 1; k-- {
		column = max(need, min(2*(w-center), 2*center/Unit(2*k-1)))
		if inColumns(names, k, column, diameter, w, center) {
			return k, column, center
		}
	}
	for i := range names {
		need = max(need, names[i].width()+pitch)
	}
	return 1, need, max(w/2, min(center, w-need/2))
}

// inColumns reports whether names, k in a row and the last of each row in the
// middle of the last column, touch neither each other nor the edges of w.
func inColumns(names []stamped, k int, column, diameter, w, center Unit) bool {
	for i := range names {
		half := max(names[i].width(), diameter) / 2
		end := min(i/k*k+k, len(names)) - 1 // the last of the row
		middle := center - column*Unit(end-i)
		if middle < half || middle+half > w {
			return false
		}
		if i < end && (names[i].width()+names[i+1].width())/2+pitch > column {
			return false
		}
	}
	return true
}

// textBelow is how far what follows the closing reaches to the right on the lines
// below it: 附注 as far as its text, anything else that begins on this page all
// the way. 版记 keeps clear of seals by itself.
func (f *flow) textBelow(next doc.Block) (Unit, error) {
	switch next := next.(type) {
	case nil, *doc.Cover, *doc.Contents, *doc.Masthead, *doc.AttachmentHead, *doc.Imprint, *doc.PageBreak:
		return 0, nil
	case *doc.Paragraph:
		if next.Role == doc.FootNote {
			items, err := f.short(next.Text, bodyStyle)
			return 2*pitch + width(items), err
		}
	}
	return f.sheet.w, nil
}

// sealSize is the size of a seal on paper; of none, the room kept for it.
func sealSize(p *doc.Picture) (w, h Unit) {
	if p == nil {
		return sealWidth, sealWidth
	}
	w = sealWidth
	if p.WidthMM > 0 {
		w = MM(float64(p.WidthMM))
	}
	return w, Unit(int64(w) * int64(p.Height) / int64(max(p.Width, 1)))
}

// A sealRow is one row of 署名 with their seals; the last of them stands in the
// last column.
type sealRow struct {
	names        []stamped
	diameter     Unit
	column, last Unit
	date         []item // under the last 署名; nil when another row follows
	below        Unit   // how far what follows reaches to the right
	noted        bool   // 附注 follows
}

// center is the middle of name i.
func (r *sealRow) center(i int) Unit { return r.last - r.column*Unit(len(r.names)-1-i) }

// sealRow adds a row: the seals' tops half a line below the text, 署名 on the
// line at or just below their middle, the date on the next. A seal may reach
// below the date as long as nothing runs into it. All rows stay together.
func (f *flow) sealRow(r sealRow) {
	lead := f.sheet.leading()
	top := lead / 2
	line := int((top + r.diameter/2 - lead/4) / lead)
	deepest, high := 0, r.diameter // seals may be a little higher than wide
	for i := range r.names {
		deepest = max(deepest, len(r.names[i].lines))
		if seal := r.names[i].seal; seal != nil {
			_, h := sealSize(seal)
			high = max(high, h)
		}
	}
	foot := max(high, top+(r.diameter+high)/2)
	b := box{height: max(foot+sealGap, lead*Unit(line+deepest)), grid: true, keep: r.date == nil || r.noted}
	if r.date != nil {
		text := lead * Unit(line+deepest+1)
		if left := r.center(0) - r.diameter/2; r.below < left {
			b.height = text
			b.reach = max(0, foot-text)
		}
		b.height = max(b.height, text)
	}
	b.draw = func(p *Page, y Unit) {
		at := func(items []item, center Unit, row int) {
			put(p, items, f.sheet.left+center-width(items)/2, y+lead*Unit(row)+baseline(lead, size3), false)
		}
		for i := range r.names {
			for k, l := range r.names[i].lines {
				at(l, r.center(i), line+k)
			}
			if seal := r.names[i].seal; seal != nil {
				w, h := sealSize(seal)
				p.Seals = append(p.Seals, Image{X: f.sheet.left + r.center(i) - w/2, Y: y + max(0, top+(r.diameter-h)/2), W: w, H: h, Picture: seal})
			}
		}
		if r.date != nil {
			at(r.date, r.center(len(r.names)-1), line+deepest)
		}
	}
	f.add(b)
}
