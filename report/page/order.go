package page

import "github.com/biaoping/biaoping/report/doc"

// order is the head of 命令（令）: the mark with its upper edge 20 mm below that
// of the 版心, 令号 two empty lines below it, the text two further below. There
// is no red line (GB/T 9704—2012, 10.2).
func (f *flow) order(b *doc.Masthead) error {
	p := f.page()
	y, _, err := f.mark(p, b, f.sheet.top+MM(20))
	if err != nil {
		return err
	}
	if y, err = f.serial(p, b.Serial, y); err != nil {
		return err
	}
	f.twoLinesBelow(y)
	return nil
}

// serial puts 令号 or 期号 two empty lines below y, in the middle. It returns
// the foot of its line; y when there is none.
func (f *flow) serial(p *Page, s string, y Unit) (Unit, error) {
	items, err := f.set(nil, s, bodyStyle)
	if err != nil || len(items) == 0 {
		return y, err
	}
	y += 2 * f.sheet.leading()
	put(p, items, f.sheet.left+(f.sheet.w-width(items))/2, f.sheet.top+y+baseline(f.sheet.leading(), size3), false)
	return y + f.sheet.leading(), nil
}
