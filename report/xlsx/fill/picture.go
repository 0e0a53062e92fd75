package fill

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/biaoping/biaoping/report/doc"
	"github.com/biaoping/biaoping/report/fields"
	"github.com/biaoping/biaoping/report/fields/tags"
)

// An image is a picture on its way into the package.
type image struct {
	part    string
	picture *doc.Picture
}

// A placed is an image where it stands on a sheet, in English Metric Units.
type placed struct {
	*image
	column, row int // from 1
	x, y        int // from the corner of that cell
	w, h        int
}

// English Metric Units in a pixel, a point and a millimetre.
const (
	emuPixel = 9525
	emuPoint = 12700
	emuMM    = 36000
)

const (
	pictureMargin = 3 * emuPoint // that a picture keeps from the lines of its cell
	tallest       = 90 * emuMM   // of a picture that makes its row as tall as it needs
)

// emuWidth is the width of a column.
func (w *writer) emuWidth(column int) int {
	return w.pixels(area{column, 1, column, 1}) * emuPixel
}

// hang places pictures beside each other in a cell, as large as it allows, and
// tells how tall its row must be. A row whose height is not fixed grows for
// them.
func (w *writer) hang(c *cell, r *row, number int, list []wanted) (float64, error) {
	a := w.cover(c, r)
	across := -2 * pictureMargin
	for k := a.left; k <= a.right; k++ {
		across += w.emuWidth(k)
	}
	across = max(across/len(list)-pictureMargin, emuPixel)
	down := max(int((w.heightOf(r)+w.below(a))*emuPoint)-2*pictureMargin, emuPixel)
	grows := a.top == a.bottom && !isTrue(r.attr("customHeight"))
	if grows {
		down = tallest
	}
	need := 0
	for i, p := range list {
		width := across
		mm, err := p.tag.WidthMM()
		if err != nil {
			return 0, p.tag.Fault("%s", err)
		}
		if mm > 0 {
			width = min(width, mm*emuMM)
		}
		im, err := w.image(p.tag, p.value, width/emuMM)
		if err != nil {
			return 0, err
		}
		at := placed{image: im, column: a.left, row: number, y: pictureMargin}
		at.w, at.h = fit(im.picture, width, down)
		need = max(need, at.h)
		at.x = pictureMargin + i*(across+pictureMargin) + (across-at.w)/2
		for at.column < a.right && at.x >= w.emuWidth(at.column) {
			at.x -= w.emuWidth(at.column)
			at.column++
		}
		if a.top == a.bottom && !grows {
			at.y += (down - at.h) / 2
		}
		w.images = append(w.images, at)
	}
	if !grows {
		return 0, nil
	}
	w.fixed = true
	return math.Ceil(float64(need+2*pictureMargin) / emuPoint), nil
}

// fit is the size of a picture in a box, as large as it goes.
func fit(p *doc.Picture, w, h int) (int, int) {
	if p.Width*h > w*p.Height {
		return w, max(w*p.Height/p.Width, 1)
	}
	return max(h*p.Width/p.Height, 1), h
}

// image is the picture v, ready to be referred to.
func (r *renderer) image(t *tags.Tag, v fields.Value, widthMM int) (*image, error) {
	if r.load == nil {
		return nil, t.Fault("要用图片，而没有图片可用")
	}
	key := v.Path()
	if im := r.media[key]; im != nil {
		return im, nil
	}
	picture, err := r.load(v.Path(), *v.Picture(), max(widthMM, 1))
	if err != nil {
		return nil, err
	}
	im := &image{picture: picture, part: r.free(func(n int) string { return fmt.Sprintf("xl/media/picture%d.%s", n, picture.Format) })}
	r.media[key] = im
	r.changed[im.part] = picture.Data
	if typ := "image/" + picture.Format; r.file.Type("x."+picture.Format) != typ && !strings.Contains(r.types.String(), typ) {
		fmt.Fprintf(&r.types, `<Default Extension="%s" ContentType="%s"/>`, picture.Format, typ)
	}
	return im, nil
}

// free is the first name of a part that is not taken.
func (r *renderer) free(name func(int) string) string {
	for n := 1; ; n++ {
		s := name(n)
		if _, taken := r.changed[s]; !taken && !slices.ContainsFunc(r.file.Names(), func(have string) bool { return strings.EqualFold(have, s) }) {
			return s
		}
	}
}
