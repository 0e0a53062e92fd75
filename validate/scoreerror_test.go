package validate

import (
	"math"
	"testing"

	"github.com/biaoping/biaoping/report/review"
)

func TestScoreError(t *testing.T) {
	check := func(reported, sampled review.Decimal) review.SpotCheck {
		return review.SpotCheck{Reported: &reported, Sampled: &sampled}
	}
	score := review.Int(80)
	for _, c := range []struct {
		phrase string
		checks []review.SpotCheck
		want   string
	}{
		{"the same scores", []review.SpotCheck{check(review.Int(80), review.Int(80))}, "0"},
		{"exactly 30 percent", []review.SpotCheck{check(review.Int(80), review.Int(56)), check(review.Int(80), review.Int(56))}, "30"},
		{"just below 30 percent", []review.SpotCheck{check(review.Int(80), 56_001)}, "29.99875"},
		{"higher and lower do not make up for each other", []review.SpotCheck{check(review.Int(50), review.Int(60)), check(review.Int(50), review.Int(40))}, "20"},
		{"a check without a score does not count", []review.SpotCheck{{Reported: &score}, check(review.Int(80), review.Int(40))}, "50"},
		{"no scores", []review.SpotCheck{{Sampled: &score}}, ""},
		{"no checks", nil, ""},
	} {
		if got := scoreError(c.checks).String(); got != c.want {
			t.Errorf("%s: %q, want %q", c.phrase, got, c.want)
		}
	}
}

// Scores no standard has must not turn into small ones.
func TestScoreErrorOfHugeScores(t *testing.T) {
	reported, sampled := review.Decimal(math.MaxInt64/2), review.Decimal(0)
	c := review.SpotCheck{Reported: &reported, Sampled: &sampled}
	if got := scoreError([]review.SpotCheck{c, c, c}).Fixed(6); got != "100.000000" {
		t.Errorf("got %s, want 100", got)
	}
}
