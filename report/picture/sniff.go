package picture

import (
	"bytes"
	"strings"
)

// signatures are the first bytes by which a file is known, after an offset.
var signatures = []struct {
	name   string
	offset int
	magic  string
}{
	{"JPEG", 0, "\xff\xd8\xff"},
	{"PNG", 0, "\x89PNG\r\n\x1a\n"},
	{"GIF", 0, "GIF8"},
	{"WebP", 8, "WEBP"},
	{"HEIC", 4, "ftyphei"},
	{"HEIC", 4, "ftyphev"},
	{"HEIF", 4, "ftypmif1"},
	{"HEIF", 4, "ftypmsf1"},
	{"AVIF", 4, "ftypavi"},
	{"TIFF", 0, "II*\x00"},
	{"TIFF", 0, "MM\x00*"},
	{"BMP", 0, "BM"},
	{"PDF", 0, "%PDF-"},
	{"JPEG 2000", 0, "\x00\x00\x00\x0cjP  "},
	{"JPEG 2000", 0, "\xff\x4f\xff\x51"},
	{"JPEG XL", 0, "\xff\x0a"},
	{"JPEG XL", 0, "\x00\x00\x00\x0cJXL "},
	{"PSD", 0, "8BPS"},
	{"WMF", 0, "\xd7\xcd\xc6\x9a"},
	{"EMF", 40, " EMF"},
	{"ICO", 0, "\x00\x00\x01\x00"},
}

// sniff is "JPEG" or "PNG", or an error naming what data is instead.
func sniff(data []byte) (string, error) {
	for _, s := range signatures {
		if len(data) >= s.offset && bytes.HasPrefix(data[s.offset:], []byte(s.magic)) {
			if s.name == "JPEG" || s.name == "PNG" {
				return s.name, nil
			}
			return "", refuse("%s 图片不能用，请另存为 JPEG 或 PNG", s.name)
		}
	}
	head := strings.ToLower(string(data[:min(len(data), 1024)]))
	if strings.Contains(head, "<svg") {
		return "", refuse("SVG 图片不能用，请另存为 JPEG 或 PNG")
	}
	return "", refuse("不是 JPEG 或 PNG 图片")
}
