package fill

import (
	"slices"
	"strconv"
	"strings"

	"github.com/biaoping/biaoping/internal/markup"
)

// follow makes everything on a sheet but its rows follow the rows that have
// moved: merged cells, conditional formats, data validations, hyperlinks,
// breaks, filters, frozen panes.
func (r *renderer) follow(n *markup.Node, at place) {
	for i := 0; i < len(n.Kids) && r.ctx.Err() == nil; {
		kids := r.followed(n.Kids[i], at)
		n.Kids = slices.Replace(n.Kids, i, i+1, kids...)
		i += len(kids)
	}
	recount(n)
}

// followed is what becomes of an element: nothing, when all it is about is
// gone, or one for each item of a list.
func (r *renderer) followed(n *markup.Node, at place) []*markup.Node {
	switch markup.Local(n.Name) {
	case "":
	case "mergeCell", "hyperlink":
		if list, ok := r.perItem(n, "ref", at); ok {
			return list
		}
	case "cellWatch":
		if list, ok := r.perItem(n, "r", at); ok {
			return list
		}
	case "brk":
		return r.rowBreak(n, at)
	case "f", "formula", "formula1", "formula2", "calculatedColumnFormula", "totalsRowFormula":
		n.SetText(r.formula(n.Text(), at))
	case "conditionalFormatting", "dataValidation", "protectedRange", "ignoredError":
		list, in, ok := r.areas(areasOf(n), at)
		if !ok {
			return nil
		}
		setAreas(n, list)
		at.in = in
		r.follow(n, at)
	default:
		r.attributes(n, at)
		r.follow(n, at)
		if vanished(n) {
			return nil
		}
	}
	return []*markup.Node{n}
}

// listed are the elements that mean nothing when they are empty.
var listed = []string{"mergeCells", "hyperlinks", "cellWatches", "rowBreaks", "dataValidations", "conditionalFormattings", "protectedRanges", "ignoredErrors", "sparklines"}

func vanished(n *markup.Node) bool {
	if !slices.Contains(listed, markup.Local(n.Name)) {
		return false
	}
	for _, k := range n.Kids {
		if k.Name != "" {
			return false
		}
	}
	return true
}

// recount writes how many a list has where it says so.
func recount(n *markup.Node) {
	if n.Name == "" {
		return
	}
	count, manual := 0, 0
	for _, k := range n.Kids {
		if k.Name != "" {
			count++
			if isTrue(k.Attr("man")) {
				manual++
			}
		}
	}
	if !slices.Contains(listed, markup.Local(n.Name)) {
		return
	}
	if _, ok := n.Lookup("count"); ok {
		n.Set("count", strconv.Itoa(count))
	}
	if _, ok := n.Lookup("manualBreakCount"); ok {
		n.Set("manualBreakCount", strconv.Itoa(manual))
	}
}

// perItem is n once for each item of the list that its area lies in.
func (r *renderer) perItem(n *markup.Node, name string, at place) ([]*markup.Node, bool) {
	a, ok := parseArea(n.Attr(name))
	if !ok {
		return nil, false
	}
	list := []*markup.Node{}
	for _, c := range r.layouts[at.sheet].copies(a.top, a.bottom) {
		k := n.Clone()
		k.Set(name, area{a.left, c.from, a.right, c.to}.String())
		list = append(list, k)
	}
	return list, true
}

// rowBreak is a break after a row; in a list, after that row of every item.
func (r *renderer) rowBreak(n *markup.Node, at place) (list []*markup.Node) {
	id := integer(n.Attr("id"))
	if id < 1 || id > lastRow {
		return []*markup.Node{n}
	}
	for _, c := range r.layouts[at.sheet].copies(id, id) {
		k := n.Clone()
		k.Set("id", strconv.Itoa(c.to))
		list = append(list, k)
	}
	return list
}

// areasOf are the cells that n is about, as written.
func areasOf(n *markup.Node) string {
	if s, ok := n.Lookup("sqref"); ok {
		return s
	}
	for _, k := range n.All("sqref") {
		return k.Text()
	}
	return ""
}

func setAreas(n *markup.Node, s string) {
	if _, ok := n.Lookup("sqref"); ok {
		n.Set("sqref", s)
	}
	for _, k := range n.All("sqref") {
		k.SetText(s)
	}
}

// areas is where areas stand, as large as their lists have become, and the
// block of the first. ok is false when all are gone.
func (r *renderer) areas(written string, at place) (list string, in *block, ok bool) {
	root := r.layouts[at.sheet]
	var names []string
	for _, word := range strings.Fields(written) {
		a, ok := parseArea(word)
		if !ok {
			names = append(names, word)
			continue
		}
		last := area{}
		for _, c := range root.copies(a.top, a.bottom) {
			if in == nil {
				in = c.in
			}
			if last.bottom > 0 && c.from == last.bottom+1 {
				last.bottom = c.to
				names[len(names)-1] = last.String()
				continue
			}
			last = area{a.left, c.from, a.right, c.to}
			names = append(names, last.String())
		}
	}
	if in == nil {
		in = root
	}
	return strings.Join(names, " "), in, len(names) > 0
}

// attributes follows the cells that an element names in its attributes.
func (r *renderer) attributes(n *markup.Node, at place) {
	root := r.layouts[at.sheet]
	if s, ok := n.Lookup("sqref"); ok {
		if list, _, ok := r.areas(s, at); ok {
			n.Set("sqref", list)
		} else {
			n.Set("sqref", "A1")
		}
	}
	for _, name := range []string{"ref", "activeCell", "topLeftCell"} {
		a, ok := parseArea(n.Attr(name))
		if !ok {
			continue
		}
		top, found := root.first(a.top, a.bottom)
		bottom, _ := root.last(a.top, a.bottom)
		if !found {
			top, bottom = 1, 1
		}
		if name != "ref" {
			bottom = top
		}
		n.Set(name, area{a.left, top, a.right, bottom}.String())
	}
	if s, ok := n.Lookup("ySplit"); ok && strings.HasPrefix(n.Attr("state"), "frozen") {
		if last, ok := root.last(1, max(integer(s), 1)); ok {
			n.Set("ySplit", strconv.Itoa(last))
		}
	}
	for _, name := range []string{"fmlaLink", "fmlaRange", "fmlaTxbx"} {
		if s, ok := n.Lookup(name); ok {
			n.Set(name, r.formula(s, at))
		}
	}
}
