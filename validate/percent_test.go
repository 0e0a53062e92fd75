package validate

import (
	"testing"

	"github.com/biaoping/biaoping/report/review"
)

func TestRoundsToTheDigitsStated(t *testing.T) {
	for _, test := range []struct {
		stated      string
		part, whole int
		want        bool
	}{
		{"12.5", 1, 8, true},
		{"12.4", 1, 8, false},
		{"13", 1, 8, true}, // half up
		{"12", 1, 8, false},
		{"33", 1, 3, true},
		{"33.3", 1, 3, true},
		{"33.333", 1, 3, true},
		{"33.334", 1, 3, false},
		{"66.667", 2, 3, true},
		{"66.666", 2, 3, false},
		{"100", 7, 7, true},
		{"0", 0, 5, true},
		{"0", 0, 0, true},
		{"100", 0, 0, false},
		{"0", 1, 0, false},
	} {
		stated, err := review.ParseDecimal(test.stated)
		if err != nil {
			t.Fatal(err)
		}
		if got := rounds(stated, test.part, test.whole); got != test.want {
			t.Errorf("rounds(%s, %d, %d) = %v", test.stated, test.part, test.whole, got)
		}
	}
}
