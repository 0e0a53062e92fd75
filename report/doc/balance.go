package doc

// balance finds the n-1 breaks that cost least, or nil when no n lines fit:
// ends[i] is the width of the first i runes, cost[i] what a break before the
// i-th costs beside the squared difference of the lines from their mean.
// half is the width of half a character.
func balance(ends, cost []int, n, limit, half int) ([]int, int) {
	last := len(ends) - 1
	mean := ends[last] / n
	type state struct{ cost, from int }
	best := make([][]state, n+1)
	for k := range best {
		best[k] = make([]state, last+1)
		for i := range best[k] {
			best[k][i].cost = unreachable
		}
	}
	best[0][0].cost = 0
	for k := 1; k <= n; k++ {
		for to := 1; to <= last; to++ {
			if (k == n) != (to == last) || to < last && cost[to] >= never {
				continue
			}
			for from := to - 1; from >= 0 && ends[to]-ends[from] <= limit; from-- {
				if best[k-1][from].cost == unreachable {
					continue
				}
				d := (ends[to] - ends[from] - mean) / half
				c := best[k-1][from].cost + d*d
				if to < last {
					c += cost[to]
				}
				if b := &best[k][to]; c < b.cost {
					*b = state{c, from}
				}
			}
		}
	}
	if best[n][last].cost == unreachable {
		return nil, 0
	}
	breaks := make([]int, 0, n)
	for k, at := n, last; k > 1; k-- {
		at = best[k][at].from
		breaks = append([]int{at}, breaks...)
	}
	return breaks, best[n][last].cost
}

// cut breaks wherever a line is full.
func cut(ends []int, limit int) []int {
	var breaks []int
	from := 0
	for i := 1; i < len(ends); i++ {
		if ends[i]-ends[from] > limit {
			from = i - 1
			breaks = append(breaks, from)
		}
	}
	return breaks
}
