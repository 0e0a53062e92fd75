package page

import "github.com/biaoping/biaoping/report/doc"

// closing is 署名, 成文日期 and 印章 (GB/T 9704—2012, 7.3.5). All of it stays
// together, and with the line before it.
func (f *flow) closing(b *doc.Closing, next doc.Block) error {
	if len(b.Signatures) == 0 {
		return f.dateOnly(b.Date)
	}
	switch b.Style {
	case doc.Unsealed:
		return f.unsealed(b)
	case doc.Signed:
		return f.signed(b)
	}
	return f.sealed(b, next)
}

// dateOnly is 成文日期 alone, four characters in from the right.
func (f *flow) dateOnly(date string) error {
	items, err := f.set(nil, date, bodyStyle)
	if err == nil {
		f.lines(items, shape{align: rightAligned, right: 4 * pitch})
	}
	return err
}

// sealWidth is the diameter kept for a seal without a picture.
var sealWidth = MM(42)

// sealed closes with seals (7.3.5.1): each 署名 in the middle over the date or
// under its seal, the seal pressed down on both so that they lie below its
// middle, its top at most one line below the text.
func (f *flow) sealed(b *doc.Closing, next doc.Block) error {
	date, err := f.set(nil, b.Date, bodyStyle)
	if err != nil {
		return err
	}
	names := make([][]item, len(b.Signatures))
	diameter := Unit(0)
	for i, s := range b.Signatures {
		if names[i], err = f.set(nil, s.Organ, bodyStyle); err != nil {
			return err
		}
		diameter = max(diameter, sealBox(s.Seal))
	}
	note, err := f.noteWidth(next)
	if err != nil {
		return err
	}
	perRow := max(1, int((f.sheet.w+sealGap)/(diameter+sealGap)))
	for from := 0; from < len(names); from += perRow {
		to := min(from+perRow, len(names))
		row := sealRow{names: names[from:to], signatures: b.Signatures[from:to], diameter: diameter}
		if to == len(names) {
			row.date, row.note = date, note
		}
		f.sealRow(row)
	}
	return nil
}

// sealGap is kept between two seals.
var sealGap = MM(4)

// noteWidth is how far a 附注 below the closing reaches to the right.
func (f *flow) noteWidth(next doc.Block) (Unit, error) {
	p, ok := next.(*doc.Paragraph)
	if !ok {
		return 0, nil
	}
	items, err := f.short(p.Text, bodyStyle)
	return 2*pitch + width(items), err
}

func sealBox(p *doc.Picture) Unit {
	if p == nil || p.WidthMM == 0 {
		return sealWidth
	}
	return MM(float64(p.WidthMM))
}

// A sealRow is one row of 署名 with their seals.
type sealRow struct {
	names      [][]item
	signatures []doc.Signature
	diameter   Unit
	date       []item // under the last 署名; nil when another row follows
	note       Unit   // how far a 附注 on the next line reaches to the right
}

// center is the middle of column i. A single 署名 stands over the date, which
// ends four characters before the right edge; several share the width.
func (r *sealRow) center(i int, w Unit) Unit {
	if n := Unit(len(r.names)); n > 1 {
		return w * Unit(2*i+1) / (2 * n)
	}
	half := max(width(r.names[0]), r.diameter) / 2
	return min(w-4*pitch-width(r.date)/2, w-half)
}

// sealRow adds a row: the seals' tops half a line below the text, 署名 on the
// line at or just below their middle, the date on the next. A seal may reach
// below the date as long as no 附注 runs into it.
func (f *flow) sealRow(r sealRow) {
	top := linePitch / 2
	line := int((top + r.diameter/2 - linePitch/4) / linePitch)
	b := box{height: top + r.diameter + MM(2), grid: true}
	if left := r.center(0, f.sheet.w) - r.diameter/2; r.date != nil && r.note < left {
		b.height = linePitch * Unit(line+2)
		b.reach = max(0, top+r.diameter-b.height)
	}
	b.draw = func(p *Page, y Unit) {
		at := func(items []item, i, row int) {
			x := f.sheet.left + r.center(i, f.sheet.w) - width(items)/2
			put(p, items, x, y+linePitch*Unit(row)+baseline(linePitch, size3), false)
		}
		for i, items := range r.names {
			at(items, i, line)
			if seal := r.signatures[i].Seal; seal != nil {
				w := sealBox(seal)
				h := Unit(int64(w) * int64(seal.Height) / int64(max(seal.Width, 1)))
				x := f.sheet.left + r.center(i, f.sheet.w) - w/2
				p.Seals = append(p.Seals, Image{X: x, Y: y + top + (r.diameter-h)/2, W: w, H: h, Picture: seal})
			}
		}
		if r.date != nil {
			at(r.date, len(r.names)-1, line+1)
		}
	}
	f.add(b)
}

// unsealed closes without seals (7.3.5.2): an empty line, 署名 two characters
// in from the right, the date below it beginning two characters further in;
// when the date is the longer one it stands two characters in from the right.
func (f *flow) unsealed(b *doc.Closing) error {
	f.blankLines(1, true)
	date, err := f.set(nil, b.Date, bodyStyle)
	if err != nil {
		return err
	}
	var left Unit // of the last 署名
	for _, s := range b.Signatures {
		items, err := f.set(nil, s.Organ, bodyStyle)
		if err != nil {
			return err
		}
		right := 2 * pitch
		if over := width(date) + 2*pitch - width(items); over > 0 {
			right += over // so that the date, two characters further in, ends two before the edge
		}
		left = f.sheet.w - right - width(items)
		f.lines(items, shape{left: max(0, left), keepAll: true})
	}
	f.lines(date, shape{left: max(0, left+2*pitch)})
	return nil
}

// signed closes with the 签名章 of who issues it (7.3.5.3): two empty lines,
// the signature four characters in from the right, the post two characters
// to its left, an empty line, the date four characters in.
func (f *flow) signed(b *doc.Closing) error {
	f.blankLines(2, true)
	for _, s := range b.Signatures {
		if err := f.signatureLine(s); err != nil {
			return err
		}
	}
	f.blankLines(1, true)
	return f.dateOnly(b.Date)
}

// The usual size of a 签名章 without another wish.
var signatureWidth = MM(32)

func (f *flow) signatureLine(s doc.Signature) error {
	post, err := f.set(nil, s.Organ, bodyStyle)
	if err != nil {
		return err
	}
	name, err := f.set(nil, s.Name, kaiStyle)
	if err != nil {
		return err
	}
	w := width(name)
	height := linePitch
	if s.Seal != nil {
		w = signatureWidth
		if s.Seal.WidthMM > 0 {
			w = MM(float64(s.Seal.WidthMM))
		}
		height = Unit(int64(w) * int64(s.Seal.Height) / int64(max(s.Seal.Width, 1)))
	}
	lines := (max(height, linePitch) + linePitch - 1) / linePitch
	x := f.sheet.w - 4*pitch - w
	f.add(box{height: lines * linePitch, grid: true, keep: true, draw: func(p *Page, y Unit) {
		base := y + (lines-1)*linePitch/2 + baseline(linePitch, size3)
		put(p, post, f.sheet.left+x-2*pitch-width(post), base, false)
		if s.Seal == nil {
			put(p, name, f.sheet.left+x, base, false)
			return
		}
		p.Seals = append(p.Seals, Image{X: f.sheet.left + x, Y: y + (lines*linePitch-height)/2, W: w, H: height, Picture: s.Seal})
	}})
	return nil
}
