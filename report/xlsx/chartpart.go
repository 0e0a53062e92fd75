package xlsx

import (
	"encoding/xml"

	"github.com/biaoping/biaoping/internal/drawing"
)

// chartLook is that of all charts.
var chartLook = drawing.Look{
	Title:  drawing.Font{Family: hei, Size: nameSize * 100},
	Text:   drawing.Font{Family: song, Size: noteSize * 100},
	Names:  noteSize * 100,
	Line:   9525,
	Legend: "b",
	Ground: "FFFFFF",
}

// chartPart is the part that says what c draws: references to the cells of b
// and the values they have.
func (s *sheet) chartPart(b *band, c *chart) []byte {
	head := len(b.table.Header)
	rows := make([]int, len(c.data.Categories))
	for i, v := range c.data.Series[0].Values {
		rows[i] = head + v.Row
	}
	d := drawing.Chart{
		Title:      c.doc.Title,
		Style:      c.doc.Style,
		Categories: drawing.Texts{Cells: s.cells(b, rows, c.doc.Categories), Texts: c.data.Categories},
		Look:       chartLook,
	}
	for i, col := range c.doc.Series {
		p := b.grid[rows[0]][col]
		one := drawing.Series{Cells: s.cells(b, rows, col), Format: b.boxes[p.Row][p.Col].format}
		if head > 0 {
			heads := []int{head - 2, head - 1}[2-c.data.Series[i].Heads:]
			one.Name.Cells = s.cells(b, heads, col)
			for _, r := range heads {
				one.Name.Texts = append(one.Name.Texts, b.grid[r][col].Cell.Text.String())
			}
		}
		for _, v := range c.data.Series[i].Values {
			one.Values = append(one.Values, v.Number)
		}
		d.Series = append(d.Series, one)
	}
	return []byte(xml.Header + d.Part())
}
