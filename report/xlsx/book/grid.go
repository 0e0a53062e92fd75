package book

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"slices"
)

// A Grid is the cells of a sheet that are not empty.
type Grid struct {
	Rows    []Row // by number
	Merges  []Rect
	LastCol int    // the last column that holds something, from 0
	Hidden  []Rect // columns; their rows mean nothing
}

// A Row is one row of a sheet, its cells by column.
type Row struct {
	Number int // from 0
	Hidden bool
	Cells  []Cell
}

// A Cell is what one cell holds.
type Cell struct {
	Col     int // from 0
	Kind    Kind
	Formula bool // the value is that of a formula when it was last computed
	Filled  bool // the value is that of the cell above, with which it is merged
	Wordy   bool // a number that is shown with more than its digits, such as 007号
	Text    string
}

// Kind is the sort of value a cell holds, and what its Text is.
type Kind int8

const (
	Text    Kind = iota
	Number       // as the file writes it: 12.5, 1.1E+17; with the zeros it is shown with: 007
	Percent      // likewise, shown in hundredths
	Date         // 2024-05-31
	Time         // 09:30
	Flag         // 1 or 0
	Fault        // #REF! and the like
	Pending      // a formula that was never computed: =A1*2
)

// At is the cell in a column, nil for none.
func (r *Row) At(col int) *Cell {
	if i, ok := slices.BinarySearchFunc(r.Cells, col, byColumn); ok {
		return &r.Cells[i]
	}
	return nil
}

// Row is the row with a number, nil for none.
func (g *Grid) Row(number int) *Row {
	i, ok := slices.BinarySearchFunc(g.Rows, number, func(r Row, n int) int { return r.Number - n })
	if !ok {
		return nil
	}
	return &g.Rows[i]
}

// Remove takes out the cells of a column in some rows.
func (g *Grid) Remove(col int, rows map[int]bool) {
	g.LastCol = 0
	g.Rows = slices.DeleteFunc(g.Rows, func(r Row) bool { return len(r.Cells) == 1 && r.Cells[0].Col == col && rows[r.Number] })
	for i := range g.Rows {
		r := &g.Rows[i]
		if rows[r.Number] {
			r.Cells = slices.DeleteFunc(r.Cells, func(c Cell) bool { return c.Col == col })
		}
		g.LastCol = max(g.LastCol, r.Cells[len(r.Cells)-1].Col)
	}
}

// Read reads the cells of the i-th sheet, once. The cells that others are merged
// into from above have the value of the first.
func (b *Book) Read(ctx context.Context, i int) (*Grid, error) {
	if g := b.Sheets[i].grid; g != nil {
		return g, nil
	}
	r, err := b.reader(ctx, i)
	if err != nil {
		return nil, err
	}
	g := &Grid{Merges: r.merges}
	err = r.read(func(row *Row) error {
		if b.cells += len(row.Cells); b.cells > maxCells {
			return fmt.Errorf("有内容的单元格超过 %d 个，请分成几个文件", maxCells)
		}
		g.Rows = append(g.Rows, Row{row.Number, row.Hidden, slices.Clone(row.Cells)})
		g.LastCol = max(g.LastCol, row.Cells[len(row.Cells)-1].Col)
		return nil
	})
	if err != nil {
		return nil, b.inSheet(i, err)
	}
	g.Hidden, b.Sheets[i].grid = r.unseen, g
	return g, nil
}

// Rows goes through the rows of the i-th sheet as Read does, and keeps none of
// them: there may be more of them than Read takes. A row is good until the next
// one; an error is the last.
func (b *Book) Rows(i int) iter.Seq2[*Row, error] {
	return func(yield func(*Row, error) bool) {
		if g := b.Sheets[i].grid; g != nil {
			for j := range g.Rows {
				if !yield(&g.Rows[j], nil) {
					return
				}
			}
			return
		}
		// Whoever takes the rows can stop at any of them.
		r, err := b.reader(context.Background(), i)
		if err != nil {
			yield(nil, err)
			return
		}
		err = r.read(func(row *Row) error {
			if !yield(row, nil) {
				return errStop
			}
			return nil
		})
		if err != nil && !errors.Is(err, errStop) {
			yield(nil, b.inSheet(i, err))
		}
	}
}

// errStop ends the reading of a sheet; nobody is told of it.
var errStop = errors.New("stop")

func (b *Book) inSheet(i int, err error) error {
	return fmt.Errorf("工作表 %s：%w", b.Sheets[i].Name, err)
}

// reader is that of the i-th sheet.
func (b *Book) reader(ctx context.Context, i int) (*gridReader, error) {
	data, err := b.pkg.Part(b.Sheets[i].part)
	if err != nil {
		return nil, err
	}
	merges, err := mergesOf(ctx, data)
	if err != nil {
		return nil, b.inSheet(i, err)
	}
	return &gridReader{book: b, scanner: scanner{ctx: ctx, data: data}, row: -1, merges: merges, filler: newFiller(merges), short: map[string]string{}}, nil
}
