package templates

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"

	"github.com/biaoping/biaoping/internal/numeral"
	"github.com/biaoping/biaoping/report/doc"
)

// blocks adds what the children of root say.
func (b *builder) blocks(root ast.Node) error {
	for n := root.FirstChild(); n != nil; n = n.NextSibling() {
		if err := b.ctx.Err(); err != nil {
			return err
		}
		if b.options != nil && n.Kind() != kindTable {
			return b.fail(b.optLine, "table 后面紧接着应是表格")
		}
		var err error
		switch n := n.(type) {
		case *ast.Heading:
			// A heading that runs on takes the paragraph after it.
			var runOn bool
			if runOn, err = b.heading(n); runOn {
				root.RemoveChild(root, n.NextSibling())
			}
		case *ast.Paragraph:
			err = b.paragraph(n)
		case *ast.List:
			err = b.list(n)
		case *ast.FencedCodeBlock:
			err = b.directive(n)
		case *tableBlock:
			err = b.table(n)
		case *ast.CodeBlock:
			err = b.failAt(n, "行首空了四格，会被当作代码；请顶格写")
		case *ast.HTMLBlock:
			err = b.failAt(n, "不能写 HTML；< 本身写作 \\<")
		case *ast.Blockquote:
			err = b.failAt(n, "公文里没有引用块；> 本身写作 \\>")
		case *ast.ThematicBreak:
			err = b.failAt(n, "公文里没有分隔线；另起一页写 page-break")
		default:
			err = b.failAt(n, "这里不能用 %s", n.Kind())
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// heading adds a heading with its number. It reports whether the heading,
// which then ends with 。, has taken the paragraph after it as its run-in text.
func (b *builder) heading(n *ast.Heading) (runOn bool, err error) {
	if n.Level > len(b.counters) {
		return false, b.failAt(n, "标题最多四级，这里有 %d 个 #", n.Level)
	}
	t, err := b.inline(n)
	if err != nil {
		return false, err
	}
	h := &doc.Heading{Level: n.Level, Text: t, Number: b.number(n.Level)}
	b.add(h)
	if p, ok := n.NextSibling().(*ast.Paragraph); ok && strings.HasSuffix(t.String(), "。") {
		h.RunIn, err = b.paragraphText(p)
		return true, err
	}
	return false, nil
}

// number counts a heading of the given level and gives its number.
func (b *builder) number(level int) string {
	if !b.numbered {
		return ""
	}
	b.counters[level-1]++
	clear(b.counters[level:])
	number := numeral.Heading(level, b.counters[level-1])
	if strings.HasSuffix(number, ".") {
		number += " " // parts it from the text as in lists and 附件说明
	}
	return number
}

func (b *builder) paragraph(n *ast.Paragraph) error {
	t, err := b.paragraphText(n)
	if err != nil {
		return err
	}
	b.add(&doc.Paragraph{Text: t})
	return nil
}

// paragraphText is the text of n, which must not hold what was meant as a table.
func (b *builder) paragraphText(n *ast.Paragraph) (doc.Text, error) {
	for i := range n.Lines().Len() {
		seg := n.Lines().At(i)
		line := bytes.TrimSpace(seg.Value(b.source))
		if bytes.HasPrefix(line, []byte("|")) {
			return nil, b.fail(b.lineOf(seg.Start), "表格前要空一行")
		}
		if len(line) > 1 && bytes.Contains(line, []byte("-")) && len(bytes.Trim(line, "|-: ")) == 0 {
			return nil, b.fail(b.lineOf(seg.Start), "分隔行不成表格：表格每行都要以 | 开头")
		}
	}
	return b.inline(n)
}

func (b *builder) list(n *ast.List) error {
	if n.IsOrdered() && n.Start != 1 {
		return b.failAt(n, "编号列表从 1 开始，不是 %d", n.Start)
	}
	l := &doc.List{Ordered: n.IsOrdered()}
	for item := n.FirstChild(); item != nil; item = item.NextSibling() {
		if err := b.ctx.Err(); err != nil {
			return err
		}
		only := item.FirstChild()
		if only == nil || only != item.LastChild() || only.Kind() != ast.KindTextBlock && only.Kind() != ast.KindParagraph {
			return b.failAt(item, "列表的每一项只能是一段文字")
		}
		t, err := b.inline(only)
		if err != nil {
			return err
		}
		l.Items = append(l.Items, t)
	}
	b.add(l)
	return nil
}
