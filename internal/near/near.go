// Package near finds what a misspelt name was probably meant to be.
package near

import (
	"strings"
	"unicode/utf8"
)

// longest is the length in characters from which a name is no misspelling of
// any that this module knows.
const longest = 60

// Name is the one of names that differs from word in the fewest characters,
// upper and lower case alike, or empty when every one differs in more than a
// third of them, and for a word of one character. Of several the first is meant.
func Name(word string, names []string) string {
	w := []rune(strings.ToLower(word))
	if len(w) < 2 || len(w) > longest {
		return ""
	}
	best, least := "", max(len(w)/3, 1)+1
	for _, n := range names {
		if longer := utf8.RuneCountInString(n) - len(w); longer >= least || -longer >= least {
			continue // by that many at least
		}
		if d := distance([]rune(strings.ToLower(n)), w); d < least {
			best, least = n, d
		}
	}
	return best
}

// distance counts the characters to insert, delete, exchange, or swap with the
// next one, to make b of a.
func distance(a, b []rune) int {
	rows := make([][]int, len(a)+1)
	for i := range rows {
		rows[i] = make([]int, len(b)+1)
		rows[i][0] = i
	}
	for j := range rows[0] {
		rows[0][j] = j
	}
	for i := 1; i <= len(a); i++ {
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			d := min(rows[i-1][j-1]+cost, rows[i-1][j]+1, rows[i][j-1]+1)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				d = min(d, rows[i-2][j-2]+1)
			}
			rows[i][j] = d
		}
	}
	return rows[len(a)][len(b)]
}
