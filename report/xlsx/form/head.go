package form

import (
	"slices"
	"strings"

	"github.com/biaoping/biaoping/report/xlsx/book"
)

// A head is one or two rows that may be the headers of a list.
type head struct {
	first, last int              // rows
	names       map[int][]string // by column: the keys of its header, the likeliest first
	texts       map[int]string   // as written
	through     bool             // of two rows: some headers are merged through both
}

// heads are the rows of the grid that may be headers: single ones, then two
// together.
func heads(g *book.Grid) []head {
	var all, pairs []head
	for i := range g.Rows {
		r := &g.Rows[i]
		if r.Number >= searched {
			break
		}
		one := head{first: r.Number, last: r.Number, names: map[int][]string{}, texts: map[int]string{}}
		for _, c := range r.Cells {
			if k := key(c.Text); k != "" {
				one.names[c.Col] = []string{k, bare(k)}
				one.texts[c.Col] = c.Text
			}
		}
		all = append(all, one)
		if i+1 < len(g.Rows) && g.Rows[i+1].Number == r.Number+1 {
			if two, ok := twoRows(g, r, &g.Rows[i+1]); ok {
				pairs = append(pairs, two)
			}
		}
	}
	return append(all, pairs...)
}

// twoRows is the head of two rows of which the first has names of groups that
// are merged across the columns of the second.
func twoRows(g *book.Grid, first, second *book.Row) (head, bool) {
	h := head{first: first.Number, last: second.Number, names: map[int][]string{}, texts: map[int]string{}}
	group := map[int]string{}
	for _, m := range g.Merges {
		if m.Row == first.Number && m.LastRow == m.Row && m.LastCol > m.Col && m.LastCol < book.MaxColumn {
			if c := first.At(m.Col); c != nil {
				for col := m.Col; col <= m.LastCol; col++ {
					group[col] = c.Text
				}
			}
		}
	}
	if len(group) == 0 {
		return h, false
	}
	for col := 0; col <= g.LastCol; col++ {
		top, below := group[col], cellText(second.At(col))
		if c := second.At(col); c != nil && c.Filled {
			h.through = true
		}
		if c := first.At(col); top == "" && c != nil {
			top = c.Text
		}
		t, b := key(top), key(below)
		switch {
		case b == "" || b == t:
			if t == "" || b == "" && group[col] != "" {
				continue
			}
			h.names[col], h.texts[col] = []string{t, bare(t)}, top
		default:
			h.names[col], h.texts[col] = []string{t + "·" + b, t + b, b, bare(b)}, below
		}
	}
	return h, true
}

// bestList is the list whose headers are there, with the head and how many
// there are; one of a given sheet where there is one.
func (im *Import) bestList(fd *found, named *Sheet) (best *Sheet, at head, score int) {
	for _, h := range heads(fd.grid) {
		for _, s := range im.form.Sheets {
			if s.Upright || named != nil && s != named || named == nil && s.Parent != nil {
				continue
			}
			n := 0
			seen := map[*Column]bool{}
			for _, names := range h.names {
				if c := lookUp(s.known, names, seen); c != nil {
					seen[c] = true
					n++
				}
			}
			// A table of totals has a header or two of a list by chance.
			if named == nil && n < 2 || !im.value.own && 2*n < h.told() {
				continue
			}
			if n > 0 && strings.Contains(fd.name, s.Title) {
				n++
			}
			if named != nil && len(s.Columns) == 0 && (hasName(h, key(numberHead)) || hasName(h, key(parentHead))) {
				n++
			}
			if n > score || n == score && s == best && h.through && h.last == at.last {
				best, at, score = s, h, n
			}
		}
	}
	return best, at, score
}

// told counts the headers that say something.
func (h head) told() (n int) {
	for _, names := range h.names {
		if !h.idle(names[0]) {
			n++
		}
	}
	return n
}

// idle reports whether nobody reads the column of that header. 层 is a stratum
// in a list that was drawn, and may be a floor in others.
func (h head) idle(name string) bool { return idle[name] || name == "层" && hasName(h, drawHead) }

func hasName(h head, k string) bool {
	for _, names := range h.names {
		if slices.Contains(names, k) {
			return true
		}
	}
	return false
}

// lookUp is the column that one of the names means and that is not taken.
func lookUp(known map[string]*Column, names []string, taken map[*Column]bool) *Column {
	for _, n := range names {
		if c := known[n]; c != nil && !taken[c] {
			return c
		}
	}
	return nil
}
