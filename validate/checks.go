package validate

import (
	"reflect"

	"github.com/biaoping/biaoping/report/review"
)

var checksType = reflect.TypeFor[[]review.SpotCheck]()

// checksOf is a list of spot checks, as a fact or as filter gives it.
func checksOf(v any) []review.SpotCheck {
	if c, ok := v.([]review.SpotCheck); ok {
		return c
	}
	list := reflect.ValueOf(v)
	out := make([]review.SpotCheck, list.Len())
	for i := range out {
		out[i] = list.Index(i).Interface().(review.SpotCheck)
	}
	return out
}
