package form_test

import (
	"bytes"
	"context"
	"strings"
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"

	"github.com/biaoping/biaoping/report/xlsx/form"
)

func TestAListGoesThroughCSVAndComesBack(t *testing.T) {
	req := examples(t)["registry"]
	req.Registry.Entries[0].Name = "=某某协会"
	req.Registry.Entries[1].Note = "'-1"
	req.Registry.Entries[2].Note = "＝1+1"
	f := planOf(req)
	var b bytes.Buffer
	if err := f.WriteCSV(&b, "名单", req); err != nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(b.String(), "\ufeff单位类别,单位名称,") || !strings.Contains(b.String(), ",'=某某协会,") || !strings.Contains(b.String(), ",''-1") || !strings.Contains(b.String(), ",'＝1+1") {
		t.Errorf("%s", b.String())
	}
	gb, err := simplifiedchinese.GB18030.NewEncoder().Bytes(bytes.TrimPrefix(b.Bytes(), []byte("\ufeff")))
	if err != nil {
		t.Fatal(err)
	}
	for i, data := range [][]byte{b.Bytes(), gb} {
		w, err := form.Open(context.Background(), data)
		if err != nil {
			t.Fatal(err)
		}
		im, err := f.Read(context.Background(), w, req)
		if err != nil {
			t.Fatal(err)
		}
		if im.Request == nil || asJSON(t, im.Request) != asJSON(t, req) {
			t.Errorf("%q", told(im))
		}
		if got, want := strings.Join(told(im), "\n"), []string{"", "提示 文件：文件编码是 GB 18030（GBK），已按它识读"}[i]; got != want {
			t.Errorf("told %q, want %q", got, want)
		}
	}
}

func TestBrokenCSVIsRefused(t *testing.T) {
	for _, c := range []struct{ data, want string }{
		{"单位名称,备注\n\"甲,乙\n", "CSV 第 2 行有误"},
		{"\xff\xff\xff\xff", "不是 UTF-8、UTF-16，也不是 GB 18030"},
		{strings.Repeat("a,", 2000) + "b", "第 1 行超过 1000 栏"},
	} {
		_, err := form.Open(context.Background(), []byte(c.data))
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%.20q: %v, want %q", c.data, err, c.want)
		}
	}
}

func TestCodesThatOthersKeepAsTextInCSV(t *testing.T) {
	req := examples(t)["registry"]
	data := "单位类别,单位名称,统一社会信用代码,行政区划代码,所在地区,联系电话,备注\r\n评审单位,甲,=\"91330000MA00002342\",=\"330000\",浙江省,=\"007\",\"a,=\"\"b\"\"\"\r\n"
	w, err := form.Open(context.Background(), []byte(data))
	if err != nil {
		t.Fatal(err)
	}
	req.Registry.Entries = nil
	im, err := planOf(req).Read(context.Background(), w, req)
	if err != nil || im.Request == nil {
		t.Fatalf("%v %q", err, told(im))
	}
	if e := im.Request.Registry.Entries[0]; e.CreditCode != "91330000MA00002342" || e.Region.Code != "330000" || e.Phone != "007" || e.Note != `a,="b"` {
		t.Errorf("%+v", e)
	}
}
