package pdf

import (
	"fmt"

	"github.com/biaoping/biaoping/report/page"
)

// annotations are the links of one page, under the object that its page names.
// They are written after the last page, when every page has its number.
type annotations struct {
	object ref
	page   int // index
}

// link reserves the annotations of page i; 0 when it has no links.
func (e *encoder) link(i int, p *page.Page) ref {
	if len(p.Links) == 0 {
		return 0
	}
	a := annotations{e.reserve(), i}
	e.links = append(e.links, a)
	return a.object
}

// writeLinks writes the links of all pages: boxes without border that lead to
// a line of another page. They are printed, as ISO 19005-2, 6.3.2 wants of
// every annotation; there is nothing of them to see.
func (e *encoder) writeLinks(pages []page.Page) error {
	const printed = 4
	for _, a := range e.links {
		p := &pages[a.page]
		e.begin(a.object)
		e.buf = append(e.buf, '[')
		for _, l := range p.Links {
			if l.Page < 0 || l.Page >= len(pages) {
				return fmt.Errorf("第 %d 页的链接指向第 %d 页，文件只有 %d 页", a.page+1, l.Page+1, len(pages))
			}
			e.buf = append(e.buf, "<</Type/Annot/Subtype/Link/Rect["...)
			e.buf = appendUnits(e.buf, l.X, p.Height-l.Y-l.H, l.X+l.W, p.Height-l.Y)
			e.printf("]/Border[0 0 0]/F %d/Dest[%v/XYZ null ", printed, e.kids[l.Page])
			e.buf = append(appendUnit(e.buf, pages[l.Page].Height-l.Top), " null]>>"...)
		}
		e.buf = append(e.buf, ']')
		e.end()
	}
	return nil
}
