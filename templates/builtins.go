package templates

import (
	"maps"
	"reflect"
	"slices"
	"text/template/parse"
)

// A builtin is a function of text/template that templates may use.
type builtin struct {
	min, max int // arguments; max 0: any number
	result   func([]operand) operand
	check    func(c *checker, n parse.Node, name string, given []operand) // of the arguments; nil: any will do
}

var builtins = map[string]builtin{
	"and": {1, 0, same, nil}, "or": {1, 0, same, nil}, "not": {1, 1, always[bool], nil},
	"eq": {2, 0, always[bool], comparable}, "ne": {2, 2, always[bool], comparable},
	"lt": {2, 2, always[bool], comparable}, "le": {2, 2, always[bool], comparable},
	"gt": {2, 2, always[bool], comparable}, "ge": {2, 2, always[bool], comparable},
	"len": {1, 1, always[int], nil}, "index": {2, 2, element, nil}, "printf": {1, 0, always[string], formattable},
}

var builtinNames = slices.Sorted(maps.Keys(builtins))

// takeCodes are the functions that may be given a code such as major.
var takeCodes = []string{"word", "eq", "ne", "and", "or", "not", "len"}

func always[T any]([]operand) operand { return operand{typ: reflect.TypeFor[T]()} }

// same is what and and or return: one of their arguments.
func same(given []operand) operand {
	v := given[0]
	for _, w := range given[1:] {
		if w.typ != v.typ {
			v.typ = nil
		}
		if v.code == "" {
			v.code = w.code
		}
	}
	return v
}

func element(given []operand) operand {
	if t := deref(given[0].typ); t != nil && t.Kind() == reflect.Slice {
		return operand{typ: t.Elem()}
	}
	return operand{}
}

// comparable reports operands of different kinds. A Decimal is a kind of its
// own: it is held in thousandths, so that .Points would equal 5000 and not 5.
func comparable(c *checker, n parse.Node, name string, given []operand) {
	for _, v := range given {
		if a, b := deref(given[0].typ), deref(v.typ); a != nil && b != nil && typeName(a) != typeName(b) {
			c.errorf(n, "%s 比较的两个值，一个是%s，一个是%s", name, typeName(a), typeName(b))
			return
		}
	}
}

// formattable reports what printf would write in the manner of Go.
func formattable(c *checker, n parse.Node, name string, given []operand) {
	for _, v := range given {
		if t := deref(v.typ); t != nil && t.Kind() != reflect.String && t.Kind() != reflect.Int {
			c.errorf(n, "%s 只收文字和整数，不收%s", name, typeName(t))
		}
	}
}
