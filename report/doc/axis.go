package doc

import "math"

// mostTicks is how many steps a value axis has at most.
const mostTicks = 5

// largestValue is the largest number a chart draws, in units of its last place:
// a float64 still holds it exactly.
const largestValue = 1e15

// An Axis is the value axis of a chart. It begins at 0; its steps are 1, 2 or 5
// times a power of ten. Its numbers are whole units of the last place that a
// value prints, so that no sum of decimals decides where a bar ends.
type Axis struct {
	Places int
	Step   int64
	Ticks  int // steps up to the end of the axis
}

// Axis is the value axis for d in the given style; ok is false where a value is
// too large to be drawn.
func (d *ChartData) Axis(style ChartStyle) (a Axis, ok bool) {
	for _, s := range d.Series {
		for _, v := range s.Values {
			a.Places = max(a.Places, v.Places)
		}
	}
	most := int64(0)
	for i := range d.Categories {
		sum := int64(0)
		for _, s := range d.Series {
			if !(s.Values[i].Number*math.Pow10(a.Places) <= largestValue) {
				return a, false
			}
			if v := a.Whole(s.Values[i]); style == Stacked {
				sum += v
			} else {
				sum = max(sum, v)
			}
		}
		most = max(most, sum)
	}
	if most == 0 {
		return Axis{Step: 1, Ticks: 1}, true
	}
	for unit := int64(1); ; unit *= 10 {
		for _, m := range []int64{1, 2, 5} {
			if n := (most + m*unit - 1) / (m * unit); n <= mostTicks {
				a.Step, a.Ticks = m*unit, int(n)
				return a, true
			}
		}
	}
}

// Whole is v in units of the last place.
func (a *Axis) Whole(v ChartValue) int64 {
	return int64(math.Round(v.Number * math.Pow10(a.Places)))
}

// Tick is the number at the i-th step.
func (a *Axis) Tick(i int) float64 {
	return float64(a.Step*int64(i)) / math.Pow10(a.Places)
}
