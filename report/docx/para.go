package docx

// A para is one paragraph's style and what it has beside its style.
type para struct {
	style         string // "" is 公文 without indent
	keepNext      bool
	frame         string // framePr of a paragraph that stands at a place of its page
	tabs          []int  // left tab stops, from the left edge of the text
	rightTab      int    // behind them, a stop at which text ends
	exact         int    // line height; 0: the style's
	before, after int
	left, right   int
	first         int    // indent of the first line; negative: hanging
	align         string // jc; "" is the style's
	outline       int    // level in the navigation pane, from 1; 0: the style's
}

// open begins a paragraph; shut ends it. Between them stand runs. Where lines
// have moved together, those of the page grid get their height outright: of a
// typeface that is higher than a line the grid would give each line two.
func (e *encoder) open(p para) {
	if e.sheet.closer() && p.exact == 0 && !offGrid[p.style] {
		p.exact = e.sheet.linePitch()
	}
	e.raw(`<w:p><w:pPr>`)
	if p.style != "" {
		e.raw(`<w:pStyle w:val="`, p.style, `"/>`)
	}
	if p.keepNext || e.keep {
		e.raw(`<w:keepNext/>`)
	}
	if e.newPage && !e.inCell {
		e.raw(`<w:pageBreakBefore/>`)
		e.newPage = false
	}
	e.raw(p.frame)
	if len(p.tabs) > 0 || p.rightTab > 0 {
		e.raw(`<w:tabs>`)
		for _, t := range p.tabs {
			e.number(`<w:tab w:val="left" w:pos="`, t, `"/>`)
		}
		if p.rightTab > 0 {
			e.number(`<w:tab w:val="right" w:pos="`, p.rightTab, `"/>`)
		}
		e.raw(`</w:tabs>`)
	}
	if p.exact != 0 {
		e.raw(`<w:snapToGrid w:val="0"/>`)
	}
	if p.exact != 0 || p.before != 0 || p.after != 0 {
		e.spacing(p.before, p.after, p.exact)
	}
	if p.left != 0 || p.right != 0 || p.first != 0 {
		e.indent(p.left, p.right, p.first)
	}
	if p.align != "" {
		e.raw(`<w:jc w:val="`, p.align, `"/>`)
	}
	if p.outline > 0 {
		e.number(`<w:outlineLvl w:val="`, p.outline-1, `"/>`)
	}
	if !e.inCell {
		e.tail = len(e.buf)
	}
	e.raw(`</w:pPr>`)
}

func (e *encoder) shut() { e.raw(`</w:p>`) }

func (m *markup) spacing(before, after, exact int) {
	m.raw(`<w:spacing`)
	if before != 0 {
		m.number(` w:before="`, before, `"`)
	}
	if after != 0 {
		m.number(` w:after="`, after, `"`)
	}
	if exact != 0 {
		m.number(` w:line="`, exact, `" w:lineRule="exact"`)
	}
	m.raw(`/>`)
}

func (m *markup) indent(left, right, first int) {
	m.raw(`<w:ind`)
	if left != 0 {
		m.number(` w:left="`, left, `"`)
	}
	if right != 0 {
		m.number(` w:right="`, right, `"`)
	}
	if first > 0 {
		m.number(` w:firstLine="`, first, `"`)
	}
	if first < 0 {
		m.number(` w:hanging="`, -first, `"`)
	}
	m.raw(`/>`)
}

// line writes a paragraph of plain text.
func (e *encoder) line(p para, s string) {
	e.open(p)
	e.run("", s)
	e.shut()
}

// blank writes n empty lines of the page grid.
func (e *encoder) blank(n int) {
	for range n {
		e.open(para{})
		e.shut()
	}
}

// gap leaves h twips free. Empty paragraphs are surer than spacing, which
// Word drops at the head of a page.
func (e *encoder) gap(h int) {
	if h > 0 {
		e.open(para{style: "Gap", exact: h})
		e.shut()
	}
}
