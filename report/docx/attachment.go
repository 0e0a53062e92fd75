package docx

import (
	"strings"

	"github.com/biaoping/biaoping/report/doc"
)

// attachmentNote writes 附件说明 one empty line under the text, two
// characters in; a name that runs over goes on under its first character
// (GB/T 9704—2012, 7.3.4).
func (e *encoder) attachmentNote(n *doc.AttachmentNote) {
	e.blank(1)
	left := 2 * charPitch
	for i, line := range n.Lines() {
		mark := bodyWidth(strings.TrimSuffix(line, n.Names[i]))
		e.line(para{style: "AttachmentNote", left: left + mark, first: -mark}, line)
		if i == 0 {
			left += bodyWidth("附件：")
		}
	}
}

// attachmentHead begins an attachment on a new page: its label on the first
// line, its title on the third (GB/T 9704—2012, 7.3.7).
func (e *encoder) attachmentHead(h *doc.AttachmentHead, before, next doc.Block) {
	e.newPage = before != nil
	p := para{style: "AttachmentLabel"}
	if h.Title == "" {
		p.outline = e.outline(0)
	}
	e.open(p)
	e.listed()
	e.run("", h.Label)
	e.shut()
	e.keep = true
	e.blank(1)
	e.keep = false
	if h.Title != "" {
		e.title(h.Title, next)
	}
}
