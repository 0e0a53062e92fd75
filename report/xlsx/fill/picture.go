package fill

import (
	"bytes"
	"fmt"
	"math"
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/biaoping/biaoping/internal/markup"
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

const (
	relationshipsNS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	packageNS       = "http://schemas.openxmlformats.org/package/2006/relationships"
	sheetDrawingNS  = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"
	drawingNS       = "http://schemas.openxmlformats.org/drawingml/2006/main"
)

// drawings fills the text boxes of a sheet, moves its shapes with their rows,
// and adds pictures.
func (w *writer) drawings(frame *markup.Node, root *block, scope fields.Scope) error {
	name := w.drawing
	var tree *markup.Node
	changed := false
	if name != "" {
		var err error
		if tree, err = w.tree(name); err != nil {
			return err
		}
		var errs []error
		if changed, errs = w.boxes(tree, printing(scope)); errs != nil {
			return tags.Errors(errs)
		}
		if w.sheet.root.moves() {
			if top := tree.Find("wsDr"); top != nil {
				moveShapes(top, root)
			}
			changed = true
		}
	}
	if len(w.images) > 0 {
		if name == "" {
			name = w.free(func(n int) string { return fmt.Sprintf("xl/drawings/drawing%d.xml", n) })
			var err error
			if tree, err = markup.Parse([]byte(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?><xdr:wsDr xmlns:xdr="` + sheetDrawingNS + `" xmlns:a="` + drawingNS + `"></xdr:wsDr>`)); err != nil {
				return err
			}
			if err := w.attach(frame, name); err != nil {
				return err
			}
		}
		if err := w.add(tree, name); err != nil {
			return err
		}
		changed = true
	}
	if changed {
		w.changed[name] = tree.Bytes()
	}
	return nil
}

// moveShapes moves the shapes of a drawing; one in a list stands in every item,
// but a chart only in the first.
func moveShapes(top *markup.Node, root *block) {
	var kids []*markup.Node
	id := highestID(top)
	for _, k := range top.Kids {
		from, to := k.Find("from"), k.Find("to")
		if k.Name == "" || from == nil {
			kids = append(kids, k)
			continue
		}
		first := rowOf(from)
		last := first
		if to != nil {
			last = rowOf(to)
		}
		for i, c := range root.copies(first, last) {
			one := k
			if i > 0 {
				if k.Find("graphicFrame") != nil {
					break
				}
				one = k.Clone()
				one.Walk(func(n *markup.Node) bool {
					if n.Is("cNvPr") {
						id++
						n.Set("id", strconv.Itoa(id))
					}
					return true
				})
			}
			setRow(one.Find("from"), c.from)
			if to != nil {
				bottom := c.to
				if one.Attr("editAs") == "oneCell" {
					bottom = c.from + last - first
				}
				setRow(one.Find("to"), bottom)
			}
			kids = append(kids, one)
		}
	}
	top.Kids = kids
}

// rowOf is the row of a corner of a shape, from 1.
func rowOf(n *markup.Node) int {
	if row := n.Find("row"); row != nil {
		return min(max(integer(strings.TrimSpace(row.Text()))+1, 1), lastRow)
	}
	return 1
}

func setRow(n *markup.Node, row int) {
	if r := n.Find("row"); r != nil {
		r.SetText(strconv.Itoa(row - 1))
	}
}

func highestID(top *markup.Node) (id int) {
	top.Walk(func(n *markup.Node) bool {
		if n.Is("cNvPr") {
			id = max(id, integer(n.Attr("id")))
		}
		return true
	})
	return id
}

// add adds the pictures of the sheet to its drawing.
func (w *writer) add(tree *markup.Node, name string) error {
	top := tree.Find("wsDr")
	if top == nil {
		return fmt.Errorf("文件已损坏：%s 里没有 wsDr", name)
	}
	id := highestID(top)
	ids := map[*image]string{}
	for _, p := range w.images {
		rel := ids[p.image]
		if rel == "" {
			var err error
			if rel, err = w.relate(name, relationshipsNS+"/image", p.part); err != nil {
				return err
			}
			ids[p.image] = rel
		}
		id++
		var b bytes.Buffer
		fmt.Fprintf(&b, `<xdr:oneCellAnchor xmlns:xdr="%s" xmlns:a="%s"><xdr:from><xdr:col>%d</xdr:col><xdr:colOff>%d</xdr:colOff><xdr:row>%d</xdr:row><xdr:rowOff>%d</xdr:rowOff></xdr:from><xdr:ext cx="%d" cy="%d"/>`,
			sheetDrawingNS, drawingNS, p.column-1, p.x, p.row-1, p.y, p.w, p.h)
		fmt.Fprintf(&b, `<xdr:pic><xdr:nvPicPr><xdr:cNvPr id="%d" name="图片 %d"`, id, id)
		if p.picture.Alt != "" {
			b.WriteString(` descr="`)
			markup.Escape(&b, p.picture.Alt)
			b.WriteByte('"')
		}
		fmt.Fprintf(&b, `/><xdr:cNvPicPr><a:picLocks noChangeAspect="1"/></xdr:cNvPicPr></xdr:nvPicPr><xdr:blipFill><a:blip xmlns:r="%s" r:embed="%s"/><a:stretch><a:fillRect/></a:stretch></xdr:blipFill>`+
			`<xdr:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="%d" cy="%d"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></xdr:spPr></xdr:pic><xdr:clientData/></xdr:oneCellAnchor>`,
			relationshipsNS, rel, p.w, p.h)
		top.Insert(len(top.Kids), &markup.Node{Head: b.Bytes()})
	}
	return nil
}

// behind are the elements of a sheet that stand behind its drawing (ECMA-376,
// 18.3.1.99).
var behind = []string{"legacyDrawing", "legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "AlternateContent", "webPublishItems", "tableParts", "extLst"}

// attach gives a sheet the drawing called name.
func (w *writer) attach(frame *markup.Node, name string) error {
	rel, err := w.relate(w.part, relationshipsNS+"/drawing", name)
	if err != nil {
		return err
	}
	fmt.Fprintf(&w.types, `<Override PartName="/%s" ContentType="application/vnd.openxmlformats-officedocument.drawing+xml"/>`, name)
	sheet := frame.Find("worksheet")
	if sheet == nil {
		return fmt.Errorf("文件已损坏：%s 里没有 worksheet", w.part)
	}
	at := slices.IndexFunc(sheet.Kids, func(k *markup.Node) bool { return slices.Contains(behind, markup.Local(k.Name)) })
	if at < 0 {
		at = len(sheet.Kids)
	}
	sheet.Insert(at, markup.Raw(fmt.Sprintf(`<%sdrawing xmlns:r="%s" r:id="%s"/>`, w.prefix, relationshipsNS, rel)))
	return nil
}

// relate adds a relationship of a part to another, and tells its name.
func (r *renderer) relate(part, typ, to string) (string, error) {
	name := relationsOf(part)
	data, changed := r.changed[name]
	if !changed && r.has(name) {
		var err error
		if data, err = r.file.Part(name); err != nil {
			return "", err
		}
	}
	if data == nil {
		data = []byte(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="` + packageNS + `"></Relationships>`)
	}
	tree, err := markup.Parse(data)
	if err != nil {
		return "", fmt.Errorf("%s：%w", name, err)
	}
	root := tree.Find("Relationships")
	if root == nil {
		return "", fmt.Errorf("文件已损坏：%s 里没有 Relationships", name)
	}
	id := ""
	for n := 1; id == ""; n++ {
		id = "rIdPicture" + strconv.Itoa(n)
		for _, k := range root.Kids {
			if k.Attr("Id") == id {
				id = ""
				break
			}
		}
	}
	prefix := strings.TrimSuffix(root.Name, "Relationships")
	k := &markup.Node{Name: prefix + "Relationship", Head: []byte("<" + prefix + "Relationship/>")}
	k.Set("Target", "/"+path.Clean(to))
	k.Set("Type", typ)
	k.Set("Id", id)
	root.Insert(len(root.Kids), k)
	r.changed[name] = tree.Bytes()
	return id, nil
}
