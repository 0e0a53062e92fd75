package xlsx

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/biaoping/biaoping/report/doc"
)

// lines is a plain table of one row, as a form has it above and below its
// table.
func lines(cells ...string) *doc.Table {
	t := &doc.Table{Plain: true, Columns: make([]doc.Column, len(cells)), Rows: []doc.Row{{}}}
	for _, s := range cells {
		t.Rows[0].Cells = append(t.Rows[0].Cells, text(s))
	}
	return t
}

// pair is a plain table of two photographs, one line above them.
func pair(title string) *doc.Table {
	return &doc.Table{Plain: true, Columns: []doc.Column{{Share: 1}, {Share: 1}}, Rows: []doc.Row{
		row(doc.Cell{Text: doc.Plainly(title), ColSpan: 2, Align: doc.AlignLeft}),
		row(doc.Cell{Text: doc.Plainly("整改前"), Picture: photo(40, 30)}, doc.Cell{Text: doc.Plainly("整改后"), Picture: photo(40, 30)}),
	}}
}

func ruled(name string) *doc.Table {
	return &doc.Table{Name: name, Columns: make([]doc.Column, 2), Header: []doc.Row{row(text("序号"), text("内容"))}, Rows: []doc.Row{row(text("1"), text("一"))}}
}

func heading(s string) *doc.Heading {
	return &doc.Heading{Level: 1, Number: "一、", Text: doc.Plainly(s)}
}

// form is 统计表 with its lines, then two pairs of photographs under a heading.
func form() *doc.Document {
	body := register(12)
	body.Name = ""
	head := lines("填报单位：某某市应急管理局（盖章）", "填报日期：2024年6月28日")
	head.Columns = []doc.Column{{Share: 2, Align: doc.AlignLeft}, {Share: 1, Align: doc.AlignRight}}
	return &doc.Document{Meta: doc.Meta{Title: "样例文书", Date: day}, Sections: []doc.Section{
		{Landscape: true, Blocks: []doc.Block{
			&doc.Title{Text: "某某市企业安全生产标准化\n评审单位统计表"}, head, body, lines("填表人：华某某", "审核人：金某某", "联系电话：0571-00000000"),
		}},
		{Blocks: []doc.Block{heading("整改前后对照"), pair("问题1"), pair("问题2")}},
	}}
}

func TestOneSheetHoldsWhatBelongsTogether(t *testing.T) {
	title := &doc.Title{Text: "某某公司\n问题清单整改跟踪表"}
	paragraph := &doc.Paragraph{Text: doc.Plainly("共1项问题。")}
	named := pair("问题3")
	named.Name = "问题照片"
	for _, c := range []struct {
		name   string
		blocks []doc.Block
		sheets string // each its name and the first text of every row
	}{
		{"lines of a form stand above and below its table", []doc.Block{title, lines("填报单位"), ruled(""), paragraph, lines("填表人")},
			"问题清单整改跟踪表: 某某公司\n问题清单整改跟踪表|填报单位|序号|1|填表人"},
		{"a name that says something else keeps its row", []doc.Block{title, lines("填报单位"), ruled("问题清单")},
			"问题清单: 某某公司\n问题清单整改跟踪表|填报单位|问题清单|序号|1"},
		{"a name that says the same is not said twice", []doc.Block{&doc.Title{Text: "某某公司\n签到表"}, ruled("某某公司签到表")}, "某某公司签到表: 某某公司\n签到表|序号|1"},
		{"a table may be empty", []doc.Block{&doc.Table{Columns: make([]doc.Column, 1)}}, "样例文书: "},
		{"each table has its lines", []doc.Block{title, lines("甲"), ruled("表一"), lines("乙"), ruled("表二"), lines("丙")},
			"表一: 某某公司\n问题清单整改跟踪表|甲|表一|序号|1|乙; 表二: 表二|序号|1|丙"},
		{"a heading parts lines from the table above", []doc.Block{ruled("表一"), heading("二"), lines("乙"), ruled("表二")},
			"表一: 表一|序号|1; 表二: 乙|表二|序号|1"},
		{"lines alone make one sheet", []doc.Block{title, lines("甲", "乙"), paragraph, lines("丙"), lines("丁")},
			"问题清单整改跟踪表: 某某公司\n问题清单整改跟踪表|甲|丙|丁"},
		{"photographs stack under their heading", []doc.Block{ruled("表一"), heading("整改前后对照。"), pair("问题1"), pair("问题2"), named},
			"表一: 表一|序号|1; 整改前后对照: 问题1|整改前|问题2|整改前|问题照片|问题3|整改前"},
		{"photographs without a heading bear their own name", []doc.Block{named, pair("问题4"), lines("拍摄人")},
			"问题照片: 问题照片|问题3|整改前|问题4|整改前|拍摄人"},
		{"photographs and a table have a sheet each", []doc.Block{heading("照片"), pair("问题1"), ruled("表一"), pair("问题2")},
			"照片: 问题1|整改前; 表一: 表一|序号|1; 照片（2）: 问题2|整改前"},
		{"a table without a name is called by the heading above", []doc.Block{heading("缺项"), ruled("")}, "缺项: 序号|1"},
		{"an attachment begins a sheet", []doc.Block{ruled("表一"), &doc.AttachmentHead{Label: "附件", Title: "签到表"}, lines("甲")}, "表一: 表一|序号|1; 签到表: 甲"},
	} {
		d := document()
		d.Sections[0].Blocks = c.blocks
		f := open(t, d)
		var got []string
		for _, name := range f.GetSheetList() {
			rows, err := f.GetRows(name)
			if err != nil {
				t.Fatal(err)
			}
			var firsts []string
			for _, r := range rows {
				firsts = append(firsts, slices.Concat(r, []string{""})[0])
			}
			got = append(got, name+": "+strings.Join(firsts, "|"))
		}
		if got := strings.Join(got, "; "); got != c.sheets {
			t.Errorf("%s:\n got %q\nwant %q", c.name, got, c.sheets)
		}
	}
}

func TestASectionBeginsItsOwnSheets(t *testing.T) {
	d := &doc.Document{Meta: doc.Meta{Title: "样例文书"}, Sections: []doc.Section{
		{Blocks: []doc.Block{&doc.Title{Text: "前一节的标题"}, ruled("表一")}}, {Landscape: true, Blocks: []doc.Block{lines("甲")}},
	}}
	if got := open(t, d).GetSheetList(); !slices.Equal(got, []string{"表一", "样例文书"}) {
		t.Errorf("sheets are %q", got)
	}
}

func TestASheetIsCalledByTheLastWordsOfItsTitle(t *testing.T) {
	for title, want := range map[string]string{
		"某某市三级企业安全生产标准化评审组织单位和评审单位统计表": "评审组织单位和评审单位统计表",
		"某某公司\n问题清单整改跟踪表":              "问题清单整改跟踪表",
		"签到表": "签到表",
		"":    "",
	} {
		if got := lastWords(title); got != want {
			t.Errorf("%q is called %q, want %q", title, got, want)
		}
	}
}

func TestLinesOfAFormSpreadOverTheColumnsOfItsTable(t *testing.T) {
	f := open(t, form())
	const sheet = "评审单位统计表"
	merged, err := f.GetMergeCells(sheet)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, m := range merged {
		got = append(got, m.GetStartAxis()+":"+m.GetEndAxis()+" "+m.GetCellValue())
	}
	want := []string{
		"A1:L1 某某市企业安全生产标准化\n评审单位统计表", "A2:H2 填报单位：某某市应急管理局（盖章）", "I2:L2 填报日期：2024年6月28日",
		"A16:L16 注：样例。", "A17:D17 填表人：华某某", "E17:G17 审核人：金某某", "H17:L17 联系电话：0571-00000000",
	}
	if !slices.Equal(got, want) {
		t.Errorf(" got %q\nwant %q", got, want)
	}
	for _, c := range []struct {
		cell, font, align string
		size              float64
		lines             int
	}{
		{"A1", "方正小标宋简体", "center", 16, 0}, {"A2", "宋体", "left", 11, 0}, {"I2", "宋体", "right", 11, 0}, {"A3", "黑体", "center", 11, 4}, {"A16", "宋体", "left", 10, 0}, {"A17", "宋体", "center", 11, 0},
	} {
		if st := styleOf(t, f, sheet, c.cell); st.Font.Family != c.font || st.Font.Size != c.size || st.Alignment.Horizontal != c.align || len(st.Border) != c.lines {
			t.Errorf("%s: %s %v %s, %d lines around it; want %v", c.cell, st.Font.Family, st.Font.Size, st.Alignment.Horizontal, len(st.Border), c)
		}
	}
	if h, err := f.GetRowHeight(sheet, 1); err != nil || h < 2*titleSize {
		t.Errorf("a title of two lines is %v points tall, %v", h, err)
	}
	panes, err := f.GetPanes(sheet)
	if err != nil || !panes.Freeze || panes.YSplit != 3 {
		t.Errorf("panes are %+v, %v", panes, err)
	}
	names := fmt.Sprint(f.GetDefinedName())
	for _, want := range []string{"'评审单位统计表'!$A$1:$L$17", "'评审单位统计表'!$3:$3", "'整改前后对照'!$A$1:$B$4"} {
		if !strings.Contains(names, want) {
			t.Errorf("no name for %s in %s", want, names)
		}
	}
	if strings.Contains(names, "'整改前后对照'!$1") {
		t.Errorf("photographs repeat rows: %s", names)
	}
}

func TestATableOfFewerColumnsThanItsLinesIsDivided(t *testing.T) {
	opinion := &doc.Table{Name: "签署意见", Columns: []doc.Column{{Share: 1}, {Share: 4}}, Rows: []doc.Row{row(text("意见"), doc.Cell{Space: 4}), row(text("结论"), text("通过"))}}
	s := laid(t, opinion, lines("负责人：", "组长：", "日期："))
	if fmt.Sprint(s.bands[0].edges, s.bands[1].edges) != "[0 1 3] [0 1 2 3]" {
		t.Errorf("edges are %v and %v", s.bands[0].edges, s.bands[1].edges)
	}
	if sum(s.widths) != portraitWidth {
		t.Errorf("columns of %v pixels", s.widths)
	}
	f := open(t, document(opinion, lines("负责人：", "组长：", "日期：")))
	for cell, want := range map[string]string{"A1": "签署意见", "A2": "意见", "B3": "通过", "C4": "日期："} {
		if got, _ := shown(t, f, "签署意见", cell); got != want {
			t.Errorf("%s shows %q, want %q", cell, got, want)
		}
	}
	if st := styleOf(t, f, "签署意见", "C3"); len(st.Border) != 4 {
		t.Errorf("the merged cell has %d lines around its second column", len(st.Border))
	}
}

func TestColumnsSnapToTheNearest(t *testing.T) {
	for _, c := range []struct {
		wished, widths []int
		want           string
	}{
		{[]int{2, 1}, []int{10, 10, 10}, "[0 2 3]"},
		{[]int{1, 1}, []int{10, 10, 10}, "[0 1 3]"},
		{[]int{1, 1}, []int{10, 11, 30}, "[0 2 3]"},
		{[]int{1, 98, 1}, []int{10, 10, 10, 10}, "[0 1 3 4]"},
		{[]int{98, 1, 1}, []int{10, 10, 10, 10}, "[0 2 3 4]"},
		{[]int{1, 1, 98}, []int{50, 10, 10}, "[0 1 2 3]"},
		{[]int{7}, []int{1, 2, 3}, "[0 3]"},
		{[]int{5, 5}, []int{5, 5}, "[0 1 2]"},
	} {
		if got := fmt.Sprint(snap(c.wished, make([]int, len(c.wished)), c.widths)); got != c.want {
			t.Errorf("%v on %v: %s, want %s", c.wished, c.widths, got, c.want)
		}
	}
}

func TestStackedPhotographsKeepTheirWordsOnTheirPage(t *testing.T) {
	d := document()
	for i := range 8 {
		d.Sections[0].Blocks = append(d.Sections[0].Blocks, pair(fmt.Sprint("问题", i+1)))
		for c := range 2 {
			d.Sections[0].Blocks[i].(*doc.Table).Rows[1].Cells[c].Picture = photo(300, 200)
		}
	}
	sheets, err := layOut(context.Background(), d)
	if err != nil {
		t.Fatal(err)
	}
	s := sheets[0]
	starts := s.pageBreaks()
	if len(starts) < 2 {
		t.Fatalf("pages begin at %v of rows %v", starts, s.heights)
	}
	from := 0
	for _, to := range append(starts, len(s.heights)) {
		if from%2 != 0 || sum(s.heights[from:to]) > portraitHeight {
			t.Errorf("rows %d to %d make a page of %d points", from, to, sum(s.heights[from:to]))
		}
		from = to
	}
	part := string(partOf(t, encode(t, d), "xl/worksheets/sheet1.xml"))
	if n := strings.Count(part, "<brk "); n != len(starts) {
		t.Errorf("%d breaks, want %d", n, len(starts))
	}
	if laid(t, register(500)).pageBreaks() != nil {
		t.Error("a ruled table breaks its pages by itself")
	}
}

func TestErrorsInLinesNameTheirCell(t *testing.T) {
	for _, c := range []struct {
		blocks []doc.Block
		want   string
	}{
		{[]doc.Block{&doc.Title{Text: "标题\x01"}, ruled("表")}, "工作表《表》单元格 A1："},
		{[]doc.Block{&doc.Title{Text: "标题"}, lines("甲", "乙\x01"), ruled("表")}, "工作表《表》单元格 B2："},
		{[]doc.Block{register(2), lines("甲", "乙", "丙\x01")}, "工作表《评审组织单位和评审单位统计表》单元格 I6："},
		{[]doc.Block{pair("问题1"), pair("问题\x01")}, "工作表《样例文书》单元格 A3："},
	} {
		d := document()
		d.Sections[0].Blocks = c.blocks
		var b strings.Builder
		if err := Encode(context.Background(), &b, d); err == nil || !strings.HasPrefix(err.Error(), c.want) || b.Len() > 0 {
			t.Errorf(" got %v\nwant %s", err, c.want)
		}
	}
}
