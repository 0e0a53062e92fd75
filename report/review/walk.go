package review

import (
	"iter"
	"reflect"
)

// Texts is every text of a request that is not empty, with its path, in the
// order of the fields: review.enterprise.name and the name itself.
func Texts(req *Request) iter.Seq2[string, string] {
	return func(yield func(path, text string) bool) {
		w := walker{visit: func(path []byte, _ *field, p *plan, v reflect.Value) bool {
			return p.kind != textValue || v.Len() == 0 || yield(string(path), v.String())
		}}
		w.object(reflect.ValueOf(req).Elem(), requestPlan())
	}
}

// A walker goes through the values of a request. It calls visit with every
// object below the request and with every value that is neither object nor
// list; field is the one that holds the value or the list it is in. A visit
// that returns false ends the walk.
type walker struct {
	path  []byte
	visit func(path []byte, f *field, p *plan, v reflect.Value) bool
}

func (w *walker) object(v reflect.Value, p *plan) bool {
	length := len(w.path)
	for i := range p.fields {
		f := &p.fields[i]
		fv := v.FieldByIndex(f.index)
		if f.pointer {
			if fv.IsNil() {
				continue
			}
			fv = fv.Elem()
		}
		w.path = appendName(w.path, f.name)
		if !w.value(fv, f, f.plan) {
			return false
		}
		w.path = w.path[:length]
	}
	return true
}

func (w *walker) value(v reflect.Value, f *field, p *plan) bool {
	if p.kind == listValue {
		length := len(w.path)
		for i := range v.Len() {
			w.path = appendIndex(w.path, i)
			if !w.value(v.Index(i), f, p.elem) {
				return false
			}
			w.path = w.path[:length]
		}
		return true
	}
	return w.visit(w.path, f, p, v) && (p.kind != objectValue || w.object(v, p))
}
