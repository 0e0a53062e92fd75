package validate

import (
	"reflect"
	"strings"

	"github.com/biaoping/biaoping/report/review"
)

var totalsType = reflect.TypeFor[[]review.CountyTotal]()

// parts are the totals, without subtotals, that t is made up of.
func parts(t review.CountyTotal, totals []review.CountyTotal) []review.CountyTotal {
	whole := t.Region.Code
	for range 3 { // county, city, province
		whole = strings.TrimSuffix(whole, "00")
	}
	var out []review.CountyTotal
	for _, other := range totals {
		if other.Grade == t.Grade && other.Region.Code != t.Region.Code && strings.HasPrefix(other.Region.Code, whole) {
			out = append(out, other)
		}
	}
	return review.Detail(out)
}

// totalOf is a total as a fact or an item of a list gives it.
func totalOf(v any) review.CountyTotal {
	if p, ok := v.(*review.CountyTotal); ok {
		return *p
	}
	return v.(review.CountyTotal)
}

// totalsOf is a list of totals, as a fact or as filter gives it.
func totalsOf(v any) []review.CountyTotal {
	if t, ok := v.([]review.CountyTotal); ok {
		return t
	}
	list := reflect.ValueOf(v)
	out := make([]review.CountyTotal, list.Len())
	for i := range out {
		out[i] = totalOf(list.Index(i).Interface())
	}
	return out
}
