package batch

import (
	"os"
	"slices"
	"testing"

	"github.com/biaoping/biaoping/report/xlsx/form"
	"github.com/xuri/excelize/v2"
)

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

// easyToRead gives the example the widths, heights and lines that a clerk would
// give it.
func easyToRead(t *testing.T, f *excelize.File) {
	side := func(name string) excelize.Border { return excelize.Border{Type: name, Style: 1, Color: "000000"} }
	style := excelize.Style{Border: []excelize.Border{side("left"), side("right"), side("top"), side("bottom")}, Alignment: &excelize.Alignment{WrapText: true, Vertical: "center"}}
	body, err := f.NewStyle(&style)
	if err != nil {
		t.Fatal(err)
	}
	style.Font = &excelize.Font{Bold: true}
	head, err := f.NewStyle(&style)
	if err != nil {
		t.Fatal(err)
	}
	wide, one := "landscape", 1
	for _, err := range []error{
		f.SetCellStyle("名单", "A2", "O2", head),
		f.SetCellStyle("名单", "A3", "O5", body),
		f.SetColWidth("名单", "A", "A", 6),
		f.SetColWidth("名单", "B", "I", 20),
		f.SetColWidth("名单", "J", "J", 40),
		f.SetColWidth("名单", "K", "O", 20),
		f.SetRowHeight("名单", 2, 36),
		f.SetRowHeight("名单", 3, 64),
		f.SetRowHeight("名单", 4, 64),
		f.SetRowHeight("名单", 5, 64),
		f.SetPageLayout("名单", &excelize.PageLayoutOptions{Orientation: &wide, FitToWidth: &one}),
		f.SetSheetProps("名单", &excelize.SheetPropsOptions{FitToPage: &[]bool{true}[0]}),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
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
