package page

import "github.com/biaoping/biaoping/report/doc"

// captionLeading is the height of a line of a caption or of a table's note.
const captionLeading = 20 * Pt

// picture stands in the middle with its caption below it; both stay together,
// with the heading above them and with the end of the document. It is as high
// as that leaves room for, but may always fill half a page.
func (f *flow) picture(b *doc.Picture, next doc.Block) error {
	room := f.sheet.h - (f.after(f.held) - f.y) - 2*captionLeading
	w, h := pictureSize(b, f.sheet.w, max(room, f.sheet.h/2))
	f.add(box{height: h + 6*Pt, keep: b.Caption != "", along: b.Caption == "" && doc.Ends(next), draw: func(p *Page, y Unit) {
		p.Images = append(p.Images, Image{X: f.sheet.left + (f.sheet.w-w)/2, Y: y + 3*Pt, W: w, H: h, Picture: b})
	}})
	if b.Caption == "" {
		return nil
	}
	return f.text(doc.Plainly(b.Caption), smallStyle.at(sizeS4), shape{align: centered, leading: captionLeading, along: doc.Ends(next)})
}

// pictureSize is the wished size of p, or its size at 150 dots an inch, made
// smaller in proportion until it fits.
func pictureSize(p *doc.Picture, maxW, maxH Unit) (w, h Unit) {
	pw, ph := int64(max(p.Width, 1)), int64(max(p.Height, 1))
	w = MM(float64(p.WidthMM))
	if p.WidthMM == 0 {
		w = Unit(min(pw*int64(72*Pt)/150, int64(maxW)))
	}
	w = min(w, maxW)
	h = Unit(int64(w) * ph / pw)
	if h > maxH {
		w, h = Unit(int64(maxH)*pw/ph), maxH
	}
	return w, h
}
