package doc

// Sampled is how many rows of a table Settle is best given: a longer table is
// like its sample.
const Sampled = 120

// Settle moves width between the columns of a table as long as that makes its
// rows lower, or leaves fewer lines in rows as high. widths are those of
// Divide; no column becomes narrower than its floor. lines is how many lines
// the text in a row and a column takes at a width, and step the most that is
// moved at once, at least eight times the smallest worth moving.
func Settle(widths, floor []int, rows, step int, lines func(row, column, width int) int) {
	s := settling{widths: widths, floor: floor, now: make([][]int, len(widths)), more: make([][]int, len(widths)), less: make([][]int, len(widths)), movable: make([]bool, len(widths))}
	high := 0
	for c := range widths {
		s.now[c], s.more[c], s.less[c] = make([]int, rows), make([]int, rows), make([]int, rows)
		for r := range rows {
			s.now[c][r] = lines(r, c, widths[c])
			high = max(high, s.now[c][r])
		}
	}
	if high <= 1 {
		return
	}
	for by := step; by >= max(step/8, 1); by /= 2 {
		for c := range widths {
			s.measure(c, by, lines)
		}
		for {
			from, to := s.best(rows)
			if from < 0 {
				break
			}
			widths[from] -= by
			widths[to] += by
			for _, c := range []int{from, to} {
				for r := range rows {
					s.now[c][r] = lines(r, c, widths[c])
				}
				s.measure(c, by, lines)
			}
		}
	}
}

// A settling is the state of Settle: the lines of each column's rows at its
// width, and when it is wider and narrower by what is moved.
type settling struct {
	widths, floor   []int
	now, more, less [][]int
	movable         []bool // columns that may be narrower
}

// measure finds the lines of column c when it is wider and narrower by by.
func (s *settling) measure(c, by int, lines func(row, column, width int) int) {
	s.movable[c] = s.widths[c]-by >= s.floor[c]
	for r := range s.now[c] {
		s.more[c][r] = lines(r, c, s.widths[c]+by)
		if s.movable[c] {
			s.less[c][r] = lines(r, c, s.widths[c]-by)
		}
	}
}

// best is the column from which and that to which width is best moved; -1
// where no move is worth it.
func (s *settling) best(rows int) (from, to int) {
	from, least := -1, s.cost(rows, -1, -1)
	for f := range s.widths {
		if !s.movable[f] {
			continue
		}
		for t := range s.widths {
			if t == f {
				continue
			}
			if c := s.cost(rows, f, t); c < least {
				from, to, least = f, t, c
			}
		}
	}
	return from, to
}

// rowWeight is what the height of a row counts, beside a line of one of its
// cells. Two rows of two lines are better than one of three and one of one.
const rowWeight = 16

// cost is that of all rows when column from is narrower and column to wider.
func (s *settling) cost(rows, from, to int) int {
	total := 0
	for r := range rows {
		high := 1
		for c := range s.widths {
			n := s.now[c][r]
			switch c {
			case from:
				n = s.less[c][r]
			case to:
				n = s.more[c][r]
			}
			high = max(high, n)
			total += n
		}
		total += high * (high + 3) * rowWeight
	}
	return total
}
