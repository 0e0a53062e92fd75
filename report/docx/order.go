package docx

import "github.com/biaoping/biaoping/report/doc"

// orderTop is the distance from the head of the 版心 to the mark of 命令
// (GB/T 9704—2012, 10.2).
var orderTop = mm(20)

// order writes the head of 命令（令）: the mark, 令号 two empty lines below it, the
// text two further below. There is no red line (10.2).
func (e *encoder) order(m *doc.Masthead) {
	y, taken := e.serial(m, orderTop, 0)
	e.twoLinesBelow(y, taken)
}

// serial writes the mark, its upper edge at top, and two empty lines below it
// 令号 or 期号. Above them, taken has been written. It returns where the foot of
// the last line belongs and where what is written ends.
func (e *encoder) serial(m *doc.Masthead, top, taken int) (y, written int) {
	mk := markOf(m, e.sheet.textWidth())
	e.gap(top - taken)
	e.mark(mk)
	y = top + mk.height()
	written = y + mk.size // a tenth of the type
	if m.Serial == "" {
		return y, written
	}
	y += 2 * e.sheet.linePitch()
	e.gap(y - written)
	e.line(para{style: "Serial", before: e.sheet.numberOver()}, m.Serial)
	return y + e.sheet.linePitch(), y + e.sheet.numberOver() + numberHigh
}
