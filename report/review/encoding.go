package review

import (
	"bytes"
	"fmt"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"
)

// Encodings in which Chinese text files are met.
const (
	encodingUTF8    = "UTF-8"
	encodingUTF8BOM = "UTF-8（带字节顺序标记）"
	encodingUTF16   = "UTF-16"
	encodingUTF32   = "UTF-32"
	encodingGB      = "GB 18030（GBK）"
)

// UTF8 is data as UTF-8 without a byte order mark, and the Chinese name of the
// encoding it was in: UTF-8, UTF-8 with a mark, UTF-16 of either byte order with
// or without one, or GB 18030, of which GBK and GB 2312 are parts. The error names
// the first byte that cannot be read.
func UTF8(data []byte) (text []byte, name string, err error) {
	name, from := encodingOf(data)
	if from == nil {
		text = bytes.TrimPrefix(data, []byte("\uFEFF"))
		return text, name, undecodable(text, name)
	}
	if name == encodingGB {
		if err := undecodableGB(data); err != nil {
			return nil, name, err
		}
	}
	text, err = from.NewDecoder().Bytes(data)
	if err == nil && (bytes.ContainsRune(text, utf8.RuneError) || len(data)%2 == 1 && name == encodingUTF16) {
		err = fmt.Errorf("文件编码看来是 %s，但有字节不能识读，文件已损坏", name)
	}
	return bytes.TrimPrefix(text, []byte("\uFEFF")), name, err
}

// Converted is the file of a person as Decode reads it: data in UTF-8, where UTF8
// can read it; what is wrong with any other, Decode tells. note says in Chinese
// what the encoding was taken for; it is empty for UTF-8 without a byte order
// mark. Who reads the file tells it.
func Converted(data []byte) (text []byte, note string) {
	text, name, err := UTF8(data)
	switch {
	case err != nil:
		return data, ""
	case name == encodingUTF8:
		return text, ""
	}
	return text, "文件编码是 " + name + "，已按它识读；建议另存为 UTF-8"
}

// encodingOf says in which encoding data seems to be, and what reads it; nil
// for UTF-8, and for what this package does not read.
func encodingOf(data []byte) (name string, from encoding.Encoding) {
	switch {
	case bytes.HasPrefix(data, []byte("\xFF\xFE\x00\x00")), bytes.HasPrefix(data, []byte("\x00\x00\xFE\xFF")):
		return encodingUTF32, nil
	case bytes.HasPrefix(data, []byte("\xFF\xFE")):
		return encodingUTF16, unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)
	case bytes.HasPrefix(data, []byte("\xFE\xFF")):
		return encodingUTF16, unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)
	case len(data) > 1 && data[0] != 0 && data[1] == 0: // ASCII in UTF-16 without its mark
		return encodingUTF16, unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)
	case len(data) > 1 && data[0] == 0 && data[1] != 0:
		return encodingUTF16, unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)
	case utf8.Valid(data):
		if bytes.HasPrefix(data, []byte("\uFEFF")) {
			return encodingUTF8BOM, nil
		}
		return encodingUTF8, nil
	case mostlyUTF8(data):
		return encodingUTF8, nil
	}
	for _, order := range []unicode.Endianness{unicode.LittleEndian, unicode.BigEndian} {
		from := unicode.UTF16(order, unicode.IgnoreBOM)
		if text, err := from.NewDecoder().Bytes(data); err == nil && looksChinese(text) {
			return encodingUTF16, from
		}
	}
	return encodingGB, simplifiedchinese.GB18030
}

// mostlyUTF8 reports whether data is UTF-8 but for a few bytes. GB 18030 would
// read such text too, as other characters.
func mostlyUTF8(data []byte) bool {
	good, bad := 0, 0
	for len(data) > 0 {
		r, n := utf8.DecodeRune(data)
		switch {
		case r == utf8.RuneError && n == 1:
			bad++
		case n > 2:
			good++
		}
		data = data[n:]
	}
	return good > 10*bad
}

// looksChinese reports whether nine in ten characters of text are ones that
// Chinese files are made of.
func looksChinese(text []byte) bool {
	all, usual := 0, 0
	for _, r := range string(text) {
		all++
		if r == '\n' || r == '\r' || r >= ' ' && r < 0x7F || r >= 0x3000 && r < 0x3020 || r >= 0x4E00 && r < 0xA000 || r >= 0xFF00 && r < 0xFFF0 {
			usual++
		}
	}
	return all > 0 && usual*10 >= all*9
}

// undecodable is an error with the place of the first byte of text that is not
// UTF-8.
func undecodable(text []byte, name string) error {
	if name == encodingUTF32 {
		return fmt.Errorf("文件编码是 %s，不能识读", name)
	}
	line, column := 1, 1
	for len(text) > 0 {
		r, n := utf8.DecodeRune(text)
		switch {
		case r == utf8.RuneError && n == 1:
			return fmt.Errorf("第 %d 行第 %d 个字符的字节 %X 不是 UTF-8，文件已损坏", line, column, text[0])
		case r == '\n':
			line, column = line+1, 0
		}
		text, column = text[n:], column+1
	}
	return nil
}

// undecodableGB is an error with the line in which GB 18030 is broken. No byte
// of a longer character of GB 18030 is a line end.
func undecodableGB(data []byte) error {
	line := 0
	for text := range bytes.Lines(data) {
		line++
		s, err := simplifiedchinese.GB18030.NewDecoder().Bytes(text)
		if before, _, broken := bytes.Cut(s, []byte("\uFFFD")); broken || err != nil {
			return fmt.Errorf("第 %d 行第 %d 个字符既不是 UTF-8，也不是 GB 18030，文件已损坏", line, 1+utf8.RuneCount(before))
		}
	}
	return nil
}
