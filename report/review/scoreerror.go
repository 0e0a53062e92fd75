package review

import "math/big"

// ScoreError is how far the scores of spot checks lie from the reported ones,
// in percent: the sum of the differences, each taken as positive, of the sum
// of the reported scores. A check without one of the scores does not count;
// where none has both, there is nothing to compare.
func ScoreError(checks []SpotCheck) Ratio {
	var differences, reported big.Int
	for _, c := range checks {
		if c.Reported == nil || c.Sampled == nil {
			continue
		}
		difference := big.NewInt(int64(*c.Reported - *c.Sampled))
		differences.Add(&differences, difference.Abs(difference))
		reported.Add(&reported, big.NewInt(int64(*c.Reported)))
	}
	differences.Mul(&differences, big.NewInt(100))
	for !differences.IsInt64() || !reported.IsInt64() { // no sum of scores is as large
		differences.Rsh(&differences, 1)
		reported.Rsh(&reported, 1)
	}
	return Ratio{Num: differences.Int64(), Den: reported.Int64()}
}
