package batch

import (
	"context"
	"errors"
	"fmt"

	"github.com/biaoping/biaoping/report"
	"github.com/biaoping/biaoping/report/review"
	"github.com/biaoping/biaoping/report/xlsx/form"
)

// A reading is the request of an item and what is to be said of reading it.
type reading struct {
	request *review.Request
	cells   form.Findings
	at      func(form.Finding) form.Finding // puts a finding at the cell of its fact; nil: there are no cells
	base    string                          // the file that has what is in no cell; may be empty
}

// request reads the request of item, whose bytes are data.
func (s *Source) request(ctx context.Context, item Item, data []byte, opts []report.Option) (r reading, err error) {
	switch {
	case item.row != nil:
		r = reading{cells: item.row.Findings, at: item.row.At, base: s.shared.base}
		if r.cells.Errors() == 0 {
			r.request, err = item.row.Request()
		}
	case isWorkbook(item.file):
		if len(data) > review.MaxSize {
			return r, fmt.Errorf("文件大于 %d MB，请分成几个", review.MaxSize>>20)
		}
		im, err := report.ReadForm(ctx, data, "", nil, opts...)
		if err != nil {
			return r, err
		}
		r = reading{request: im.Request, cells: im.Findings, at: im.At}
	default:
		text, note := review.Converted(data)
		if note != "" {
			r.cells = form.Findings{{Severity: form.Warning, Message: note}}
		}
		r.request, err = review.Decode(text)
	}
	switch {
	case err != nil:
		return r, r.located(err)
	case r.cells.Errors() > 0:
		return r, &cellsError{r.cells, nil}
	}
	return r, nil
}

// A cellsError tells what is wrong by the cells.
type cellsError struct {
	findings form.Findings
	cause    error // may be nil
}

// Error is the errors, one a line.
func (e *cellsError) Error() string {
	var wrong form.Findings
	for _, f := range e.findings {
		if f.Severity == form.Error {
			wrong = append(wrong, f)
		}
	}
	return wrong.Error()
}

// Unwrap is what says the same without cells.
func (e *cellsError) Unwrap() error { return e.cause }

// located is err at the cells of the facts that it is about.
func (r *reading) located(err error) error {
	if r.at == nil {
		return err
	}
	var (
		findings form.Findings
		shape    *review.Errors
		rules    *report.RulesError
		fact     *report.FactError
	)
	switch {
	case errors.As(err, &shape):
		for _, issue := range *shape {
			f := r.at(form.Finding{Severity: form.Error, Path: issue.Path, Message: issue.Message})
			if f.Cell == "" && r.base != "" && issue.Line > 0 {
				f.Message += fmt.Sprintf("（在 %s 第 %d 行）", r.base, issue.Line)
			}
			findings = append(findings, f)
		}
	case errors.As(err, &rules):
		for _, f := range report.FormFindings(rules.Findings) {
			findings = append(findings, r.at(f))
		}
	case errors.As(err, &fact):
		findings = form.Findings{r.at(form.Finding{Severity: form.Error, Path: fact.Path, Message: fact.Err.Error()})}
	default:
		return err
	}
	return &cellsError{findings, err}
}
