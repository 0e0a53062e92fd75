package picture

import "image"

// A plane is one channel of a picture, a byte a pixel.
type plane struct {
	pix          []byte
	stride, w, h int
}

// fit scales r down to the pixels its place on paper can show, keeping its
// proportions. It never enlarges. The chroma of a photo is made half as wide
// and half as high, as JPEG files keep it.
func (r *raster) fit(opt Options) *raster {
	dpi := photoDPI
	if opt.Seal {
		dpi = sealDPI
	}
	boxW, boxH := pixels(opt.MaxWidthMM, dpi), pixels(typeHeight, dpi)
	if r.orientation >= 5 { // will be turned by a quarter
		boxW, boxH = boxH, boxW
	}
	w, h := r.w, r.h
	if w > boxW {
		w, h = boxW, scaled(r.h, boxW, r.w)
	}
	if h > boxH {
		w, h = scaled(r.w, boxH, r.h), boxH
	}
	out := *r
	out.w, out.h = w, h
	if r.photo != nil {
		cw, ch := (w+1)/2, (h+1)/2
		out.photo = &[3]plane{r.photo[0].resize(w, h), r.photo[1].resize(cw, ch), r.photo[2].resize(cw, ch)}
	} else if w != r.w || h != r.h {
		out.art = resizeArt(r.art, w, h)
	}
	return &out
}

// pixels is mm millimetres at dpi, rounded.
func pixels(mm, dpi int) int { return max(1, (mm*dpi*10+127)/254) }

// scaled is n × num ÷ den, rounded, at least 1.
func scaled(n, num, den int) int {
	return int(max(1, (2*int64(n)*int64(num)+int64(den))/(2*int64(den))))
}

// A span is the run of source pixels that one destination pixel covers: the
// first and last in part, those between wholly. Weights are whole numbers, so
// that every machine computes the same picture.
type span struct{ first, last, firstWeight, lastWeight int }

// spans maps to pixels onto from pixels; a whole source pixel weighs to, and
// all weights of a span sum to from.
func spans(from, to int) []span {
	out := make([]span, to)
	for i := range out {
		a, b := i*from, (i+1)*from
		s := span{first: a / to, last: (b - 1) / to}
		if s.first == s.last {
			s.firstWeight = from
		} else {
			s.firstWeight = (s.first+1)*to - a
			s.lastWeight = b - s.last*to
		}
		out[i] = s
	}
	return out
}

// weight is the weight of source pixel j in s.
func (s span) weight(j, whole int) uint64 {
	switch j {
	case s.first:
		return uint64(s.firstWeight)
	case s.last:
		return uint64(s.lastWeight)
	}
	return uint64(whole)
}

// resize is p at w × h, each pixel the mean of the area it covers.
func (p plane) resize(w, h int) plane {
	if p.w == w && p.h == h {
		return p
	}
	out := plane{make([]byte, w*h), w, w, h}
	across, down := spans(p.w, w), spans(p.h, h)
	// Of the rows that one row of out covers. A JPEG has less than 1<<16 rows,
	// so no sum reaches 1<<24.
	sums := make([]uint32, p.w)
	area := uint64(p.w) * uint64(p.h)
	for y, s := range down {
		clear(sums)
		for j := s.first; j <= s.last; j++ {
			weight := uint32(s.weight(j, h))
			for x, v := range p.pix[j*p.stride:][:len(sums)] {
				sums[x] += uint32(v) * weight
			}
		}
		meanAcross(out.pix[y*w:][:w], sums, across, area)
	}
	return out
}

// meanAcross divides what each span covers of sums by area.
func meanAcross(row []byte, sums []uint32, across []span, area uint64) {
	whole := uint64(len(row))
	for x, s := range across {
		sum := uint64(sums[s.first])*uint64(s.firstWeight) + uint64(sums[s.last])*uint64(s.lastWeight)
		if s.last > s.first+1 {
			inner := uint64(0)
			for _, v := range sums[s.first+1 : s.last] {
				inner += uint64(v)
			}
			sum += inner * whole
		}
		row[x] = byte((sum + area/2) / area)
	}
}

// resizeArt is m at w × h. A colour counts by its alpha, so that what a
// transparent pixel hides never shows at an edge.
func resizeArt(m *image.NRGBA, w, h int) *image.NRGBA {
	from := m.Rect.Size()
	out := image.NewNRGBA(image.Rect(0, 0, w, h))
	across, down := spans(from.X, w), spans(from.Y, h)
	total := uint64(from.X) * uint64(from.Y)
	for y, sy := range down {
		for x, sx := range across {
			var c [3]uint64
			var alpha uint64
			for j := sy.first; j <= sy.last; j++ {
				wy := sy.weight(j, h)
				row := m.Pix[j*m.Stride:]
				for i := sx.first; i <= sx.last; i++ {
					p := row[4*i : 4*i+4 : 4*i+4]
					a := uint64(p[3]) * wy * sx.weight(i, w)
					c[0] += uint64(p[0]) * a
					c[1] += uint64(p[1]) * a
					c[2] += uint64(p[2]) * a
					alpha += a
				}
			}
			if alpha == 0 {
				continue
			}
			q := out.Pix[y*out.Stride+4*x:][:4:4]
			q[0] = byte((c[0] + alpha/2) / alpha)
			q[1] = byte((c[1] + alpha/2) / alpha)
			q[2] = byte((c[2] + alpha/2) / alpha)
			q[3] = byte((alpha + total/2) / total)
		}
	}
	return out
}
