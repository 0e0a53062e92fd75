package book

import (
	"fmt"
	"iter"
	"unicode/utf8"
)

// Of is a book of one sheet with the texts given, row by row. It cannot be
// annotated. The first error of rows ends it.
func Of(name string, rows iter.Seq2[[]string, error]) (*Book, error) {
	g, cells, i := new(Grid), 0, 0
	for texts, err := range rows {
		if err != nil {
			return nil, err
		}
		if i++; i > maxRow {
			return nil, fmt.Errorf("超过 %d 行，请分成几个文件", maxRow)
		}
		r := Row{Number: i - 1}
		for col, t := range texts {
			switch {
			case t == "":
				continue
			case col >= MaxColumn:
				return nil, fmt.Errorf("第 %d 行超过 %d 栏", i, MaxColumn)
			case len(t) > maxText && utf8.RuneCountInString(t) > maxText:
				return nil, fmt.Errorf("第 %d 行：%w", i, errLongText)
			}
			if cells++; cells > maxCells {
				return nil, fmt.Errorf("有内容的格超过 %d 个，请分成几个文件", maxCells)
			}
			r.Cells = append(r.Cells, Cell{Col: col, Text: t})
			g.LastCol = max(g.LastCol, col)
		}
		if len(r.Cells) > 0 {
			g.Rows = append(g.Rows, r)
		}
	}
	return &Book{Sheets: []Sheet{{Name: name, grid: g}}}, nil
}
