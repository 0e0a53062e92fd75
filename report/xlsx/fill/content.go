package fill

import (
	"bytes"
	"context"
	"strconv"
	"strings"

	"github.com/biaoping/biaoping/internal/markup"
	"github.com/biaoping/biaoping/report/fields"
	"github.com/biaoping/biaoping/report/fields/tags"
	"github.com/biaoping/biaoping/report/xlsx/book"
)

// A content is a text with tags, which an editor may have cut into runs
// anywhere.
type content struct {
	where string
	runs  [][]byte // the properties of each, as written
	atoms []atom
}

// An atom is words or a tag, in a run.
type atom struct {
	tags.Piece
	run  int
	end  int  // of a loop within the text: the atom that ends it
	gone bool // it is the end of a loop over rows
}

// findTags finds the tags of all cells and the loops over rows, as far as it
// comes before ctx is done.
func (s *sheet) findTags(ctx context.Context, shared *sharedTexts) (errs []error) {
	for i := range s.rows {
		if ctx.Err() != nil {
			return nil
		}
		r := &s.rows[i]
		for k := range r.cells {
			c := &r.cells[k]
			src := c.source(shared)
			if !bytes.Contains(src, []byte("{")) {
				continue
			}
			text, err := newContent(src, s.at(r.number, c.column))
			if err == nil && text != nil && c.formula != nil {
				err = tags.Fault{Where: text.where, Message: "公式的格里不能写标记"}
			}
			if err != nil {
				errs = append(errs, err)
				continue
			}
			if c.text = text; text != nil {
				r.live = true
				for _, a := range text.atoms {
					if a.Tag != nil {
						s.tags = append(s.tags, a.Tag)
					}
				}
			}
		}
	}
	if len(errs) == 0 {
		errs = s.loops(ctx)
	}
	return errs
}

// source is the text of a cell as it is written: its own, or one that is
// shared.
func (c *cell) source(shared *sharedTexts) []byte {
	end := bytes.IndexByte(c.raw, '>') + 1
	from, to, _ := markup.Attribute(c.raw[:end], "t")
	switch string(c.raw[from:to]) {
	case "s":
		n, err := strconv.Atoi(strings.TrimSpace(markup.Unescape(c.raw)))
		if err != nil {
			return nil
		}
		return shared.item(n)
	case "inlineStr":
		return c.raw
	}
	if c.formula != nil && strings.Contains(c.formula.text, "{{") {
		return c.raw
	}
	return nil
}

// newContent reads a text; nil for one without tags.
func newContent(src []byte, where string) (*content, error) {
	root, err := markup.Parse(src)
	if err != nil {
		return nil, err
	}
	c := &content{where: where}
	var whole strings.Builder
	var lengths []int
	var properties []byte
	root.Walk(func(n *markup.Node) bool {
		switch {
		case n.Is("rPh"): // how it is spoken
			return false
		case n.Is("r"):
			properties = nil
		case n.Is("rPr"):
			properties = n.Bytes()
			return false
		case n.Is("t") || n.Is("f"):
			words := book.Decode(n.Text())
			whole.WriteString(words)
			c.runs, lengths = append(c.runs, properties), append(lengths, len(words))
			return false
		}
		return true
	})
	if !tags.In(whole.String()) {
		return nil, nil
	}
	if c.where += "“" + tags.Short(whole.String()) + "”"; len(c.runs) == 0 {
		return nil, nil
	}
	pieces, err := tags.Split(whole.String(), c.where)
	if err != nil {
		return nil, err
	}
	for run, list := range tags.Distribute(pieces, lengths) {
		for _, p := range list {
			c.atoms = append(c.atoms, atom{Piece: p, run: run})
		}
	}
	return c, nil
}

// alone is the tag of a fact that is all there is; nil for none.
func (c *content) alone() (only *tags.Tag) {
	for _, a := range c.atoms {
		switch {
		case a.gone || a.Tag == nil && strings.TrimSpace(a.Text) == "":
		case a.Tag == nil || a.Tag.Sort != 0 || only != nil:
			return nil
		default:
			only = a.Tag
		}
	}
	return only
}

// hollow reports whether nothing is seen but the ends of loops over rows.
func (c *content) hollow() bool {
	for _, a := range c.atoms {
		if !a.gone && (a.Tag != nil || strings.TrimSpace(a.Text) != "") {
			return false
		}
	}
	return true
}

// A stretch of a filled text lies in one run.
type stretch struct {
	run  int
	text string
}

// A wanted is a picture that a tag asks for.
type wanted struct {
	tag   *tags.Tag
	value fields.Value
}

// A shown is what a content becomes.
type shown struct {
	stretches []stretch
	pictures  []wanted
}

func (s *shown) text() string {
	var b strings.Builder
	for _, x := range s.stretches {
		b.WriteString(x.text)
	}
	return b.String()
}

func (s *shown) add(run int, text string) {
	if n := len(s.stretches); n > 0 && s.stretches[n-1].run == run {
		s.stretches[n-1].text += text
	} else if text != "" {
		s.stretches = append(s.stretches, stretch{run, text})
	}
}

// show fills c.
func (r *renderer) show(c *content, from, to int, s fields.Scope, out *shown) error {
	for i := from; i < to; i++ {
		a := &c.atoms[i]
		switch {
		case a.gone:
		case a.Tag == nil:
			out.add(a.run, a.Text)
		case a.IsMark():
			items, err := r.enter(a.Tag, s)
			if err != nil {
				return err
			}
			for _, item := range items {
				if err := r.show(c, i+1, a.end, item, out); err != nil {
					return err
				}
			}
			i = a.end
		case a.Tag.Sort == '@':
			v, err := a.Tag.Find(s)
			if err != nil {
				return err
			}
			if v.Picture() != nil {
				out.pictures = append(out.pictures, wanted{a.Tag, v})
			}
		default:
			v, err := a.Tag.Find(s)
			if err != nil {
				return err
			}
			words, err := v.Print(a.Tag.Format)
			if err != nil {
				return a.Tag.Fault("%s", err)
			}
			out.add(a.run, words)
		}
	}
	return nil
}

// mostItems is how many items the loops of a workbook may run through. Each
// may be a row, which takes more room than the words of a document.
const mostItems = tags.MaxItems / 4

// enter is the scopes in which what t begins is written.
func (r *renderer) enter(t *tags.Tag, s fields.Scope) ([]fields.Scope, error) {
	if err := r.ctx.Err(); err != nil {
		return nil, err
	}
	v, err := t.Find(s)
	if err != nil {
		return nil, err
	}
	switch {
	case v.Empty() != (t.Sort == '^'):
		return nil, nil
	case t.Sort == '^':
		return []fields.Scope{s}, nil
	}
	items := s.Enter(v)
	if r.items += len(items); r.items > mostItems {
		return nil, t.Fault("循环套循环，写出来的文件太大")
	}
	return items, nil
}
