package validate

import (
	"reflect"

	"github.com/biaoping/biaoping/report/review"
)

var accidentsType = reflect.TypeFor[[]review.Accident]()

// losses is the direct loss of a list of accidents, as a fact or as filter
// gives it, in 万元.
func losses(accidents any) (sum review.Decimal) {
	list := reflect.ValueOf(accidents)
	for i := range list.Len() {
		switch a := list.Index(i).Interface().(type) {
		case review.Accident:
			sum += a.DirectLoss
		case *review.Accident:
			sum += a.DirectLoss
		}
	}
	return sum
}
