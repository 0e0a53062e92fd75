package xlsx

import (
	"context"
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"github.com/biaoping/biaoping/report/doc"
	"github.com/biaoping/biaoping/report/doc/doctest"
)

func TestSheetNamesAreWhatExcelAllows(t *testing.T) {
	var tables []*doc.Table
	for _, name := range []string{
		"问题清单", "问题清单", "a/b:c*d?[e]\\f", "'引号'", "", "history", "ABC", "abc", "ＡＢＣ",
		strings.Repeat("长", 40), strings.Repeat("长", 40), strings.Repeat("𬭎", 16), "甲\n乙",
	} {
		tables = append(tables, &doc.Table{Name: name, Columns: make([]doc.Column, 1), Rows: []doc.Row{row(text("一"))}})
	}
	want := []string{
		"问题清单", "问题清单（2）", "a／b：c＊d？［e］＼f", "’引号’", "样例文书", "history（2）", "ABC", "abc（2）", "ＡＢＣ（3）",
		strings.Repeat("长", 30) + "…", strings.Repeat("长", 27) + "…（2）", strings.Repeat("𬭎", 15) + "…", "甲 乙",
	}
	if got := open(t, document(tables...)).GetSheetList(); !slices.Equal(got, want) {
		t.Errorf(" got %q\nwant %q", got, want)
	}
}

// small is a table with a spanned header, a spanned column and a total.
func small() *doc.Table {
	return &doc.Table{
		Name: "整改跟踪表", Columns: []doc.Column{{Share: 1}, {Share: 4}, {Share: 2}}, Note: doc.Plainly("注：样例。"),
		Header: []doc.Row{
			row(doc.Cell{Text: doc.Plainly("要素"), RowSpan: 2}, doc.Cell{Text: doc.Plainly("问题"), ColSpan: 2}),
			row(text("描述"), text("扣分")),
		},
		Rows: []doc.Row{
			row(doc.Cell{Text: doc.Plainly("目标"), RowSpan: 2}, text("未制定年度安全生产目标，也未逐级分解。"), number("2.0", 2, 1)),
			row(text("目标未考核。"), number("1.5", 1.5, 1)),
			{Total: true, Cells: []doc.Cell{{Text: doc.Plainly("合计"), ColSpan: 2}, number("3.5", 3.5, 1)}},
		},
	}
}

func TestSpansAreMerged(t *testing.T) {
	f := open(t, document(small()))
	merged, err := f.GetMergeCells("整改跟踪表")
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, m := range merged {
		got = append(got, m.GetStartAxis()+":"+m.GetEndAxis()+" "+m.GetCellValue())
	}
	want := []string{"A1:C1 整改跟踪表", "A2:A3 要素", "B2:C2 问题", "A4:A5 目标", "A6:B6 合计", "A7:C7 注：样例。"}
	if !slices.Equal(got, want) {
		t.Errorf(" got %q\nwant %q", got, want)
	}
	for _, cell := range []string{"A3", "C2", "A5", "B6"} { // covered, but ruled
		if st := styleOf(t, f, "整改跟踪表", cell); len(st.Border) != 4 {
			t.Errorf("%s has %d lines around it", cell, len(st.Border))
		}
	}
}

func styleOf(t *testing.T, f *excelize.File, sheet, cell string) *excelize.Style {
	t.Helper()
	id, err := f.GetCellStyle(sheet, cell)
	if err != nil {
		t.Fatal(err)
	}
	st, err := f.GetStyle(id)
	if err != nil {
		t.Fatal(err)
	}
	return st
}

func TestCellsLookLikeThePrintedTable(t *testing.T) {
	table := small()
	table.Rows[1].Cells[0].Text = doc.Text{{Text: "楷体的一格", Emphasis: doc.Kai}}
	f := open(t, document(table))
	for _, c := range []struct{ cell, font, align, fill string }{
		{"A1", "方正小标宋简体", "center", ""},
		{"A2", "黑体", "center", "F2F2F2"},
		{"A4", "宋体", "center", ""},
		{"B4", "宋体", "left", ""},
		{"B5", "楷体", "left", ""},
		{"C4", "宋体", "right", ""},
		{"A6", "黑体", "center", ""},
		{"C6", "黑体", "right", ""},
		{"A7", "宋体", "left", ""},
	} {
		st := styleOf(t, f, "整改跟踪表", c.cell)
		fill := strings.Join(st.Fill.Color, "")
		if st.Font.Family != c.font || st.Alignment.Horizontal != c.align || fill != c.fill || !st.Alignment.WrapText {
			t.Errorf("%s: %s %s %q, want %s %s %q", c.cell, st.Font.Family, st.Alignment.Horizontal, fill, c.font, c.align, c.fill)
		}
	}
	table.Rows[0].Cells[1].Text = doc.Text{{Emphasis: doc.Strong}, {Text: ""}}
	if show, _ := shown(t, open(t, document(table)), "整改跟踪表", "B4"); show != "" {
		t.Errorf("empty spans show %q", show)
	}
	table.Plain = true
	f = open(t, document(table))
	if st := styleOf(t, f, "整改跟踪表", "A2"); len(st.Border) > 0 || len(st.Fill.Color) > 0 {
		t.Errorf("a plain table has %v and %v", st.Border, st.Fill)
	}
}

func TestSheetIsReadyToPrint(t *testing.T) {
	d := document(small())
	d.Meta.Draft = true
	d.Sections = append(d.Sections, doc.Section{Landscape: true, Numbering: doc.Unnumbered, Blocks: []doc.Block{&doc.Table{Columns: make([]doc.Column, 2), Rows: []doc.Row{row(text("甲"), text("乙"))}}}})
	f := open(t, d)

	names := map[string]string{}
	for _, n := range f.GetDefinedName() {
		names[n.Scope+" "+n.Name] = n.RefersTo
	}
	want := map[string]string{
		"整改跟踪表 _xlnm.Print_Area": "'整改跟踪表'!$A$1:$C$7", "整改跟踪表 _xlnm.Print_Titles": "'整改跟踪表'!$2:$3", "样例文书 _xlnm.Print_Area": "'样例文书'!$A$1:$B$1",
	}
	if fmt.Sprint(names) != fmt.Sprint(want) {
		t.Errorf("names are %v", names)
	}
	panes, err := f.GetPanes("整改跟踪表")
	if err != nil || !panes.Freeze || panes.YSplit != 3 || panes.TopLeftCell != "A4" {
		t.Errorf("panes are %+v, %v", panes, err)
	}
	if panes, err = f.GetPanes("样例文书"); err != nil || panes.Freeze {
		t.Errorf("without a header: panes are %+v, %v", panes, err)
	}
	for sheet, want := range map[string]struct {
		orientation              string
		top, right, bottom, left float64
		oddFooter, oddHeader     string
	}{
		"整改跟踪表": {"portrait", 37, 26, 35, 28, pageNumber, draftHeader},
		"样例文书":  {"landscape", 28, 37, 26, 35, "", draftHeader},
	} {
		l, err := f.GetPageLayout(sheet)
		if err != nil || *l.Size != 9 || *l.Orientation != want.orientation || *l.FitToWidth != 1 || *l.FitToHeight != 0 {
			t.Errorf("%s: layout %+v, %v", sheet, l, err)
		}
		m, err := f.GetPageMargins(sheet)
		if err != nil || !*m.Horizontally {
			t.Errorf("%s: margins %+v, %v", sheet, m, err)
		}
		for i, got := range []float64{*m.Top - want.top/25.4, *m.Right - want.right/25.4, *m.Bottom - want.bottom/25.4, *m.Left - want.left/25.4} {
			if math.Abs(got) > 1e-9 {
				t.Errorf("%s: margin %d is off by %v inches", sheet, i, got)
			}
		}
		p, err := f.GetSheetProps(sheet)
		if err != nil || p.FitToPage == nil || !*p.FitToPage {
			t.Errorf("%s: does not fit to the page", sheet)
		}
		hf, err := f.GetHeaderFooter(sheet)
		if err != nil || hf.OddFooter != want.oddFooter || hf.OddHeader != want.oddHeader {
			t.Errorf("%s: %+v, %v", sheet, hf, err)
		}
		if dim, err := f.GetSheetDimension(sheet); err != nil || dim == "A1" {
			t.Errorf("%s: dimension %s, %v", sheet, dim, err)
		}
	}
}

func TestColumnsFillThePageAndStandInOrder(t *testing.T) {
	d := document(small())
	f := open(t, d)
	total := 0.0
	var widths []float64
	for _, c := range []string{"A", "B", "C"} {
		w, err := f.GetColWidth("整改跟踪表", c)
		if err != nil {
			t.Fatal(err)
		}
		widths = append(widths, w)
		total += w * digit
	}
	if math.Abs(total-portraitWidth) > 1 {
		t.Errorf("columns are %v pixels wide, want %d", total, portraitWidth)
	}
	if !(widths[1] > 1.9*widths[2] && widths[2] > 1.9*widths[0]) {
		t.Errorf("widths %v do not follow their shares", widths)
	}
	part := string(partOf(t, encode(t, d), "xl/worksheets/sheet1.xml"))
	if a, b := strings.Index(part, `<col min="1"`), strings.Index(part, `<col min="2"`); a < 0 || b < a {
		t.Error("columns do not stand in order")
	}
}

func TestASingleColumnIsNoWiderThanThePage(t *testing.T) {
	s := laid(t, oneColumn(text(strings.Repeat("某某有限公司", 30))))
	if across, _ := s.page(); s.widths[0] != across {
		t.Errorf("the column is %d wide, the page %d", s.widths[0], across)
	}
}

func TestNumberAlwaysFitsItsColumn(t *testing.T) {
	table := &doc.Table{Columns: []doc.Column{{Share: 100}, {Share: 1}, {Share: 1}}, Rows: []doc.Row{
		row(text(strings.Repeat("长文", 50)), number("1,234,567,890.00", 1234567890, 2), date("2024年12月31日", day.AddDate(0, 7, 0))),
		row(text("长"), doc.Cell{Text: doc.Plainly("9,999,999,999,999.00元整人民币大写金额见附件清单"), ColSpan: 2, Value: doc.Value{Kind: doc.NumberValue, Number: 9999999999999, Places: 2}}),
	}}
	line := &doc.Table{Plain: true, Columns: make([]doc.Column, 3), Rows: []doc.Row{row(text("合计"), number("123,456,789,012.00", 123456789012, 2), text(strings.Repeat("长文", 50)))}}
	head := &doc.Table{Columns: make([]doc.Column, 12), Header: []doc.Row{{}}}
	for range head.Columns {
		head.Header[0].Cells = append(head.Header[0].Cells, number("123,456,789,012.00万元人民币", 123456789012, 2))
	}
	for _, tables := range [][]*doc.Table{{table}, {table, line}, {line, table}, {register(3), line}, {oneColumn(text("一")), line}, {head}} {
		typed := 0
		s := laid(t, tables...)
		for _, b := range s.bands {
			for r, cells := range b.boxes {
				for c, x := range cells {
					if !x.typed {
						continue
					}
					typed++
					if w := s.widthOf(b, c, b.grid[r][c].Cell); w < pixels(x.width) {
						t.Errorf("%s is %d pixels wide, its number takes %d", ref(b.top+r, b.edges[c]), w, pixels(x.width))
					}
				}
			}
		}
		if typed == 0 {
			t.Error("numbers and dates are text")
		}
	}
}

func TestRowsAreTallEnough(t *testing.T) {
	for _, c := range []struct {
		text string
		room int
		want int
	}{
		{"", 10, 1}, {"一二三四五", 10, 1}, {"一二三四五六", 10, 2}, {"一二三四五。", 10, 2}, {"一\n二\n三", 10, 3},
		{"abcde fghij", 10, 2}, {"abcdefghijklmnopqrstuvwxyz", 10, 3}, {"一二abcdefgh", 10, 2}, {"一", 1, 1},
		{"91330100000000000X", 18, 1}, {"91330100000000000X", 17, 2},
	} {
		if got := breakLines(c.text, c.room); got != c.want {
			t.Errorf("%q in %d: %d lines, want %d", c.text, c.room, got, c.want)
		}
	}
	long := strings.Repeat("企业应建立健全安全风险分级管控机制。", 30)
	table := &doc.Table{Columns: []doc.Column{{Share: 1}, {Share: 1}, {Share: 1}, {Share: 1}, {Share: 1}}, Rows: []doc.Row{
		row(doc.Cell{Text: doc.Plainly(long), RowSpan: 2}, text(long), text("一"), text("二"), doc.Cell{Space: 3}),
		row(doc.Cell{Text: doc.Plainly(long[:300]), ColSpan: 4}),
		row(text("一"), text("一"), text("一"), text("一"), text("一")),
	}}
	s := laid(t, table)
	for r := range s.main.grid {
		for c, p := range s.main.grid[r] {
			if !p.Origin(r, c) {
				continue
			}
			_, rows := spans(p.Cell)
			if have := sum(s.heights[r : r+rows]); have < s.heightOf(s.main, r, c, p.Cell) {
				t.Errorf("%s has %d points and needs %d", ref(r, c), have, s.heightOf(s.main, r, c, p.Cell))
			}
		}
	}
	if s.heights[0] > maxHeight || s.heights[2] != minHeight {
		t.Errorf("heights are %v", s.heights)
	}
	list := strings.Repeat("每行一条\n", 60)
	tall := laid(t, &doc.Table{Columns: make([]doc.Column, 2), Rows: []doc.Row{row(text(list), text("一"))}})
	if tall.heights[0] != maxHeight || sum(tall.widths) > portraitWidth {
		t.Errorf("a list of 60 lines: %v points in %v pixels", tall.heights, tall.widths)
	}
	if s.widths[1] <= s.widths[2] {
		t.Errorf("the column of the tall text was not widened: %v", s.widths)
	}
}

func TestPicturesStandInTheirCells(t *testing.T) {
	seal := doctest.Seal()
	table := &doc.Table{Name: "照片", Columns: make([]doc.Column, 2), Header: []doc.Row{row(text("整改前"), text("整改后"))}, Rows: []doc.Row{
		row(doc.Cell{Picture: photo(600, 400)}, doc.Cell{Picture: photo(100, 4000), Text: doc.Plainly("高图")}),
		row(doc.Cell{Picture: seal, ColSpan: 2}),
	}}
	table.Rows[0].Cells[0].Picture.Caption = "配电室"
	d := document(table)
	f := open(t, d)
	for _, c := range []struct {
		cell, ext string
		data      []byte
	}{{"A3", ".jpeg", table.Rows[0].Cells[0].Picture.Data}, {"B3", ".jpeg", table.Rows[0].Cells[1].Picture.Data}, {"B4", ".png", nil}, {"A4", ".png", nil}} {
		got, err := f.GetPictures("照片", c.cell)
		if err != nil {
			t.Fatal(err)
		}
		if c.data != nil && (len(got) != 1 || got[0].Extension != c.ext || string(got[0].File) != string(c.data)) {
			t.Errorf("%s holds %d pictures", c.cell, len(got))
		}
	}
	if show, _ := shown(t, f, "照片", "A3"); show != "配电室" {
		t.Errorf("caption is %q", show)
	}
	s := laid(t, table)
	for r := 1; r < len(s.main.grid); r++ {
		for c, p := range s.main.grid[r] {
			if !p.Origin(r, c) {
				continue
			}
			w, h := s.pictureSize(s.main, r, c, p.Cell)
			if width, height := s.widthOf(s.main, c, p.Cell), s.heights[s.main.top+r]; w > width || h*3/4 > height || w < 1 || h < 1 {
				t.Errorf("%s: picture %d×%d pixels in a cell of %d pixels × %d points", ref(r, c), w, h, width, height)
			}
			if aspect := float64(w) / float64(h) * float64(p.Cell.Picture.Height) / float64(p.Cell.Picture.Width); math.Abs(aspect-1) > 0.1 {
				t.Errorf("%s: picture is distorted by %v", ref(r, c), aspect)
			}
		}
	}
	if w, _ := s.pictureSize(s.main, 2, 0, &table.Rows[1].Cells[0]); w != 158 { // 42 mm
		t.Errorf("seal is %d pixels wide", w)
	}
}

func TestBadPictureIsRefusedWithItsPlace(t *testing.T) {
	good := photo(20, 10)
	for _, c := range []struct {
		p    doc.Picture
		want string
	}{
		{doc.Picture{Format: "gif", Data: good.Data, Width: 20, Height: 10}, "格式应为 jpeg 或 png"},
		{doc.Picture{Format: "jpeg", Data: good.Data, Width: 21, Height: 10}, "尺寸与文件不符"},
		{doc.Picture{Format: "png", Data: good.Data, Width: 20, Height: 10}, ""},
		{doc.Picture{Format: "jpeg"}, ""},
	} {
		err := Encode(context.Background(), &strings.Builder{}, document(oneColumn(text("一"), doc.Cell{Picture: &c.p})))
		if err == nil || !strings.HasPrefix(err.Error(), "工作表《样例文书》单元格 A2：图片不可用："+c.want) {
			t.Errorf("%s: %v", c.want, err)
		}
	}
}
