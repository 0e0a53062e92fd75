package templates

import (
	"fmt"
	"reflect"
	"strings"
	"text/template"

	"github.com/biaoping/biaoping/report/review"
)

// A function is what a template may call besides text/template's own.
type function struct {
	name string
	fn   any
}

// functions are explained one by one in README.md.
var functions = []function{
	{"date", date},
	{"isodate", isodate},
	{"period", period},
	{"weekday", weekday},
	{"num", num},
	{"percent", percent},
	{"chinese", chinese},
	{"inc", inc},
	{"join", join},
	{"lines", lines},
	{"default", orDefault},
	{"yesno", yesno},
	{"word", word},
}

func lookup(name string) (function, bool) {
	for _, f := range functions {
		if f.name == name {
			return f, true
		}
	}
	return function{}, false
}

func funcMap() template.FuncMap {
	m := template.FuncMap{}
	for _, f := range functions {
		m[f.name] = f.fn
	}
	return m
}

// functionNames are all functions a template may call.
func functionNames() []string {
	var names []string
	for _, f := range functions {
		names = append(names, f.name)
	}
	return append(names, builtinNames...)
}

// date is 2024年5月31日, a date in a workbook.
func date(d review.Date) fact { return day(d, d.Chinese()) }

// isodate is 2024-05-31, a date in a workbook.
func isodate(d review.Date) fact { return day(d, d.String()) }

// period is 2024年5月13日至15日: what both dates share is said once.
func period(from, until review.Date) string {
	switch {
	case from.IsZero():
		return until.Chinese()
	case until.IsZero() || from == until:
		return from.Chinese()
	case from.Year != until.Year:
		return from.Chinese() + "至" + until.Chinese()
	case from.Month != until.Month:
		return fmt.Sprintf("%s至%d月%d日", from.Chinese(), until.Month, until.Day)
	}
	return fmt.Sprintf("%s至%d日", from.Chinese(), until.Day)
}

// weekday is 星期四; empty where no date is given.
func weekday(d review.Date) string {
	if d.IsZero() {
		return ""
	}
	return "星期" + string([]rune("日一二三四五六")[d.Time().Weekday()])
}

// num is a number with n digits after the point; empty where none is given.
func num(n int, v reflect.Value) (fact, error) {
	v = pointed(v)
	switch {
	case n < 0 || n > 3:
		return fact{}, fmt.Errorf("num 的小数位数应是 0 到 3，不是 %d", n)
	case !v.IsValid():
		return fact{}, nil
	case v.Type() == decimalType:
		d := review.Decimal(v.Int())
		return decimal(d.Fixed(n), d.Float()), nil
	case v.Kind() == reflect.Int:
		return decimal(review.Int(int(v.Int())).Fixed(n), float64(v.Int())), nil
	}
	return fact{}, fmt.Errorf("num 要的是数，不是%s", typeName(v.Type()))
}

// percent is a ratio with n digits after the point; empty where there is
// nothing to compare.
func percent(n int, r review.Ratio) (fact, error) {
	if n < 0 || n > 3 {
		return fact{}, fmt.Errorf("percent 的小数位数应是 0 到 3，不是 %d", n)
	}
	if r.Den == 0 {
		return fact{}, nil
	}
	return decimal(r.Fixed(n), r.Float()), nil
}

// inc is the number after i: an index from 0 becomes a 序号 from 1.
func inc(i int) int { return i + 1 }

// join is a list in one string.
func join(separator string, list []string) string { return strings.Join(list, separator) }

// lines are the lines of s that are not blank.
func lines(s string) []string {
	var out []string
	for l := range strings.Lines(s) {
		if strings.TrimSpace(l) != "" {
			out = append(out, strings.TrimSuffix(l, "\n"))
		}
	}
	return out
}

// orDefault is v, or the words that stand for an empty one.
func orDefault(words string, v reflect.Value) (fact, error) {
	f, err := factOf(v)
	if err == nil && f.text == "" {
		f = fact{text: words}
	}
	return f, err
}

func yesno(b bool) string {
	if b {
		return "是"
	}
	return "否"
}

// word is what a document prints for the code v of the field named of, such
// as Problem.Level; empty for an empty code.
func word(of string, v reflect.Value) (string, error) {
	v = pointed(v)
	if !v.IsValid() || v.Kind() != reflect.String {
		return "", fmt.Errorf("word 要的是代码，如 word \"Problem.Level\" .Level")
	}
	s := review.Word(of, v.String())
	if s == "" && v.String() != "" {
		return "", fmt.Errorf("word 不认得 %s 的 %q", of, v.String())
	}
	return s, nil
}

// pointed is what v points to; the zero Value for a nil pointer.
func pointed(v reflect.Value) reflect.Value {
	for v.IsValid() && (v.Kind() == reflect.Pointer || v.Kind() == reflect.Interface) {
		v = v.Elem()
	}
	return v
}
