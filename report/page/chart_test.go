package page

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/biaoping/biaoping/report/doc"
	"github.com/biaoping/biaoping/report/doc/doctest"
	"github.com/biaoping/biaoping/report/font"
)

// charts is the part of a bound file that has a chart of each style.
func charts() *doc.Document {
	d := doctest.Bound()
	d.Sections = d.Sections[3:4]
	return d
}

func TestChartsReadAsPrinted(t *testing.T) {
	var b strings.Builder
	if err := Fprint(&b, lay(t, charts())); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join("testdata", "charts.pages.txt")
	if *update {
		if err := os.WriteFile(file, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if want, err := os.ReadFile(file); err != nil || b.String() != string(want) {
		t.Errorf("%v: pages differ from %s (go test -update rewrites it):\n%s", err, file, b.String())
	}
}

func TestAChartIsDrawnTheSameAgain(t *testing.T) {
	if a, b := lay(t, charts()), lay(t, charts()); !reflect.DeepEqual(a, b) {
		t.Error("other pages")
	}
}

// charted is a table of categories with a number for each series, and a chart
// of all of them.
func charted(style doc.ChartStyle, series int, names []string, value func(k, i int) float64) (*doc.Table, *doc.Chart) {
	t := &doc.Table{Name: "统计", Columns: make([]doc.Column, series+1), Header: []doc.Row{{Cells: []doc.Cell{{Text: doc.Plainly("地区")}}}}}
	c := &doc.Chart{Title: "图题", Style: style, Table: t}
	for i := range series {
		t.Header[0].Cells = append(t.Header[0].Cells, doc.Cell{Text: doc.Plainly(fmt.Sprintf("数列%d", i+1))})
		c.Series = append(c.Series, i+1)
	}
	for k, name := range names {
		row := doc.Row{Cells: []doc.Cell{{Text: doc.Plainly(name)}}}
		for i := range series {
			v := value(k, i)
			row.Cells = append(row.Cells, doc.Cell{Text: doc.Plainly(fmt.Sprint(v)), Value: doc.Value{Kind: doc.NumberValue, Number: v}})
		}
		t.Rows = append(t.Rows, row)
	}
	return t, c
}

func numbered(prefix string, n int) []string {
	var out []string
	for i := range n {
		out = append(out, fmt.Sprintf("%s%d", prefix, i+1))
	}
	return out
}

// filled is the boxes of a color, in the order in which they are drawn.
func filled(pages []Page, c Color) []Rule {
	var out []Rule
	for _, p := range pages {
		for _, r := range p.Rules {
			if r.Color == c {
				out = append(out, r)
			}
		}
	}
	return out
}

func TestBarsAreAsLongAsTheirNumbers(t *testing.T) {
	values := []float64{100, 25, 0, 200}
	for _, style := range []doc.ChartStyle{doc.Columns, doc.Bars, doc.Stacked} {
		table, chart := charted(style, 1, numbered("县", 4), func(k, _ int) float64 { return values[k] })
		bars := filled(layBlocks(t, table, chart), fills[0].color)
		if len(bars) != 3 { // of nothing there is no bar
			t.Fatalf("style %d: %d bars", style, len(bars))
		}
		length := func(r Rule) Unit {
			if style == doc.Bars {
				return r.W
			}
			return r.H
		}
		for i, part := range []Unit{2, 8, 1} {
			if d := length(bars[2])/part - length(bars[i]); d < -1 || d > 1 {
				t.Errorf("style %d: bar %d is %d long, the longest %d", style, i, length(bars[i]), length(bars[2]))
			}
		}
	}
}

func TestAStackIsBuiltFromItsFoot(t *testing.T) {
	table, chart := charted(doc.Stacked, 3, []string{"县"}, func(_, i int) float64 { return float64(10 * (i + 1)) })
	pages := layBlocks(t, table, chart)
	var foot Unit
	for i := range 3 {
		bars := filled(pages, fills[i].color)
		bar := bars[len(bars)-1] // after that of the legend
		if i > 0 && bar.Y+bar.H != foot {
			t.Errorf("part %d ends at %d, the one below it begins at %d", i, bar.Y+bar.H, foot)
		}
		foot = bar.Y
	}
}

func TestOnlyTheTitleOfAChartIsText(t *testing.T) {
	for _, style := range []doc.ChartStyle{doc.Columns, doc.Bars, doc.Stacked} {
		table, chart := charted(style, 2, numbered("某某县", 3), func(k, i int) float64 { return float64(k + i) })
		_, whole := find(t, layBlocks(t, table), "统计")
		if whole.Artifact {
			t.Fatal("the table is an artifact")
		}
		texts := func(blocks ...doc.Block) int {
			n := 0
			for _, p := range layBlocks(t, blocks...) {
				for i := range p.Texts {
					if !p.Texts[i].Artifact {
						n++
					}
				}
			}
			return n
		}
		if got, want := texts(table, chart), texts(table)+1; got != want {
			t.Errorf("style %d: %d texts, want %d", style, got, want)
		}
	}
}

func TestAChartStandsWithItsTable(t *testing.T) {
	for n := range linesPerPage {
		table, chart := charted(doc.Columns, 1, numbered("县", 4), func(k, _ int) float64 { return float64(k) })
		pages := layBlocks(t, append(body(n), table, chart)...)
		on, _ := find(t, pages, "统计")
		below, _ := find(t, pages, "图题")
		if spare := linesPerPage - n; on != below && spare <= linesPerPage/3 {
			t.Errorf("after %d lines the table stands on page %d, its chart on %d", n, on+1, below+1)
		} else if on > 0 && spare > linesPerPage/3 {
			t.Errorf("after %d lines the table begins a page and leaves %d lines empty", n, spare)
		}
	}
}

func TestLyingBarsGoOnOverPages(t *testing.T) {
	for _, n := range []int{33, 34, 35, 36, 37, 38, 80, 200} {
		_, chart := charted(doc.Bars, 1, numbered("某某县", n), func(k, _ int) float64 { return float64(k + 1) })
		pages := layBlocks(t, &doc.PageBreak{}, chart)
		bars := 0
		for i := range pages {
			on := filled(pages[i:i+1], fills[0].color)
			bars += len(on)
			if len(on) < fewestBars && len(on) > 0 {
				t.Errorf("%d bars: page %d has %d of them", n, i+1, len(on))
			}
			for _, r := range on {
				if r.Y+r.H > marginTop+textHeight {
					t.Errorf("%d bars: one leaves page %d", n, i+1)
				}
			}
		}
		if bars != n {
			t.Errorf("%d of %d bars are drawn", bars, n)
		}
		again := 0
		for _, p := range pages {
			for i := range p.Texts {
				if glyphs(&p.Texts[i]) == "图题（续）" {
					again++
				}
			}
		}
		if want := max(0, len(pages)-2); again != want && n > 40 {
			t.Errorf("%d bars on %d pages, the title goes on %d times", n, len(pages), again)
		}
	}
}

func TestAChartThatCannotBeReadIsRefused(t *testing.T) {
	fonts, err := font.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	one := func(int, int) float64 { return 1 }
	for _, tt := range []struct {
		style  doc.ChartStyle
		series int
		names  []string
		value  func(int, int) float64
		want   string
	}{
		{doc.Columns, 1, numbered("某某市经济技术开发区", 40), one, "图《图题》有 40 个类别，直条下面排不下它们的名称；请改用横条（style: bars）"},
		{doc.Stacked, 2, numbered("A", 300), one, "图《图题》有 300 个类别"},
		{doc.Columns, 1, []string{"县"}, func(int, int) float64 { return 1e16 }, "图《图题》里的数太大，画不出"},
		{doc.Bars, 1, []string{strings.Repeat("Abcdefghij", 10)}, one, "图《图题》里有类别的名称太长又不能断行，请缩短"},
		{doc.Bars, 1, []string{strings.Repeat("某", 3000)}, one, "一面排不下，请缩短"},
	} {
		_, chart := charted(tt.style, tt.series, tt.names, tt.value)
		_, err := Lay(context.Background(), &doc.Document{Sections: []doc.Section{{Blocks: []doc.Block{chart}}}}, fonts)
		var room *LayoutError
		if !errors.As(err, &room) || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("got  %v\nwant %s", err, tt.want)
		}
	}
}
