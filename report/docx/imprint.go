package docx

import (
	"strconv"

	"github.com/biaoping/biaoping/report/doc"
)

// Rules of 版记 in eighths of a point: the first and the last 0.35 mm, those
// between 0.25 mm (GB/T 9704—2012, 7.4.1).
const (
	imprintOuter = 8
	imprintInner = 6

	imprintChar = size4 * 10 // one character of 4号 type, in twips
)

// imprint writes 版记 as a table that stands at the foot of the page on which
// the document ends, its last rule on the lower edge of the 版心
// (GB/T 9704—2012, 7.4). The paragraph behind the table holds it there.
func (e *encoder) imprint(im *doc.Imprint, before, next doc.Block) {
	if s := im.Organ + im.DateLine(); s != "" && e.form == doc.LetterForm {
		e.fail("信函格式的版记不加印发机关和印发日期（GB/T 9704—2012，10.1），请删去“%s”", s)
		return
	}
	main, copies, date := im.MainLine(), im.CopyLine(), im.DateLine()
	if main+copies+im.Organ+date == "" {
		return
	}
	if before == nil {
		e.gap(hairline) // else LibreOffice puts the table on the page before
	}
	width := e.sheet.textWidth()
	widths := []int{width * 3 / 5, width - width*3/5}
	e.beginTable(widths, tableFormat{
		float:   `<w:tblpPr w:vertAnchor="margin" w:horzAnchor="page" w:tblpX="` + strconv.Itoa(e.sheet.left) + `" w:tblpYSpec="bottom"/>`,
		borders: e.imprintRules(),
	})
	if main+copies != "" { // no rule between them (7.4.2)
		e.beginRow("")
		e.beginCell(width, 2, "")
		e.recipients("主送：", main)
		e.recipients("抄送：", copies)
		e.endCell()
		e.endRow()
	}
	if im.Organ+date != "" {
		e.beginRow("")
		e.beginCell(widths[0], 1, middle)
		e.line(para{style: "Imprint", left: imprintChar}, im.Organ)
		e.endCell()
		e.beginCell(widths[1], 1, middle)
		e.line(para{style: "Imprint", right: imprintChar, align: "right"}, date)
		e.endCell()
		e.endRow()
	}
	e.endTable()
	e.gap(hairline)
	if next == nil {
		// LibreOffice leaves the table in the text when the paragraph behind
		// it ends the section.
		e.gap(hairline)
	}
}

// imprintRules are the rules of 版记. A letter has none (10.1).
func (e *encoder) imprintRules() string {
	if e.form == doc.LetterForm {
		return ""
	}
	return border("top", imprintOuter) + border("bottom", imprintOuter) + border("insideH", imprintInner)
}

// recipients writes 主送 or 抄送, one character in from both sides; what runs
// over goes on under the first organ.
func (e *encoder) recipients(label, line string) {
	if line == "" {
		return
	}
	hang := halves(label) * imprintChar / 2
	e.line(para{style: "Imprint", left: imprintChar + hang, right: imprintChar, first: -hang, align: "both"}, line)
}
