// Package page lays a document out on pages by GB/T 9704—2012 and the
// Requirements for Chinese Text Layout (clreq): it breaks lines and pages and
// places every glyph, rule and picture. Encoders of fixed formats paint what
// it has placed and decide nothing; flowing formats do not use it.
package page

import (
	"context"
	"fmt"

	"github.com/biaoping/biaoping/report/doc"
	"github.com/biaoping/biaoping/report/font"
)

// Lay breaks d into pages of 22 lines by 28 characters (GB/T 9704—2012,
// 5.2.3), or of as many lines as a section asks for. It returns a *GlyphError
// naming the first character no font can draw, a *LayoutError for what has no
// room, the error of doc.Table.Grid for a ragged table, and ctx's error when
// that is done; ctx is asked between blocks, texts, rows of tables and lines of
// paragraphs, and every few thousand characters of a text.
func Lay(ctx context.Context, d *doc.Document, fonts *font.Set) ([]Page, error) {
	f := &flow{setter: setter{ctx: ctx, fonts: fonts}, doc: d}
	for i := range d.Sections {
		s := &d.Sections[i]
		f.section(s)
		f.previous = nil
		for k, b := range s.Blocks {
			f.at = place{i, k}
			if err := ctx.Err(); err != nil {
				return nil, err
			}
			if err := f.block(b, s.Blocks[k+1:]); err != nil {
				return nil, err
			}
			f.previous = b
		}
		f.flush()
	}
	if err := f.inside(); err != nil {
		return nil, err
	}
	if err := f.furnish(); err != nil {
		return nil, err
	}
	return f.pages, nil
}

// following is the block that comes next; nil at a section's end.
func following(rest []doc.Block) doc.Block {
	if len(rest) == 0 {
		return nil
	}
	return rest[0]
}

// block lays one block; rest are those after it in the section.
func (f *flow) block(b doc.Block, rest []doc.Block) error {
	next := following(rest)
	switch b := b.(type) {
	case *doc.Cover:
		return f.cover(b)
	case *doc.Contents:
		return f.contents(b)
	case *doc.Masthead:
		return f.masthead(b)
	case *doc.Title:
		return f.title(b.Text, &Mark{Text: doc.OneLine(b.Text)})
	case *doc.Heading:
		return f.heading(b, next)
	case *doc.Paragraph:
		return f.paragraph(b, next)
	case *doc.List:
		return f.list(b, next)
	case *doc.Table:
		return f.table(b, rest)
	case *doc.Chart:
		return f.chart(b, next)
	case *doc.Picture:
		return f.picture(b, next)
	case *doc.Closing:
		return f.closing(b, next)
	case *doc.AttachmentNote:
		return f.attachmentNote(b, next)
	case *doc.AttachmentHead:
		return f.attachmentHead(b)
	case *doc.Imprint:
		return f.imprint(b)
	case *doc.PageBreak:
		f.flush()
		if next != nil { // the next section begins on a new page anyway
			f.newPage()
		}
		return nil
	}
	return fmt.Errorf("page: cannot lay %T", b)
}

// tail is the height of what ends the document, when rest begins with it, with
// the blank above it.
func (f *flow) tail(rest []doc.Block) (Unit, error) {
	alone := &flow{setter: setter{ctx: f.ctx, fonts: f.fonts}, paper: f.paper}
	alone.newPage()
	var snap Unit // lost where lines begin to stand on the grid
	for i, b := range rest {
		if !doc.Ending(rest[i:]) {
			break
		}
		if _, ok := b.(*doc.Table); !ok {
			snap = f.sheet.leading()
		}
		if err := alone.block(b, rest[i+1:]); err != nil {
			return 0, err
		}
	}
	alone.flush()
	return max(alone.reached, alone.y) + snap, nil
}
