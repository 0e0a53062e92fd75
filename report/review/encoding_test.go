package review

import (
	"strings"
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"
)

func TestUTF8ReadsAFileInItsEncoding(t *testing.T) {
	const text = "关于报送情况的通知\n各县应急管理局：\n请报送12家企业的情况，联系人：李𬭎。\n"
	gb, err := simplifiedchinese.GB18030.NewEncoder().String(text)
	if err != nil {
		t.Fatal(err)
	}
	utf16 := func(e unicode.Endianness, bom unicode.BOMPolicy) string {
		s, err := unicode.UTF16(e, bom).NewEncoder().String(text)
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	for _, test := range []struct{ name, data, encoding string }{
		{"UTF-8", text, "UTF-8"},
		{"UTF-8 with a mark", "\uFEFF" + text, "UTF-8（带字节顺序标记）"},
		{"GB 18030", gb, "GB 18030（GBK）"},
		{"UTF-16 little endian with a mark", utf16(unicode.LittleEndian, unicode.UseBOM), "UTF-16"},
		{"UTF-16 big endian with a mark", utf16(unicode.BigEndian, unicode.UseBOM), "UTF-16"},
		{"UTF-16 little endian", utf16(unicode.LittleEndian, unicode.IgnoreBOM), "UTF-16"},
		{"UTF-16 big endian", utf16(unicode.BigEndian, unicode.IgnoreBOM), "UTF-16"},
	} {
		t.Run(test.name, func(t *testing.T) {
			got, encoding, err := UTF8([]byte(test.data))
			if err != nil || string(got) != text || encoding != test.encoding {
				t.Errorf("%q in %s, %v; want %q in %s", got, encoding, err, text, test.encoding)
			}
			want := "文件编码是 " + test.encoding + "，已按它识读；建议另存为 UTF-8"
			if test.encoding == "UTF-8" {
				want = ""
			}
			if got, note := Converted([]byte(test.data)); string(got) != text || note != want {
				t.Errorf("%q, told %q; want %q", got, note, want)
			}
		})
	}
}

func TestUTF8NamesTheFirstByteItCannotRead(t *testing.T) {
	long := strings.Repeat("关于报送情况的通知", 3)
	gb, _ := simplifiedchinese.GB18030.NewEncoder().String("关于报送情况的通知\n各县")
	for _, test := range []struct{ name, data, want string }{
		{"a byte in UTF-8", long + "\n各\xE4县" + long, "第 2 行第 2 个字符的字节 E4 不是 UTF-8，文件已损坏"},
		{"a half character in GB 18030", gb + "\xB9", "第 2 行第 3 个字符既不是 UTF-8，也不是 GB 18030，文件已损坏"},
		{"a half character in UTF-16", "\xFF\xFE\x00\x4E\x00", "文件编码看来是 UTF-16，但有字节不能识读，文件已损坏"},
		{"UTF-32", "\xFF\xFE\x00\x00\x00\x4E\x00\x00", "文件编码是 UTF-32，不能识读"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if text, _, err := UTF8([]byte(test.data)); err == nil || err.Error() != test.want {
				t.Errorf("%q, %v; want %s", text, err, test.want)
			}
			if got, note := Converted([]byte(test.data)); string(got) != test.data || note != "" {
				t.Errorf("%q, told %q; want it as it was", got, note)
			}
		})
	}
}
