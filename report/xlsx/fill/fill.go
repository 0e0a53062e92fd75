// Package fill fills a bureau's own workbook with facts. Its author writes
// tags into cells:
//
//	{{企业名称}}                         a fact; alone in its cell, a number stays a number and a date a date
//	{{#问题清单}} … {{/问题清单}}          once for every item: words of a cell, or the rows from the one mark to the other
//	{{^问题清单}} … {{/问题清单}}          where there is none
//	{{@照片}}                           a picture as large as its cell allows
//	{{_序号}}                           the number of the item
//
// Names are those of package fields. A fact is never read as a tag or as a
// formula. Rows below a list move, and whatever refers to them follows; what
// holds no tag and refers to nothing that moved stays byte for byte as it was.
package fill

import (
	"bytes"
	"context"
	"fmt"
	"io"

	"github.com/biaoping/biaoping/internal/ctxio"
	"github.com/biaoping/biaoping/internal/markup"
	"github.com/biaoping/biaoping/internal/opc"
	"github.com/biaoping/biaoping/report/fields"
	"github.com/biaoping/biaoping/report/fields/tags"
	"github.com/biaoping/biaoping/report/review"
)

// A Template is a workbook that has been read and understood. It may be filled
// many times, by several goroutines at once.
type Template struct {
	file     *opc.Package
	main     string // part
	workbook *markup.Node
	sheets   []*sheet
	strings  *sharedTexts
	styles   *styles
	tags     []*tags.Tag // in the order of the sheets
	days     dayCount
	formulas bool // somewhere
}

// Parse reads a template. Its error is tags.Errors for what is wrong with the
// tags, says why the file cannot be used, or is that of ctx, which is asked
// between rows.
func Parse(ctx context.Context, data []byte) (*Template, error) {
	file, err := opc.Open(data, opc.Excel)
	if err != nil {
		return nil, err
	}
	t := &Template{file: file, main: file.Main(opc.Excel)}
	if err := t.readWorkbook(); err != nil {
		return nil, err
	}
	var errs tags.Errors
	budget := mostCells
	for _, s := range t.sheets {
		if err := t.readSheet(ctx, s, &budget); err != nil {
			return nil, fmt.Errorf("工作表“%s”：%w", s.name, err)
		}
		errs = append(errs, s.findTags(ctx, t.strings)...)
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		more, err := t.readFurniture(s)
		if err != nil {
			return nil, fmt.Errorf("工作表“%s”：%w", s.name, err)
		}
		errs = append(errs, more...)
		t.tags = append(t.tags, s.tags...)
		t.formulas = t.formulas || s.formulas
	}
	more, err := t.outside()
	if err != nil {
		return nil, err
	}
	if errs = append(errs, more...); len(errs) > 0 {
		return nil, errs
	}
	return t, nil
}

// Tags are all tags of the template in the order of its sheets, judged by what
// scope knows: fields.In tells about a kind of facts without any.
func (t *Template) Tags(scope fields.Scope) []tags.Use { return tags.Judge(t.tags, scope) }

// Fill writes the workbook filled with the facts of f. Nothing is written when
// a tag means nothing, a text does not fit its cell or a picture cannot be
// used: the error is tags.Errors, a tags.Fault, or that of pictures, which may
// be nil for a template without any, or that of ctx, which is asked between
// rows and whatever follows them.
func (t *Template) Fill(ctx context.Context, w io.Writer, f *review.Facts, pictures tags.Pictures) error {
	scope := fields.Of(f)
	if err := tags.Check(t.tags, scope); err != nil {
		return err
	}
	w = ctxio.Writer(ctx, w)
	if len(t.tags) == 0 {
		return t.file.WriteTo(w, nil)
	}
	r := &renderer{ctx: ctx, Template: t, load: pictures, changed: map[string][]byte{}, layouts: map[string]*block{}, styled: map[look]int{}, media: map[string]*image{}}
	for _, s := range t.sheets {
		root, err := r.layout(s, scope)
		if err != nil {
			return err
		}
		r.layouts[fold(s.name)] = root
		r.moved = r.moved || s.root.moves()
	}
	for _, s := range t.sheets {
		if err := r.sheet(s, scope); err != nil {
			return err
		}
	}
	if err := r.finish(); err != nil {
		return err
	}
	return t.file.WriteTo(w, r.changed)
}

// A renderer writes one filled workbook.
type renderer struct {
	ctx context.Context
	*Template
	load    tags.Pictures
	changed map[string][]byte
	layouts map[string]*block // by the folded name of the sheet
	moved   bool              // rows of some sheet
	items   int               // of loops, gone through
	media   map[string]*image // by the path of the fact and the width
	types   bytes.Buffer      // more content types
	styled  map[look]int      // cell formats added to those of the workbook
	looks   []look
}
