package templates

import "github.com/biaoping/biaoping/report/doc"

// A chart directive draws columns of the pipe table before it, counted from 1.
// It has no number of its own.
type chart struct {
	Title      string
	Style      doc.ChartStyle
	Categories int   // the column that names the bars; the first unless said
	Series     []int // the columns that are drawn
}

// addChart adds the chart of b.lastTable. What cannot be drawn, and a table
// without a row, is an error: a template says {{if}} where there may be none.
func (b *builder) addChart(c *chart, line int) error {
	t := b.lastTable
	switch {
	case t == nil:
		return b.fail(line, "chart 前面没有表格：图取前面最近一张竖线表格的数")
	case c.Title == "" || len(c.Series) == 0:
		return b.fail(line, "chart 要有 title 和 series，如 series: [2, 3]")
	}
	out := &doc.Chart{Title: c.Title, Style: c.Style, Table: t, Categories: c.Categories - 1}
	for _, n := range append([]int{c.Categories}, c.Series...) {
		if n < 1 || n > len(t.Columns) {
			return b.fail(line, "没有第 %d 列：图用的表格%s有 %d 列", n, t.QuotedName(), len(t.Columns))
		}
	}
	for _, n := range c.Series {
		out.Series = append(out.Series, n-1)
	}
	if _, err := out.Data(); err != nil {
		return b.fail(line, "%w；没有数可画时请用 {{if}} 不画图", err)
	}
	b.add(out)
	return nil
}
