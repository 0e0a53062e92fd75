package form_test

import (
	"bytes"
	"image"
	"image/png"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"github.com/biaoping/biaoping/report/review"
	"github.com/biaoping/biaoping/report/xlsx/form"
)

// workbook is a workbook somebody else has made: one sheet with the rows given,
// then whatever more does to it.
func workbook(t testing.TB, rows [][]any, more func(f *excelize.File, sheet string)) []byte {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	sheet := f.GetSheetName(0)
	for i, r := range rows {
		cell, err := excelize.CoordinatesToCellName(1, i+1)
		if err != nil {
			t.Fatal(err)
		}
		if err := f.SetSheetRow(sheet, cell, &r); err != nil {
			t.Fatal(err)
		}
	}
	if more != nil {
		more(f, sheet)
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func registryForm() *form.Form {
	return form.New("registry", "统计表", []string{"registry"}, []string{"registry"}, everything)
}

// registryHead are the lines over a list that say what a register needs.
var registryHead = [][]any{
	{"某某市评审单位统计表"},
	{"填报单位：某某市应急管理局（盖章）", "", "", "填报日期：2024.6.28"},
	{"等级：三级", "行政区划代码：330000", "行政区划名称：浙江省"},
}

func told(im *form.Import) []string {
	var lines []string
	for _, f := range im.Findings {
		lines = append(lines, f.String())
	}
	return lines
}

func TestAForeignListIsReadByItsHeaders(t *testing.T) {
	header := []any{"备注", "名称", "社会信用代码", "类别", "县区代码", "所属地区", "联系人及电话", "公告时间", "评审员人数", "评审范围", "考核结果"}
	header[4] = "区划代码"
	rows := append(slices.Clone(registryHead), header,
		[]any{"甲", "某某安全技术有限公司", "９１３３００００MA00002342", "评审单位", "330000", "浙江省", "姜某 0571-00000005", "2024年5月31日", "１２人", "机械、轻工", "合格"},
		[]any{},
		[]any{"", "某某安全评价有限公司", "91330000MA0000242W", "评审单位", 330000, "浙江省", "杨某", 20240531, "9", "机械\n轻工", "×"},
		[]any{"合计", "2家", "", "", "", "", "", "", 21},
		[]any{"填表人：华某某", "", "审核人：金某某", "", "联系电话：0571-00000004"},
	)
	im := read(t, registryForm(), workbook(t, rows, nil))
	if im.Request == nil {
		t.Fatal(im.Findings.Error())
	}
	r := im.Request.Registry
	if r.PreparedBy != "某某市应急管理局" || r.PreparedOn.String() != "2024-06-28" || r.Grade != "3" || r.Preparer != "华某某" || r.Checker != "金某某" || r.Phone != "0571-00000004" {
		t.Errorf("%+v", r)
	}
	if len(r.Entries) != 2 {
		t.Fatalf("%d entries", len(r.Entries))
	}
	a, b := r.Entries[0], r.Entries[1]
	if a.CreditCode != "91330000MA00002342" || a.Contact != "姜某" || a.Phone != "0571-00000005" || a.Reviewers != 12 || !a.Passed || a.Note != "甲" ||
		!slices.Equal(a.Industries, []string{"机械", "轻工"}) || a.RecognizedOn.String() != "2024-05-31" {
		t.Errorf("%+v", a)
	}
	if b.Region.Code != "330000" || b.Contact != "杨某" || b.Reviewers != 9 || b.Passed || !slices.Equal(b.Industries, []string{"机械", "轻工"}) || b.RecognizedOn.String() != "2024-05-31" {
		t.Errorf("%+v", b)
	}
}

func TestMergedHeadersAndCells(t *testing.T) {
	rows := append(slices.Clone(registryHead),
		[]any{"类别", "名称", "信用代码", "地区", "", "联系", ""},
		[]any{"", "", "", "区划代码", "区划名称", "联系人", "电话"},
		[]any{"评审单位", "某某安全技术有限公司", "91330000MA00002342", "330000", "浙江省", "姜某", "0571-00000005"},
		[]any{"", "某某安全评价有限公司", "91330000MA0000242W", "330000", "浙江省", "杨某", "0571-00000001"},
	)
	im := read(t, registryForm(), workbook(t, rows, func(f *excelize.File, sheet string) {
		for _, m := range [][2]string{{"A1", "G1"}, {"A4", "A5"}, {"B4", "B5"}, {"C4", "C5"}, {"D4", "E4"}, {"F4", "G4"}, {"A6", "A7"}} {
			if err := f.MergeCell(sheet, m[0], m[1]); err != nil {
				t.Fatal(err)
			}
		}
	}))
	if im.Request == nil {
		t.Fatal(im.Findings.Error())
	}
	entries := im.Request.Registry.Entries
	if len(entries) != 2 || entries[1].Role != "reviewBody" || entries[1].Region.Code != "330000" || entries[1].Phone != "0571-00000001" {
		t.Errorf("%+v", entries)
	}
}

func TestEveryDoubtNamesItsCell(t *testing.T) {
	header := []any{"单位类别", "单位名称", "统一社会信用代码", "行政区划代码", "所在地区", "公告日期", "评审员人数", "考核合格", "本年评审企业数", "负责仁"}
	sound := []any{"评审单位", "某某安全技术有限公司", "91330000MA00002342", "330000", "浙江省", "2024-05-31", 12, "是", 3, "韩某某"}
	for _, c := range []struct {
		col   int
		value any
		want  string // of the finding; empty: none
	}{
		{2, 1.1e17, "错误 Sheet1!C5“110000000000000000”：Excel 把它当作数，第 15 位以后的数字已经丢失；应：把单元格设为文本格式，重新填写"},
		{2, "1.1E+17", "错误 Sheet1!C5“1.1E+17”：是 Excel 写的科学记数，原来的数字已经丢失；应：把单元格设为文本格式，重新填写"},
		{5, "2024-02-30", "错误 Sheet1!F5“2024-02-30”：没有这一天；应：日期写作 2024-05-31"},
		{5, "2024年5月", "错误 Sheet1!F5“2024年5月”：没有写是哪一天；应：日期写作 2024-05-31"},
		{5, "2024/5/31", ""},
		{5, "２０２４．５．３１", ""},
		{5, 45443, "提示 Sheet1!F5“45443”：单元格不是日期格式，按日期 2024-05-31 读入；应：设为日期格式"},
		{6, "十二", "错误 Sheet1!G5“十二”：不是数；应：填数，如 12 或 12.5，不写单位和说明"},
		{6, 12.5, "错误 Sheet1!G5“12.5”：不是整数；应：填整数，如 12"},
		{6, "50%", "错误 Sheet1!G5“50%”：是百分数；应：填数，如 12 或 12.5"},
		{6, "1,200", ""},
		{7, "大概", "错误 Sheet1!H5“大概”：不知道是“是”还是“否”；应：填“是”或“否”"},
		{7, "√", ""},
		{7, true, ""},
		{0, "评审机构", "错误 Sheet1!A5“评审机构”：单位类别没有这一项；应：评审组织单位、评审单位之一"},
		{1, "", "错误 Sheet1!B5：单位名称为必填字段"},
		{8, "—", ""},
	} {
		row := slices.Clone(sound)
		row[c.col] = c.value
		rows := append(slices.Clone(registryHead), header, row)
		im := read(t, registryForm(), workbook(t, rows, nil))
		got := slices.DeleteFunc(told(im), func(s string) bool { return strings.Contains(s, "负责仁") })
		if c.want == "" && len(got) > 0 || c.want != "" && !slices.Equal(got, []string{c.want}) {
			t.Errorf("%v: %q, want %q", c.value, got, c.want)
		}
		if (im.Request == nil) != strings.HasPrefix(c.want, "错误") {
			t.Errorf("%v: request %v", c.value, im.Request)
		}
	}
}

func TestFormulasAndErrorValues(t *testing.T) {
	header := []any{"单位类别", "单位名称", "统一社会信用代码", "行政区划代码", "所在地区", "评审员人数", "本年评审企业数"}
	rows := append(slices.Clone(registryHead), header, []any{"评审单位", "某某安全技术有限公司", "91330000MA00002342", "330000", "浙江省", 12, "x"})
	data := workbook(t, rows, nil)
	data = rewrite(t, data, "xl/worksheets/sheet1.xml", func(s string) string {
		s = strings.Replace(s, `<c r="F5"><v>12</v></c>`, `<c r="F5"><f>6*2</f><v>12</v></c>`, 1)
		i := strings.Index(s, `<c r="G5"`)
		j := i + strings.Index(s[i:], "</c>")
		return s[:i] + `<c r="G5" t="e"><v>#REF!</v>` + s[j:]
	})
	got := told(read(t, registryForm(), data))
	want := []string{"提示 Sheet1!F5“12”：是公式，按文件里存的计算结果读入", "错误 Sheet1!G5“#REF!”：是错误值 #REF!；应：改正公式，或直接填写"}
	if !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
}

func TestMisspeltAndUnknownHeadersAreTold(t *testing.T) {
	header := []any{"单位类别", "单位名称", "统一社会信用代马", "行政区划代码", "所在地区", "颜色"}
	rows := append(slices.Clone(registryHead), header, []any{"评审单位", "某某安全技术有限公司", "91330000MA00002342", "330000", "浙江省", "红"})
	im := read(t, registryForm(), workbook(t, rows, nil))
	want := []string{"警告 Sheet1!C4“统一社会信用代马”：按“统一社会信用代码”读入；应：统一社会信用代码", "警告 Sheet1!F4“颜色”：没有这一栏，没有读入；应：改为填报表里有的栏目，或删去"}
	if got := told(im); !slices.Equal(got, want) || im.Request == nil {
		t.Errorf("%q", got)
	}
}

func TestDaysCountedFrom1904(t *testing.T) {
	header := []any{"单位类别", "单位名称", "统一社会信用代码", "行政区划代码", "所在地区", "公告日期"}
	rows := append(slices.Clone(registryHead), header, []any{"评审单位", "某某安全技术有限公司", "91330000MA00002342", "330000", "浙江省", 43981})
	data := workbook(t, rows, func(f *excelize.File, sheet string) {
		yes := true
		if err := f.SetWorkbookProps(&excelize.WorkbookPropsOptions{Date1904: &yes}); err != nil {
			t.Fatal(err)
		}
		style, err := f.NewStyle(&excelize.Style{NumFmt: 14})
		if err != nil {
			t.Fatal(err)
		}
		if err := f.SetCellStyle(sheet, "F5", "F5", style); err != nil {
			t.Fatal(err)
		}
	})
	im := read(t, registryForm(), data)
	if im.Request == nil || im.Request.Registry.Entries[0].RecognizedOn != (review.Date{Year: 2024, Month: 5, Day: 31}) {
		t.Errorf("%v %+v", told(im), im.Request)
	}
}

func TestASheetNobodyKnowsIsTold(t *testing.T) {
	im := read(t, registryForm(), workbook(t, [][]any{{"甲", "乙"}, {1, 2}}, nil))
	if im.Request != nil || len(im.Findings) < 2 || !strings.Contains(im.Findings.Error(), "没有认出一张可以读入的表") {
		t.Errorf("%q", told(im))
	}
}

func TestTooManyFindingsAreCounted(t *testing.T) {
	rows := append(slices.Clone(registryHead), []any{"单位类别", "单位名称", "统一社会信用代码", "公告日期"})
	for range 6_000 {
		rows = append(rows, []any{"无", "某某安全技术有限公司", "91330000MA00002342", "昨天"})
	}
	im := read(t, registryForm(), workbook(t, rows, nil))
	if im.Request != nil || !strings.Contains(im.Findings.Error(), "另有 2000 处错误未列出") {
		t.Errorf("%d findings", len(im.Findings))
	}
}

func TestNothingOfAForeignTableIsLostUnsaid(t *testing.T) {
	header := []any{"单位类别", "单位名称", "统一社会信用代码", "行政区划代码", "所在地区", "联系人及电话", "评审员人数", "备注", "", "说明"}
	one := []any{"评审单位", "某某安全技术有限公司", "91330000MA00002342", "330000", "浙江省", "姜某0571-00000005", 12}
	two := []any{"评审单位", "小计算机安全评价有限公司", "91330000MA0000242W", "330000", "浙江省", "杨某（0571-00000001）", "9人"}
	rows := append(slices.Clone(registryHead), header,
		[]any{"1", "2", "3", "4", "5", "6", "7", "8"},
		one[:6],
		[]any{"", "小计（家）", "", "", "", "", 12},
		append(slices.Clone(two), "企业名称：曾变更", "列外的话", "另有说明"),
		header,
		[]any{"4：", "某某检测有限公司", "91330000MA00002342", "330000", "浙江省", "0571-00000002", "85,5"},
		[]any{"注：本表一式三份"},
		[]any{"以下空白"},
		[]any{"填表人：华某某", "", "审核人：", "金某某"},
		[]any{"合计", "", "", "", "", "", 21},
	)
	im := read(t, registryForm(), workbook(t, rows, func(f *excelize.File, sheet string) {
		if err := f.SetRowVisible(sheet, 8, false); err != nil {
			t.Fatal(err)
		}
		if err := f.SetColVisible(sheet, "C", false); err != nil {
			t.Fatal(err)
		}
		if err := f.SetCellFormula(sheet, "G6", "6*2"); err != nil {
			t.Fatal(err)
		}
	}))
	var got []string
	for _, f := range im.Findings {
		got = append(got, f.Severity.Chinese()+" "+f.Cell+" "+f.Message)
	}
	want := []string{
		"提示 C4 是隐藏的列，一并读入",
		"警告 J4 没有这一栏，没有读入",
		"提示 A5 是栏目的编号，没有作为一项读入",
		"错误 G6 是没有计算过的公式，文件里没有它的结果",
		"提示 B7 是合计行，没有作为一项读入",
		"提示 A8 有 1 行隐藏或被筛选掉，一并读入",
		"警告 I8 这一列没有表头，没有读入",
		"提示 A9 是重复的表头，没有作为一项读入",
		"错误 A10 单位类别没有这一项",
		"错误 G10 不是数",
		"提示 A11 是表下的说明，没有作为一项读入",
		"提示 A12 是表下的说明，没有作为一项读入",
		"提示 A13 是表下的落款，没有作为一项读入",
		"提示 A14 是合计行，没有作为一项读入",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestNamesAndTelephonesInOneCell(t *testing.T) {
	for _, c := range []struct{ cell, name, phone string }{
		{"姜某 0571-00000005", "姜某", "0571-00000005"},
		{"姜某0571-00000005", "姜某", "0571-00000005"},
		{"姜某（0571-00000005）", "姜某", "0571-00000005"},
		{"姜某/１３８００００００００", "姜某", "13800000000"},
		{"姜某，王某 0571-00000005", "姜某,王某", "0571-00000005"},
		{"0571-00000005", "", "0571-00000005"},
		{"姜某", "姜某", ""},
	} {
		rows := append(slices.Clone(registryHead), []any{"单位类别", "单位名称", "统一社会信用代码", "行政区划代码", "所在地区", "联系人及电话"},
			[]any{"评审单位", "某某安全技术有限公司", "91330000MA00002342", "330000", "浙江省", c.cell})
		im := read(t, registryForm(), workbook(t, rows, nil))
		if im.Request == nil {
			t.Fatal(im.Findings.Error())
		}
		if e := im.Request.Registry.Entries[0]; e.Contact != c.name || e.Phone != c.phone {
			t.Errorf("%q: %q, %q", c.cell, e.Contact, e.Phone)
		}
	}
}

func TestPicturesAndHiddenSheetsAreTold(t *testing.T) {
	rows := append(slices.Clone(registryHead), []any{"单位类别", "单位名称", "统一社会信用代码", "行政区划代码", "所在地区"}, []any{"评审单位", "某某安全技术有限公司", "91330000MA00002342", "330000", "浙江省"})
	im := read(t, registryForm(), workbook(t, rows, func(f *excelize.File, sheet string) {
		var b bytes.Buffer
		if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, 9, 9))); err != nil {
			t.Fatal(err)
		}
		if err := f.AddPictureFromBytes(sheet, "H5", &excelize.Picture{Extension: ".png", File: b.Bytes()}); err != nil {
			t.Fatal(err)
		}
		if _, err := f.NewSheet("旧表"); err != nil {
			t.Fatal(err)
		}
		if err := f.SetCellStr("旧表", "A1", "单位名称"); err != nil {
			t.Fatal(err)
		}
		if err := f.SetSheetVisible("旧表", false); err != nil {
			t.Fatal(err)
		}
	}))
	want := []string{"警告 Sheet1：表里的图片没有读入；应：把图片存为文件，在填报表的照片一栏填文件名", "警告 旧表：隐藏的工作表没有读入；应：要读入的，取消隐藏"}
	if got := told(im); !slices.Equal(got, want) || im.Request == nil {
		t.Errorf("%q", got)
	}
}

// TestAFloorIsNoStratum reads a column that says nothing in a list that was
// drawn.
func TestAFloorIsNoStratum(t *testing.T) {
	f := form.New("spot-check-list", "抽查名单", []string{"campaign"}, nil, everything)
	for _, c := range []struct {
		heads []any
		told  bool
	}{
		{[]any{"序号", "层", "企业名称", "等级", "抽取码", "合格"}, false},
		{[]any{"序号", "层", "企业名称", "等级", "合格"}, true},
	} {
		row := make([]any, len(c.heads))
		for i := range row {
			row[i] = "三级"
		}
		lines := strings.Join(told(read(t, f, workbook(t, [][]any{c.heads, row}, nil))), "\n")
		if strings.Contains(lines, "B1“层”：没有这一栏，没有读入") != c.told || !strings.Contains(lines, "2“三级”") {
			t.Errorf("%v: %s", c.heads, lines)
		}
	}
}
