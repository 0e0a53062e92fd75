// Package maroto paints laid-out pages through github.com/johnfercher/maroto,
// for services that already produce their PDF files with it. Every page is
// one row of the page's height with one component that draws each glyph, rule
// and picture where the page says.
//
// Maroto draws less than package pdf and writes no PDF/A, no outline, no
// links, no page labels and no marks around artifacts. What would come out
// wrong on paper is refused: see Encode.
package maroto

import (
	"context"
	"fmt"
	"io"
	"time"

	"github.com/johnfercher/maroto/v2"
	"github.com/johnfercher/maroto/v2/pkg/components/col"
	"github.com/johnfercher/maroto/v2/pkg/components/row"
	"github.com/johnfercher/maroto/v2/pkg/config"
	"github.com/johnfercher/maroto/v2/pkg/core/entity"
	"github.com/johnfercher/maroto/v2/pkg/props"
	"github.com/phpdave11/gofpdf"

	"github.com/biaoping/biaoping/report/doc"
	"github.com/biaoping/biaoping/report/page"
)

// Fonts and catalog come in a fixed order. Maroto gives no way to ask for it
// a document at a time, and later than here another goroutine may be reading.
func init() { gofpdf.SetDefaultCatalogSort(true) }

// Encode writes pages as one PDF file made by maroto. Like package pdf it
// refuses what cannot be drawn, and beyond that what maroto cannot: characters
// above U+FFFF, pages of different sizes, pictures in a box of other
// proportions, PNG files other than 8-bit color. Nothing is written to w
// before the file is complete. Places are exact to 0.005 pt. ctx is asked
// between pages.
func Encode(ctx context.Context, w io.Writer, pages []page.Page, meta doc.Meta) error {
	if err := check(ctx, pages); err != nil {
		return fmt.Errorf("maroto：%w", err)
	}
	b, err := generate(ctx, pages, meta)
	if err != nil {
		return fmt.Errorf("maroto：%w", err)
	}
	if b, err = settle(b, meta.Date, distinctPictures(pages)); err != nil {
		return fmt.Errorf("maroto：%w", err)
	}
	if _, err := w.Write(b); err != nil {
		return fmt.Errorf("maroto：写不出文件：%w", err)
	}
	return nil
}

// generate runs maroto. Its font and picture parsers panic on what they do
// not expect, and they read files of the user's: a panic is an error here.
func generate(ctx context.Context, pages []page.Page, meta doc.Meta) (b []byte, err error) {
	defer func() {
		if cause := recover(); cause != nil {
			b, err = nil, fmt.Errorf("引擎崩溃（%v），请改用默认的 PDF 引擎", cause)
		}
	}()
	fonts, err := collect(pages)
	if err != nil {
		return nil, err
	}
	height := mm(pages[0].Height)
	m := maroto.New(configuration(pages[0], fonts, meta))
	for i := range pages {
		m.AddRows(row.New(height).Add(col.New().Add(&canvas{ctx, &pages[i], fonts})))
	}
	file, err := m.Generate()
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if err != nil {
		return nil, err
	}
	return file.GetBytes(), nil
}

// configuration is a bare sheet of the size of p.
func configuration(p page.Page, fonts fontTable, meta doc.Meta) *entity.Config {
	b := config.NewBuilder().
		WithDimensions(mm(p.Width), mm(p.Height)).
		WithLeftMargin(0).WithTopMargin(0).WithRightMargin(0).WithBottomMargin(0).
		WithCompression(true).
		WithCustomFonts(fonts.custom).
		WithCreationDate(fixedDate).
		WithTitle(meta.Title, true).WithAuthor(meta.Author, true)
	if len(fonts.custom) > 0 {
		b = b.WithDefaultFont(&props.Font{Family: fonts.custom[0].Family, Size: 16})
	}
	return b.Build()
}

// fixedDate stands in the file until settle puts the document's date there.
var fixedDate = time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)

// mm is u in millimetres, the unit maroto reckons in.
func mm(u page.Unit) float64 { return float64(u) / 72000 * 25.4 }
