package docx

import (
	"strings"

	"github.com/biaoping/biaoping/report/doc"
)

// markSize is the size of 发文机关标志 at most, in half-points. The standard
// leaves it to the organ (GB/T 9704—2012, 7.2.4).
const markSize = 112

// mark writes 发文机关标志: one name with 文件, or the names of a joint issue.
func (e *encoder) mark(m *doc.Masthead) {
	if len(m.Organs) > 1 {
		e.jointMark(m)
		return
	}
	text := strings.Join(m.Organs, "") + m.Suffix
	size := sizeFor(halves(text), markSize, e.sheet.textWidth()*9/10)
	e.markLine(para{}, size, text)
}

// jointMark writes the names of a joint issue one under the other, spread to
// one width, and 文件 to their right in the middle.
func (e *encoder) jointMark(m *doc.Masthead) {
	longest, suffix := 0, halves(m.Suffix)
	for _, o := range m.Organs {
		longest = max(longest, halves(o))
	}
	longest++ // room for what a typeface is wider
	if suffix > 0 {
		suffix++ // the space before it
	}
	size := sizeFor(longest+suffix, markSize, e.sheet.textWidth())
	names, rest := longest*size*5, suffix*size*5
	widths := []int{names}
	if rest > 0 {
		widths = append(widths, rest)
	}
	e.beginTable(widths, tableFormat{align: "center"})
	part, text := first, m.Suffix
	for i, o := range m.Organs {
		e.beginRow("")
		e.beginCell(names, 1, "")
		e.markLine(para{align: "distribute", before: min(i, 1) * size * 3}, size, o)
		e.endCell()
		if rest > 0 {
			e.beginCell(rest, 1, partProperties[part]+middle)
			e.markLine(para{align: "right"}, size, text)
			e.endCell()
		}
		e.endRow()
		part, text = covered, ""
	}
	e.endTable()
	e.gap(hairline)
}

// markLine writes a line of 发文机关标志, hardly higher than its type, so that
// its upper edge is that of the type.
func (e *encoder) markLine(p para, size int, text string) {
	p.style, p.exact = "Mark", size*11
	e.open(p)
	e.runSized("", size, text)
	e.shut()
}

// sizeFor is the largest size, in half-points up to limit, at which text of
// the given width in half characters is no wider than width.
func sizeFor(halves, limit, width int) int {
	return max(1, min(limit, width/(5*max(1, halves))))
}
