package validate

import (
	"errors"
	"math/bits"

	"github.com/biaoping/biaoping/report/review"
)

// operators are the comparisons of dates, decimals and ratios. The compiler
// puts them in place of expr's own, which know none of these types.
var operators = map[string]func(order int) bool{
	"<":  func(order int) bool { return order < 0 },
	"<=": func(order int) bool { return order <= 0 },
	">":  func(order int) bool { return order > 0 },
	">=": func(order int) bool { return order >= 0 },
	"==": func(order int) bool { return order == 0 },
	"!=": func(order int) bool { return order != 0 },
}

// compare orders two dates or two numbers. It fails when a date is not given
// or a ratio has nothing to compare.
func compare(a, b any) (int, error) {
	if d, ok := a.(review.Date); ok {
		e, ok := b.(review.Date)
		if !ok || d.IsZero() || e.IsZero() {
			return 0, errNoDate
		}
		return d.Compare(e), nil
	}
	x, okX := fractionOf(a)
	y, okY := fractionOf(b)
	if !okX || !okY {
		return 0, errors.New("要比较的数没有填写")
	}
	return x.compare(y), nil
}

// A fraction is a number held exactly; den is positive.
type fraction struct{ num, den int64 }

func fractionOf(v any) (fraction, bool) {
	switch v := v.(type) {
	case int:
		return fraction{int64(v), 1}, true
	case review.Decimal:
		return fraction{int64(v), int64(review.Int(1))}, true
	case *review.Decimal:
		if v != nil {
			return fractionOf(*v)
		}
	case review.Ratio:
		switch {
		case v.Den > 0:
			return fraction{v.Num, v.Den}, true
		case v.Den < 0:
			return fraction{-v.Num, -v.Den}, true
		}
	}
	return fraction{}, false
}

// compare orders x and y by their cross products of 128 bits.
func (x fraction) compare(y fraction) int {
	if sx, sy := sign(x.num), sign(y.num); sx != sy {
		return sx - sy
	}
	xh, xl := bits.Mul64(magnitude(x.num), uint64(y.den))
	yh, yl := bits.Mul64(magnitude(y.num), uint64(x.den))
	order := 0
	switch {
	case xh > yh || xh == yh && xl > yl:
		order = 1
	case xh < yh || xh == yh && xl < yl:
		order = -1
	}
	return order * sign(x.num)
}

func sign(n int64) int {
	switch {
	case n > 0:
		return 1
	case n < 0:
		return -1
	}
	return 0
}

func magnitude(n int64) uint64 {
	if n < 0 {
		return -uint64(n)
	}
	return uint64(n)
}
