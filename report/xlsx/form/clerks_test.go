package form_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/simplifiedchinese"

	"github.com/biaoping/biaoping/report/xlsx/form"
)

// clerks' lists of a register: its columns, and a body that is right.
var (
	clerksHead = []any{"单位类别", "单位名称", "统一社会信用代码", "行政区划代码", "所在地区", "公告日期", "评审员人数", "联系人", "联系电话"}
	clerksBody = []any{"评审单位", "某某安全技术有限公司", "91330000MA00002342", "330000", "浙江省", "2024-05-31", 12, "姜某", "0571-00000005"}
)

// with is clerksBody with another value in a column.
func with(col int, value any) []any {
	row := slices.Clone(clerksBody)
	row[col] = value
	return row
}

// clerks is what is read of a register with these rows under its lines.
func clerks(t *testing.T, more func(f *excelize.File, sheet string), rows ...[]any) *form.Import {
	return read(t, registryForm(), workbook(t, append(slices.Clone(registryHead), rows...), more))
}

func TestDaysAsPeopleWriteThem(t *testing.T) {
	for _, c := range []struct {
		value any
		want  string // a day, or of a finding what is wrong
	}{
		{"二〇二四年五月三十一日", "2024-05-31"},
		{"二○二四年五月三十一日", "2024-05-31"},
		{"二零二四年十二月九日", "2024-12-09"},
		{"２０２４年５月３１日", "2024-05-31"},
		{"2024年5月31日星期五", "2024-05-31"},
		{"2024年5月31日（周五）", "2024-05-31"},
		{"2024-5-31 0:00:00", "2024-05-31"},
		{"2024/5/31 下午2:30", "2024-05-31"},
		{"2024-05-31T00:00:00", "2024-05-31"},
		{"2024、5、31", "2024-05-31"},
		{"2024 5 31", "2024-05-31"},
		{"2024。5。31", "2024-05-31"},
		{"'2024-05-31", "2024-05-31"},
		{"45443", "2024-05-31"},
		{"无", ""},
		{"2024.5", "没有写是哪一天"},
		{2024.5, "没有写是哪一天"},
		{"24.5.31", "年份不是四位"},
		{"5月31日", "没有写年份"},
		{"5/31/2024", "不是日期"},
		{"二〇二四年二月三十日", "没有这一天"},
		{"二〇二四年五月三十九日", "没有这一天"},
		{"2024年5月31日前", "不是日期"},
	} {
		im := clerks(t, nil, clerksHead, with(5, c.value))
		if im.Request == nil {
			if got := im.Findings.Error(); c.want == "" || !strings.Contains(got, "”："+c.want+"；") {
				t.Errorf("%v: %s, want %q", c.value, got, c.want)
			}
			continue
		}
		if got := im.Request.Registry.Entries[0].RecognizedOn; got.String() != c.want && !(got.IsZero() && c.want == "") {
			t.Errorf("%v: %s, want %q", c.value, got, c.want)
		}
	}
}

func TestRowsThatAreAllWrongAreToldAndHarmNoOthers(t *testing.T) {
	bad := []any{"无", "", "1", "", "", "", "", "", ""}
	im := clerks(t, nil, clerksHead, clerksBody, []any{"别的"}, []any{"—", "/", "", "", "", "", "－"}, bad, clerksBody)
	want := []string{
		"错误 Sheet1!A6“别的”：单位类别没有这一项；应：评审组织单位、评审单位之一",
		"错误 Sheet1!B6：单位名称为必填字段",
		"错误 Sheet1!C6：统一社会信用代码为必填字段",
		"错误 Sheet1!D6：所在地区为必填字段",
		"错误 Sheet1!A8“无”：单位类别没有这一项；应：评审组织单位、评审单位之一",
		"错误 Sheet1!B8：单位名称为必填字段",
		"错误 Sheet1!C8“1”：统一社会信用代码 \"1\" 应为 18 位，现为 1 位",
		"错误 Sheet1!D8：所在地区为必填字段",
	}
	if got := told(im); !slices.Equal(got, want) || im.Request != nil {
		t.Errorf("%q", got)
	}
}

func TestPartsRemarksAndOtherTablesUnderOneHead(t *testing.T) {
	im := clerks(t, nil, append([]any{"序号"}, clerksHead...),
		[]any{"一、甲市"},
		append([]any{1}, clerksBody...),
		[]any{"（二）乙市"},
		append([]any{2}, with(1, "某某安全评价有限公司")...),
		[]any{3, "", "—"},
		[]any{"本页小计", "2家"},
		[]any{"累计", "2家"},
		[]any{"说明：1、本表一式两份。"},
		[]any{"2、由单位留存一份。"},
	)
	if im.Request == nil || len(im.Request.Registry.Entries) != 2 {
		t.Fatal(told(im))
	}
	var got []string
	for _, f := range im.Findings {
		got = append(got, f.Cell+" "+f.Message)
	}
	const not = "，没有作为一项读入"
	want := []string{"A5 是分组的标题" + not, "A7 是分组的标题" + not, "A9 只有序号" + not, "A10 是合计行" + not, "A11 是合计行" + not, "A12 是表下的说明" + not, "A13 是表下的说明" + not}
	if !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}

	im = clerks(t, nil, clerksHead, clerksBody, []any{}, []any{"单位名称", "单位类别", "联系人", "联系电话"}, []any{"某某安全评价有限公司", "评审单位"})
	want = []string{"错误 Sheet1!A7“单位名称”：又是一张表的表头，与上面的不同，从这里起没有读入；应：一张工作表只放一张表，移到另一张工作表"}
	if got := told(im); !slices.Equal(got, want) || im.Request != nil {
		t.Errorf("%q", got)
	}
}

func TestLabelsThatNobodyKnowsAreTold(t *testing.T) {
	rows := slices.Clone(registryHead)
	rows[2] = append(slices.Clone(rows[2]), "批次：第一批", "审批：")
	rows = append(rows, []any{"注：各单位如实填报"}, []any{"请于月底前报送，逾期不候"}, clerksHead, clerksBody)
	im := read(t, registryForm(), workbook(t, rows, nil))
	want := []string{"警告 Sheet1!D3“批次：第一批”：不认得是哪一项，没有读入；应：项目的名称与填报表一致，或删去"}
	if got := told(im); !slices.Equal(got, want) || im.Request == nil {
		t.Errorf("%q", got)
	}
}

func TestASheetForEveryCounty(t *testing.T) {
	im := clerks(t, func(f *excelize.File, sheet string) {
		if _, err := f.NewSheet("乙县"); err != nil {
			t.Fatal(err)
		}
		for i, r := range append(slices.Clone(registryHead), clerksHead, with(1, "某某安全评价有限公司")) {
			if i == 1 {
				r = slices.Clone(r)
				r[3] = "填报日期：2024.6.30"
			}
			cell, _ := excelize.CoordinatesToCellName(1, i+1)
			if err := f.SetSheetRow("乙县", cell, &r); err != nil {
				t.Fatal(err)
			}
		}
	}, clerksHead, clerksBody)
	want := []string{"警告 乙县!D2“填报日期：2024.6.30”：填报日期在别处已经写过，这里的没有读入；应：只写一处"}
	if got := told(im); !slices.Equal(got, want) || im.Request == nil || len(im.Request.Registry.Entries) != 2 {
		t.Errorf("%q", got)
	}
}

func TestHeadersMergedThroughTwoRows(t *testing.T) {
	top, below := slices.Clone(clerksHead), make([]any, len(clerksHead))
	top[0], top[1], below[0], below[1] = "单位", "", "类别", "名称"
	im := clerks(t, func(f *excelize.File, sheet string) {
		if err := f.MergeCell(sheet, "A4", "B4"); err != nil {
			t.Fatal(err)
		}
		for _, col := range "CDEFGHI" {
			if err := f.MergeCell(sheet, string(col)+"4", string(col)+"5"); err != nil {
				t.Fatal(err)
			}
		}
	}, top, below, clerksBody)
	if got := told(im); len(got) > 0 || im.Request == nil || im.Request.Registry.Entries[0].Name != "某某安全技术有限公司" || im.Request.Registry.Region.Code != "330000" {
		t.Errorf("%q", got)
	}
}

func TestHeadersOfAColumnThatThereIsAlreadyOrThatIsLikeAnother(t *testing.T) {
	head := append(slices.Clone(clerksHead), "联系人", "统一社会信用代码/组织机构代码", "评审人员数目")
	im := clerks(t, nil, head, append(slices.Clone(clerksBody), "别人", "1", "2"))
	want := []string{
		"警告 Sheet1!J4“联系人”：“联系人”一栏已经有了，这一栏没有读入；应：只留一栏",
		"警告 Sheet1!K4“统一社会信用代码/组织机构代码”：没有这一栏，没有读入；应：改为填报表里有的栏目，或删去",
		"警告 Sheet1!L4“评审人员数目”：没有这一栏，没有读入；应：改为填报表里有的栏目，或删去",
	}
	if got := told(im); !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
	head = slices.Clone(clerksHead)
	head[2] = "统一社会信用代码/组织机构代码"
	im = clerks(t, nil, head, clerksBody)
	if got := im.Findings.Error(); !strings.Contains(got, "如指“统一社会信用代码”，改为“统一社会信用代码”") || im.Request != nil {
		t.Error(got)
	}
}

func TestNumbersThatAreShownOtherwiseThanTheyAreKept(t *testing.T) {
	for _, c := range []struct {
		col    int
		value  any
		format string
		want   string // read; empty: not as shown, which is told
	}{
		{7, 5, "000", "005"},
		{7, 5, `"甲"00`, ""},
		{8, 1234567, "000-0000", ""},
		{8, 57100000005, "0", ""},
		{8, 13800000000, "0", "13800000000"},
		{8, 57100000005, "000000000000", "057100000005"},
	} {
		im := clerks(t, func(f *excelize.File, sheet string) {
			style, err := f.NewStyle(&excelize.Style{CustomNumFmt: &c.format})
			if err != nil {
				t.Fatal(err)
			}
			cell, _ := excelize.CoordinatesToCellName(c.col+1, 5)
			if err := f.SetCellStyle(sheet, cell, cell, style); err != nil {
				t.Fatal(err)
			}
		}, clerksHead, with(c.col, c.value))
		if im.Request == nil {
			t.Fatal(told(im))
		}
		e := im.Request.Registry.Entries[0]
		got := []string{7: e.Contact, 8: e.Phone}[c.col]
		if c.want != "" && (got != c.want || len(im.Findings) > 0) || c.want == "" && !strings.HasPrefix(im.Findings.Error(), "警告 ") {
			t.Errorf("%v as %s: %s, %q", c.value, c.format, got, told(im))
		}
	}
}

func TestListsInEveryWayThatSpreadsheetsSaveThemAsText(t *testing.T) {
	const rows = "序号§单位类别§单位名称§统一社会信用代码§行政区划代码§所在地区\r\n1§评审单位§\"某某§安全\n技术有限公司\"§91330000MA00002342§330000§浙江省\r\n"
	gb := func(s string) string {
		out, err := simplifiedchinese.GB18030.NewEncoder().String(s)
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	utf16 := func(s string) string {
		b := []byte("\xff\xfe")
		for _, r := range s {
			b = append(b, byte(r), byte(r>>8))
		}
		return string(b)
	}
	same := func(s string) string { return s }
	for _, c := range []struct {
		comma, before, after string
		encode               func(string) string
	}{
		{",", "", "", same}, {";", "", "", same}, {"\t", "", "", same}, {"|", "", "", same},
		{",", "", "", gb}, {";", "", "", gb}, {"\t", "", "", utf16},
		{";", "sep=;\r\n", "", same},
		{";", "统计表，某某市, 2024年;;;;\r\n", "", gb},
		{",", "\ufeff", "备注；甲;乙\r\n", same},
	} {
		text := c.before + strings.ReplaceAll(rows, "§", c.comma) + c.after
		im := read(t, registryForm(), []byte(c.encode(text)))
		if got := im.Findings.Error(); strings.Contains(got, "没有认出") || strings.Contains(got, "名单为必填") || !strings.Contains(got, "填报单位为必填") {
			t.Errorf("%q: %s", text, got)
		}
	}
}
