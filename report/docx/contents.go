package docx

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/biaoping/biaoping/report/doc"
)

// A listing is the lines of all 目录 of a document.
type listing struct {
	entries map[*doc.Contents][]doc.Entry
	top     int                // level of the uppermost line
	words   map[position]entry // of what is listed, by its place
}

// A position is where a block stands in the document.
type position struct{ section, block int }

// An entry is what 目录 says of a block.
type entry struct {
	id       int // from 1
	text     string
	level    int // in 目录, from 1
	numbered bool
}

// listingOf gathers the lines of all 目录 of d.
func listingOf(d *doc.Document) listing {
	l := listing{entries: map[*doc.Contents][]doc.Entry{}, words: map[position]entry{}}
	for i := range d.Sections {
		for _, b := range d.Sections[i].Blocks {
			c, ok := b.(*doc.Contents)
			if !ok {
				continue
			}
			l.entries[c] = d.Entries(c)
			if len(l.entries) == 1 {
				l.top = highest(l.entries[c])
			}
			for _, en := range l.entries[c] {
				at := position{en.Section, en.Block}
				if _, ok := l.words[at]; !ok {
					l.words[at] = entry{len(l.words) + 1, en.Text, max(1, en.Level-l.top+1), d.Sections[en.Section].Numbering != doc.Unnumbered}
				}
			}
		}
	}
	return l
}

func highest(entries []doc.Entry) int {
	top := 4
	for _, en := range entries {
		top = min(top, en.Level)
	}
	return top
}

// contents writes 目录 on pages of its own. Its lines are there already, each
// with a field that is the number of its page. Word can also build the lines
// anew, from the words beside the headings: the whole stands inside a field
// that is for Word alone. LibreOffice works out no numbers inside such a field.
func (e *encoder) contents(c *doc.Contents, before, next doc.Block) {
	entries := e.listing.entries[c]
	if len(entries) == 0 {
		e.fail("目录之后没有标题、附件或小标题，列不出目录")
		return
	}
	e.rare = true
	e.newPage = before != nil
	e.outlined = false
	e.title(c.Title, c) // its lines follow
	e.outlined = true
	deepest := 1
	for _, en := range entries {
		deepest = max(deepest, e.listing.words[position{en.Section, en.Block}].level)
	}
	e.tocs++
	for i, en := range entries {
		if e.done() {
			return
		}
		en := e.listing.words[position{en.Section, en.Block}]
		e.open(para{style: "Contents" + strconv.Itoa(en.level)})
		if i == 0 {
			e.forWord(fieldBeginStale)
			e.forWord(`<w:instrText xml:space="preserve">` + fmt.Sprintf(` TOC \f \l "1-%d" \b %s \h \z `, deepest, contentsMark(e.tocs)) + `</w:instrText>`)
			e.forWord(fieldSeparate)
		}
		e.contentsLine(en, en.level == 1 && deepest > 1)
		if i == len(entries)-1 {
			e.forWord(fieldEnd)
			e.bookmarks++
			e.number(`<w:bookmarkStart w:id="`, e.bookmarks, `" w:name="`)
			e.raw(contentsMark(e.tocs), `"/>`)
			e.running = append(e.running, e.bookmarks)
		}
		e.shut()
	}
	_, breaks := next.(*doc.PageBreak)
	e.newPage = next != nil && !breaks
}

// contentsLine writes the words of en, which lead to its place, and its number.
func (e *encoder) contentsLine(en entry, strong bool) {
	e.raw(`<w:hyperlink w:anchor="`, entryMark(en.id), `" w:history="1">`)
	e.raw(`<w:r><w:rPr>`)
	if strong { // said directly: LibreOffice makes what has a style look like a link
		e.face(hei)
	} else {
		e.raw(`<w:rFonts w:hint="eastAsia"/>`)
	}
	e.raw(`</w:rPr>`)
	e.piece(en.text)
	e.raw(`</w:r>`)
	if en.numbered {
		e.tab()
		e.field(field{code: "PAGEREF " + entryMark(en.id) + ` \h`, stale: true})
	}
	e.raw(`</w:hyperlink>`)
}

// forWord writes a run that Word 2013 and later read, and other programs pass
// over.
func (e *encoder) forWord(s string) {
	e.raw(`<w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"><mc:Choice Requires="w15">`,
		s, `</mc:Choice></mc:AlternateContent></w:r>`)
}

// The names of bookmarks: of the n-th block that 目录 lists, and of what comes
// after the n-th 目录.
func entryMark(n int) string    { return fmt.Sprintf("_Toc%08d", n) }
func contentsMark(n int) string { return "_Contents" + strconv.Itoa(n) }

// bookmark writes a bookmark at the place that is reached.
func (e *encoder) bookmark(name string) {
	e.bookmarks++
	e.number(`<w:bookmarkStart w:id="`, e.bookmarks, `" w:name="`)
	e.number(name+`"/><w:bookmarkEnd w:id="`, e.bookmarks, `"/>`)
}

// closeBookmarks ends those that reach to the end of the document.
func (e *encoder) closeBookmarks() {
	for _, id := range e.running {
		e.number(`<w:bookmarkEnd w:id="`, id, `"/>`)
	}
}

// quoting escapes what would end the words of a field.
var quoting = strings.NewReplacer(`\`, `\\`, `"`, `\"`, `“`, `\“`, `”`, `\”`)

// listed writes at the head of the open paragraph what 目录 needs of the block
// at hand: a bookmark, and the words from which Word builds the line anew.
func (e *encoder) listed() {
	if e.entry.id == 0 {
		return
	}
	e.bookmark(entryMark(e.entry.id))
	const hidden = `<w:r><w:rPr><w:vanish/></w:rPr>`
	code := fmt.Sprintf(` TC "%s" \l %d `, quoting.Replace(e.entry.text), e.entry.level)
	if !e.entry.numbered {
		code += `\n `
	}
	e.raw(hidden, fieldBegin, `</w:r>`, hidden, `<w:instrText xml:space="preserve">`)
	e.text(code)
	e.raw(`</w:instrText></w:r>`, hidden, fieldEnd, `</w:r>`)
	e.entry = entry{}
}
