package book

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"slices"
)

// mergesOf are the merged ranges of a sheet, which its part tells after the
// rows.
func mergesOf(ctx context.Context, data []byte) (list []Rect, err error) {
	if !bytes.Contains(data, []byte("mergeCell")) {
		return nil, nil
	}
	for s := (&scanner{ctx: ctx, data: data}); ; {
		ok, err := s.next()
		if err != nil || !ok {
			return list, err
		}
		if s.kind != startTag || !s.is("mergeCell") {
			continue
		}
		rect, ok := parseRect(s.value("ref"))
		if !ok {
			return nil, fmt.Errorf("合并单元格 %q 有误", s.value("ref"))
		}
		if list = append(list, rect); len(list) > maxMerges {
			return nil, fmt.Errorf("合并单元格超过 %d 处", maxMerges)
		}
	}
}

// A filler gives the cells under the first of a range that is merged downwards
// its value, in rows that hold something.
type filler struct {
	coming []Rect // ranges of several rows, by their first
	open   []openRange
	count  int // of cells that were looked at
}

// An openRange is one whose rows are being read.
type openRange struct {
	cell    Cell
	lastRow int
}

func newFiller(merges []Rect) filler {
	coming := slices.DeleteFunc(slices.Clone(merges), func(m Rect) bool { return m.LastRow == m.Row })
	slices.SortStableFunc(coming, func(a, b Rect) int { return cmp.Compare(a.Row, b.Row) })
	return filler{coming: coming}
}

// fill fills row, which comes after those filled so far.
func (f *filler) fill(row *Row) error {
	f.open = slices.DeleteFunc(f.open, func(o openRange) bool { return o.lastRow < row.Number })
	for _, o := range f.open {
		if i, ok := slices.BinarySearchFunc(row.Cells, o.cell.Col, byColumn); !ok {
			row.Cells = slices.Insert(row.Cells, i, o.cell)
		}
		if f.count++; f.count > maxCells {
			return fmt.Errorf("合并单元格过多，展开后超过 %d 个", maxCells)
		}
	}
	for len(f.coming) > 0 && f.coming[0].Row <= row.Number {
		m := f.coming[0]
		f.coming = f.coming[1:]
		if cell := row.At(m.Col); m.Row == row.Number && cell != nil {
			filled := *cell
			filled.Filled = true
			f.open = append(f.open, openRange{filled, m.LastRow})
		}
	}
	return nil
}
