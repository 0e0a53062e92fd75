package fields

import (
	"fmt"
	"reflect"
	"strings"

	"github.com/biaoping/biaoping/report/review"
)

// A Value is what a name means. Without facts it has a kind and nothing to
// print.
type Value struct {
	typ   reflect.Type
	value reflect.Value
	path  string
	of    string
}

// Kind is the sort of v.
func (v Value) Kind() Kind { return kindOf(bare(v.typ)) }

// Path is where v stands in the request, such as review.problems[3].before[0].
func (v Value) Path() string { return v.path }

// Empty reports whether there is nothing to show: no facts, an empty text or
// list, no date, an object that is not there, a flag that is not set, nothing
// to compare. A number is never empty, save one that is not given.
func (v Value) Empty() bool {
	value := pointed(v.value)
	if !value.IsValid() {
		return true
	}
	switch v.Kind() {
	case Number:
		return false
	case Ratio:
		return value.Interface().(review.Ratio).Den == 0
	case List:
		return value.Len() == 0
	}
	return value.IsZero()
}

// Picture is the picture that v is; nil where there is none.
func (v Value) Picture() *review.Picture {
	value := pointed(v.value)
	if v.Kind() != Picture || !value.IsValid() || value.IsZero() {
		return nil
	}
	p := value.Interface().(review.Picture)
	return &p
}

// Printable says why v cannot be printed with the given format; nil when it
// can. It needs no facts.
func (v Value) Printable(format string) error {
	switch f, n := parseFormat(format); {
	case v.Kind() == Picture:
		return fmt.Errorf("是图片，应写作 {{@…}}")
	case v.Kind() == List && kindOf(bare(v.typ).Elem()) == Object:
		return fmt.Errorf("是清单，应写作 {{#…}} … {{/…}}")
	case v.Kind() == Object && nameOf(bare(v.typ)) == nil:
		return fmt.Errorf("有几个字段，应写明是哪一个，如 %s", strings.Join(v.Examples(), "、"))
	case f == nil:
		return fmt.Errorf("没有格式 %s；可用 %s", format, strings.Join(formatNames(), "、"))
	case !f.fits(v.Kind()):
		return fmt.Errorf("是%s，不能用格式 %s", kindNames[v.Kind()], format)
	case v.Kind() == Ratio && n < 0:
		return fmt.Errorf("是比值，应写明位数，如 |1位小数")
	}
	return nil
}

var kindNames = [...]string{Text: "文字", Number: "数", Ratio: "比值", Date: "日期", Flag: "是非值", Picture: "图片", List: "清单", Object: "一组字段"}

// nameOf is the field by which objects of type t are called; nil for none.
func nameOf(t reflect.Type) *field {
	list := known()[t]
	for i := range list {
		if list[i].name == "name" {
			return &list[i]
		}
	}
	return nil
}

// Examples are the names of a few fields of the object v, or of the items of the
// list v.
func (v Value) Examples() []string {
	t := bare(v.typ)
	if kindOf(t) == List {
		t = bare(t.Elem())
	}
	var names []string
	for _, f := range known()[t] {
		if f.title != "" && len(names) < 3 {
			names = append(names, f.title)
		}
	}
	return names
}

// Print is v in the given format, or in its usual one for "". An empty value
// prints as nothing, unless the format says otherwise. The error is that of
// Printable.
func (v Value) Print(format string) (string, error) {
	if err := v.Printable(format); err != nil {
		return "", err
	}
	f, n := parseFormat(format)
	if v.Empty() && !f.empty && (v.Kind() != Flag || !pointed(v.value).IsValid()) {
		if rest, ok := strings.CutPrefix(format, otherwise); ok {
			return rest, nil
		}
		return "", nil
	}
	return f.print(v, n), nil
}

// plain is v as it is usually printed.
func (v Value) plain() string {
	value := pointed(v.value)
	switch x := value.Interface().(type) {
	case review.Date:
		return x.Chinese()
	case review.Decimal:
		return x.String()
	case bool:
		return yesno(x)
	}
	switch value.Kind() {
	case reflect.String:
		for _, of := range []string{v.of, value.Type().Name()} {
			if word := review.Word(of, value.String()); word != "" {
				return word
			}
		}
		return value.String()
	case reflect.Slice:
		parts := make([]string, value.Len())
		for i := range parts {
			parts[i] = Value{typ: value.Type().Elem(), value: value.Index(i), of: v.of}.plain()
		}
		return strings.Join(parts, "、")
	case reflect.Struct:
		return value.FieldByIndex(nameOf(value.Type()).index).String()
	}
	return fmt.Sprint(value.Interface())
}

func yesno(b bool) string {
	if b {
		return "是"
	}
	return "否"
}

// Typed is v without its facts: a name of the same sort that can be entered.
func (v Value) Typed() Value { return Value{typ: v.typ, path: v.path, of: v.of} }

// Listed reports whether v is a list of objects.
func (v Value) Listed() bool { return v.Kind() == List && kindOf(bare(bare(v.typ).Elem())) == Object }

// Pictured reports whether v is a picture or a list of pictures.
func (v Value) Pictured() bool {
	return v.Kind() == Picture || v.Kind() == List && kindOf(bare(bare(v.typ).Elem())) == Picture
}
