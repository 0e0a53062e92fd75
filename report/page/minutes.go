package page

import (
	"github.com/biaoping/biaoping/report/doc"
)

// minutes is the head of 纪要: the mark with its upper edge 35 mm below that of
// the 版心 (GB/T 9704—2012, 10.3). The rest is left to the organs; ours is 期号
// two empty lines below the mark, on the next line the organ that edits, one
// character in from the left, and the day, one in from the right, and 4 mm
// below a red line like that of other documents.
func (f *flow) minutes(b *doc.Masthead) error {
	p := f.page()
	if err := f.upperLeft(p, b); err != nil {
		return err
	}
	y, _, err := f.mark(p, b, f.sheet.top+MM(35))
	if err != nil {
		return err
	}
	foot := y
	if y, err = f.serial(p, b.Serial, y); err != nil {
		return err
	}
	if y, err = f.edited(p, b, y); err != nil {
		return err
	}
	if y > foot {
		y -= (f.sheet.leading() - size3) / 2 // the foot of the characters
	}
	f.redLine(p, y)
	return nil
}

// edited puts the organ that edits 纪要 and the day on a line at y. It returns
// the foot of the line; y when there are neither.
func (f *flow) edited(p *Page, b *doc.Masthead, y Unit) (Unit, error) {
	sender, err := f.set(nil, b.Sender, bodyStyle)
	if err != nil {
		return 0, err
	}
	date, err := f.set(nil, b.Date, bodyStyle)
	if err != nil {
		return 0, err
	}
	if len(sender)+len(date) == 0 {
		return y, nil
	}
	if width(sender)+width(date)+3*pitch > f.sheet.w {
		return 0, noRoom(b.Sender, "“%s”与日期一行排不下，请用规范化简称", b.Sender)
	}
	base := f.sheet.top + y + baseline(f.sheet.leading(), size3)
	put(p, sender, f.sheet.left+pitch, base, false)
	put(p, date, f.sheet.left+f.sheet.w-pitch-width(date), base, false)
	return y + f.sheet.leading(), nil
}

// hanging is one of 出席、请假 and 列席: the label in 黑体 two characters in,
// turned-over lines under the first character after it, an empty line above
// the first of them (10.3).
func (f *flow) hanging(t doc.Text, sh shape) error {
	if p, ok := f.previous.(*doc.Paragraph); f.previous != nil && (!ok || p.Role != doc.Hanging) {
		f.blankLines(1)
	}
	sh.left, sh.names = 2*pitch, true
	if len(t) < 2 {
		return f.text(t, bodyStyle, sh)
	}
	label, err := f.set(nil, t[0].Text, strongStyle)
	if err != nil {
		return err
	}
	sh.left += width(label)
	if sh.left > f.sheet.w/2 {
		return noRoom(t[0].Text, "“%s”作为标签太长，应如“出席：”", t[0].Text)
	}
	sh.prefix = label
	return f.text(t[1:], bodyStyle, sh)
}
