package fill

import (
	"bytes"
	"strings"
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

func textOf(ts []*node) string {
	var b strings.Builder
	for _, t := range ts {
		b.WriteString(unescape(t.src[t.open:t.shut]))
	}
	return b.String()
}

// heal brings every tag of the paragraph p, which an editor may have cut into
// runs anywhere, into one w:t, and every mark of a loop into a run of its own.
// A paragraph without tags stays as it is. The text boxes in p must have been
// healed before.
func (t *Template) heal(p *node, where place) error {
	ts := texts(p)
	whole := textOf(ts)
	if !strings.Contains(whole, "{{") {
		return nil
	}
	where.Text = short(whole)
	pieces, err := split(whole, where)
	if err != nil {
		return err
	}
	parts := distribute(pieces, ts)
	marks := false
	for _, pc := range pieces {
		marks = marks || pc.isMark()
	}
	p.enliven()
	for i, n := range ts {
		n.pieces = parts[i]
		n.enliven()
	}
	if marks {
		for _, n := range ts {
			cutRun(n)
		}
	}
	return nil
}

// distribute gives the pieces of a text to the nodes it lies in: words where
// they stand, a tag where it begins.
func distribute(pieces []piece, ts []*node) [][]piece {
	parts := make([][]piece, len(ts))
	at, left := -1, 0
	next := func() {
		for left == 0 && at+1 < len(ts) {
			at++
			left = len(unescape(ts[at].src[ts[at].open:ts[at].shut]))
		}
	}
	for _, pc := range pieces {
		text := pc.text
		if pc.tag != nil {
			next()
			parts[at] = append(parts[at], pc)
			text = pc.tag.text
		}
		for text != "" {
			next()
			n := min(left, len(text))
			if pc.tag == nil {
				parts[at] = append(parts[at], piece{text: text[:n]})
			}
			text, left = text[n:], left-n
		}
	}
	return parts
}

// cutRun parts the run of n at the marks of loops in n, so that each has a run
// of its own with the same properties.
func cutRun(n *node) {
	run := n.parent
	if len(n.pieces) < 2 && len(run.kids) == 1 || run.name != "w:r" {
		return
	}
	var groups [][]piece
	for _, pc := range n.pieces {
		last := len(groups) - 1
		if last < 0 || pc.isMark() || groups[last][0].isMark() {
			groups = append(groups, []piece{pc})
			continue
		}
		groups[last] = append(groups[last], pc)
	}
	if len(groups) == 0 || len(groups) == 1 && !groups[0][0].isMark() {
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
func markOf(n *node) *tag {
	if n.name == "w:t" && len(n.pieces) == 1 && n.pieces[0].isMark() {
		return n.pieces[0].tag
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
					empty = empty && pc.tag == nil && strings.TrimSpace(pc.text) == ""
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
