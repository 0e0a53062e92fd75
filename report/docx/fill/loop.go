package fill

import (
	"cmp"
	"context"
	"slices"

	"github.com/biaoping/biaoping/report/fields/tags"
)

// A region is a run of kids of one node that is written as often as a list
// has items, or as a condition wants.
type region struct {
	from, to       int // kids[from:to]
	tag            *tags.Tag
	opened, closed int // the numbers of its marks
}

// A mark is one end of a loop where it stands.
type mark struct {
	number    int // in the part
	tag       *tags.Tag
	text      *node // its w:t
	run       *node
	paragraph *node
}

// deepestLoop is how many loops may lie in each other.
const deepestLoop = 50

// loops finds the loops of a part and binds them to what they repeat, as far as
// it comes before ctx is done.
func loops(ctx context.Context, root *node) (errs []error) {
	var open []mark
	var holders []*node // of what is repeated
	number := 0
	root.walkUntil(ctx, func(n *node) bool {
		t := markOf(n)
		if t == nil {
			return true
		}
		number++
		m := mark{number: number, tag: t, text: n, run: n.parent, paragraph: n.above("w:p")}
		switch {
		case t.Sort != '/':
			if open = append(open, m); len(open) == deepestLoop+1 {
				errs = append(errs, t.Fault("循环套循环，超过 %d 层", deepestLoop))
			}
		case len(open) == 0:
			errs = append(errs, t.Fault("前面没有 {{#%s}}", t.Name))
		case t.Name != "" && t.Name != open[len(open)-1].tag.Name:
			last := open[len(open)-1]
			errs = append(errs, t.Fault("应先结束 %s（%s）", last.tag.Text, last.tag.Where))
			open = open[:len(open)-1]
		default:
			holder, err := bind(open[len(open)-1], m)
			if err != nil {
				errs = append(errs, err)
			} else if len(holder.regions) == 1 {
				holders = append(holders, holder)
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
		for _, n := range holders {
			errs = append(errs, n.order()...)
		}
	}
	return errs
}

// order puts the regions of n in order, outer ones first, without the marks at
// their ends that are left out, and tells of those that share a paragraph or a
// row although their marks do not lie in each other.
func (n *node) order() (errs []error) {
	slices.SortFunc(n.regions, func(a, b *region) int { return cmp.Compare(a.opened, b.opened) })
	var open []*region
	for _, r := range n.regions {
		for r.from < r.to && n.kids[r.from].gone {
			r.from++
		}
		for r.from < r.to && n.kids[r.to-1].gone {
			r.to--
		}
		for len(open) > 0 && open[len(open)-1].to <= r.from {
			open = open[:len(open)-1]
		}
		if k := len(open) - 1; k >= 0 && open[k].closed < r.opened {
			errs = append(errs, r.tag.Fault("和前面的 %s 合用一段或一行，应各用各的", open[k].tag.Text))
		}
		open = append(open, r)
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
// rows of a table, or blocks of the text. It returns what holds it.
func bind(a, b mark) (*node, error) {
	common, x, y := meet(a.run, b.run)
	refuse := func(why string) (*node, error) {
		return nil, a.tag.Fault("和 %s %s", b.tag.Text, why)
	}
	from, to := 0, 0
	switch {
	case common == nil:
		return refuse("不在同一处")
	case a.paragraph == b.paragraph:
		if x != a.run || y != b.run {
			return refuse("不在同一层，一个在超链接或修订里（修订应先接受）")
		}
		from, to = x.at+1, y.at
	case common.name == "w:tr":
		if deeper(common, a.paragraph) || deeper(common, b.paragraph) {
			return refuse("有一个在套在格子里的表格中")
		}
		common.whole = true
		from, to = common.at, common.at+1
		common = common.parent
	case common.name == "w:tbl" || x.name == "w:tr" && y.name == "w:tr": // the latter in a content control
		if deeper(x, a.paragraph) || deeper(y, b.paragraph) {
			return refuse("有一个在套在格子里的表格中")
		}
		from, to = x.at, y.at+1
	case x != a.paragraph || y != b.paragraph:
		return refuse("一个在表格或文本框里，一个在外面，或在不同的表格里")
	default:
		from, to = x.at, y.at+1
	}
	a.text.gone, b.text.gone = true, true
	common.enliven()
	common.regions = append(common.regions, &region{from, to, a.tag, a.number, b.number})
	return common, nil
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
	for _, k := range slices.Backward(p.parent.kids) { // those in front have been looked at
		if k != p && !k.gone && (k.name == "w:p" || k.name == "w:tbl" || k.name == "w:sdt") {
			return false
		}
	}
	return true
}

// markedRow reports whether a row holds nothing but marks of loops that go
// over several rows.
func markedRow(row *node) bool {
	if row.whole {
		return false
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
