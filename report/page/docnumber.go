package page

import (
	"slices"
	"strings"

	"github.com/biaoping/biaoping/report/doc"
)

// docNumber is 发文字号, in the middle; beside 签发人 one character in from the
// left, the signatories' names in 楷体 at the right, two a row or, beside a long
// number, one, the number on the row of the last (7.2.5, 7.2.6). It returns the
// lower edge.
func (f *flow) docNumber(p *Page, b *doc.Masthead, y Unit) (Unit, error) {
	number, err := f.set(nil, b.DocNumber, bodyStyle)
	if err != nil {
		return 0, err
	}
	base := baseline(f.sheet.leading(), size3)
	if len(b.Signatories) == 0 {
		put(p, number, f.sheet.left+(f.sheet.w-width(number))/2, f.sheet.top+y+base, false)
		return y + (f.sheet.leading()+size3)/2, nil
	}
	label, err := f.set(nil, doc.Signer, bodyStyle)
	if err != nil {
		return 0, err
	}
	var rows [][]item
	var widest Unit
	for _, n := range []int{2, 1} {
		if rows, widest, err = f.signatories(b.Signatories, n); err != nil {
			return 0, err
		}
		beside := widest
		if len(rows) == 1 {
			beside += width(label)
		}
		if width(number)+beside+5*pitch/2 <= f.sheet.w {
			break
		}
		if n == 1 {
			return 0, noRoom(b.DocNumber, "发文字号“%s”与签发人一行排不下，请缩短", b.DocNumber)
		}
	}
	x := f.sheet.left + f.sheet.w - pitch - widest
	last := y + Unit(len(rows)-1)*f.sheet.leading()
	put(p, number, f.sheet.left+pitch, f.sheet.top+last+base, false)
	put(p, label, x-width(label), f.sheet.top+y+base, false)
	for i, items := range rows {
		put(p, items, x, f.sheet.top+y+Unit(i)*f.sheet.leading()+base, false)
	}
	return last + (f.sheet.leading()+size3)/2, nil
}

// signatories sets names, n a row, and finds the widest row.
func (f *flow) signatories(names []string, n int) (rows [][]item, widest Unit, err error) {
	for row := range slices.Chunk(names, n) {
		items, err := f.set(nil, strings.Join(row, "\u3000"), kaiStyle)
		if err != nil {
			return nil, 0, err
		}
		rows = append(rows, items)
		widest = max(widest, width(items))
	}
	return rows, widest, nil
}
