package xlsx

import (
	"fmt"
	"strings"

	"github.com/xuri/excelize/v2"

	"github.com/biaoping/biaoping/report/doc"
)

// A chart stands under its table on the same sheet and refers to the cells of
// the table: it changes with them.
type chart struct {
	doc  *doc.Chart
	data *doc.ChartData
}

// Charts lie over rows of Excel's own height: excelize, which has not seen the
// heights of the other rows when it places a chart, takes that for all of them.
const (
	chartRow    = 15 // points
	excelizeRow = 18 // pixels that excelize takes such a row for
	columnRows  = 16 // of a chart of upright bars, about 85 mm
	frameRows   = 6  // of title, legend and axis above and below lying bars
	barPoints   = 12 // height of a lying bar
	barApart    = 8  // points between two categories
)

// newCharts reads what the charts of b's table draw.
func newCharts(charts []*doc.Chart) ([]chart, error) {
	out := make([]chart, len(charts))
	for i, c := range charts {
		data, err := c.Data()
		if err != nil {
			return nil, err
		}
		out[i] = chart{c, data}
	}
	return out, nil
}

// height is the number of rows that c covers.
func (c *chart) height() int {
	if c.doc.Style == doc.Bars {
		points := len(c.data.Categories) * (len(c.data.Series)*barPoints + barApart)
		return frameRows + (points+chartRow-1)/chartRow
	}
	return columnRows
}

// rows is the number of rows of c with the empty one above it.
func (c *chart) rows() int { return 1 + c.height() }

// charts places the charts under their tables.
func (s *sheet) charts(f *excelize.File) error {
	for _, b := range s.bands {
		row := b.chartTop()
		for i := range b.charts {
			c := &b.charts[i]
			if err := s.addChart(f, b, c, row+1); err != nil {
				return s.fail(fmt.Errorf("图《%s》%w", c.doc.Title, err))
			}
			row += c.rows()
		}
	}
	return nil
}

// addChart places c with its upper left corner at the given row; chartPart says
// what it draws.
func (s *sheet) addChart(f *excelize.File, b *band, c *chart, row int) error {
	head := len(b.table.Header)
	for _, series := range c.doc.Series {
		for _, v := range c.data.Series[0].Values {
			if p := b.grid[head+v.Row][series]; !b.boxes[p.Row][p.Col].typed {
				return fmt.Errorf("要画单元格 %s 的“%s”，它在工作表里不能是数", ref(b.top+p.Row, b.edges[p.Col]), p.Cell.Text)
			}
		}
	}
	across, _ := s.page()
	return f.AddChart(s.name, ref(row, 0), &excelize.Chart{
		Type:      excelize.Col,
		Dimension: excelize.ChartDimension{Width: uint(min(sum(s.widths), across)), Height: uint(c.height() * excelizeRow)},
		Format:    excelize.GraphicOptions{AltText: c.doc.Title},
		Series:    []excelize.ChartSeries{{Values: ref(row, 0)}},
	})
}

// fillCharts puts our own part in the place of each that excelize has made:
// those are not valid, hold no values, and know neither outlines nor stripes.
func fillCharts(f *excelize.File, sheets []*sheet) {
	n := 0
	for _, s := range sheets {
		for _, b := range s.bands {
			for i := range b.charts {
				n++
				f.Pkg.Store(fmt.Sprintf("xl/charts/chart%d.xml", n), s.chartPart(b, &b.charts[i]))
			}
		}
	}
}

// cells refers to the cells that cover the given rows of a column of b.
func (s *sheet) cells(b *band, rows []int, col int) string {
	var areas []string
	for i := 0; i < len(rows); {
		p := b.grid[rows[i]][col]
		n := 1
		for i+n < len(rows) {
			if q := b.grid[rows[i+n]][col]; q.Row != p.Row+n || q.Col != p.Col {
				break
			}
			n++
		}
		first, last := absolute(b.top+p.Row, b.edges[p.Col]), absolute(b.top+p.Row+n-1, b.edges[p.Col])
		area := quoted(s.name) + "!" + first
		if n > 1 {
			area += ":" + last
		}
		areas = append(areas, area)
		i += n
	}
	if len(areas) == 1 {
		return areas[0]
	}
	return "(" + strings.Join(areas, ",") + ")"
}

func absolute(row, col int) string {
	name, err := excelize.CoordinatesToCellName(col+1, row+1, true)
	if err != nil {
		panic(err) // newSheet has bounded both
	}
	return name
}

// chartBreaks are the first rows of charts that go to the next page because a
// page would cut them.
func (s *sheet) chartBreaks() []int {
	across, down := s.page()
	down = down * max(across, sum(s.widths)) / across // a wider sheet is printed smaller
	from, to := s.header()
	again := sum(s.heights[from:to])
	tall := map[int]int{} // height of the chart that begins in a row
	for _, b := range s.bands {
		row := b.chartTop()
		for i := range b.charts {
			tall[row] = b.charts[i].rows() * chartRow
			row += b.charts[i].rows()
		}
	}
	var breaks []int
	used := 0
	for r, h := range s.heights {
		need := max(h, tall[r])
		if used > again && used+need > down && (tall[r] == 0 || need+again <= down) {
			if tall[r] > 0 {
				breaks = append(breaks, r)
			}
			used = again
		}
		used += h
	}
	return breaks
}
