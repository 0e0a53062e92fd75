package docx

import (
	"fmt"

	"github.com/biaoping/biaoping/report/doc"
)

// Distances from the edge of the paper.
var (
	// footerDistance puts the dashes of the page number 7 mm under the 版心
	// (GB/T 9704—2012, 7.5): they stand in the middle of a line of 16 pt.
	footerDistance = portrait.bottom - mm(7) - numberLine/2
	headerDistance = mm(12)
)

var numberLine = points(16)

// A furniture is one header or footer of a page.
type furniture struct {
	kind string // header or footer
	page string // default, which is the odd pages, even or first
	id   string // of its relationship, and the name of its part
	text func(m *markup)
}

// name is that of its part.
func (f *furniture) name() string { return "word/" + f.id + ".xml" }

// The page number is 4号宋体 between dashes, one character from the outer
// edge of the 版心 (GB/T 9704—2012, 7.5: 单页码居右空一字，双页码居左空一字).
// On a turned page it keeps its place on the sheet.
var (
	oddNumber   = &furniture{"footer", "default", "oddNumber", func(m *markup) { m.pageNumber(odd, 0, (*markup).dashedNumber) }}
	evenNumber  = &furniture{"footer", "even", "evenNumber", func(m *markup) { m.pageNumber(even, 0, (*markup).dashedNumber) }}
	oddTurned   = &furniture{"footer", "default", "oddTurned", func(m *markup) { m.turnedNumber(1, odd) }}
	evenTurned  = &furniture{"footer", "even", "evenTurned", func(m *markup) { m.turnedNumber(2, even) }}
	oddNothing  = &furniture{"footer", "default", "oddNothing", func(m *markup) { m.raw(`<w:p/>`) }}
	evenNothing = &furniture{"footer", "even", "evenNothing", func(m *markup) { m.raw(`<w:p/>`) }}
	oddDraft    = &furniture{"header", "default", "oddDraft", (*markup).draft}
	evenDraft   = &furniture{"header", "even", "evenDraft", (*markup).draft}
	firstDraft  = &furniture{"header", "first", "firstDraft", (*markup).draft}
)

// fixedFurniture are all that do not depend on the document.
var fixedFurniture = []*furniture{oddNumber, evenNumber, oddTurned, evenTurned, oddNothing, evenNothing, oddDraft, evenDraft, firstDraft,
	oddLetter, evenLetter, firstLetter}

// turnedDrawings is the number of drawing ids that oddTurned and evenTurned
// take.
const turnedDrawings = 2

// furnish lists the furniture of stretch i's pages.
func (e *encoder) furnish(i int) ([]*furniture, error) {
	s := &e.stretches[i]
	var list []*furniture
	if e.doc.Meta.Draft {
		list = append(list, oddDraft, evenDraft)
		if s.ownFirstPage() {
			list = append(list, firstDraft)
		}
	}
	switch {
	case s.numbering == doc.Unnumbered: // said aloud: Word would take the section before
		list = append(list, oddNothing, evenNothing)
	case s.landscape:
		list = append(list, oddTurned, evenTurned)
	case s.opens && s.last && s.form == doc.LetterForm:
		list = append(list, oddLetter, evenLetter)
	default:
		list = append(list, oddNumber, evenNumber)
	}
	if !s.ownFirstPage() {
		return list, nil
	}
	if s.landscape {
		return nil, fmt.Errorf("%s的首面是竖排的，这一节不能横排", s.form.Term())
	}
	if s.form == doc.LetterForm {
		return append(list, firstLetter), nil
	}
	f, err := e.telegramFoot(i)
	return append(list, f), err
}

type parity bool

const (
	odd  parity = true
	even parity = false
)

// pageNumber writes the paragraph of the page number of an odd or an even page,
// into a place that begins more twips before the 版心; number writes its runs.
func (m *markup) pageNumber(p parity, more int, number func(*markup)) {
	const oneCharacter = size4 * 10 // in twips
	m.raw(`<w:p><w:pPr><w:pStyle w:val="PageNumber"/>`)
	if p == odd {
		m.indent(0, oneCharacter, 0)
		m.raw(`<w:jc w:val="right"/>`)
	} else {
		m.indent(more+oneCharacter, 0, 0)
	}
	m.raw(`</w:pPr>`)
	number(m)
	m.raw(`</w:p>`)
}

// dashedNumber writes the runs of a page number.
func (m *markup) dashedNumber() {
	m.dash("— ")
	m.field(field{code: "PAGE", result: "1"})
	m.dash(" —")
}

func (m *markup) dash(s string) {
	m.raw(`<w:r><w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr><w:t xml:space="preserve">`, s, `</w:t></w:r>`)
}

// turnedNumber puts the page number where it stands on an upright page: its
// writing turned, in the middle of a box that lies left of the text and is
// twice 7 mm wide. The box is aligned with the paper, not placed on it:
// LibreOffice loses a place on the first turned page. So it is as long at the
// paper's both ends, and begins before the 版心.
func (m *markup) turnedNumber(id int, p parity) {
	width, height := 2*mm(7), portrait.width-2*portrait.right
	m.raw(`<w:p><w:pPr><w:pStyle w:val="PageNumber"/></w:pPr><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>`)
	m.anchor(anchor{id: id, name: "页码", across: place{from: "leftMargin", align: "right"}, down: place{from: "page", align: "center"},
		width: width, height: height, behind: true})
	m.raw(`<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr>`)
	m.frame(width, height)
	m.raw(`<a:noFill/><a:ln><a:noFill/></a:ln></wps:spPr><wps:txbx><w:txbxContent>`)
	m.pageNumber(p, portrait.left-portrait.right, (*markup).dashedNumber)
	m.raw(`</w:txbxContent></wps:txbx><wps:bodyPr vert="vert" wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="ctr"><a:noAutofit/></wps:bodyPr></wps:wsp></a:graphicData></a:graphic>`,
		`</wp:anchor></w:drawing></mc:Choice></mc:AlternateContent></w:r></w:p>`)
}

func (m *markup) draft() {
	m.raw(`<w:p><w:pPr><w:pStyle w:val="Draft"/></w:pPr><w:r><w:t>【草　稿】</w:t></w:r></w:p>`)
}

// partXML is the whole part of f.
func (f *furniture) partXML() []byte {
	var m markup
	root := "w:ftr"
	if f.kind == "header" {
		root = "w:hdr"
	}
	m.raw(xmlHead, `<`, root, namespaces, shapeNamespaces, `>`)
	f.text(&m)
	m.raw(`</`, root, `>`)
	return m.buf
}

// shapeNamespaces are those of turnedNumber's box.
const shapeNamespaces = ` xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"` +
	` xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"`
