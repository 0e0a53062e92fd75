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
	date, err := f.set(nil, b.DateLine(), smallStyle)
	if err != nil {
		return err
	}
	organ, err := f.printedBy(b.Organ, f.sheet.w-3*size4-width(date))
	if err != nil {
		return err
	}
	last := len(organ)
	if len(date) > 0 {
		last = max(last, 1)
	}
	height := imprintLeading * Unit(len(copies)+last)
	if height == 0 {
		return nil
	}
	if height > f.sheet.h {
		return noRoom(longest(slices.Concat(b.CopyTo, b.MainTo, []string{b.Organ})...), "版记高过一页，请减少抄送或主送机关")
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
	if last > 0 && len(copies) > 0 {
		rule(y, imprintInner)
	}
	for i := range last {
		if i < len(organ) {
			put(p, organ[i], x+size4, y+base, false)
		}
		if i == last-1 {
			put(p, date, x+f.sheet.w-size4-width(date), y+base, false)
		}
		y += imprintLeading
	}
	rule(y, imprintOuter)
	return nil
}

// printedBy is 印发机关 on lines at most w wide: one but for a very long name.
func (f *flow) printedBy(organ string, w Unit) ([][]item, error) {
	items, err := f.set(nil, organ, smallStyle)
	if err != nil {
		return nil, err
	}
	places := f.opportunities(items)
	broken := wrap(items, places, w, 0, false)
	if len(broken) > 1 {
		broken = f.bySense(items, places, w, broken)
	}
	var lines [][]item
	for _, l := range broken {
		lines = append(lines, items[l.from:l.to])
	}
	return lines, nil
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
