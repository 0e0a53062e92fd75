package validate

import (
	"errors"
	"reflect"
	"regexp"
	"strings"
)

// A lookup reads one plain fact, such as it.certificate.validUntil, or asks
// has after it. Most of what packs say is that; it needs no machine.
type lookup struct {
	root   string  // such as review, it, index or params
	param  string  // where root is params
	fields [][]int // the way from root, each step an index for FieldByIndex
	asks   bool    // has(…)
}

var errMissing = errors.New("事实没有填写")

// value is the fact in an environment, or whether it is there.
func (l *lookup) value(env map[string]any) (any, error) {
	if l.root == "params" {
		return env["params"].(map[string]any)[l.param], nil
	}
	v := reflect.ValueOf(env[l.root])
	for _, index := range l.fields {
		if v.Kind() == reflect.Pointer {
			if v.IsNil() {
				if l.asks {
					return false, nil
				}
				return nil, errMissing
			}
			v = v.Elem()
		}
		v = v.FieldByIndex(index)
	}
	if l.asks {
		return !missing(v.Interface()), nil
	}
	switch plain := plainType(v.Type()); {
	case plain == v.Type():
		return v.Interface(), nil
	case plain == stringType:
		return v.String(), nil
	}
	return textsOf(v.Interface()), nil
}

// plainType is the type that expressions know t by: texts are plain strings.
func plainType(t reflect.Type) reflect.Type {
	switch {
	case t.Kind() == reflect.String:
		return stringType
	case t.Kind() == reflect.Slice && t.Elem().Kind() == reflect.String:
		return stringsType
	}
	return t
}

var plainSource = regexp.MustCompile(`^(has\()?([a-zA-Z]\w*(?:\.[a-z]\w*)*)(\)?)$`)

// lookup compiles src where it is a plain fact or asks after one. Otherwise,
// and where anything is wrong with it, it is for expr to say what.
func (s *scope) lookup(src string) (*program, bool) {
	m := plainSource.FindStringSubmatch(src)
	if m == nil || (m[1] == "") != (m[3] == "") {
		return nil, false
	}
	path, asks := m[2], m[1] != ""
	names := strings.Split(path, ".")
	root, names := names[0], names[1:]
	t, ok := s.types[root]
	switch {
	case root == "params":
		name := strings.Join(names, ".")
		t, ok = s.params[name]
		return &program{look: &lookup{root: root, param: name}, result: t, reading: reading{params: []string{name}}}, ok && !asks
	case !ok:
		return nil, false
	}
	w := walk{at: fact{path: root}, asking: asks, offset: len(m[1])}
	for _, name := range names {
		if t, ok = w.step(t, name); !ok {
			return nil, false
		}
	}
	p := &program{look: &lookup{root: root, fields: w.fields, asks: asks}, result: plainType(t), reading: w.reading}
	p.item = root == "it" || root == "index"
	if root != "index" {
		p.facts = []Fact{Fact{w.at.path, w.at.chinese}.orGroup()}
	}
	switch {
	case asks && !mayMiss(t):
		return nil, false
	case asks:
		p.result = boolType
	case len(names) > 0:
		p.fact = &w.at
	}
	return p, true
}

// A walk goes from a record to a fact below it, and notes what may be missing
// on the way.
type walk struct {
	reading
	at     fact
	asking bool
	offset int // of the name at, in the source
	fields [][]int
}

func (w *walk) step(t reflect.Type, name string) (reflect.Type, bool) {
	base := deref(t)
	if base.Kind() != reflect.Struct {
		return nil, false
	}
	field, ok := base.FieldByName(goName(name))
	if !ok {
		return nil, false
	}
	w.offset += len(w.at.path[strings.LastIndexByte(w.at.path, '.')+1:]) + len(".")
	w.at = fact{
		path:    w.at.path + "." + name,
		chinese: below(w.at.chinese, field),
		words:   wordsOf(base, field),
		offset:  w.offset,
	}
	w.fields = append(w.fields, field.Index)
	w.whole = ""
	switch {
	case w.asking:
		w.asks = append(w.asks, w.at.path)
	case optional(field):
		w.uses = append(w.uses, w.at)
		w.whole = w.at.path
	}
	return field.Type, true
}

var pathStep = regexp.MustCompile(`^(?:\.([a-z]\w*)|\[(?:\d+|\{[^{}]*\})\])`)

// place says what is wrong with a path such as review.fees[{index}].for.
func (s *scope) place(path string) *fault {
	if s.leads(path) {
		return nil
	}
	_, _, f := s.check(strings.NewReplacer("{", "(", "}", ")").Replace(path), true)
	return f
}

// leads reports whether a path leads to a fact.
func (s *scope) leads(path string) bool {
	end := max(strings.IndexAny(path, ".["), 0)
	t, ok := s.types[path[:end]]
	for path = path[end:]; ok && path != ""; {
		m := pathStep.FindStringSubmatch(path)
		if m == nil {
			return false
		}
		path = path[len(m[0]):]
		base := deref(t)
		switch {
		case m[1] == "" && base.Kind() == reflect.Slice:
			t = base.Elem()
		case m[1] != "" && base.Kind() == reflect.Struct:
			var field reflect.StructField
			field, ok = base.FieldByName(goName(m[1]))
			t = field.Type
		default:
			return false
		}
	}
	return ok
}
