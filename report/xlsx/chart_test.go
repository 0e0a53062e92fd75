package xlsx

import (
	"bytes"
	"context"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/biaoping/biaoping/report/doc"
	"github.com/biaoping/biaoping/report/doc/doctest"
)

var (
	chartRefs   = regexp.MustCompile(`<c:f>([^<]*)</c:f>`)
	chartPoints = regexp.MustCompile(`<c:v>([^<]*)</c:v>`)
)

func found(re *regexp.Regexp, part []byte) []string {
	var out []string
	for _, m := range re.FindAllSubmatch(part, -1) {
		out = append(out, strings.ReplaceAll(string(m[1]), "&#39;", "'"))
	}
	return out
}

// counties is a table with a 小计 in the middle and a 合计, a county that spans
// two rows, and a chart of its last two columns.
func counties(style doc.ChartStyle) (*doc.Table, *doc.Chart) {
	spanned := text("某某县")
	spanned.RowSpan = 2
	total := func(s string) doc.Row {
		r := row(text(s), text(""), number("9", 9, 0), number("4.50", 4.5, 2))
		r.Total = true
		return r
	}
	t := &doc.Table{Name: "统计 A'B", Columns: make([]doc.Column, 4), Note: doc.Plainly("注：样例。"),
		Header: []doc.Row{row(text("地区"), text("类别"), text("家数"), text("比例"))},
		Rows: []doc.Row{
			row(spanned, text("甲"), number("1", 1, 0), number("0.50", 0.5, 2)),
			row(text("乙"), number("2", 2, 0), number("1.25", 1.25, 2)),
			total("小计"),
			row(text("某某市"), text("丙"), number("6", 6, 0), number("2.75", 2.75, 2)),
			total("合计"),
		}}
	return t, &doc.Chart{Title: "家数 <1>", Style: style, Table: t, Series: []int{2, 3}}
}

func TestAChartRefersToTheCellsOfItsTable(t *testing.T) {
	table, chart := counties(doc.Columns)
	d := document(table)
	d.Sections[0].Blocks = append(d.Sections[0].Blocks, chart)
	part := partOf(t, encode(t, d), "xl/charts/chart1.xml")
	const sheet = "'统计 A’B'!"
	both := func(col string) string { return fmt.Sprintf("(%s$%s$3:$%[2]s$4,%[1]s$%[2]s$6)", sheet, col) }
	categories := fmt.Sprintf("(%s$A$3,%[1]s$A$3,%[1]s$A$6)", sheet) // a spanning cell names both rows
	want := []string{sheet + "$C$2", categories, both("C"), sheet + "$D$2", categories, both("D")}
	if got := found(chartRefs, part); !slices.Equal(got, want) {
		t.Errorf("references %q\nwant %q", got, want)
	}
	want = []string{"家数", "某某县", "某某县", "某某市", "1", "2", "6", "比例", "某某县", "某某县", "某某市", "0.5", "1.25", "2.75"}
	if got := found(chartPoints, part); !slices.Equal(got, want) {
		t.Errorf("values %q\nwant %q", got, want)
	}
	for _, s := range []string{`<a:t>家数 &lt;1&gt;</a:t>`, `<c:barDir val="col"/><c:grouping val="clustered"/>`, `<c:formatCode>0.00</c:formatCode>`, `<c:legendPos`} {
		if !bytes.Contains(part, []byte(s)) {
			t.Errorf("the chart lacks %s", s)
		}
	}
}

func TestSeriesOfOneNameReferToTheHeaderAboveToo(t *testing.T) {
	table, chart := counties(doc.Columns)
	group := text("家数和比例")
	group.ColSpan = 2
	table.Header = []doc.Row{row(text("地区"), text("类别"), group), row(text(""), text(""), text("数"), text("数"))}
	d := document(table)
	d.Sections[0].Blocks = append(d.Sections[0].Blocks, chart)
	part := partOf(t, encode(t, d), "xl/charts/chart1.xml")
	if got := found(chartRefs, part); got[0] != "'统计 A’B'!$C$2:$C$3" || got[3] != "('统计 A’B'!$C$2,'统计 A’B'!$D$3)" {
		t.Errorf("references %q", got)
	}
	if got := found(chartPoints, part)[:2]; !slices.Equal(got, []string{"家数和比例", "数"}) {
		t.Errorf("name %q", got)
	}
}

func TestAChartHasTheStyleOfTheDocument(t *testing.T) {
	for style, want := range map[doc.ChartStyle]string{
		doc.Columns: `<c:barDir val="col"/><c:grouping val="clustered"/>`,
		doc.Bars:    `<c:barDir val="bar"/><c:grouping val="clustered"/>`,
		doc.Stacked: `<c:barDir val="col"/><c:grouping val="stacked"/>`,
	} {
		table, chart := counties(style)
		d := document(table)
		d.Sections[0].Blocks = append(d.Sections[0].Blocks, chart)
		if part := partOf(t, encode(t, d), "xl/charts/chart1.xml"); !bytes.Contains(part, []byte(want)) {
			t.Errorf("style %d lacks %s", style, want)
		}
	}
}

func TestChartsStandBelowTheNoteInRowsOfTheirOwn(t *testing.T) {
	table, chart := counties(doc.Columns)
	second := *chart
	second.Style = doc.Bars
	d := document(table)
	after := &doc.Table{Plain: true, Columns: make([]doc.Column, 2), Rows: []doc.Row{row(text("填表人："), text("某某某"))}}
	d.Sections[0].Blocks = append(d.Sections[0].Blocks, chart, &second, after)
	sheets, err := layOut(context.Background(), d)
	if err != nil {
		t.Fatal(err)
	}
	b := sheets[0].bands[0]
	bars := 1 + frameRows + (3*(2*barPoints+barApart)+chartRow-1)/chartRow
	if b.noteRow() != 7 || b.chartTop() != 8 || b.end() != 8+1+columnRows+bars {
		t.Errorf("note in row %d, charts in rows %d to %d", b.noteRow(), b.chartTop(), b.end())
	}
	if got := sheets[0].bands[1].first(); got != b.end() {
		t.Errorf("the next table begins in row %d, the charts end in %d", got, b.end())
	}
	drawing := string(partOf(t, encode(t, d), "xl/drawings/drawing1.xml"))
	place := regexp.MustCompile(`<xdr:row>(\d+)</xdr:row><xdr:rowOff>(\d+)`).FindAllStringSubmatch(drawing, -1)
	var got []string
	for _, m := range place {
		got = append(got, m[1]+"+"+m[2])
	}
	want := fmt.Sprintf("[9+0 %d+0 %d+0 %d+0]", 9+columnRows, 10+columnRows, b.end())
	if fmt.Sprint(got) != want {
		t.Errorf("charts from and to rows %v, want %s", got, want)
	}
}

func TestAChartIsNotCutByAPage(t *testing.T) {
	for rows, want := range map[int]bool{1: false, 25: true, 36: false} { // 36 rows: the page ends above the chart anyway
		table, chart := counties(doc.Columns)
		first := table.Rows[3]
		table.Rows = nil
		for range rows {
			table.Rows = append(table.Rows, first)
		}
		d := document(table)
		d.Sections[0].Blocks = append(d.Sections[0].Blocks, chart)
		sheets, err := layOut(context.Background(), d)
		if err != nil {
			t.Fatal(err)
		}
		got := sheets[0].chartBreaks()
		if top := sheets[0].bands[0].chartTop(); len(got) > 0 != want || want && got[0] != top {
			t.Errorf("%d rows: breaks before rows %v, the chart begins in %d", rows, got, top)
		}
	}
}

func TestAChartOfWhatIsNoNumberInTheWorkbookIsRefused(t *testing.T) {
	table, chart := counties(doc.Columns)
	table.Rows[1].Cells[1] = number("两家", 2, 0)
	d := document(table)
	d.Sections[0].Blocks = append(d.Sections[0].Blocks, chart)
	var b bytes.Buffer
	if err := Encode(context.Background(), &b, d); err == nil || !strings.Contains(err.Error(), "图《家数 <1>》要画单元格 C4 的“两家”，它在工作表里不能是数") || b.Len() > 0 {
		t.Errorf("got %v and %d bytes", err, b.Len())
	}
}

func TestAChartBeforeItsTableIsRefused(t *testing.T) {
	table, chart := counties(doc.Columns)
	d := document(table)
	d.Sections[0].Blocks = []doc.Block{chart, table}
	if err := Encode(context.Background(), new(bytes.Buffer), d); err == nil || !strings.Contains(err.Error(), `the table of chart "家数 <1>" does not stand before it`) {
		t.Errorf("got %v", err)
	}
}

func TestABoundFileHasItsCharts(t *testing.T) {
	b := encode(t, doctest.Bound())
	for n := 1; n <= 3; n++ {
		part := partOf(t, b, fmt.Sprintf("xl/charts/chart%d.xml", n))
		if got := found(chartRefs, part); len(got) != 6 || got[2] != "'分县（市、区）统计'!$B$4:$B$6" {
			t.Errorf("chart %d refers to %q", n, got)
		}
	}
}
