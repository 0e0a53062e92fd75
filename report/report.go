// Package report makes official documents of 企业安全生产标准化评审 from facts:
// it derives what follows from them, judges them by the notices' rules, builds
// the document and writes it as PDF, DOCX or XLSX. It either writes the exact
// document or returns an error that names the field; it never writes a part of
// one.
//
// Decode a request with review.Decode, or fill in a review.Request, which nobody
// changes while it is in use. Everything here may be used by several goroutines
// at once, and the same request gives the same bytes.
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
	cache     *picture.Cache
	pixels    int
	fonts     *font.Set
	templates *templates.Set
	rules     *validate.Rules
	engine    string
	as        string
	draft     bool
}

// Files is where pictures named in the request are read, and nowhere else.
// It should come from an os.Root. Without it pictures must be given as bytes.
func Files(fsys fs.FS) Option { return func(o *options) { o.files = fsys } }

// Remember keeps the pictures of one document for the next in c: where many
// carry the same seal, it is encoded once.
func Remember(c *picture.Cache) Option { return func(o *options) { o.cache = c } }

// Pixels bounds the width × height of every picture; 0 stands for 40 million.
func Pixels(most int) Option { return func(o *options) { o.pixels = most } }

// Fonts replaces the embedded fonts; see font.Load.
func Fonts(set *font.Set) Option { return func(o *options) { o.fonts = set } }

// Templates replaces the embedded templates; see templates.Load.
func Templates(set *templates.Set) Option { return func(o *options) { o.templates = set } }

// Rules replaces the embedded rule packs; see validate.Load.
func Rules(rules *validate.Rules) Option { return func(o *options) { o.rules = rules } }

// Engine chooses the PDF engine by name; see Engines.
func Engine(name string) Option { return func(o *options) { o.engine = name } }

// As makes a document of another kind than the request asks for, of the same
// facts: As("check-report") tells what the rules say of any request.
func As(kind string) Option { return func(o *options) { o.as = kind } }

// Draft makes the document in spite of broken rules and says 草稿 on every page.
func Draft() Option { return func(o *options) { o.draft = true } }

// A Document is a checked document that can be written in several formats.
type Document struct {
	Kind     templates.Kind
	Tree     *doc.Document
	Findings validate.Findings // what the rules say; no errors unless it is a draft, or tells of them

	fonts   *font.Set
	paint   painter
	request *review.Request
}

// Result tells what Render has done.
type Result struct {
	Findings validate.Findings
}

// A RulesError says that the facts break rules; no document is made of them.
type RulesError struct{ Findings validate.Findings }

func (e *RulesError) Error() string { return e.Findings.Errors().Lines() }

// Render makes the document req asks for and writes it to w in format f. The
// document is complete before the first byte is written. Errors: *review.Errors
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

// Build makes the document req asks for, to be written with Encode. Errors are
// those of Render.
func Build(ctx context.Context, req *review.Request, opts ...Option) (*Document, error) {
	o, err := collect(opts)
	if err != nil {
		return nil, err
	}
	d := &Document{request: req}
	if d.paint, err = engine(o.engine); err != nil {
		return nil, err
	}
	if d.fonts, err = fontsOrEmbedded(o.fonts); err != nil {
		return nil, err
	}
	m, err := o.matter(req)
	if err != nil {
		return nil, err
	}
	if d.Kind, err = o.made(m.kind, req); err != nil {
		return nil, err
	}
	if d.Findings, err = m.judge(ctx, o.draft); err != nil {
		return nil, err
	}
	if len(d.Findings.Errors()) > 0 && !o.draft && !d.Kind.Judges {
		return nil, &RulesError{d.Findings}
	}
	m.facts.Judgement = m.judgement(d.Findings)
	if d.Tree, err = o.templates.Build(ctx, d.Kind.ID, m.facts, o.pictures(ctx)); err != nil {
		return nil, err
	}
	d.Tree.Meta.Draft = o.draft
	if err := drawable(ctx, d, req); err != nil {
		return nil, err
	}
	if err := firstPages(ctx, d, req); err != nil {
		return nil, located(err, req)
	}
	return d, nil
}

// Encode writes d to w in format f, or returns ctx's error when that is done
// first. An error may leave a part of the document in w; Render does not.
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

// Formats are the formats d makes sense in: those of its kind, but for a
// workbook of a document without tables.
func (d *Document) Formats() []Format {
	var fs []Format
	for _, name := range d.Kind.Formats {
		if f := Format(name); f != XLSX || hasTable(d.Tree) {
			fs = append(fs, f)
		}
	}
	return fs
}

func hasTable(d *doc.Document) bool {
	for _, s := range d.Sections {
		for _, b := range s.Blocks {
			if _, ok := b.(*doc.Table); ok {
				return true
			}
		}
	}
	return false
}

// Check judges req by the rules and builds nothing. A malformed request is an
// error, a broken rule a finding.
func Check(ctx context.Context, req *review.Request, opts ...Option) (validate.Findings, error) {
	o, err := collect(opts)
	if err != nil {
		return nil, err
	}
	m, err := o.matter(req)
	if err != nil {
		return nil, err
	}
	return m.judge(ctx, o.draft)
}

// Deadlines are the deadlines the rules set for the facts of req, as they stand
// on a day, by due date; on req.Day where on is the zero Date. A malformed
// request is an error.
func Deadlines(ctx context.Context, req *review.Request, on review.Date, opts ...Option) ([]validate.Deadline, error) {
	o, err := collect(opts)
	if err != nil {
		return nil, err
	}
	m, err := o.matter(req)
	if err != nil {
		return nil, err
	}
	if on.IsZero() {
		on = req.Day()
	}
	return m.rules.Deadlines(ctx, m.facts, on)
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

// pictures loads the pictures of one request for its templates. A file that is
// named in several places of the request is read and decoded once.
func (o *options) pictures(ctx context.Context) templates.Pictures {
	type shown struct {
		file  string
		place templates.Place
	}
	done := map[shown]*doc.Picture{}
	return func(path string, p review.Picture, place templates.Place) (*doc.Picture, error) {
		at := shown{p.File, place}
		if first := done[at]; first != nil {
			again := *first
			again.Caption, again.Alt = p.Caption, picture.Alt(p, place.Seal)
			return &again, nil
		}
		pic, err := o.cache.Load(ctx, o.files, p, picture.Options{Seal: place.Seal, MaxWidthMM: place.WidthMM, MaxPixels: o.pixels})
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if err != nil {
			return nil, &FactError{Path: path, Err: err}
		}
		if p.File != "" {
			done[at] = pic
		}
		return pic, nil
	}
}
