package templates

import (
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"

	"github.com/biaoping/biaoping/report/doc"
)

// inline is the text of the block n.
func (b *builder) inline(n ast.Node) (doc.Text, error) {
	w := textWriter{builder: b, source: b.source, line: func(pos int) int { return b.lineOf(pos) }}
	if err := w.children(n, doc.Plain); err != nil {
		return nil, err
	}
	return w.text, nil
}

// A textWriter puts the inline nodes of one block together.
type textWriter struct {
	*builder
	source []byte
	line   func(pos int) int // the template's line of source[pos]
	text   doc.Text
	joint  bool // a line end of the template lies before what comes next
}

func (w *textWriter) children(parent ast.Node, e doc.Emphasis) error {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		if err := w.node(n, e); err != nil {
			return err
		}
	}
	return nil
}

func (w *textWriter) node(n ast.Node, e doc.Emphasis) error {
	fail := func(what string) error { return w.fail(w.line(n.Pos()), "%s", what) }
	switch n := n.(type) {
	case *ast.Text:
		return w.segment(n, e)
	case *ast.Emphasis:
		if e != doc.Plain {
			return fail("** 和 * 不能套用")
		}
		if n.Level == 2 {
			return w.children(n, doc.Strong)
		}
		return w.children(n, doc.Kai)
	case *ast.CodeSpan:
		return fail("公文里没有代码；` 本身写作 \\`")
	case *ast.Link, *ast.AutoLink:
		return fail("公文里没有链接；网址请直接写，[ 本身写作 \\[")
	case *ast.Image:
		return fail("图片请用 picture 围栏")
	case *ast.RawHTML:
		return fail("不能写 HTML；< 本身写作 \\<")
	}
	return fail("这里不能用 " + n.Kind().String())
}

// segment adds plain text and the line end after it.
func (w *textWriter) segment(n *ast.Text, e doc.Emphasis) error {
	if err := w.raw(string(n.Segment.Value(w.source)), w.line(n.Segment.Start), e); err != nil {
		return err
	}
	if n.HardLineBreak() {
		w.write("\n", e)
	}
	w.joint = n.SoftLineBreak()
	return nil
}

// raw adds text as it stands in the source: escapes and tokens are read here.
func (w *textWriter) raw(s string, line int, e doc.Emphasis) error {
	for s != "" {
		before, f, rest := w.facts.cut(s)
		if unescapedStar(before) {
			return w.fail(line, "* 没有配对：标点请放到 ** 外面，* 本身写作 \\*")
		}
		w.write(unescape(before), e)
		if f != nil {
			if err := f.printable(); err != nil {
				return w.fail(line, "%w", err)
			}
			w.write(f.text, e)
		}
		s = rest
	}
	return nil
}

// write adds s. A line end of the template is a blank only between Latin
// letters; Chinese is joined without one.
func (w *textWriter) write(s string, e doc.Emphasis) {
	if s == "" {
		return
	}
	if w.joint {
		w.joint = false
		first, _ := utf8.DecodeRuneInString(s)
		if last := len(w.text) - 1; last >= 0 && first < utf8.RuneSelf {
			if r, _ := utf8.DecodeLastRuneInString(w.text[last].Text); r < utf8.RuneSelf {
				s = " " + s
			}
		}
	}
	if last := len(w.text) - 1; last >= 0 && w.text[last].Emphasis == e {
		w.text[last].Text += s
		return
	}
	w.text = append(w.text, doc.Span{Text: s, Emphasis: e})
}
