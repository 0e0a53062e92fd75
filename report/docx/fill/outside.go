package fill

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/biaoping/biaoping/internal/markup"
	"github.com/biaoping/biaoping/report/fields"
	"github.com/biaoping/biaoping/report/fields/tags"
)

// This file deals with tags outside of the words of paragraphs: most of them
// cannot be filled, and one that stayed would be printed.

// unfillable is the fault of a tag in the instructions of a paragraph's fields,
// in a formula, or in an attribute of n; nil for none. The description of a
// picture may be one.
func unfillable(n *node, part string, paragraph int) error {
	what, text := "", ""
	switch {
	case n.name == "w:p":
		what, text = "域代码", instructions(n)
	case n.name == "m:oMath":
		what, text = "公式", markup.Words(n.raw())
	case n.name == "wp:docPr":
		what, text = "图片的名称", n.attribute("name")
	case n.name != "" && n.name != "pic:cNvPr" && braced(n.head()):
		what, text = attributes[n.name], string(n.head())
		if what == "" {
			what = n.name + " 的属性"
		}
	}
	if !tags.In(text) {
		return nil
	}
	text = text[strings.IndexAny(text, "{｛"):]
	if end := strings.IndexAny(text, `"'`); end >= 0 {
		text = text[:end]
	}
	return tags.Fault{Where: fmt.Sprintf("%s第 %d 段", part, paragraph), Message: what + "里的标记填不了，请改为文字：" + tags.Short(text)}
}

// braced reports whether there is a brace in src, of whatever width.
func braced(src []byte) bool {
	return bytes.IndexByte(src, '{') >= 0 || bytes.Contains(src, []byte("｛"))
}

// attributes are the names that Word has for what elements say in an attribute.
var attributes = map[string]string{
	"w:hyperlink": "超链接的提示文字", "w:listItem": "下拉列表的选项", "w:alias": "内容控件的标题", "w:tag": "内容控件的标记",
	"w:fldSimple": "域代码", "v:textpath": "艺术字",
}

// instructions are those of the fields of a paragraph.
func instructions(p *node) string {
	var b strings.Builder
	p.walk(func(n *node) bool {
		if n.name == "w:instrText" {
			b.WriteString(n.words())
		}
		return n == p || n.name != "w:p"
	})
	return b.String()
}

// release takes what n lies in from the properties of content controls that
// would bring back their old words: a binding to data elsewhere, and that the
// words are but a hint.
func release(n *node) {
	for control := n.above("w:sdt"); control != nil; control = control.above("w:sdt") {
		for _, properties := range control.kids {
			if properties.name != "w:sdtPr" {
				continue
			}
			for _, k := range properties.kids {
				if k.name == "w:showingPlcHdr" || strings.HasSuffix(k.name, ":dataBinding") {
					k.enliven()
					k.gone = true
				}
			}
		}
	}
}

// properties fills those of the document, such as the title that Word makes of
// its first words. What is no fact is left out of them.
func (r *renderer) properties(s fields.Scope) error {
	for _, name := range r.file.Names() {
		if !strings.HasSuffix(r.file.Type(name), "-properties+xml") {
			continue
		}
		src, err := r.file.Part(name)
		if err != nil {
			return err
		}
		if !braced(src) {
			continue
		}
		budget := mostNodes
		root, err := parse(src, &budget)
		if err != nil {
			return fmt.Errorf("%s：%w", name, err)
		}
		var b bytes.Buffer
		last := 0
		root.walk(func(n *node) bool {
			if n.name == "" || len(n.kids) != 1 || n.kids[0].name != "" || !tags.In(n.words()) {
				return true
			}
			b.Write(src[last:n.open])
			markup.Escape(&b, facts(n.words(), s))
			last = n.shut
			return false
		})
		if last > 0 {
			b.Write(src[last:])
			r.changed[name] = b.Bytes()
		}
	}
	return nil
}

// facts is text with its tags exchanged for facts, and without what is none.
func facts(text string, s fields.Scope) string {
	var b strings.Builder
	pieces, _ := tags.Split(text, "文档属性")
	for _, pc := range pieces {
		if pc.Tag == nil {
			b.WriteString(pc.Text)
		} else if v, err := pc.Tag.Find(s); err == nil && pc.Tag.Sort == 0 {
			if words, err := v.Print(pc.Tag.Format); err == nil {
				b.WriteString(strings.ReplaceAll(words, "\n", " "))
			}
		}
	}
	return b.String()
}
