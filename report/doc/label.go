package doc

import "strings"

// BreakLabel finds the n-1 places where runes, the words of a heading or of
// another cell that stands in the middle, are broken by sense into n lines of
// about one length, none wider than limit; nil where no n lines fit. ends[i]
// is the width of runes[:i], and half that of half a character, both in the
// caller's unit; at barred[i] no line begins. A space and a bracket are better
// places than the edge of a word.
func BreakLabel(runes []rune, ends []int, barred []bool, n, limit, half int) []int {
	cost := breakCosts(runes)
	for i := 1; i < len(runes); i++ {
		switch {
		case barred[i]:
			cost[i] = never
		case runes[i-1] == ' ', strings.ContainsRune("（(", runes[i]):
			cost[i] = labelEdge
		}
	}
	breaks, _ := balance(ends, cost, n, limit, half)
	return breaks
}

// labelEdge is the cost of a break at a space or before a bracket of a label.
const labelEdge = -60

// LabelWidth is what a heading needs so that it takes two lines at most: the
// longer of them, or all of one that is too short to be broken. ends, barred
// and half are those of BreakLabel.
func LabelWidth(runes []rune, ends []int, barred []bool, half int) int {
	all := ends[len(runes)]
	if all <= shortLabel*half {
		return all
	}
	breaks := BreakLabel(runes, ends, barred, 2, all, half)
	if breaks == nil {
		return all
	}
	return max(ends[breaks[0]], all-ends[breaks[0]])
}

// shortLabel is the longest heading, in half characters, that is not broken.
const shortLabel = 6
