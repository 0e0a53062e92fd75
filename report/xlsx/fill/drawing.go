package fill

import (
	"bytes"
	"fmt"
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/biaoping/biaoping/internal/markup"
	"github.com/biaoping/biaoping/internal/opc"
	"github.com/biaoping/biaoping/report/fields"
	"github.com/biaoping/biaoping/report/fields/tags"
)

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
	name := opc.RelationsPart(part)
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
