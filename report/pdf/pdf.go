// Package pdf encodes laid-out pages as PDF 1.7 in the shape of PDF/A-2b
// (ISO 19005-2). It draws what the pages say where they say it: it measures
// no text, breaks no line and refuses what it cannot draw. The file goes to
// the writer page by page; equal pages and facts give equal bytes.
package pdf

import (
	"context"
	"errors"
	"fmt"
	"io"
	"sync"

	"github.com/biaoping/biaoping/report/doc"
	"github.com/biaoping/biaoping/report/page"
	"github.com/biaoping/biaoping/report/pdf/internal/drawable"
)

// An encoder writes one document. Its buffers are used again for the next.
type encoder struct {
	file
	deflater
	content  []byte // operators of the page at hand
	pages    ref    // the page tree
	shared   ref    // the resources of every page
	kids     []ref
	links    []annotations
	fonts    fontTable
	pictures pictureTable
}

var encoders = sync.Pool{New: func() any { return new(encoder) }}

// Encode writes pages as one PDF file. meta becomes its title, author and
// date; a zero date leaves the date out. What cannot be drawn is an error
// that names the page: a text without face or with a glyph its face lacks, a
// picture without data or in CMYK, a page without size, a link to a page that
// is not there. ctx is asked between pages and between fonts. After an error a
// partial file may have been written to w.
func Encode(ctx context.Context, w io.Writer, pages []page.Page, meta doc.Meta) error {
	if len(pages) == 0 {
		return errors.New("pdf：文件没有页")
	}
	e := encoders.Get().(*encoder)
	defer e.release()
	e.start(w)
	e.pages, e.shared = e.reserve(), e.reserve()
	for i := range pages {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := e.page(i, &pages[i]); err != nil {
			return fmt.Errorf("pdf：第 %d 页：%w", i+1, err)
		}
		if e.err != nil {
			return fmt.Errorf("pdf：写不出文件：%w", e.err)
		}
	}
	if err := e.writeLinks(pages); err != nil {
		return fmt.Errorf("pdf：%w", err)
	}
	if err := e.writeFonts(ctx); err != nil {
		return fmt.Errorf("pdf：%w", err)
	}
	e.object(e.pages, "<</Type/Pages/Count %d/Kids%v>>", len(e.kids), e.kids)
	e.object(e.shared, "<</Font<<%s>>/XObject<<%s>>>>", e.fonts.resources(), e.pictures.resources())
	root, info, err := e.catalog(pages, meta)
	if err != nil {
		return fmt.Errorf("pdf：%w", err)
	}
	if err := e.finish(root, info); err != nil {
		return fmt.Errorf("pdf：写不出文件：%w", err)
	}
	return nil
}

// release gives e back without what belongs to the document.
func (e *encoder) release() {
	e.w, e.kids, e.links = nil, e.kids[:0], e.links[:0]
	e.fonts.reset()
	e.pictures.reset()
	encoders.Put(e)
}

// page writes page i, which is p, and its content.
func (e *encoder) page(i int, p *page.Page) error {
	if err := drawable.Check(p); err != nil {
		return err
	}
	if err := e.paint(p); err != nil {
		return err
	}
	content := e.reserve()
	e.stream(content, "/Filter/FlateDecode", e.deflate(e.content, pageLevel))

	r, links := e.reserve(), e.link(i, p)
	e.kids = append(e.kids, r)
	e.begin(r)
	e.buf = append(e.buf, "<</Type/Page/MediaBox[0 0 "...)
	e.buf = append(appendUnit(appendUnits(e.buf, p.Width), p.Height), ']')
	e.printf("/Parent %v/Resources %v/Contents %v", e.pages, e.shared, content)
	if links != 0 {
		e.printf("/Annots %v", links)
	}
	if transparent(p) {
		e.buf = append(e.buf, "/Group<</S/Transparency/CS/DeviceRGB>>"...)
	}
	e.buf = append(e.buf, ">>"...)
	e.end()
	return nil
}

// transparent reports whether p shows a picture with an alpha channel.
func transparent(p *page.Page) bool {
	for _, list := range [][]page.Image{p.Images, p.Seals} {
		for _, m := range list {
			if m.Picture.Alpha != nil {
				return true
			}
		}
	}
	return false
}
