package doc

import "strings"

// An Entry is one line of 目录.
type Entry struct {
	Level          int    // 0 for a title or an attachment, 1 to 4 for a heading
	Text           string // never empty
	Section, Block int    // where it stands: d.Sections[Section].Blocks[Block]
}

// Entries are the lines of c, which is a block of d: the titles, the
// attachments and the headings to c.Depth that come after it.
func (d *Document) Entries(c *Contents) []Entry {
	var list []Entry
	after := false
	for i := range d.Sections {
		for k, b := range d.Sections[i].Blocks {
			if after {
				level, text := entry(b)
				if text = strings.TrimSpace(text); level <= c.Depth && text != "" {
					list = append(list, Entry{level, text, i, k})
				}
			}
			after = after || b == Block(c)
		}
	}
	return list
}

// entry is how b stands in 目录; without text when it does not.
func entry(b Block) (level int, text string) {
	switch b := b.(type) {
	case *Title:
		return 0, OneLine(b.Text)
	case *AttachmentHead:
		return 0, b.Line()
	case *Heading:
		return b.Level, strings.TrimSuffix(OneLine(b.Number+b.Text.String()), "。")
	}
	return 0, ""
}

// Line is 附件 with its title on one line, as 目录 and outlines name it.
func (h *AttachmentHead) Line() string {
	title := OneLine(h.Title)
	if h.Label == "" || title == "" {
		return h.Label + title
	}
	return h.Label + "\u3000" + title
}

// OneLine is s without its line breaks.
func OneLine(s string) string { return strings.ReplaceAll(s, "\n", "") }
