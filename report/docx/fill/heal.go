package fill

import (
	"bytes"
	"strings"

	"github.com/biaoping/biaoping/internal/markup"
	"github.com/biaoping/biaoping/report/fields/tags"
)

// texts are the w:t of a paragraph, in order, without those of text boxes in
// it: they belong to paragraphs of their own.
func texts(p *node) (list []*node) {
	p.walk(func(n *node) bool {
		if n.name == "w:t" {
			list = append(list, n)
		}
		return n == p || n.name != "w:p"
	})
	return list
}

// words is what a w:t says.
func (n *node) words() string { return markup.Unescape(n.src[n.open:n.shut]) }

// heal brings every tag of the paragraph p, which an editor may have cut into
// runs anywhere, into one w:t, and every mark of a loop into a run of its own.
// A paragraph without tags stays as it is. The text boxes in p must have been
// healed before.
func (t *Template) heal(p *node, where place) error {
	ts := texts(p)
	var whole string
	lengths := make([]int, len(ts))
	for i, n := range ts {
		words := n.words()
		whole += words
		lengths[i] = len(words)
	}
	if !tags.In(whole) {
		return nil
	}
	where.Text = tags.Short(whole)
	pieces, err := tags.Split(whole, where.String())
	if err != nil {
		return err
	}
	parts := tags.Distribute(pieces, lengths)
	marks := false
	for _, pc := range pieces {
		marks = marks || pc.IsMark()
	}
	p.enliven()
	for i, n := range ts {
		if n.parent.name != "w:r" {
			return tags.Fault{Where: where.String(), Message: "文字不在 w:r 里，不合 WordprocessingML，请用 Word、WPS 或 LibreOffice 打开后另存"}
		}
		n.pieces = parts[i]
		n.enliven()
		release(n)
	}
	if marks {
		for _, n := range ts {
			cutRun(n)
		}
	}
	return nil
}

// cutRun parts the run of n at the marks of loops in n, so that each has a run
// of its own with the same properties.
func cutRun(n *node) {
	run := n.parent
	if len(n.pieces) < 2 && len(run.kids) == 1 {
		return
	}
	var groups [][]tags.Piece
	for _, pc := range n.pieces {
		last := len(groups) - 1
		if last < 0 || pc.IsMark() || groups[last][0].IsMark() {
			groups = append(groups, []tags.Piece{pc})
			continue
		}
		groups[last] = append(groups[last], pc)
	}
	if len(groups) == 0 || len(groups) == 1 && !groups[0][0].IsMark() {
		return
	}
	// Three runs: what stands before n, n itself in as many as it needs, and
	// what stands behind it.
	at := n.place()
	var rpr *node
	before, after := []*node{}, run.kids[at+1:]
	for _, k := range run.kids[:at] {
		if k.name == "w:rPr" {
			rpr = k
			continue
		}
		before = append(before, k)
	}
	var runs []*node
	add := func(kids []*node) {
		if len(kids) == 0 {
			return
		}
		r := &node{src: run.src, name: "w:r", from: run.from, open: run.open, shut: run.shut, to: run.to, parent: run.parent, live: true}
		if rpr != nil {
			kids = append([]*node{rpr}, kids...)
		}
		for _, k := range kids {
			c := k
			if k == rpr {
				c = &node{src: k.src, name: k.name, from: k.from, open: k.open, shut: k.shut, to: k.to}
			}
			c.parent = r
			r.kids = append(r.kids, c)
		}
		runs = append(runs, r)
	}
	add(before)
	for _, g := range groups {
		add([]*node{{src: n.src, name: n.name, from: n.from, open: n.open, shut: n.shut, to: n.to, live: true, pieces: g}})
	}
	add(after)
	parent, place := run.parent, run.place()
	kids := append([]*node{}, parent.kids[:place]...)
	kids = append(kids, runs...)
	parent.kids = append(kids, parent.kids[place+1:]...)
}

// markOf is the mark of a loop that n is; nil for none.
func markOf(n *node) *tags.Tag {
	if n.name == "w:t" && len(n.pieces) == 1 && n.pieces[0].IsMark() {
		return n.pieces[0].Tag
	}
	return nil
}

// hollow reports whether nothing of p is seen but the marks of loops.
func hollow(p *node) bool {
	empty := true
	p.walk(func(n *node) bool {
		switch n.name {
		case "w:t":
			if markOf(n) == nil {
				for _, pc := range n.pieces {
					empty = empty && pc.Tag == nil && strings.TrimSpace(pc.Text) == ""
				}
				if !n.live {
					empty = empty && len(bytes.TrimSpace(n.src[n.open:n.shut])) == 0
				}
			}
		case "w:drawing", "w:pict", "w:object", "w:sectPr":
			empty = false
		}
		return empty
	})
	return empty
}
