package doc

import "fmt"

// ChartData is what a Chart draws.
type ChartData struct {
	Categories []string
	Series     []Series
}

// A Series is the bars of one legend entry, one a category.
type Series struct {
	Name   string
	Heads  int // last header rows that make the name: 1, or 2 where one is not enough to tell the series apart
	Values []ChartValue
}

// A ChartValue is one bar.
type ChartValue struct {
	Value
	Printed string // as the table prints it
	Row     int    // of the table's body, from 0: where a workbook finds it
}

// A chart has at most as many series as can still be told apart in a copy in
// black and white, and as many categories as somebody might look at.
const (
	MostSeries     = 6
	MostCategories = 1000
)

// Data reads from the table what the chart draws: every body row but 小计 and
// 合计. It returns an error that names the chart when the table lacks a column,
// when a cell that should be a number is none or is negative, and when there is
// nothing to draw.
func (c *Chart) Data() (*ChartData, error) {
	fail := func(format string, args ...any) error {
		return fmt.Errorf("图《%s》%s", c.Title, fmt.Sprintf(format, args...))
	}
	if c.Table == nil || len(c.Series) == 0 {
		return nil, fail("没有表格或没有数列可画")
	}
	if len(c.Series) > MostSeries {
		return nil, fail("有 %d 个数列，一张图最多画 %d 个", len(c.Series), MostSeries)
	}
	grid, err := c.Table.Grid()
	if err != nil {
		return nil, err
	}
	for _, col := range append([]int{c.Categories}, c.Series...) {
		if col < 0 || col >= len(c.Table.Columns) {
			return nil, fail("要用表格%s的第 %d 列，表格只有 %d 列", c.Table.QuotedName(), col+1, len(c.Table.Columns))
		}
	}
	head := len(c.Table.Header)
	d := &ChartData{Series: make([]Series, len(c.Series))}
	c.nameSeries(d, grid)
	for r := range c.Table.Rows {
		if c.Table.Rows[r].Total {
			continue
		}
		d.Categories = append(d.Categories, grid[head+r][c.Categories].Cell.Text.String())
		for i, col := range c.Series {
			cell := grid[head+r][col].Cell
			if cell.Value.Kind != NumberValue || cell.Value.Number < 0 {
				return nil, fail("表格%s第 %d 行第 %d 列 %q 不是可以画的数", c.Table.QuotedName(), r+1, col+1, cell.Text)
			}
			d.Series[i].Values = append(d.Series[i].Values, ChartValue{cell.Value, cell.Text.String(), r})
		}
	}
	if n := len(d.Categories); n == 0 {
		return nil, fail("没有可画的行")
	} else if n > MostCategories {
		return nil, fail("有 %d 个类别，一张图最多画 %d 个", n, MostCategories)
	}
	return d, nil
}

// nameSeries names each series by the header cell of its column; two of the same
// name by the cell above that too, with a blank between.
func (c *Chart) nameSeries(d *ChartData, grid [][]Place) {
	head := len(c.Table.Header)
	if head == 0 {
		return
	}
	times := map[string]int{}
	for i, col := range c.Series {
		d.Series[i].Name = grid[head-1][col].Cell.Text.String()
		d.Series[i].Heads = 1
		times[d.Series[i].Name]++
	}
	for i, col := range c.Series {
		if s := &d.Series[i]; times[s.Name] > 1 && head > 1 && grid[head-2][col].Cell != grid[head-1][col].Cell {
			s.Name = grid[head-2][col].Cell.Text.String() + " " + s.Name
			s.Heads = 2
		}
	}
}
