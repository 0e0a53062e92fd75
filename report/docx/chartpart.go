package docx

import (
	"strconv"
	"strings"

	"github.com/biaoping/biaoping/internal/drawing"
	"github.com/biaoping/biaoping/report/doc"
)

// chartLook is that of all charts, in 宋体: when it is small it copies better
// than 仿宋.
var chartLook = drawing.Look{
	Text:   drawing.Font{Family: song, Size: sizeSmall5 * 50},
	Names:  size5 * 50,
	Line:   6350,
	Legend: "t",
}

// part is the part that says what f draws, and where the workbook has it.
func (f *figure) part() []byte {
	n := len(f.data.Categories)
	c := drawing.Chart{
		Style:      f.Style,
		Categories: drawing.Texts{Cells: bookCells(0, 1, n)},
		Top:        f.axis.Tick(f.axis.Ticks),
		Step:       f.axis.Tick(1),
		Workbook:   "workbook",
		Look:       chartLook,
	}
	for _, name := range f.data.Categories {
		c.Categories.Texts = append(c.Categories.Texts, doc.OneLine(name))
	}
	for i := range f.data.Series {
		s := &f.data.Series[i]
		one := drawing.Series{
			Name:   drawing.Texts{Cells: bookCells(i+1, 0, 0), Texts: []string{doc.OneLine(s.Name)}},
			Cells:  bookCells(i+1, 1, n),
			Format: numberFormat(placesOf(s)),
			Labels: f.labels(s),
		}
		for _, v := range s.Values {
			one.Values = append(one.Values, v.Number)
		}
		c.Series = append(c.Series, one)
	}
	return []byte(xmlHead + c.Part())
}

// labels are the numbers that the table prints otherwise than their format. A
// part of a stack that is too low for its number has none.
func (f *figure) labels(s *doc.Series) (list []drawing.Label) {
	const room = (sizeSmall5/2 + 2) * 20
	for k, v := range s.Values {
		low := f.Style == doc.Stacked && v.Number/f.axis.Tick(f.axis.Ticks)*float64(f.height*2/3) < room
		switch {
		case low:
			list = append(list, drawing.Label{Value: k})
		case v.Printed != strconv.FormatFloat(v.Number, 'f', placesOf(s), 64):
			list = append(list, drawing.Label{Value: k, Text: doc.OneLine(v.Printed)})
		}
	}
	return list
}

// placesOf is the digits after the decimal point that the numbers of s have at
// most.
func placesOf(s *doc.Series) int {
	n := 0
	for _, v := range s.Values {
		n = max(n, v.Places)
	}
	return n
}

// numberFormat is the format of numbers with so many digits after the decimal
// point.
func numberFormat(places int) string {
	if places == 0 {
		return "0"
	}
	return "0." + strings.Repeat("0", places)
}
