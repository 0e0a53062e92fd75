package review

// ScoreError is how far the scores of spot checks lie from the reported ones,
// in percent: the sum of the differences, each taken as positive, of the sum
// of the reported scores. A check without one of the scores does not count;
// where none has both, there is nothing to compare.
func ScoreError(checks []SpotCheck) Ratio {
	var e scoreErrors
	for i := range checks {
		e.add(&checks[i])
	}
	return e.ratio()
}

// scoreErrors are the sums of ScoreError so far.
type scoreErrors struct{ differences, reported Decimal }

func (e *scoreErrors) add(c *SpotCheck) {
	if c.Reported == nil || c.Sampled == nil {
		return
	}
	e.differences += max(*c.Reported-*c.Sampled, *c.Sampled-*c.Reported)
	e.reported += *c.Reported
}

func (e scoreErrors) ratio() Ratio { return Ratio{int64(e.differences) * 100, int64(e.reported)} }
