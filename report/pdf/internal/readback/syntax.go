package readback

import (
	"bytes"
	"fmt"
	"strconv"
)

// Objects of PDF as Go values: bool, float64, string (of bytes), Name, Array,
// Dict, Ref, Operator and nil.
type (
	Name     string
	Array    []any
	Dict     map[Name]any
	Ref      int
	Operator string
)

// A lexer reads objects from the front of b.
type lexer struct{ b []byte }

const (
	space      = "\x00\t\n\f\r "
	delimiters = "()<>[]{}/%"
)

func (l *lexer) skip() {
	for {
		l.b = bytes.TrimLeft(l.b, space)
		if len(l.b) == 0 || l.b[0] != '%' {
			return
		}
		if i := bytes.IndexAny(l.b, "\r\n"); i >= 0 {
			l.b = l.b[i:]
		} else {
			l.b = nil
		}
	}
}

// next reads one object. At the end it returns Operator("").
func (l *lexer) next() (any, error) {
	l.skip()
	switch {
	case len(l.b) == 0:
		return Operator(""), nil
	case bytes.HasPrefix(l.b, []byte("<<")):
		return l.dict()
	case l.b[0] == '<':
		return l.hex()
	case l.b[0] == '(':
		return l.literal()
	case l.b[0] == '/':
		l.b = l.b[1:]
		return Name(l.word()), nil
	case l.b[0] == '[':
		l.b = l.b[1:]
		return l.array()
	}
	w := l.word()
	if w == "" {
		return nil, fmt.Errorf("unexpected %.20q", l.b)
	}
	switch w {
	case "true", "false":
		return w == "true", nil
	case "null":
		return nil, nil
	}
	v, err := strconv.ParseFloat(w, 64)
	if err != nil {
		return Operator(w), nil
	}
	if n := int(v); float64(n) == v && n >= 0 {
		rest := *l
		if generation := rest.plain(); generation == "0" && rest.plain() == "R" {
			*l = rest
			return Ref(n), nil
		}
	}
	return v, nil
}

// plain skips white space and reads a word.
func (l *lexer) plain() string {
	l.skip()
	return l.word()
}

func (l *lexer) word() string {
	i := bytes.IndexAny(l.b, space+delimiters)
	if i < 0 {
		i = len(l.b)
	}
	w := string(l.b[:i])
	l.b = l.b[i:]
	return w
}

func (l *lexer) array() (Array, error) {
	list := Array{}
	for {
		l.skip()
		if bytes.HasPrefix(l.b, []byte("]")) {
			l.b = l.b[1:]
			return list, nil
		}
		v, err := l.next()
		if err != nil {
			return nil, err
		}
		if v == Operator("") {
			return nil, fmt.Errorf("array without end")
		}
		list = append(list, v)
	}
}

func (l *lexer) dict() (Dict, error) {
	l.b = l.b[2:]
	d := Dict{}
	for {
		l.skip()
		if bytes.HasPrefix(l.b, []byte(">>")) {
			l.b = l.b[2:]
			return d, nil
		}
		key, err := l.next()
		if err != nil {
			return nil, err
		}
		name, ok := key.(Name)
		if _, twice := d[name]; !ok || twice {
			return nil, fmt.Errorf("key %v of a dictionary", key)
		}
		if d[name], err = l.next(); err != nil {
			return nil, err
		}
	}
}

func (l *lexer) hex() (string, error) {
	i := bytes.IndexByte(l.b, '>')
	if i < 0 {
		return "", fmt.Errorf("string without end")
	}
	digits := string(l.b[1:i])
	l.b = l.b[i+1:]
	s := make([]byte, 0, len(digits)/2)
	for ; len(digits) >= 2; digits = digits[2:] {
		v, err := strconv.ParseUint(digits[:2], 16, 8)
		if err != nil {
			return "", err
		}
		s = append(s, byte(v))
	}
	return string(s), nil
}

func (l *lexer) literal() (string, error) {
	var s []byte
	depth := 0
	for i := 0; i < len(l.b); i++ {
		switch c := l.b[i]; c {
		case '\\':
			i++
			if i == len(l.b) {
				return "", fmt.Errorf("string without end")
			}
			if at := bytes.IndexByte([]byte("nrtbf"), l.b[i]); at >= 0 {
				s = append(s, "\n\r\t\b\f"[at])
			} else {
				s = append(s, l.b[i])
			}
		case '(':
			if depth++; depth > 1 {
				s = append(s, c)
			}
		case ')':
			if depth--; depth == 0 {
				l.b = l.b[i+1:]
				return string(s), nil
			}
			s = append(s, c)
		default:
			s = append(s, c)
		}
	}
	return "", fmt.Errorf("string without end")
}
