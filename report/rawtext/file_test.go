package rawtext_test

import (
	"context"
	"strings"
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"

	"github.com/biaoping/biaoping/report/rawtext"
)

func TestFilesThatHoldMoreThanTextAreRefused(t *testing.T) {
	for _, c := range []struct{ data, want string }{
		{"PK\x03\x04\x14\x00\x00", "是 Word、Excel、WPS 文件或压缩包，不是纯文本"},
		{"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "是旧格式的 Word、Excel、WPS 文件"},
		{"%PDF-1.7\n某某", "是 PDF 文件"},
		{"{\\rtf1\\ansi 某某}", "是 RTF 文件"},
		{"\ufeff\r\n<!DOCTYPE HTML><html>某某</html>", "是网页"},
		{"<?xml version=\"1.0\"?><a>某某</a>", "是 XML 文件"},
	} {
		_, _, err := rawtext.Import(context.Background(), "样例.txt", []byte(c.data))
		if err == nil || !strings.Contains(err.Error(), c.want) || !strings.Contains(err.Error(), "另存为纯文本") {
			t.Errorf("%q: %v, want %q", c.data, err, c.want)
		}
	}
	// Bytes that are no UTF-8 are not taken for one another.
	text, err := simplifiedchinese.GB18030.NewEncoder().String("某某省应急管理厅关于某某工作的通知\n各市：\n现将有关事项通知如下。\n")
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := rawtext.Import(context.Background(), "样例.txt", []byte(text)); err != nil {
		t.Error(err)
	}
}
