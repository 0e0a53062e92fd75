package xlsx

import "github.com/biaoping/biaoping/report/doc"

// Excel counts the width of a column in digits of the workbook's base
// typeface. That is the typeface of the body too, and a Chinese character is
// never wider than two of its digits: what fits by count fits on every
// machine, whichever face stands in for a missing one.
const (
	digit       = 8           // pixels of a digit of 11 point 宋体
	cellPadding = 8           // pixels kept blank beside a text, and the line
	maxColumn   = 255 * digit // the widest column Excel knows
	pictureMost = 227         // a picture of no given width asks for 60 mm
	pictureMin  = 76          // and for 20 mm at least

	// A longer text asks for no more, so that the others get their part.
	longestWish = 4 * portraitWidth
)

// pixels is the width of a column that holds n halves of a character in the
// size of the body.
func pixels(n int) int { return n*digit + cellPadding }

// columnWidths finds the widths of at least as many columns as told and places
// the tables on them. A sheet that is wider than the page is printed smaller.
func (s *sheet) columnWidths(columns int) {
	across, _ := s.page()
	s.widths = s.main.divide(across)
	s.spread(columns)
	s.widenTall()
	s.widenTyped()
}

// divide gives the columns of the table the pixels of a page, or more where
// they must have more. Columns with a share divide what those without leave.
// Where none has a share, the table may be a fifth wider than the page: body
// text of 9 points reads better than rows of many short lines.
func (b *band) divide(page int) []int {
	least, want := b.wishes()
	shares, open := 0, 0 // open: the wishes of the columns without a share
	for i, c := range b.table.Columns {
		shares += c.Share
		if c.Share == 0 {
			open += want[i]
		}
	}
	if shares == 0 {
		if len(want) > 1 { // LibreOffice cuts off a single column that is wider than the page
			page = max(page, min(open, page*6/5))
		}
		widths := doc.Divide(least, want, max(page, sum(least)))
		if len(b.table.Header) > 0 {
			b.settle(widths, least)
		}
		return widths
	}
	left := page
	for i, c := range b.table.Columns {
		if c.Share == 0 {
			if open > page/2 {
				want[i] = max(least[i], want[i]*page/2/open)
			}
			left -= want[i]
		}
	}
	given := 0
	for i, c := range b.table.Columns {
		if c.Share > 0 {
			want[i] = max(least[i], left*(given+c.Share)/shares-left*given/shares)
			given += c.Share
		}
	}
	return doc.Divide(least, want, max(page, sum(least)))
}

// settle moves pixels between the columns where that makes the rows lower.
func (b *band) settle(widths, floor []int) {
	every := (len(b.grid) + doc.Sampled - 1) / doc.Sampled
	doc.Settle(widths, floor, (len(b.grid)+every-1)/every, 16*digit, func(row, column, width int) int {
		r := row * every
		p, x := b.grid[r][column], &b.boxes[r][column]
		room := roomIn(width, bodySize)
		if !p.Origin(r, column) || p.Cell.ColSpan > 1 || p.Cell.RowSpan > 1 || x.width == 0 {
			return 1
		}
		n := 1 + breaks(p.Cell.Text)
		if x.width <= room {
			return n
		}
		return n - 1 + (x.width+room-1)/max(room-1, 1)
	})
}

// wishes is what each column must have, and what it needs for no line to be
// broken, by the cells that stand in it alone.
func (b *band) wishes() (least, want []int) {
	const (
		longWord = 22 // a longer word may be broken; a code of 18 digits may not
		oneLine  = 12 // and up to six characters stay on one line
		headLine = 10 // of a header, five; more may take two lines
	)
	n := len(b.table.Columns)
	least, want = make([]int, n), make([]int, n)
	for c := range n {
		least[c], want[c] = pixels(4), pixels(4)
	}
	for r, row := range b.boxes {
		for c := range row {
			p, x := b.grid[r][c], &row[c]
			if !p.Origin(r, c) || p.Cell.ColSpan > 1 {
				continue
			}
			must, may := x.word, x.width
			switch {
			case x.typed: // all of it
			case r < len(b.table.Header):
				half := (may + 3) / 4 * 2 // whole characters
				if may <= headLine {
					half = may
				}
				must = max(min(must, longWord), min(half, oneLine))
				may = max(must, min(may, oneLine), half)
			default:
				must = max(min(must, longWord), min(may, oneLine))
			}
			least[c] = max(least[c], pixels(must))
			want[c] = max(want[c], pixels(may))
			if p.Cell.Picture != nil {
				least[c] = max(least[c], pictureMin)
				want[c] = max(want[c], min(pictureWidth(p.Cell.Picture), pictureMost)+cellPadding)
			}
		}
	}
	for c := range n {
		want[c] = max(least[c], min(want[c], longestWish))
	}
	return least, want
}

// widenTyped makes room for numbers and dates that have no column of their own.
func (s *sheet) widenTyped() {
	for _, b := range s.bands {
		for r, row := range b.boxes {
			for c := range row {
				if !row[c].typed {
					continue
				}
				cell := b.grid[r][c].Cell
				cols, _ := spans(cell)
				last := b.edges[c+cols] - 1
				s.widths[last] += max(0, pixels(row[c].width)-s.widthOf(b, c, cell))
			}
		}
	}
}

// widthOf is the width of all columns of cell, which begins in column c of b.
func (s *sheet) widthOf(b *band, c int, cell *doc.Cell) int {
	n, _ := spans(cell)
	return sum(s.widths[b.edges[c]:b.edges[c+n]])
}

func sum(ns []int) int {
	total := 0
	for _, n := range ns {
		total += n
	}
	return total
}
