package review

import (
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// number reads a number; what it is worth is decided by the field it is for.
func (r *jsonReader) number() (string, *Issue) {
	start := r.pos
	digits := func() (n int) {
		for r.pos < len(r.text) && '0' <= r.text[r.pos] && r.text[r.pos] <= '9' {
			r.pos++
			n++
		}
		return n
	}
	next := func(set string) bool {
		if r.pos < len(r.text) && strings.IndexByte(set, r.text[r.pos]) >= 0 {
			r.pos++
			return true
		}
		return false
	}
	next("-")
	if zero := next("0"); zero == (digits() > 0) { // 0, or digits that do not begin with it
		return "", r.fail("数写错，应写作 12 或 12.5")
	}
	if next(".") && digits() == 0 {
		return "", r.fail("数写错，小数点后应有数字")
	}
	if next("eE") {
		next("+-")
		if digits() == 0 {
			return "", r.fail("数写错，应写作 12 或 12.5")
		}
	}
	return r.text[start:r.pos], nil
}

// quoted reads a string. Most have no escapes and are cut out of the text.
func (r *jsonReader) quoted() (string, *Issue) {
	start := r.pos
	r.pos++
	var b strings.Builder
	for {
		run := strings.IndexAny(r.text[r.pos:], "\"\\\n\t")
		if run < 0 {
			r.pos = start
			return "", r.fail("文字缺少收尾的英文双引号")
		}
		if r.text[r.pos+run] == '"' && b.Len() == 0 {
			s := r.text[r.pos : r.pos+run]
			r.pos += run + 1
			return s, nil
		}
		b.WriteString(r.text[r.pos : r.pos+run])
		r.pos += run
		switch r.text[r.pos] {
		case '"':
			r.pos++
			return b.String(), nil
		case '\\':
			c, issue := r.escape()
			if issue != nil {
				return "", issue
			}
			b.WriteRune(c)
		case '\n':
			return "", r.fail("文字在引号内换行，换行应写作 \\n，或缺少收尾的英文双引号")
		default:
			return "", r.fail("文字中的制表符应写作 \\t")
		}
	}
}

// escape reads \n, \u5B89, \uD842\uDFB7 and the like.
func (r *jsonReader) escape() (rune, *Issue) {
	rest := r.text[r.pos+1:]
	if rest == "" {
		return 0, r.fail("文件在此中断")
	}
	if i := strings.IndexByte(`"\/bfnrt`, rest[0]); i >= 0 {
		r.pos += 2
		return rune("\"\\/\b\f\n\r\t"[i]), nil
	}
	c, ok := hexRune(rest)
	if !ok {
		return 0, r.fail("反斜杠写错，可用 \\\\ \\\" \\n 和 \\u5B89 一类写法")
	}
	if !utf16.IsSurrogate(c) {
		r.pos += 6
		return c, nil
	}
	if low, ok := strings.CutPrefix(rest[5:], `\`); ok {
		if second, ok := hexRune(low); ok && utf16.DecodeRune(c, second) != utf8.RuneError {
			r.pos += 12
			return utf16.DecodeRune(c, second), nil
		}
	}
	return 0, r.fail("\\%s 是半个字符（孤立代理码位）", rest[:5])
}

// hexRune reads u5B89 at the head of s.
func hexRune(s string) (rune, bool) {
	if len(s) < 5 || s[0] != 'u' {
		return 0, false
	}
	c, err := strconv.ParseUint(s[1:5], 16, 16)
	return rune(c), err == nil
}
