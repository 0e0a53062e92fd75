package fill

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/biaoping/biaoping/internal/markup"
	"github.com/biaoping/biaoping/report/fields"
	"github.com/biaoping/biaoping/report/fields/tags"
)

// related makes the parts that belong to a sheet follow its rows: drawings,
// comments, tables, pivot tables, controls.
func (w *writer) related(frame *markup.Node, root *block, scope fields.Scope) error {
	relations, err := w.file.Relations(w.part)
	if err != nil {
		return err
	}
	at := place{sheet: fold(w.sheet.name), in: root}
	for _, r := range relations {
		sort := r.Kind()
		if sort == "drawing" || !w.sheet.root.moves() || !slices.Contains([]string{"comments", "threadedComment", "vmlDrawing", "table", "pivotTable", "ctrlProp"}, sort) {
			continue
		}
		tree, err := w.tree(r.Target)
		if err != nil {
			return fmt.Errorf("工作表“%s”：%w", w.sheet.name, err)
		}
		switch sort {
		case "comments", "threadedComment":
			prune(tree, func(n *markup.Node) bool { return w.ctx.Err() == nil && w.comment(n, root) })
		case "vmlDrawing":
			prune(tree, func(n *markup.Node) bool { return w.ctx.Err() == nil && shape(n, root) })
		case "table":
			if err := w.table(tree, root); err != nil {
				return err
			}
			w.follow(tree, at)
		default:
			w.follow(tree, at)
		}
		w.changed[r.Target] = tree.Bytes()
	}
	return w.drawings(frame, root, scope)
}

// prune leaves out the elements that keep does not want.
func prune(n *markup.Node, keep func(*markup.Node) bool) {
	n.Kids = slices.DeleteFunc(n.Kids, func(k *markup.Node) bool { return k.Name != "" && !keep(k) })
	for _, k := range n.Kids {
		prune(k, keep)
	}
}

// comment moves a comment with its cell: the first, of a list.
func (w *writer) comment(n *markup.Node, root *block) bool {
	a, ok := parseArea(n.Attr("ref"))
	if !ok {
		return true
	}
	row, ok := root.first(a.top, a.top)
	n.Set("ref", ref(a.left, row))
	return ok
}

// shape moves the box of a comment, or another old shape, with its cell.
func shape(n *markup.Node, root *block) bool {
	if !n.Is("shape") {
		return true
	}
	client := n.Find("ClientData")
	if client == nil {
		return true
	}
	delta := 0
	if row := client.Find("Row"); row != nil {
		old := integer(strings.TrimSpace(row.Text())) + 1
		now, ok := root.first(old, old)
		if !ok {
			return false
		}
		row.SetText(strconv.Itoa(now - 1))
		delta = now - old
	}
	if anchor := client.Find("Anchor"); anchor != nil {
		numbers := strings.Split(anchor.Text(), ",")
		for _, i := range []int{2, 6} { // the rows, of left, top, right, bottom and their offsets
			if len(numbers) != 8 {
				break
			}
			old := integer(strings.TrimSpace(numbers[i]))
			if client.Find("Row") == nil {
				if now, ok := root.first(old+1, old+1); ok && i == 2 {
					delta = now - 1 - old
				}
			}
			numbers[i] = strconv.Itoa(max(old+delta, 0))
		}
		anchor.SetText(strings.Join(numbers, ","))
	}
	return true
}

// table refuses a table whose rows are all gone, which Excel does not open.
func (w *writer) table(tree *markup.Node, root *block) error {
	n := tree.Find("table")
	if n == nil {
		return nil
	}
	a, ok := parseArea(n.Attr("ref"))
	if !ok {
		return nil
	}
	head := 1
	if s, ok := n.Lookup("headerRowCount"); ok {
		head = integer(s)
	}
	if _, ok := root.first(a.top+head, a.bottom); !ok {
		return tags.Fault{Where: fmt.Sprintf("%s!%s", w.sheet.name, a), Message: "清单一项也没有，表格会没有数据行，Excel 打不开；请把这个区域转换为普通区域"}
	}
	return nil
}

// follows are the kinds of part, by the end of their content type, that read
// cells of any sheet.
var follows = []string{"drawingml.chart+xml", "ms-office.chartex+xml", "pivotCacheDefinition+xml"}

// readers makes charts and the caches of pivot tables follow.
func (r *renderer) readers() error {
	for _, name := range r.file.Names() {
		typ := r.file.Type(name)
		if !r.moved || !slices.ContainsFunc(follows, func(end string) bool { return strings.HasSuffix(typ, end) }) {
			continue
		}
		tree, err := r.tree(name)
		if err != nil {
			return err
		}
		tree.Walk(func(n *markup.Node) bool {
			switch {
			case r.ctx.Err() != nil:
				return false
			case n.Is("f"):
				n.SetText(r.formula(n.Text(), place{takes: true}))
			case n.Is("worksheetSource"):
				if root := r.layouts[fold(n.Attr("sheet"))]; root != nil {
					w := &writer{renderer: r, sheet: &sheet{name: n.Attr("sheet")}}
					if a, ok := parseArea(n.Attr("ref")); ok {
						n.Set("ref", w.area(a, root).String())
					}
				}
			}
			// What a chart remembers of its cells is no longer so.
			n.Kids = slices.DeleteFunc(n.Kids, func(k *markup.Node) bool { return k.Is("numCache") || k.Is("strCache") || k.Is("multiLvlStrCache") })
			return true
		})
		r.changed[name] = tree.Bytes()
	}
	return nil
}
