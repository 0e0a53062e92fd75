package review

import (
	"math/big"
	"strings"
)

// A Ratio is Num ÷ Den held exactly, so that 74.96 is never taken for 75.
// A zero Den means that there is nothing to compare.
type Ratio struct{ Num, Den int64 }

// AtLeast reports whether r is n or more, before any rounding. Nothing to
// compare is not at least anything.
func (r Ratio) AtLeast(n int) bool { return r.Den != 0 && r.rat().Cmp(big.NewRat(int64(n), 1)) >= 0 }

// AtLeastDecimal is AtLeast for a bound such as 62.5.
func (r Ratio) AtLeastDecimal(d Decimal) bool {
	return r.Den != 0 && r.rat().Cmp(big.NewRat(int64(d), decimalOne)) >= 0
}

// Float is the nearest float64, for workbooks and rule expressions; 0 where
// there is nothing to compare.
func (r Ratio) Float() float64 {
	if r.Den == 0 {
		return 0
	}
	f, _ := r.rat().Float64()
	return f
}

// Fixed is r with exactly places digits after the point, rounded half away
// from zero; empty where there is nothing to compare.
func (r Ratio) Fixed(places int) string {
	if r.Den == 0 {
		return ""
	}
	return r.rat().FloatString(places)
}

// String is r in as many digits as it has, at most six after the point. One
// that goes on is cut there and ends in …, so that it never reads as more than
// it is; empty where there is nothing to compare.
func (r Ratio) String() string {
	if r.Den == 0 {
		return ""
	}
	const million = 1_000_000
	scaled := new(big.Int).Mul(big.NewInt(r.Num), big.NewInt(million))
	digits, rest := scaled.QuoRem(scaled, big.NewInt(r.Den), new(big.Int))
	s := big.NewRat(1, 1).SetFrac(digits, big.NewInt(million)).FloatString(6)
	if rest.Sign() != 0 {
		return s + "…"
	}
	return strings.TrimSuffix(strings.TrimRight(s, "0"), ".")
}

func (r Ratio) rat() *big.Rat { return big.NewRat(r.Num, r.Den) }
