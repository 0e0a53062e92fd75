package page

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/biaoping/biaoping/report/doc"
	"github.com/biaoping/biaoping/report/doc/doctest"
	"github.com/biaoping/biaoping/report/font"
)

// labelled is a table of the given rows, each group of which has a label of
// four lines beside it.
func labelled(groups ...int) *doc.Table {
	t := &doc.Table{Columns: []doc.Column{{Share: 1}, {Share: 9}}, Header: []doc.Row{{Cells: []doc.Cell{{Text: doc.Plainly("类")}, {Text: doc.Plainly("项")}}}}}
	n := 0
	for _, rows := range groups {
		for i := range rows {
			n++
			r := doc.Row{Cells: []doc.Cell{{Text: doc.Plainly(fmt.Sprintf("行%d。", n))}}}
			if i == 0 {
				r.Cells = append([]doc.Cell{{Text: doc.Plainly("甲\n乙\n丙\n丁"), RowSpan: rows}}, r.Cells...)
			}
			t.Rows = append(t.Rows, r)
		}
	}
	return t
}

// TestALabelOverRowsStaysWhole ends a page at every row of a table in turn:
// wherever a label is printed, all of it is.
func TestALabelOverRowsStaysWhole(t *testing.T) {
	for above := range 22 {
		pages := layBlocks(t, append(body(above), labelled(2, 1, 9, 3, 5, 2, 12, 6, 1))...)
		for i := range pages {
			n := map[string]int{}
			for k := range pages[i].Texts {
				n[glyphs(&pages[i].Texts[k])]++
			}
			if n["甲"] != n["丁"] || n["乙"] != n["丙"] || n["甲"] != n["乙"] {
				t.Errorf("%d lines above, page %d: the label is torn: %d 甲, %d 乙, %d 丙, %d 丁", above, i+1, n["甲"], n["乙"], n["丙"], n["丁"])
			}
			if first, _ := rowsOn(&pages[i]); first > 0 && n["甲"] == 0 {
				t.Errorf("%d lines above, page %d: rows without a label", above, i+1)
			}
		}
	}
}

func TestTheRestOfASplitCellStandsAtTheTop(t *testing.T) {
	long := strings.Repeat("评审发现的问题应当逐条整改。", 150)
	pages := layBlocks(t, &doc.Table{Columns: []doc.Column{{Share: 4}, {Share: 3}}, Rows: []doc.Row{
		{Cells: []doc.Cell{{Text: doc.Plainly(long + long)}, {Text: doc.Plainly(long)}}}, {Cells: []doc.Cell{{Text: doc.Plainly("末")}, {Text: doc.Plainly("行")}}}}})
	for i, p := range pages[1:] {
		first := map[bool]Unit{}
		for k := range p.Texts {
			x := &p.Texts[k]
			right := x.X > marginLeft+textWidth/2
			if _, seen := first[right]; !x.Artifact && !seen && len(x.Glyphs) > 1 {
				first[right] = x.Y
			}
		}
		if y, ok := first[true]; ok && y != first[false] {
			t.Errorf("page %d: the cells begin at %d and %d", i+2, first[false], y)
		}
	}
}

func TestWhatNoPageCanHoldOfATableIsRefused(t *testing.T) {
	fonts, err := font.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	head := doc.Cell{Text: doc.Plainly(strings.Repeat("甲\n", 12) + "甲")}
	for name, table := range map[string]*doc.Table{
		"a blank":          {Name: "表", Columns: make([]doc.Column, 1), Rows: []doc.Row{{Cells: []doc.Cell{{Space: 60}}}}},
		"a blank of rows":  {Name: "表", Columns: make([]doc.Column, 2), Rows: []doc.Row{{Cells: []doc.Cell{{Space: 60, RowSpan: 2}, {}}}, {Cells: make([]doc.Cell, 1)}}},
		"a tall picture":   {Name: "表", Columns: make([]doc.Column, 1), Header: []doc.Row{{Cells: []doc.Cell{head}}}, Rows: []doc.Row{{Cells: []doc.Cell{{Picture: tall()}}}}},
		"a picture of two": {Name: "表", Columns: make([]doc.Column, 2), Header: []doc.Row{{Cells: []doc.Cell{head, {}}}}, Rows: []doc.Row{{Cells: []doc.Cell{{Picture: tall(), RowSpan: 2}, {}}}, {Cells: make([]doc.Cell, 1)}}},
	} {
		_, err := Lay(context.Background(), &doc.Document{Sections: []doc.Section{{Landscape: true, Blocks: []doc.Block{table}}}}, fonts)
		if err == nil || !strings.Contains(err.Error(), "的图片或空行高过一面，请减少") {
			t.Errorf("%s: got %v", name, err)
		}
	}
}

// tall is a picture as high as one in a table may be.
func tall() *doc.Picture {
	p := doctest.Photo(0)
	p.Width, p.Height = 400, 1200
	return p
}
