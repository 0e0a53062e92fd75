package xlsx

import (
	"strings"

	"github.com/xuri/excelize/v2"

	"github.com/biaoping/biaoping/report/doc"
)

const (
	maxHeight   = int(excelize.MaxRowHeight) // of a row, in points
	minHeight   = 20
	stackGap    = 10 // more for the first row of a table under one of its kind
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

// rowHeights finds the height of every row.
func (s *sheet) rowHeights() {
	for r := range s.heights {
		s.heights[r] = minHeight
	}
	for _, l := range s.lines() {
		size := faces[l.role].size
		n := breakLines(l.text.String(), roomIn(sum(s.widths), size))
		s.heights[l.row] = min(maxHeight, textHeight(n, size)+4)
	}
	for _, b := range s.bands {
		for r := b.chartTop(); r < b.end(); r++ {
			s.heights[r] = chartRow
		}
		s.raise(b, func(rows int) bool { return rows == 1 })
		s.raise(b, func(rows int) bool { return rows > 1 })
	}
	if !s.leads(s.main) {
		for _, b := range s.bands[1:] {
			first := &s.heights[b.first()]
			*first = min(maxHeight, *first+stackGap)
		}
	}
}

// raise makes the rows of cells that span as many rows as wanted tall enough:
// what is missing is added to the last row.
func (s *sheet) raise(b *band, wanted func(rows int) bool) {
	heights := s.heights[b.top:]
	for r := range b.grid {
		for c, p := range b.grid[r] {
			if !p.Origin(r, c) {
				continue
			}
			_, rows := spans(p.Cell)
			if !wanted(rows) {
				continue
			}
			have := sum(heights[r : r+rows])
			last := &heights[r+rows-1]
			*last = min(maxHeight, *last+max(0, s.heightOf(b, r, c, p.Cell)-have))
		}
	}
}

// heightOf is the height in points that cell asks for.
func (s *sheet) heightOf(b *band, r, c int, cell *doc.Cell) int {
	h := s.textHeightOf(b, r, c, cell) + cell.Space*handwriting
	if cell.Picture != nil {
		_, px := s.pictureSize(b, r, c, cell)
		h += px*3/4 + 2*pictureMargin
	}
	return h
}

// textHeightOf is the height in points of the printed text of cell.
func (s *sheet) textHeightOf(b *band, r, c int, cell *doc.Cell) int {
	x := &b.boxes[r][c]
	if x.width == 0 {
		return 0
	}
	room := roomIn(s.widthOf(b, c, cell), bodySize)
	text := content(cell)
	if x.width <= room && breaks(text) == 0 {
		return textHeight(1, bodySize)
	}
	return textHeight(breakLines(text.String(), room), bodySize)
}

// widenTall widens, by a quarter at a time, every column that holds a text
// taller than its rows can be. Nothing helps a text that breaks into too many
// lines by itself.
func (s *sheet) widenTall() {
	for grew := true; grew; {
		grew = false
		for _, b := range s.bands {
			for r := range b.grid {
				for c, p := range b.grid[r] {
					if p.Origin(r, c) && s.tooTall(b, r, c, p.Cell) {
						grew = s.widen(b, c, p.Cell) || grew
					}
				}
			}
		}
	}
}

// tooTall reports whether the text of cell is taller than its rows can be and
// would be less so in a wider column.
func (s *sheet) tooTall(b *band, r, c int, cell *doc.Cell) bool {
	_, rows := spans(cell)
	return s.textHeightOf(b, r, c, cell) > rows*maxHeight && textHeight(1+breaks(content(cell)), bodySize) <= rows*maxHeight
}

// widen widens the last column of cell by a quarter and reports whether it
// could.
func (s *sheet) widen(b *band, c int, cell *doc.Cell) bool {
	cols, _ := spans(cell)
	width := &s.widths[b.edges[c+cols]-1]
	before := *width
	*width = min(maxColumn, before*5/4)
	return *width > before
}

// breaks counts the places where t breaks its line by itself.
func breaks(t doc.Text) int {
	n := 0
	for _, span := range t {
		n += strings.Count(span.Text, "\n")
	}
	return n
}
