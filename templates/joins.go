package templates

import "github.com/biaoping/biaoping/report/doc"

// join makes the rows of g and lets cells that are marked ^ or < be covered
// by the cell above or to the left.
func (g *grid) join(header int) ([]doc.Row, error) {
	cols := len(g.cols)
	rows := make([]doc.Row, len(g.lines))
	if g.joins == nil {
		for r := range rows {
			rows[r].Cells = g.cells[r*cols : (r+1)*cols : (r+1)*cols]
		}
		return rows, nil
	}
	owner, err := g.owners(header)
	if err != nil {
		return nil, err
	}
	if err := g.measure(owner, header); err != nil {
		return nil, err
	}
	for r := range rows {
		for i := r * cols; i < (r+1)*cols; i++ {
			if owner[i] == i {
				rows[r].Cells = append(rows[r].Cells, g.cells[i])
			}
		}
	}
	return rows, nil
}

// owners is, for every place, the place where the cell that covers it begins.
func (g *grid) owners(header int) ([]int, error) {
	cols := len(g.cols)
	owner := make([]int, len(g.cells))
	for i := range owner {
		r, c := i/cols, i%cols
		switch g.joins[i] {
		case '^':
			if r == 0 || r == header {
				return nil, g.fail(g.lines[r], "第 %d 格是 ^，上面没有可以合并的格", c+1)
			}
			owner[i] = owner[i-cols]
		case '<':
			if c == 0 {
				return nil, g.fail(g.lines[r], "第 1 格是 <，左边没有可以合并的格")
			}
			owner[i] = owner[i-1]
		default:
			owner[i] = i
		}
	}
	return owner, nil
}

// measure sets the spans of the cells. What a cell covers must be a rectangle.
// A body cell over several columns is aligned as the template aligns the first.
func (g *grid) measure(owner []int, header int) error {
	cols := len(g.cols)
	covered := make([]int, len(owner)) // places, per owner
	for i, o := range owner {
		c := &g.cells[o]
		covered[o]++
		if w := i%cols - o%cols + 1; w > 1 {
			c.ColSpan = max(c.ColSpan, w)
			if o/cols >= header && !c.Head {
				c.Align = g.cols[o%cols].Align
			}
		}
		if h := i/cols - o/cols + 1; h > 1 {
			c.RowSpan = max(c.RowSpan, h)
		}
	}
	for o, n := range covered {
		if c := &g.cells[o]; n > 1 && n != max(c.ColSpan, 1)*max(c.RowSpan, 1) {
			return g.fail(g.lines[o/cols], "第 %d 格合并后不是长方形", o%cols+1)
		}
	}
	return nil
}
