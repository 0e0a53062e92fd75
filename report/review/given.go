package review

import "reflect"

// Groups are the groups of facts a request can bring: review, notice,
// registry, campaign.
func Groups() []string {
	var names []string
	for _, f := range requestPlan().fields {
		if f.plan.kind == objectValue {
			names = append(names, f.name)
		}
	}
	return names
}

// Given reports whether req brings a group of facts, such as notice, or gives
// a fact in it, such as notice.forwarded. known says that there is such a fact.
func Given(req *Request, path string) (given, known bool) {
	p, v := requestPlan(), reflect.ValueOf(req).Elem()
	for rest := path; rest != ""; {
		var s step
		s, rest = nextStep(rest)
		i, ok := p.index[s.name]
		if !ok {
			return false, false
		}
		f := &p.fields[i]
		p = f.plan
		if v.IsValid() {
			v = v.FieldByIndex(f.index)
		}
		if f.pointer && v.IsValid() {
			v = v.Elem() // no value where it is nil
		}
	}
	return v.IsValid() && !v.IsZero() && (v.Kind() != reflect.Slice || v.Len() > 0), true
}
