package page

import (
	"slices"

	"github.com/biaoping/biaoping/report/doc"
	"github.com/biaoping/biaoping/report/font"
)

// Lines of the grid on which the parts of a cover stand. The layout is ours:
// no standard read gives one.
const (
	coverTitleLine  = 4
	coverTitleEnd   = 9 // of two lines
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
		put(p, set, f.sheet.left+dx, f.sheet.top+f.sheet.line(row)+baseline(f.sheet.leading(), st.size), false)
		return nil
	}
	if err := line(b.Number, bodyStyle, 0, rightAligned); err != nil {
		return err
	}
	top, err := f.coverTitle(p, b.Title)
	if err != nil {
		return err
	}
	organ := doc.BreakTitle(b.Organ, charsPerLine-2)
	foot := f.sheet.line(coverOrganLine - len(organ))
	if top > foot {
		return noRoom(longest(b.Title...), "封面的标题有 %d 行，排不下，请缩短", len(b.Title))
	}
	if err := f.coverFields(p, b.Fields, top, foot); err != nil {
		return err
	}
	for i, l := range organ {
		if err := line(l, bodyStyle, coverOrganLine-len(organ)+1+i, centered); err != nil {
			return err
		}
	}
	f.y = f.sheet.h
	return line(b.Date, bodyStyle, coverOrganLine+1, centered)
}

// coverTitle sets the lines in the largest size that fits the 版心. It returns
// where the fields may begin, below the head of the 版心.
func (f *flow) coverTitle(p *Page, lines []string) (Unit, error) {
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
			return 0, err
		}
		set, dx := f.fit(items, f.sheet.w, centered, true)
		put(p, set, f.sheet.left+dx, y+Unit(i)*leading+baseline(leading, size), false)
	}
	return max(f.sheet.line(coverTitleEnd), f.sheet.line(coverTitleLine)+Unit(len(lines))*leading), nil
}

// Heights of a line of the fields of a cover: as it is, and where there are so
// many lines that they would run into the title or the organ.
const coverLeading, leastCoverLeading = 34 * Pt, 18 * Pt

// A coverField is a label and the lines of its value.
type coverField struct {
	label, value []item
	lines        []line
}

// coverFields sets labels of one width and values on ruled lines, between top
// and foot: values that take too many lines in a smaller type.
func (f *flow) coverFields(p *Page, fields []doc.Field, top, foot Unit) error {
	if len(fields) == 0 {
		return nil
	}
	var set []coverField
	var widest, y, leading Unit
	rows := 0
	for _, st := range []style{bodyStyle, bodyStyle.at(size4), bodyStyle.at(sizeS4)} {
		var err error
		if set, widest, rows, err = f.measureFields(fields, st); err != nil {
			return err
		}
		high := Unit(rows) * coverLeading
		y = max(top, min(f.sheet.line(coverFieldsLine), foot-high))
		leading = min(coverLeading, (foot-y)/Unit(rows))
		if leading >= leastCoverLeading {
			break
		}
	}
	if leading < leastCoverLeading {
		return noRoom(fields[0].Label, "封面的栏目有 %d 行，排不下，请减少栏目或缩短内容", rows)
	}
	left := f.sheet.left + pitch
	x := left + widest + pitch
	w := f.valueWidth(widest)
	y += f.sheet.top
	for _, c := range set {
		spread(c.label, widest)
		put(p, c.label, left, y+baseline(leading, size3), false)
		for _, l := range c.lines {
			value, dx := f.fit(c.value[l.from:l.to], w-pitch, centered, true)
			put(p, value, x+pitch/2+dx, y+baseline(leading, size3), false)
			p.Rules = append(p.Rules, Rule{X: x, Y: y + leading - leading*5/34, W: w, H: ruleInner})
			y += leading
		}
		if len(c.lines) == 0 {
			y += leading
		}
	}
	return nil
}

// valueWidth is the width of a value beside labels.
func (f *flow) valueWidth(labels Unit) Unit { return f.sheet.w - labels - 3*pitch }

// measureFields breaks the values, set in st, into lines. It returns the width
// of the widest label and the number of all lines too.
func (f *flow) measureFields(fields []doc.Field, st style) (set []coverField, widest Unit, rows int, err error) {
	set = make([]coverField, len(fields))
	for i, field := range fields {
		if set[i].label, err = f.set(nil, field.Label, strongStyle); err != nil {
			return nil, 0, 0, err
		}
		widest = max(widest, width(set[i].label))
	}
	for i, field := range fields {
		c := &set[i]
		if c.value, err = f.set(nil, field.Value, st); err != nil {
			return nil, 0, 0, err
		}
		c.lines = slices.Clone(wrap(c.value, f.opportunities(c.value), f.valueWidth(widest)-pitch, 0, false))
		rows += max(1, len(c.lines))
	}
	return set, widest, rows, nil
}
