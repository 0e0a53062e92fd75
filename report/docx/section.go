package docx

import (
	"fmt"
	"slices"

	"github.com/biaoping/biaoping/report/doc"
)

// A sheet is the paper of a section and the 版心 on it
// (GB/T 9704—2012, 5.1 and 5.2.1).
type sheet struct {
	width, height            int // of the paper
	top, right, bottom, left int // margins
	turned                   bool
	lines                    int // of the page grid, on an upright page
}

var portrait = sheet{width: mm(210), height: mm(297), top: mm(37), right: mm(26), bottom: mm(35), left: mm(28), lines: usualLines}

// landscape is portrait turned by a quarter, its left edge upwards: the head
// of the table stands at the binding edge of an odd page and at the cut edge
// of an even one, as GB/T 9704—2012, 8 demands.
var landscape = sheet{width: portrait.height, height: portrait.width, top: portrait.left, right: portrait.top,
	bottom: portrait.right, left: portrait.bottom, turned: true, lines: usualLines}

// textWidth is the width of the 版心.
func (s sheet) textWidth() int { return s.width - s.left - s.right }

// textHeight is the height of the 版心.
func (s sheet) textHeight() int { return s.height - s.top - s.bottom }

// linePitch is the height of a line of the page grid.
func (s sheet) linePitch() int { return portrait.textHeight() / s.lines }

// closer reports whether the lines have moved together.
func (s sheet) closer() bool { return s.lines > usualLines }

// linesFor is the number of lines of the page grid that have room for h.
func (s sheet) linesFor(h int) int {
	return (h*s.lines + portrait.textHeight() - 1) / portrait.textHeight()
}

// stretch writes stretch i with its blocks and its properties.
func (e *encoder) stretch(i int) error {
	s := &e.stretches[i]
	e.form, e.sheet = s.form, portrait
	if s.landscape {
		e.sheet = landscape
	}
	if s.lines > 0 {
		e.sheet.lines = s.lines
	}
	properties, err := e.sectionProperties(i)
	if err != nil {
		return fmt.Errorf("sections[%d]：%w", s.section, err)
	}
	e.newPage = false
	start := len(e.buf)
	if err := e.blocks(s); err != nil {
		return err
	}
	if len(e.buf) == start {
		e.blank(1)
	}
	e.bookmarkEnd(i)
	if i == len(e.stretches)-1 {
		e.closeBookmarks()
		e.raw(properties)
		return nil
	}
	// The properties go into the last paragraph: one of its own might fall
	// on a page of its own.
	e.buf = append(e.buf, properties...)
	copy(e.buf[e.tail+len(properties):], e.buf[e.tail:])
	copy(e.buf[e.tail:], properties)
	return nil
}

// sectionProperties is the sectPr of stretch i.
func (e *encoder) sectionProperties(i int) (string, error) {
	var m markup
	m.raw(`<w:sectPr>`)
	number, err := e.firstNumber(i)
	if err != nil {
		return "", err
	}
	list, err := e.furnish(i)
	if err != nil {
		return "", err
	}
	for _, f := range list {
		m.raw(`<w:`, f.kind, `Reference w:type="`, f.page, `" r:id="`, f.id, `"/>`)
		if !slices.Contains(e.furniture, f) {
			e.furniture = append(e.furniture, f)
		}
	}
	m.raw(`<w:type w:val="nextPage"/>`)
	m.number(`<w:pgSz w:w="`, e.sheet.width, `"`)
	m.number(` w:h="`, e.sheet.height, `"`)
	if e.sheet.turned {
		m.raw(` w:orient="landscape"`)
	}
	m.number(`/><w:pgMar w:top="`, e.sheet.top, `"`)
	m.number(` w:right="`, e.sheet.right, `"`)
	m.number(` w:bottom="`, e.sheet.bottom, `"`)
	m.number(` w:left="`, e.sheet.left, `"`)
	m.number(` w:header="`, headerDistance, `"`)
	m.number(` w:footer="`, footerDistance, `" w:gutter="0"/>`)
	if number > 0 {
		m.number(`<w:pgNumType w:start="`, number, `"/>`)
	}
	if e.stretches[i].ownFirstPage() {
		m.raw(`<w:titlePg/>`)
	}
	m.number(`<w:docGrid w:type="lines" w:linePitch="`, e.sheet.linePitch(), `"/></w:sectPr>`)
	return string(m.buf), nil
}

// firstNumber is the number of stretch i's first page where Word must be told,
// else 0. Word counts every page from the first numbered one on, numbered or
// not.
func (e *encoder) firstNumber(i int) (int, error) {
	switch n := e.stretches[i].numbering; n {
	case doc.Restart:
		return 1, nil
	case doc.Unnumbered:
		return 0, nil
	case doc.Continue:
	default:
		return 0, fmt.Errorf("页码编排方式 %d 没有定义", n)
	}
	for k := range e.stretches[:i] {
		if e.stretches[k].numbering != doc.Unnumbered {
			return 0, nil
		}
	}
	return min(i, 1), nil
}
