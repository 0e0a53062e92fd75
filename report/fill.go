package report

import (
	"bytes"
	"context"
	"errors"
	"io"

	"github.com/biaoping/biaoping/internal/opc"
	"github.com/biaoping/biaoping/report/doc"
	wordfill "github.com/biaoping/biaoping/report/docx/fill"
	"github.com/biaoping/biaoping/report/fields"
	"github.com/biaoping/biaoping/report/fields/tags"
	"github.com/biaoping/biaoping/report/review"
	sheetfill "github.com/biaoping/biaoping/report/xlsx/fill"
	"github.com/biaoping/biaoping/templates"
)

// A Template is a bureau's own form that has been read and understood: a Word
// document or a workbook. It may be filled many times, by several goroutines
// at once.
type Template struct {
	Format Format // DOCX or XLSX
	filler filler
}

// A filler is a template of one format.
type filler interface {
	Tags(fields.Scope) []tags.Use
	Fill(context.Context, io.Writer, *review.Facts, tags.Pictures) error
}

// Tags are what t asks for, in order, judged by what scope knows: fields.In
// tells about a kind of facts without any.
func (t *Template) Tags(scope fields.Scope) []tags.Use { return t.filler.Tags(scope) }

// ParseTemplate reads a template, a Word document or a workbook by what it
// holds. Its error is tags.Errors for what is wrong with the tags, says why the
// file cannot be used, or is ctx's when that is done first.
func ParseTemplate(ctx context.Context, data []byte) (*Template, error) {
	switch opc.KindOf(data) {
	case opc.Word:
		f, err := wordfill.Parse(ctx, data)
		return &Template{DOCX, f}, err
	case opc.Excel:
		f, err := sheetfill.Parse(ctx, data)
		return &Template{XLSX, f}, err
	}
	return nil, errors.New("不是 Word 文档（.docx），也不是 Excel 工作簿（.xlsx），或者文件已损坏")
}

// Fill fills a bureau's own form with the facts of req and writes it to w. The
// facts are judged as for a document of the kind req asks for, and the filled
// document is complete before the first byte is written. Errors are those of
// Render, and tags.Errors for tags that mean nothing for such facts.
func Fill(ctx context.Context, w io.Writer, t *Template, req *review.Request, opts ...Option) (Result, error) {
	o, err := collect(opts)
	if err != nil {
		return Result{}, err
	}
	m, err := o.matter(req)
	if err != nil {
		return Result{}, err
	}
	findings, err := m.judge(ctx, false)
	if err != nil {
		return Result{}, err
	}
	if len(findings.Errors()) > 0 {
		return Result{}, &RulesError{findings}
	}
	m.facts.Judgement = m.judgement(findings)
	var b bytes.Buffer
	load := o.pictures(ctx)
	photo := func(path string, p review.Picture, widthMM int) (*doc.Picture, error) {
		return load(path, p, templates.Place{WidthMM: widthMM})
	}
	err = t.filler.Fill(ctx, &b, m.facts, photo)
	var fault tags.Fault
	if errors.As(err, &fault) && !errors.As(err, new(tags.Errors)) {
		err = tags.Errors{err}
	}
	if err != nil {
		return Result{}, err
	}
	_, err = w.Write(b.Bytes())
	return Result{findings}, err
}
