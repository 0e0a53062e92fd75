package form_test

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"github.com/biaoping/biaoping/internal/opc/opctest"
	"github.com/biaoping/biaoping/report/xlsx/form"
)

// rewrite is a workbook with one part changed.
func rewrite(t testing.TB, data []byte, part string, change func(string) string) []byte {
	t.Helper()
	parts := opctest.Unpack(t, data)
	for i, p := range parts {
		if p[0] == part {
			parts[i][1] = change(p[1])
		}
	}
	return opctest.Pack(t, parts)
}

// withRows is a workbook whose only sheet has the rows given as XML.
func withRows(t testing.TB, rows string) []byte {
	return rewrite(t, workbook(t, [][]any{{"甲"}}, nil), "xl/worksheets/sheet1.xml", func(s string) string {
		i, j := strings.Index(s, "<sheetData>"), strings.Index(s, "</sheetData>")
		return s[:i] + "<sheetData>" + rows + s[j:]
	})
}

func repeated(n int, row func(i int) string) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(row(i + 1))
	}
	return b.String()
}

func TestHostileSheetsAreRefused(t *testing.T) {
	text := func(s string) string { return `<row r="1"><c r="A1" t="inlineStr"><is><t>` + s + `</t></is></c></row>` }
	noise := func(n int) string { // that does not compress too well
		var b strings.Builder
		for i := 0; b.Len() < n; i++ {
			fmt.Fprintf(&b, "%x ", i*2654435761)
		}
		return b.String()
	}
	merges := `</sheetData><mergeCells>` + repeated(200, func(int) string { return `<mergeCell ref="A1:A1048576"/>` }) + `</mergeCells><sheetData>`
	for _, c := range []struct{ name, rows, want string }{
		{"far column", repeated(5000, func(i int) string { return fmt.Sprintf(`<row r="%d"><c r="XFD%[1]d"><v>%d</v></c></row>`, i, i*7919) }), "XFD1 有内容，最多读 1000 列"},
		{"far row", `<row r="2147483647"><c r="A2147483647"><v>1</v></c></row>`, `行号 "2147483647" 超出范围`},
		{"row twice", `<row r="1"/><row r="1"/>`, "第 1 行重复或次序颠倒"},
		{"cell in another row", `<row r="1"><c r="A2"><v>1</v></c></row>`, `单元格 "A2" 有误`},
		{"long text", text(noise(10 << 20)), "一格里的文字超过 32767 个字符"},
		{"no such string", `<row r="1"><c r="A1" t="s"><v>99</v></c></row>`, "文字不存在"},
		{"no number", `<row r="1"><c r="A1"><v>甲</v></c></row>`, "不是数"},
		{"broken", `<row r="1"><c r="A1"`, "不是正确的 XML"},
		{"merges over each other", repeated(20000, func(i int) string { return fmt.Sprintf(`<row r="%d"><c r="A%[1]d"><v>%d</v></c></row>`, i, i*7919) }) + merges, "合并单元格过多"},
	} {
		w, err := form.Open(context.Background(), withRows(t, c.rows))
		if err == nil {
			_, err = registryForm().Read(context.Background(), w, nil)
		}
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %q", c.name, err, c.want)
		}
	}
}

func TestAMillionEmptyRowsAreNothing(t *testing.T) {
	if testing.Short() {
		t.Skip("large")
	}
	rows := repeated(1_000_000, func(i int) string {
		return fmt.Sprintf(`<row r="%d" s="%d"><c r="A%[1]d" s="1"/></row>`, i, i*7919%1000)
	})
	im := read(t, registryForm(), withRows(t, rows))
	if im.Request != nil || !strings.Contains(im.Findings.Error(), "没有认出一张可以读入的表") {
		t.Errorf("%q", told(im))
	}
}

func TestDeepTreesAreRefused(t *testing.T) {
	req := examples(t)["review-report"]
	f := planOf(req)
	elements := &req.Review.Standard.Elements
	e := (*elements)[0]
	for i := range 25 {
		e.Number, e.Elements, e.Items = fmt.Sprint("x", i), nil, nil
		*elements = append(*elements, e)
		elements = &(*elements)[len(*elements)-1].Elements
	}
	im := read(t, f, write(t, f, req))
	if !strings.Contains(im.Findings.Error(), "层次超过 20 层") {
		t.Errorf("%q", told(im))
	}
}

func FuzzRead(f *testing.F) {
	req := examples(f)["registry"]
	plan := planOf(req)
	f.Add(write(f, plan, req))
	f.Add(write(f, plan, nil))
	f.Add(workbook(f, append(registryHead, []any{"单位类别", "单位名称"}, []any{"评审单位", "某某"}), nil))
	files, err := filepath.Glob("testdata/*.xlsx")
	if err != nil {
		f.Fatal(err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		w, err := form.Open(context.Background(), data)
		if err != nil {
			return
		}
		im, err := plan.Read(context.Background(), w, nil)
		if err != nil {
			return
		}
		if (im.Request == nil) != (im.Findings.Errors() > 0) {
			t.Errorf("request %v with %d errors", im.Request != nil, im.Findings.Errors())
		}
		if err := im.Annotate(context.Background(), io.Discard); err != nil {
			t.Logf("%v", err) // damaged where reading does not look
		}
	})
}

func TestSheetsAreCountedTogether(t *testing.T) {
	two := workbook(t, [][]any{{"甲"}}, func(f *excelize.File, sheet string) {
		if _, err := f.NewSheet("乙"); err != nil {
			t.Fatal(err)
		}
	})
	same := rewrite(t, two, "xl/_rels/workbook.xml.rels", func(s string) string { return strings.Replace(s, "sheet2.xml", "sheet1.xml", 1) })
	if _, err := form.Open(context.Background(), same); err == nil || !strings.Contains(err.Error(), "两张工作表的内容都在 xl/worksheets/sheet1.xml") {
		t.Errorf("%v", err)
	}
	if testing.Short() {
		t.Skip("large")
	}
	rows := "<sheetData>" + repeated(1000, func(i int) string {
		return "<row>" + repeated(300, func(k int) string { return fmt.Sprintf("<c><v>%d</v></c>", i*k) }) + "</row>"
	}) + "</sheetData>"
	for _, part := range []string{"xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml"} {
		two = rewrite(t, two, part, func(s string) string {
			return regexp.MustCompile(`<sheetData.*(/>|</sheetData>)`).ReplaceAllLiteralString(s, rows+"<pageMargins/>")
		})
	}
	w, err := form.Open(context.Background(), two)
	if err == nil {
		_, err = registryForm().Read(context.Background(), w, nil)
	}
	if err == nil || !strings.Contains(err.Error(), "工作表 乙：有内容的单元格超过 500000 个") {
		t.Errorf("%v", err)
	}
}
