package doc

// Divide gives total to the columns of a table by their content. least is
// what each must have so that no token is torn, want what it needs so that no
// line is broken; both include the blank beside the text.
//
// When there is enough for all wishes, columns grow in proportion to them.
// When there is not, every column gets the same part of its wish, but its
// least at least: so the long texts of a row take about the same number of
// lines. When there is not even the least, that is shared out.
func Divide(least, want []int, total int) []int {
	switch {
	case sum(want) <= total:
		return portions(want, total)
	case sum(least) >= total:
		return portions(least, total)
	}
	const whole = 1 << 12 // parts of a wish
	widths := make([]int, len(want))
	set := func(part int) int {
		for i := range widths {
			widths[i] = max(least[i], int(int64(want[i])*int64(part)/whole))
		}
		return sum(widths)
	}
	low, high := 0, whole // low fits, high does not
	for high-low > 1 {
		if mid := (low + high) / 2; set(mid) <= total {
			low = mid
		} else {
			high = mid
		}
	}
	rest := total - set(low)
	wide := 0
	for i := range widths {
		if widths[i]-least[i] > widths[wide]-least[wide] {
			wide = i
		}
	}
	widths[wide] += rest
	return widths
}

// portions divides total in proportion to wishes.
func portions(wishes []int, total int) []int {
	out := make([]int, len(wishes))
	all, seen, given := int64(sum(wishes)), int64(0), 0
	for i, w := range wishes {
		seen += int64(w)
		to := int(int64(total) * seen / max(all, 1))
		out[i] = to - given
		given = to
	}
	return out
}

func sum(ns []int) int {
	total := 0
	for _, n := range ns {
		total += n
	}
	return total
}
