package validate

import (
	"reflect"
	"slices"
	"strconv"
	"strings"

	"github.com/biaoping/biaoping/report/review"
)

// A template is text with {expression} in it.
type template []piece

// A piece is fixed text, or an expression where there is one.
type piece struct {
	text string
	expr *program
}

// template splits and compiles src.
func (s *scope) template(src string) (template, *fault) {
	pieces, f := split(src)
	if f != nil {
		return nil, f
	}
	offset := 0
	for i := range pieces {
		p := &pieces[i]
		length := len([]rune(p.text))
		if strings.HasPrefix(p.text, "{") {
			if p.expr, f = s.compile(p.text[1 : len(p.text)-1]); f == nil && !printable(p.expr.result) {
				f = &fault{0, typeName(p.expr.result) + "不能写进文字，请写出它的字段"}
			}
			if f != nil {
				f.offset += offset + 1
				return nil, f
			}
			p.expr.uses = slices.Clone(p.expr.uses)
			for i := range p.expr.uses {
				p.expr.uses[i].offset += offset + 1
			}
		}
		offset += length
	}
	return pieces, nil
}

// split cuts src into fixed texts and {expressions}, the latter with their
// braces. Braces within an expression come in pairs.
func split(src string) (template, *fault) {
	var pieces template
	depth, from, offset := 0, 0, 0
	for i, r := range src {
		switch {
		case r == '{' && depth == 0:
			pieces, from = pieces.add(src[from:i]), i
			depth++
		case r == '{':
			depth++
		case r == '}' && depth == 0:
			return nil, &fault{offset, "} 之前没有 {"}
		case r == '}':
			if depth--; depth == 0 {
				pieces, from = pieces.add(src[from:i+1]), i+1
			}
		}
		offset++
	}
	if depth > 0 {
		return nil, &fault{len([]rune(src[:from])), "{ 没有对应的 }"}
	}
	return pieces.add(src[from:]), nil
}

func (t template) add(text string) template {
	if text == "" {
		return t
	}
	return append(t, piece{text: text})
}

// printable reports whether show writes values of t.
func printable(t reflect.Type) bool {
	t = deref(t)
	switch t.Kind() {
	case reflect.Bool, reflect.String, reflect.Int:
		return true
	case reflect.Slice:
		return t.Elem().Kind() == reflect.String
	}
	return opaque(t)
}

// shown writes the value of the piece's expression. A code of a fixed set,
// such as a role, is written as its Chinese word.
func (p piece) shown(v any) string {
	text := show(v)
	if f := p.expr.fact; f != nil {
		if word := review.Word(f.words, text); word != "" {
			return word
		}
	}
	return text
}

// show writes a value as an official text does: dates as 2024年5月31日, lists
// with 、 between their texts.
func show(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case int:
		return strconv.Itoa(v)
	case bool:
		if v {
			return "是"
		}
		return "否"
	case review.Date:
		return v.Chinese()
	case review.Decimal:
		return v.String()
	case review.Ratio:
		return v.String()
	}
	if p := reflect.ValueOf(v); p.Kind() == reflect.Pointer {
		return show(p.Elem().Interface())
	}
	return strings.Join(textsOf(v), "、")
}
