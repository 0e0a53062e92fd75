package templates

import (
	"bytes"
	"reflect"
	"strings"
	"time"

	"github.com/yuin/goldmark/ast"

	"github.com/biaoping/biaoping/report/doc"
)

// A directive is a fenced block named for what official documents have and
// Markdown has not. Inside stands YAML: the fields of its keys, their names
// beginning with a small letter.
type directive struct {
	name  string
	keys  any // a struct: what keys that are not written are
	apply func(b *builder, keys any, line int) error
}

// of makes a directive whose keys are the fields of T.
func of[T any](name string, initial T, apply func(b *builder, keys *T, line int) error) directive {
	return directive{name, initial, func(b *builder, keys any, line int) error {
		return apply(b, keys.(*T), line)
	}}
}

// adds makes a directive that is a block of the document as it stands.
func adds[T any, B interface {
	*T
	doc.Block
}](name string) directive {
	var zero T
	return of(name, zero, func(b *builder, block *T, _ int) error {
		b.add(B(block))
		return nil
	})
}

// directives are explained one by one in README.md.
var directives = []directive{
	of("document", meta{}, (*builder).setMeta),
	of("section", section{}, (*builder).beginSection),
	adds[doc.Cover]("cover"),
	adds[doc.Masthead]("masthead"),
	of("title", doc.Title{}, (*builder).addTitle),
	of("paragraph", paragraph{}, (*builder).addParagraph),
	of("table", tableOptions{Header: 1}, (*builder).setTable),
	of("chart", chart{Categories: 1}, (*builder).addChart),
	of("picture", picture{}, (*builder).addPicture),
	of("pictures", pictures{Columns: 2}, (*builder).addPictures),
	adds[doc.Closing]("closing"),
	adds[doc.AttachmentNote]("attachment-note"),
	of("attachment", attachment{}, (*builder).addAttachment),
	of("imprint", doc.Imprint{}, (*builder).addImprint),
	adds[doc.PageBreak]("page-break"),
}

func directiveNames() []string {
	names := make([]string, len(directives))
	for i, d := range directives {
		names[i] = d.name
	}
	return names
}

// directive carries out a fenced block.
func (b *builder) directive(n *ast.FencedCodeBlock) error {
	name, end, line := "", n.Pos(), b.lineOf(n.Pos())
	if n.Info != nil {
		name, end = strings.TrimSpace(string(n.Info.Segment.Value(b.source))), n.Info.Segment.Stop
	}
	if last := n.Lines().Len() - 1; last >= 0 {
		end = n.Lines().At(last).Stop
	}
	if next := bytes.TrimLeft(b.source[end:], " \n"); !bytes.HasPrefix(next, []byte("```")) && !bytes.HasPrefix(next, []byte("~~~")) {
		return b.fail(line, "围栏 %q 没有结束", name)
	}
	for _, d := range directives {
		if d.name != name {
			continue
		}
		keys := reflect.New(reflect.TypeOf(d.keys))
		keys.Elem().Set(reflect.ValueOf(d.keys))
		if err := b.readYAML(name, n.Lines(), keys.Elem()); err != nil {
			return err
		}
		return d.apply(b, keys.Interface(), line)
	}
	return b.fail(line, "没有围栏 %q；%s", name, choices("有", name, directiveNames()))
}

// meta is what a list of files shows of the document.
type meta struct {
	Title, Author string
	Date          time.Time
}

func (b *builder) setMeta(m *meta, _ int) error {
	b.doc.Meta.Title, b.doc.Meta.Author, b.doc.Meta.Date = m.Title, m.Author, m.Date
	return nil
}

type section struct {
	Landscape bool
	Numbering doc.Numbering
}

func (b *builder) beginSection(s *section, _ int) error {
	b.begin(doc.Section{Landscape: s.Landscape, Numbering: s.Numbering})
	return nil
}

func (b *builder) addTitle(t *doc.Title, _ int) error {
	if b.doc.Meta.Title == "" {
		b.doc.Meta.Title = strings.ReplaceAll(t.Text, "\n", "")
	}
	b.add(t)
	return nil
}

type paragraph struct {
	Role doc.Role
	Text string
}

func (b *builder) addParagraph(p *paragraph, _ int) error {
	b.add(&doc.Paragraph{Role: p.Role, Text: doc.Plainly(p.Text)})
	return nil
}

func (b *builder) setTable(o *tableOptions, line int) error {
	b.options, b.optLine = o, line
	return nil
}

type attachment struct {
	Label, Title string
	Landscape    bool
}

// addAttachment begins an attachment; its headings are counted anew.
func (b *builder) addAttachment(a *attachment, _ int) error {
	b.turn(a.Landscape)
	clear(b.counters[:])
	b.add(&doc.AttachmentHead{Label: a.Label, Title: a.Title})
	return nil
}

// addImprint puts 版记 on upright paper, whatever the last attachment was.
func (b *builder) addImprint(im *doc.Imprint, _ int) error {
	b.turn(false)
	b.add(im)
	return nil
}
