package docx

import "github.com/biaoping/biaoping/report/doc"

// 版头 (GB/T 9704—2012, 7.2). It stands off the page grid, like the title
// under it: what it takes is added up, so that the text under both is on the
// grid again.
const (
	numberHigh = 400 // a line of 发文字号, hardly higher than its type

	redLineWidth = 10 // eighths of a point: 0.44 mm
	redLineSpace = 9  // points under the line of 发文字号
	redLineHigh  = redLineSpace*20 + redLineWidth*5/2
)

// markTop is the distance from the head of the 版心 to 发文机关标志
// (GB/T 9704—2012, 7.2.4).
var markTop = mm(35)

// numberOver is what a line of the grid leaves free over 发文字号.
func (s sheet) numberOver() int { return (s.linePitch() - numberHigh) / 2 }

// redLine is the distance from the head of the grid line on which 发文字号
// stands to the red line, 4 mm under its characters (7.2.7).
func (s sheet) redLine() int { return (s.linePitch()+size3*10)/2 + mm(4) }

// twoLinesBelow goes on at the line of the grid that is nearest to two empty
// lines below y. So far, taken has been written.
func (e *encoder) twoLinesBelow(y, taken int) {
	pitch := e.sheet.linePitch()
	e.gap(e.sheet.linesFor(y+pitch*3/2)*pitch - short - taken)
}

// masthead writes 版头 at the head of a page.
func (e *encoder) masthead(m *doc.Masthead, before doc.Block) {
	if m.Form.Term() == "" {
		e.fail("版头的格式 %d 没有定义", m.Form)
		return
	}
	if term, value := m.Unshown(); term != "" {
		e.fail("%s没有%s的位置，“%s”印不出来，请删去或改用别的格式", m.Form.Term(), term, value)
		return
	}
	e.newPage = before != nil
	e.rare = e.rare || m.Form != doc.OfficialForm
	switch m.Form {
	case doc.LetterForm:
		e.letter(m)
	case doc.OrderForm:
		e.order(m)
	case doc.MinutesForm:
		e.minutes(m)
	case doc.TelegramForm:
		e.telegram(m)
	default:
		e.official(m)
	}
}

// official writes all that stands above the red line, and the line. The text
// goes on at the line of the grid that is nearest to two lines below (7.3.1).
func (e *encoder) official(m *doc.Masthead) {
	y := e.markings(m) * e.sheet.linePitch()
	taken := y // by what is written
	if len(m.Organs) > 0 || m.Suffix != "" {
		mk := markOf(m, e.sheet.textWidth())
		e.gap(markTop - y)
		e.mark(mk)
		y = markTop + mk.height()
		taken = y + mk.size // a tenth of the type
	}
	y += 2 * e.sheet.linePitch()
	e.gap(y - taken)
	y += e.docNumber(m)
	taken = y + e.sheet.numberOver() + numberHigh + redLineHigh
	e.twoLinesBelow(y+e.sheet.redLine(), taken)
}

// markings writes 份号, 密级和保密期限 and 紧急程度, one under the other.
// 密级 stands on the second line, with 份号 or without (7.2.1 to 7.2.3). It
// returns the number of lines taken.
func (e *encoder) markings(m *doc.Masthead) int {
	lines := 0
	if m.CopyNumber != "" || m.Secrecy != "" {
		e.line(para{style: "Marking"}, m.CopyNumber)
		lines++
	}
	for _, s := range []string{m.Secrecy, m.Urgency} {
		if s != "" {
			e.open(para{style: "Marking"})
			e.run("Strong", s)
			e.shut()
			lines++
		}
	}
	return lines
}

// docNumber writes 发文字号 in the middle, and the red line under it. With
// 签发人 it stands one character from the left, on the line of the last names,
// and they one character from the right (7.2.5 to 7.2.7). It returns the
// height of the lines before the last.
func (e *encoder) docNumber(m *doc.Masthead) int {
	p := para{style: "DocNumber", before: e.sheet.numberOver()}
	if len(m.Signatories) == 0 {
		e.line(p, m.DocNumber)
		return 0
	}
	// Tabs, not an indent: the red line would begin at the indent.
	columns := signerColumns(m.Signatories, e.sheet.textWidth()-charPitch)
	p.tabs = append([]int{charPitch}, columns...)
	height := 0
	for i := 0; i < len(m.Signatories); i += namesPerLine {
		last := i+namesPerLine >= len(m.Signatories)
		if p.style = "Signer"; last {
			p.style, p.align = "DocNumber", "left"
		}
		if i > 0 {
			p.before = e.sheet.linePitch() - numberHigh
			height += e.sheet.linePitch()
		}
		e.open(p)
		e.tab()
		if last {
			e.run("", m.DocNumber)
		}
		e.tab()
		if i == 0 {
			e.run("", doc.Signer)
		}
		for _, name := range m.Signatories[i:min(i+namesPerLine, len(m.Signatories))] {
			e.tab()
			e.run("Kai", name)
		}
		e.shut()
	}
	return height
}

// namesPerLine is the number of 签发人 on one line (7.2.6).
const namesPerLine = 2

// signerColumns are the places of 签发人： and of the names under each other
// that end at right.
func signerColumns(names []string, right int) []int {
	var widths [namesPerLine]int
	for i, n := range names {
		widths[i%namesPerLine] = max(widths[i%namesPerLine], bodyWidth(n))
	}
	second := right - widths[1]
	first := second - widths[0]
	if widths[1] > 0 {
		first -= charPitch
	}
	// A tab does not stop where the text before it ends.
	columns := []int{first - bodyWidth(doc.Signer) - charPitch/4, first}
	if widths[1] > 0 {
		columns = append(columns, second)
	}
	return columns
}
