package docx

import (
	"strconv"
	"strings"

	"github.com/biaoping/biaoping/report/doc"
)

// title writes 标题, broken by sense, and an empty line under it
// (GB/T 9704—2012, 7.3.1 and 7.3.2), or leaves that to the lines that belong
// to the title. All of it takes whole lines of the page grid: what they have
// beyond the empty line stands above the title.
func (e *encoder) title(text string, next doc.Block) {
	const character = size2 * 10 // in twips
	lines := doc.BreakTitle(text, e.sheet.textWidth()/character)
	pitch := e.sheet.linePitch()
	line := titleLine - (linePitch - pitch)
	height := len(lines) * line
	free := e.sheet.linesFor(height+pitch*6/10)*pitch - height
	p, below := para{style: "DocTitle", outline: e.outline(0)}, min(free, pitch)-short
	if line != titleLine {
		p.exact = line
	}
	e.underTitle = belongsToTitle(next)
	if e.underTitle {
		if below -= pitch; below < 0 {
			p.exact = line + below/len(lines)
		}
	}
	e.gap(free - pitch)
	e.open(p)
	e.listed()
	e.run("", strings.Join(lines, "\n"))
	e.shut()
	if next != nil {
		e.gap(below)
	}
}

// belongsToTitle reports whether b stands right under a title: 副题, or a
// line such as the date on which a regulation was adopted.
func belongsToTitle(b doc.Block) bool {
	p, ok := b.(*doc.Paragraph)
	return ok && (p.Role == doc.Subtitle || p.Role == doc.Centered)
}

// heading writes 结构层次序数 and the heading's words. Word can end a heading
// inside a line only by a hidden paragraph mark (specVanish), at which other
// programs break the line; so a heading that runs on is body text with the
// heading's character style.
func (e *encoder) heading(h *doc.Heading) {
	if h.Level < 1 || h.Level > 4 {
		e.fail("标题层次是 %d，应为 1 至 4", h.Level)
		return
	}
	level := strconv.Itoa(h.Level)
	p, words := para{style: "Level" + level, outline: e.outline(h.Level)}, ""
	if len(h.RunIn) > 0 {
		p, words = para{style: "Body"}, "Heading"+level+"Words"
	}
	p.align = evenness(h.Text, h.RunIn)
	e.open(p)
	e.listed()
	e.run(words, h.Number)
	e.runs(words, h.Text)
	e.runs("", h.RunIn)
	e.shut()
}

// outline is the level in the navigation pane of what stands at a level of
// 目录. Without 目录 it is the style's.
func (e *encoder) outline(level int) int {
	if !e.outlined {
		return 0
	}
	return level + 1
}

// roles are the styles of doc.Role.
var roles = [...]string{
	doc.Body: "Body", doc.Flush: "Flush", doc.Centered: "Centered", doc.Right: "Right",
	doc.Subtitle: "Subtitle", doc.FootNote: "FootNote", doc.Small: "Small", doc.Hanging: "Hanging",
}

func (e *encoder) paragraph(p *doc.Paragraph, before, next doc.Block) {
	if p.Role < 0 || int(p.Role) >= len(roles) {
		e.fail("段落的作用 %d 没有定义", p.Role)
		return
	}
	if p.Role == doc.Hanging {
		e.hanging(p.Text, before)
		return
	}
	at := para{style: roles[p.Role]}
	if p.Role == doc.Body || p.Role == doc.Flush || p.Role == doc.FootNote {
		at.align = evenness(p.Text)
	}
	e.open(at)
	e.runs("", p.Text)
	e.shut()
	if e.underTitle && !belongsToTitle(next) {
		e.underTitle = false
		if next != nil {
			e.blank(1)
		}
	}
}

// list writes each item as a paragraph. Numbers are written out, as official
// documents do, so that every program shows the same ones.
func (e *encoder) list(l *doc.List) {
	keep := e.keep
	for i, item := range l.Items {
		if e.done() {
			return
		}
		e.keep = keep && i == len(l.Items)-1
		e.open(para{style: "ListItem", align: evenness(item)})
		e.run("", l.Marker(i))
		e.runs("", item)
		e.shut()
	}
}

// mostToken is the longest run of characters without a break, in half
// characters, beside which a line is stretched to the full width: a fifth of
// a character at each of its 28 places.
const mostToken = 11

// evenness is the alignment of body text. A line before a long address or
// number would be torn apart if it were stretched; such text stands at the
// left.
func evenness(texts ...doc.Text) string {
	for _, t := range texts {
		if measureOf(t).token > mostToken {
			return "left"
		}
	}
	return ""
}
