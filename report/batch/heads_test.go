package batch

import (
	"bytes"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

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
