package page

import (
	"strconv"

	"github.com/biaoping/biaoping/report/doc"
	"github.com/biaoping/biaoping/report/font"
)

// furnish adds what stands outside the text: the numbers of 目录, page numbers,
// the number of pages of a telegram and, to a draft, 草稿 on every page.
func (f *flow) furnish() error {
	if err := f.fillContents(); err != nil {
		return err
	}
	for i := range f.pages {
		p, info := &f.pages[i], f.info[i]
		if f.doc.Meta.Draft {
			if err := f.draftMark(p); err != nil {
				return err
			}
		}
		if info.number > 0 && f.showsNumber(i) {
			if err := f.pageNumber(p, info); err != nil {
				return err
			}
		}
		if info.form == doc.TelegramForm && info.nth == 1 {
			if err := f.pageCount(p, info, f.governed(i)); err != nil {
				return err
			}
		}
	}
	return nil
}

// showsNumber reports whether the number of page i is printed. The first page
// of a letter shows none (GB/T 9704—2012, 10.1), nor does the second when it
// is the last: both count.
func (f *flow) showsNumber(i int) bool {
	if f.info[i].form != doc.LetterForm {
		return true
	}
	nth := f.info[i].nth
	return nth > 2 || nth == 2 && f.governed(i-1) > 2
}

// governed is how many pages the masthead on page i governs.
func (f *flow) governed(i int) int {
	n := 1
	for i+n < len(f.info) && f.info[i+n].nth > 1 {
		n++
	}
	return n
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
	x := marginLeft + size4
	if info.number%2 == 1 {
		x = marginLeft + textWidth - size4 - width(items)
	}
	atFoot(p, info, items, x)
	return nil
}

// pageCount prints （共3页） at the foot of the first page of a telegram, in the
// middle of the line of the page number.
func (f *flow) pageCount(p *Page, info pageInfo, n int) error {
	items, err := f.set(nil, doc.PagesBefore+strconv.Itoa(n)+doc.PagesAfter, smallStyle)
	if err == nil {
		atFoot(p, info, items, marginLeft+(textWidth-width(items))/2)
	}
	return err
}

// atFoot puts items 7 mm below the 版心, x from the left of the portrait sheet;
// on a landscape page they are turned with the sheet.
func atFoot(p *Page, info pageInfo, items []item, x Unit) {
	// The dash of a page number lies about a third of the size above the
	// baseline.
	y := marginTop + textHeight + MM(7) + size4*3/8
	first := len(p.Texts)
	if !info.sheet.landscape {
		put(p, items, x, y, true)
		return
	}
	put(p, items, 0, 0, true)
	for i := range p.Texts[first:] {
		t := &p.Texts[first+i]
		t.X, t.Y, t.Turned = paperHeight-y, x+t.X, true
	}
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
