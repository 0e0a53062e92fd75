package server

import (
	"bytes"
	"context"
	"errors"
	"net/http"
	"slices"

	"github.com/biaoping/biaoping/report"
	"github.com/biaoping/biaoping/report/rawtext"
	"github.com/biaoping/biaoping/report/review"
	"github.com/biaoping/biaoping/report/xlsx/form"
)

// Media types of what requests are read from, besides requests.
const (
	textMedia = "text/plain" // of a notice
	listMedia = "text/csv"   // one list
)

var importMedia = append(slices.Clone(requestMedia), textMedia, listMedia, report.XLSX.Media())

// imported is what has been read from a file.
type imported struct {
	Request  *review.Request `json:"request"`
	Report   *rawtext.Report `json:"report,omitempty"`   // of a text: what was mended, what is in doubt
	Findings []fault         `json:"findings,omitempty"` // of reading the file
}

// importFile reads a request from the file of a user: one that is a request
// already, the text of a notice, or a workbook that has been filled in. With
// annotate it gives back the workbook with what is wrong marked in it.
func (s *Server) importFile(w http.ResponseWriter, r *http.Request) error {
	annotate, err := flag(r, "annotate")
	if err != nil {
		return err
	}
	kind := r.URL.Query().Get("kind")
	if kind != "" {
		if _, err := s.Templates.Kind(kind); err != nil {
			return refuse("kind", err.Error())
		}
	}
	var got *imported
	var marked bytes.Buffer
	err = s.worked(w, r, importMedia, func(ctx context.Context, b *body) (err error) {
		switch {
		case annotate && b.media != report.XLSX.Media():
			return refuse("query", "annotate 只用于 Excel 工作簿（.xlsx），请另存为 .xlsx 再校验")
		case b.media == textMedia:
			got, err = fromText(ctx, b.raw)
		case b.media != listMedia && b.media != report.XLSX.Media():
			got, err = fromRequest(b)
		case annotate:
			var im *form.Import
			if im, err = s.fromWorkbook(ctx, b.raw, kind); err == nil {
				err = im.Annotate(ctx, &marked)
			}
		default:
			var im *form.Import
			if im, err = s.fromWorkbook(ctx, b.raw, kind); err == nil {
				got, err = taken(im)
			}
		}
		return err
	})
	if err != nil {
		return err
	}
	if got == nil {
		return s.attach(w, "校验结果", string(report.XLSX), report.XLSX.Media(), marked.Bytes())
	}
	return s.send(w, http.StatusOK, jsonMedia, got)
}

// fromRequest reads a request. A problem with its facts brings what it says.
func fromRequest(b *body) (*imported, error) {
	text, note := review.Converted(b.raw)
	b.raw = text
	req, err := b.request()
	if err == nil {
		got := &imported{Request: req}
		if note != "" {
			f := faultAt("", note)
			f.Severity = "warning"
			got.Findings = []fault{f}
		}
		return got, nil
	}
	tree, unread := review.ReadTree(b.raw)
	if unread != nil {
		return nil, err
	}
	p := problemOf(err)
	p.Request = tree.AsWritten()
	return nil, p
}

func fromText(ctx context.Context, data []byte) (*imported, error) {
	req, rep, err := rawtext.Import(ctx, "", data)
	if err != nil {
		return nil, refuse("text", err.Error())
	}
	got := &imported{Request: req, Report: rep}
	for _, d := range rep.Doubts {
		f := faultAt(d.Path, d.Message)
		f.Severity, f.Line = "warning", d.Line
		if d.Was != "" {
			f.Message += "；原文：" + d.Was
		}
		got.Findings = append(got.Findings, f)
	}
	for _, p := range rep.Repairs {
		got.Findings = append(got.Findings, fault{Severity: "note", Line: p.Line, Message: p.String()})
	}
	return got, nil
}

func (s *Server) fromWorkbook(ctx context.Context, data []byte, kind string) (*form.Import, error) {
	im, err := report.Import(ctx, data, kind, nil, s.options...)
	switch {
	case errors.Is(err, report.ErrNoKind):
		return nil, refuse("workbook-kind", err.Error()+"，如 ?kind=problem-list")
	case err != nil:
		return nil, refuse("workbook", err.Error())
	}
	return im, nil
}

// taken is what a workbook gives; a problem where it gives no request.
func taken(im *form.Import) (*imported, error) {
	faults := make([]fault, len(im.Findings))
	for i, f := range im.Findings {
		faults[i] = faultAt(f.Path, f.Message)
		faults[i].Severity, faults[i].Fix, faults[i].Sheet, faults[i].Cell, faults[i].Source = string(f.Severity), f.Fix, f.Sheet, f.Cell, f.Source
	}
	if im.Request == nil {
		p := refuse("workbook", "")
		p.Errors = faults
		p.Request = im.AsWritten()
		return nil, p
	}
	return &imported{Request: im.Request, Findings: faults}, nil
}

// form gives the workbook in which the facts of a kind are filled in.
func (s *Server) form(w http.ResponseWriter, r *http.Request) error {
	k, err := s.kindOf(r)
	if err != nil {
		return err
	}
	var out bytes.Buffer
	err = s.work(r, false, func(ctx context.Context) error {
		plan, err := report.Form(k.ID, nil, s.options...)
		if err != nil {
			return err
		}
		return plan.Write(ctx, &out, nil)
	})
	if err != nil {
		return err
	}
	return s.attach(w, k.Title+"填报表", string(report.XLSX), report.XLSX.Media(), out.Bytes())
}
