package fill

import (
	"bytes"
	"slices"
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
// A paragraph without tags stays as it is.
func (t *Template) heal(p *node, where place) error {
	ts := texts(p)
	var b strings.Builder
	lengths := make([]int, len(ts))
	for i, n := range ts {
		words := n.words()
		b.WriteString(words)
		lengths[i] = len(words)
	}
	whole := b.String()
	if !tags.In(whole) {
		return nil
	}
	where.Text = tags.Short(whole)
	pieces, err := tags.Split(whole, where.String())
	if err != nil {
		return err
	}
	p.enliven()
	for i, parts := range tags.Distribute(pieces, lengths) {
		n := ts[i]
		if n.parent.name != "w:r" {
			return tags.Fault{Where: where.String(), Message: "文字不在 w:r 里，不合 WordprocessingML，请用 Word、WPS 或 LibreOffice 打开后另存"}
		}
		n.pieces = parts
		n.enliven()
		release(n)
	}
	if slices.ContainsFunc(pieces, tags.Piece.IsMark) {
		cutRuns(ts)
	}
	return nil
}

// cutRuns parts the runs of ts at the marks of loops.
func cutRuns(ts []*node) {
	parts := map[*node][]*node{} // of a run
	for _, n := range ts {
		if parts[n.parent] == nil {
			parts[n.parent] = cut(n.parent)
		}
	}
	done := map[*node]bool{}
	for _, n := range ts {
		holder := n.parent.parent
		if done[holder] || parts[n.parent] == nil {
			continue
		}
		done[holder] = true
		var kids []*node
		for _, k := range holder.kids {
			if list := parts[k]; list != nil {
				kids = append(kids, list...)
			} else {
				kids = append(kids, k)
			}
		}
		holder.adopt(kids)
	}
}

// cut is what a run becomes in which every mark of a loop shall have a run of
// its own with the same properties.
func cut(run *node) (runs []*node) {
	var properties *node
	var groups [][]*node
	alone := true // what comes next begins a run
	add := func(k *node, mark bool) {
		if mark || alone {
			groups = append(groups, nil)
		}
		alone = mark
		groups[len(groups)-1] = append(groups[len(groups)-1], k)
	}
	for _, k := range run.kids {
		if k.name == "w:rPr" {
			properties = k
			continue
		}
		from := 0
		for i, pc := range k.pieces {
			if !pc.IsMark() {
				continue
			}
			if i > from {
				add(k.part(from, i), false)
			}
			add(k.part(i, i+1), true)
			from = i + 1
		}
		if from < len(k.pieces) || from == 0 {
			add(k.part(from, len(k.pieces)), false)
		}
	}
	if len(groups) == 1 {
		return []*node{run}
	}
	for _, kids := range groups {
		r := *run
		if properties != nil {
			own := *properties
			kids = append([]*node{&own}, kids...)
		}
		r.adopt(kids)
		runs = append(runs, &r)
	}
	return runs
}

// part is n with the given pieces alone.
func (n *node) part(from, to int) *node {
	c := *n
	c.pieces = c.pieces[from:to]
	return &c
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
		case "w:br":
			sort := n.attribute("w:type")
			empty = empty && sort != "page" && sort != "column"
		case "w:drawing", "w:pict", "w:object", "w:sectPr", "w:fldChar", "m:oMath":
			empty = false
		}
		return empty
	})
	return empty
}
