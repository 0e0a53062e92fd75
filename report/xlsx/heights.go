package xlsx

import (
	"strings"

	"github.com/xuri/excelize/v2"

	"github.com/biaoping/biaoping/report/doc"
)

const (
	maxHeight   = int(excelize.MaxRowHeight) // of a row, in points
	minHeight   = 20
	handwriting = 29 // points of an empty line: the pitch of the page grid
)

// roomIn is how many halves of a character of the given size fit beside each
// other in px pixels.
func roomIn(px int, size float64) int {
	return int(float64(px-cellPadding) * bodySize / size / digit)
}

// lineHeight is the height in points of a line of the given size.
func lineHeight(size float64) int { return int(size * 1.3) }

// textHeight is the height in points of n lines of the given size.
func textHeight(n int, size float64) int { return n*lineHeight(size) + 6 }

// rowHeights finds the height of every row, widening a column whose text would
// be taller than a row can be.
func (s *sheet) rowHeights() {
	s.heights = make([]int, len(s.grid))
	for range 12 { // each turn widens by a quarter
		if !s.widenTall() {
			break
		}
	}
	for r := range s.heights {
		s.heights[r] = minHeight
	}
	s.raise(func(rows int) bool { return rows == 1 })
	s.raise(func(rows int) bool { return rows > 1 })
}

// raise makes the rows of cells that span as many rows as wanted tall enough:
// what is missing is added to the last row.
func (s *sheet) raise(wanted func(rows int) bool) {
	for r := range s.grid {
		for c, p := range s.grid[r] {
			if !p.Origin(r, c) {
				continue
			}
			_, rows := spans(p.Cell)
			if !wanted(rows) {
				continue
			}
			have := sum(s.heights[r : r+rows])
			last := &s.heights[r+rows-1]
			*last = min(maxHeight, *last+max(0, s.heightOf(r, c, p.Cell)-have))
		}
	}
}

// heightOf is the height in points that cell asks for.
func (s *sheet) heightOf(r, c int, cell *doc.Cell) int {
	h := s.textHeightOf(r, c, cell) + cell.Space*handwriting
	if cell.Picture != nil {
		_, px := s.pictureSize(r, c, cell)
		h += px*3/4 + 2*pictureMargin
	}
	return h
}

// textHeightOf is the height in points of the printed text of cell.
func (s *sheet) textHeightOf(r, c int, cell *doc.Cell) int {
	b := &s.boxes[r][c]
	if b.width == 0 {
		return 0
	}
	room := roomIn(s.widthOf(c, cell), bodySize)
	text := content(cell)
	if b.width <= room && breaks(text) == 0 {
		return textHeight(1, bodySize)
	}
	return textHeight(breakLines(text.String(), room), bodySize)
}

// widenTall widens by a quarter every column that holds a text taller than
// its rows can be, and reports whether it has widened any. Nothing helps a text
// that breaks into too many lines by itself.
func (s *sheet) widenTall() bool {
	grew := false
	for r := range s.grid {
		for c, p := range s.grid[r] {
			if !p.Origin(r, c) {
				continue
			}
			cols, rows := spans(p.Cell)
			width, most := &s.widths[c+cols-1], rows*maxHeight
			if s.textHeightOf(r, c, p.Cell) <= most || *width >= maxColumn || textHeight(1+breaks(content(p.Cell)), bodySize) > most {
				continue
			}
			*width = min(maxColumn, *width*5/4)
			grew = true
		}
	}
	return grew
}

// breaks counts the places where t breaks its line by itself.
func breaks(t doc.Text) int {
	n := 0
	for _, span := range t {
		n += strings.Count(span.Text, "\n")
	}
	return n
}

// mergedHeight is the height in points of a text over all columns, such as
// the title.
func (s *sheet) mergedHeight(text string, size float64) int {
	return min(maxHeight, textHeight(breakLines(text, roomIn(sum(s.widths), size)), size)+4)
}
