package validate

import (
	"fmt"
	"reflect"
	"strings"

	"github.com/biaoping/biaoping/report/review"
)

// Groups are the parts of a request a rule may read; one rule reads one.
var groups = []struct {
	name  string
	facts any // a nil pointer of the group's type
}{
	{"review", (*review.Review)(nil)},
	{"registry", (*review.Registry)(nil)},
	{"campaign", (*review.Campaign)(nil)},
	{"notice", (*review.Notice)(nil)},
	{"measure", (*review.Measure)(nil)},
}

var (
	dateType    = reflect.TypeFor[review.Date]()
	decimalType = reflect.TypeFor[review.Decimal]()
	ratioType   = reflect.TypeFor[review.Ratio]()
	periodType  = reflect.TypeFor[review.Period]()
	stringType  = reflect.TypeFor[string]()
	stringsType = reflect.TypeFor[[]string]()
	boolType    = reflect.TypeFor[bool]()
	intType     = reflect.TypeFor[int]()
	anyType     = reflect.TypeFor[any]()
)

// goName is the Go field that holds the fact called name in requests and
// rules: creditCode is in CreditCode.
func goName(name string) string {
	if name == "id" {
		return "ID"
	}
	if name != "" && 'a' <= name[0] && name[0] <= 'z' {
		return string(name[0]-'a'+'A') + name[1:]
	}
	return name
}

// factName is the inverse of goName.
func factName(field string) string {
	if field == "ID" {
		return "id"
	}
	if field != "" && 'A' <= field[0] && field[0] <= 'Z' {
		return string(field[0]-'A'+'a') + field[1:]
	}
	return field
}

// factNames are the facts of struct type t, for hints.
func factNames(t reflect.Type) []string {
	var names []string
	for _, f := range reflect.VisibleFields(t) {
		if f.IsExported() && !f.Anonymous {
			names = append(names, factName(f.Name))
		}
	}
	return names
}

// optional reports whether the fact in field f of a record may be missing.
// Lists and texts may too, but an empty one can be read safely.
func optional(f reflect.StructField) bool {
	switch {
	case f.Type.Kind() == reflect.Pointer, f.Type == ratioType:
		return true
	case f.Type == dateType:
		return strings.Contains(f.Tag.Get("json"), ",omit")
	}
	return false
}

// missing reports whether a fact is not given.
func missing(fact any) bool {
	switch v := fact.(type) {
	case nil:
		return true
	case string:
		return strings.TrimSpace(v) == ""
	case review.Date:
		return v.IsZero()
	case review.Ratio:
		return v.Den == 0
	}
	switch v := reflect.ValueOf(fact); v.Kind() {
	case reflect.Pointer:
		return v.IsNil()
	case reflect.Slice, reflect.String:
		return v.Len() == 0
	}
	return false
}

// mayMiss reports whether missing can tell a missing fact of type t from one
// that is given: 0 and false may be either.
func mayMiss(t reflect.Type) bool {
	switch t.Kind() {
	case reflect.Pointer, reflect.Slice, reflect.String:
		return true
	}
	return t == dateType || t == ratioType
}

// typeName is t as a clerk calls it.
func typeName(t reflect.Type) string {
	if t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	switch t {
	case dateType:
		return "日期"
	case periodType:
		return "期间"
	case decimalType, ratioType:
		return "数"
	case stringsType:
		return "文字列表"
	case anyType:
		return "不定"
	}
	switch t.Kind() {
	case reflect.Bool:
		return "真假"
	case reflect.Int, reflect.Int64, reflect.Float64:
		return "数"
	case reflect.String:
		return "文字"
	case reflect.Slice:
		return "列表"
	case reflect.Struct:
		return "记录（" + t.Name() + "）"
	}
	return fmt.Sprint(t)
}
