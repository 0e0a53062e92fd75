package templates

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"regexp"
	"sort"
	"strconv"
	"strings"
	"text/template"
	"unicode"

	"github.com/yuin/goldmark/ast"

	"github.com/biaoping/biaoping/internal/ctxio"
	"github.com/biaoping/biaoping/report/doc"
	"github.com/biaoping/biaoping/report/review"
)

// Pictures loads the picture p, which stands at path in the request, such as
// review.problems[3].before[0], for a place in the document.
type Pictures func(path string, p review.Picture, place Place) (*doc.Picture, error)

// Build makes the document of the given kind from f. The same facts make the
// same document. pictures is asked for every picture the document shows; it
// may be nil for a document without any. An error of the template is an
// *Error with its line; an error of pictures is returned as it is, and so is
// that of ctx, which is asked whenever the template writes something, and
// between blocks, items of lists and rows of tables.
func (s *Set) Build(ctx context.Context, id string, f *review.Facts, pictures Pictures) (*doc.Document, error) {
	k, err := s.kind(id)
	if err != nil {
		return nil, err
	}
	if missing := k.Missing(f.Request); len(missing) > 0 {
		return nil, fmt.Errorf("templates: %s", k.Lacks(missing...))
	}
	return s.build(ctx, k, f, &album{request: f.Request, load: pictures})
}

// build makes the document of kind k, whose needs f meets.
func (s *Set) build(ctx context.Context, k *kind, f *review.Facts, pictures *album) (*doc.Document, error) {
	request, err := k.Complete(f.Request)
	if err != nil {
		return nil, fmt.Errorf("templates: %w", err)
	}
	whole := *f
	whole.Request = request
	b := &builder{ctx: ctx, kind: k, album: pictures}
	b.make = func(part *kind) (*doc.Document, error) { return s.build(ctx, part, f, pictures) }
	b.doc.Meta.Kind = k.ID
	if err := b.execute(&whole); err != nil {
		return nil, err
	}
	if err := b.blocks(parseMarkdown(markdown, b.source)); err != nil {
		return nil, err
	}
	return b.finish()
}

// A builder makes one document.
type builder struct {
	ctx context.Context
	*kind
	album *album
	make  func(*kind) (*doc.Document, error) // the document of a kind it includes, of the same facts

	facts  store
	source []byte // Markdown with tokens
	lines  []line // of source

	doc       doc.Document
	counters  [4]int        // of the headings at every level
	options   *tableOptions // of the table that must come next
	optLine   int
	lastTable *doc.Table // what a chart draws
}

// execute runs the template over f.
func (b *builder) execute(f *review.Facts) error {
	t, err := b.tmpl.Clone()
	if err != nil {
		return err
	}
	t.Funcs(template.FuncMap{putFunc: b.facts.put})
	var out bytes.Buffer
	if err := t.Execute(ctxio.Writer(b.ctx, &out), f); err != nil {
		if err := b.ctx.Err(); err != nil {
			return err
		}
		return b.executionError(err)
	}
	b.source, b.lines = unmark(out.Bytes())
	return nil
}

var executionPlace = regexp.MustCompile(`^template: ([^:]*):(\d+):\d+: executing "[^"]*" at (<.*?>): (.*)$`)

// executionError says in the template's terms what stopped its execution.
func (b *builder) executionError(err error) error {
	var exec template.ExecError
	m := executionPlace.FindStringSubmatch(err.Error())
	if !errors.As(err, &exec) || m == nil {
		return b.fail(0, "%w", err)
	}
	line, _ := strconv.Atoi(m[2])
	// What a function of ours refuses is said in Chinese already.
	if cause := errors.Unwrap(exec.Err); cause != nil && hasHan(cause.Error()) {
		return &Error{m[1], line, fmt.Errorf("%s：%w", m[3], cause)}
	}
	return &Error{m[1], line, fmt.Errorf("%s：%s", m[3], inChinese(m[4]))}
}

func hasHan(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return unicode.Is(unicode.Han, r) })
}

// fail is an error at a line as lineOf counts them.
func (b *builder) fail(line int, format string, args ...any) *Error {
	for _, o := range b.lenders {
		if line > o.first && line <= o.end() {
			return o.fail(line-o.first, format, args...)
		}
	}
	return b.origin.fail(max(line-b.first, 0), format, args...)
}

// lineOf is the template's line that made source[pos], the lines of all
// origins being counted through.
func (b *builder) lineOf(pos int) int { return b.lineFrom(b.lineAt(pos)) }

// lineAt is the line of source, from 0, on which pos lies.
func (b *builder) lineAt(pos int) int {
	return sort.Search(len(b.lines), func(i int) bool { return b.lines[i].start > pos }) - 1
}

// lineFrom is the template's line that made the i-th line of source.
func (b *builder) lineFrom(i int) int {
	if i < 0 || i >= len(b.lines) {
		return 0
	}
	return b.lines[i].from
}

func (b *builder) failAt(n ast.Node, format string, args ...any) error {
	return b.fail(b.lineOf(n.Pos()), format, args...)
}

// section is the section blocks go to.
func (b *builder) section() *doc.Section {
	if len(b.doc.Sections) == 0 {
		b.doc.Sections = append(b.doc.Sections, doc.Section{})
	}
	return &b.doc.Sections[len(b.doc.Sections)-1]
}

// begin begins a section. One that has no blocks is replaced.
func (b *builder) begin(s doc.Section) {
	b.dropEmpty()
	b.doc.Sections = append(b.doc.Sections, s)
}

func (b *builder) dropEmpty() {
	if n := len(b.doc.Sections); n > 0 && len(b.doc.Sections[n-1].Blocks) == 0 {
		b.doc.Sections = b.doc.Sections[:n-1]
	}
}

// turn begins a section when the paper must be turned.
func (b *builder) turn(landscape bool) {
	if b.section().Landscape != landscape {
		b.begin(doc.Section{Landscape: landscape})
	}
}

func (b *builder) add(block doc.Block) {
	s := b.section()
	s.Blocks = append(s.Blocks, block)
}

// finish checks that the document is whole.
func (b *builder) finish() (*doc.Document, error) {
	b.dropEmpty()
	switch {
	case b.options != nil:
		return nil, b.fail(b.optLine, "table 后面没有表格")
	case len(b.doc.Sections) == 0:
		return nil, b.fail(0, "文件没有内容")
	case b.doc.Meta.Title == "":
		return nil, b.fail(0, "文件没有标题：请写 document 或 title")
	}
	return &b.doc, nil
}
