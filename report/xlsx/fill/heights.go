package fill

import (
	"fmt"
	"sort"
	"strconv"

	"github.com/biaoping/biaoping/report/fields/tags"
	"github.com/biaoping/biaoping/report/xlsx"
)

// maxHeight is the tallest row, in points.
const maxHeight = 409.0

// widths are the widths of columns, in digits of the base font.
type widths struct {
	usual  float64
	cols   []columns
	height float64 // of a row that has none, in points
}

type columns struct {
	from, to int
	width    float64
}

func (w widths) of(column int) float64 {
	for _, c := range w.cols {
		if c.from <= column && column <= c.to {
			return c.width
		}
	}
	return w.usual
}

// readGrid reads the widths of columns, the usual height, and merged cells.
func (s *sheet) readGrid() {
	s.widths = widths{usual: 8.43, height: 15}
	if f := s.frame.Find("sheetFormatPr"); f != nil {
		if v := decimalOf(f.Attr("defaultColWidth")); v > 0 {
			s.widths.usual = v
		}
		if v := decimalOf(f.Attr("defaultRowHeight")); v > 0 {
			s.widths.height = v
		}
	}
	if list := s.frame.Find("cols"); list != nil {
		for _, c := range list.All("col") {
			if v := decimalOf(c.Attr("width")); v > 0 {
				s.widths.cols = append(s.widths.cols, columns{integer(c.Attr("min")), integer(c.Attr("max")), v})
			}
		}
	}
	s.merges = map[[2]int]area{}
	if list := s.frame.Find("mergeCells"); list != nil {
		for _, m := range list.All("mergeCell") {
			if a, ok := parseArea(m.Attr("ref")); ok {
				s.merges[[2]int{a.top, a.left}] = a
			}
		}
	}
}

func decimalOf(s string) float64 {
	v, err := strconv.ParseFloat(s, 64)
	if err != nil || v < 0 || v > 1e4 {
		return 0
	}
	return v
}

// index is the place among the rows of s of the first that is not before number.
func (s *sheet) index(number int) int {
	return sort.Search(len(s.rows), func(i int) bool { return s.rows[i].number >= number })
}

// heightOf is the height of a row in points.
func (s *sheet) heightOf(r *row) float64 {
	if v := decimalOf(r.attr("ht")); v > 0 {
		return v
	}
	return s.widths.height
}

// cover is the cells that a cell takes up.
func (s *sheet) cover(c *cell, r *row) area {
	if a, ok := s.merges[[2]int{r.number, c.column}]; ok {
		return a
	}
	return area{c.column, r.number, c.column, r.number}
}

// pixels is the width of an area.
func (w *writer) pixels(a area) (px int) {
	for c := a.left; c <= a.right; c++ {
		px += int(w.widths.of(c)*w.styles.digit() + 0.5)
	}
	return px
}

// below is the height of the rows of an area after its first.
func (s *sheet) below(a area) (h float64) {
	for n := a.top + 1; n <= a.bottom && n-a.top < 1000; n++ {
		if i := s.index(n); i < len(s.rows) && s.rows[i].number == n {
			h += s.heightOf(&s.rows[i])
		} else {
			h += s.widths.height
		}
	}
	return h
}

// need is how tall the row of a cell must be for a text, in points; 0 where its
// lines are not broken.
func (w *writer) need(c *cell, r *row, style int, text string) (float64, error) {
	f := w.styles.format(c.style)
	if wraps := f.wrap || style != c.style; !wraps || f.shrink || f.turned {
		return 0, nil
	}
	const margin, most = 5, 0.98 // pixels that Excel keeps beside a text, and what of a line may be filled
	a := w.cover(c, r)
	w.fixed = w.fixed || a.left < a.right || a.top < a.bottom
	half := f.size * 4 / 3 / 2 // pixels
	room := int(float64(w.pixels(a)-margin)*most/half) - 2*f.indent
	need := float64(xlsx.TextHeight(text, room, f.size)) - w.below(a)
	if need > maxHeight {
		return 0, tags.Fault{Where: c.text.where, Message: fmt.Sprintf("填入的文字有 %d 字，要 %.0f 磅高，一行最高 %.0f 磅；请加宽这一列，或合并下面的行", len([]rune(text)), need, maxHeight)}
	}
	return need, nil
}
