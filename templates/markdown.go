package templates

import (
	"html"
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// markdown reads CommonMark with three differences. Setext headings and link
// references are off: a line of --- or of [x]: y would change or swallow the
// line above it. Tables are read by pipetable.go, which takes a cell's
// typed value and counts the cells of every row.
var markdown = parser.NewParser(
	parser.WithBlockParsers(
		util.Prioritized(parser.NewThematicBreakParser(), 200),
		util.Prioritized(parser.NewListParser(), 300),
		util.Prioritized(parser.NewListItemParser(), 400),
		util.Prioritized(parser.NewCodeBlockParser(), 500),
		util.Prioritized(parser.NewATXHeadingParser(), 600),
		util.Prioritized(parser.NewFencedCodeBlockParser(), 700),
		util.Prioritized(parser.NewBlockquoteParser(), 800),
		util.Prioritized(parser.NewHTMLBlockParser(), 900),
		util.Prioritized(parser.NewParagraphParser(), 1000),
	),
	parser.WithInlineParsers(parser.DefaultInlineParsers()...),
	parser.WithParagraphTransformers(util.Prioritized(findTables{}, 100)),
)

// cellText reads the text of one cell of a table.
var cellText = parser.NewParser(
	parser.WithBlockParsers(util.Prioritized(parser.NewParagraphParser(), 1000)),
	parser.WithInlineParsers(parser.DefaultInlineParsers()...),
)

// parseMarkdown is the syntax tree of src.
func parseMarkdown(p parser.Parser, src []byte) ast.Node {
	return p.Parse(text.NewReader(src))
}

// A tableBlock is a paragraph whose first line begins with |. Its lines are
// not yet read.
type tableBlock struct{ ast.BaseBlock }

var kindTable = ast.NewNodeKind("PipeTable")

func (*tableBlock) Kind() ast.NodeKind              { return kindTable }
func (*tableBlock) IsRaw() bool                     { return true }
func (t *tableBlock) Dump(source []byte, level int) { ast.DumpHelper(t, source, level, nil, nil) }

type findTables struct{}

// Transform makes a tableBlock of a paragraph that is a table.
func (findTables) Transform(p *ast.Paragraph, reader text.Reader, _ parser.Context) {
	first := p.Lines().At(0)
	if !strings.HasPrefix(strings.TrimLeft(string(first.Value(reader.Source())), " "), "|") {
		return
	}
	t := &tableBlock{}
	t.SetLines(p.Lines())
	t.SetPos(p.Pos())
	p.Parent().ReplaceChild(p.Parent(), p, t)
}

var entity = regexp.MustCompile(`^&(#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]*);$`)

// unescape is Markdown text as it is read: \* is *, &lt; is <.
func unescape(s string) string {
	if !strings.ContainsAny(s, `\&`) {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] == '\\' && i+1 < len(s) && util.IsPunct(s[i+1]) {
			i++
		} else if end := strings.IndexByte(s[i:], ';'); s[i] == '&' && end > 0 {
			if name := s[i : i+end+1]; entity.MatchString(name) {
				char := html.UnescapeString(name)
				b.WriteString(char)
				i += end
				continue
			}
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

// unescapedStar reports whether s holds a * that is not escaped: emphasis
// that was opened and not closed.
func unescapedStar(s string) bool {
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '\\':
			i++
		case '*':
			return true
		}
	}
	return false
}
