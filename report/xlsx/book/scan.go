package book

import (
	"bytes"
	"context"
	"errors"

	"github.com/biaoping/biaoping/internal/markup"
)

// A scanner goes through the tags and texts of an XML part that package opc
// has let pass: UTF-8, without DOCTYPE. It copies nothing and knows where in
// the part it stands, so that a part can be changed at one place and left as it
// is everywhere else.
type scanner struct {
	ctx        context.Context
	data       []byte
	token      markup.Token
	start, pos int // of what was found last, and after it

	kind  scanKind
	name  []byte // of a tag, without its prefix
	attrs []byte // of a start tag
	text  []byte // of a text, as written
	empty bool   // the start tag is closed in itself; its end follows
	depth int    // elements that are open
	loose bool   // some of them may never end
	found uint   // tags and texts
}

type scanKind int

const (
	startTag scanKind = iota + 1
	endTag
	chars
)

var errXML = errors.New("不是正确的 XML")

// askEvery is how many tags and texts are found before the context is asked.
const askEvery = 1 << 10

// next finds the next tag or text; it is false at the end of the part.
func (s *scanner) next() (bool, error) {
	if s.found%askEvery == 0 {
		if err := s.ctx.Err(); err != nil {
			return false, err
		}
	}
	s.found++
	if s.kind == startTag && s.empty {
		s.kind, s.start = endTag, s.pos
		s.depth--
		return true, nil
	}
	for t := &s.token; t.To < len(s.data); {
		if t.Next(s.data) != nil {
			return false, errXML
		}
		s.start, s.pos = t.From, t.To
		switch t.Sort {
		case markup.Text:
			s.kind, s.text = chars, s.data[t.From:t.To]
			return true, nil
		case markup.Start, markup.Empty:
			s.kind, s.empty, s.name = startTag, t.Sort == markup.Empty, markup.Local(t.Name)
			s.attrs = s.data[t.From+len("<")+len(t.Name) : t.To-len(">")]
			s.depth++
			return true, nil
		case markup.End:
			s.kind, s.name = endTag, markup.Local(t.Name)
			if s.depth--; s.depth < 0 && !s.loose {
				return false, errXML
			}
			return true, nil
		}
	}
	if s.depth != 0 && !s.loose {
		return false, errXML
	}
	return false, nil
}

// is reports whether the tag found last has the name.
func (s *scanner) is(name string) bool { return string(s.name) == name }

// attr is the value of an attribute of the start tag found last, by its name
// with or without prefix.
func (s *scanner) attr(name string) (string, bool) {
	rest := s.attrs
	for {
		rest = bytes.TrimLeft(rest, " \t\r\n")
		eq := bytes.IndexByte(rest, '=')
		if eq < 0 {
			return "", false
		}
		key := bytes.TrimRight(rest[:eq], " \t\r\n")
		rest = bytes.TrimLeft(rest[eq+1:], " \t\r\n")
		if len(rest) < 2 {
			return "", false
		}
		end := bytes.IndexByte(rest[1:], rest[0])
		if end < 0 {
			return "", false
		}
		if string(key) == name || bytes.HasSuffix(key, []byte(":"+name)) && !bytes.HasPrefix(key, []byte("xmlns")) {
			return markup.Unescape(rest[1 : 1+end]), true
		}
		rest = rest[end+2:]
	}
}

// value is attr without the second result.
func (s *scanner) value(name string) string {
	v, _ := s.attr(name)
	return v
}

// truth is the value of an attribute that is true or false, which it is when it
// is not there.
func (s *scanner) truth(name string) bool {
	v := s.value(name)
	return v == "1" || v == "true"
}
