package form_test

import (
	"bytes"
	"context"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"github.com/biaoping/biaoping/internal/opc/opctest"
	"github.com/biaoping/biaoping/report/xlsx/form"
)

func annotate(t testing.TB, im *form.Import) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := im.Annotate(context.Background(), &b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func parts(t testing.TB, data []byte) map[string]string {
	t.Helper()
	all := map[string]string{}
	for _, p := range opctest.Unpack(t, data) {
		all[p[0]] = p[1]
	}
	return all
}

// wrongRegistry has a code that Excel has ruined, a day that there is not, and
// a comment of somebody else on it.
func wrongRegistry(t testing.TB) []byte {
	header := []any{"单位类别", "单位名称", "统一社会信用代码", "行政区划代码", "所在地区", "公告日期"}
	rows := append(slices.Clone(registryHead), header,
		[]any{"评审单位", "某某安全技术有限公司", 9.133e17, "330000", "浙江省", "2024-02-30"},
		[]any{"评审单位", "某某安全评价有限公司", "91330000MA0000242W", "330000", "浙江省", "2024-05-31"})
	return workbook(t, rows, func(f *excelize.File, sheet string) {
		if err := f.AddComment(sheet, excelize.Comment{Cell: "F5", Author: "张某", Text: "请核对"}); err != nil {
			t.Fatal(err)
		}
		if _, err := f.NewSheet("别的"); err != nil {
			t.Fatal(err)
		}
	})
}

func TestTheAnnotatedCopyIsTheSameButForItsMarks(t *testing.T) {
	data := wrongRegistry(t)
	im := read(t, registryForm(), data)
	marked := annotate(t, im)
	before, after := parts(t, data), parts(t, marked)
	for name, content := range before {
		switch name {
		case "[Content_Types].xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml", "xl/worksheets/sheet1.xml", "xl/comments1.xml", "xl/drawings/vmlDrawing1.vml":
		default:
			if after[name] != content {
				t.Errorf("%s has changed", name)
			}
		}
	}
	f, err := excelize.OpenReader(bytes.NewReader(marked))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	value := func(sheet, cell string) string {
		v, err := f.GetCellValue(sheet, cell)
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
	if got := value("Sheet1", "G4"); got != "校验结果" {
		t.Errorf("G4 %q", got)
	}
	if got := value("Sheet1", "G5"); !strings.Contains(got, "第 15 位以后的数字已经丢失") || !strings.Contains(got, "没有这一天") {
		t.Errorf("G5 %q", got)
	}
	if got := value("Sheet1", "G6"); got != "" {
		t.Errorf("G6 %q", got)
	}
	comments, err := f.GetComments("Sheet1")
	if err != nil || len(comments) != 2 || comments[0].Author != "张某" || comments[1].Cell != "C5" || comments[1].Author != "标评校验" {
		t.Errorf("%+v, %v", comments, err)
	}
	formats, err := f.GetConditionalFormats("Sheet1")
	if err != nil || formats["C5 F5"] == nil {
		t.Errorf("%v, %v", formats, err)
	}
	if linked, target, err := f.GetCellHyperLink("问题汇总", "D2"); !linked || target != "'Sheet1'!C5" || err != nil {
		t.Errorf("%v %q %v", linked, target, err)
	}
	for _, cell := range []string{"A1", "C5", "F6"} {
		a, _ := f.GetCellStyle("Sheet1", cell)
		if a != 0 {
			t.Errorf("%s has style %d", cell, a)
		}
	}
}

func TestACorrectedCopyIsReadAsIfItHadNoMarks(t *testing.T) {
	im := read(t, registryForm(), wrongRegistry(t))
	f, err := excelize.OpenReader(bytes.NewReader(annotate(t, im)))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for cell, v := range map[string]string{"C5": "91330000MA00002342", "F5": "2024.2.29"} {
		if err := f.SetCellStr("Sheet1", cell, v); err != nil {
			t.Fatal(err)
		}
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	im = read(t, registryForm(), b.Bytes())
	if im.Request == nil || len(im.Request.Registry.Entries) != 2 || im.Findings.Errors() > 0 {
		t.Fatalf("%q", told(im))
	}
	clean := parts(t, annotate(t, im))
	sheet := clean["xl/worksheets/sheet1.xml"]
	if strings.Contains(sheet, "conditionalFormatting") || strings.Contains(sheet, "第 15 位") {
		t.Errorf("marks are left: %s", sheet)
	}
	for name, content := range clean {
		if strings.Contains(name, "comments") && (!strings.Contains(content, "请核对") || strings.Contains(content, "已经丢失")) {
			t.Errorf("%s: %s", name, content)
		}
	}
}

// LibreOffice writes comments without their authors.
func TestCommentsOfAnEarlierCopyAreKnownWithoutTheirAuthor(t *testing.T) {
	im := read(t, registryForm(), wrongRegistry(t))
	data := rewrite(t, annotate(t, im), "xl/comments1.xml", func(s string) string {
		return strings.ReplaceAll(s, "<author>标评校验</author>", "<author></author>")
	})
	if content := parts(t, data)["xl/comments1.xml"]; !strings.Contains(content, "<author></author>") {
		t.Fatal(content)
	}
	again := parts(t, annotate(t, read(t, registryForm(), data)))["xl/comments1.xml"]
	if strings.Count(again, "标评校验：") != 1 || strings.Count(again, "请核对") != 1 {
		t.Error(again)
	}
}

func TestFindingsAboutFactsStandAtTheirCells(t *testing.T) {
	req := examples(t)["registry"]
	f := planOf(req)
	im := read(t, f, write(t, f, req))
	im.Add(form.Finding{Severity: form.Error, Path: "registry.entries[2].region.code", Message: "甲", Source: "某文件·一"},
		form.Finding{Severity: form.Warning, Path: "registry.entries[3].industries[1]", Message: "乙"},
		form.Finding{Severity: form.Warning, Path: "registry.preparer", Message: "丙"})
	var got []string
	for _, f := range im.Findings {
		got = append(got, f.Sheet+"!"+f.Cell+" "+f.Value)
	}
	if want := []string{"名册!B9 华某某", "名单!D5 330000", "名单!I6 轻工\n纺织\n建材"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

func BenchmarkAnnotatedCopyOf20000Rows(b *testing.B) {
	f, data := large(b, 20_000)
	im := read(b, f, data)
	for i := range 2_000 {
		im.Add(form.Finding{Severity: form.Error, Path: "review.problems[" + strconv.Itoa(i*10) + "].level", Message: "不对"})
	}
	b.ReportAllocs()
	for b.Loop() {
		annotate(b, im)
	}
}
