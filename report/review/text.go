package review

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// textFault says what makes s unfit to be printed; "" for nothing. A text is
// valid UTF-8 in the normal form NFC, and every character of it can be seen.
// Nothing is mended here: the writer must know what the document will say.
func textFault(s string, lines bool) string {
	if !utf8.ValidString(s) {
		return "含有不是 UTF-8 的字节"
	}
	n := 0
	for _, r := range s {
		n++
		switch {
		case r >= ' ' && r < 0x7F || r >= 0x3000 && r < 0xD800: // most text
		case r == '\n' && lines:
		case r == '\n':
			return fmt.Sprintf("只能写一行，第 %d 个字符是换行", n)
		case isUnfit(r):
			return fmt.Sprintf("第 %d 个字符是%s，应删去或改正", n, nameOf(r))
		}
	}
	if s != "" && strings.TrimSpace(s) == "" {
		return "只有空格，应写内容或不写"
	}
	if norm.NFC.IsNormalString(s) {
		return ""
	}
	at, is, should := firstNotNormal(s)
	return fmt.Sprintf("第 %d 个字符 %s（%s）不是规范写法（NFC），应为 %s（%s）", at, is, codePoints(is), should, codePoints(should))
}

// codePoints is U+0065 U+0301.
func codePoints(s string) string { return strings.Trim(fmt.Sprintf("%U", []rune(s)), "[]") }

// isUnfit reports whether r cannot be seen, or is not the same to every
// reader: control and format characters (among them zero-width ones and those
// that turn the direction of text), line separators, private-use characters,
// noncharacters and the replacement character.
func isUnfit(r rune) bool {
	return unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp, unicode.Co) || isNoncharacter(r) || r == utf8.RuneError
}

func isNoncharacter(r rune) bool {
	return r&0xFFFE == 0xFFFE || r >= 0xFDD0 && r <= 0xFDEF
}

// unfitNames are the unfit characters that people meet.
var unfitNames = map[rune]string{
	'\t':     "制表符",
	'\r':     "回车",
	'\u0085': "换行控制符",
	'\u00AD': "软连字符",
	'\u200B': "零宽空格",
	'\u200C': "零宽非连接符",
	'\u200D': "零宽连接符",
	'\u200E': "左至右标记",
	'\u200F': "右至左标记",
	'\u2028': "行分隔符",
	'\u2029': "段分隔符",
	'\u202A': "左至右嵌入符",
	'\u202B': "右至左嵌入符",
	'\u202C': "方向结束符",
	'\u202D': "左至右强制符",
	'\u202E': "右至左强制符",
	'\u2060': "零宽连词符",
	'\u2066': "左至右隔离符",
	'\u2067': "右至左隔离符",
	'\u2068': "首强方向隔离符",
	'\u2069': "隔离结束符",
	'\uFEFF': "字节顺序标记",
	'\uFFFD': "替换字符（原文在别处已损坏）",
}

// nameOf is the code point and the name of an unfit character.
func nameOf(r rune) string {
	name, ok := unfitNames[r]
	switch {
	case ok:
	case unicode.Is(unicode.Cc, r):
		name = "控制字符"
	case unicode.Is(unicode.Co, r):
		name = "私用区字符，各机显示不同"
	case isNoncharacter(r):
		name = "非字符"
	default:
		name = "格式控制字符"
	}
	return fmt.Sprintf(" %U（%s）", r, name)
}

// firstNotNormal finds the first character of s, with its combining marks,
// that is not in NFC: its number from 1, itself, and its normal form.
func firstNotNormal(s string) (at int, is, should string) {
	for at = 1; s != ""; at += utf8.RuneCountInString(is) {
		n := norm.NFC.NextBoundaryInString(s, true)
		is, s = s[:n], s[n:]
		if should = norm.NFC.String(is); should != is {
			break
		}
	}
	return at, is, should
}
