package templates

import (
	"errors"
	"fmt"
	"reflect"
	"strings"
	"unicode/utf8"

	"github.com/biaoping/biaoping/report/doc"
	"github.com/biaoping/biaoping/report/review"
)

// A fact is one value on its way into the document: what is printed, and
// what a workbook gets.
type fact struct {
	text    string
	value   doc.Value
	flag    bool            // 是非值: only a directive may take it
	picture *review.Picture // only a directive may take it
}

// A store keeps the facts of one document. Their tokens stand for them while
// Markdown and YAML are parsed.
type store []fact

// A token is two private-use characters: one of plane 15, which makes it
// known, and one of plane 16. No template holds such characters (checkText),
// and a fact that does is never looked at again.
const (
	tokenFirst  = 0xF0000
	tokenSecond = 0x100000
	tokenBase   = 1 << 15
	tokenLen    = 8          // bytes
	tokenHead   = "\xF3\xB0" // how every one of them begins in UTF-8, up to 1<<27 facts
)

// private reports whether r is a private-use character. Those of the basic
// plane mark lines; see markFirst.
func private(r rune) bool {
	return 0xE000 <= r && r <= 0xF8FF || r >= tokenFirst
}

// put keeps v and gives its token. Every output action of a template ends here.
func (s *store) put(v reflect.Value) (string, error) {
	f, err := factOf(v)
	if err != nil {
		return "", err
	}
	i := len(*s)
	*s = append(*s, f)
	token := utf8.AppendRune(make([]byte, 0, tokenLen), tokenFirst+rune(i/tokenBase))
	return string(utf8.AppendRune(token, tokenSecond+rune(i%tokenBase))), nil
}

// cut parts s at its first token: the text before it, the fact and the rest.
func (s store) cut(text string) (before string, f *fact, rest string) {
	i := strings.Index(text, tokenHead)
	if i < 0 || len(text) < i+tokenLen {
		return text, nil, ""
	}
	hi, n := utf8.DecodeRuneInString(text[i:])
	lo, _ := utf8.DecodeRuneInString(text[i+n:])
	k := int(hi-tokenFirst)*tokenBase + int(lo-tokenSecond)
	// Only an escape in YAML can forge a token.
	if lo < tokenSecond || k >= len(s) {
		return text, nil, ""
	}
	return text[:i], &s[k], text[i+tokenLen:]
}

// only is the fact of a text that is one token and nothing else.
func (s store) only(text string) *fact {
	if len(text) != tokenLen {
		return nil
	}
	_, f, _ := s.cut(text)
	return f
}

var (
	dateType    = reflect.TypeFor[review.Date]()
	decimalType = reflect.TypeFor[review.Decimal]()
	ratioType   = reflect.TypeFor[review.Ratio]()
	pictureType = reflect.TypeFor[review.Picture]()
	factType    = reflect.TypeFor[fact]()
	stringType  = reflect.TypeFor[string]()
)

// factOf is the fact a value makes. A nil pointer and a zero date make an
// empty one.
func factOf(v reflect.Value) (fact, error) {
	for v.IsValid() && (v.Kind() == reflect.Pointer || v.Kind() == reflect.Interface) {
		v = v.Elem()
	}
	if !v.IsValid() {
		return fact{}, nil
	}
	switch v.Type() {
	case stringType:
		return fact{text: v.String()}, nil
	case factType:
		return v.Interface().(fact), nil
	case decimalType:
		return decimal(review.Decimal(v.Int()).String(), review.Decimal(v.Int()).Float()), nil
	case dateType:
		d := v.Interface().(review.Date)
		return day(d, d.Chinese()), nil
	case pictureType:
		if v.CanAddr() {
			return fact{picture: v.Addr().Interface().(*review.Picture)}, nil
		}
	}
	switch v.Kind() {
	case reflect.Int, reflect.Int64:
		return decimal(fmt.Sprint(v.Int()), float64(v.Int())), nil
	case reflect.Bool:
		return fact{text: fmt.Sprint(v.Bool()), flag: true}, nil
	}
	return fact{}, fmt.Errorf("%s 不能直接输出", typeName(v.Type()))
}

// decimal is a number as printed; its places are counted from the text.
func decimal(text string, number float64) fact {
	_, places, _ := strings.Cut(text, ".")
	return fact{text: text, value: doc.Value{Kind: doc.NumberValue, Number: number, Places: len(places)}}
}

// day is a date in one of its printed forms; empty for the zero date.
func day(d review.Date, text string) fact {
	if d.IsZero() {
		return fact{}
	}
	return fact{text: text, value: doc.Value{Kind: doc.DateValue, Date: d.Time()}}
}

// printable reports a fact that is no text.
func (f *fact) printable() error {
	switch {
	case f.flag:
		return errors.New("是非值不能直接输出，请用 yesno 或 {{if}}")
	case f.picture != nil:
		return errors.New("图片只能写在 picture、pictures 或 closing 围栏里")
	}
	return nil
}
