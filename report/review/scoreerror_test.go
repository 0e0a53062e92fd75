package review

import (
	"strings"
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

// As many scores as a request has room for, each as large as one may be.
func TestScoreErrorOfHugeScores(t *testing.T) {
	reported, sampled := Int(100_000), Decimal(0)
	checks := make([]SpotCheck, maxObjects)
	for i := range checks {
		checks[i] = SpotCheck{Reported: &reported, Sampled: &sampled}
	}
	if got := ScoreError(checks).Fixed(6); got != "100.000000" {
		t.Errorf("got %s, want 100", got)
	}
	reported++
	err := Validate(&Request{Campaign: &Campaign{Checks: checks[:1]}})
	if want := "campaign.checks[0].reported：上报得分不应大于 100000，现为 100000.001"; err == nil || !strings.Contains(err.Error(), want) {
		t.Errorf("%v, want %s", err, want)
	}
}

func TestTheSumOfFundsIsTrueHoweverLarge(t *testing.T) {
	most := Int(10_000_000_000)
	problem := Problem{Rectification: &Rectification{Funds: &most}}
	req := &Request{Review: &Review{Problems: make([]Problem, maxObjects/2)}}
	for i := range req.Review.Problems {
		req.Review.Problems[i] = problem
	}
	if got := Derive(req, nil).Derived.Problems.Funds.String(); got != "1250000000000000" {
		t.Errorf("the funds are %s", got)
	}
	most++
	req.Review.Problems = req.Review.Problems[:1]
	if want := "整改资金（元）不应大于 10000000000，现为 10000000000.001"; !strings.Contains(Validate(req).Error(), want) {
		t.Errorf("%v, want %s", Validate(req), want)
	}
}
