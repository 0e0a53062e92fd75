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
		if i < 0 {
			break
		}
		n, ok := escaped(s[i:])
		if !ok || n >= 0xD800 && n < 0xE000 {
			out.WriteString(s[:i+2])
			s = s[i+2:]
			continue
		}
		out.WriteString(s[:i])
		out.WriteRune(n)
		s = s[i+7:]
	}
	out.WriteString(s)
	return out.String()
}

// Encode is s so that no part of it is taken for an escape. Whatever is none
// stays, since not every program knows of escapes.
func Encode(s string) string {
	var out strings.Builder
	for {
		i := strings.Index(s, "_x")
		if i < 0 {
			break
		}
		out.WriteString(s[:i])
		if _, ok := escaped(s[i:]); ok {
			out.WriteString("_x005F")
		}
		out.WriteString("_x")
		s = s[i+2:]
	}
	out.WriteString(s)
	return out.String()
}

// escaped is the character for which the escape stands that begins s.
func escaped(s string) (rune, bool) {
	if len(s) < 7 || s[6] != '_' {
		return 0, false
	}
	n, err := strconv.ParseUint(s[2:6], 16, 16)
	return rune(n), err == nil
}
