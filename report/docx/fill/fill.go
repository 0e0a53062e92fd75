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
	"fmt"
	"io"
	"path"
	"strings"

	"github.com/biaoping/biaoping/internal/opc"
	"github.com/biaoping/biaoping/report/doc"
	"github.com/biaoping/biaoping/report/fields"
	"github.com/biaoping/biaoping/report/review"
)

// Pictures loads the picture p, which stands at path in the request, for a
// place so many millimetres wide.
type Pictures func(path string, p review.Picture, widthMM int) (*doc.Picture, error)

// A Template is a document that has been read and understood. It may be filled
// many times, by several goroutines at once.
type Template struct {
	file  *opc.Package
	parts []part
	tags  []*tag // in the order of the document
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

// Parse reads a template. Its error is Errors for what is wrong with the tags,
// or says why the file cannot be used.
func Parse(data []byte) (*Template, error) {
	file, err := opc.Open(data, opc.Word)
	if err != nil {
		return nil, err
	}
	t := &Template{file: file}
	var errs Errors
	for _, kind := range partNames {
		for _, name := range file.Names() {
			if !strings.HasSuffix(file.Type(name), "wordprocessingml."+kind.typ) {
				continue
			}
			if err := t.read(name, kind.name, &errs); err != nil {
				return nil, err
			}
		}
	}
	if len(errs) > 0 {
		return nil, errs
	}
	return t, nil
}

// read reads one part.
func (t *Template) read(name, title string, errs *Errors) error {
	src, err := t.file.Part(name)
	if err != nil {
		return err
	}
	root, err := parse(src)
	if err != nil {
		return fmt.Errorf("%s：%w", name, err)
	}
	number := 0
	var paragraphs []*node
	root.walk(func(n *node) bool {
		if n.name == "w:p" {
			paragraphs = append(paragraphs, n)
		}
		return true
	})
	before := len(*errs)
	for _, p := range paragraphs {
		number++
		if err := t.heal(p, place{Part: title, Paragraph: number}); err != nil {
			*errs = append(*errs, err)
		}
	}
	number = 0
	root.walk(func(n *node) bool {
		switch n.name {
		case "w:p":
			number++
		case "wp:docPr":
			if err := t.placeholder(n, place{Part: title, Paragraph: number, Text: "图片的替换文字"}); err != nil {
				*errs = append(*errs, err)
			}
		}
		return true
	})
	if len(*errs) == before {
		*errs = append(*errs, loops(root)...)
	}
	root.walk(func(n *node) bool {
		for _, pc := range n.pieces {
			if pc.tag != nil {
				t.tags = append(t.tags, pc.tag)
			}
		}
		if n.picture != nil {
			t.tags = append(t.tags, n.picture)
		}
		return true
	})
	t.parts = append(t.parts, part{name, root})
	return nil
}

// Fill writes the document filled with the facts of f. Nothing is written when
// a tag means nothing or a picture cannot be used: the error is Errors, or that
// of pictures, which may be nil for a template without any.
func (t *Template) Fill(w io.Writer, f *review.Facts, pictures Pictures) error {
	scope := fields.Of(f)
	if errs := t.Check(scope); len(errs) > 0 {
		return errs
	}
	r := &renderer{file: t.file, load: pictures, changed: map[string][]byte{}, images: map[string]*image{}}
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
	if err := r.declare(); err != nil {
		return err
	}
	return t.file.WriteTo(w, r.changed)
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

// relationsOf is the name of the part that holds the relationships of a part.
func relationsOf(name string) string {
	return path.Join(path.Dir(name), "_rels", path.Base(name)+".rels")
}
