package review

import "math/big"

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
type scoreErrors struct{ differences, reported big.Int }

func (e *scoreErrors) add(c *SpotCheck) {
	if c.Reported == nil || c.Sampled == nil {
		return
	}
	difference := big.NewInt(int64(*c.Reported - *c.Sampled))
	e.differences.Add(&e.differences, difference.Abs(difference))
	e.reported.Add(&e.reported, big.NewInt(int64(*c.Reported)))
}

func (e *scoreErrors) ratio() Ratio {
	var differences, reported big.Int
	differences.Mul(&e.differences, big.NewInt(100))
	reported.Set(&e.reported)
	for !differences.IsInt64() || !reported.IsInt64() { // no sum of scores is as large
		differences.Rsh(&differences, 1)
		reported.Rsh(&reported, 1)
	}
	return Ratio{Num: differences.Int64(), Den: reported.Int64()}
}
