package review

import (
	"reflect"
	"strings"
)

// FieldNames are the names a request may write at path, such as
// review.schedule, which leads through objects alone; those of the request
// itself for the empty path. It is nil where path leads to something else.
func FieldNames(path string) []string {
	p := requestPlan()
	if path != "" {
		f := p.fieldAt(path)
		if f == nil {
			return nil
		}
		p = f.plan
	}
	var names []string
	for _, f := range p.fields {
		names = append(names, f.name)
	}
	return names
}

// Brings reports whether req writes something at path, such as
// review.revisits, which leads through objects alone: a list that is not
// empty, a value that is not zero.
func Brings(req *Request, path string) bool {
	v, p := reflect.ValueOf(req).Elem(), requestPlan()
	for path != "" {
		var name string
		name, path, _ = strings.Cut(path, ".")
		i, ok := p.index[name]
		if !ok {
			return false
		}
		f := &p.fields[i]
		if v = v.FieldByIndex(f.index); f.pointer {
			if v.IsNil() {
				return false
			}
			v = v.Elem()
			if path == "" {
				return true
			}
		}
		p = f.plan
	}
	return !v.IsZero() && (p.kind != listValue || v.Len() > 0)
}
