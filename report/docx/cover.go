package docx

import "github.com/biaoping/biaoping/report/doc"

const (
	coverSize = 72              // of the title at most, in half-points: 小初
	coverLine = 28 * 20         // of a field
	coverRow  = coverLine + 160 // with the space over it
	coverPad  = 113             // 2 mm between a label and its value's line
)

// cover writes the front page of a report: the number at the upper right,
// the title in the upper third, the fields under it, the organ and the date
// at the foot. What is left of the page lies between them.
func (e *encoder) cover(c *doc.Cover, before, next doc.Block) {
	e.newPage = before != nil
	size := coverSize
	for _, l := range c.Title {
		size = min(size, sizeFor(halves(l), coverSize, e.sheet.textWidth()))
	}
	titleLine := size * 16 // 1.6 times the type
	fields := e.fieldsOf(c)
	foot := 0
	for _, s := range []string{c.Organ, c.Date} {
		if s != "" {
			foot += e.sheet.linePitch() * linesIn(s, e.sheet.textWidth(), size3)
		}
	}
	used := e.sheet.linePitch() + len(c.Title)*titleLine + fields.height() + foot + e.sheet.linePitch()
	free := max(0, e.sheet.textHeight()-used)

	e.line(para{style: "CoverNumber"}, c.Number)
	e.gap(free * 4 / 12)
	for _, l := range c.Title {
		e.open(para{style: "CoverTitle", exact: titleLine})
		e.runSized("", size, l)
		e.shut()
	}
	e.gap(free * 4 / 12)
	e.fields(fields)
	e.gap(free - 2*(free*4/12))
	for _, s := range []string{c.Organ, c.Date} {
		if s != "" {
			e.line(para{style: "CoverOrgan", exact: e.sheet.linePitch()}, s)
		}
	}
	_, breaks := next.(*doc.PageBreak)
	e.newPage = next != nil && !breaks
}

// A fieldTable is the fields of a cover as a table of two columns.
type fieldTable struct {
	fields []doc.Field
	widths [2]int
}

// fieldsOf makes the labels' column as wide as the longest label and gives
// the rest of the text's width, but for a twentieth, to the values.
func (e *encoder) fieldsOf(c *doc.Cover) fieldTable {
	t := fieldTable{fields: c.Fields}
	longest := 0
	for _, f := range c.Fields {
		longest = max(longest, halves(f.Label))
	}
	whole := e.sheet.textWidth() * 19 / 20
	t.widths[0] = min((longest+1)*size3*5+2*coverPad, whole/2)
	t.widths[1] = whole - t.widths[0]
	return t
}

// height estimates the height of t: a value that runs over takes lines more.
func (t fieldTable) height() int {
	h := 0
	for _, f := range t.fields {
		h += coverRow + (linesIn(f.Value, t.widths[1]-2*coverPad, size3)-1)*coverLine
	}
	return h
}

// fields writes labels in 黑体, spread to one width, and values on a line.
func (e *encoder) fields(t fieldTable) {
	if len(t.fields) == 0 {
		return
	}
	underline := `<w:tcBorders>` + border("bottom", 6) + `</w:tcBorders>` + low
	e.beginTable(t.widths[:], tableFormat{align: "center", pad: coverPad})
	for _, f := range t.fields {
		e.beginRow(atLeast(coverRow))
		e.beginCell(t.widths[0], 1, low)
		e.line(para{style: "CoverLabel"}, f.Label)
		e.endCell()
		e.beginCell(t.widths[1], 1, underline)
		e.line(para{style: "CoverValue"}, f.Value)
		e.endCell()
		e.endRow()
	}
	e.endTable()
}

// sizeFor is the largest size, in half-points up to limit, at which text of
// the given width in half characters is no wider than width.
func sizeFor(halves, limit, width int) int {
	return max(1, min(limit, width/(5*max(1, halves))))
}
