package rawtext

import (
	"regexp"
	"strings"
	"unicode"
)

// marks are ASCII punctuation and what Chinese text has in its place.
var marks = map[rune]rune{',': '，', ';': '；', ':': '：', '?': '？', '!': '！', '.': '。', '(': '（', ')': '）', '"': '“', '•': '·', '‧': '·', '∙': '·', '・': '·'}

// punctuate is s with the punctuation of Chinese text where ASCII marks stand
// beside Han characters. Marks inside numbers, times, addresses and words of
// Latin letters stay.
func (m *importer) punctuate(no int, s string) string {
	return outsideMarks(s, func(s string) string {
		text := []rune(s)
		pairs := brackets(text)
		quoted := quotes(text)
		for i, r := range text {
			full, ok := marks[r]
			if !ok {
				continue
			}
			switch r {
			case '(', ')':
				ok = pairs[i]
			case '"':
				full, ok = quoted[i], quoted[i] != 0
			case '.':
				ok = ends(text, i)
			case '•', '‧', '∙', '・':
				ok = isHan(before(text, i)) && isHan(after(text, i))
			default:
				ok = !between(text, i, isASCIIWord) && (isChinese(before(text, i)) || isChinese(after(text, i)))
			}
			if ok {
				m.report.repaired(no, Punctuation, string(r), string(full))
				text[i] = full
			}
		}
		return string(text)
	})
}

// yearBrackets is 发文字号 in a text with its year in other brackets than 〔〕.
var yearBrackets = regexp.MustCompile(`(\p{Han})[\[【［﹝（(]\s*((?:19|20)\d\d)\s*[\]】］﹞）)](\s*第?\d{1,5}号)`)

// sixCornered is s with the year of every 发文字号 in 〔〕 (GB/T 9704—2012,
// 7.2.5).
func (m *importer) sixCornered(no int, s string) string {
	return yearBrackets.ReplaceAllStringFunc(s, func(was string) string {
		became := yearBrackets.ReplaceAllString(was, "${1}〔${2}〕${3}")
		m.report.repaired(no, DocNumber, was, became)
		return became
	})
}

func isHan(r rune) bool { return unicode.Is(unicode.Han, r) }

// isChinese reports whether r is a Han character or Chinese punctuation.
func isChinese(r rune) bool {
	return isHan(r) || strings.ContainsRune("，。；：？！、（）《》〈〉“”‘’〔〕【】…—·〖〗", r)
}

func isASCIIWord(r rune) bool {
	return r < 0x80 && (unicode.IsLetter(r) || unicode.IsDigit(r))
}

// before and after are the nearest characters that are not blank, 0 for none.
func before(text []rune, i int) rune {
	for i--; i >= 0; i-- {
		if text[i] != ' ' && text[i] != '\u3000' {
			return text[i]
		}
	}
	return 0
}

func after(text []rune, i int) rune {
	for i++; i < len(text); i++ {
		if text[i] != ' ' && text[i] != '\u3000' {
			return text[i]
		}
	}
	return 0
}

// between reports whether the characters on both sides of text[i] are such.
func between(text []rune, i int, is func(rune) bool) bool {
	return i > 0 && i+1 < len(text) && is(text[i-1]) && is(text[i+1])
}

// ends reports whether the full stop text[i] ends a Chinese sentence; it does
// not in 1. and in names of files. A bracket may begin the next one.
func ends(text []rune, i int) bool {
	next := after(text, i)
	return i > 0 && (isHan(text[i-1]) || strings.ContainsRune("）)”》%", text[i-1])) && (next == 0 || next == '(' || isChinese(next))
}

// brackets are the places of the round brackets that belong to Chinese text:
// those with Han characters inside, right before them, right after them where
// no Latin word stands before, or with one half already Chinese.
func brackets(text []rune) map[int]bool {
	places := map[int]bool{}
	var open []int
	for i, r := range text {
		switch r {
		case '(', '（':
			open = append(open, i)
		case ')', '）':
			if len(open) == 0 {
				continue
			}
			from := open[len(open)-1]
			open = open[:len(open)-1]
			chinese := isChinese(before(text, from)) || from == 0 || text[from] == '（' || r == '）' ||
				isHan(after(text, i)) && !isASCIIWord(before(text, from))
			for _, inside := range text[from:i] {
				chinese = chinese || isHan(inside)
			}
			if chinese {
				places[from], places[i] = true, true
			}
		}
	}
	return places
}

// quotes are the Chinese marks for straight double quotes: opening and closing
// by turns. An odd one out leaves all of them as they are.
func quotes(text []rune) map[int]rune {
	places := map[int]rune{}
	n, chinese := 0, false
	for i, r := range text {
		if r == '"' {
			places[i] = []rune("“”")[n%2]
			n++
			chinese = chinese || isChinese(before(text, i)) || isChinese(after(text, i))
		}
	}
	if n%2 == 1 || !chinese {
		return nil
	}
	return places
}
