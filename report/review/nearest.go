package review

import "strings"

// nearest is the field whose name is most like name: the same but for case, or
// at most two letters away, or one in a name of up to four letters.
func (p *plan) nearest(name string) *field {
	var found *field
	best := 3
	if len(name) <= 4 {
		best = 2
	}
	if len(name) > 40 { // longer than any field
		return nil
	}
	for i := range p.fields {
		f := &p.fields[i]
		if strings.EqualFold(f.name, name) {
			return f
		}
		if d := distance(f.name, name); d < best {
			found, best = f, d
		}
	}
	return found
}

// distance is how many bytes must be put in, left out or changed to turn a
// into b.
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			cost := diagonal
			if a[i] != b[j] {
				cost++
			}
			diagonal = row[j+1]
			row[j+1] = min(cost, row[j]+1, diagonal+1)
		}
	}
	return row[len(b)]
}
