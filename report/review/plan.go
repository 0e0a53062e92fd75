package review

import (
	"reflect"
	"slices"
	"strings"
	"sync"
)

// A plan is what reading, walking and the schema need to know of a type. It is
// read from the type's tags once.
type plan struct {
	kind   valueKind
	name   string         // of the Go type
	elem   *plan          // of a list
	fields []field        // of an object, those of embedded structs among them
	index  map[string]int // name in a request → place in fields
}

// valueKind is what a request writes for a Go type.
type valueKind int

const (
	textValue    valueKind = iota
	intValue               // int
	decimalValue           // Decimal
	boolValue              // bool
	dateValue              // Date
	bytesValue             // []byte, in base64
	listValue
	objectValue
)

// A field is one field of an object.
type field struct {
	name    string // in a request
	title   string // its Chinese term
	about   string // more of it than the title says; may be empty
	index   []int  // for reflect.Value.FieldByIndex
	pointer bool
	must    bool // must be written
	lines   bool // may hold several lines
	rules   string
	words   []word // what it may hold, where that is a fixed set
	plan    *plan
}

// requestPlan is the plan of Request and, below it, of every other type.
var requestPlan = sync.OnceValue(func() *plan {
	return newPlan(reflect.TypeFor[Request](), map[reflect.Type]*plan{})
})

// newPlan makes the plan of t; done holds those already begun, since a type
// may hold lists of itself.
func newPlan(t reflect.Type, done map[reflect.Type]*plan) *plan {
	if p, ok := done[t]; ok {
		return p
	}
	p := &plan{name: t.Name()}
	done[t] = p
	switch {
	case t == reflect.TypeFor[Date]():
		p.kind = dateValue
	case t == reflect.TypeFor[Decimal]():
		p.kind = decimalValue
	case t == reflect.TypeFor[[]byte]():
		p.kind = bytesValue
	case t.Kind() == reflect.Int:
		p.kind = intValue
	case t.Kind() == reflect.Bool:
		p.kind = boolValue
	case t.Kind() == reflect.String:
		p.kind = textValue
	case t.Kind() == reflect.Slice:
		p.kind, p.elem = listValue, newPlan(t.Elem(), done)
	case t.Kind() == reflect.Struct:
		p.kind, p.index = objectValue, map[string]int{}
		for _, sf := range reflect.VisibleFields(t) {
			if sf.Anonymous {
				continue
			}
			p.index[jsonName(sf)] = len(p.fields)
			p.fields = append(p.fields, newField(t, sf, done))
		}
	default:
		panic("review: no request can hold a " + t.String())
	}
	return p
}

func newField(owner reflect.Type, sf reflect.StructField, done map[reflect.Type]*plan) field {
	_, options, _ := strings.Cut(sf.Tag.Get("json"), ",")
	t := sf.Type
	f := field{
		name:    jsonName(sf),
		title:   sf.Tag.Get("zh"),
		about:   sf.Tag.Get("about"),
		index:   sf.Index,
		pointer: t.Kind() == reflect.Pointer,
		must:    options == "",
		lines:   sf.Tag.Get("text") == "lines",
		rules:   sf.Tag.Get("validate"),
	}
	if f.pointer {
		t = t.Elem()
	}
	f.plan = newPlan(t, done)
	if values, ok := oneOf(f.rules); ok {
		if n := len(sf.Index) - 1; n > 0 {
			owner = owner.FieldByIndex(sf.Index[:n]).Type // the embedded struct that declares it
		}
		f.words = wordsOf(owner.Name()+"."+sf.Name, t, values)
	}
	return f
}

func jsonName(sf reflect.StructField) string {
	name, _, _ := strings.Cut(sf.Tag.Get("json"), ",")
	return name
}

// oneOf is the values a oneof rule among rules allows.
func oneOf(rules string) (values []string, ok bool) {
	for rule := range strings.SplitSeq(rules, ",") {
		if list, found := strings.CutPrefix(rule, "oneof="); found {
			return strings.Fields(list), true
		}
	}
	return nil, false
}

// fieldAt is the field path leads to, or whose element it leads to; nil for
// the request itself and for a path that leads nowhere.
func (p *plan) fieldAt(path string) (f *field) {
	for path != "" {
		var s step
		if s, path = nextStep(path); s.name == "" {
			p = p.elem
			continue
		}
		i, ok := p.index[s.name]
		if !ok {
			return nil
		}
		f = &p.fields[i]
		p = f.plan
	}
	return f
}

// titleAt is the Chinese term of what path leads to.
func (p *plan) titleAt(path string) string {
	if f := p.fieldAt(path); f != nil {
		return f.title
	}
	return "请求"
}

// byTitle finds the field with a Chinese term.
func (p *plan) byTitle(title string) *field {
	if i := slices.IndexFunc(p.fields, func(f field) bool { return f.title == title }); i >= 0 {
		return &p.fields[i]
	}
	return nil
}
