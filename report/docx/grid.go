package docx

import "fmt"

// A tableFormat is what the tables of a document differ in.
type tableFormat struct {
	float   string // tblpPr of a table that stands at a place of its page
	align   string // jc of the table in the text
	indent  int    // of its left side
	borders string // content of tblBorders
	pad     int    // beside the text of a cell
	rowPad  int    // over and under it
}

// Properties of cells.
const (
	middle = `<w:vAlign w:val="center"/>`
	low    = `<w:vAlign w:val="bottom"/>`
)

// beginTable opens a table with columns of these widths. Its layout is
// fixed: no program may widen a column for its content.
func (e *encoder) beginTable(widths []int, f tableFormat) {
	e.takeBreak()
	e.inCell = true
	e.raw(`<w:tbl><w:tblPr>`, f.float)
	e.number(`<w:tblW w:w="`, sum(widths), `" w:type="dxa"/>`)
	if f.align != "" {
		e.raw(`<w:jc w:val="`, f.align, `"/>`)
	}
	if f.indent > 0 {
		e.number(`<w:tblInd w:w="`, f.indent, `" w:type="dxa"/>`)
	}
	if f.borders != "" {
		e.raw(`<w:tblBorders>`, f.borders, `</w:tblBorders>`)
	}
	e.raw(`<w:tblLayout w:type="fixed"/>`)
	e.number(`<w:tblCellMar><w:top w:w="`, f.rowPad, `" w:type="dxa"/>`)
	e.number(`<w:left w:w="`, f.pad, `" w:type="dxa"/>`)
	e.number(`<w:bottom w:w="`, f.rowPad, `" w:type="dxa"/>`)
	e.number(`<w:right w:w="`, f.pad, `" w:type="dxa"/></w:tblCellMar>`)
	e.raw(`</w:tblPr><w:tblGrid>`)
	for _, w := range widths {
		e.number(`<w:gridCol w:w="`, w, `"/>`)
	}
	e.raw(`</w:tblGrid>`)
}

// takeBreak takes up a page break that waits before a table: a table cannot
// begin a page by itself.
func (e *encoder) takeBreak() {
	if e.newPage {
		e.gap(hairline)
	}
}

func (e *encoder) endTable() {
	e.raw(`</w:tbl>`)
	e.inCell = false
}

// beginRow opens a row that does not break over pages.
func (e *encoder) beginRow(properties string) {
	e.raw(`<w:tr><w:trPr><w:cantSplit/>`, properties, `</w:trPr>`)
}

func (e *encoder) endRow() { e.raw(`</w:tr>`) }

// beginCell opens a cell over span columns that are width wide together. Its
// content must end with a paragraph.
func (e *encoder) beginCell(width, span int, properties string) {
	e.number(`<w:tc><w:tcPr><w:tcW w:w="`, width, `" w:type="dxa"/>`)
	if span > 1 {
		e.number(`<w:gridSpan w:val="`, span, `"/>`)
	}
	e.raw(properties, `</w:tcPr>`)
}

func (e *encoder) endCell() { e.raw(`</w:tc>`) }

// atLeast is the property of a row that is h high or higher.
func atLeast(h int) string { return fmt.Sprintf(`<w:trHeight w:val="%d" w:hRule="atLeast"/>`, h) }

func sum(widths []int) int {
	total := 0
	for _, w := range widths {
		total += w
	}
	return total
}

// border is one rule of a table, its width in eighths of a point.
func border(side string, width int) string {
	return fmt.Sprintf(`<w:%s w:val="single" w:sz="%d" w:space="0" w:color="000000"/>`, side, width)
}
