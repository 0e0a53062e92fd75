package templates

import (
	"slices"

	"github.com/biaoping/biaoping/report/doc"
)

// tableOptions are what a table directive says of the pipe table after it.
// Columns are counted from 1.
type tableOptions struct {
	Name   string
	Widths []int  // shares of the columns
	Header int    // header rows; 1 unless said
	Head   []int  // columns whose body cells are headings of their rows
	Merge  []int  // columns in which equal cells, one under the other, become one
	Totals int    // total rows at the end
	Space  int    // lines for handwriting in the body's empty cells
	Plain  bool   // no rules
	Note   string // under the table

	// Words that make a body row a total row: one of its cells ends with one
	// of them, and the word is the template's own, no fact.
	Subtotals []string
}

// apply makes the table of g, which begins on the given line.
func (o *tableOptions) apply(g *grid, line int) (*doc.Table, error) {
	rows, cols := len(g.lines), len(g.cols)
	header, totals := min(o.Header, rows), min(o.Totals, rows)
	if n := len(o.Widths); n > 0 && n != cols {
		return nil, g.fail(line, "widths 有 %d 个数，表格有 %d 列", n, cols)
	}
	if slices.Contains(o.Subtotals, "") {
		return nil, g.fail(line, "subtotals 里有空的词")
	}
	for _, list := range [][]int{o.Head, o.Merge} {
		for _, c := range list {
			if c < 1 || c > cols {
				return nil, g.fail(line, "没有第 %d 列：表格有 %d 列", c, cols)
			}
		}
	}
	for i, share := range o.Widths {
		g.cols[i].Share = share
	}
	o.markCells(g, header)
	o.merge(g, header, rows-totals)
	all, err := g.join(header)
	if err != nil {
		return nil, err
	}
	for i := header; i < rows; i++ {
		all[i].Total = i >= rows-totals || g.total[i]
	}
	return &doc.Table{
		Name: o.Name, Plain: o.Plain, Note: doc.Plainly(o.Note),
		Columns: g.cols, Header: all[:header], Rows: all[header:],
	}, nil
}

// markCells sets row headings and room for handwriting in the body.
func (o *tableOptions) markCells(g *grid, header int) {
	cols := len(g.cols)
	for r := header; r < len(g.lines); r++ {
		row := g.cells[r*cols : (r+1)*cols]
		for _, c := range o.Head {
			row[c-1].Head = true
		}
		for c := range row {
			if o.Space > 0 && len(row[c].Text) == 0 {
				row[c].Space = o.Space
			}
		}
	}
}

// merge joins every cell of the columns named to an equal one above it, as
// long as the columns named before are joined there too. Empty cells are not
// joined.
func (o *tableOptions) merge(g *grid, from, to int) {
	if len(o.Merge) == 0 {
		return
	}
	if g.joins == nil {
		g.joins = make([]byte, cap(g.cells))
	}
	cols := len(g.cols)
	last := make([]string, cols) // text of the cell that the column's run began with
	for r := from; r < to; r++ {
		joined := r > from
		for _, c := range o.Merge {
			i := r*cols + c - 1
			s := g.cells[i].Text.String()
			joined = joined && s != "" && s == last[c-1] && g.joins[i] == 0
			last[c-1] = s
			if joined {
				g.joins[i] = '^'
			}
		}
	}
}
