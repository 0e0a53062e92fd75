package xlsx

import "github.com/biaoping/biaoping/report/doc"

// The type area in pixels of 1/96 inch: 156 mm across, or 225 on a page that
// is turned (GB/T 9704—2012, 5.2.1).
const (
	portraitWidth  = 156 * 960 / 254
	landscapeWidth = 225 * 960 / 254
)

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
)

// pixels is the width of a column that holds n halves of a character in the
// size of the body.
func pixels(n int) int { return n*digit + cellPadding }

// columnWidths finds the widths: columns with a share divide what those without
// leave, those take what their content asks for, and none is narrower than
// what it must not break. A table that then is wider than the page is printed
// smaller; where no column has a share, it may be a fifth wider for that,
// since body text of 9 points reads better than rows of many short lines.
func (s *sheet) columnWidths() {
	total := portraitWidth
	if s.landscape {
		total = landscapeWidth
	}
	least, most := s.wishes()
	s.widths = make([]int, len(least))
	shares, open := 0, []int{}
	for i, c := range s.table.Columns {
		shares += c.Share
		if c.Share == 0 {
			open = append(open, i)
		}
	}
	if shares == 0 {
		total = max(total, min(sum(most), total*6/5))
	}
	left := total
	if len(open) > 0 {
		limit := total
		if shares > 0 {
			limit = total / 2
		}
		s.byContent(open, least, most, limit, shares == 0)
		for _, i := range open {
			left -= s.widths[i]
		}
	}
	given := 0
	for i, c := range s.table.Columns {
		if c.Share > 0 {
			s.widths[i] = left*(given+c.Share)/shares - left*given/shares
			given += c.Share
		}
	}
	settle(s.widths, least, total)
	s.widenSpans()
}

// wishes is what each column must and would like to have, by its cells that
// stand in it alone.
func (s *sheet) wishes() (least, most []int) {
	const (
		longWord = 22 // a longer word may be broken; a code of 18 digits may not
		oneLine  = 12 // and up to six characters stay on one line
		headLine = 8  // of a header, four
	)
	n := len(s.table.Columns)
	least, most = make([]int, n), make([]int, n)
	for c := range n {
		least[c], most[c] = pixels(4), pixels(4)
	}
	for r, row := range s.boxes {
		for c := range row {
			p, b := s.grid[r][c], row[c]
			if !p.Origin(r, c) || p.Cell.ColSpan > 1 {
				continue
			}
			must, may := b.word, b.width
			switch {
			case r < len(s.table.Header): // a long header may take two lines
				must = max(min(must, longWord), min(may, headLine))
				may = max(must, min(may, oneLine), (may+1)/2)
			case !b.typed:
				must = max(min(must, longWord), min(may, oneLine))
			}
			least[c] = max(least[c], pixels(must))
			most[c] = max(most[c], pixels(may))
			if p.Cell.Picture != nil {
				least[c] = max(least[c], pictureMin)
				most[c] = max(most[c], min(pictureWidth(p.Cell.Picture), pictureMost)+cellPadding)
			}
		}
	}
	return least, most
}

// byContent gives the open columns between least and most of what they wish;
// all of limit when fill is set. A column asks for at most half the page.
func (s *sheet) byContent(open, least, most []int, limit int, fill bool) {
	sumLeast, sumMost := 0, 0
	for _, c := range open {
		most[c] = max(least[c], min(most[c], limit/2))
		sumLeast += least[c]
		sumMost += most[c]
	}
	for _, c := range open {
		switch {
		case sumMost <= limit && fill:
			s.widths[c] = most[c] * limit / sumMost
		case sumMost <= limit:
			s.widths[c] = most[c]
		case sumLeast >= limit:
			s.widths[c] = least[c]
		default:
			s.widths[c] = least[c] + (limit-sumLeast)*(most[c]-least[c])/(sumMost-sumLeast)
		}
	}
}

// settle raises every width to its least, and takes what that costs from the
// columns that have more than theirs, as far as they have it.
func settle(widths, least []int, total int) {
	spare := 0
	for i := range widths {
		widths[i] = max(widths[i], least[i])
		spare += widths[i] - least[i]
	}
	over := min(sum(widths)-total, spare)
	if over <= 0 {
		return
	}
	for i := range widths {
		widths[i] -= (widths[i] - least[i]) * over / spare
	}
}

// widenSpans makes room for numbers and dates that stand in several columns.
func (s *sheet) widenSpans() {
	for r, row := range s.boxes {
		for c, b := range row {
			p := s.grid[r][c]
			if !b.typed || !p.Origin(r, c) || p.Cell.ColSpan < 2 {
				continue
			}
			last := c + p.Cell.ColSpan - 1
			s.widths[last] += max(0, pixels(b.width)-s.widthOf(c, p.Cell))
		}
	}
}

// widthOf is the width of all columns of cell, which begins in column c.
func (s *sheet) widthOf(c int, cell *doc.Cell) int {
	n, _ := spans(cell)
	return sum(s.widths[c : c+n])
}

func sum(ns []int) int {
	total := 0
	for _, n := range ns {
		total += n
	}
	return total
}
