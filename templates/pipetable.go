package templates

import (
	"slices"
	"strings"

	"github.com/yuin/goldmark/text"

	"github.com/biaoping/biaoping/report/doc"
)

// table adds a pipe table with the options of the table directive before it.
//
//	| 姓名 | 分工 |
//	|------|:----:|
//	| …    | …    |
//
// A cell that is ^ or < alone belongs to the cell above or to the left.
func (b *builder) table(n *tableBlock) error {
	options := b.options
	b.options = nil
	if options == nil {
		options = &tableOptions{Header: 1}
	}
	lines := n.Lines()
	if lines.Len() < 2 {
		return b.failAt(n, "表格至少要有表头行和分隔行")
	}
	g := grid{builder: b, subtotals: options.Subtotals}
	if err := g.columns(b.row(lines.At(1))); err != nil {
		return err
	}
	g.reserve(lines.Len() - 1)
	for i := range lines.Len() {
		if i == 1 {
			continue
		}
		if err := b.ctx.Err(); err != nil {
			return err
		}
		if err := g.add(b.row(lines.At(i))); err != nil {
			return err
		}
	}
	t, err := options.apply(&g, b.lineOf(lines.At(0).Start))
	if err != nil {
		return err
	}
	b.lastTable = t
	b.add(t)
	return nil
}

// A tableLine is one line of a pipe table.
type tableLine struct {
	text string
	line int // of the template
}

func (b *builder) row(seg text.Segment) tableLine {
	return tableLine{strings.TrimSpace(string(seg.Value(b.source))), b.lineOf(seg.Start)}
}

// nextCell cuts the first cell off s, which has no | before it. A | that is part
// of a cell is written \|.
func nextCell(s string) (cell, rest string, ok bool) {
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '\\':
			i++
		case '|':
			return strings.TrimSpace(s[:i]), s[i+1:], true
		}
	}
	return "", "", false
}

// A grid is the cells of a table before they are joined.
type grid struct {
	*builder
	cols  []doc.Column
	cells []doc.Cell // row by row
	joins []byte     // per cell: '^', '<' or 0; nil when no cell is joined
	spans doc.Text   // room for the text of the cells
	lines []int      // of the rows

	subtotals []string // what the template writes at the end of a cell of a 小计 row
	total     []bool   // of the rows: one of subtotals is there
}

// columns reads the delimiter line.
func (g *grid) columns(l tableLine) error {
	rest, ok := strings.CutPrefix(l.text, "|")
	for ok && rest != "" {
		var cell string
		if cell, rest, ok = nextCell(rest); !ok {
			break
		}
		dashes := strings.TrimSuffix(strings.TrimPrefix(cell, ":"), ":")
		if dashes == "" || strings.Trim(dashes, "-") != "" {
			ok = false
			break
		}
		a := doc.AlignAuto
		switch left, right := cell[0] == ':', cell[len(cell)-1] == ':'; {
		case left && right:
			a = doc.AlignCenter
		case left:
			a = doc.AlignLeft
		case right:
			a = doc.AlignRight
		}
		g.cols = append(g.cols, doc.Column{Align: a})
	}
	if !ok || len(g.cols) == 0 {
		return g.fail(l.line, "表格第二行应是分隔行，如 |---|:---:|")
	}
	return nil
}

func (g *grid) reserve(rows int) {
	g.cells = make([]doc.Cell, 0, rows*len(g.cols))
	g.spans = make(doc.Text, 0, rows*len(g.cols))
	g.lines = make([]int, 0, rows)
	g.total = make([]bool, rows)
}

// add reads one row of cells.
func (g *grid) add(l tableLine) error {
	rest, ok := strings.CutPrefix(l.text, "|")
	if !ok {
		return g.fail(l.line, "表格这一行不以 | 开头；表格后面要空一行")
	}
	n := 0
	for rest != "" {
		var cell string
		if cell, rest, ok = nextCell(rest); !ok {
			return g.fail(l.line, "表格这一行不以 | 结尾")
		}
		if n++; n <= len(g.cols) {
			if err := g.cell(cell, l.line); err != nil {
				return err
			}
		}
	}
	if n != len(g.cols) {
		return g.fail(l.line, "表格这一行有 %d 格，分隔行有 %d 格", n, len(g.cols))
	}
	g.lines = append(g.lines, l.line)
	return nil
}

// cell reads one cell. One that is a fact alone keeps the fact's type.
func (g *grid) cell(s string, line int) error {
	// The template's own words: a fact is still a token here.
	if slices.ContainsFunc(g.subtotals, func(word string) bool { return strings.HasSuffix(s, word) }) {
		g.total[len(g.lines)] = true
	}
	if s == "^" || s == "<" {
		if g.joins == nil {
			g.joins = make([]byte, cap(g.cells))
		}
		g.joins[len(g.cells)] = s[0]
		g.cells = append(g.cells, doc.Cell{})
		return nil
	}
	if f := g.facts.only(s); f != nil {
		if err := f.printable(); err != nil {
			return g.fail(line, "%v", err)
		}
		g.cells = append(g.cells, doc.Cell{Text: g.plain(f.text), Value: f.value})
		return nil
	}
	t, err := g.cellText(s, line)
	if err != nil {
		return err
	}
	g.cells = append(g.cells, doc.Cell{Text: t})
	return nil
}

// plain is doc.Plainly(s) without an allocation of its own.
func (g *grid) plain(s string) doc.Text {
	if s == "" {
		return nil
	}
	n := len(g.spans)
	g.spans = append(g.spans, doc.Span{Text: s})
	return g.spans[n : n+1 : n+1]
}

// cellText is the text of a cell; most cells are plain.
func (g *grid) cellText(s string, line int) (doc.Text, error) {
	w := textWriter{builder: g.builder, source: []byte(s), line: func(int) int { return line }}
	if !strings.ContainsAny(s, "*_`[]!<>&\\") {
		err := w.raw(s, line, doc.Plain)
		return w.text, err
	}
	p := parseMarkdown(cellText, w.source).FirstChild()
	if p == nil {
		return nil, nil
	}
	err := w.children(p, doc.Plain)
	return w.text, err
}
