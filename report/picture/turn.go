package picture

import "image"

// turn is r upright, given how the camera was held (EXIF 2.3, 4.6.4, tag 274).
func (r *raster) turn(orientation int) *raster {
	if orientation == 1 {
		return r
	}
	out := *r
	if orientation >= 5 {
		out.w, out.h = r.h, r.w
	}
	if r.photo != nil {
		out.photo = new([3]plane)
		for i, p := range r.photo {
			out.photo[i] = p.turn(orientation)
		}
		return &out
	}
	start, right, down := walk(orientation, r.w, r.h)
	out.art = image.NewNRGBA(image.Rect(0, 0, out.w, out.h))
	for y := range out.h {
		at := start.add(down, y)
		for x := range out.w {
			copy(out.art.Pix[y*out.art.Stride+4*x:][:4], r.art.Pix[at.y*r.art.Stride+4*at.x:])
			at = at.add(right, 1)
		}
	}
	return &out
}

// turn is p upright.
func (p plane) turn(orientation int) plane {
	w, h := p.w, p.h
	if orientation >= 5 {
		w, h = h, w
	}
	out := plane{make([]byte, w*h), w, w, h}
	start, right, down := walk(orientation, p.w, p.h)
	for y := range h {
		at := start.add(down, y)
		for x := range w {
			out.pix[y*w+x] = p.pix[at.y*p.stride+at.x]
			at = at.add(right, 1)
		}
	}
	return out
}

// A step is a place, or the way from one place to another, in stored pixels.
type step struct{ x, y int }

func (a step) add(b step, n int) step { return step{a.x + n*b.x, a.y + n*b.y} }

// walk says where in w × h stored pixels the upright picture begins and which
// way its rows and columns run: each place is a step away from the place left
// of it and from the place above it.
func walk(orientation, w, h int) (start, right, down step) {
	x, y := w-1, h-1
	w1 := [...]struct{ start, right, down step }{
		1: {step{0, 0}, step{1, 0}, step{0, 1}},
		2: {step{x, 0}, step{-1, 0}, step{0, 1}},
		3: {step{x, y}, step{-1, 0}, step{0, -1}},
		4: {step{0, y}, step{1, 0}, step{0, -1}},
		5: {step{0, 0}, step{0, 1}, step{1, 0}},
		6: {step{0, y}, step{0, -1}, step{1, 0}},
		7: {step{x, y}, step{0, -1}, step{-1, 0}},
		8: {step{x, 0}, step{0, 1}, step{-1, 0}},
	}[orientation]
	return w1.start, w1.right, w1.down
}
