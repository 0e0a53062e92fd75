package markup

import (
	"bytes"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Unescape is what the content of an element says, without the elements in it.
func Unescape(raw []byte) string {
	if bytes.IndexByte(raw, '&') < 0 && bytes.IndexByte(raw, '<') < 0 {
		return string(raw)
	}
	var b strings.Builder
	for i := 0; i < len(raw); {
		switch raw[i] {
		case '&':
			if r, n := entity(raw[i:]); n > 0 {
				b.WriteRune(r)
				i += n
				continue
			}
		case '<':
			t := Token{From: i}
			if t.markup(raw) == nil {
				if s, ok := bytes.CutPrefix(raw[i:t.To], []byte("<![CDATA[")); ok {
					b.Write(s[:len(s)-len("]]>")])
				}
				i = t.To
				continue
			}
		}
		b.WriteByte(raw[i])
		i++
	}
	return b.String()
}

// Words are what the elements of src say, one behind the other, as far as it
// can be read.
func Words(src []byte) string {
	var b strings.Builder
	Scan(src, func(t Token) error {
		if t.Sort == Text {
			b.WriteString(Unescape(src[t.From:t.To]))
		}
		return nil
	})
	return b.String()
}

var entities = map[string]rune{"lt": '<', "gt": '>', "quot": '"', "apos": '\'', "amp": '&'}

// entity is the character that raw, which begins with &, names, and the length
// of its name; 0 for none.
func entity(raw []byte) (rune, int) {
	const longest = 12
	end := bytes.IndexByte(raw[:min(len(raw), longest)], ';')
	if end < 0 {
		return 0, 0
	}
	name := string(raw[1:end])
	if r, ok := entities[name]; ok {
		return r, end + 1
	}
	digits, isNumber := strings.CutPrefix(name, "#")
	base := 10
	if hex, ok := strings.CutPrefix(digits, "x"); ok {
		digits, base = hex, 16
	}
	n, err := strconv.ParseUint(digits, base, 32)
	if !isNumber || err != nil || !utf8.ValidRune(rune(n)) {
		return 0, 0
	}
	return rune(n), end + 1
}

// Escape writes text into b, for an element or an attribute.
func Escape(b *bytes.Buffer, text string) {
	last := 0
	for i := range len(text) {
		var with string
		switch text[i] {
		case '&':
			with = "&amp;"
		case '<':
			with = "&lt;"
		case '>':
			with = "&gt;"
		case '"':
			with = "&quot;"
		case '\r': // would be read as the end of a line
			with = "&#13;"
		default:
			continue
		}
		b.WriteString(text[last:i])
		b.WriteString(with)
		last = i + 1
	}
	b.WriteString(text[last:])
}
