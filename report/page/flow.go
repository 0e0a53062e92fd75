package page

import (
	"slices"
	"strconv"

	"github.com/biaoping/biaoping/report/doc"
)

// A flow fills pages from top to bottom.
type flow struct {
	setter
	doc      *doc.Document
	at       place     // of the block being laid
	previous doc.Block // the one before it in its section
	pages    []Page
	info     []pageInfo // of pages, index by index
	spots    []spot     // where titles and headings have come to stand
	listed   []listed   // lines of 目录, whose numbers are still to come

	paper    sheet // of the section
	sheet    sheet // of the page being filled
	numbered bool
	number   int   // of the page being filled
	y        Unit  // below the head of the 版心
	reached  Unit  // how far down something is drawn: a seal reaches below its lines
	held     []box // boxes that must stay with the next one
}

// A pageInfo is what the furniture of a page depends on.
type pageInfo struct {
	sheet  sheet
	number int      // 0 on unnumbered pages
	form   doc.Form // of the masthead that governs the page
	nth    int      // of the pages it governs, from 1; 0 before the first masthead
}

// A place is where a block stands in the document.
type place struct{ section, block int }

// A spot is where a block has come to stand.
type spot struct {
	at   place
	page int  // index
	y    Unit // top of its first line
}

// A box is a piece of a page of one height: a line, a blank, a seal's row.
type box struct {
	height Unit
	reach  Unit                  // drawn below the box, over what follows; it must fit the page too
	grid   bool                  // takes whole lines of the grid
	blank  bool                  // vanishes at the head of a page
	keep   bool                  // stays with the next box
	along  bool                  // stays with the next where one page holds all that does
	draw   func(p *Page, y Unit) // y: the box's top below the head of the paper
}

// section begins a new page on the section's paper.
func (f *flow) section(s *doc.Section) {
	f.paper = sheetFor(s)
	f.numbered = s.Numbering != doc.Unnumbered
	if s.Numbering == doc.Restart {
		f.number = 0
	}
	f.newPage()
}

// newPage ends the page. Behind a numbered page one without a number counts.
func (f *flow) newPage() {
	n := 0
	if f.numbered || f.number > 0 {
		f.number++
	}
	if f.numbered {
		n = f.number
	}
	f.sheet = f.paper
	f.pages = append(f.pages, Page{Width: f.sheet.width, Height: f.sheet.height, Label: label(n)})
	info := pageInfo{sheet: f.sheet, number: n}
	if k := len(f.info); k > 0 && f.info[k-1].nth > 0 {
		info.form, info.nth = f.info[k-1].form, f.info[k-1].nth+1
	}
	f.info = append(f.info, info)
	f.y, f.reached = 0, 0
}

func label(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

// page is the page being filled.
func (f *flow) page() *Page { return &f.pages[len(f.pages)-1] }

// pageInfo is what is known of the page being filled.
func (f *flow) pageInfo() *pageInfo { return &f.info[len(f.info)-1] }

// add places b, or holds it until what it stays with has come.
func (f *flow) add(b box) {
	f.held = append(f.held, b)
	if !b.keep && !b.along {
		f.flush()
	}
}

// flush places what is held.
func (f *flow) flush() {
	boxes := f.held
	f.held = f.held[:0]
	f.together(boxes)
}

// together places boxes on the next page when this one has no room for all of
// them. Of what no page holds the end stays together, and what is before it.
func (f *flow) together(boxes []box) {
	if f.after(boxes) > f.sheet.h+rounding && !allBlank(boxes) {
		k := f.whole(boxes)
		f.together(boxes[:k])
		if f.y > 0 {
			f.newPage()
		}
		boxes = boxes[k:]
	}
	f.stack(boxes)
}

// whole is the first of boxes from which on one page holds them all: the first
// of all, else one that need not stay with the one before it, else any.
func (f *flow) whole(boxes []box) int {
	empty := flow{sheet: f.paper}
	for _, free := range []bool{true, false} {
		for k := range boxes {
			if (k == 0 || boxes[k-1].along || !free && !boxes[k].blank) && empty.after(boxes[k:]) <= f.paper.h+rounding {
				return k
			}
		}
	}
	return 0
}

// stack puts boxes one below the other, over as many pages as they need.
func (f *flow) stack(boxes []box) {
	for _, b := range boxes {
		over := f.y > 0 && f.below(f.y, b)+b.reach > f.sheet.h+rounding
		if b.blank && over {
			f.y = f.sheet.h // what follows begins the next page, if anything does
			continue
		}
		if over {
			f.newPage()
		}
		if b.blank && f.y == 0 {
			continue
		}
		f.snap(b)
		if b.draw != nil {
			b.draw(f.page(), f.sheet.top+f.y)
		}
		f.y = f.below(f.y, b)
		f.reached = f.y + b.reach
	}
}

func allBlank(boxes []box) bool {
	return !slices.ContainsFunc(boxes, func(b box) bool { return !b.blank })
}

// rounding is what whole units may add up to on one page.
const rounding Unit = 40

// after is where the boxes end when they are placed here.
func (f *flow) after(boxes []box) Unit {
	y, reach := f.y, Unit(0)
	for _, b := range boxes {
		y, reach = f.below(y, b), b.reach
	}
	return y + reach
}

// below is the foot of b when it is placed at y.
func (f *flow) below(y Unit, b box) Unit {
	if !b.grid {
		return y + b.height
	}
	at := f.sheet.lineAt(y)
	return f.sheet.line(f.sheet.lineAt(f.sheet.line(at) + b.height - rounding))
}

// snap moves down to the grid for a box that stands on it.
func (f *flow) snap(b box) {
	if b.grid {
		f.y = f.sheet.line(f.sheet.lineAt(f.y))
	}
}

// blankLines adds n empty lines of the grid, which keep with what follows.
func (f *flow) blankLines(n int) {
	for range n {
		f.add(box{height: f.sheet.leading(), grid: true, blank: true, keep: true})
	}
}

// put emits items from x (paper) on, on the baseline y.
func put(p *Page, items []item, x, y Unit, artifact bool) {
	for from := 0; from < len(items); {
		to := from + 1
		first := &items[from]
		for to < len(items) && items[to].face == first.face && (items[to].style == first.style || *items[to].style == *first.style) {
			to++
		}
		glyphs := make([]Glyph, 0, to-from)
		end := x
		for i := from; i < to; i++ {
			g := items[i].Glyph
			g.Advance += items[i].shift
			if i+1 < to {
				g.Advance -= items[i+1].shift
			}
			glyphs = append(glyphs, g)
			end += items[i].Advance
		}
		p.Texts = append(p.Texts, Text{X: x - first.shift, Y: y, Face: first.face, Size: first.style.size, Color: first.style.color, Glyphs: glyphs, Artifact: artifact})
		from, x = to, end
	}
}

// baseline is where characters of the given size stand in a line of the
// given height: the em box in the middle, 0.86 of it above the baseline.
func baseline(height, size Unit) Unit { return (height-size)/2 + size*86/100 }
