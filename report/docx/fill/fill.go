// Package fill fills a bureau's own Word document with facts. Its author
// writes tags where facts belong:
//
//	{{企业名称}}                         a fact; {{结论日期|数字}} in another form
//	{{#问题清单}} … {{/问题清单}}          once for every item: words, rows or blocks
//	{{^问题清单}} … {{/问题清单}}          where there is none
//	{{@照片}}                           a picture; as the description of a picture in the
//	                                   document, in its place and size
//	{{_序号}}                           the number of the item
//
// Names are those of package fields. A fact is never read as a tag or as
// markup. What holds no tag stays byte for byte as it was.
package fill

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/biaoping/biaoping/internal/ctxio"
	"github.com/biaoping/biaoping/internal/markup"
	"github.com/biaoping/biaoping/internal/opc"
	"github.com/biaoping/biaoping/report/fields"
	"github.com/biaoping/biaoping/report/fields/tags"
	"github.com/biaoping/biaoping/report/review"
)

// A Template is a document that has been read and understood. It may be filled
// many times, by several goroutines at once.
type Template struct {
	file  *opc.Package
	parts []part
	tags  []*tags.Tag // in the order of the document

	drawings int // the highest number of a drawing or a revision
	pictures int // and of a picture from an earlier filling
}

// A part is one part of the document that holds text.
type part struct {
	name string
	root *node
}

// partNames are the parts that hold text, by the end of their content type.
var partNames = []struct{ typ, name string }{
	{"document.main+xml", "正文"}, {"header+xml", "页眉"}, {"footer+xml", "页脚"}, {"footnotes+xml", "脚注"}, {"endnotes+xml", "尾注"},
}

// Parse reads a template. Its error is tags.Errors for what is wrong with the tags,
// says why the file cannot be used, or is that of ctx, which is asked between
// paragraphs and between marks of loops.
func Parse(ctx context.Context, data []byte) (*Template, error) {
	file, err := opc.Open(data, opc.Word)
	if err != nil {
		return nil, err
	}
	t := &Template{file: file, drawings: firstDrawing}
	var errs tags.Errors
	budget := mostNodes
	for _, kind := range partNames {
		for _, name := range file.Names() {
			if !strings.HasSuffix(file.Type(name), "wordprocessingml."+kind.typ) {
				continue
			}
			if err := t.read(ctx, name, kind.name, &budget, &errs); err != nil {
				return nil, err
			}
		}
	}
	more, err := tags.Outside(file, markup.Words, "请改为文字，或移到正文")
	if err != nil {
		return nil, err
	}
	if errs = append(errs, more...); len(errs) > 0 {
		return nil, errs
	}
	return t, t.number()
}

// read reads one part.
func (t *Template) read(ctx context.Context, name, title string, budget *int, errs *tags.Errors) error {
	src, err := t.file.Part(name)
	if err != nil {
		return err
	}
	root, err := parse(src, budget)
	if err == nil && !prefixed(root) {
		err = errors.New("元素的前缀不是 w，请用 Word、WPS 或 LibreOffice 打开后另存")
	}
	if err != nil {
		return fmt.Errorf("%s：%w", name, err)
	}
	var paragraphs []*node
	root.walk(func(n *node) bool {
		if n.name == "w:p" {
			paragraphs = append(paragraphs, n)
		}
		return true
	})
	number := 0
	before := len(*errs)
	for _, p := range paragraphs {
		if err := ctx.Err(); err != nil {
			return err
		}
		if !copied(p) {
			number++
		}
		if err := t.heal(p, place{Part: title, Paragraph: number}); err != nil {
			*errs = append(*errs, err)
		}
	}
	number = 0
	root.walk(func(n *node) bool {
		if n.name == "w:p" && !copied(n) {
			number++
		}
		if err := unfillable(n, title, number); err != nil && !copied(n) {
			*errs = append(*errs, err)
		}
		if n.name == "wp:docPr" {
			if err := t.placeholder(n, place{Part: title, Paragraph: number, Text: "图片的替换文字"}); err != nil {
				*errs = append(*errs, err)
			}
		}
		return true
	})
	if len(*errs) == before {
		*errs = append(*errs, loops(ctx, root)...)
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	root.walk(func(n *node) bool {
		if n.name == fallback {
			return false
		}
		for _, pc := range n.pieces {
			if pc.Tag != nil {
				t.tags = append(t.tags, pc.Tag)
			}
		}
		if n.picture != nil {
			t.tags = append(t.tags, n.picture)
		}
		return true
	})
	if len(t.tags) > mostTags {
		return fmt.Errorf("标记超过 %d 个，大得不像模板", mostTags)
	}
	t.parts = append(t.parts, part{name, root})
	return nil
}

// mostTags is how many tags a template may have: each that is misspelt is
// compared with all names there are.
const mostTags = 5_000

// fallback holds a second writing of a text box, for old programs: what is said
// of the first holds for it.
const fallback = "mc:Fallback"

func copied(p *node) bool { return p.above(fallback) != nil }

// prefixed reports whether the root element bears the prefix that all of a
// document must bear, since that is what tags are looked for by.
func prefixed(root *node) bool {
	for _, k := range root.kids {
		if k.name != "" {
			return strings.HasPrefix(k.name, "w:")
		}
	}
	return false
}

// Tags are all tags of the template in the order of the document, judged by
// what scope knows: fields.In tells about a kind of facts without any.
func (t *Template) Tags(scope fields.Scope) []tags.Use { return tags.Judge(t.tags, scope) }

// Fill writes the document filled with the facts of f. Nothing is written when
// a tag means nothing or a picture cannot be used: the error is tags.Errors, or
// that of pictures, which may be nil for a template without any, or that of
// ctx, which is asked for every element that is written.
func (t *Template) Fill(ctx context.Context, w io.Writer, f *review.Facts, pictures tags.Pictures) error {
	scope := fields.Of(f)
	if err := tags.Check(t.tags, scope); err != nil {
		return err
	}
	r := &renderer{ctx: ctx, file: t.file, load: pictures, changed: map[string][]byte{}, images: map[string]*image{}, drawings: t.drawings, pictures: t.pictures}
	for _, p := range t.parts {
		if !changes(p.root) {
			continue
		}
		r.out, r.part, r.relations = bytes.Buffer{}, p.name, nil
		if err := r.kids(p.root, 0, len(p.root.kids), p.root.regions, scope); err != nil {
			return err
		}
		r.changed[p.name] = r.out.Bytes()
		if err := r.relate(); err != nil {
			return err
		}
	}
	if err := r.properties(scope); err != nil {
		return err
	}
	if err := r.declare(); err != nil {
		return err
	}
	return t.file.WriteTo(ctxio.Writer(ctx, w), r.changed)
}

// changes reports whether anything in a part is not copied as it is.
func changes(root *node) bool {
	for _, k := range root.kids {
		if k.live {
			return true
		}
	}
	return false
}
