package fill

import (
	"bytes"
	"context"
	"slices"
	"strings"

	"github.com/biaoping/biaoping/internal/markup"
	"github.com/biaoping/biaoping/internal/opc"
	"github.com/biaoping/biaoping/report/fields"
	"github.com/biaoping/biaoping/report/fields/tags"
)

// A renderer writes one filled document.
type renderer struct {
	ctx       context.Context
	file      *opc.Package
	load      tags.Pictures
	out       bytes.Buffer
	part      string // being written
	copied    int    // depth of loops in an item after the first
	drawings  int    // the last number given to a drawing
	pictures  int    // and to a picture
	items     int    // of loops, gone through
	relations []*image
	images    map[string]*image // by the path of the fact
	changed   map[string][]byte // parts of the package
}

// kids writes kids[from:to] of n. regions are those that lie in them, outer
// ones first.
func (r *renderer) kids(n *node, from, to int, regions []*region, s fields.Scope) error {
	for i := from; i < to; {
		if err := r.ctx.Err(); err != nil {
			return err
		}
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
	v, err := g.tag.Find(s)
	if err != nil {
		return err
	}
	if g.tag.Sort == '^' {
		if !v.Empty() {
			return nil
		}
		return r.kids(n, g.from, g.to, inner, s)
	}
	if v.Empty() {
		return nil
	}
	for i, item := range s.Enter(v) {
		if r.items++; r.items > tags.MaxItems || r.out.Len() > mostBytes {
			return g.tag.Fault("循环套循环，写出来的文件太大")
		}
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

// mostBytes is how large a part may become: as large as one that is opened.
const mostBytes = 64 << 20

// node writes n.
func (r *renderer) node(n *node, s fields.Scope) error {
	switch {
	case n.gone:
		r.bookmarks(n)
		return nil
	case !n.live:
		r.copy(n)
		return nil
	case n.picture != nil:
		return r.placed(n, s)
	case n.name == "w:t":
		return r.text(n, s)
	}
	start := r.out.Len()
	r.head(n)
	before := r.out.Len()
	if err := r.kids(n, 0, len(n.kids), n.regions, s); err != nil {
		return err
	}
	content := r.out.Bytes()[before:]
	switch {
	case n.name == "w:tbl" && !bytes.Contains(content, []byte("<w:tr")):
		r.out.Truncate(start) // Word does not open a table without rows
		return nil
	case n.story() && !endsInParagraph(content):
		r.out.WriteString("<w:p/>")
	}
	r.out.Write(n.src[n.shut:n.to])
	return nil
}

// stories are what must end in a paragraph (ECMA-376, 17.4.65 and 17.10).
var stories = []string{"w:tc", "w:hdr", "w:ftr", "w:footnote", "w:endnote", "w:txbxContent"}

// story reports whether n is one of stories, or the content of a control that
// may be all there is in one.
func (n *node) story() bool {
	if n.name == "w:sdtContent" && slices.ContainsFunc(n.kids, func(k *node) bool { return k.name == "w:p" }) {
		if control := n.above("w:sdt"); control != nil {
			n = control.parent
		}
	}
	return slices.Contains(stories, n.name)
}

// endsInParagraph reports whether the last of a story that is not the end of a
// bookmark and the like is a paragraph, or a content control around one.
func endsInParagraph(story []byte) bool {
	for {
		story = bytes.TrimSpace(story)
		i := bytes.LastIndexByte(story, '<')
		if i < 0 {
			return false
		}
		last := story[i:]
		switch {
		case string(last) == "</w:p>" || string(last) == "</w:sdt>" || string(last) == "<w:p/>" || bytes.HasPrefix(last, []byte("<w:p ")):
			return true
		case !bytes.HasSuffix(last, []byte("/>")):
			return false
		}
		story = story[:i]
	}
}

// text writes a w:t with its tags exchanged for facts.
func (r *renderer) text(n *node, s fields.Scope) error {
	if n.pieces == nil {
		return nil // all of it belonged to a tag that began before
	}
	const open, shut = `<w:t xml:space="preserve">`, `</w:t>`
	r.out.WriteString(open)
	for _, pc := range n.pieces {
		if pc.Tag == nil {
			markup.Escape(&r.out, pc.Text)
			continue
		}
		v, err := pc.Tag.Find(s)
		if err != nil {
			return err
		}
		if pc.Tag.Sort == '@' {
			r.out.WriteString(shut)
			if err := r.inline(pc.Tag, v); err != nil {
				return err
			}
			r.out.WriteString(open)
			continue
		}
		words, err := v.Print(pc.Tag.Format)
		if err != nil {
			return pc.Tag.Fault("%s", err)
		}
		for i, line := range strings.Split(words, "\n") {
			if i > 0 {
				r.out.WriteString(shut + "<w:br/>" + open)
			}
			markup.Escape(&r.out, line)
		}
	}
	r.out.WriteString(shut)
	return nil
}
