package review

import (
	"reflect"
	"slices"
	"strings"
)

// Groups are the groups of facts a request can bring: review, notice,
// registry, campaign, measure.
func Groups() []string {
	var names []string
	for _, f := range requestPlan().fields {
		if f.plan.kind == objectValue {
			names = append(names, f.name)
		}
	}
	return names
}

// Groups are the groups of facts that r brings.
func (r *Request) Groups() []string {
	return slices.DeleteFunc(Groups(), func(group string) bool {
		given, _ := Given(r, group)
		return !given
	})
}

// Given reports whether req gives what a document needs; see Lacking.
func Given(req *Request, need string) (given, known bool) {
	places, known := Lacking(req, need)
	return known && len(places) == 0, known
}

// Lacking is where req lacks what a document needs: a group of facts, such as
// notice, a fact in it, such as notice.forwarded, one of every item of a list,
// such as measure.subjects.certificate, or one that has a certain value, such
// as measure.subjects.sanction.kind=revocation. An empty list lacks nothing of
// its items. known says that there is such a fact.
func Lacking(req *Request, need string) (places []string, known bool) {
	path, value, valued := strings.Cut(need, "=")
	f := requestPlan().factAt(path)
	if f == nil || valued && (f.plan.kind != textValue || !slices.ContainsFunc(f.words, func(w word) bool { return w.value == value })) {
		return nil, false
	}
	s := search{value: value}
	s.object(reflect.ValueOf(req).Elem(), requestPlan(), "", path)
	return s.lacking, true
}

// factAt is the field that path leads to through objects and the items of
// lists; nil where it leads nowhere.
func (p *plan) factAt(path string) (f *field) {
	for name := range strings.SplitSeq(path, ".") {
		for p.kind == listValue {
			p = p.elem
		}
		i, ok := p.index[name]
		if !ok {
			return nil
		}
		f = &p.fields[i]
		p = f.plan
	}
	return f
}

// outsideLists is as much of the path of a need as leads to one place: the
// list for a fact of its items.
func (p *plan) outsideLists(need string) string {
	path, _, _ := strings.Cut(need, "=")
	for i, c := range path {
		if c == '.' && p.factAt(path[:i]).plan.kind == listValue {
			return path[:i]
		}
	}
	return path
}

// A search follows a path and notes where it ends too soon.
type search struct {
	value   string // wanted at the end of the path; empty: any
	lacking []string
}

// object follows rest from the object v, which stands at path.
func (s *search) object(v reflect.Value, p *plan, path, rest string) {
	name, rest, more := strings.Cut(rest, ".")
	f := &p.fields[p.index[name]]
	v = v.FieldByIndex(f.index)
	path = strings.TrimPrefix(path+"."+name, ".")
	list := f.plan.kind == listValue
	switch {
	case list && more:
		for i := range v.Len() {
			s.object(v.Index(i), f.plan.elem, at(path, i, ""), rest)
		}
	case v.IsZero() || list && v.Len() == 0 || !more && s.value != "" && v.String() != s.value:
		if more {
			path += "." + rest
		}
		if s.value != "" {
			path += "=" + s.value
		}
		s.lacking = append(s.lacking, path)
	case !more:
	case f.pointer:
		s.object(v.Elem(), f.plan, path, rest)
	default:
		s.object(v, f.plan, path, rest)
	}
}
