package page

import "github.com/biaoping/biaoping/report/doc"

// closing is 署名, 成文日期 and 印章 (GB/T 9704—2012, 7.3.5). All of it stays
// together, and with the line before it.
func (f *flow) closing(b *doc.Closing, next doc.Block) error {
	if len(b.Signatures) == 0 {
		return f.dateOnly(b.Date, next)
	}
	switch b.Style {
	case doc.Unsealed:
		return f.unsealed(b, next)
	case doc.Signed:
		return f.signed(b, next)
	}
	return f.sealed(b, next)
}

// noted reports whether 附注 follows, which is not parted from the date.
func noted(next doc.Block) bool {
	p, ok := next.(*doc.Paragraph)
	return ok && p.Role == doc.FootNote
}

// dateOnly is 成文日期 alone, four characters in from the right.
func (f *flow) dateOnly(date string, next doc.Block) error {
	items, err := f.set(nil, date, bodyStyle)
	if err != nil {
		return err
	}
	return f.lines(items, shape{align: rightAligned, right: 4 * pitch, keepAll: noted(next)})
}

// unsealed closes without seals (7.3.5.2): an empty line, 署名 two characters
// in from the right, the date below it beginning two characters further in.
// A date longer than 署名 stands two characters in itself, and 署名 moves.
func (f *flow) unsealed(b *doc.Closing, next doc.Block) error {
	f.blankLines(1)
	date, err := f.set(nil, b.Date, bodyStyle)
	if err != nil {
		return err
	}
	var left Unit // of the last 署名
	for i, s := range b.Signatures {
		for _, l := range doc.BreakTitle(s.Organ, charsPerLine) {
			items, err := f.set(nil, l, bodyStyle)
			if err != nil {
				return err
			}
			left = f.sheet.w - 2*pitch - width(items)
			if i == len(b.Signatures)-1 && width(date) > width(items) {
				left = f.sheet.w - 4*pitch - width(date)
			}
			if err := f.lines(items, shape{left: max(0, left), keepAll: true}); err != nil {
				return err
			}
		}
	}
	return f.lines(date, shape{left: max(0, left+2*pitch), keepAll: noted(next)})
}

// signed closes with the 签名章 of who issues it (7.3.5.3): two empty lines,
// the signature four characters in from the right, the post two characters
// to its left, an empty line, the date four characters in.
func (f *flow) signed(b *doc.Closing, next doc.Block) error {
	f.blankLines(2)
	for _, s := range b.Signatures {
		if err := f.signatureLine(s); err != nil {
			return err
		}
	}
	f.blankLines(1)
	return f.dateOnly(b.Date, next)
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
	lead := f.sheet.leading()
	height := lead
	if s.Seal != nil {
		w = signatureWidth
		if s.Seal.WidthMM > 0 {
			w = MM(float64(s.Seal.WidthMM))
		}
		height = Unit(int64(w) * int64(s.Seal.Height) / int64(max(s.Seal.Width, 1)))
	}
	lines := (max(height, lead) + lead - 1) / lead
	x := f.sheet.w - 4*pitch - w
	f.add(box{height: lines * lead, grid: true, keep: true, draw: func(p *Page, y Unit) {
		base := y + (lines-1)*lead/2 + baseline(lead, size3)
		put(p, post, f.sheet.left+x-2*pitch-width(post), base, false)
		if s.Seal == nil {
			put(p, name, f.sheet.left+x, base, false)
			return
		}
		p.Seals = append(p.Seals, Image{X: f.sheet.left + x, Y: y + (lines*lead-height)/2, W: w, H: height, Picture: s.Seal})
	}})
	return nil
}
