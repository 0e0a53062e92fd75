package fill

import (
	"bytes"
	"strconv"
	"strings"

	"github.com/biaoping/biaoping/internal/opc"
	"github.com/biaoping/biaoping/report/fields"
)

// A renderer writes one filled document.
type renderer struct {
	file      *opc.Package
	load      Pictures
	out       bytes.Buffer
	part      string // being written
	copied    int    // depth of loops in an item after the first
	drawings  int    // ids given to drawings
	relations []*image
	images    map[string]*image // by the path of the fact
	changed   map[string][]byte // parts of the package
}

// kids writes kids[from:to] of n. regions are those that lie in them, outer
// ones first.
func (r *renderer) kids(n *node, from, to int, regions []*region, s fields.Scope) error {
	for i := from; i < to; {
		if len(regions) == 0 || regions[0].from != i {
			if err := r.node(n.kids[i], s); err != nil {
				return err
			}
			i++
			continue
		}
		g := regions[0]
		inside := 1
		for inside < len(regions) && regions[inside].to <= g.to {
			inside++
		}
		if err := r.region(n, g, regions[1:inside], s); err != nil {
			return err
		}
		regions, i = regions[inside:], g.to
	}
	return nil
}

// region writes g as often as its tag wants.
func (r *renderer) region(n *node, g *region, inner []*region, s fields.Scope) error {
	v, err := s.Find(g.tag.name)
	if err != nil {
		return fault{g.tag.where, g.tag.text + " " + err.Error()}
	}
	if g.tag.sort == '^' {
		if !v.Empty() {
			return nil
		}
		return r.kids(n, g.from, g.to, inner, s)
	}
	if v.Empty() {
		return nil
	}
	for i, item := range s.Enter(v) {
		if i == 1 {
			r.copied++
			defer func() { r.copied-- }()
		}
		if err := r.kids(n, g.from, g.to, inner, item); err != nil {
			return err
		}
	}
	return nil
}

// node writes n.
func (r *renderer) node(n *node, s fields.Scope) error {
	switch {
	case n.gone:
		return nil
	case !n.live:
		r.copy(n)
		return nil
	case n.picture != nil:
		return r.placed(n, s)
	case n.name == "w:t":
		return r.text(n, s)
	}
	r.head(n)
	before := r.out.Len()
	if err := r.kids(n, 0, len(n.kids), n.regions, s); err != nil {
		return err
	}
	// ECMA-376, 17.4.65: a cell ends in a paragraph.
	if n.name == "w:tc" && !endsInParagraph(r.out.Bytes()[before:]) {
		r.out.WriteString("<w:p/>")
	}
	r.out.Write(n.src[n.shut:n.to])
	return nil
}

func endsInParagraph(cell []byte) bool {
	return bytes.HasSuffix(cell, []byte("</w:p>")) || bytes.HasSuffix(cell, []byte("<w:p/>")) || bytes.HasSuffix(cell, []byte("</w:sdt>"))
}

// text writes a w:t with its tags exchanged for facts.
func (r *renderer) text(n *node, s fields.Scope) error {
	if n.pieces == nil {
		return nil // all of it belonged to a tag that began before
	}
	const open, shut = `<w:t xml:space="preserve">`, `</w:t>`
	r.out.WriteString(open)
	for _, pc := range n.pieces {
		if pc.tag == nil {
			escape(&r.out, pc.text)
			continue
		}
		v, err := s.Find(pc.tag.name)
		if err != nil {
			return fault{pc.tag.where, pc.tag.text + " " + err.Error()}
		}
		if pc.tag.sort == '@' {
			r.out.WriteString(shut)
			if err := r.inline(pc.tag, v); err != nil {
				return err
			}
			r.out.WriteString(open)
			continue
		}
		words, err := v.Print(pc.tag.format)
		if err != nil {
			return fault{pc.tag.where, pc.tag.text + " " + err.Error()}
		}
		for i, line := range strings.Split(words, "\n") {
			if i > 0 {
				r.out.WriteString(shut + "<w:br/>" + open)
			}
			escape(&r.out, line)
		}
	}
	r.out.WriteString(shut)
	return nil
}

// copy writes n as it is; in a further item of a loop without what may stand
// but once in a document.
func (r *renderer) copy(n *node) {
	switch {
	case r.copied == 0 || n.name == "":
		r.out.Write(n.raw())
		return
	case once(n):
		return
	}
	r.head(n)
	for _, k := range n.kids {
		r.copy(k)
	}
	r.out.Write(n.src[n.shut:n.to])
}

// once reports whether n may stand only once in a document: bookmarks, and
// the numbers of content controls.
func once(n *node) bool {
	switch n.name {
	case "w:bookmarkStart", "w:bookmarkEnd":
		return true
	case "w:id":
		return n.parent.name == "w:sdtPr"
	}
	return false
}

// head writes the tag with which n begins; in a further item of a loop without
// the numbers of paragraphs, and with a number of its own for a drawing.
func (r *renderer) head(n *node) {
	if r.copied == 0 {
		r.out.Write(n.head())
		return
	}
	for _, name := range []string{"w14:paraId", "w14:textId"} {
		n = n.with(name, "")
	}
	if n.name == "wp:docPr" {
		n = n.with("id", r.drawing())
	}
	r.out.Write(n.head())
}

// drawing is a number for a drawing that no other has.
func (r *renderer) drawing() string {
	r.drawings++
	return strconv.Itoa(firstDrawing + r.drawings)
}

// firstDrawing is past the numbers that documents give their drawings.
const firstDrawing = 1 << 20

// with is the head of n with another value of an attribute that it has; without
// the attribute for an empty value.
func (n *node) with(name, value string) *node {
	old, from, ok := n.attribute(name)
	if !ok {
		return n
	}
	from, to := from-n.from, from-n.from+len(old)
	if value == "" {
		from, to = from-len(name)-3, to+1 // with the blank before it
	}
	var b bytes.Buffer
	b.Write(n.head()[:from])
	escape(&b, value)
	b.Write(n.head()[to:])
	return &node{src: b.Bytes(), name: n.name, open: b.Len()}
}
