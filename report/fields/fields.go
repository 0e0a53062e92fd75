// Package fields finds facts by the names that people write into forms:
// 企业名称, 评审单位.联系电话, review.enterprise.name. It knows every field of
// package review by its Chinese term and by its name in a request, tells
// whether a name means something before there are any facts, and prints what
// it means. Where the printed value goes is left to others.
package fields

import (
	"reflect"
	"strings"
	"sync"

	"github.com/biaoping/biaoping/report/review"
)

// A field is one field of a struct of facts.
type field struct {
	title string // its Chinese term; may be empty
	name  string // in a request
	index []int  // for reflect.Value.FieldByIndex
	typ   reflect.Type
	of    string // names the words of its values for review.Word: struct and field
}

// is reports whether word names f.
func (f *field) is(word string) bool { return word == f.title || word == f.name }

// known is the fields of every struct that facts are made of.
var known = sync.OnceValue(func() map[reflect.Type][]field {
	all := map[reflect.Type][]field{}
	learn(reflect.TypeFor[review.Facts](), all)
	return all
})

// learn adds the fields of t and of what t holds to all.
func learn(t reflect.Type, all map[reflect.Type][]field) {
	t = bare(t)
	switch {
	case t.Kind() == reflect.Slice:
		learn(t.Elem(), all)
		return
	case kindOf(t) != Object || all[t] != nil:
		return
	}
	list := []field{}
	for _, sf := range reflect.VisibleFields(t) {
		if sf.Anonymous || !sf.IsExported() {
			continue
		}
		name, _, _ := strings.Cut(sf.Tag.Get("json"), ",")
		if name == "" {
			name = strings.ToLower(sf.Name[:1]) + sf.Name[1:]
		}
		list = append(list, field{title: sf.Tag.Get("zh"), name: name, index: sf.Index, typ: sf.Type, of: t.Name() + "." + sf.Name})
	}
	all[t] = list
	for _, f := range list {
		learn(f.typ, all)
	}
}

// bare is t, or what t points to.
func bare(t reflect.Type) reflect.Type {
	if t.Kind() == reflect.Pointer {
		return t.Elem()
	}
	return t
}

// A Kind is the sort of thing a name means.
type Kind int

const (
	Text Kind = iota
	Number
	Ratio // printed only with a number of digits
	Date
	Flag
	Picture
	List
	Object // prints as its name, if it has one
)

func kindOf(t reflect.Type) Kind {
	switch t {
	case reflect.TypeFor[review.Date]():
		return Date
	case reflect.TypeFor[review.Decimal]():
		return Number
	case reflect.TypeFor[review.Ratio]():
		return Ratio
	case reflect.TypeFor[review.Picture]():
		return Picture
	}
	switch t.Kind() {
	case reflect.String:
		return Text
	case reflect.Bool:
		return Flag
	case reflect.Slice:
		return List
	case reflect.Struct:
		return Object
	}
	return Number
}
