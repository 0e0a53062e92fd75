package report

import (
	"bytes"
	"context"
	"io"

	"github.com/biaoping/biaoping/report/doc"
	"github.com/biaoping/biaoping/report/docx/fill"
	"github.com/biaoping/biaoping/report/review"
	"github.com/biaoping/biaoping/templates"
)

// Fill fills a bureau's own Word document with the facts of req and writes it
// to w. The facts are judged as for a document of the kind req asks for, and
// the filled document is complete before the first byte is written. Errors are
// those of Render, and fill.Errors for tags that mean nothing for such facts.
func Fill(ctx context.Context, w io.Writer, t *fill.Template, req *review.Request, opts ...Option) (Result, error) {
	o, err := collect(opts)
	if err != nil {
		return Result{}, err
	}
	m, err := o.matter(req)
	if err != nil {
		return Result{}, err
	}
	findings, err := m.judge(false)
	if err != nil {
		return Result{}, err
	}
	if len(findings.Errors()) > 0 {
		return Result{}, &RulesError{findings}
	}
	if err := ctx.Err(); err != nil {
		return Result{}, err
	}
	m.facts.Judgement = m.judgement(findings)
	var b bytes.Buffer
	load := o.pictures()
	photo := func(path string, p review.Picture, widthMM int) (*doc.Picture, error) {
		return load(path, p, templates.Place{WidthMM: widthMM})
	}
	if err := t.Fill(&b, m.facts, photo); err != nil {
		return Result{}, err
	}
	_, err = w.Write(b.Bytes())
	return Result{findings}, err
}
