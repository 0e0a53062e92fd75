package page

import (
	"math"
	"strconv"
	"strings"

	"github.com/biaoping/biaoping/report/doc"
)

// mostTicks is how many steps a value axis has at most.
const mostTicks = 5

// largestValue is the largest number a chart draws, in units of its last place:
// a float64 still holds it exactly.
const largestValue = 1e15

// A scale is the value axis of a chart. It begins at 0; its steps are 1, 2 or 5
// times a power of ten. Its numbers are whole units of the last place that a
// value prints, so that no sum of decimals decides where a bar ends.
type scale struct {
	places int
	step   int64
	ticks  int // steps up to the end of the axis
}

// newScale is the scale for the values of d in the given style; ok is false
// where a value is too large to be drawn.
func newScale(d *doc.ChartData, style doc.ChartStyle) (sc scale, ok bool) {
	for _, s := range d.Series {
		for _, v := range s.Values {
			sc.places = max(sc.places, v.Places)
		}
	}
	most := int64(0)
	for i := range d.Categories {
		sum := int64(0)
		for _, s := range d.Series {
			if v := s.Values[i].Number * math.Pow10(sc.places); v > largestValue {
				return sc, false
			}
			if v := sc.whole(s.Values[i]); style == doc.Stacked {
				sum += v
			} else {
				sum = max(sum, v)
			}
		}
		most = max(most, sum)
	}
	if most == 0 {
		return scale{step: 1, ticks: 1}, true
	}
	for unit := int64(1); ; unit *= 10 {
		for _, m := range []int64{1, 2, 5} {
			if n := (most + m*unit - 1) / (m * unit); n <= mostTicks {
				sc.step, sc.ticks = m*unit, int(n)
				return sc, true
			}
		}
	}
}

// whole is v in units of the last place.
func (sc *scale) whole(v doc.ChartValue) int64 {
	return int64(math.Round(v.Number * math.Pow10(sc.places)))
}

// at is where v stands on an axis of the given length.
func (sc *scale) at(v int64, length Unit) Unit {
	return Unit(math.Round(float64(v) / float64(sc.step*int64(sc.ticks)) * float64(length)))
}

// tick is the number at the i-th step, without the decimals that no step has.
func (sc *scale) tick(i int) string {
	digits, point := strconv.FormatInt(sc.step*int64(i), 10), sc.places
	for unit := sc.step; point > 0 && unit%10 == 0; unit /= 10 {
		point--
		digits = digits[:max(1, len(digits)-1)]
	}
	if i == 0 || point == 0 {
		return digits
	}
	if n := point + 1 - len(digits); n > 0 {
		digits = strings.Repeat("0", n) + digits
	}
	return digits[:len(digits)-point] + "." + digits[len(digits)-point:]
}
