package fill

import (
	"bytes"
	"strconv"
	"strings"

	"github.com/biaoping/biaoping/internal/markup"
)

// bookmarks writes those in n, which is left out: words elsewhere refer to them.
func (r *renderer) bookmarks(n *node) {
	if r.copied > 0 {
		return
	}
	n.walk(func(k *node) bool {
		if k.name == "w:bookmarkStart" || k.name == "w:bookmarkEnd" {
			r.out.Write(k.raw())
		}
		return true
	})
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

// once reports whether n may stand only once in a document: bookmarks and
// other ends of ranges, what belongs to a comment, the outline of old shapes,
// and the numbers of content controls.
func once(n *node) bool {
	switch n.name {
	case "w:bookmarkStart", "w:bookmarkEnd", "w:commentRangeStart", "w:commentRangeEnd", "w:commentReference", "w:permStart", "w:permEnd",
		"w:moveFromRangeStart", "w:moveFromRangeEnd", "w:moveToRangeStart", "w:moveToRangeEnd", "v:shapetype":
		return true
	case "w:id":
		return n.parent.name == "w:sdtPr"
	}
	return false
}

// head writes the tag with which n begins; in a further item of a loop without
// the numbers of paragraphs, and with a number of its own for a drawing or a
// revision.
func (r *renderer) head(n *node) {
	if r.copied == 0 {
		r.out.Write(n.head())
		return
	}
	name := n.name
	for _, number := range []string{"w14:paraId", "w14:textId", "wp14:anchorId", "wp14:editId", "o:spid"} {
		n = n.with(number, "")
	}
	switch {
	case name == "wp:docPr":
		n = n.with("id", r.drawing())
	case n.attribute("w:id") != "":
		n = n.with("w:id", r.drawing())
	case strings.HasPrefix(name, "v:"):
		n = n.with("id", "").with("ID", "")
	}
	r.out.Write(n.head())
}

// drawing is a number for a drawing or a revision that no other has.
func (r *renderer) drawing() string {
	r.drawings++
	return strconv.Itoa(r.drawings)
}

// firstDrawing is past the numbers that documents give their drawings.
const firstDrawing = 1 << 20

// with is the head of n with another value of an attribute that it has; without
// the attribute for an empty value.
func (n *node) with(name, value string) *node {
	head := n.head()
	from, to, ok := markup.Attribute(head, name)
	if !ok {
		return n
	}
	var b bytes.Buffer
	if value == "" { // without the blank before it, too
		b.Write(bytes.TrimRight(head[:bytes.LastIndex(head[:from], []byte(name))], " \t\r\n"))
		b.Write(head[to+1:])
	} else {
		b.Write(head[:from])
		markup.Escape(&b, value)
		b.Write(head[to:])
	}
	return &node{src: b.Bytes(), name: n.name, open: b.Len()}
}
