package book

import (
	"strconv"
	"strings"
)

// Decode is a text of a workbook, in which _x000D_ stands for a character
// (ECMA-376, 22.9.2.19).
func Decode(s string) string {
	if !strings.Contains(s, "_x") {
		return s
	}
	var out strings.Builder
	for {
		i := strings.Index(s, "_x")
		if i < 0 || len(s) < i+7 {
			break
		}
		n, err := strconv.ParseUint(s[i+2:i+6], 16, 16)
		if err != nil || s[i+6] != '_' || n >= 0xD800 && n < 0xE000 {
			out.WriteString(s[:i+2])
			s = s[i+2:]
			continue
		}
		out.WriteString(s[:i])
		out.WriteRune(rune(n))
		s = s[i+7:]
	}
	out.WriteString(s)
	return out.String()
}

// Encode is s so that no part of it is taken for an escape.
func Encode(s string) string {
	if !strings.Contains(s, "_x") {
		return s
	}
	return strings.ReplaceAll(s, "_x", "_x005F_x")
}
