package templates

import (
	"bytes"
	"errors"
	"fmt"
	"regexp"
	"sort"
	"strconv"
	"strings"
	"text/template"
	"unicode"

	"github.com/yuin/goldmark/ast"

	"github.com/biaoping/biaoping/report/doc"
	"github.com/biaoping/biaoping/report/review"
)

// Pictures loads the picture p, which stands at path in the request, such as
// review.problems[3].before[0]. A seal needs a transparent ground.
type Pictures func(path string, p review.Picture, seal bool) (*doc.Picture, error)

// Build makes the document of the given kind from f. The same facts make the
// same document. pictures is asked for every picture the document shows; it
// may be nil for a document without any. An error of the template is an
// *Error with its line; an error of pictures is returned as it is.
func (s *Set) Build(id string, f *review.Facts, pictures Pictures) (*doc.Document, error) {
	k, err := s.kind(id)
	if err != nil {
		return nil, err
	}
	if groups := k.Missing(f.Request); len(groups) > 0 {
		return nil, fmt.Errorf("templates: 文种 %s（%s）要用到 %s，请求里没有", id, k.Title, strings.ReplaceAll(strings.Join(groups, "、"), "|", " 或 "))
	}
	b := &builder{kind: k, request: f.Request, load: pictures}
	b.doc.Meta.Kind = id
	if err := b.execute(f); err != nil {
		return nil, err
	}
	if err := b.blocks(parseMarkdown(markdown, b.source)); err != nil {
		return nil, err
	}
	return b.finish()
}

// A builder makes one document.
type builder struct {
	*kind
	request *review.Request
	load    Pictures
	paths   map[*review.Picture]string // filled when the first picture is met

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
	if err := t.Execute(&out, f); err != nil {
		return b.executionError(err)
	}
	b.source, b.lines = unmark(out.Bytes())
	return nil
}

var executionPlace = regexp.MustCompile(`^template: [^:]*:(\d+):\d+: executing "[^"]*" at (<.*?>): (.*)$`)

// executionError says in the template's terms what stopped its execution.
func (b *builder) executionError(err error) error {
	var exec template.ExecError
	m := executionPlace.FindStringSubmatch(err.Error())
	if !errors.As(err, &exec) || m == nil {
		return b.fail(0, "%w", err)
	}
	line, _ := strconv.Atoi(m[1])
	// What a function of ours refuses is said in Chinese already.
	if cause := errors.Unwrap(exec.Err); cause != nil && hasHan(cause.Error()) {
		return b.fail(line, "%s：%w", m[2], cause)
	}
	return b.fail(line, "%s：%s", m[2], inChinese(m[3]))
}

func hasHan(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return unicode.Is(unicode.Han, r) })
}

// lineOf is the template's line that made source[pos].
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
