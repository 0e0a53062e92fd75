package book

import (
	"bytes"
	"context"
	"errors"
	"strconv"
	"strings"
	"unicode/utf8"
)

// A scanner goes through the tags and texts of an XML part that package opc
// has let pass: UTF-8, without DOCTYPE. It copies nothing and knows where in
// the part it stands, so that a part can be changed at one place and left as it
// is everywhere else.
type scanner struct {
	ctx        context.Context
	data       []byte
	start, pos int // of what was found last, and after it

	kind  scanKind
	name  []byte // of a tag, without its prefix
	attrs []byte // of a start tag
	text  []byte // of a text, as written
	raw   bool   // the text is CDATA
	empty bool   // the start tag is closed in itself; its end follows
	owes  bool   // that end
	depth int    // elements that are open
	found uint   // tags and texts
}

type scanKind int

const (
	startTag scanKind = iota
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
	if s.owes {
		s.owes, s.kind, s.start = false, endTag, s.pos
		s.depth--
		return true, nil
	}
	for s.pos < len(s.data) {
		s.start = s.pos
		rest := s.data[s.pos:]
		if rest[0] != '<' {
			n := bytes.IndexByte(rest, '<')
			if n < 0 {
				n = len(rest)
			}
			s.kind, s.text, s.raw = chars, rest[:n], false
			s.pos += n
			return true, nil
		}
		switch {
		case bytes.HasPrefix(rest, []byte("<!--")):
			if err := s.skip("-->"); err != nil {
				return false, err
			}
		case bytes.HasPrefix(rest, []byte("<?")):
			if err := s.skip("?>"); err != nil {
				return false, err
			}
		case bytes.HasPrefix(rest, []byte("<![CDATA[")):
			if err := s.skip("]]>"); err != nil {
				return false, err
			}
			s.kind, s.raw, s.text = chars, true, s.data[s.start+len("<![CDATA["):s.pos-len("]]>")]
			return true, nil
		default:
			return true, s.tag()
		}
	}
	if s.depth != 0 {
		return false, errXML
	}
	return false, nil
}

func (s *scanner) skip(end string) error {
	n := bytes.Index(s.data[s.pos:], []byte(end))
	if n < 0 {
		return errXML
	}
	s.pos += n + len(end)
	return nil
}

// tag reads a start or end tag. A > may stand in the value of an attribute.
func (s *scanner) tag() error {
	i, quote := s.pos+1, byte(0)
	for ; i < len(s.data); i++ {
		c := s.data[i]
		if quote != 0 {
			if c == quote {
				quote = 0
			}
			continue
		}
		if c == '"' || c == '\'' {
			quote = c
		} else if c == '>' {
			break
		} else if c == '<' {
			return errXML
		}
	}
	if i >= len(s.data) {
		return errXML
	}
	inner := s.data[s.pos+1 : i]
	s.pos = i + 1
	s.kind, s.empty = startTag, false
	if len(inner) > 0 && inner[0] == '/' {
		s.kind, inner = endTag, inner[1:]
		if s.depth--; s.depth < 0 {
			return errXML
		}
	} else if s.depth++; len(inner) > 0 && inner[len(inner)-1] == '/' {
		s.empty, s.owes, inner = true, true, inner[:len(inner)-1]
	}
	s.name, s.attrs = inner, nil
	if n := bytes.IndexAny(inner, " \t\r\n"); n >= 0 {
		s.name, s.attrs = inner[:n], inner[n:]
	}
	if n := bytes.IndexByte(s.name, ':'); n >= 0 {
		s.name = s.name[n+1:]
	}
	if len(s.name) == 0 {
		return errXML
	}
	return nil
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
			return unescape(rest[1:1+end], false), true
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

var entities = map[string]rune{"lt": '<', "gt": '>', "amp": '&', "apos": '\'', "quot": '"'}

// unescape is what b stands for.
func unescape(b []byte, raw bool) string {
	if raw || bytes.IndexByte(b, '&') < 0 {
		return string(b)
	}
	var out strings.Builder
	for len(b) > 0 {
		amp := bytes.IndexByte(b, '&')
		if amp < 0 {
			break
		}
		out.Write(b[:amp])
		b = b[amp:]
		end := bytes.IndexByte(b, ';')
		r, ok := rune(0), false
		if end > 0 && end < 12 {
			r, ok = entity(string(b[1:end]))
		}
		if !ok { // as written
			out.WriteByte('&')
			b = b[1:]
			continue
		}
		out.WriteRune(r)
		b = b[end+1:]
	}
	out.Write(b)
	return out.String()
}

func entity(name string) (rune, bool) {
	if r, ok := entities[name]; ok {
		return r, true
	}
	digits, ok := strings.CutPrefix(name, "#")
	if !ok {
		return 0, false
	}
	base := 10
	if hex, ok := strings.CutPrefix(digits, "x"); ok {
		digits, base = hex, 16
	}
	n, err := strconv.ParseUint(digits, base, 32)
	return rune(n), err == nil && utf8.ValidRune(rune(n))
}

// decode is a text of a workbook, in which _x000D_ stands for a character
// (ECMA-376, 22.9.2.19).
func decode(s string) string {
	if !strings.Contains(s, "_x") {
		return s
	}
	var out strings.Builder
	for {
		i := strings.Index(s, "_x")
		if i < 0 || len(s) < i+7 {
			break
		}
		n, err := strconv.ParseUint(s[i+2:i+6], 16, 16)
		if err != nil || s[i+6] != '_' || n >= 0xD800 && n < 0xE000 {
			out.WriteString(s[:i+2])
			s = s[i+2:]
			continue
		}
		out.WriteString(s[:i])
		out.WriteRune(rune(n))
		s = s[i+7:]
	}
	out.WriteString(s)
	return out.String()
}
