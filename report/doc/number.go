package doc

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// longestNumber is the most characters of a number with 汉字 in it.
const longestNumber = 20

// IsNumber reports whether s is the number of a certificate or of a document,
// such as 浙AQBJXⅢ202200001 or 某应急〔2024〕33号, which a cell keeps on one line:
// 汉字 are no more than digits and letters, and nothing parts them but brackets
// and hyphens. Codes without 汉字 are one word anyway.
func IsNumber(s string) bool {
	if utf8.RuneCountInString(s) > longestNumber {
		return false
	}
	han, letters := 0, 0
	for _, r := range s {
		switch {
		case unicode.Is(unicode.Han, r):
			han++
		case unicode.IsLetter(r), unicode.IsNumber(r):
			letters++
		case !strings.ContainsRune("〔〕()（）-", r):
			return false
		}
	}
	return han > 0 && han <= letters
}
