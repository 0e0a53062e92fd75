package book

import (
	"fmt"
	"unicode/utf8"
)

// Of is a book of one sheet with the texts given, row by row. It cannot be
// annotated.
func Of(name string, rows [][]string) (*Book, error) {
	g, cells := new(Grid), 0
	for i, texts := range rows {
		r := Row{Number: i}
		for col, t := range texts {
			switch {
			case t == "":
				continue
			case col >= MaxColumn:
				return nil, fmt.Errorf("第 %d 行超过 %d 栏", i+1, MaxColumn)
			case len(t) > maxText && utf8.RuneCountInString(t) > maxText:
				return nil, fmt.Errorf("第 %d 行：%w", i+1, errLongText)
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
