package docx

import "github.com/biaoping/biaoping/report/doc"

// A stretch is what Word must be told of as one section: a section of the
// document, or the part of it under one masthead where the pages of another
// form begin.
type stretch struct {
	section, block int // of the document, where it begins
	landscape      bool
	numbering      doc.Numbering
	lines          int // of a page; 0: the usual number
	blocks         []doc.Block
	form           doc.Form
	opens          bool // its first page bears the masthead of the form
	last           bool // no other stretch goes on with the form
}

// stretchesOf divides the sections of d. All that stands under official
// mastheads is divided by its sections alone.
func stretchesOf(d *doc.Document) []stretch {
	var list []stretch
	form := doc.OfficialForm
	for i := range d.Sections {
		s := &d.Sections[i]
		at := stretch{section: i, landscape: s.Landscape, numbering: s.Numbering, lines: s.Lines, blocks: s.Blocks, form: form, last: true}
		for k, b := range s.Blocks {
			m, ok := b.(*doc.Masthead)
			if !ok {
				continue
			}
			if k > 0 && (m.Form != doc.OfficialForm || form != doc.OfficialForm) {
				at.blocks = s.Blocks[at.block:k]
				list = append(list, at)
				if at.numbering == doc.Restart {
					at.numbering = doc.Continue
				}
				at.block, at.blocks = k, s.Blocks[k:]
			}
			form = m.Form
			if k == at.block {
				at.form, at.opens = form, true
			}
		}
		list = append(list, at)
	}
	for i := 1; i < len(list); i++ {
		if !list[i].opens {
			list[i-1].last = false
		}
	}
	return list
}

// ownFirstPage reports whether the first page of s has a foot of its own.
func (s *stretch) ownFirstPage() bool {
	return s.opens && (s.form == doc.LetterForm || s.form == doc.TelegramForm)
}

// governed are the stretches whose pages take the form of the masthead that
// opens stretch i, i among them.
func (e *encoder) governed(i int) []stretch {
	end := i
	for !e.stretches[end].last {
		end++
	}
	return e.stretches[i : end+1]
}
