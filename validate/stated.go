package validate

import "github.com/biaoping/biaoping/report/review"

// agrees reports whether a stated number is the exact one, rounded half away
// from zero to places digits after the point, or to as many as stated has
// where these are more. Nothing agrees with a ratio that compares nothing.
func agrees(stated review.Decimal, exact review.Ratio, places int) bool {
	places = max(min(places, 3), 0)
	for unit := 1000 / power(places); int(stated)%unit != 0; unit /= 10 {
		places++
	}
	return exact.Fixed(places) == stated.Fixed(places)
}

// power is 10 to the n-th.
func power(n int) int {
	p := 1
	for range n {
		p *= 10
	}
	return p
}
