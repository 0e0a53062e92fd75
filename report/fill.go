package report

import (
	"bytes"
	"context"
	"io"

	"github.com/biaoping/biaoping/report/doc"
	"github.com/biaoping/biaoping/report/docx/fill"
	"github.com/biaoping/biaoping/report/review"
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
	findings, err := m.rules.Check(m.facts)
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
	if err := t.Fill(&b, m.facts, o.photo); err != nil {
		return Result{}, err
	}
	_, err = w.Write(b.Bytes())
	return Result{findings}, err
}

// photo loads a picture that is no seal.
func (o *options) photo(path string, p review.Picture) (*doc.Picture, error) {
	return o.picture(path, p, false)
}
