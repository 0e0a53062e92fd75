package xlsx

import "slices"

// spread places the columns of every table on those of the sheet, which are
// the main table's. Where another table has more, the widest are divided.
func (s *sheet) spread(columns int) {
	s.main.edges = make([]int, len(s.widths)+1)
	for i := range s.main.edges {
		s.main.edges[i] = i
	}
	for len(s.widths) < columns {
		s.divideWidest()
	}
	for _, b := range s.bands {
		if b != s.main {
			least, _ := b.wishes()
			b.edges = snap(b.divide(sum(s.widths)), least, s.widths)
		}
	}
}

// divideWidest makes two columns of the widest; the main table's stands in both.
func (s *sheet) divideWidest() {
	widest := slices.Index(s.widths, slices.Max(s.widths))
	half := s.widths[widest] / 2
	s.widths[widest] -= half
	s.widths = slices.Insert(s.widths, widest, half)
	for i, edge := range s.main.edges {
		if edge > widest {
			s.main.edges[i]++
		}
	}
}

// snap lets columns of the wished widths, all in proportion, begin and end
// where columns of the given widths do: as near to their wish as they can,
// with one column at least, and with what they must have while there are
// columns left.
func snap(wished, least, widths []int) []int {
	n := len(wished)
	edges := make([]int, n+1)
	total, all := sum(widths), sum(wished)
	wish, x := 0, 0 // where the column should end, and where it does
	for i, end := 0, 0; i < n-1; i++ {
		wish += wished[i]
		start := x
		x += widths[end]
		end++
		for end < len(widths)-(n-1-i) && (wish*total/all-x > widths[end]/2 || x-start < least[i]) {
			x += widths[end]
			end++
		}
		edges[i+1] = end
	}
	edges[n] = len(widths)
	return edges
}
