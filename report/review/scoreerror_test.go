package review

import (
	"math"
	"testing"
)

func TestScoreError(t *testing.T) {
	check := func(reported, sampled Decimal) SpotCheck {
		return SpotCheck{Reported: &reported, Sampled: &sampled}
	}
	score := Int(80)
	for _, c := range []struct {
		phrase string
		checks []SpotCheck
		want   string
	}{
		{"the same scores", []SpotCheck{check(Int(80), Int(80))}, "0"},
		{"exactly 30 percent", []SpotCheck{check(Int(80), Int(56)), check(Int(80), Int(56))}, "30"},
		{"just below 30 percent", []SpotCheck{check(Int(80), 56_001)}, "29.99875"},
		{"higher and lower do not make up for each other", []SpotCheck{check(Int(50), Int(60)), check(Int(50), Int(40))}, "20"},
		{"a check without a score does not count", []SpotCheck{{Reported: &score}, check(Int(80), Int(40))}, "50"},
		{"no scores", []SpotCheck{{Sampled: &score}}, ""},
		{"no checks", nil, ""},
	} {
		if got := ScoreError(c.checks).String(); got != c.want {
			t.Errorf("%s: %q, want %q", c.phrase, got, c.want)
		}
	}
}

// Scores no standard has must not turn into small ones.
func TestScoreErrorOfHugeScores(t *testing.T) {
	reported, sampled := Decimal(math.MaxInt64/2), Decimal(0)
	c := SpotCheck{Reported: &reported, Sampled: &sampled}
	if got := ScoreError([]SpotCheck{c, c, c}).Fixed(6); got != "100.000000" {
		t.Errorf("got %s, want 100", got)
	}
}
