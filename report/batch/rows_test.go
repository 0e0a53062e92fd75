package batch

import (
	"bytes"
	"context"
	"encoding/csv"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"github.com/biaoping/biaoping/report"
	"github.com/biaoping/biaoping/report/review"
	"github.com/biaoping/biaoping/report/xlsx"
	"github.com/biaoping/biaoping/report/xlsx/form"
)

// sheetOf is a workbook of one sheet.
func sheetOf(t testing.TB, rows [][]any, more ...func(*testing.T, *excelize.File)) []byte {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	if err := f.SetSheetName(f.GetSheetName(0), "名单"); err != nil {
		t.Fatal(err)
	}
	for i, r := range rows {
		if err := f.SetSheetRow("名单", fmt.Sprintf("A%d", i+1), &r); err != nil {
			t.Fatal(err)
		}
	}
	for _, m := range more {
		m(t.(*testing.T), f)
	}
	var b bytes.Buffer
	if err := xlsx.Pack(&b, f); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// base is what the rows of the tests share: a notice to enterprises.
const base = `kind: notice
notice:
  organs: [某某市应急管理局]
  title: 关于报送情况的通知
  body:
    - text: 请报送有关情况。
  closing: {date: 2024-05-31}
`

// place writes a list and its base into one folder.
func place(t testing.TB, name string, list []byte, base string) (listFile, baseFile string) {
	t.Helper()
	dir := t.TempDir()
	listFile, baseFile = filepath.Join(dir, name), filepath.Join(dir, "base.yaml")
	for file, data := range map[string][]byte{listFile: list, baseFile: []byte(base)} {
		if err := os.WriteFile(file, data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return listFile, baseFile
}

// rowsOf opens a workbook of the rows given.
func rowsOf(t testing.TB, base string, rows ...[]any) *Source {
	t.Helper()
	list, request := place(t, "list.xlsx", sheetOf(t, rows), base)
	return openList(t, list, request)
}

func openList(t testing.TB, list, base string) *Source {
	t.Helper()
	src, err := OpenRows(list, "", base)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { src.Close() })
	return src
}

// refused is what OpenRows says of the rows.
func refused(t testing.TB, base string, rows ...[]any) string {
	t.Helper()
	list, request := place(t, "list.xlsx", sheetOf(t, rows), base)
	src, err := OpenRows(list, "", request)
	if err == nil {
		src.Close()
		return ""
	}
	return strings.ReplaceAll(err.Error(), filepath.Dir(list)+string(filepath.Separator), "")
}

// numberedRows are n rows under headers.
func numberedRows(n int) [][]any {
	rows := [][]any{{"编号", "发文字号", "主送机关"}}
	for i := range n {
		rows = append(rows, []any{fmt.Sprintf("n%d", i), fmt.Sprintf("某应急〔2024〕%d号", i+1), fmt.Sprintf("某某第%d有限公司", i+1)})
	}
	return rows
}

func TestARowIsTheBaseWithItsCells(t *testing.T) {
	src := rowsOf(t, base+"  printedBy: 某某市应急管理局办公室\n",
		[]any{"某某市通知名单"},
		[]any{"序号", "id", "＊发文字号", "notice.mainTo", "公文.正文.文字", "落款·成文日期", "抄送机关", "印发日期"},
		[]any{1, "甲", "某应急〔2024〕1号", "某某一厂、某某二厂", "第一份。", time.Date(2024, 6, 1, 0, 0, 0, 0, time.UTC), "某某区应急管理局\n某某协会", "—"},
		[]any{2, 7, "某应急〔2024〕2号", "某某三厂", "第二份。\n另起一段。", "2024年6月2日", nil, "2024/6/3"},
		[]any{},
		[]any{3})
	var got []string
	for item, err := range src.Items() {
		if err != nil {
			t.Fatal(err)
		}
		r, err := src.request(item, nil, nil)
		if err != nil {
			t.Fatal(err)
		}
		n := r.request.Notice
		got = append(got, fmt.Sprint(item.ID, " ", item.place, " ", n.DocNumber, n.MainTo, n.CopyTo, n.Title, len(n.Body), n.Body[0].Text, n.Closing.Date, n.PrintedOn))
	}
	want := []string{
		"甲 list.xlsx 第 3 行（甲） 某应急〔2024〕1号[某某一厂 某某二厂] [某某区应急管理局 某某协会]关于报送情况的通知1第一份。2024-06-01 ",
		"7 list.xlsx 第 4 行（7） 某应急〔2024〕2号[某某三厂] []关于报送情况的通知1第二份。\n另起一段。2024-06-02 2024-06-03",
	}
	if !slices.Equal(got, want) || src.Total() != 2 {
		t.Errorf("%d:\n%s", src.Total(), strings.Join(got, "\n"))
	}
}

// What the base says does not come through under an empty cell.
func TestAnEmptyCellSaysThatThereIsNothing(t *testing.T) {
	src := rowsOf(t, base, []any{"编号", "标题", "正文.文字", "成文日期"}, []any{"甲", nil, "有字。", "2024-05-31"}, []any{"乙", "有题", nil, "2024-05-31"})
	list := outcomes(t, src, t.TempDir(), pdfOnly)
	if got := statuses(list); got != "rr" || !strings.HasPrefix(list[0].Message, "list.xlsx 第 2 行（甲）: 错误 名单!B2：") || !strings.HasPrefix(list[1].Message, "list.xlsx 第 3 行（乙）: 错误 名单!C3：") {
		t.Errorf("%s %q %q", got, list[0].Message, list[1].Message)
	}
}

func TestBadRowsStopNoOther(t *testing.T) {
	row := func(id any, number, date string) []any { return []any{id, number, "某某厂", date} }
	src := rowsOf(t, strings.Replace(base, "organs: [某某市应急管理局]\n", "organs: [某某市应急管理局]\n  copyNumber: '7'\n", 1),
		[]any{"编号", "发文字号", "主送机关", "落款.成文日期", "份号"},
		append(row("甲", "某应急〔2024〕1号", "2024-05-31"), "000001"),
		append(row("乙", "某应急〔2024〕2号", "2024-02-30"), "000001"),
		append(row("丙", "某应急2024第3号", "2024-05-31"), "000001"),
		append(row("", "某应急〔2024〕4号", "2024-05-31"), "000001"),
		append(row("甲", "某应急〔2024〕5号", "2024-05-31"), "000001"),
		append(row("戊", "某应急〔2024〕6号", "2024-05-31"), "000001", "多出来的"),
		append(row("己", "某应急〔2024〕7号", "五月三十一"), 1),
		append(row("庚\u202e", "某应急〔2024〕8号", "2024-05-31"), "000001"),
		append(row(true, "某应急〔2024〕9号", "2024-05-31"), "000001"),
		append(row("壬", "某应急〔2024〕10号", ""), "000001"),
		[]any{"注：只是说明"},
		append(row("癸", "某应急〔2024〕11号", "2024-05-31"), "000001"))
	dir := t.TempDir()
	list := outcomes(t, src, dir, pdfOnly)
	if got, want := statuses(list), "o"+strings.Repeat("r", 10)+"o"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	var messages []string
	for _, o := range list {
		if o.Message != "" {
			messages = append(messages, o.Message)
		}
	}
	golden(t, "testdata/bad-rows.txt", strings.Join(messages, "\n")+"\n")
	if names := documents(t, dir); len(names) != 2 {
		t.Errorf("%q", names)
	}
	if v := verify2(t, src, dir); v.OK != 2 || v.Refused != 9 {
		t.Error(v)
	}
}

// verify2 is Verify where ids are there twice.
func verify2(t *testing.T, src *Source, dir string) Verdict {
	t.Helper()
	v, err := Verify(context.Background(), src, dir, func(string) {})
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func TestHeadersThatNameNothingStopEverything(t *testing.T) {
	measure := "kind: interview\nmeasure:\n  subjects:\n    - {role: reviewBody, name: 甲}\n    - {role: reviewBody, name: 乙}\n"
	var got []string
	for _, c := range []struct {
		base string
		rows [][]any
	}{
		{base, [][]any{{"编号", "发文子号", "主送机关"}, {"甲", "某应急〔2024〕1号", "某某厂"}}},
		{base, [][]any{{"编号", "备注", "主送机关"}, {"甲", "随便", "某某厂"}}},
		{base, [][]any{{"编号", "id", "发文字号", "notice.docNumber", "主送机关"}}},
		{base, [][]any{{"编号", "落款", "成文日期", "正文", "正文[1].文字", "发文机关[0]", "标题.文字", "印章", "印章.图片文件"}}},
		{base, [][]any{{"甲", "乙"}, {"丙", "丁"}}},
		{strings.Replace(base, "closing: {date: 2024-05-31}", "closing: 落款", 1), [][]any{{"成文日期", "主送机关"}}},
		{measure, [][]any{{"编号", "发文字号", "对象.名称", "对象[1].地址", "名称", "日期"}}},
		{strings.Replace(base, "notice", "notise", 1), [][]any{{"标题"}}},
		{"kind: [", [][]any{{"标题"}}},
		{"- 甲", [][]any{{"标题"}}},
	} {
		got = append(got, refused(t, c.base, c.rows...))
	}
	golden(t, "testdata/bad-headers.txt", strings.Join(got, "\n")+"\n")
}

func TestTheSheetOfSeveralIsNamed(t *testing.T) {
	f := excelize.NewFile()
	defer f.Close()
	for _, name := range []string{"空的", "说明", "名单", "旧的"} {
		if _, err := f.NewSheet(name); err != nil {
			t.Fatal(err)
		}
	}
	f.SetCellValue("说明", "A1", "怎样填写")
	f.SetCellValue("旧的", "A1", "标题")
	f.SetSheetVisible("旧的", false)
	f.SetSheetRow("名单", "A1", &[]any{"标题"})
	f.SetSheetRow("名单", "A2", &[]any{"关于报送情况的通知"})
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	list, request := place(t, "list.xlsx", b.Bytes(), base)
	for sheet, want := range map[string]string{
		"":    ": 有内容的工作表不止一张：说明、名单；要指明是哪一张",
		"名单":  "",
		"空的":  `: 没有工作表 "空的"，或者里面没有内容`,
		"没有的": `: 没有工作表 "没有的"，或者里面没有内容`,
	} {
		src, err := OpenRows(list, sheet, request)
		if err != nil {
			if want == "" || err.Error() != list+want {
				t.Errorf("%s: %v", sheet, err)
			}
			continue
		}
		if want != "" || src.Total() != 1 {
			t.Errorf("%s: %d rows", sheet, src.Total())
		}
		src.Close()
	}
}

func TestEqualRowsAreNotMadeAgain(t *testing.T) {
	dir := t.TempDir()
	rows := numberedRows(4)
	list, request := place(t, "list.xlsx", sheetOf(t, rows), base)
	outcomes(t, openList(t, list, request), dir, pdfOnly)
	again := func(rows [][]any, base, want string) {
		t.Helper()
		for file, data := range map[string][]byte{list: sheetOf(t, rows), request: []byte(base)} {
			if err := os.WriteFile(file, data, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		src := openList(t, list, request)
		if got := statuses(outcomes(t, src, dir, pdfOnly)); got != want {
			t.Errorf("%s, want %s", got, want)
		}
		verify(t, src, dir)
	}
	again(rows, base, "ssss")
	// Rows and columns may move.
	moved := [][]any{{"名单"}, {"notice.mainTo", "", "发文字号", "编号"}}
	for _, r := range slices.Backward(rows[1:]) {
		moved = append(moved, []any{r[2], "", r[1], r[0]})
	}
	again(moved, base, "ssss")
	changed := numberedRows(4)
	changed[2][2] = "某某新厂"
	again(changed, base, "soss")
	again(changed, strings.Replace(base, "有关情况", "全部情况", 1), "oooo")
}

func TestShardsOfAWorkbookTogetherAreComplete(t *testing.T) {
	dir, src := t.TempDir(), rowsOf(t, base, numberedRows(12)...)
	for i := 1; i <= 2; i++ {
		c := pdfOnly
		c.Shard = Shard{i, 2}
		outcomes(t, src, dir, c)
	}
	if v := verify(t, src, dir); v.OK != 12 {
		t.Error(v)
	}
}

func TestARowWithoutIDIsCalledByItsNumberAndNamedByThePattern(t *testing.T) {
	c := pdfOnly
	c.Names, _ = ParsePattern("{{.ID}}-{{.Notice.DocNumber}}")
	dir := t.TempDir()
	outcomes(t, rowsOf(t, base, []any{"发文字号"}, []any{"某应急〔2024〕1号"}, nil, []any{"某应急〔2024〕2号"}), dir, c)
	names := documents(t, dir)
	if len(names) != 2 || !strings.HasPrefix(names[0], "000002-某应急〔2024〕1号-") || !strings.HasPrefix(names[1], "000004-某应急〔2024〕2号-") {
		t.Errorf("%q", names)
	}
}

func TestAListInCSV(t *testing.T) {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	for _, r := range numberedRows(3) {
		w.Write([]string{r[0].(string), r[1].(string), r[2].(string)})
	}
	w.Write([]string{"坏", "没有号", "某某厂"})
	w.Flush()
	list, request := place(t, "list.csv", b.Bytes(), base)
	got := outcomes(t, openList(t, list, request), t.TempDir(), pdfOnly)
	if statuses(got) != "ooor" || !strings.HasPrefix(got[3].Message, "list.csv 第 5 行（坏）: 错误 CSV!B5“没有号”：") {
		t.Errorf("%s %q", statuses(got), got[3].Message)
	}
	if _, err := Open(list); err == nil || !strings.Contains(err.Error(), "--base") {
		t.Error(err)
	}
}

func TestABrokenRuleIsToldAtItsCell(t *testing.T) {
	data, err := os.ReadFile("../../examples/interview/request.yaml")
	if err != nil {
		t.Fatal(err)
	}
	text := strings.Replace(string(data), "    seals: [{file: seal.png, caption: 某某市应急管理局印章（样例）}]\n", "", 1)
	src := rowsOf(t, text, []any{"编号", "约谈安排.约谈日期", "measure.replyBy"}, []any{"甲", "2024-06-20", "2024-06-18"}, []any{"乙", "2024-06-10", "2024-06-09"})
	list := outcomes(t, src, t.TempDir(), pdfOnly)
	if statuses(list) != "or" || !strings.Contains(list[1].Message, "list.xlsx 第 3 行（乙）: 错误 名单!") {
		t.Errorf("%s %q", statuses(list), list[1].Message)
	}
}

func TestHostileListsAreRefused(t *testing.T) {
	good := sheetOf(t, numberedRows(1))
	for name, data := range map[string][]byte{
		"empty":     {},
		"torn":      good[:len(good)/2],
		"no zip":    append([]byte("PK\x03\x04"), make([]byte, 100)...),
		"old Excel": []byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"),
		"quotes":    []byte("标题,\"甲\n乙"),
		"bytes":     []byte("\xff\xfe\xfd,\x81\n"),
	} {
		list, request := place(t, "list.xlsx", data, base)
		if src, err := OpenRows(list, "", request); err == nil {
			src.Close()
			t.Errorf("%s was read", name)
		} else if !strings.HasPrefix(err.Error(), list+": ") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestAFolderMayHoldFilledInForms(t *testing.T) {
	request := func(name string) *review.Request {
		data, err := os.ReadFile("../../examples/" + name + "/request.yaml")
		if err != nil {
			t.Fatal(err)
		}
		req, err := review.Decode(data)
		if err != nil {
			t.Fatal(err)
		}
		return req
	}
	filled := func(req *review.Request) string {
		f, err := report.Form(req.Kind, req)
		if err != nil {
			t.Fatal(err)
		}
		var b bytes.Buffer
		if err := f.Write(&b, req); err != nil {
			t.Fatal(err)
		}
		return b.String()
	}
	wrong, err := os.ReadFile("../../examples/forms/registry-wrong.xlsx")
	if err != nil {
		t.Fatal(err)
	}
	seal, err := os.ReadFile("../../examples/notice/seal.png")
	if err != nil {
		t.Fatal(err)
	}
	src := folder(t, map[string]string{
		"a.yaml": base, "b/名册.xlsx": filled(request("registry")), "b/~$名册.xlsx": "", "c/坏.xlsx": string(wrong), "d/通知.XLSX": filled(request("notice")), "d/seal.png": string(seal),
		"e/别的.xlsx": string(sheetOf(t, numberedRows(1))), "f/torn.xlsx": "PK", "out/.biaoping/journal.jsonl": "", "out/x-0123456789ab.xlsx": "",
	})
	dir := t.TempDir()
	list := outcomes(t, src, dir, pdfOnly)
	if got := statuses(list); got != "oororr" {
		t.Errorf("%s: %+v", got, list)
	}
	var all strings.Builder
	for _, o := range list {
		fmt.Fprintln(&all, o.ID, o.Status, o.Kind)
		for _, f := range o.Cells {
			fmt.Fprintln(&all, "  ", f)
		}
		if o.Message != "" {
			fmt.Fprintln(&all, o.Message)
		}
	}
	golden(t, "testdata/forms.txt", all.String())
	if got := statuses(outcomes(t, src, dir, pdfOnly)); got != "ssrsrr" {
		t.Error(got)
	}
	single := open(t, filepath.Join(src.path, "b", "名册.xlsx"))
	if got := outcomes(t, single, t.TempDir(), pdfOnly); statuses(got) != "o" || got[0].ID != "名册" {
		t.Errorf("%+v", got)
	}
}

// exampleRows are those of examples/batch.
var exampleRows = [][]any{
	{"某某市2024年6月约谈名单"},
	{"序号", "编号", "发文字号", "对象.名称", "对象.统一社会信用代码", "对象.地址", "对象.主要负责人", "对象.违规行为.发现日期", "对象.违规行为.违规行为", "对象.违规行为.情况",
		"约谈日期", "开始时间", "参加人员", "约谈事项", "回复期限"},
	{1, "某某安全技术", "某应急〔2024〕21号", "某某安全技术服务有限公司", "91330000MA0000074T", "某某市某某区样本路7号", "韩某某", "2024-06-05", "评审质量存在严重问题",
		"抽查评审报告8份，其中3份的现场评审记录没有影像。\n同期发现的24项问题，有7项没有提出整改建议。", "2024-06-20", "9:30", "主要负责人韩某某\n评审技术负责人", "说明抽查所列问题的原因\n提出整改措施和完成时间", "2024-06-18"},
	{2, "某某检测", "某应急〔2024〕22号", "某某检测评价有限公司", "91330000MA0000269L", "某某市某某区样本路19号", "许某某", "2024-06-07", "重收费、轻服务",
		"2家企业反映评审只收费，没有讲解问题。", "2024-06-20", "14:30", "主要负责人许某某", "说明收费和服务的情况", "2024-06-18"},
	{3, "某某咨询", "某应急〔2024〕23号", "某某安全咨询有限公司", "91330000MA00004617", "某某市某某县样本路3号", "冯某某", "2024-06-07", "未到现场评审",
		"两份评审报告所列的评审组成员没有到过现场。", "2024-06-21", "9:30", "主要负责人冯某某\n评审组组长", "说明评审组成员没有到现场的原因", "2024-06-19"},
}

// easyToRead gives the example the widths and lines that a clerk would give it.
func easyToRead(t *testing.T, f *excelize.File) {
	border := []excelize.Border{{Type: "left", Style: 1}, {Type: "right", Style: 1}, {Type: "top", Style: 1}, {Type: "bottom", Style: 1}}
	wrapped := excelize.Alignment{WrapText: true, Vertical: "center"}
	body, err := f.NewStyle(&excelize.Style{Border: border, Alignment: &wrapped})
	if err != nil {
		t.Fatal(err)
	}
	head, err := f.NewStyle(&excelize.Style{Border: border, Alignment: &excelize.Alignment{WrapText: true, Vertical: "center", Horizontal: "center"}, Font: &excelize.Font{Bold: true}})
	if err != nil {
		t.Fatal(err)
	}
	f.SetCellStyle("名单", "A2", "O2", head)
	f.SetCellStyle("名单", "A3", "O5", body)
	f.SetColWidth("名单", "A", "A", 6)
	f.SetColWidth("名单", "B", "I", 18)
	f.SetColWidth("名单", "J", "J", 36)
	f.SetColWidth("名单", "K", "O", 18)
}

func TestTheExample(t *testing.T) {
	const dir = "../../examples/batch/"
	if *update {
		if err := os.WriteFile(dir+"名单.xlsx", sheetOf(t, exampleRows, easyToRead), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for _, src := range []*Source{openList(t, dir+"名单.xlsx", dir+"约谈.yaml"), open(t, dir+"清单.jsonl")} {
		out := t.TempDir()
		for _, o := range outcomes(t, src, out, Config{}) {
			if o.Status != OK || slices.ContainsFunc(o.Cells, func(f form.Finding) bool { return f.Severity != form.Note }) {
				t.Errorf("%+v", o)
			}
		}
		if v := verify(t, src, out); v.OK != 3 {
			t.Error(v)
		}
	}
}
