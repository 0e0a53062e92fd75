package validate

import (
	"reflect"
	"slices"
	"strings"

	"github.com/biaoping/biaoping/report/review"
)

// bodies are the records that stand for a body or an enterprise, and what
// sameBody and affiliated compare of each.
var bodies = map[reflect.Type]func(v any) review.Body{
	reflect.TypeFor[review.ReviewBody](): func(v any) review.Body { return v.(review.ReviewBody).Body },
	reflect.TypeFor[review.Organizer]():  func(v any) review.Body { return v.(review.Organizer).Body },
	reflect.TypeFor[review.Consultant](): func(v any) review.Body { return v.(review.Consultant).Body },
	reflect.TypeFor[review.Enterprise](): func(v any) review.Body {
		e := v.(review.Enterprise)
		return review.Body{Name: e.Name, CreditCode: e.CreditCode, Affiliates: e.Affiliates}
	},
	reflect.TypeFor[review.Consulted](): func(v any) review.Body {
		c := v.(review.Consulted)
		return review.Body{Name: c.Enterprise, CreditCode: c.CreditCode}
	},
	reflect.TypeFor[review.Affiliate](): func(v any) review.Body {
		a := v.(review.Affiliate)
		return review.Body{Name: a.Name, CreditCode: a.CreditCode}
	},
	reflect.TypeFor[review.RegistryEntry](): func(v any) review.Body {
		e := v.(review.RegistryEntry)
		return review.Body{Name: e.Name, CreditCode: e.CreditCode}
	},
	reflect.TypeFor[review.SpotCheck](): func(v any) review.Body {
		c := v.(review.SpotCheck)
		return review.Body{Name: c.Name, CreditCode: c.CreditCode}
	},
}

// bodyOf is the body a record of bodies, or a pointer to one, stands for.
func bodyOf(v any) review.Body {
	if p := reflect.ValueOf(v); p.Kind() == reflect.Pointer {
		v = p.Elem().Interface()
	}
	return bodies[reflect.TypeOf(v)](v)
}

// sameBody compares by 统一社会信用代码 where both have one, else by name.
func sameBody(a, b review.Body) bool {
	if a.CreditCode != "" && b.CreditCode != "" {
		return a.CreditCode == b.CreditCode
	}
	return a.Name != "" && a.Name == b.Name
}

// affiliated reports whether one of two different bodies is 相关方 of the
// other, or both have the same 相关方.
func affiliated(a, b review.Body) bool {
	if sameBody(a, b) {
		return false
	}
	as, bs := append(affiliates(a), a), append(affiliates(b), b)
	for _, x := range as {
		for _, y := range bs {
			if sameBody(x, y) {
				return true
			}
		}
	}
	return false
}

func affiliates(b review.Body) []review.Body {
	out := make([]review.Body, len(b.Affiliates), len(b.Affiliates)+1)
	for i, a := range b.Affiliates {
		out[i] = bodyOf(a)
	}
	return out
}

// uncovered are the processes no specialty goes with: none has the same
// name, contains the process's name or is contained in it.
func uncovered(specialties, processes []string) []string {
	var out []string
	for _, p := range processes {
		if !slices.ContainsFunc(specialties, func(s string) bool {
			return s != "" && (strings.Contains(p, s) || strings.Contains(s, p))
		}) {
			out = append(out, p)
		}
	}
	return out
}

// repeated are the texts that occur more than once, in the order of their
// second occurrence.
func repeated(texts []string) []string {
	seen := make(map[string]int, len(texts))
	var out []string
	for _, t := range texts {
		if seen[t]++; seen[t] == 2 && t != "" {
			out = append(out, t)
		}
	}
	return out
}

// without are the texts of one list that another lacks, in their order.
func without(texts, other []string) []string {
	known := make(map[string]bool, len(other))
	for _, t := range other {
		known[t] = true
	}
	var out []string
	for _, t := range texts {
		if t != "" && !known[t] {
			known[t] = true
			out = append(out, t)
		}
	}
	return out
}

func overlaps(p, q review.Period) bool {
	return !p.From.After(q.Until) && !q.From.After(p.Until)
}
