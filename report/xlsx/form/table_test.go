package form_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"github.com/biaoping/biaoping/report/review"
	"github.com/biaoping/biaoping/report/xlsx/form"
)

// table opens the rows as documents of the kind that base says.
func table(t testing.TB, base string, data []byte) (*form.Table, error) {
	t.Helper()
	tree, err := review.ReadTree([]byte(base))
	if err != nil {
		t.Fatal(err)
	}
	w, err := form.Open(context.Background(), data)
	if err != nil {
		return nil, err
	}
	return form.New(tree.Text("kind"), "样例", []string{"review", "measure", "notice"}, nil, func(string, string) bool { return true }).Table(w, "", tree)
}

func rowsIn(t *testing.T, base string, data []byte) []*form.Row {
	t.Helper()
	tb, err := table(t, base, data)
	if err != nil {
		t.Fatal(err)
	}
	var list []*form.Row
	for r, err := range tb.Rows() {
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, r)
	}
	return list
}

func TestHeadersNameFacts(t *testing.T) {
	const base = "kind: sample\nmeasure:\n  subjects:\n    - name: 甲\n  organs: [某某局]\n"
	for text, want := range map[string]string{
		"发文字号":                        "measure.docNumber", // of the group that the base has
		"＊发文字号":                       "measure.docNumber",
		" 发文\n字号 ":                    "measure.docNumber",
		"notice.docNumber":            "notice.docNumber",
		"公文.发文字号":                     "notice.docNumber",
		"企业名称":                        "review.enterprise.name",
		"评审对象":                        "review.enterprise.name",
		"评审对象·统一社会信用代码":               "review.enterprise.creditCode",
		"评审对象．统一社会信用代码":               "review.enterprise.creditCode",
		"对象.名称":                       "measure.subjects[0].name",
		"对象［0］.名称":                    "measure.subjects[0].name",
		"measure.subjects[0].name":    "measure.subjects[0].name",
		"对象.违规行为.情况":                  "measure.subjects[0].misconducts[0].detail",
		"公文.正文.文字":                    "notice.body[0].text",
		"主送机关":                        "measure.mainTo",
		"约谈日期":                        "measure.interview.on",
		"measure.closing.date":        "measure.closing.date",
		"对象.所在地区.行政区划代码":              "measure.subjects[0].region.code",
		"对象[1].名称":                    "",
		"对象[99999999999].名称":          "",
		"[0]":                         "",
		"..":                          "",
		"对象.":                         "",
		"名称":                          "",
		"measure":                     "",
		"kind":                        "",
		"统一社会信用代码":                    "", // of whom?
		"review.scores[0].deduction1": "",
	} {
		tb, err := table(t, base, workbook(t, [][]any{{text, "measure.footNote"}}, nil))
		if err != nil {
			var wrong form.Findings
			if want != "" || !errors.As(err, &wrong) || len(wrong) != 1 || wrong[0].Cell != "A1" {
				t.Errorf("%q: %v, want %s", text, err, want)
			}
			continue
		}
		for cell, path := range tb.Columns() {
			if cell == "Sheet1!A1" && path != want {
				t.Errorf("%q: %s, want %q", text, path, want)
			}
		}
	}
}

func TestACellMergedOverRowsCountsForEachOfThem(t *testing.T) {
	list := rowsIn(t, "kind: sample", workbook(t, [][]any{{"编号", "公文.标题"}, {"甲", "同一个题目"}, {"乙"}, {"丙"}, {}, {nil, "别的"}}, func(f *excelize.File, sheet string) {
		if err := f.MergeCell(sheet, "B2", "B4"); err != nil {
			t.Fatal(err)
		}
	}))
	var got []string
	for _, r := range list {
		got = append(got, r.ID+" "+r.String())
	}
	want := `甲 notice.title ["同一个题目"]|乙 notice.title ["同一个题目"]|丙 notice.title ["同一个题目"]| notice.title ["别的"]`
	if strings.Join(got, "|") != want {
		t.Errorf("%q", got)
	}
}

// More cells than a sheet that is held in memory may have.
func TestAListMayBeLongerThanASheetThatIsHeld(t *testing.T) {
	if testing.Short() {
		t.Skip("large")
	}
	row := func(i int) string { return strings.Repeat("<c><v>1</v></c>", 12) }
	data := withRows(t, `<row><c t="inlineStr"><is><t>发文字号</t></is></c></row>`+repeated(100_000, func(i int) string { return "<row>" + row(i) + "</row>" }))
	tb, err := table(t, "kind: sample\nnotice: {}", data)
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for r, err := range tb.Rows() {
		if err != nil || r.Findings.Errors() != 11 { // eleven cells have no header
			t.Fatal(err, r.Findings)
		}
		n++
	}
	if n != 100_000 {
		t.Error(n)
	}
}

func TestHostileTablesAreRefused(t *testing.T) {
	const head = `<row r="1"><c r="A1" t="inlineStr"><is><t>公文.标题</t></is></c></row>`
	merges := `</sheetData><mergeCells>` + repeated(200, func(int) string { return `<mergeCell ref="A2:A1048576"/>` }) + `</mergeCells><sheetData>`
	for _, c := range []struct{ name, rows, want string }{
		{"far column", head + `<row r="2"><c r="XFD2"><v>1</v></c></row>`, "XFD2 有内容，最多读 1000 列"},
		{"row twice", head + `<row r="1"/>`, "第 1 行重复或次序颠倒"},
		{"no such string", head + `<row r="2"><c r="A2" t="s"><v>99</v></c></row>`, "文字不存在"},
		{"broken", head + `<row r="2"><c r="A2"`, "不是正确的 XML"},
		{"merges over each other", head + repeated(20000, func(i int) string { return `<row><c><v>1</v></c></row>` }) + merges, "合并单元格过多"},
		{"headers without end", `<row r="1">` + repeated(900, func(int) string { return `<c t="inlineStr"><is><t>某某某某</t></is></c>` }) + `</row>`, "没有认出表头"},
	} {
		tb, err := table(t, "kind: sample\nnotice: {}", withRows(t, c.rows))
		if err == nil {
			for _, failed := range tb.Rows() {
				err = errors.Join(err, failed)
			}
		}
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %q", c.name, err, c.want)
		}
	}
}

func FuzzTable(f *testing.F) {
	const base = "kind: sample\nmeasure:\n  subjects:\n    - name: 甲\n"
	for _, head := range []string{"对象.名称", "对象[0].违规行为[0].处理.日期", "公文.正文", "id", "评审对象", "[", "a.b[1].c"} {
		f.Add(head, "甲")
	}
	data := func(head, cell string) []byte {
		quote := func(s string) string { return `"` + strings.ReplaceAll(s, `"`, `""`) + `"` }
		return []byte("编号," + quote(head) + ",公文.标题\n1," + quote(cell) + ",题\n")
	}
	f.Fuzz(func(t *testing.T, head, cell string) {
		tb, err := table(t, base, data(head, cell))
		if err != nil {
			return
		}
		for r, err := range tb.Rows() {
			if err != nil {
				t.Fatal(err)
			}
			r.Request()
		}
	})
}
