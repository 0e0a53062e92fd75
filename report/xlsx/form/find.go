package form

import (
	"slices"
	"strings"

	"github.com/biaoping/biaoping/internal/near"
	"github.com/biaoping/biaoping/report/xlsx/book"
)

// A found is a sheet of the form as it was found in a workbook.
type found struct {
	sheet *Sheet
	index int // of the sheet in the workbook
	name  string
	grid  *book.Grid
	head  int // the last row of its headers; -1 for none

	columns map[int][]*Column // of a list, by column
	number  int               // column of 行号; -1 for none
	parent  int               // column of 所属行号
	aside   map[int]bool      // rows under the head that are none of the list

	lines []line // of an upright sheet
}

// A line is one fact of an upright sheet: its column, and where it stands.
type line struct {
	column   *Column
	row, col int
	cell     *book.Cell // nil where nothing is written
}

// searched is how many rows of a sheet are searched for headers.
const searched = 20

// find finds the sheets of the form in the workbook: by their names, or by
// their headers.
func (im *Import) find(b *book.Book) error {
	for i, sheet := range b.Sheets {
		switch sheet.Name {
		case guideSheet, choiceSheet, stampSheet, findingSheet:
			continue
		}
		g, err := b.Read(i)
		if err != nil {
			return err
		}
		if len(g.Rows) == 0 {
			continue
		}
		if sheet.Hidden {
			im.add(Finding{Severity: Note, Sheet: sheet.Name, Message: "隐藏的工作表没有读入", at: Place{i + 1, -1, -1}})
			continue
		}
		im.sheet(&found{index: i, name: sheet.Name, grid: g, head: -1, number: -1, parent: -1})
	}
	if len(im.found) == 0 {
		im.add(Finding{Severity: Error, Message: "没有认出一张可以读入的表", Fix: "用 biaoping form " + im.form.Kind + " 得到填报表，或让表头与它的表头一致"})
	}
	im.wants()
	return nil
}

// sheet finds out what a sheet of the workbook holds.
func (im *Import) sheet(fd *found) {
	named := im.form.sheet(fd.name)
	if named != nil && named.Upright && im.labelled(fd, named) {
		return
	}
	best, head, score := im.bestList(fd, named)
	pairs := im.pairs(fd, head)
	// Labels with their values beside them may look like headers by chance.
	if best == nil || named == nil && len(pairs) > score && 2*score <= len(head.names) {
		best = nil
		if len(pairs) < 2 {
			im.add(Finding{Severity: Warning, Sheet: fd.name, Message: "没有认出这张表，没有读入", Fix: "表头与填报表的表头一致", at: Place{fd.index + 1, -1, -1}})
			return
		}
	}
	if best != nil {
		fd.sheet, fd.head = best, head.last
		im.match(fd, head)
		im.found = append(im.found, fd)
	}
	im.beside(fd, pairs)
}

// labelled reads the lines of an upright sheet under the headers 项目 and 内容.
func (im *Import) labelled(fd *found, s *Sheet) bool {
	for i := range fd.grid.Rows {
		r := &fd.grid.Rows[i]
		if r.Number >= searched {
			return false
		}
		label, value := -1, -1
		for _, c := range r.Cells {
			switch key(c.Text) {
			case labelHead:
				label = c.Col
			case valueHead:
				value = c.Col
			}
		}
		if label < 0 || value < 0 {
			continue
		}
		fd.sheet, fd.head = s, r.Number
		for j := i + 1; j < len(fd.grid.Rows); j++ {
			r := &fd.grid.Rows[j]
			l := r.At(label)
			if l == nil || strings.TrimSpace(l.Text) == "" {
				continue
			}
			c := s.known[key(l.Text)]
			if c == nil {
				im.unknown(fd, r.Number, label, l.Text, s.known, map[*Column]bool{}, func(near *Column) { c = near })
			}
			if c != nil {
				fd.lines = append(fd.lines, line{c, r.Number, value, r.At(value)})
			}
		}
		im.found = append(im.found, fd)
		return true
	}
	return false
}

// A head is one or two rows that may be the headers of a list.
type head struct {
	first, last int              // rows
	names       map[int][]string // by column: the keys of its header, the likeliest first
	texts       map[int]string   // as written
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
		one := head{r.Number, r.Number, map[int][]string{}, map[int]string{}}
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
	h := head{first.Number, second.Number, map[int][]string{}, map[int]string{}}
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
			if n > score {
				best, at, score = s, h, n
			}
		}
	}
	return best, at, score
}

// told counts the headers that say something.
func (h head) told() (n int) {
	for _, names := range h.names {
		if !idle[names[0]] && !strings.HasPrefix(names[0], findingHead) {
			n++
		}
	}
	return n
}

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

// match finds the columns of a list under its head.
func (im *Import) match(fd *found, h head) {
	s := fd.sheet
	fd.columns, fd.aside = map[int][]*Column{}, map[int]bool{}
	taken := map[*Column]bool{}
	var rest []int
	for col := 0; col <= fd.grid.LastCol; col++ {
		names := h.names[col]
		if len(names) == 0 {
			continue
		}
		switch {
		case s.parental && names[0] == key(numberHead):
			fd.number = col
		case names[0] == key(parentHead):
			fd.parent = col
		case lookUp(s.known, names, taken) != nil:
			c := lookUp(s.known, names, taken)
			taken[c] = true
			fd.columns[col] = []*Column{c}
		default:
			rest = append(rest, col)
		}
	}
	for _, col := range rest {
		names := h.names[col]
		if paths := shared[names[0]]; paths != nil {
			for _, c := range s.Columns {
				if slices.Contains(paths, c.Path) && !taken[c] {
					taken[c] = true
					fd.columns[col] = append(fd.columns[col], c)
				}
			}
			continue
		}
		if idle[names[0]] || strings.HasPrefix(names[0], findingHead) {
			continue
		}
		im.unknown(fd, h.last, col, h.texts[col], s.known, taken, func(c *Column) {
			taken[c] = true
			fd.columns[col] = []*Column{c}
		})
	}
}

// unknown deals with a header that no fact has: it may be misspelt.
func (im *Import) unknown(fd *found, row, col int, text string, known map[string]*Column, taken map[*Column]bool, use func(*Column)) {
	k := bare(key(text))
	var names []string
	for name, c := range known {
		if !taken[c] {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	if len([]rune(k)) >= 4 {
		if c := known[near.Name(k, names)]; c != nil {
			im.tell(fd, row, col, Note, "", "按“"+c.Title+"”读入", c.Title)
			use(c)
			return
		}
	}
	im.tell(fd, row, col, Warning, "", "没有这一栏，没有读入", "改为填报表里有的栏目，或删去")
}

// A pair is a label and its value that stand beside a list, or make up a sheet
// of somebody else.
type pair struct {
	sheet *Sheet
	line  line
	under bool // under the head of a list
}

// stamps are what stands behind the names of those who stamp and sign.
var stamps = strings.NewReplacer("（盖章）", "", "(盖章)", "", "（公章）", "", "(公章)", "", "（签字）", "", "（签章）", "")

// maxLines is how many rows of a sheet may be lines of an upright one.
const maxLines = 500

// pairs are the facts of upright sheets that stand in fd as “label：value”, or
// before the head of a list as a label and a value in the next cell.
func (im *Import) pairs(fd *found, h head) []pair {
	if im.value.own {
		return nil
	}
	labels := im.labels()
	var all []pair
	for i := range fd.grid.Rows {
		r := &fd.grid.Rows[i]
		under := h.names != nil && r.Number > h.last
		if h.names != nil && r.Number >= h.first && r.Number <= h.last || len(r.Cells) > 40 {
			continue
		}
		for j := range r.Cells {
			c := &r.Cells[j]
			label, value, ok := cutLabel(c.Text)
			if !ok && (under || i > maxLines) || c.Filled {
				continue
			}
			if !ok {
				label = c.Text
			}
			p, known := labels[key(label)]
			if !known {
				continue
			}
			cell := &book.Cell{Col: c.Col, Text: strings.TrimSpace(stamps.Replace(value))}
			if cell.Text == "" && j+1 < len(r.Cells) {
				if _, _, labelled := cutLabel(r.Cells[j+1].Text); !labelled {
					cell = &r.Cells[j+1]
				}
			}
			if cell.Text == "" {
				if !ok {
					continue
				}
				cell = nil
			}
			at := c.Col
			if cell != nil {
				at = cell.Col
			}
			all = append(all, pair{p.sheet, line{p.line.column, r.Number, at, cell}, under})
		}
	}
	return all
}

// cutLabel parts “填报单位：某某局”.
func cutLabel(s string) (label, value string, ok bool) {
	if label, value, ok = strings.Cut(s, "："); !ok {
		label, value, ok = strings.Cut(s, ":")
	}
	return label, value, ok && len(label) <= 60
}

// labels are the facts of all upright sheets by their headers; a header of
// several facts means none of them.
func (im *Import) labels() map[string]pair {
	all := map[string]pair{}
	for _, s := range im.form.Sheets {
		if !s.Upright {
			continue
		}
		for k, c := range s.known {
			if _, twice := all[k]; twice {
				all[k] = pair{}
				continue
			}
			all[k] = pair{sheet: s, line: line{column: c}}
		}
	}
	for k, p := range all {
		if p.sheet == nil {
			delete(all, k)
		}
	}
	return all
}

// beside keeps the facts that stand beside the list of fd.
func (im *Import) beside(fd *found, pairs []pair) {
	for _, p := range pairs {
		i := slices.IndexFunc(im.found, func(f *found) bool { return f.index == fd.index && f.sheet == p.sheet && f.head < 0 })
		if i < 0 {
			i = len(im.found)
			im.found = append(im.found, &found{sheet: p.sheet, index: fd.index, name: fd.name, grid: fd.grid, head: -1, number: -1, parent: -1})
		}
		im.found[i].lines = append(im.found[i].lines, p.line)
		if p.under && fd.aside != nil {
			fd.aside[p.line.row] = true
		}
	}
}

// wants notes which rows others belong to: those exist even where nothing else
// is written in them.
func (im *Import) wants() {
	for _, fd := range im.found {
		if fd.sheet.Upright || fd.parent < 0 {
			continue
		}
		around := fd.sheet.Parent
		if around == nil {
			around = fd.sheet
		}
		if im.wanted[around] == nil {
			im.wanted[around] = map[int]bool{}
		}
		for i := range fd.grid.Rows {
			if n, ok := im.whole(fd, &fd.grid.Rows[i], fd.parent); ok && fd.grid.Rows[i].Number > fd.head {
				im.wanted[around][n] = true
			}
		}
	}
}
