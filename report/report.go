// Package report makes official documents of 企业安全生产标准化评审 from facts:
// it derives what follows from them, judges them by the notices' rules, builds
// the document and writes it as PDF, DOCX or XLSX. It either writes the exact
// document or returns an error that names the field; it never writes a part of
// one.
//
// Decode a request with review.Decode, or fill in a review.Request. Everything
// here may be used by several goroutines at once.
package report

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"io/fs"
	"slices"

	"github.com/biaoping/biaoping/report/doc"
	"github.com/biaoping/biaoping/report/font"
	"github.com/biaoping/biaoping/report/picture"
	"github.com/biaoping/biaoping/report/review"
	"github.com/biaoping/biaoping/templates"
	"github.com/biaoping/biaoping/validate"
)

// An Option changes how a document is made.
type Option func(*options)

type options struct {
	files     fs.FS
	fonts     *font.Set
	templates *templates.Set
	rules     *validate.Rules
	engine    string
	draft     bool
}

// Files is where pictures named in the request are read, and nowhere else.
// It should come from an os.Root. Without it pictures must be given as bytes.
func Files(fsys fs.FS) Option { return func(o *options) { o.files = fsys } }

// Fonts replaces the embedded fonts; see font.Load.
func Fonts(set *font.Set) Option { return func(o *options) { o.fonts = set } }

// Templates replaces the embedded templates; see templates.Load.
func Templates(set *templates.Set) Option { return func(o *options) { o.templates = set } }

// Rules replaces the embedded rule packs; see validate.Load.
func Rules(rules *validate.Rules) Option { return func(o *options) { o.rules = rules } }

// Engine chooses the PDF engine by name; see Engines.
func Engine(name string) Option { return func(o *options) { o.engine = name } }

// Draft makes the document in spite of broken rules and says 草稿 on every page.
func Draft() Option { return func(o *options) { o.draft = true } }

// A Document is a checked document that can be written in several formats.
type Document struct {
	Kind     templates.Kind
	Tree     *doc.Document
	Findings validate.Findings // what the rules say; no errors unless it is a draft

	fonts *font.Set
	paint painter
}

// Result tells what Render has done.
type Result struct {
	Findings validate.Findings
}

// A RulesError says that the facts break rules; no document is made of them.
type RulesError struct{ Findings validate.Findings }

func (e *RulesError) Error() string { return e.Findings.Errors().Lines() }

// Render makes the document req asks for and writes it to w in format f. The
// document is complete before the first byte is written. Errors: review.Errors
// for a malformed request, *RulesError for broken rules, *FactError for a
// picture or a character that cannot be drawn, *templates.Error for a faulty
// template, ctx's error when it is done first.
func Render(ctx context.Context, w io.Writer, f Format, req *review.Request, opts ...Option) (Result, error) {
	d, err := Build(ctx, req, opts...)
	if err != nil {
		return Result{}, err
	}
	var b bytes.Buffer
	if err := d.Encode(ctx, &b, f); err != nil {
		return Result{}, err
	}
	_, err = w.Write(b.Bytes())
	return Result{d.Findings}, err
}

// Build makes the document req asks for, to be written with Encode.
func Build(ctx context.Context, req *review.Request, opts ...Option) (*Document, error) {
	o, err := collect(opts)
	if err != nil {
		return nil, err
	}
	d := &Document{}
	if d.paint, err = engine(o.engine); err != nil {
		return nil, err
	}
	if d.fonts, err = fontsOrEmbedded(o.fonts); err != nil {
		return nil, err
	}
	if d.Kind, err = o.kind(req); err != nil {
		return nil, err
	}
	facts, findings, err := o.check(req)
	if err != nil {
		return nil, err
	}
	d.Findings = findings
	if len(findings.Errors()) > 0 && !o.draft {
		return nil, &RulesError{findings}
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if d.Tree, err = o.templates.Build(req.Kind, facts, o.picture); err != nil {
		return nil, err
	}
	d.Tree.Meta.Draft = o.draft
	return d, drawable(d, req)
}

// Encode writes d to w in format f. An error may leave a part of the document
// in w; Render does not.
func (d *Document) Encode(ctx context.Context, w io.Writer, f Format) error {
	if !slices.Contains(d.Kind.Formats, string(f)) {
		return fmt.Errorf("文种 %s（%s）没有 %s 格式，可用 %s", d.Kind.ID, d.Kind.Title, f, joinFormats(d.Formats()))
	}
	for _, row := range formats {
		if row.format == f {
			return row.encode(ctx, w, d)
		}
	}
	_, err := ParseFormat(string(f))
	return err
}

// Formats are the formats d makes sense in.
func (d *Document) Formats() []Format {
	var fs []Format
	for _, name := range d.Kind.Formats {
		fs = append(fs, Format(name))
	}
	return fs
}

// Check judges req by the rules and builds nothing. A malformed request is an
// error, a broken rule a finding.
func Check(req *review.Request, opts ...Option) (validate.Findings, error) {
	o, err := collect(opts)
	if err != nil {
		return nil, err
	}
	if _, err := o.kind(req); err != nil {
		return nil, err
	}
	_, findings, err := o.check(req)
	return findings, err
}

func collect(opts []Option) (*options, error) {
	o := &options{engine: engines[0].name}
	for _, opt := range opts {
		opt(o)
	}
	var err error
	if o.templates == nil {
		if o.templates, err = templates.Embedded(); err != nil {
			return nil, err
		}
	}
	if o.rules == nil {
		o.rules, err = validate.Embedded()
	}
	return o, err
}

// kind is the kind of document req asks for; req must bring its facts.
func (o *options) kind(req *review.Request) (templates.Kind, error) {
	k, err := o.templates.Kind(req.Kind)
	if err != nil {
		return k, &review.Errors{{Path: "kind", Message: err.Error()}}
	}
	var errs review.Errors
	for _, group := range k.Missing(req) {
		errs = append(errs, review.Issue{Path: group, Message: fmt.Sprintf("文种 %s（%s）要用到 %s，请求里没有", k.ID, k.Title, group)})
	}
	if len(errs) > 0 {
		return k, &errs
	}
	return k, nil
}

// check derives the facts and judges them.
func (o *options) check(req *review.Request) (*review.Facts, validate.Findings, error) {
	if err := review.Validate(req); err != nil {
		return nil, nil, err
	}
	facts := review.Derive(req, review.Holidays())
	rules, err := o.rules.For(req)
	if err != nil {
		return nil, nil, err
	}
	findings, err := rules.Check(facts)
	return facts, findings, err
}

// picture loads a picture of the request for the template.
func (o *options) picture(path string, p review.Picture, seal bool) (*doc.Picture, error) {
	pic, err := picture.Load(o.files, p, picture.Options{Seal: seal})
	if err != nil {
		return nil, &FactError{Path: path, Err: err}
	}
	return pic, nil
}
