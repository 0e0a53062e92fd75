package fields

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/biaoping/biaoping/report/review"
)

// A format is a way to print a value, written behind a bar: {{日期|数字}}.
type format struct {
	name  string
	kinds []Kind // it is for; nil for all
	empty bool   // it prints something for an empty value
	print func(v Value, n int) string
}

func (f *format) fits(k Kind) bool { return f.kinds == nil || slices.Contains(f.kinds, k) }

// otherwise begins the format that says what stands for an empty value.
const otherwise = "默认:"

// places is the format of numbers with a fixed number of digits after the
// point; what stands before it is 0 to 3.
const places = "位小数"

var formats = []format{
	{"", nil, false, func(v Value, _ int) string { return v.plain() }},
	{"中文", []Kind{Date}, false, func(v Value, _ int) string { return date(v).Chinese() }},
	{"数字", []Kind{Date}, false, func(v Value, _ int) string { return date(v).String() }},
	{"年", []Kind{Date}, false, func(v Value, _ int) string { return strconv.Itoa(date(v).Year) }},
	{"月", []Kind{Date}, false, func(v Value, _ int) string { return strconv.Itoa(date(v).Month) }},
	{"日", []Kind{Date}, false, func(v Value, _ int) string { return strconv.Itoa(date(v).Day) }},
	{"勾选", []Kind{Flag}, true, func(v Value, _ int) string { return tick(v) }},
	{"1" + places, []Kind{Number, Ratio}, false, fixed},
	{otherwise + "—", nil, false, func(v Value, _ int) string { return v.plain() }},
}

func formatNames() []string {
	var names []string
	for _, f := range formats[1:] {
		names = append(names, f.name)
	}
	return names
}

// parseFormat is the format that is written so, nil for none, and its number
// of digits, -1 where it has none.
func parseFormat(written string) (f *format, n int) {
	if digits, ok := strings.CutSuffix(written, places); ok && len(digits) == 1 && digits >= "0" && digits <= "3" {
		n, _ = strconv.Atoi(digits)
		written = "1" + places
		return &formats[slices.IndexFunc(formats, func(f format) bool { return f.name == written })], n
	}
	if strings.HasPrefix(written, otherwise) {
		return &formats[len(formats)-1], -1
	}
	for i := range formats[:len(formats)-1] {
		if formats[i].name == written && !strings.HasSuffix(written, places) {
			return &formats[i], -1
		}
	}
	return nil, -1
}

func date(v Value) review.Date { return pointed(v.value).Interface().(review.Date) }

// tick is a box to tick, as forms print it.
func tick(v Value) string {
	if pointed(v.value).IsValid() && pointed(v.value).Bool() {
		return "☑"
	}
	return "☐"
}

func fixed(v Value, n int) string {
	switch x := pointed(v.value).Interface().(type) {
	case review.Ratio:
		return x.Fixed(n)
	case review.Decimal:
		return x.Fixed(n)
	default:
		return fmt.Sprint(x) + fraction(n)
	}
}

// fraction is the digits after the point of a whole number.
func fraction(n int) string {
	if n == 0 {
		return ""
	}
	return "." + strings.Repeat("0", n)
}
