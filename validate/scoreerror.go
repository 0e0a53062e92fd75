package validate

import (
	"math/big"
	"reflect"

	"github.com/biaoping/biaoping/report/review"
)

var checksType = reflect.TypeFor[[]review.SpotCheck]()

// scoreError is how far the scores of spot checks lie from the reported ones,
// in percent: the sum of the differences, each taken as positive, of the sum
// of the reported scores. A check without one of the scores does not count;
// where none has both, there is nothing to compare.
func scoreError(checks []review.SpotCheck) review.Ratio {
	var differences, reported big.Int
	for _, c := range checks {
		if c.Reported == nil || c.Sampled == nil {
			continue
		}
		difference := big.NewInt(int64(*c.Reported - *c.Sampled))
		differences.Add(&differences, difference.Abs(difference))
		reported.Add(&reported, big.NewInt(int64(*c.Reported)))
	}
	differences.Mul(&differences, big.NewInt(100))
	for !differences.IsInt64() || !reported.IsInt64() { // no sum of scores is as large
		differences.Rsh(&differences, 1)
		reported.Rsh(&reported, 1)
	}
	return review.Ratio{Num: differences.Int64(), Den: reported.Int64()}
}

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
