package doc_test

import (
	"strings"
	"testing"

	"github.com/biaoping/biaoping/report/doc"
	"github.com/biaoping/biaoping/report/doc/doctest"
)

func TestAChartDrawsWhatItsTablePrints(t *testing.T) {
	blocks := doctest.Bound().Sections[3].Blocks
	d, err := blocks[3].(*doc.Chart).Data()
	if err != nil {
		t.Fatal(err)
	}
	if strings.Join(d.Categories, "|") != "某某县|某某市经济技术开发区|某某区" || len(d.Series) != 2 || d.Series[0].Name != "达标数" || d.Series[1].Values[1].Printed != "10" {
		t.Errorf("%+v", d)
	}
}

func TestAChartOfWhatIsNoNumberIsRefused(t *testing.T) {
	table := doctest.Bound().Sections[3].Blocks[2].(*doc.Table)
	long := &doc.Table{Columns: make([]doc.Column, 3)}
	for range doc.MostCategories + 1 {
		long.Rows = append(long.Rows, table.Rows[0])
	}
	for want, c := range map[string]*doc.Chart{
		"没有表格或没有数列可画":              {Title: "图", Table: table},
		"只有 3 列":                   {Title: "图", Table: table, Series: []int{3}},
		`第 1 行第 1 列 "某某县" 不是可以画的数`: {Title: "图", Table: table, Categories: 1, Series: []int{0}},
		"有 1001 个类别，一张图最多画 1000 个": {Title: "图", Table: long, Series: []int{1}},
		"有 7 个数列，一张图最多画 6 个":       {Title: "图", Table: table, Series: make([]int, 7)},
		"没有可画的行":                   {Title: "图", Table: &doc.Table{Columns: make([]doc.Column, 2)}, Series: []int{1}},
	} {
		if _, err := c.Data(); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q, want %q", err, want)
		}
	}
}

func TestSeriesOfOneNameTakeTheHeaderAbove(t *testing.T) {
	cell := func(s string, n int) doc.Cell { return doc.Cell{Text: doc.Plainly(s), ColSpan: n} }
	number := doc.Cell{Text: doc.Plainly("1"), Value: doc.Value{Kind: doc.NumberValue, Number: 1}}
	table := &doc.Table{Columns: make([]doc.Column, 5), Header: []doc.Row{
		{Cells: []doc.Cell{{Text: doc.Plainly("地区"), RowSpan: 2}, cell("规模以上", 2), cell("规模以下", 2)}},
		{Cells: []doc.Cell{cell("应创建", 1), cell("已达标", 1), cell("应创建", 1), cell("抽查", 1)}},
	}, Rows: []doc.Row{{Cells: []doc.Cell{cell("某某县", 1), number, number, number, number}}}}
	d, err := (&doc.Chart{Title: "图", Table: table, Series: []int{1, 3, 4}}).Data()
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, s := range d.Series {
		names = append(names, s.Name)
	}
	if got := strings.Join(names, "|"); got != "规模以上 应创建|规模以下 应创建|抽查" {
		t.Errorf("series %s", got)
	}
}
