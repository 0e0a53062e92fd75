package validate

import (
	"maps"
	"slices"
	"strings"
)

// choices says what would have been right in place of word: the one name
// that looks like it, or else all of them.
func choices(names []string, word string) string {
	if near := nearest(names, word); near != "" {
		return "应为 " + near
	}
	return "可用：" + strings.Join(names, "、")
}

// nearest is the name that differs from word by the fewest letters, if by
// fewer than a third of them; else empty.
func nearest(names []string, word string) string {
	best, limit := "", (len([]rune(word))+2)/3
	for _, n := range names {
		if d := distance([]rune(strings.ToLower(n)), []rune(strings.ToLower(word))); d < limit {
			best, limit = n, d
		}
	}
	return best
}

// distance counts the insertions, deletions and exchanges that turn a into b.
func distance(a, b []rune) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i, x := range a {
		diagonal := row[0]
		row[0] = i + 1
		for j, y := range b {
			d := diagonal
			if x != y {
				d = 1 + min(diagonal, row[j], row[j+1])
			}
			diagonal, row[j+1] = row[j+1], d
		}
	}
	return row[len(b)]
}

// sorted are the keys of m in order.
func sorted[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
