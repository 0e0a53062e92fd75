package page

import (
	"github.com/biaoping/biaoping/report/doc"
	"github.com/biaoping/biaoping/report/font"
)

// Lines of the grid on which the parts of a cover stand. The layout is ours:
// no standard read gives one.
const (
	coverTitleLine  = 4
	coverFieldsLine = 10
	coverOrganLine  = 19
)

const coverTitleSize = 36 * Pt // 小初

// cover fills a page of its own.
func (f *flow) cover(b *doc.Cover) error {
	f.flush()
	if f.y > 0 {
		f.newPage()
	}
	p := f.page()
	line := func(s string, st style, row int, a alignment) error {
		items, err := f.set(nil, s, st)
		if err != nil {
			return err
		}
		set, dx := f.fit(items, f.sheet.w, a, true)
		put(p, set, f.sheet.left+dx, f.sheet.top+f.sheet.line(row)+baseline(linePitch, st.size), false)
		return nil
	}
	if err := line(b.Number, bodyStyle, 0, rightAligned); err != nil {
		return err
	}
	if err := f.coverTitle(p, b.Title); err != nil {
		return err
	}
	if err := f.coverFields(p, b.Fields); err != nil {
		return err
	}
	organ := doc.BreakTitle(b.Organ, charsPerLine-2)
	for i, l := range organ {
		if err := line(l, bodyStyle, coverOrganLine-len(organ)+1+i, centered); err != nil {
			return err
		}
	}
	f.y = f.sheet.h
	return line(b.Date, bodyStyle, coverOrganLine+1, centered)
}

// coverTitle sets the lines in the largest size that fits the 版心.
func (f *flow) coverTitle(p *Page, lines []string) error {
	size := coverTitleSize
	for _, l := range lines {
		if n := Unit(len([]rune(l))); n > 0 {
			size = min(size, f.sheet.w/n)
		}
	}
	leading := size * 3 / 2
	y := f.sheet.top + f.sheet.line(coverTitleLine)
	for i, l := range lines {
		items, err := f.set(nil, l, style{role: font.BiaoSong, size: size})
		if err != nil {
			return err
		}
		set, dx := f.fit(items, f.sheet.w, centered, true)
		put(p, set, f.sheet.left+dx, y+Unit(i)*leading+baseline(leading, size), false)
	}
	return nil
}

// coverFields sets labels of one width and values on ruled lines.
func (f *flow) coverFields(p *Page, fields []doc.Field) error {
	const leading = 34 * Pt
	labels := make([][]item, len(fields))
	var widest Unit
	for i, field := range fields {
		var err error
		if labels[i], err = f.set(nil, field.Label, strongStyle); err != nil {
			return err
		}
		widest = max(widest, width(labels[i]))
	}
	left := f.sheet.left + pitch
	x := left + widest + pitch
	w := f.sheet.left + f.sheet.w - pitch - x
	y := f.sheet.top + f.sheet.line(coverFieldsLine)
	if rows := Unit(len(fields)); rows*leading > f.sheet.line(coverOrganLine-coverFieldsLine-1) {
		y -= rows*leading - f.sheet.line(coverOrganLine-coverFieldsLine-1)
	}
	for i, field := range fields {
		spread(labels[i], widest)
		value, err := f.set(nil, field.Value, bodyStyle)
		if err != nil {
			return err
		}
		put(p, labels[i], left, y+baseline(leading, size3), false)
		for k, l := range wrap(value, f.opportunities(value), w-pitch, 0, false) {
			if k > 0 {
				y += leading
			}
			set, dx := f.fit(value[l.from:l.to], w-pitch, centered, true)
			put(p, set, x+pitch/2+dx, y+baseline(leading, size3), false)
			p.Rules = append(p.Rules, Rule{X: x, Y: y + leading - 5*Pt, W: w, H: ruleInner})
		}
		y += leading
	}
	return nil
}
