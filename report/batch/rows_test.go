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

	"github.com/biaoping/biaoping/report/xlsx"
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
	if err := xlsx.Pack(context.Background(), &b, f); err != nil {
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
		r, err := src.request(context.Background(), item, nil, nil)
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
