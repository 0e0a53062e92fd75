package page

import "github.com/biaoping/biaoping/report/doc"

// closing is 署名, 成文日期 and 印章 (GB/T 9704—2012, 7.3.5). All of it stays
// together, and with the line before it.
func (f *flow) closing(b *doc.Closing) error {
	if len(b.Signatures) == 0 {
		return f.dateOnly(b.Date)
	}
	switch b.Style {
	case doc.Unsealed:
		return f.unsealed(b)
	case doc.Signed:
		return f.signed(b)
	}
	return f.sealed(b)
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
func (f *flow) sealed(b *doc.Closing) error {
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
	perRow := max(1, int((f.sheet.w+MM(4))/(diameter+MM(4))))
	if len(names) == 1 {
		f.sealRow(names, b.Signatures, date, diameter)
		return nil
	}
	for from := 0; from < len(names); from += perRow {
		to := min(from+perRow, len(names))
		if to < len(names) {
			f.sealRow(names[from:to], b.Signatures[from:to], nil, diameter)
		} else {
			f.sealRow(names[from:to], b.Signatures[from:to], date, diameter)
		}
	}
	return nil
}

func sealBox(p *doc.Picture) Unit {
	if p == nil || p.WidthMM == 0 {
		return sealWidth
	}
	return MM(float64(p.WidthMM))
}

// sealRow adds one row of 署名 with their seals, and the date under the last.
// A single 署名 stands in the middle over the date, which ends four
// characters before the right edge; several share the width.
func (f *flow) sealRow(names [][]item, signatures []doc.Signature, date []item, diameter Unit) {
	// The seal's top lies half a line below the text; 署名 stands on the line
	// at or just below the seal's middle.
	top := linePitch / 2
	nameLine := int((top + diameter/2 - linePitch/4) / linePitch)
	height := linePitch * Unit(max(nameLine+1+boolInt(date != nil), int((top+diameter+linePitch-1)/linePitch)))
	columns := Unit(len(names))
	center := func(i int) Unit {
		if columns > 1 {
			return f.sheet.w * Unit(2*i+1) / (2 * columns)
		}
		w := max(width(names[0]), diameter)
		return min(f.sheet.w-4*pitch-width(date)/2, f.sheet.w-w/2)
	}
	f.add(box{height: height, grid: true, draw: func(p *Page, y Unit) {
		x0 := f.sheet.left
		at := func(items []item, center Unit, row int) {
			put(p, items, x0+center-width(items)/2, y+linePitch*Unit(row)+baseline(linePitch, size3), false)
		}
		for i, items := range names {
			at(items, center(i), nameLine)
			if seal := signatures[i].Seal; seal != nil {
				w := sealBox(seal)
				h := Unit(int64(w) * int64(seal.Height) / int64(max(seal.Width, 1)))
				p.Seals = append(p.Seals, Image{X: x0 + center(i) - w/2, Y: y + top + (diameter-h)/2, W: w, H: h, Picture: seal})
			}
		}
		if date != nil {
			at(date, center(len(names)-1), nameLine+1)
		}
	}})
}

func boolInt(b bool) int {
	if b {
		return 1
	}
	return 0
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
