package docx

import (
	"fmt"

	"github.com/biaoping/biaoping/report/doc"
)

// Measures of 信函格式 (GB/T 9704—2012, 10.1).
var (
	letterMark   = mm(30)             // upper edge of the mark below that of the paper
	letterLine   = mm(170)            // length of the double lines
	letterFoot   = mm(20)             // lower double line above the lower edge of the paper
	letterGap    = mm(4)              // between the mark and the upper double line
	letterBeside = size3 * 10 * 7 / 8 // between the upper double line and the text under it
)

// Weights of the double lines, which the standard leaves open, in eighths of a
// point; between them, in twips.
const (
	doubleThick = 23 // 1 mm
	doubleThin  = 9  // 0.4 mm
	doubleSpace = 34 // 0.6 mm
	doubleLine  = (doubleThick+doubleThin)*20/8 + doubleSpace
)

// letter writes the head of a letter: the mark and the upper double line,
// which begin above the 版心 and so stand in frames; under the line, at the
// left 份号, 密级和保密期限 and 紧急程度, at the right 发文字号. The title stands on
// the line of the grid nearest to two lines below.
func (e *encoder) letter(m *doc.Masthead) {
	mk := markOf(m, e.sheet.textWidth())
	high := mk.height() + letterGap
	frame := framed(letterLine, high, letterMark)
	for i, line := range mk.lines {
		e.markLine(para{frame: frame, before: min(i, 1) * mk.size * 3 / 2}, mk.size, line)
	}
	// A frame of its own: LibreOffice shows the lines of a paragraph that
	// stands alone in its frame.
	e.line(para{style: "UpperLine", frame: framed(letterLine, doubleLine, letterMark+high)}, "")

	under := letterMark + high + doubleLine - e.sheet.top // the text goes on here
	y := under + letterBeside - (e.sheet.linePitch()-size3*10)/2
	e.gap(y - under)
	lines := 0
	number := m.DocNumber
	for _, s := range [...]struct{ text, style string }{{m.CopyNumber, ""}, {m.Secrecy, "Strong"}, {m.Urgency, "Strong"}} {
		if s.text == "" {
			continue
		}
		e.open(para{style: "Marking", rightTab: e.sheet.textWidth()})
		e.run(s.style, s.text)
		if number != "" {
			e.tab()
			e.run("", number)
			number = ""
		}
		e.shut()
		lines++
	}
	if number != "" {
		e.line(para{style: "Marking", align: "right"}, number)
		lines++
	}
	y += lines * e.sheet.linePitch()
	e.twoLinesBelow(y, y)
}

// framed is the framePr of paragraphs that stand together in a frame of the
// given width and height in the middle of the paper, its upper edge at top.
func framed(width, height, top int) string {
	return fmt.Sprintf(`<w:framePr w:w="%d" w:h="%d" w:hRule="exact" w:wrap="around" w:vAnchor="page" w:hAnchor="page" w:xAlign="center" w:y="%d"/>`, width, height, top)
}

// A letter has no page number on its first page, nor on the second when that
// is its last (10.1). Word knows how many pages a section has. Where another
// program does not, it shows what stands inside the condition: the number.
var (
	oddLetter   = &furniture{"footer", "default", "oddLetter", func(m *markup) { m.pageNumber(odd, 0, (*markup).numberOfThree) }}
	evenLetter  = &furniture{"footer", "even", "evenLetter", func(m *markup) { m.pageNumber(even, 0, (*markup).numberOfThree) }}
	firstLetter = &furniture{"footer", "first", "firstLetter", (*markup).lowerLine}
)

// numberOfThree writes the page number of a section that has not two pages.
func (m *markup) numberOfThree() {
	m.beginField(false)
	m.instruction(" IF ")
	m.field(field{code: "SECTIONPAGES"})
	m.instruction(` = 2 "" "`)
	m.quotedDash("— ")
	m.field(field{code: "PAGE", result: "1"})
	m.quotedDash(" —")
	m.instruction(`" `)
	m.raw(`<w:r>`, fieldSeparate, `</w:r><w:r>`, fieldEnd, `</w:r>`)
}

// quotedDash is a dash that LibreOffice shows too: of the words of a condition
// it shows the fields alone.
func (m *markup) quotedDash(s string) {
	m.beginField(false)
	m.instruction(` QUOTE "` + s + `" `)
	m.raw(`<w:r>`, fieldSeparate, `</w:r>`)
	m.dash(s)
	m.raw(`<w:r>`, fieldEnd, `</w:r>`)
}

// lowerLine writes the lower double line of a letter's first page. The
// paragraph behind the frame holds it there.
func (m *markup) lowerLine() {
	m.raw(`<w:p><w:pPr><w:pStyle w:val="LowerLine"/>`, framed(letterLine, doubleLine, portrait.height-letterFoot-doubleLine), `</w:pPr></w:p><w:p/>`)
}
