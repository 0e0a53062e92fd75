package page

import "github.com/biaoping/biaoping/report/doc"

// Measures of 目录. They are ours: GB/T 9704—2012 has none.
const (
	contentsIndent = 1         // characters a level
	contentsNumber = 3 * size3 // kept free at the right for the number and its leader
	leaderStep     = size3 / 2 // from dot to dot
)

// A listed is one printed line of 目录.
type listed struct {
	entry *doc.Entry
	page  int  // index of the page it stands on
	x, y  Unit // left end and top of the line, on the paper
	h     Unit // of the line
	end   Unit // right end of its words
	right Unit // of the 版心
	last  bool // of the entry: the number stands on it
}

// contents lays 目录 on pages of its own. The words are known, so their lines
// are; the numbers, which are not known yet, stand in room that is kept for
// them. Filling them in moves nothing: one pass over the document is enough.
func (f *flow) contents(b *doc.Contents) error {
	f.flush()
	if f.y > 0 {
		f.newPage()
	}
	entries := f.doc.Entries(b)
	if len(entries) == 0 {
		return noRoom(b.Title, "目录之后没有标题、附件或小标题，列不出目录")
	}
	// In the outline 目录 stands beside the headings of the first level, so
	// that nothing hangs under it.
	if err := f.title(b.Title, &Mark{Level: 1, Text: doc.OneLine(b.Title)}); err != nil {
		return err
	}
	top, deepest := entries[0].Level, 0
	for _, e := range entries {
		top, deepest = min(top, e.Level), max(deepest, e.Level)
	}
	for i := range entries {
		st := bodyStyle
		if entries[i].Level == top && deepest > top {
			st = strongStyle
		}
		above := i+1 < len(entries) && entries[i+1].Level > entries[i].Level
		if err := f.entry(&entries[i], st, Unit(entries[i].Level-top)*contentsIndent*pitch, above); err != nil {
			return err
		}
	}
	f.flush()
	f.y = f.sheet.h
	return nil
}

// entry adds the lines of e, turned-over ones under its first character. They
// stay together, and above the first of the entries below it.
func (f *flow) entry(e *doc.Entry, st style, indent Unit, above bool) error {
	items, err := f.set(nil, e.Text, st)
	if err != nil {
		return err
	}
	w := f.sheet.w - indent - contentsNumber
	for _, l := range wrap(items, f.opportunities(items), w, 0, false) {
		set, _ := f.fit(items[l.from:l.to], w, leftAligned, l.last)
		last := l.next == len(items)
		h := f.sheet.leading()
		f.add(box{height: h, grid: true, keep: !last || above, draw: func(p *Page, y Unit) {
			x := f.sheet.left + indent
			put(p, set, x, y+baseline(h, st.size), false)
			f.listed = append(f.listed, listed{e, len(f.pages) - 1, x, y, h, x + width(set), f.sheet.left + f.sheet.w, last})
		}})
	}
	return nil
}

// fillContents puts into 目录 the numbers of the pages as they are printed, each
// at the end of a row of dots, and makes every line lead to its heading. What
// stands on a page without number has neither dots nor number.
func (f *flow) fillContents() error {
	if len(f.listed) == 0 {
		return nil
	}
	spots := make(map[place]spot, len(f.spots))
	for _, s := range f.spots {
		spots[s.at] = s
	}
	for _, l := range f.listed {
		s, ok := spots[place{l.entry.Section, l.entry.Block}]
		if !ok {
			panic("page: a line of 目录 leads nowhere: " + l.entry.Text)
		}
		p := &f.pages[l.page]
		p.Links = append(p.Links, Link{X: l.x, Y: l.y, W: l.right - l.x, H: l.h, Page: s.page, Top: s.y})
		if !l.last || f.pages[s.page].Label == "" {
			continue
		}
		if err := f.fillNumber(p, l, f.pages[s.page].Label); err != nil {
			return err
		}
	}
	return nil
}

// fillNumber puts the number at the end of l, with dots that stand below each
// other in all lines.
func (f *flow) fillNumber(p *Page, l listed, label string) error {
	items, err := f.set(nil, label, bodyStyle)
	if err != nil {
		return err
	}
	base := l.y + baseline(l.h, size3)
	x := l.right - width(items)
	dots, err := f.set(nil, ".", bodyStyle)
	if err != nil {
		return err
	}
	first := (l.right - l.end - size3/4) / leaderStep               // dots from the right edge to the words
	under := (width(items) + size3/4 + leaderStep - 1) / leaderStep // those the number stands on
	n := int(first - under)
	if n > 0 {
		dot := dots[0]
		dot.Advance = leaderStep
		row := make([]item, n)
		for i := range row {
			row[i] = dot
		}
		put(p, row, l.right-first*leaderStep, base, true)
	}
	put(p, items, x, base, true)
	return nil
}
