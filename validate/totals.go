package validate

import (
	"reflect"
	"strings"

	"github.com/biaoping/biaoping/report/review"
)

var totalsType = reflect.TypeFor[[]review.CountyTotal]()

// A row is what one line of a campaign's totals is about.
type row struct {
	region string
	grade  review.Grade
}

// above are the rows that a row may be part of: the same grade in the city,
// the province and the country, by the levels of GB/T 2260 codes.
func above(t review.CountyTotal) []row {
	var rows []row
	code := t.Region.Code
	for _, kept := range []int{4, 2, 0} {
		if len(code) == 6 && code[kept:] != "000000"[kept:] {
			rows = append(rows, row{code[:kept] + "000000"[kept:], t.Grade})
		}
	}
	return rows
}

// detail are the totals that are no subtotal: no other one is part of them.
func detail(totals []review.CountyTotal) []review.CountyTotal {
	subtotals := map[row]bool{}
	for _, t := range totals {
		for _, r := range above(t) {
			subtotals[r] = true
		}
	}
	var out []review.CountyTotal
	for _, t := range totals {
		if !subtotals[row{t.Region.Code, t.Grade}] {
			out = append(out, t)
		}
	}
	return out
}

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
	return detail(out)
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
