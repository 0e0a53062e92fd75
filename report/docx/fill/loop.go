package fill

import (
	"context"

	"github.com/biaoping/biaoping/report/fields/tags"
)

// A region is a run of kids of one node that is written as often as a list
// has items, or as a condition wants.
type region struct {
	from, to int // kids[from:to]
	tag      *tags.Tag
}

// A mark is one end of a loop where it stands.
type mark struct {
	tag       *tags.Tag
	text      *node // its w:t
	run       *node
	paragraph *node
}

// loops finds the loops of a part and binds them to what they repeat, as far as
// it comes before ctx is done.
func loops(ctx context.Context, root *node) (errs []error) {
	var open []mark
	root.walkUntil(ctx, func(n *node) bool {
		t := markOf(n)
		if t == nil {
			return true
		}
		m := mark{tag: t, text: n, run: n.parent, paragraph: n.above("w:p")}
		switch {
		case t.Sort != '/':
			open = append(open, m)
		case len(open) == 0:
			errs = append(errs, t.Fault("前面没有 {{#%s}}", t.Name))
		case t.Name != "" && t.Name != open[len(open)-1].tag.Name:
			last := open[len(open)-1]
			errs = append(errs, t.Fault("应先结束 %s（%s）", last.tag.Text, last.tag.Where))
			open = open[:len(open)-1]
		default:
			if err := bind(open[len(open)-1], m); err != nil {
				errs = append(errs, err)
			}
			open = open[:len(open)-1]
		}
		return true
	})
	for _, m := range open {
		errs = append(errs, m.tag.Fault("没有结束，应有 {{/%s}}", m.tag.Name))
	}
	if len(errs) == 0 {
		errs = notes(ctx, root)
	}
	if len(errs) == 0 {
		tidy(ctx, root)
	}
	return errs
}

// notes refuses loops over what refers to a note: the note stands in the
// document once.
func notes(ctx context.Context, root *node) (errs []error) {
	root.walkUntil(ctx, func(n *node) bool {
		for _, r := range n.regions {
			if r.tag.Sort != '#' {
				continue
			}
			for _, k := range n.kids[r.from:r.to] {
				if find(k, "w:footnoteReference") != nil || find(k, "w:endnoteReference") != nil {
					errs = append(errs, r.tag.Fault("里有脚注或尾注，注不能重复，请移到清单外面"))
					break
				}
			}
		}
		return true
	})
	return errs
}

// bind makes a region of what lies between two marks: words of a paragraph,
// rows of a table, or blocks of the text.
func bind(a, b mark) error {
	common, x, y := meet(a.run, b.run)
	refuse := func(why string) error {
		return a.tag.Fault("和 %s %s", b.tag.Text, why)
	}
	switch {
	case common == nil:
		return refuse("不在同一处")
	case a.paragraph == b.paragraph:
		if x != a.run || y != b.run {
			return refuse("不在同一层，一个在超链接或修订里")
		}
		common.repeat(x.place()+1, y.place(), a.tag)
	case common.name == "w:tr":
		if deeper(common, a.paragraph) || deeper(common, b.paragraph) {
			return refuse("有一个在套在格子里的表格中")
		}
		row := common
		row.parent.repeat(row.place(), row.place()+1, a.tag)
	case common.name == "w:tbl":
		if deeper(x, a.paragraph) || deeper(y, b.paragraph) {
			return refuse("有一个在套在格子里的表格中")
		}
		common.repeat(x.place(), y.place()+1, a.tag)
	case x != a.paragraph || y != b.paragraph:
		return refuse("一个在表格或文本框里，一个在外面，或在不同的表格里")
	default:
		common.repeat(x.place(), y.place()+1, a.tag)
	}
	a.text.gone, b.text.gone = true, true
	return nil
}

// repeat makes a region of the kids of n.
func (n *node) repeat(from, to int, t *tags.Tag) {
	n.enliven()
	r := &region{from, to, t}
	at := 0
	for at < len(n.regions) && !(r.from <= n.regions[at].from && r.to >= n.regions[at].to) && n.regions[at].from <= r.from {
		at++
	}
	n.regions = append(n.regions[:at:at], append([]*region{r}, n.regions[at:]...)...)
}

// meet is the nearest node that holds a and b, and its kids that lead to them.
func meet(a, b *node) (common, x, y *node) {
	way := map[*node]*node{}
	for n, last := a, (*node)(nil); n != nil; n, last = n.parent, n {
		way[n] = last
	}
	for n, last := b, (*node)(nil); n != nil; n, last = n.parent, n {
		if x, ok := way[n]; ok {
			return n, x, last
		}
	}
	return nil, nil, nil
}

// deeper reports whether there is another table between the row or table top
// and the paragraph p.
func deeper(top, p *node) bool {
	for n := p; n != nil && n != top; n = n.parent {
		if n.name == "w:tbl" {
			return true
		}
	}
	return false
}

// tidy leaves out what only held the marks of loops: paragraphs, and rows of
// tables. A cell keeps a paragraph.
func tidy(ctx context.Context, root *node) {
	root.walkUntil(ctx, func(n *node) bool {
		switch {
		case n.name == "w:p" && marked(n) && hollow(n) && !lastInCell(n):
			n.gone = true
		case n.name == "w:tr" && markedRow(n):
			n.gone = true
		}
		return !n.gone
	})
}

// marked reports whether p had marks of loops and no loop within itself.
func marked(p *node) bool {
	any := false
	p.walk(func(n *node) bool {
		if n.gone {
			any = true
		}
		return true
	})
	return any && len(p.regions) == 0
}

// lastInCell reports whether nothing would be left of a cell if the paragraph p
// were left out.
func lastInCell(p *node) bool {
	if p.parent.name != "w:tc" {
		return false
	}
	for _, k := range p.parent.kids {
		if k != p && !k.gone && (k.name == "w:p" || k.name == "w:tbl" || k.name == "w:sdt") {
			return false
		}
	}
	return true
}

// markedRow reports whether a row holds nothing but marks of loops that go
// over several rows.
func markedRow(row *node) bool {
	for _, r := range row.parent.regions {
		if r.to == r.from+1 && row.parent.kids[r.from] == row {
			return false // the row itself is what is repeated
		}
	}
	any, empty := false, true
	row.walk(func(n *node) bool {
		switch n.name {
		case "w:p":
			any = any || marked(n)
			empty = empty && hollow(n)
		case "w:tbl":
			empty = false
		}
		return empty
	})
	return any && empty
}
