package docx

import "github.com/biaoping/biaoping/report/doc"

// 版头 (GB/T 9704—2012, 7.2).
const (
	redLineWidth = 10 // eighths of a point: 0.44 mm
	redLineSpace = 5  // points under the line of 发文字号, which makes 4 mm under its characters
)

// markTop is the distance from the head of the 版心 to 发文机关标志
// (GB/T 9704—2012, 7.2.4).
var markTop = mm(35)

// masthead writes all that stands above the red line, and the line, at the
// head of a page.
func (e *encoder) masthead(m *doc.Masthead, before doc.Block) {
	e.newPage = before != nil
	lines := e.markings(m)
	if len(m.Organs) > 0 || m.Suffix != "" {
		e.gap(markTop - lines*linePitch)
		e.mark(m)
	}
	e.blank(2)
	e.docNumber(m)
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

// docNumber writes 发文字号 two empty lines under the mark, in the middle, and
// the red line 4 mm under it. With 签发人 it stands one character from the
// left, on the line of the last names, and they one character from the right
// (7.2.5 to 7.2.7).
func (e *encoder) docNumber(m *doc.Masthead) {
	if len(m.Signatories) == 0 {
		e.line(para{style: "DocNumber"}, m.DocNumber)
		return
	}
	// Tabs, not an indent: the red line would begin at the indent.
	columns := signerColumns(m.Signatories, e.sheet.textWidth()-charPitch)
	for i := 0; i < len(m.Signatories); i += namesPerLine {
		p := para{style: "Signer", tabs: append([]int{charPitch}, columns...)}
		last := i+namesPerLine >= len(m.Signatories)
		if last {
			p.style, p.align = "DocNumber", "left"
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
