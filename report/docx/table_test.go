package docx

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/biaoping/biaoping/report/doc"
	"github.com/biaoping/biaoping/report/doc/doctest"
)

// widthsOf are the columns of a table whose rows hold these texts.
func widthsOf(t *testing.T, columns []doc.Column, rows ...[]string) []int {
	t.Helper()
	table := &doc.Table{Columns: columns}
	for _, r := range rows {
		var row doc.Row
		for _, s := range r {
			row.Cells = append(row.Cells, doc.Cell{Text: doc.Plainly(s)})
		}
		table.Rows = append(table.Rows, row)
	}
	l, err := layOut(context.Background(), table, portrait)
	if err != nil {
		t.Fatal(err)
	}
	if got := sum(l.widths); got != textWidth {
		t.Errorf("columns of %d fill %d", l.widths, got)
	}
	return l.widths
}

func TestColumnsAreAsWideAsTheirShares(t *testing.T) {
	w := widthsOf(t, []doc.Column{{Share: 1}, {Share: 2}, {Share: 5}}, []string{"甲", "乙", "丙"})
	if !near(2*w[0], w[1], 2) || !near(5*w[0], w[2], 5) {
		t.Errorf("shares of 1, 2 and 5 are %d wide", w)
	}
}

func TestColumnsAreAsWideAsTheirContent(t *testing.T) {
	long := strings.Repeat("配电箱未设置警示标志，", 12)
	three := make([]doc.Column, 3)
	if w := widthsOf(t, three, []string{"序号", "名称", "备注"}, []string{"1", "某某机械制造有限公司", ""}); w[0] >= w[1] || !near(w[0], w[2], 2) {
		t.Errorf("short texts in columns of %d", w)
	}
	w := widthsOf(t, three, []string{"12", long, "2024-05-31"})
	if w[1] < textWidth/2 || w[2] < halves("2024-05-31")*120 {
		t.Errorf("a date beside a long text in columns of %d", w)
	}
	w = widthsOf(t, []doc.Column{{}, {Share: 1}, {Share: 1}}, []string{long, "甲", "乙"})
	if w[0] > textWidth/2 || w[1] < textWidth/4-1 {
		t.Errorf("a long text leaves %d to columns with shares", w)
	}
}

func TestTimesAndCodesAreNotTorn(t *testing.T) {
	for text, want := range map[string]int{"09:40—12:00": 12, "PS-2022-0101": 12, "2021～2024年": 10, "甲—乙": 0, "第3条": 1} {
		if got := measureOf(doc.Plainly(text)).token; got != want {
			t.Errorf("%s has a run of %d half characters, want %d", text, got, want)
		}
	}
	// Beside long texts: a narrow table, and one too full for spare room.
	long := strings.Repeat("配电箱未设置警示标志，", 12)
	for _, n := range []int{4, 8} {
		cells := []string{"09:40—12:00", "PS-2022-0101"}
		for len(cells) < n {
			cells = append(cells, long)
		}
		w := widthsOf(t, make([]doc.Column, n), cells)
		if least := 12*typeFor(n).size*5 + 2*cellPad; w[0] < least || w[1] < least {
			t.Errorf("of %d columns the first are %d wide, want %d", n, w[:2], least)
		}
	}
}

func TestLinesInTheMiddleOfACellAreOfOneLength(t *testing.T) {
	for _, c := range []struct {
		text      string
		per, want int // half characters on a line
	}{
		{"标准分值", 7, 4}, {"组内职务", 6, 4}, {"督查考核日期", 10, 6}, {"评审组织单位", 10, 6}, {"资金（元）", 8, 6}, {"“回头看”活动", 10, 8},
		{"安全科 薛某", 9, 7}, {"PS-2022-0101", 7, 6}, {"分", 1, 1},
	} {
		if got := balanced(c.text, c.per); got != c.want {
			t.Errorf("%s in lines of %d half characters becomes lines of %d, want %d", c.text, c.per, got, c.want)
		}
	}
	verse := strings.Repeat("一二三四五六七八九十", 5)
	table := &doc.Table{Columns: []doc.Column{{Share: 1}, {Share: 6}},
		Header: []doc.Row{{Cells: []doc.Cell{{Text: doc.Plainly("标准分值")}, {Text: doc.Plainly("要素")}}}, {Cells: []doc.Cell{{Text: doc.Plainly(verse)}, {}}}},
		Rows:   []doc.Row{{Cells: []doc.Cell{{Text: doc.Plainly("不是标题的长文字")}, {Text: doc.Plainly("甲"), Align: doc.AlignLeft}}}}}
	list := places(t, table)
	if long := with(t, list, verse); long.left == 0 || long.left != long.right {
		t.Errorf("a heading too long for a label is held in by %d and %d", long.left, long.right)
	}
	for _, s := range []string{"要素", "甲"} {
		if p := with(t, list, s); p.left != 0 || p.right != 0 {
			t.Errorf("%s, which has room, is held in by %d and %d", s, p.left, p.right)
		}
	}
}

func TestALabelIsBrokenBySense(t *testing.T) {
	table := &doc.Table{Columns: []doc.Column{{Share: 1}, {Share: 6}},
		Rows: []doc.Row{{Cells: []doc.Cell{{Text: doc.Plainly("评审人员签字"), Head: true}, {Text: doc.Plainly("甲")}}}}}
	if xml := string(body(t, table)); !strings.Contains(xml, "评审人员</w:t><w:br/><w:t>签字") {
		t.Errorf("评审人员签字 is not broken before 签字: %s", xml)
	}
}

func TestNoColumnIsACharacterWide(t *testing.T) {
	columns := make([]doc.Column, 12)
	cells := make([]string, 12)
	for i := range cells {
		cells[i] = strings.Repeat("现场检查发现的问题", 1+i)
	}
	for i, w := range widthsOf(t, columns, cells) {
		if w < 2*sizeSmall5*10+2*cellPad {
			t.Errorf("column %d is %d twips wide", i, w)
		}
	}
}

// TestEveryPageShowsTheTextOfASpanningCell holds that no part of a spanning
// cell is as high as a page: Word prints its text only where a part begins.
func TestEveryPageShowsTheTextOfASpanningCell(t *testing.T) {
	const rows = 120
	table := &doc.Table{Columns: make([]doc.Column, 2)}
	for i := range rows {
		cells := []doc.Cell{{Text: doc.Plainly("某某街道"), RowSpan: rows}, {Text: doc.Plainly(fmt.Sprint("第", i+1, "项"))}}
		if i > 0 {
			cells = cells[1:]
		}
		table.Rows = append(table.Rows, doc.Row{Cells: cells})
	}
	l, err := layOut(context.Background(), table, portrait)
	if err != nil {
		t.Fatal(err)
	}
	begun, height := 0, 0
	for i := range rows {
		part := l.spans.part(l, i, 0)
		if part == covered {
			height += l.rowHeight(i)
		} else {
			begun, height = begun+1, l.rowHeight(i)
		}
		if height > portrait.textHeight()/2 {
			t.Fatalf("a part of %d twips", height)
		}
		if (part == first) != (i == 0) {
			t.Errorf("row %d is part %d", i, part)
		}
	}
	if pages := rows * l.rowHeight(0) / portrait.textHeight(); begun < 2*pages || begun > 3*(pages+1) {
		t.Errorf("%d parts on %d pages", begun, pages)
	}
	if n := strings.Count(body(t, table), "某某街道"); n != begun {
		t.Errorf("the text is written %d times for %d parts", n, begun)
	}
}

func TestAShortSpanIsLeftWhole(t *testing.T) {
	table := &doc.Table{Columns: make([]doc.Column, 2), Rows: make([]doc.Row, 7)}
	for i := range table.Rows {
		table.Rows[i].Cells = []doc.Cell{{Text: doc.Plainly("某项")}}
	}
	table.Rows[0].Cells = []doc.Cell{{Text: doc.Plainly("某某街道"), RowSpan: 7}, {}}
	if n := strings.Count(body(t, table), "某某街道"); n != 1 {
		t.Errorf("a cell over seven rows is written %d times", n)
	}
}

func TestRowsSayWhatTheyAre(t *testing.T) {
	cell := func(s string) []doc.Cell { return []doc.Cell{{Text: doc.Plainly(s)}} }
	table := &doc.Table{
		Name: "表题", Columns: make([]doc.Column, 1), Note: doc.Plainly("注"),
		Header: []doc.Row{{Cells: cell("表头")}},
		Rows: []doc.Row{{Cells: cell("一")}, {Cells: cell("二"), KeepNext: true}, {Cells: []doc.Cell{{Text: doc.Plainly("三"), Head: true}}}, {Cells: cell("四")},
			{Cells: cell("合计"), Total: true}, {Cells: []doc.Cell{{Text: doc.Plainly("签字"), Space: 3}}}}}
	xml := body(t, table)
	tree := parsed(t, "document.xml", xml)
	rows := tree.all("tr")
	for i, row := range rows {
		pr := row.child("trPr")
		if pr.child("cantSplit").name == "" {
			t.Errorf("row %d may split", i)
		}
		if (pr.child("tblHeader").name != "") != (i == 0) {
			t.Errorf("row %d is a header or is not", i)
		}
	}
	if h := number(rows[6].child("trPr", "trHeight").attrs["val"]); h != 3*linePitch {
		t.Errorf("the row for a signature is %d high, want three lines", h)
	}
	list := places(t, table)
	for text, want := range map[string]placed{
		"表题": {style: "TableName"},
		"表头": {style: "Head12", kept: true},
		"一":  {style: "Cell12", kept: true}, // nor is the first row alone below the header
		"二":  {style: "Cell12", kept: true},
		"三":  {style: "Head12"},
		"四":  {style: "Cell12", kept: true}, // 合计 is not parted from it
		"合计": {style: "Head12", kept: true}, // nor the last row from the one above it
		"注":  {style: "Cell12"},
	} {
		if got := with(t, list, text); got.style != want.style || got.kept != want.kept {
			t.Errorf("%s: style %s, kept %t; want %s, %t", text, got.style, got.kept, want.style, want.kept)
		}
	}
}

func TestWideTablesAreSetSmaller(t *testing.T) {
	for n, want := range map[int]string{1: "Cell12", 6: "Cell12", 7: "Cell10", 10: "Cell10", 11: "Cell9", 40: "Cell9"} {
		if got := typeFor(n).cell; got != want {
			t.Errorf("%d columns in %s, want %s", n, got, want)
		}
	}
}

func TestPhotographsOfAPairAreOfOneSize(t *testing.T) {
	xml := body(t, &doc.Table{Plain: true, Columns: make([]doc.Column, 2), Rows: []doc.Row{{Cells: []doc.Cell{
		{Picture: doctest.Photo(0)}, {Picture: doctest.Photo(1), Text: doc.Plainly("整改后，符合要求，已验收。")}}}}})
	extents := parsed(t, "document.xml", xml).all("extent")
	if len(extents) != 2 {
		t.Fatalf("%d photographs", len(extents))
	}
	size := func(i int) (w, h int) {
		return number(extents[i].attrs["cx"]) / emuPerTwip, number(extents[i].attrs["cy"]) / emuPerTwip
	}
	w, h := size(0)
	if w2, h2 := size(1); !near(w, w2, 1) || !near(h, h2, 1) {
		t.Errorf("a pair of %d by %d and %d by %d", w, h, w2, h2)
	}
	if w > textWidth/2 || h > cellPicture || !near(w*480/640, h, 1) {
		t.Errorf("a photograph of 640 by 480 pixels is %d by %d twips", w, h)
	}
}

func TestASharedColumnTearsNoCode(t *testing.T) {
	const code = "91330100MA0001000K"
	shares := []doc.Column{{Share: 1}, {Share: 20}, {Share: 2}}
	w := widthsOf(t, shares, []string{"序号", "企业名称", "统一社会信用代码"}, []string{"1", "某某机械有限公司", code})
	if least := len(code)*sizeSmall4*5 + 2*cellPad; w[2] < least {
		t.Errorf("the column of codes is %d wide, want %d", w[2], least)
	}
}

func TestTheTypeShrinksRatherThanTearNumbers(t *testing.T) {
	row := []string{"1", "某某机械制造有限公司", "91330100MA0001000K", "某某甲区", "三级", "浙AQBJXⅢ202200001", "2024-07-08"}
	table := &doc.Table{Columns: make([]doc.Column, len(row)), Rows: []doc.Row{{}}}
	for _, s := range row {
		table.Rows[0].Cells = append(table.Rows[0].Cells, doc.Cell{Text: doc.Plainly(s)})
	}
	l, err := layOut(context.Background(), table, portrait)
	if err != nil {
		t.Fatal(err)
	}
	if l.size >= typeFor(len(row)).size || l.size != sizeSmall5 {
		t.Errorf("the type is %d half-points", l.size)
	}
}
