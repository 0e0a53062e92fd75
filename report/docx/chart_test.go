package docx

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/biaoping/biaoping/report/doc"
	"github.com/biaoping/biaoping/report/doc/doctest"
)

// chartOf is a chart of a table of these values with two decimals.
func chartOf(values ...float64) *doc.Chart {
	t := &doc.Table{Columns: make([]doc.Column, 2), Header: []doc.Row{{Cells: []doc.Cell{{Text: doc.Plainly("名称")}, {Text: doc.Plainly("数")}}}}}
	for i, v := range values {
		t.Rows = append(t.Rows, doc.Row{Cells: []doc.Cell{{Text: doc.Plainly(fmt.Sprintf("第%d", i+1))},
			{Text: doc.Plainly(fmt.Sprintf("%.2f", v)), Value: doc.Value{Kind: doc.NumberValue, Number: v, Places: 2}}}})
	}
	return &doc.Chart{Title: "图", Table: t, Series: []int{1}}
}

// texts are those of the elements of a name below n.
func (n *node) texts(name string) []string {
	var list []string
	for _, c := range n.all(name) {
		list = append(list, c.text)
	}
	return list
}

func TestAChartHoldsWhatTheTablePrints(t *testing.T) {
	parts, _ := unpacked(t, encoded(t, doctest.Bound()))
	for i, want := range []string{"col clustered t outEnd", "bar clustered t outEnd", "col stacked t ctr"} {
		tree := parsed(t, "chart", parts[fmt.Sprintf("word/charts/chart%d.xml", i+1)])
		one := func(name string) string { return tree.all(name)[0].attrs["val"] }
		if got := strings.Join([]string{one("barDir"), one("grouping"), one("legendPos"), one("dLblPos")}, " "); got != want {
			t.Errorf("chart %d is %s, want %s", i+1, got, want)
		}
		if got, want := strings.Join(tree.texts("v"), " "), "达标数 某某县 某某市经济技术开发区 某某区 120 86 0 抽查数 某某县 某某市经济技术开发区 某某区 12 10 0"; got != want {
			t.Errorf("chart %d holds %s\nwant %s", i+1, got, want)
		}
		if got, want := one("max")+" "+one("min")+" "+one("majorUnit"), "150 0 50"; got != want {
			t.Errorf("chart %d has the axis %s, want %s", i+1, got, want)
		}
	}
	const alt = `descr="达标数和抽查数。某某县：达标数 120，抽查数 12；某某市经济技术开发区：达标数 86，抽查数 10；某某区：达标数 0，抽查数 0"`
	if !strings.Contains(parts["word/document.xml"], alt) {
		t.Errorf("no %s", alt)
	}
}

// A number that its format would print otherwise is written out.
func TestALabelSaysWhatTheTableSays(t *testing.T) {
	c := chartOf(95.5, 3)
	c.Table.Rows[0].Cells[1].Text = doc.Plainly("95.50%")
	parts, _ := unpacked(t, encoded(t, oneSection(c)))
	tree := parsed(t, "chart", parts["word/charts/chart1.xml"])
	if got := tree.texts("t"); !slices.Equal(got, []string{"95.50%"}) {
		t.Errorf("labels of their own: %q", got)
	}
	labels := tree.all("dLbls")[0]
	if n := len(labels.all("dLbl")); n != 1 || labels.child("numFmt").attrs["formatCode"] != "0.00" {
		t.Errorf("%d labels of their own, the others as %s", n, labels.child("numFmt").attrs["formatCode"])
	}
	if len(tree.all("legend")) != 0 {
		t.Error("a single series has a legend")
	}
}

// The workbook is what a person who edits the chart sees.
func TestTheWorkbookOfAChartHoldsItsNumbers(t *testing.T) {
	parts, _ := unpacked(t, encoded(t, doctest.Bound()))
	book, names := unpacked(t, []byte(parts["word/embeddings/chart1.xlsx"]))
	if !slices.IsSorted(names) {
		t.Errorf("parts in the order %q", names)
	}
	for name, part := range book {
		parsed(t, name, part)
	}
	cells := map[string]string{}
	for _, c := range parsed(t, "sheet", book["xl/worksheets/sheet1.xml"]).all("c") {
		for _, v := range append(c.all("v"), c.all("t")...) {
			cells[c.attrs["r"]] = v.text
		}
	}
	for ref, want := range map[string]string{"A1": "", "B1": "达标数", "C1": "抽查数", "A3": "某某市经济技术开发区", "B3": "86", "C4": "0"} {
		if cells[ref] != want {
			t.Errorf("%s is %q, want %q", ref, cells[ref], want)
		}
	}
	refs := parsed(t, "chart", parts["word/charts/chart1.xml"]).texts("f")
	if want := []string{"Sheet1!$B$1", "Sheet1!$A$2:$A$4", "Sheet1!$B$2:$B$4", "Sheet1!$C$1", "Sheet1!$A$2:$A$4", "Sheet1!$C$2:$C$4"}; !slices.Equal(refs, want) {
		t.Errorf("the chart refers to %q", refs)
	}
}

func TestLyingBarsAreDividedAmongPages(t *testing.T) {
	values := make([]float64, 70)
	for i := range values {
		values[i] = float64(i)
	}
	c := chartOf(values...)
	c.Style = doc.Bars
	parts, _ := unpacked(t, encoded(t, oneSection(c)))
	var names []string
	for i := 1; parts[fmt.Sprintf("word/charts/chart%d.xml", i)] != ""; i++ {
		tree := parsed(t, "chart", parts[fmt.Sprintf("word/charts/chart%d.xml", i)])
		names = append(names, tree.all("cat")[0].texts("v")...)
		if top := tree.all("max")[0].attrs["val"]; top != "80" {
			t.Errorf("the axis of part %d ends at %s", i, top)
		}
	}
	if len(names) != 70 || names[0] != "第1" || names[69] != "第70" {
		t.Errorf("the parts show %q", names)
	}
	if text := textOf(t, parts["word/document.xml"]); strings.Count(text, "图（续）") != 2 || strings.Count(text, "\n图\n") != 1 {
		t.Errorf("the titles are %q", text)
	}
	for _, n := range parsed(t, "document", parts["word/document.xml"]).all("extent") {
		if h := number(n.attrs["cy"]) / emuPerTwip; h+2*linePitch > portrait.textHeight() {
			t.Errorf("a part is %d high", h)
		}
	}
}
