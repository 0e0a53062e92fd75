package page

import (
	"strconv"

	"github.com/biaoping/biaoping/report/font"
)

// furnish adds page numbers and, to a draft, 草稿 to every page.
func (f *flow) furnish() error {
	for i := range f.pages {
		p, info := &f.pages[i], f.info[i]
		if f.draft {
			if err := f.draftMark(p); err != nil {
				return err
			}
		}
		if info.number > 0 {
			if err := f.pageNumber(p, info); err != nil {
				return err
			}
		}
	}
	return nil
}

// pageNumber prints — 1 — in 四号 half-width 宋体 with its dashes 7 mm below the
// 版心, one character in from the outer side: at the right of odd pages, at
// the left of even ones (GB/T 9704—2012, 7.5). On a landscape page it stands
// where the portrait sheet has it, turned with the sheet.
func (f *flow) pageNumber(p *Page, info pageInfo) error {
	items, err := f.set(nil, "— "+strconv.Itoa(info.number)+" —", pageNoStyle)
	if err != nil {
		return err
	}
	// Of the portrait sheet; the dash lies about a third of the size above
	// the baseline.
	x := marginLeft + size4
	if info.number%2 == 1 {
		x = marginLeft + textWidth - size4 - width(items)
	}
	y := marginTop + textHeight + MM(7) + size4*3/8
	first := len(p.Texts)
	if !info.sheet.landscape {
		put(p, items, x, y, true)
		return nil
	}
	put(p, items, 0, 0, true)
	for i := range p.Texts[first:] {
		t := &p.Texts[first+i]
		t.X, t.Y, t.Turned = paperHeight-y, x+t.X, true
	}
	return nil
}

// draftMark writes 草稿 into the head of the page, outside the 版心.
func (f *flow) draftMark(p *Page) error {
	items, err := f.set(nil, "草\u3000稿", style{role: font.Hei, size: size1, color: Red})
	if err != nil {
		return err
	}
	put(p, items, (p.Width-width(items))/2, MM(20), true)
	return nil
}
