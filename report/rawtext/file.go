package rawtext

import (
	"bytes"
	"errors"
)

// A fileHead is how files of a kind begin that hold more than text.
type fileHead struct{ head, is string }

var (
	binaries = []fileHead{
		{"PK\x03\x04", " Word、Excel、WPS 文件或压缩包"},
		{"\xD0\xCF\x11\xE0", "旧格式的 Word、Excel、WPS 文件"},
		{"\x89PNG", "图片"},
		{"\xFF\xD8\xFF", "图片"},
	}
	// In small letters; blanks may stand before them.
	markups = []fileHead{{"%pdf-", " PDF 文件"}, {`{\rtf`, " RTF 文件"}, {"<!doctype html", "网页"}, {"<html", "网页"}, {"<?xml", " XML 文件"}}
)

// notText refuses a file of which the text would first have to be taken out.
func notText(data []byte) error {
	is := ""
	for _, f := range binaries {
		if bytes.HasPrefix(data, []byte(f.head)) {
			is = f.is
		}
	}
	head := bytes.TrimLeft(bytes.TrimPrefix(data[:min(len(data), 256)], []byte("\ufeff")), " \t\r\n")
	for _, f := range markups {
		if bytes.HasPrefix(bytes.ToLower(head[:min(len(head), len(f.head))]), []byte(f.head)) {
			is = f.is
		}
	}
	if is == "" {
		return nil
	}
	return errors.New("是" + is + "，不是纯文本；请打开它，把文字另存为纯文本（.txt）")
}
