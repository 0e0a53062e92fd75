package validate

import "github.com/biaoping/biaoping/report/review"

// portion is the least whole number that is percent of n or more.
func portion(n, percent int) int { return (n*percent + 99) / 100 }

// percentOf is the text of part ÷ whole in percent with two digits after the
// point; — where whole is 0.
func percentOf(part, whole int) string {
	if whole == 0 {
		return "—"
	}
	return review.Ratio{Num: int64(part) * 100, Den: int64(whole)}.Fixed(2) + "%"
}

// rounds reports whether stated is part ÷ whole in percent, rounded to as many
// digits after the point as stated has. Nothing of nothing is 0.
func rounds(stated review.Decimal, part, whole int) bool {
	if whole == 0 {
		return part == 0 && stated == 0
	}
	return agrees(stated, review.Ratio{Num: int64(part) * 100, Den: int64(whole)}, 0)
}

func decimalOf(v any) review.Decimal {
	if p, ok := v.(*review.Decimal); ok {
		return *p
	}
	return v.(review.Decimal)
}
