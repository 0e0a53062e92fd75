// Package numeral writes numbers as headings and texts do: 一, 十二, 一百零三, and
// reads those of headings and of dates.
package numeral

import (
	"slices"
	"strconv"
	"strings"
)

var digits = [...]string{"零", "一", "二", "三", "四", "五", "六", "七", "八", "九"}

// Of is n, 0 to 9999, in Chinese numerals.
func Of(n int) string {
	if n < 10 {
		return digits[n]
	}
	var s strings.Builder
	gap := false // a zero between digits is said once
	for _, unit := range []struct {
		value int
		name  string
	}{{1000, "千"}, {100, "百"}, {10, "十"}, {1, ""}} {
		d := n / unit.value % 10
		if d == 0 {
			gap = s.Len() > 0
			continue
		}
		if gap {
			s.WriteString(digits[0])
			gap = false
		}
		// 十二, not 一十二
		if !(unit.value == 10 && d == 1 && s.Len() == 0) {
			s.WriteString(digits[d])
		}
		s.WriteString(unit.name)
	}
	return s.String()
}

// Heading is the n-th number of a level of headings with its punctuation
// (GB/T 9704—2012, 7.3.3): 一、 （一） 1. （1）
func Heading(level, n int) string {
	switch level {
	case 1:
		return Of(n) + "、"
	case 2:
		return "（" + Of(n) + "）"
	case 3:
		return strconv.Itoa(n) + "."
	}
	return "（" + strconv.Itoa(n) + "）"
}

// Read is the number of 1 to 99 that s writes in figures or in Chinese
// numerals; 0 for anything else.
func Read(s string) int {
	if n, err := strconv.Atoi(s); err == nil && 0 < n && n < 100 {
		return n
	}
	for n := 1; n < 100; n++ {
		if Of(n) == s {
			return n
		}
	}
	return 0
}

// Year is the number that s writes digit by digit: 二〇二四. The 〇, ○ and O of
// people, and whatever else is no digit, are 零.
func Year(s string) int {
	n := 0
	for _, r := range s {
		n = 10*n + max(0, slices.Index(digits[:], string(r)))
	}
	return n
}
