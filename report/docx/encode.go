// Package docx encodes a document as WordprocessingML, the format of Word
// and WPS. Word breaks its lines and pages; this package states only
// structure, styles and the page grid of GB/T 9704—2012.
//
// Some things are said otherwise than in doc, because Word has no better
// words for them:
//
//   - A cell that spans so many rows that it must reach the next page is
//     begun anew every half page, with the same text. Word prints the text of
//     a merged cell on its first page only.
//   - A Heading with RunIn text is a paragraph of body text in which the
//     heading's words carry the character style of their level. A table of
//     contents then shows these words and nothing more.
//   - Text that a page adds by itself, such as 续表, is left out; Word repeats
//     the header rows.
//   - The page numbers of 目录, and the number of pages of a telegram that is
//     bound with something else, are known to Word and LibreOffice alone: they
//     are fields without a result, which both work out on opening.
//   - Whether the second page of a letter is its last is a condition that Word
//     works out. LibreOffice cannot, and shows the page number.
//   - The text on a letter's first page ends where it does on other pages, not
//     7/8 of a character above the lower double line: in Word the pages of a
//     section have one lower margin.
//   - Where a section has more lines to the page than usual, each has its height
//     outright: of a typeface that is higher than a line the page grid would
//     give every line two.
//   - A chart is native. It carries its numbers as the table prints them and a
//     small workbook of them, so that a person can change it.
package docx

import (
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/biaoping/biaoping/internal/ctxio"
	"github.com/biaoping/biaoping/report/doc"
)

// Encode writes d to w as a .docx file. The same document gives the same
// bytes. An error says which block of which section cannot be written, and
// then nothing has been written, save when it comes from w itself. Among what
// Word cannot say, and Encode refuses, are tables of more than 63 columns, the
// head of a letter or telegram on a turned page, and a telegram whose pages are
// not numbered from 1. ctx is asked between blocks, rows of tables, items of
// lists and of 目录, and pieces of the file.
func Encode(ctx context.Context, w io.Writer, d *doc.Document) error {
	e := &encoder{ctx: ctx, doc: d, stretches: stretchesOf(d), listing: listingOf(d), media: newMedia(), drawings: turnedDrawings}
	e.outlined = len(e.listing.words) > 0
	if err := e.document(); err != nil {
		return err
	}
	return e.pack(ctxio.Writer(ctx, w))
}

// An encoder builds word/document.xml and gathers the parts it refers to.
type encoder struct {
	markup
	ctx        context.Context
	doc        *doc.Document
	stretches  []stretch
	media      media
	charts     []chartFile
	furniture  []*furniture // headers and footers, in the order of first use
	drawings   int          // ids given to drawings so far
	sheet      sheet        // of the stretch at hand
	form       doc.Form     // of its pages
	keep       bool         // the block at hand must stay with the next one
	newPage    bool         // the next paragraph begins a page
	underTitle bool         // the lines under a title are not yet ended
	inCell     bool         // paragraphs go into a table
	listing    listing
	entry      entry // of the block at hand in 目录, until it is written
	outlined   bool  // titles stand in the navigation pane
	tocs       int   // 目录 written so far
	bookmarks  int   // ids given to bookmarks so far
	running    []int // ids of the bookmarks that reach to the end
	rare       bool  // a rare style is used
	ends       []int // stretches whose end bears a bookmark
	tail       int   // where the properties of the last paragraph of the flow end
}

func (e *encoder) document() error {
	if len(e.doc.Sections) == 0 {
		return errors.New("文档没有内容，至少应有一节")
	}
	e.raw(xmlHead, `<w:document`, namespaces, `><w:body>`)
	for i := range e.stretches {
		if err := e.stretch(i); err != nil {
			return err
		}
	}
	e.raw(`</w:body></w:document>`)
	return e.err
}

// blocks writes the blocks of s.
func (e *encoder) blocks(s *stretch) error {
	blocks := s.blocks
	for k, b := range blocks {
		var before, next doc.Block
		if k > 0 {
			before = blocks[k-1]
		}
		if k+1 < len(blocks) {
			next = blocks[k+1]
		}
		if e.done() {
			return e.err
		}
		e.keep = staysWith(b, blocks[k+1:])
		e.entry = e.listing.words[position{s.section, s.block + k}]
		e.block(b, before, next)
		if e.err != nil {
			return fmt.Errorf("sections[%d].blocks[%d]：%w", s.section, s.block+k, e.err)
		}
	}
	return nil
}

// block writes b, which stands between before and next; they are nil at the
// ends of a stretch.
func (e *encoder) block(b, before, next doc.Block) {
	switch b := b.(type) {
	case *doc.Cover:
		e.cover(b, before, next)
	case *doc.Contents:
		e.contents(b, before, next)
	case *doc.Masthead:
		e.masthead(b, before)
	case *doc.Title:
		e.title(b.Text, next)
	case *doc.Heading:
		e.heading(b)
	case *doc.Paragraph:
		e.paragraph(b, before, next)
	case *doc.List:
		e.list(b)
	case *doc.Table:
		e.table(b, next)
	case *doc.Chart:
		e.chart(b)
	case *doc.Picture:
		e.picture(b)
	case *doc.Closing:
		e.closing(b, next)
	case *doc.AttachmentNote:
		e.attachmentNote(b)
	case *doc.AttachmentHead:
		e.attachmentHead(b, before, next)
	case *doc.Imprint:
		e.imprint(b, before, next)
	case *doc.PageBreak:
		e.pageBreak()
	default:
		e.fail("docx 不能写出 %T", b)
	}
}

// done reports whether there is no sense in going on: ctx is done, or
// something has failed.
func (e *encoder) done() bool {
	if err := e.ctx.Err(); err != nil {
		e.fail("%w", err)
	}
	return e.err != nil
}

// staysWith reports whether b must share a page with the first block of rest:
// the end of a document never stands alone on a page, nor do 附注 without the
// closing and pictures without their form.
func staysWith(b doc.Block, rest []doc.Block) bool {
	if len(rest) == 0 {
		return false
	}
	switch b := b.(type) {
	case *doc.Closing:
		if p, ok := rest[0].(*doc.Paragraph); ok {
			return p.Role == doc.FootNote
		}
	case *doc.Table:
		return doc.Ending(rest) || b.Pictures(rest[0]) != nil
	}
	return doc.Ends(rest[0])
}

// pageBreak makes the next paragraph begin a page. Of two breaks in a row
// the first leaves an empty page.
func (e *encoder) pageBreak() {
	if e.newPage {
		e.blank(1)
	}
	e.newPage = true
}
