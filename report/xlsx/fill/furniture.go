package fill

import (
	"slices"
	"strings"
	"unicode/utf16"

	"github.com/biaoping/biaoping/internal/markup"
	"github.com/biaoping/biaoping/report/fields"
	"github.com/biaoping/biaoping/report/fields/tags"
)

// A filling says what stands for a tag outside of the cells. When a template
// is read it only takes note of the tag.
type filling func(*tags.Tag) (string, error)

// headings are the elements of headers and footers, and their names.
var headings = map[string]string{"oddHeader": "页眉", "oddFooter": "页脚", "evenHeader": "偶数页页眉", "evenFooter": "偶数页页脚", "firstHeader": "首页页眉", "firstFooter": "首页页脚"}

// mostHeading is how many characters a header may have.
const mostHeading = 255

// readFurniture finds the tags in headers, footers and text boxes.
func (t *Template) readFurniture(s *sheet) (errs []error, err error) {
	note := func(tag *tags.Tag) (string, error) {
		s.tags = append(s.tags, tag)
		return "", nil
	}
	_, errs = s.headings(s.frame.Clone(), note)
	relations, err := t.file.Relations(s.part)
	if err != nil {
		return nil, err
	}
	for _, r := range relations {
		if r.Kind() != "drawing" {
			continue
		}
		s.drawing = r.Target
		root, err := t.tree(r.Target)
		if err != nil {
			return nil, err
		}
		_, more := s.boxes(root, note)
		errs = append(errs, more...)
	}
	return errs, nil
}

// headings fills the headers and footers of a sheet.
func (s *sheet) headings(frame *markup.Node, fill filling) (changed bool, errs []error) {
	frame.Walk(func(n *markup.Node) bool {
		name := headings[markup.Local(n.Name)]
		if name == "" || !tags.In(n.Text()) {
			return true
		}
		where := s.name + "的" + name
		out, err := fillWords(n.Text(), where, fill)
		for i := range out {
			if out[i].Tag != nil {
				out[i].Text = strings.ReplaceAll(out[i].Text, "&", "&&") // ECMA-376, 18.3.1.39
			}
		}
		text := joined(out)
		if err == nil && len(utf16.Encode([]rune(text))) > mostHeading {
			err = tags.Fault{Where: where, Message: "填好后超过 255 个字符"}
		}
		if err != nil {
			errs = append(errs, err)
			return false
		}
		n.SetText(text)
		changed = true
		return false
	})
	return changed, errs
}

// boxes fills the text boxes of a drawing.
func (s *sheet) boxes(drawing *markup.Node, fill filling) (changed bool, errs []error) {
	drawing.Walk(func(p *markup.Node) bool {
		if !p.Is("p") {
			return true
		}
		var words []*markup.Node
		var lengths []int
		var whole string
		p.Walk(func(n *markup.Node) bool {
			if n.Is("t") {
				words, lengths, whole = append(words, n), append(lengths, len(n.Text())), whole+n.Text()
			}
			return true
		})
		if !tags.In(whole) {
			return false
		}
		out, err := fillWords(whole, s.name+"的文本框“"+tags.Short(whole)+"”", fill)
		if err != nil {
			errs = append(errs, err)
			return false
		}
		for i, list := range tags.Distribute(out, lengths) {
			words[i].SetText(joined(list))
		}
		changed = true
		return false
	})
	return changed, errs
}

// fillWords fills a text in which nothing can repeat: the pieces of tags get
// their texts.
func fillWords(text, where string, fill filling) ([]tags.Piece, error) {
	pieces, err := tags.Split(text, where)
	if err != nil {
		return nil, err
	}
	pieces = slices.Clone(pieces)
	for i := range pieces {
		t := pieces[i].Tag
		if t == nil {
			continue
		}
		if t.Sort != 0 {
			return nil, t.Fault("只能写在格里")
		}
		words, err := fill(t)
		if err != nil {
			return nil, err
		}
		pieces[i].Text = words
	}
	return pieces, nil
}

func joined(pieces []tags.Piece) string {
	var b strings.Builder
	for _, p := range pieces {
		b.WriteString(p.Text)
	}
	return b.String()
}

// printing fills with the facts of s.
func printing(s fields.Scope) filling {
	return func(t *tags.Tag) (string, error) {
		v, err := t.Find(s)
		if err != nil {
			return "", err
		}
		words, err := v.Print(t.Format)
		if err != nil {
			return "", t.Fault("%s", err)
		}
		return words, nil
	}
}

// furnish fills the headers and footers of s and reports whether it has any
// with tags.
func (r *renderer) furnish(s *sheet, frame *markup.Node, scope fields.Scope) (bool, error) {
	changed, errs := s.headings(frame, printing(scope))
	if errs != nil {
		return false, tags.Errors(errs)
	}
	return changed, nil
}
