package docx

import (
	"strings"

	"github.com/biaoping/biaoping/report/doc"
)

// emphases are the character styles of doc.Emphasis.
var emphases = [...]string{doc.Plain: "", doc.Strong: "Strong", doc.Kai: "Kai"}

// runs writes t. Plain spans take the character style plain.
func (e *encoder) runs(plain string, t doc.Text) {
	for _, s := range t {
		switch {
		case s.Emphasis == doc.Plain:
			e.run(plain, s.Text)
		case s.Emphasis > 0 && int(s.Emphasis) < len(emphases):
			e.run(emphases[s.Emphasis], s.Text)
		default:
			e.fail("强调方式 %d 没有定义", s.Emphasis)
		}
	}
}

// run writes s in a character style; "" is the paragraph's own type.
func (e *encoder) run(style, s string) { e.runSized(style, 0, s) }

// runSized is run with another size of type, in half-points; 0 is the
// style's own.
func (e *encoder) runSized(style string, size int, s string) {
	if s == "" {
		return
	}
	e.raw(`<w:r>`)
	hint := ambiguous(s)
	if style != "" || hint || size != 0 {
		e.raw(`<w:rPr>`)
		if style != "" {
			e.raw(`<w:rStyle w:val="`, style, `"/>`)
		}
		if hint {
			e.raw(`<w:rFonts w:hint="eastAsia"/>`)
		}
		if size != 0 {
			e.number(`<w:sz w:val="`, size, `"/>`)
			e.number(`<w:szCs w:val="`, size, `"/>`)
		}
		e.raw(`</w:rPr>`)
	}
	for i := 0; ; i++ {
		piece, rest, more := strings.Cut(s, "\n")
		if i > 0 {
			e.raw(`<w:br/>`)
		}
		e.piece(piece)
		if !more {
			break
		}
		s = rest
	}
	e.raw(`</w:r>`)
}

// tab goes on to the next tab stop.
func (e *encoder) tab() { e.raw(`<w:r><w:tab/></w:r>`) }

// piece writes text without line breaks.
func (e *encoder) piece(s string) {
	if s == "" {
		return
	}
	if s[0] == ' ' || s[len(s)-1] == ' ' || strings.Contains(s, "  ") {
		e.raw(`<w:t xml:space="preserve">`)
	} else {
		e.raw(`<w:t>`)
	}
	e.text(s)
	e.raw(`</w:t>`)
}

// ambiguous reports whether s has characters such as “ and — that Word takes
// for Latin ones, and spaces as such, unless it is told that they are Chinese.
func ambiguous(s string) bool {
	for _, r := range s {
		if r >= 0x80 && r < 0x2E80 {
			return true
		}
	}
	return false
}
