package fill

import (
	"fmt"
	"slices"
	"strconv"

	"github.com/biaoping/biaoping/internal/markup"
	"github.com/biaoping/biaoping/report/doc"
	"github.com/biaoping/biaoping/report/fields"
	"github.com/biaoping/biaoping/report/fields/tags"
)

// An image is a picture on its way into the package.
type image struct {
	id      string // of its relationship
	name    string // of its part
	picture *doc.Picture
}

// placeholder takes a picture of the template, whose docPr is n, for the place
// of a fact when its description is a tag.
func (t *Template) placeholder(n *node, where place) error {
	for _, name := range []string{"descr", "title"} {
		value := n.attribute(name)
		if !tags.In(value) {
			continue
		}
		pieces, err := tags.Split(value, where.String())
		if err != nil {
			return err
		}
		drawing := n.above("w:drawing")
		switch {
		case len(pieces) != 1 || pieces[0].Tag == nil || pieces[0].Tag.Sort != '@':
			return tags.Fault{Where: where.String(), Message: value + " 应只有一个 {{@…}}"}
		case drawing == nil || find(drawing, "a:blip") == nil:
			return tags.Fault{Where: where.String(), Message: value + " 应写在图片上"}
		}
		drawing.picture = pieces[0].Tag
		drawing.enliven()
		return nil
	}
	return nil
}

// find is the first node of a name in n; nil for none.
func find(n *node, name string) (found *node) {
	n.walk(func(k *node) bool {
		if found == nil && k.name == name {
			found = k
		}
		return found == nil
	})
	return found
}

// emu is English Metric Units in a millimetre.
const emu = 36000

// Size of a picture that has no place of its own, in millimetres: what two side
// by side leave each other on a page.
const (
	usualWidth  = 70
	usualHeight = 90
)

// inline writes a picture where its tag stands. The format may say how wide:
// {{@照片|40毫米}}.
func (r *renderer) inline(t *tags.Tag, v fields.Value) error {
	width, err := t.WidthMM()
	if err != nil {
		return t.Fault("%s", err)
	}
	if width == 0 {
		width = usualWidth
	}
	im, err := r.image(t, v, width)
	if im == nil || err != nil {
		return err
	}
	cx, cy := fit(im.picture, width*emu, usualHeight*emu)
	fmt.Fprintf(&r.out, `<w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0">`+
		`<wp:extent cx="%d" cy="%d"/><wp:docPr id="%s" name="图片"`, cx, cy, r.drawing())
	r.describe(im)
	fmt.Fprintf(&r.out, `/><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">`+
		`<pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:nvPicPr><pic:cNvPr id="0" name="图片"/><pic:cNvPicPr/></pic:nvPicPr>`+
		`<pic:blipFill><a:blip xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:embed="%s"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>`+
		`<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="%d" cy="%d"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>`,
		im.id, cx, cy)
	return nil
}

func (r *renderer) describe(im *image) {
	if im.picture.Alt != "" {
		r.out.WriteString(` descr="`)
		markup.Escape(&r.out, im.picture.Alt)
		r.out.WriteByte('"')
	}
}

// fit is the size of a picture in a box, as large as it goes.
func fit(p *doc.Picture, w, h int) (cx, cy int) {
	if p.Width*h > w*p.Height {
		return w, max(w*p.Height/p.Width, 1)
	}
	return max(h*p.Width/p.Height, 1), h
}

// placed writes the drawing n with the fact in its place and in its size.
func (r *renderer) placed(n *node, s fields.Scope) error {
	v, err := n.picture.Find(s)
	if err != nil {
		return err
	}
	extent := find(n, "wp:extent")
	if extent == nil {
		return n.picture.Fault("所在的图片没有大小")
	}
	w, h := number(extent, "cx"), number(extent, "cy")
	im, err := r.image(n.picture, v, max(w/emu, 1))
	if im == nil || err != nil {
		return err
	}
	cx, cy := fit(im.picture, w, h)
	r.redraw(n, im, strconv.Itoa(cx), strconv.Itoa(cy))
	return nil
}

func number(n *node, name string) int {
	i, _ := strconv.Atoi(n.attribute(name))
	return min(max(i, 1), 1<<31-1)
}

// redraw writes a drawing with the picture and the size changed.
func (r *renderer) redraw(n *node, im *image, cx, cy string) {
	if n.name == "" {
		r.out.Write(n.raw())
		return
	}
	head := n
	switch n.name {
	case "wp:extent", "a:ext":
		head = head.with("cx", cx).with("cy", cy)
	case "a:blip":
		head = head.with("r:embed", im.id)
	case "wp:docPr":
		head = head.with("id", r.drawing()).with("descr", im.picture.Alt).with("title", "")
	case "pic:cNvPr":
		head = head.with("descr", "").with("title", "")
	case "a:srcRect", "a:extLst": // how the old picture was cut, and what it was made of
		return
	}
	r.out.Write(head.head())
	for _, k := range n.kids {
		r.redraw(k, im, cx, cy)
	}
	r.out.Write(n.src[n.shut:n.to])
}

// image is the picture v, ready to be referred to from the part being written;
// nil where the fact is not given. The first place it has decides on its pixels.
func (r *renderer) image(t *tags.Tag, v fields.Value, widthMM int) (*image, error) {
	p := v.Picture()
	if p == nil {
		return nil, nil
	}
	if r.load == nil {
		return nil, t.Fault("要用图片，而没有图片可用")
	}
	im := r.images[v.Path()]
	if im == nil {
		picture, err := r.load(v.Path(), *p, widthMM)
		if err != nil {
			return nil, err
		}
		im = &image{picture: picture}
		for im.name == "" || slices.Contains(r.file.Names(), im.name) {
			r.pictures++
			im.id, im.name = pictureID+strconv.Itoa(r.pictures), fmt.Sprintf("word/media/picture%d.%s", r.pictures, picture.Format)
		}
		r.images[v.Path()] = im
		r.changed[im.name] = picture.Data
	}
	if !slices.Contains(r.relations, im) {
		r.relations = append(r.relations, im)
	}
	return im, nil
}
