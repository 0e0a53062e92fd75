package fields

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"github.com/biaoping/biaoping/report/review"
)

// A Scope is where names are looked up: at first in the item of the innermost
// list, then further out. It remembers where it found them: one goroutine may
// use a Scope and those entered from it.
type Scope struct {
	frames []frame
	found  map[looked][]match
}

// A looked is a term in a type, or in the outermost frame.
type looked struct {
	typ   reflect.Type
	term  string
	outer bool
}

// A frame is one level of a Scope.
type frame struct {
	typ   reflect.Type
	value reflect.Value // invalid where there are no facts
	path  string        // in the request
	only  []string      // of the outermost frame: the groups of facts that count; nil for all
	of    string        // names the words of a plain item
	index int           // of an item in its list
	count int           // of the list
}

// Of is the scope of facts. Groups of facts that the request does not bring
// are not looked into.
func Of(f *review.Facts) Scope {
	v := reflect.ValueOf(f).Elem()
	var only []string
	for _, g := range groups() {
		if !v.FieldByIndex(g.index).IsNil() {
			only = append(only, g.name)
		}
	}
	return newScope(frame{typ: v.Type(), value: v, only: only})
}

// In is the scope of facts that are not there yet, made of the given groups:
// review, notice, registry, campaign …. It finds names and prints nothing.
func In(groups ...string) Scope {
	return newScope(frame{typ: reflect.TypeFor[review.Facts](), only: groups})
}

func newScope(outer frame) Scope { return Scope{[]frame{outer}, map[looked][]match{}} }

// groups are the groups of facts of a request.
func groups() (list []field) {
	for _, f := range known()[reflect.TypeFor[review.Facts]()] {
		if f.typ.Kind() == reflect.Pointer {
			list = append(list, f)
		}
	}
	return list
}

// Names that mean something in every list.
const (
	Position = "_序号" // of the item, from 1
	Size     = "_总数" // of the list
	Itself   = "."   // the item, of a list of plain values
)

// Find is what name means: a term, or several joined by points from the
// outside in. A term is looked for among the fields of the innermost item,
// then in the objects it holds, level by level but never inside lists, then
// further out.
func (s Scope) Find(name string) (Value, error) {
	inner := &s.frames[len(s.frames)-1]
	switch {
	case name == Itself:
		return Value{typ: inner.typ, value: inner.value, path: inner.path, of: inner.of}, nil
	case name == Position || name == Size:
		if len(s.frames) == 1 {
			return Value{}, fmt.Errorf("%s 只能写在循环里", name)
		}
		n := inner.index + 1
		if name == Size {
			n = inner.count
		}
		return Value{typ: reflect.TypeFor[int](), value: reflect.ValueOf(n)}, nil
	}
	terms := strings.Split(name, ".")
	for i := len(s.frames) - 1; i >= 0; i-- {
		f := &s.frames[i]
		v, found, err := s.lookup(f, terms[0])
		for _, t := range terms[1:] {
			if err != nil || !found {
				break
			}
			below := frame{typ: bare(v.typ), value: pointed(v.value), path: v.path}
			if v, found, err = s.lookup(&below, t); err == nil && !found {
				err = s.unknown(name)
			}
		}
		if err != nil || found {
			return v, err
		}
	}
	return Value{}, s.unknown(name)
}

// A match is a field that a term names, and the way to it.
type match struct {
	way []*field
}

// lookup finds the one field called term in f or below it.
func (s Scope) lookup(f *frame, term string) (v Value, found bool, err error) {
	key := looked{f.typ, term, f.only != nil}
	best, known := s.found[key]
	if !known {
		best = f.matches(term)
		s.found[key] = best
	}
	switch len(best) {
	case 0:
		return Value{}, false, nil
	case 1:
		return f.follow(best[0].way), true, nil
	}
	var names []string
	for _, m := range best {
		parts := make([]string, len(m.way))
		for i, w := range m.way {
			if parts[i] = w.title; parts[i] == "" {
				parts[i] = w.name
			}
		}
		names = append(names, strings.Join(parts, "."))
	}
	return Value{}, false, fmt.Errorf("字段 %s 有几个，请写明是哪一个：%s", term, strings.Join(names, "、"))
}

// matches are the fields called term that lie the least deep.
func (f *frame) matches(term string) (best []match) {
	level := 0
	f.walk(func(way []*field) {
		if last := way[len(way)-1]; last.is(term) && (best == nil || len(way) <= level) {
			if len(way) < level {
				best = nil
			}
			level = len(way)
			best = append(best, match{slices.Clone(way)})
		}
	})
	return best
}

// walk calls visit with the way to every field of f and of the objects below.
func (f *frame) walk(visit func(way []*field)) {
	var way []*field
	var into func(t reflect.Type)
	into = func(t reflect.Type) {
		list := known()[t]
		for i := range list {
			fd := &list[i]
			if len(way) == 0 && f.only != nil && fd.typ.Kind() == reflect.Pointer && !slices.Contains(f.only, fd.name) {
				continue
			}
			way = append(way, fd)
			visit(way)
			if t := bare(fd.typ); kindOf(t) == Object && len(way) < deepest {
				into(t)
			}
			way = way[:len(way)-1]
		}
	}
	into(f.typ)
}

// deepest is how many terms a field can lie below the facts without a list.
const deepest = 6

// follow goes the way to a value, as far as there are facts.
func (f *frame) follow(way []*field) Value {
	v := Value{value: f.value, path: f.path}
	for _, w := range way {
		v.typ, v.of = w.typ, w.of
		if v.value = pointed(v.value); v.value.IsValid() {
			v.value = v.value.FieldByIndex(w.index)
		}
		if v.path != "" {
			v.path += "."
		}
		v.path += w.name
	}
	return v
}

// pointed is v, or what v points to: the invalid Value for nil.
func pointed(v reflect.Value) reflect.Value {
	if v.IsValid() && v.Kind() == reflect.Pointer {
		return v.Elem()
	}
	return v
}

// Enter is the scopes of the items of a list; of an object, and of any other
// value that is not empty, the one scope inside it. Without facts it is the
// one scope in which names can be looked up.
func (s Scope) Enter(v Value) []Scope {
	t, value := bare(v.typ), pointed(v.value)
	inner := func(f frame) Scope { return Scope{append(slices.Clone(s.frames), f), s.found} }
	switch {
	case kindOf(t) == List && !value.IsValid():
		return []Scope{inner(frame{typ: t.Elem(), of: v.of})}
	case kindOf(t) == List:
		list := make([]Scope, value.Len())
		for i := range list {
			list[i] = inner(frame{typ: t.Elem(), value: value.Index(i), path: fmt.Sprintf("%s[%d]", v.path, i), of: v.of, index: i, count: value.Len()})
		}
		return list
	case kindOf(t) == Object:
		return []Scope{inner(frame{typ: t, value: value, path: v.path})}
	}
	return []Scope{s}
}

// Inside is the scope of v alone, which is an object or the item with that
// number of a list of objects: names are not looked for outside of it. It needs
// no facts and has none.
func (s Scope) Inside(v Value, item int) Scope {
	f := frame{typ: bare(v.typ), path: v.path}
	if kindOf(f.typ) == List {
		f = frame{typ: bare(f.typ.Elem()), path: fmt.Sprintf("%s[%d]", v.path, item)}
	}
	return newScope(f)
}
