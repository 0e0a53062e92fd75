package page

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/biaoping/biaoping/report/doc"
	"github.com/biaoping/biaoping/report/doc/doctest"
	"github.com/biaoping/biaoping/report/font"
)

// register is a table of rows × 8 as lists of enterprises have them.
func register(rows int, shares ...int) *doc.Table {
	heads := []string{"序号", "企业名称", "统一社会信用代码", "所在地区", "行业", "等级", "证书编号", "有效期至"}
	t := &doc.Table{Name: "标杆企业名单", Columns: make([]doc.Column, len(heads)), Header: []doc.Row{{}}}
	for i, h := range heads {
		t.Header[0].Cells = append(t.Header[0].Cells, doc.Cell{Text: doc.Plainly(h)})
		if len(shares) > 0 {
			t.Columns[i].Share = shares[i]
		}
	}
	for i := range rows {
		var r doc.Row
		for _, s := range []string{fmt.Sprint(i + 1), fmt.Sprintf("某某机械制造有限公司第%d分公司", i+1), fmt.Sprintf("91330100MA2%07d", i), "某某市某某区", "机械", "三级", fmt.Sprintf("AQB2024%06d", i), "2027年5月31日"} {
			r.Cells = append(r.Cells, doc.Cell{Text: doc.Plainly(s)})
		}
		r.Cells[0].Value = doc.Value{Kind: doc.NumberValue, Number: float64(i + 1)}
		t.Rows = append(t.Rows, r)
	}
	return t
}

func BenchmarkLayLongTable(b *testing.B) {
	for name, t := range map[string]*doc.Table{"by-content": register(20000), "by-shares": register(20000, 4, 14, 12, 8, 5, 4, 10, 8)} {
		b.Run(name, func(b *testing.B) {
			benchmarkLay(b, &doc.Document{Sections: []doc.Section{{Landscape: true, Blocks: []doc.Block{t}}}})
		})
	}
}

// list is a table of rows of one line, with a note of the given lines.
func list(rows int, note string) *doc.Table {
	t := &doc.Table{Name: "清单", Columns: make([]doc.Column, 2), Header: []doc.Row{{Cells: []doc.Cell{{Text: doc.Plainly("表头")}, {Text: doc.Plainly("备注")}}}}, Note: doc.Plainly(note)}
	for i := range rows {
		t.Rows = append(t.Rows, doc.Row{Cells: []doc.Cell{{Text: doc.Plainly(fmt.Sprintf("行%d。", i+1))}, {}}})
	}
	return t
}

// rowsOn is the first and the last row of list on a page, from 1; 0 for none.
func rowsOn(p *Page) (first, last int) {
	for i := range p.Texts {
		n := 0
		if fmt.Sscanf(glyphs(&p.Texts[i]), "行%d。", &n); n > 0 {
			if first == 0 {
				first = n
			}
			last = n
		}
	}
	return first, last
}

func TestNoRowOfATableStandsAlone(t *testing.T) {
	const note = "注：一。\n二。\n三。"
	for rows := 1; rows <= 60; rows++ {
		for _, lines := range []int{0, 15, 16, 17, 18, 19, 20, 21, 22} {
			table := list(rows, note)
			total := rows > 2 && rows%2 == 0
			table.Rows[rows-1].Total = total
			pages := layBlocks(t, append(body(lines), table)...)
			seen := 0
			for i := range pages {
				first, last := rowsOn(&pages[i])
				if first == 0 {
					continue
				}
				fault := ""
				switch {
				case first != seen+1:
					fault = "rows are lost"
				case first == 1 && last == 1 && rows > 1:
					fault = "the first row stands alone below the header"
				case first > 1 && first == rows:
					fault = "the last row begins the page"
				}
				if fault != "" {
					t.Errorf("%d rows below %d lines, page %d: rows %d to %d: %s", rows, lines, i+1, first, last, fault)
				}
				seen = last
			}
			head, _ := find(t, pages, "清单")
			if first, _ := rowsOn(&pages[head]); first != 1 {
				t.Errorf("%d rows below %d lines: the name stands on page %d without a row", rows, lines, head+1)
			}
			noteOn, _ := find(t, pages, "注：一")
			end, _ := find(t, pages, "三。")
			row, _ := find(t, pages, fmt.Sprintf("行%d。", rows))
			if noteOn != row || end != row {
				t.Errorf("%d rows below %d lines: the last row on page %d, its note on %d and %d", rows, lines, row+1, noteOn+1, end+1)
			}
		}
	}
}

func TestASubtotalStaysWithTheRowAboveIt(t *testing.T) {
	for lines := range linesPerPage {
		table := list(40, "")
		for i := 4; i < 40; i += 5 {
			table.Rows[i].Total = true
		}
		pages := layBlocks(t, append(body(lines), table)...)
		for i := range pages {
			if first, _ := rowsOn(&pages[i]); first > 1 && table.Rows[first-1].Total {
				t.Errorf("below %d lines page %d begins with the 小计 in row %d", lines, i+1, first)
			}
		}
	}
}

func TestAHeaderIsNotLeftAboveARowThatGoesToTheNextPage(t *testing.T) {
	// A row that fits a page, but not what the text leaves of this one.
	high := strings.Repeat("一行。\n", 25)
	for _, second := range []string{"短", high} {
		table := list(0, "")
		table.Rows = []doc.Row{{Cells: []doc.Cell{{Text: doc.Plainly(high)}, {}}}, {Cells: []doc.Cell{{Text: doc.Plainly(second)}, {}}}}
		pages := layBlocks(t, append(body(15), table)...)
		head, _ := find(t, pages, "清单")
		if row, _ := find(t, pages, "一行"); head != row {
			t.Errorf("the header stands on page %d, its first row on %d", head+1, row+1)
		}
	}
}

func TestWordsOfATableStayWhole(t *testing.T) {
	codes := func(columns int) *doc.Table {
		t := &doc.Table{Name: "代码", Columns: make([]doc.Column, columns), Header: []doc.Row{{}}, Rows: []doc.Row{{}}}
		for i := range columns {
			t.Header[0].Cells = append(t.Header[0].Cells, doc.Cell{Text: doc.Plainly("代码")})
			t.Rows[0].Cells = append(t.Rows[0].Cells, doc.Cell{Text: doc.Plainly(fmt.Sprintf("%018d", i))})
		}
		return t
	}
	// Four codes of 18 digits stand beside each other in 小五 but not in 小四.
	pages := layBlocks(t, codes(4))
	if _, text := find(t, pages, "000000000000000003"); text.Size >= sizeS4 {
		t.Errorf("the codes are set in %d", text.Size)
	}
	// Columns with shares give way to a word.
	shared := codes(3)
	for i := range shared.Columns {
		shared.Columns[i].Share = 1 + 9*i
	}
	find(t, layBlocks(t, shared), "000000000000000000")

	fonts, err := font.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		columns   int
		landscape bool
		want      string
	}{
		{6, false, "表格《代码》第 1 列太窄，“000000000000000000”要从中间断开；请调整列宽或改为横排"},
		{9, true, "表格《代码》第 1 列太窄，“000000000000000000”要从中间断开；请调整列宽或减少列数"},
	} {
		_, err := Lay(context.Background(), &doc.Document{Sections: []doc.Section{{Landscape: tt.landscape, Blocks: []doc.Block{codes(tt.columns)}}}}, fonts)
		var room *LayoutError
		if !errors.As(err, &room) || err.Error() != tt.want || room.Text != "000000000000000000" {
			t.Errorf("got  %v\nwant %s", err, tt.want)
		}
	}
	// What is longer than half a line is broken anywhere: nothing else would help.
	layBlocks(t, &doc.Table{Columns: make([]doc.Column, 2), Rows: []doc.Row{{Cells: []doc.Cell{{Text: doc.Plainly(strings.Repeat("0123456789abcdef", 8))}, {Text: doc.Plainly("散列值")}}}}})
}

func TestANumberWithAPlaceInItIsNotBroken(t *testing.T) {
	rows := func(number string) *doc.Table {
		t := &doc.Table{Columns: make([]doc.Column, 7), Header: []doc.Row{{}}}
		for _, s := range []string{"序号", "企业名称", "统一社会信用代码", "所在地区", "等级", "证书编号", "撤销日期"} {
			t.Header[0].Cells = append(t.Header[0].Cells, doc.Cell{Text: doc.Plainly(s)})
		}
		var r doc.Row
		for _, s := range []string{"1", "某某市某某区某某机械制造有限公司", "91330100MA0001000K", "某某甲区", "三级", number, "2024-07-08"} {
			r.Cells = append(r.Cells, doc.Cell{Text: doc.Plainly(s)})
		}
		t.Rows = append(t.Rows, r)
		return t
	}
	for _, number := range []string{"浙AQBJXⅢ202200001", "样例-0031", "某应急〔2024〕33号"} {
		find(t, layBlocks(t, rows(number)), number) // whole, or the test ends here
	}
}

func TestAFormStandsWithItsPictures(t *testing.T) {
	form := func() *doc.Table {
		f := &doc.Table{Columns: make([]doc.Column, 2)}
		for i := range 5 {
			f.Rows = append(f.Rows, doc.Row{Cells: []doc.Cell{{Text: doc.Plainly(fmt.Sprintf("栏目%d", i+1))}, {Text: doc.Plainly("内容")}}})
		}
		return f
	}
	photo := *doctest.Seal()
	photo.WidthMM = 70
	for n := range linesPerPage {
		pictures := &doc.Table{Plain: true, Columns: make([]doc.Column, 1), Rows: []doc.Row{{Cells: []doc.Cell{{Text: doc.Plainly("影像")}}, KeepNext: true}, {Cells: []doc.Cell{{Text: doc.Plainly("照片"), Picture: &photo}}}}}
		pages := layBlocks(t, append(body(n), form(), pictures)...)
		on, _ := find(t, pages, "栏目1")
		if below, _ := find(t, pages, "照片"); on != below {
			t.Errorf("after %d lines the form stands on page %d, its picture on %d", n, on+1, below+1)
		}
	}
}

func TestARowToBeSignedIsNotAloneOnItsPage(t *testing.T) {
	for rows := 1; rows <= 60; rows++ {
		sign := &doc.Table{Plain: true, Columns: make([]doc.Column, 1), Rows: []doc.Row{{Cells: []doc.Cell{{Text: doc.Plainly("填报人：")}}}}}
		pages := layBlocks(t, list(rows, ""), sign)
		on, _ := find(t, pages, "填报人：")
		if first, last := rowsOn(&pages[on]); last != rows || first == rows && rows > 1 {
			t.Errorf("of %d rows, those from %d to %d share the page to be signed", rows, first, last)
		}
	}
}
