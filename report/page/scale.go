package page

import (
	"math"
	"strconv"

	"github.com/biaoping/biaoping/report/doc"
)

// A scale is the value axis of a chart as a page draws it.
type scale struct{ doc.Axis }

// at is where v stands on an axis of the given length.
func (sc *scale) at(v int64, length Unit) Unit {
	return Unit(math.Round(float64(v) / float64(sc.Step*int64(sc.Ticks)) * float64(length)))
}

// tick is the number at the i-th step, without the decimals that no step has.
func (sc *scale) tick(i int) string {
	places := sc.Places
	for step := sc.Step; places > 0 && (step%10 == 0 || i == 0); step /= 10 {
		places--
	}
	return strconv.FormatFloat(sc.Tick(i), 'f', places, 64)
}
