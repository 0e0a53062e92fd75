// Package markup reads the XML of other people's documents by its places in
// the source, so that what is not changed is written byte for byte as it was.
// It checks that elements close and do not exceed its limits; what they mean
// is left to others.
package markup

import (
	"bytes"
	"errors"
	"fmt"
)

// A Sort is what a piece of the source is.
type Sort int

const (
	Text  Sort = iota // what stands between tags, CDATA sections too
	Start             // a tag with which an element begins
	End               // the tag with which it ends
	Empty             // an element in one tag
	Other             // a comment or an instruction
)

// A Token is src[From:To].
type Token struct {
	Sort     Sort
	Name     []byte // of an element, as written, such as w:p: a piece of src
	From, To int
}

// Limits of a part. Office writes nothing near them.
const (
	deepest = 500     // elements in each other
	most    = 1 << 20 // tokens of a part that is read whole
)

// Scan calls visit with every piece of src in order and returns its first
// error. Elements that do not close, or lie deeper than 500 in each other, are
// an error.
func Scan(src []byte, visit func(Token) error) error {
	var open [][]byte
	for t := (Token{}); t.To < len(src); {
		if err := t.Next(src); err != nil {
			return err
		}
		switch t.Sort {
		case Start:
			if open = append(open, t.Name); len(open) > deepest {
				return fmt.Errorf("XML 套叠超过 %d 层", deepest)
			}
		case End:
			if len(open) == 0 || !bytes.Equal(open[len(open)-1], t.Name) {
				return errors.New("XML 的元素没有正确结束")
			}
			open = open[:len(open)-1]
		}
		if err := visit(t); err != nil {
			return err
		}
	}
	if len(open) > 0 {
		return errors.New("XML 的元素没有结束")
	}
	return nil
}

// Next makes t the piece of src behind it, which there must be; the zero Token
// stands before the first. It does not look whether elements close.
func (t *Token) Next(src []byte) error {
	t.Sort, t.Name, t.From = Text, nil, t.To
	if src[t.From] == '<' {
		return t.markup(src)
	}
	if n := bytes.IndexByte(src[t.From:], '<'); n >= 0 {
		t.To += n
	} else {
		t.To = len(src)
	}
	return nil
}

// enclosed is what stands between other marks than < and >.
var enclosed = []struct {
	open, shut string
	sort       Sort
}{{"<!--", "-->", Other}, {"<![CDATA[", "]]>", Text}, {"<?", "?>", Other}}

// markup finds the end of what begins with < at t.From.
func (t *Token) markup(src []byte) error {
	rest := src[t.From:]
	if len(rest) > 1 && (rest[1] == '!' || rest[1] == '?') {
		return t.enclosed(rest)
	}
	n := tagEnd(rest)
	if n < 0 {
		return errors.New("XML 的标签没有结束")
	}
	t.To = t.From + n
	switch {
	case rest[1] == '/':
		t.Sort, t.Name = End, nameAt(rest[2:n])
	case rest[n-2] == '/':
		t.Sort, t.Name = Empty, nameAt(rest[1:n])
	default:
		t.Sort, t.Name = Start, nameAt(rest[1:n])
	}
	if len(Local(t.Name)) == 0 {
		return errors.New("XML 的标签没有名字")
	}
	return nil
}

// enclosed finds the end of what begins with the marks at the head of rest.
func (t *Token) enclosed(rest []byte) error {
	for _, e := range enclosed {
		if bytes.HasPrefix(rest, []byte(e.open)) {
			n := bytes.Index(rest[len(e.open):], []byte(e.shut))
			if n < 0 {
				return errors.New("XML 没有结束")
			}
			t.Sort, t.To = e.sort, t.From+len(e.open)+n+len(e.shut)
			return nil
		}
	}
	return errors.New("XML 的标签没有结束")
}

// tagEnd is the length of the tag at the head of src; -1 when it has no end.
func tagEnd(src []byte) int {
	var quote byte
	for k := 1; k < len(src); k++ {
		switch c := src[k]; {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '"' || c == '\'':
			quote = c
		case c == '<':
			return -1
		case c == '>' && k > 1:
			return k + 1
		}
	}
	return -1
}

// nameAt is the name at the head of a tag.
func nameAt(tag []byte) []byte {
	for i, c := range tag {
		if blank(c) || c == '/' || c == '>' {
			return tag[:i]
		}
	}
	return nil
}

// Attribute finds the value of an attribute in a tag: tag[from:to], as it is
// written.
func Attribute(tag []byte, name string) (from, to int, ok bool) {
	for at := 0; ; {
		i := bytes.Index(tag[at:], []byte(name))
		if i < 0 {
			return 0, 0, false
		}
		i += at
		at = i + len(name)
		if i == 0 || !blank(tag[i-1]) {
			continue
		}
		k := at
		for k < len(tag) && blank(tag[k]) {
			k++
		}
		if k >= len(tag) || tag[k] != '=' {
			continue
		}
		for k++; k < len(tag) && blank(tag[k]); k++ {
		}
		if k >= len(tag) || tag[k] != '"' && tag[k] != '\'' {
			continue
		}
		if n := bytes.IndexByte(tag[k+1:], tag[k]); n >= 0 && !quoted(tag[:i]) {
			return k + 1, k + 1 + n, true
		}
	}
}

func blank(c byte) bool { return c == ' ' || c == '\t' || c == '\r' || c == '\n' }

// quoted reports whether a tag that begins so is inside a value.
func quoted(head []byte) bool {
	var quote byte
	for _, c := range head {
		switch {
		case quote == 0 && (c == '"' || c == '\''):
			quote = c
		case c == quote:
			quote = 0
		}
	}
	return quote != 0
}

// Local is name without its prefix.
func Local[Name string | []byte](name Name) Name {
	for i := range len(name) {
		if name[i] == ':' {
			return name[i+1:]
		}
	}
	return name
}
