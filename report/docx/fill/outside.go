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

// unfilled are the parts of a document that hold words of which none are
// filled, by the end of their content type.
var unfilled = []struct{ typ, name string }{{"drawingml.chart+xml", "图表"}, {"diagramData+xml", "SmartArt 图形"}}

// outside are the faults of tags in such parts.
func (t *Template) outside() (errs tags.Errors, err error) {
	for _, name := range t.file.Names() {
		for _, u := range unfilled {
			if !strings.HasSuffix(t.file.Type(name), u.typ) {
				continue
			}
			src, err := t.file.Part(name)
			if err != nil {
				return nil, err
			}
			if words := markup.Words(src); tags.In(words) {
				errs = append(errs, tags.Fault{Where: u.name, Message: "里的标记填不了，请改为文字，或移到正文：" + tags.Short(words)})
			}
		}
	}
	return errs, nil
}

// unfillable is the fault of a tag in the instruction of a field or in an
// attribute of n; nil for none. The description of a picture may be one.
func unfillable(n *node, part string, paragraph int) error {
	what, text := "", ""
	switch {
	case n.name == "" || !bytes.Contains(n.head(), []byte("{{")) && n.name != "w:instrText":
		return nil
	case n.name == "w:instrText":
		what, text = "域代码", n.words()
	case n.name != "wp:docPr" && n.name != "pic:cNvPr":
		what, text = n.name+" 的属性", string(n.head())
	}
	if !tags.In(text) {
		return nil
	}
	return tags.Fault{Where: fmt.Sprintf("%s第 %d 段", part, paragraph), Message: what + "里的标记填不了，请改为文字：" + tags.Short(text[max(0, strings.IndexAny(text, "{｛")):])}
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

const corePart = "docProps/core.xml"

// title fills the title among the properties of the document, which Word makes
// of its first words. What is no fact is left out of it.
func (r *renderer) title(s fields.Scope) error {
	src, err := r.file.Part(corePart)
	if err != nil {
		return nil // it has none
	}
	budget := mostNodes
	root, err := parse(src, &budget)
	if err != nil {
		return fmt.Errorf("%s：%w", corePart, err)
	}
	n := find(root, "dc:title")
	if n == nil || !tags.In(n.words()) {
		return nil
	}
	var words strings.Builder
	pieces, _ := tags.Split(n.words(), "文档属性的标题")
	for _, pc := range pieces {
		if pc.Tag == nil {
			words.WriteString(pc.Text)
		} else if v, err := pc.Tag.Find(s); err == nil && pc.Tag.Sort == 0 {
			if text, err := v.Print(pc.Tag.Format); err == nil {
				words.WriteString(strings.ReplaceAll(text, "\n", " "))
			}
		}
	}
	var b bytes.Buffer
	b.Write(src[:n.open])
	markup.Escape(&b, words.String())
	b.Write(src[n.shut:])
	r.changed[corePart] = b.Bytes()
	return nil
}
