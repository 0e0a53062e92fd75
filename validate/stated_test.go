package validate

import (
	"testing"

	"github.com/biaoping/biaoping/report/review"
)

func TestAgreesToThePlacesOfTheStandardOrMore(t *testing.T) {
	for _, test := range []struct {
		stated   string
		num, den int64
		places   int
		want     bool
	}{
		{"83.9", 33555, 400, 1, true}, // 83.8875
		{"83.89", 33555, 400, 2, true},
		{"83.88", 33555, 400, 2, false},
		{"83.89", 33555, 400, 1, true}, // more digits than the standard's
		{"83.8", 33555, 400, 1, false},
		{"84", 33555, 400, 1, false}, // fewer are another number
		{"84", 33555, 400, 0, true},
		{"83.9", 33555, 400, 0, true},
		{"75", 7496, 100, 0, true}, // rounded, and yet not 75 for a threshold
		{"75", 7496, 100, 1, true},
		{"75", 7496, 100, 2, false},
		{"0", 0, 100, 1, true},
		{"-1.5", -3, 2, 1, true},
		{"0", 0, 0, 1, false},
	} {
		stated, err := review.ParseDecimal(test.stated)
		if err != nil {
			t.Fatal(err)
		}
		if got := agrees(stated, review.Ratio{Num: test.num, Den: test.den}, test.places); got != test.want {
			t.Errorf("agrees(%s, %d÷%d, %d) = %v", test.stated, test.num, test.den, test.places, got)
		}
	}
}
