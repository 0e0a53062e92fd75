package page

import (
	"errors"
	"strings"

	"github.com/biaoping/biaoping/report/doc"
	"github.com/biaoping/biaoping/report/font"
)

// masthead is 版头 (GB/T 9704—2012, 7.2 and 10). It takes the head of a page,
// and its form governs the pages that follow.
func (f *flow) masthead(b *doc.Masthead) error {
	if err := shownWhole(b); err != nil {
		return err
	}
	f.flush()
	if f.y > 0 {
		f.newPage()
	}
	f.govern(b.Form)
	switch b.Form {
	case doc.LetterForm:
		return f.letter(b)
	case doc.OrderForm:
		return f.order(b)
	case doc.MinutesForm:
		return f.minutes(b)
	case doc.TelegramForm:
		return f.telegram(b)
	}
	return f.official(b)
}

// official is the head of 公文格式 (7.2).
func (f *flow) official(b *doc.Masthead) error {
	p := f.page()
	if err := f.upperLeft(p, b); err != nil {
		return err
	}
	y, _, err := f.mark(p, b, f.sheet.top+MM(35))
	if err != nil {
		return err
	}
	if y, err = f.docNumber(p, b, y+2*f.sheet.leading()); err != nil {
		return err
	}
	f.redLine(p, y)
	return nil
}

// redLine draws the line 4 mm below y (7.2.7: 发文字号之下 4 mm 处居中印一条与版心
// 等宽的红色分隔线). 标题 comes two empty lines below it (7.3.1).
func (f *flow) redLine(p *Page, y Unit) {
	y += MM(4)
	p.Rules = append(p.Rules, Rule{X: f.sheet.left, Y: f.sheet.top + y, W: f.sheet.w, H: MM(0.5), Color: Red})
	f.twoLinesBelow(y)
}

// twoLinesBelow goes on two empty lines below y, on the nearest line of the grid.
func (f *flow) twoLinesBelow(y Unit) {
	f.y = f.sheet.line(f.sheet.lineAt(y + 2*f.sheet.leading() - f.sheet.leading()/2))
}

// upperLeft puts the corner at the upper left of the 版心. Its first line is that
// of 份号, with or without one (7.2.1 to 7.2.3).
func (f *flow) upperLeft(p *Page, b *doc.Masthead) error {
	lines, err := f.corner(b)
	if err != nil {
		return err
	}
	row := 0
	if b.CopyNumber == "" {
		row = 1
	}
	for i, items := range lines {
		put(p, items, f.sheet.left, f.sheet.top+f.sheet.line(row+i)+baseline(f.sheet.leading(), size3), false)
	}
	return nil
}

// corner is the lines of 份号, 密级和保密期限 and 紧急程度, those that there are.
func (f *flow) corner(b *doc.Masthead) ([][]item, error) {
	var lines [][]item
	for i, s := range []string{b.CopyNumber, b.Secrecy, b.Urgency} {
		st := strongStyle
		if i == 0 {
			st = bodyStyle
		}
		items, err := f.set(nil, s, st)
		if err != nil {
			return nil, err
		}
		if len(items) > 0 {
			lines = append(lines, items)
		}
	}
	return lines, nil
}

// mark is 发文机关标志 with its upper edge at top on the paper (7.2.4). It
// returns the foot of its last line, below the head of the 版心, and the lower
// edge of its characters on the paper. Names of a joint issue stand one above
// the other, spread to one width, with 文件 beside them; so do the lines of one
// very long name.
func (f *flow) mark(p *Page, b *doc.Masthead, top Unit) (foot, ink Unit, err error) {
	if len(b.Organs) == 0 {
		return 0, 0, errors.New("版头没有发文机关标志")
	}
	lines, suffix := b.Organs, b.Suffix
	joint := len(lines) > 1
	if !joint && markSize([]string{lines[0] + suffix}, "", f.sheet.w) >= markSmallest {
		lines, suffix = []string{lines[0] + suffix}, ""
	} else if !joint {
		lines = doc.BreakTitle(lines[0], (len([]rune(lines[0]))+1)/2+4)
	}
	size := markSize(lines, suffix, f.sheet.w)
	if size < markLeast {
		return 0, 0, noRoom(lines[0], "发文机关标志“%s”太长，两行也排不下，请用规范化简称", strings.Join(lines, ""))
	}
	st := style{role: font.BiaoSong, size: size, color: Red}
	var rows [][]item
	var widest Unit
	for _, n := range lines {
		items, err := f.set(nil, n, st)
		if err != nil {
			return 0, 0, err
		}
		rows = append(rows, items)
		widest = max(widest, width(items))
	}
	tail, err := f.set(nil, suffix, st)
	if err != nil {
		return 0, 0, err
	}
	gap := Unit(0)
	if len(tail) > 0 {
		gap = size / 3
	}
	leading := size * 5 / 4
	left := f.sheet.left + (f.sheet.w-widest-gap-width(tail))/2
	for i, items := range rows {
		x := left + (widest-width(items))/2
		if joint {
			spread(items, widest)
			x = left
		}
		base := top + Unit(i)*leading + capHeight(items, size)
		put(p, items, x, base, false)
		ink = base + depth(items, size)
	}
	height := Unit(len(rows)-1)*leading + size
	if len(tail) > 0 {
		put(p, tail, left+widest+gap, top+(height-size)/2+capHeight(tail, size), false)
	}
	return top + height - f.sheet.top, ink, nil
}

// The size of 发文机关标志 is the organ's choice (7.2.4). Ours fills nine tenths
// of the 版心 at most. A single name that would be smaller than the smallest
// takes two lines; one that is too long even for that in 小四 is refused.
const (
	markLargest  = 56 * Pt
	markSmallest = 26 * Pt
	markLeast    = sizeS4
)

func markSize(names []string, suffix string, w Unit) Unit {
	longest := 0
	for _, n := range names {
		longest = max(longest, len([]rune(n)))
	}
	if suffix != "" {
		longest += len([]rune(suffix)) + 1
	}
	size := w * 9 / 10 / Unit(max(longest, 1))
	return min(size-size%500, markLargest)
}

// spread stretches the names of a joint issue to one width.
func spread(items []item, w Unit) {
	if n := Unit(len(items) - 1); n > 0 {
		slack := w - width(items)
		for i := range items[:n] {
			items[i].Advance += slack*Unit(i+1)/n - slack*Unit(i)/n
		}
	}
}

// capHeight is how far the tallest of items rises above the baseline.
func capHeight(items []item, size Unit) Unit {
	var top Unit
	for i := range items {
		if _, _, _, y1, ok := items[i].face.Bounds(items[i].ID); ok {
			top = max(top, Unit(int64(y1)*int64(size)/int64(items[i].face.UnitsPerEm())))
		}
	}
	return top
}

// depth is how far the lowest of items reaches below the baseline.
func depth(items []item, size Unit) Unit {
	var foot Unit
	for i := range items {
		if _, y0, _, _, ok := items[i].face.Bounds(items[i].ID); ok {
			foot = max(foot, -Unit(int64(y0)*int64(size)/int64(items[i].face.UnitsPerEm())))
		}
	}
	return foot
}
