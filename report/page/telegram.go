package page

import (
	"github.com/biaoping/biaoping/report/doc"
	"github.com/biaoping/biaoping/report/font"
)

// Measures of the head of a telegram. They are ours: GB/T 9704—2012 leaves
// telegrams out, and public ones show the order of the parts alone.
var (
	telegramMark  = MM(8)     // upper edge of the mark below that of the 版心
	telegramGap   = MM(6)     // between the mark and the table
	telegramRow   = MM(12)    // height of the lower row, and of any row at least
	telegramPad   = MM(2)     // around a seal, and beside words
	telegramOuter = MM(0.5)   // rules above and below the table
	telegramInner = MM(0.25)  // rules inside it
	telegramLabel = 5 * size4 // width of the labels of the first column

	telegramSigned = 2 * size4 // height of 签批 above a 盖章
)

var telegramStyle = style{role: font.FangSong, size: size4}

// A headCell is one cell of the head of a telegram.
type headCell struct {
	text  string
	style style
	w     Unit // of the cell
	h     Unit // of what the words stand in the middle of; 0: of the row
}

// telegram is the head of 明电: the mark; below it a table of two rows, 发电单位
// and 签批盖章, 等级, 文号 and 编号. Room for a seal is kept even when no picture
// is given.
func (f *flow) telegram(b *doc.Masthead) error {
	p := f.page()
	_, ink, err := f.mark(p, b, f.sheet.top+telegramMark)
	if err != nil {
		return err
	}
	sealW, sealH := sealSize(b.Approval)
	last := max(sealWidth, sealW) + 2*telegramPad
	if last > f.sheet.w/3 || sealH > f.sheet.w/3 {
		return noRoom(b.Approver, "签批盖章的图片为 %d×%d mm，电报的版头放不下，宽和高都不应超过 %d mm", mm(sealW), mm(sealH), mm(f.sheet.w/3-2*telegramPad))
	}
	strong, kai := telegramStyle.with(font.Hei), telegramStyle.with(font.Kai)
	upper := []headCell{{doc.SenderLabel, strong, telegramLabel, 0}, {b.Sender, telegramStyle, f.sheet.w - 2*telegramLabel - last, 0}, {doc.ApprovalLabel, strong, telegramLabel, 0}, {b.Approver, kai, last, 0}}
	lower, err := f.lowerRow(b, strong)
	if err != nil {
		return err
	}
	y, h := ink+telegramGap, max(sealWidth, sealH)+2*telegramPad
	if b.Approver != "" && b.Approval != nil { // 签批 above 盖章: both can be read
		h += telegramSigned
		upper[3].h = telegramSigned + telegramPad
	}
	f.redRule(p, y, telegramOuter)
	if err := f.headRow(p, upper, y, h); err != nil {
		return err
	}
	if b.Approval != nil {
		p.Seals = append(p.Seals, Image{X: f.sheet.left + f.sheet.w - (last+sealW)/2, Y: y + (h+max(0, upper[3].h-telegramPad)-sealH)/2, W: sealW, H: sealH, Picture: b.Approval})
	}
	f.redRule(p, y+h, telegramInner)
	if err := f.headRow(p, lower, y+h, telegramRow); err != nil {
		return err
	}
	y += h + telegramRow
	f.redRule(p, y, telegramOuter)
	f.twoLinesBelow(y - f.sheet.top)
	return nil
}

// lowerRow is 等级, 文号 and 编号: each as wide as it needs, what is left shared
// out among the values.
func (f *flow) lowerRow(b *doc.Masthead, label style) ([]headCell, error) {
	const least = 4 * size4 // of 编号, which may be written in by hand
	cells := []headCell{{doc.ClassLabel, label, telegramLabel, 0}, {b.Class, telegramStyle, 0, 0}, {b.DocNumber, telegramStyle, 0, 0}, {doc.SerialLabel, label, 3 * size4, 0}, {b.Serial, telegramStyle, least, 0}}
	rest := f.sheet.w
	for i := range cells {
		items, err := f.set(nil, cells[i].text, cells[i].style)
		if err != nil {
			return nil, err
		}
		cells[i].w = max(cells[i].w, width(items)+2*telegramPad)
		rest -= cells[i].w
	}
	if rest < 0 {
		return nil, noRoom(longest(b.DocNumber, b.Class, b.Serial), "电报的等级“%s”、文号“%s”、编号“%s”一行排不下，请缩短", brief(b.Class), brief(b.DocNumber), brief(b.Serial))
	}
	for _, i := range []int{1, 2, 4} {
		cells[i].w += rest / 3
	}
	return cells, nil
}

// headRow draws a row of cells at y on the paper, each with its words in the
// middle and a red rule to the next.
func (f *flow) headRow(p *Page, cells []headCell, y, h Unit) error {
	x := f.sheet.left
	for i, c := range cells {
		if i > 0 {
			p.Rules = append(p.Rules, Rule{X: x - telegramInner/2, Y: y, W: telegramInner, H: h, Color: Red})
		}
		items, err := f.set(nil, c.text, c.style)
		if err != nil {
			return err
		}
		w := c.w - 2*telegramPad
		lead := c.style.size * 3 / 2
		places := f.opportunities(items)
		lines := wrap(items, places, w, 0, false)
		if len(lines) > 1 {
			lines = f.bySense(items, places, w, lines)
		}
		room := h
		if c.h > 0 {
			room = c.h
		}
		if Unit(len(lines))*lead > room {
			return noRoom(c.text, "“%s”太长，电报的版头放不下，请用规范化简称", c.text)
		}
		at := y + (room-Unit(len(lines))*lead)/2
		for _, l := range lines {
			set, dx := f.fit(items[l.from:l.to], w, centered, true)
			put(p, set, x+telegramPad+dx, at+baseline(lead, c.style.size), false)
			at += lead
		}
		x += c.w
	}
	return nil
}

// redRule draws a rule of the 版心's width with its middle at y on the paper.
func (f *flow) redRule(p *Page, y, thickness Unit) {
	p.Rules = append(p.Rules, Rule{X: f.sheet.left, Y: y - thickness/2, W: f.sheet.w, H: thickness, Color: Red})
}
