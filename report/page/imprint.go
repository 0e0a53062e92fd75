package page

import (
	"cmp"
	"slices"

	"github.com/biaoping/biaoping/report/doc"
)

// Lines of 版记 (GB/T 9704—2012, 7.4.1).
var (
	imprintOuter   = MM(0.35)
	imprintInner   = MM(0.25)
	imprintLeading = 26 * Pt
)

// imprint is 版记 at the foot of the last page: its last line is the lower
// edge of the 版心.
func (f *flow) imprint(b *doc.Imprint) error {
	f.flush()
	if s := b.Organ + b.DateLine(); s != "" && f.form() == doc.LetterForm {
		return noRoom(cmp.Or(b.Organ, b.Date), "信函格式的版记不加印发机关和印发日期（GB/T 9704—2012，10.1），请删去“%s”", s)
	}
	var copies []organLine
	for _, l := range []string{b.MainLine(), b.CopyLine()} {
		if l == "" {
			continue
		}
		lines, err := f.organLines(l)
		if err != nil {
			return err
		}
		copies = append(copies, lines...)
	}
	organ, err := f.set(nil, b.Organ, smallStyle)
	if err != nil {
		return err
	}
	date, err := f.set(nil, b.DateLine(), smallStyle)
	if err != nil {
		return err
	}
	height := imprintLeading * Unit(len(copies))
	last := len(organ)+len(date) > 0
	if last {
		height += imprintLeading
	}
	if height == 0 {
		return nil
	}
	if height > f.sheet.h {
		return noRoom(longest(slices.Concat(b.CopyTo, b.MainTo)...), "版记高过一页，请减少抄送或主送机关")
	}
	if max(f.y+f.sheet.leading()/2, f.reached)+height > f.sheet.h {
		f.newPage()
	}
	f.y = f.sheet.h
	p, x, y := f.page(), f.sheet.left, f.sheet.top+f.sheet.h-height
	rule := func(y, thickness Unit) {
		if f.form() == doc.LetterForm { // 10.1: 版记不加分隔线
			return
		}
		p.Rules = append(p.Rules, Rule{X: x, Y: y - thickness, W: f.sheet.w, H: thickness})
	}
	base := baseline(imprintLeading, size4)
	rule(y, imprintOuter)
	for _, l := range copies {
		put(p, l.label, x+size4, y+base, false)
		put(p, l.items, x+size4+l.indent, y+base, false)
		y += imprintLeading
	}
	if last {
		if len(copies) > 0 {
			rule(y, imprintInner)
		}
		put(p, organ, x+size4, y+base, false)
		put(p, date, x+f.sheet.w-size4-width(date), y+base, false)
		y += imprintLeading
	}
	rule(y, imprintOuter)
	return nil
}

// An organLine is one line of 主送 or 抄送; the first has the label.
type organLine struct {
	label, items []item
	indent       Unit
}

// organLines breaks 主送 or 抄送: one character in from both sides, turned-over
// lines after the colon (7.4.2).
func (f *flow) organLines(text string) ([]organLine, error) {
	const labelEnd = len("抄送：")
	label, err := f.set(nil, text[:labelEnd], smallStyle)
	if err != nil {
		return nil, err
	}
	items, err := f.set(nil, text[labelEnd:], smallStyle)
	if err != nil {
		return nil, err
	}
	indent := width(label)
	w := f.sheet.w - 2*size4 - indent
	var lines []organLine
	for _, l := range wrap(items, f.opportunities(items), w, 0, true) {
		set, _ := f.fit(items[l.from:l.to], w, justified, l.last)
		lines = append(lines, organLine{label, set, indent})
		label = nil
	}
	return lines, nil
}
