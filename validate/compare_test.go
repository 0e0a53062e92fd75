package validate

import (
	"fmt"
	"math"
	"math/big"
	"math/rand/v2"
	"testing"

	"github.com/biaoping/biaoping/report/review"
)

// compare agrees with big.Rat, also where cross products leave 64 bits.
func TestCompareIsExact(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	number := func() int64 {
		switch n := r.Int64N(math.MaxInt64); r.IntN(4) {
		case 0:
			return n%7 - 3
		case 1:
			return n % 100_000
		case 2:
			return -n
		default:
			return n
		}
	}
	for range 20_000 {
		x := review.Ratio{Num: number(), Den: max(1, number())}
		y := review.Ratio{Num: number(), Den: max(1, number())}
		if r.IntN(3) == 0 {
			y.Num = x.Num // near or equal
		}
		got, err := compare(x, y)
		want := big.NewRat(x.Num, x.Den).Cmp(big.NewRat(y.Num, y.Den))
		if err != nil || sign(int64(got)) != want {
			t.Fatalf("compare(%v, %v) = %d, %v; want %d", x, y, got, err, want)
		}
	}
}

func TestCompareMixesNumbers(t *testing.T) {
	score := review.Int(75) - 40 // 74.96
	for _, test := range []struct {
		a, b any
		want string
	}{
		{score, 75, "-1 <nil>"},
		{&score, 75, "-1 <nil>"},
		{75, review.Int(75), "0 <nil>"},
		{review.Ratio{Num: 1, Den: -3}, 0, "-1 <nil>"},
		{review.Ratio{Num: 225, Den: 3}, review.Int(75), "0 <nil>"},
		{review.Ratio{}, 75, "0 要比较的数没有填写"},
		{(*review.Decimal)(nil), 75, "0 要比较的数没有填写"},
		{review.Date{}, review.Date{Year: 2024, Month: 1, Day: 1}, "0 日期没有填写"},
	} {
		order, err := compare(test.a, test.b)
		if got := fmt.Sprint(sign(int64(order)), " ", err); got != test.want {
			t.Errorf("compare(%v, %v): got %s, want %s", test.a, test.b, got, test.want)
		}
	}
}
