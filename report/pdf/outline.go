package pdf

import "github.com/biaoping/biaoping/report/page"

// An entry is one line of the outline, which nests as the headings do.
type entry struct {
	object                              ref
	parent, previous, next, first, last *entry
	below                               int // entries under it, at any depth
	mark                                page.Mark
	page                                ref
	top                                 page.Unit // of the line, from below
}

// outline links the marks of pages under a root. An entry hangs under the
// nearest one before it that has a smaller level.
func outline(pages []page.Page, kids []ref) (root *entry, list []*entry) {
	root = &entry{mark: page.Mark{Level: -1}}
	last := root
	for i := range pages {
		for _, m := range pages[i].Marks {
			parent := last
			for parent != root && parent.mark.Level >= m.Level {
				parent = parent.parent
			}
			it := &entry{parent: parent, mark: m, page: kids[i], top: pages[i].Height - m.Y}
			if it.previous = parent.last; it.previous != nil {
				it.previous.next = it
			} else {
				parent.first = it
			}
			parent.last = it
			for p := parent; p != nil; p = p.parent {
				p.below++
			}
			list = append(list, it)
			last = it
		}
	}
	return root, list
}

// writeOutline writes the outline and returns its root, 0 when there are no
// marks. All of it is open.
func (e *encoder) writeOutline(pages []page.Page) ref {
	root, list := outline(pages, e.kids)
	if len(list) == 0 {
		return 0
	}
	root.object = e.reserve()
	for _, it := range list {
		it.object = e.reserve()
	}
	e.object(root.object, "<</Type/Outlines/First %v/Last %v/Count %d>>", root.first.object, root.last.object, root.below)
	for _, it := range list {
		e.begin(it.object)
		e.printf("<</Title%s/Parent %v/Dest[%v/XYZ null ", textString(it.mark.Text), it.parent.object, it.page)
		e.buf = append(appendUnit(e.buf, it.top), " null]"...)
		if it.previous != nil {
			e.printf("/Prev %v", it.previous.object)
		}
		if it.next != nil {
			e.printf("/Next %v", it.next.object)
		}
		if it.first != nil {
			e.printf("/First %v/Last %v/Count %d", it.first.object, it.last.object, it.below)
		}
		e.buf = append(e.buf, ">>"...)
		e.end()
	}
	return root.object
}
