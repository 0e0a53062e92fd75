package docx

import (
	"math"

	"github.com/biaoping/biaoping/report/doc"
)

const (
	cellPad     = 70     // between a rule and the text beside it: 1.2 mm
	rowPad      = 34     // over and under the text of a cell: 0.6 mm
	tableRule   = 4      // eighths of a point
	afterTable  = 6 * 20 // free under a table
	cellPicture = 3969   // height of a picture in a cell at most: 70 mm
)

// A tableType is the type of a table. Wide tables are set smaller, so that
// they stay legible rather than torn into columns of two characters.
type tableType struct {
	columns    int    // at most
	cell, head string // styles
	size       int    // half-points
	line       int
}

var tableTypes = [...]tableType{
	{6, "Cell12", "Head12", sizeSmall4, points(19)},
	{10, "Cell10", "Head10", size5, points(16)},
	{math.MaxInt, "Cell9", "Head9", sizeSmall5, points(13.5)},
}

func typeFor(columns int) tableType {
	for _, t := range tableTypes {
		if columns <= t.columns {
			return t
		}
	}
	panic("docx: no type for a table") // the last has no limit
}

// A tableLayout is what a table's cells are written by.
type tableLayout struct {
	*doc.Table
	tableType
	grid   [][]doc.Place
	aligns []doc.Align // of the columns
	needs  []measure   // of the cells, row by row, where they begin
	widths []int
	spans  spans
}

// table writes a table with its name above and its note below.
func (e *encoder) table(t *doc.Table, next doc.Block) {
	l, err := layOut(e.ctx, t, e.sheet)
	if err != nil {
		e.fail("%w", err)
		return
	}
	keep := e.keep
	e.keep = false
	if t.Name != "" {
		e.line(para{style: "TableName"}, t.Name)
	}
	format := tableFormat{align: "center", pad: cellPad, rowPad: rowPad}
	if !t.Plain {
		format.borders = allRules
	}
	if len(l.grid) > 0 { // Word does not open a table without rows
		e.beginTable(l.widths, format)
		for i := range l.grid {
			if e.done() {
				return
			}
			e.keep = l.keeps(i) || keep && i == len(l.grid)-1
			e.tableRow(l, i)
		}
		e.endTable()
	}
	e.keep = keep
	switch {
	case len(t.Note) > 0:
		e.open(para{style: l.tableType.cell, align: "left"})
		e.runs("", t.Note)
		e.shut()
	case next == nil:
		e.gap(hairline)
	default:
		e.gap(afterTable)
	}
}

var allRules = border("top", tableRule) + border("left", tableRule) + border("bottom", tableRule) +
	border("right", tableRule) + border("insideH", tableRule) + border("insideV", tableRule)

// keeps reports whether row i must share a page with what follows it: the
// header and the first row below it, where the row says so, before a total,
// before the last row, before the note, and anywhere in a form, which has no
// header. Rows of photographs stand by themselves. Word breaks what no page
// holds.
func (l *tableLayout) keeps(i int) bool {
	if i+1 == len(l.grid) {
		return len(l.Note) > 0
	}
	if l.Plain && l.Pictured() {
		return l.RowAt(i).KeepNext
	}
	return i <= len(l.Header) || len(l.Header) == 0 || l.RowAt(i).KeepNext || l.RowAt(i+1).Total || i+2 == len(l.grid)
}

// tableRow writes row i; header rows come first.
func (e *encoder) tableRow(l *tableLayout, i int) {
	properties := ""
	if h := space(l.RowAt(i)); h > 0 {
		properties = atLeast(h)
	}
	if i < len(l.Header) {
		properties += `<w:tblHeader/>`
	}
	e.beginRow(properties)
	for col := 0; col < len(l.widths); {
		place := l.grid[i][col]
		span := max(place.Cell.ColSpan, 1)
		part := l.spans.part(l, i, col)
		e.beginCell(l.width(place), span, partProperties[part]+middle)
		e.cell(l, i, col, part)
		e.endCell()
		col += span
	}
	e.endRow()
}

// space is the height that a row leaves for handwriting or a seal.
func space(r *doc.Row) int {
	lines := 0
	for i := range r.Cells {
		lines = max(lines, r.Cells[i].Space)
	}
	return lines * linePitch
}

// cell writes what stands in the cell at row i and column col: its picture
// and its text.
func (e *encoder) cell(l *tableLayout, i, col int, part cellPart) {
	place := l.grid[i][col]
	c := place.Cell
	a := c.AlignIn(l.aligns[col], i < len(l.Header))
	if a < 0 || int(a) >= len(aligns) {
		e.fail("对齐方式 %d 没有定义", a)
		return
	}
	p, text := para{style: l.style(i, c), align: aligns[a]}, c.Text
	if p.align == "" {
		if broken := l.bySense(place); broken != nil {
			text = broken
		} else {
			p.left = l.inset(place)
			p.right = p.left
		}
	}
	if part == covered {
		e.line(p, "")
		return
	}
	if c.Picture != nil {
		e.pictureIn(c.Picture, l.width(place)-2*cellPad, cellPicture)
	}
	if len(c.Text) > 0 || c.Picture == nil {
		e.open(p)
		e.runs("", text)
		e.shut()
	}
}

// style is the paragraph style of cell c in row i.
func (l *tableLayout) style(i int, c *doc.Cell) string {
	if i < len(l.Header) || l.RowAt(i).Total || c.Head {
		return l.head
	}
	return l.tableType.cell
}

// aligns are the values of jc; the middle is that of the cell styles.
var aligns = [...]string{doc.AlignAuto: "", doc.AlignLeft: "left", doc.AlignCenter: "", doc.AlignRight: "right"}
