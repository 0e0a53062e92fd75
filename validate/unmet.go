package validate

import "reflect"

// unmet are the names whose condition, the one at the same place, is false.
// A name without condition is met.
func unmet(names []string, conditions any) []string {
	var out []string
	list := reflect.ValueOf(conditions)
	for i, name := range names {
		if i < list.Len() && !truthOf(list.Index(i).Interface()) {
			out = append(out, name)
		}
	}
	return out
}

func truthOf(v any) bool {
	ok, _ := v.(bool)
	return ok
}
