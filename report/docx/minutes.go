package docx

import "github.com/biaoping/biaoping/report/doc"

// minutes writes the head of 纪要: the mark 35 mm below the head of the 版心
// (GB/T 9704—2012, 10.3). The rest is left to the organs; ours is 期号 two empty
// lines below the mark, on the next line the organ that edits, one character
// from the left, and the day, one from the right, and 4 mm below a red line
// like that of other documents.
func (e *encoder) minutes(m *doc.Masthead) {
	y, taken := e.serial(m, markTop, e.markings(m)*e.sheet.linePitch())
	p := para{style: "DocNumber", align: "left"}
	if m.Sender+m.Date == "" { // the red line belongs to the line before
		y -= e.sheet.linePitch()
		p.exact = hairline
		p.before = max(0, y+e.sheet.redLine()-redLineSpace*20-hairline-taken)
		e.line(p, "")
		taken += p.before + hairline + redLineHigh
	} else {
		// Tabs, not an indent: the red line would begin at the indent.
		p.tabs, p.rightTab = []int{charPitch}, e.sheet.textWidth()-charPitch
		p.before = y + e.sheet.numberOver() - taken
		e.open(p)
		e.tab()
		e.run("", m.Sender)
		e.tab()
		e.run("", m.Date)
		e.shut()
		taken += p.before + numberHigh + redLineHigh
	}
	e.twoLinesBelow(y+e.sheet.redLine(), taken)
}
