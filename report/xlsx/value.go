package xlsx

import (
	"math"
	"strconv"
	"strings"
	"time"

	"github.com/biaoping/biaoping/report/doc"
)

// textFormat is the format of a cell whose text Excel would take for a
// number, a date or a formula when a person edits it.
const textFormat = "@"

// typed is the number format with which a cell of value v shows exactly text,
// and whether there is one. A cell without one is text.
func typed(text string, v doc.Value) (format string, ok bool) {
	switch v.Kind {
	case doc.NumberValue:
		return numberFormat(text, v.Number, v.Places)
	case doc.DateValue:
		return dateFormat(text, v.Date)
	}
	return "", false
}

// numberFormat finds the format for a number that may have grouped digits and
// words or signs around it: 85.0%, 1,200元.
func numberFormat(text string, n float64, places int) (string, bool) {
	first, last := strings.IndexAny(text, "0123456789"), strings.LastIndexAny(text, "0123456789")
	if first < 0 {
		return "", false
	}
	prefix, digits, suffix := text[:first], text[first:last+1], text[last+1:]
	want, ok := fixed(n, places)
	if !ok || strings.ContainsAny(prefix+suffix, "\"\n") || len(prefix)+len(suffix) > 100 {
		return "", false
	}
	if strings.HasPrefix(want, "-") { // Excel sets the sign before all words
		var found bool
		if prefix, found = strings.CutPrefix(prefix, "-"); !found {
			return "", false
		}
		want = want[1:]
	} else if strings.HasSuffix(prefix, "-") {
		return "", false
	}
	format := "0"
	if digits != want {
		if digits != grouped(want) {
			return "", false
		}
		format = "#,##0"
	}
	if places > 0 {
		format += "." + strings.Repeat("0", places)
	}
	return quote(prefix) + format + quote(suffix), true
}

// quote is words as they stand in a number format.
func quote(s string) string {
	if s == "" {
		return ""
	}
	return `"` + s + `"`
}

// grouped is a decimal with commas between its thousands.
func grouped(s string) string {
	whole, _, _ := strings.Cut(s, ".")
	out := s
	for i := len(whole) - 3; i > 0; i -= 3 {
		out = out[:i] + "," + out[i:]
	}
	return out
}

// fixed is n with the given digits after the point as Excel rounds it: half
// away from zero, on the decimal digits. Excel keeps 15 digits; it is not ok
// for a number of more, nor for one that Excel would show as -0.
func fixed(n float64, places int) (string, bool) {
	if math.IsNaN(n) || math.IsInf(n, 0) || places < 0 || places > 15 {
		return "", false
	}
	whole, frac, _ := strings.Cut(strconv.FormatFloat(math.Abs(n), 'f', -1, 64), ".")
	up := len(frac) > places && frac[places] >= '5'
	frac = (frac + strings.Repeat("0", places))[:places]
	if len(whole)+places > 15 {
		return "", false
	}
	v, err := strconv.ParseInt(whole+frac, 10, 64)
	if err != nil {
		return "", false
	}
	if up {
		v++
	}
	if v == 0 && n < 0 {
		return "", false
	}
	out := strconv.FormatInt(v, 10)
	for len(out) <= places {
		out = "0" + out
	}
	if places > 0 {
		out = out[:len(out)-places] + "." + out[len(out)-places:]
	}
	if n < 0 {
		out = "-" + out
	}
	return out, true
}

// dates are the printed forms of a date that Excel can show too.
var dates = []struct{ layout, format string }{
	{"2006年1月2日", `yyyy"年"m"月"d"日"`},
	{"2006-01-02", `yyyy\-mm\-dd`},
	{"2006.01.02", `yyyy\.mm\.dd`},
	{"2006.1.2", `yyyy\.m\.d`},
	{"2006/1/2", `yyyy\/m\/d`},
	{"2006/01/02", `yyyy\/mm\/dd`},
	{"2006年01月02日", `yyyy"年"mm"月"dd"日"`},
	{"2006年1月", `yyyy"年"m"月"`},
	{"1月2日", `m"月"d"日"`},
}

// dateFormat finds the format in which d is printed as text.
func dateFormat(text string, d time.Time) (string, bool) {
	if _, ok := serial(d); !ok {
		return "", false
	}
	for _, f := range dates {
		if d.Format(f.layout) == text {
			return f.format, true
		}
	}
	return "", false
}

// serial counts the days from 1899-12-30 to d. It is not ok before
// 1900-03-01, where Excel's count is wrong, nor after 9999.
func serial(d time.Time) (int, bool) {
	n := int(d.Sub(time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)).Hours() / 24)
	return n, n >= 61 && d.Year() <= 9999
}

// looksTyped reports whether Excel would read s as something else than text
// if a person typed it. A longer text than 255 units never has the format of
// text: old versions show it as #.
func looksTyped(s string) bool {
	return s != "" && len(s) <= 255 && strings.IndexByte("0123456789=+-@.(", s[0]) >= 0
}
