package docx

import (
	"fmt"
	"strconv"
	"unicode/utf8"
)

const xmlHead = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"

// namespaces are declared on the root of every part of word/.
const namespaces = ` xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"` +
	` xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"` +
	` xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"` +
	` xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"` +
	` xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"`

// A markup is XML under construction. It keeps its first error.
type markup struct {
	buf []byte
	err error
}

func (m *markup) fail(format string, args ...any) {
	if m.err == nil {
		m.err = fmt.Errorf(format, args...)
	}
}

// raw writes markup as it is.
func (m *markup) raw(parts ...string) {
	for _, s := range parts {
		m.buf = append(m.buf, s...)
	}
}

// number writes n between two pieces of markup.
func (m *markup) number(before string, n int, after string) {
	m.buf = append(m.buf, before...)
	m.buf = strconv.AppendInt(m.buf, int64(n), 10)
	m.buf = append(m.buf, after...)
}

// text writes s with the characters that mean markup escaped. A character
// that XML 1.0 cannot carry, or that its readers change, is an error.
func (m *markup) text(s string) {
	last := 0
	for i, r := range s {
		var escape string
		switch {
		case r == '&':
			escape = "&amp;"
		case r == '<':
			escape = "&lt;"
		case r == '>':
			escape = "&gt;"
		case r == '"':
			escape = "&quot;"
		case r >= ' ' && r < utf8.RuneError, r > 0xFFFF:
			continue
		default:
			if r == utf8.RuneError {
				if _, size := utf8.DecodeRuneInString(s[i:]); size > 1 {
					continue // U+FFFD itself, spelt out
				}
				m.fail("文字 %.40q 不是有效的 UTF-8", s)
				return
			}
			m.fail("文字 %.40q 的第 %d 个字符 %U 不能写入文档，应删去", s, utf8.RuneCountInString(s[:i])+1, r)
			return
		}
		m.raw(s[last:i], escape)
		last = i + 1
	}
	m.raw(s[last:])
}
