package report

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"strings"

	"github.com/biaoping/biaoping/report/review"
	"github.com/biaoping/biaoping/report/xlsx/form"
	"github.com/biaoping/biaoping/templates"
	"github.com/biaoping/biaoping/validate"
)

// Form plans the workbook in which the facts of a kind of document are filled
// in. Write it blank, or with the facts of req, which may be nil.
func Form(kind string, req *review.Request, opts ...Option) (*form.Form, error) {
	o, err := collect(opts)
	if err != nil {
		return nil, err
	}
	k, err := o.templates.Kind(kind)
	if err != nil {
		return nil, err
	}
	groups := k.Groups()
	if req != nil {
		groups = req.Groups()
	}
	return o.plan(k, groups), nil
}

func (o *options) plan(k templates.Kind, groups []string) *form.Form {
	shows := func(owner, name string) bool { return o.templates.Shows(k.ID, owner, name) }
	return form.New(k.ID, k.Title, groups, slices.DeleteFunc(slices.Clone(k.Needs), func(n string) bool { return strings.Contains(n, "|") }), shows)
}

// ErrNoKind is the error of Import for a workbook that does not say for which
// kind of document it is.
var ErrNoKind = errors.New("不是本程序的填报表，要指明文种")

// Import reads the facts for a document of the kind from a workbook; from one
// of our forms, also without a kind. What is wrong with its cells, and what the
// rules say of its facts, is told in the findings of the import; its request is
// nil where it cannot be read. What the workbook has no room for is taken from
// base, which may be nil. The error is one of the file, or ctx's when that is
// done first.
func Import(ctx context.Context, data []byte, kind string, base *review.Request, opts ...Option) (*form.Import, error) {
	o, err := collect(opts)
	if err != nil {
		return nil, err
	}
	im, err := o.read(ctx, data, kind, base)
	if err != nil || im.Request == nil {
		return im, err
	}
	return im, o.judge(ctx, im)
}

// ReadForm is Import without what the rules say, for those who go on to Build.
func ReadForm(ctx context.Context, data []byte, kind string, base *review.Request, opts ...Option) (*form.Import, error) {
	o, err := collect(opts)
	if err != nil {
		return nil, err
	}
	return o.read(ctx, data, kind, base)
}

func (o *options) read(ctx context.Context, data []byte, kind string, base *review.Request) (*form.Import, error) {
	w, err := form.Open(ctx, data)
	if err != nil {
		return nil, err
	}
	if kind = cmp.Or(kind, w.Kind()); kind == "" {
		return nil, ErrNoKind
	}
	k, err := o.templates.Kind(kind)
	if err != nil {
		return nil, err
	}
	groups := k.Groups()
	if base != nil {
		groups = slices.DeleteFunc(groups, func(g string) bool { return !slices.Contains(base.Groups(), g) })
	}
	if kind == w.Kind() {
		groups = w.Groups()
	}
	return o.plan(k, groups).Read(ctx, w, base)
}

// judge adds what the rules say of the facts that were read.
func (o *options) judge(ctx context.Context, im *form.Import) error {
	var findings validate.Findings
	m, err := o.matter(im.Request)
	if err == nil {
		findings, err = m.judge(ctx, false)
	}
	var issues *review.Errors
	switch {
	case errors.As(err, &issues):
		for _, issue := range *issues {
			im.Add(form.Finding{Severity: form.Error, Path: issue.Path, Message: issue.Message})
		}
		im.Request = nil
		return nil
	case err != nil:
		return err
	}
	im.Add(FormFindings(findings)...)
	return nil
}

// FormFindings is what rules say in the words of those who read workbooks.
func FormFindings(findings validate.Findings) form.Findings {
	severities := map[validate.Severity]form.Severity{validate.Error: form.Error, validate.Warning: form.Warning, validate.Note: form.Note}
	var all form.Findings
	for _, f := range findings {
		all = append(all, form.Finding{Severity: severities[f.Severity], Path: f.Path, Message: f.Message, Fix: f.Fix, Source: f.Source.String() + "（" + f.Rule + "）"})
	}
	return all
}

// Table finds in a workbook, or in CSV, the sheet that holds a document a row;
// for "" it is the only one with something in it. base is a request in JSON or
// YAML that states the kind and what all documents share; it need not be whole.
// Errors: *review.Errors for base, form.Findings for headers, another for the
// file, ctx's when that is done first.
func Table(ctx context.Context, data []byte, sheet string, base []byte, opts ...Option) (*form.Table, error) {
	o, err := collect(opts)
	if err != nil {
		return nil, err
	}
	tree, err := review.ReadTree(base)
	if err != nil {
		return nil, err
	}
	k, err := o.templates.Kind(tree.Text("kind"))
	if err != nil {
		return nil, &review.Errors{{Path: "kind", Message: err.Error()}}
	}
	w, err := form.Open(ctx, data)
	if err != nil {
		return nil, err
	}
	groups := k.Groups()
	for _, name := range tree.Names() {
		if slices.Contains(review.Groups(), name) && !slices.Contains(groups, name) {
			groups = append(groups, name)
		}
	}
	return o.plan(k, groups).Table(w, sheet, tree)
}
