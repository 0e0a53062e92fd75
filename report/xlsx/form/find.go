package form

import (
	"context"
	"maps"
	"slices"
	"strings"

	"github.com/biaoping/biaoping/report/xlsx/book"
)

// A found is a sheet of the form as it was found in a workbook.
type found struct {
	sheet *Sheet
	index int // of the sheet in the workbook
	name  string
	grid  *book.Grid
	first int // row of its headers
	head  int // the last of them; -1 for none

	columns  map[int][]*Column // of a list, by column
	number   int               // column of 行号; -1 for none
	parent   int               // column of 所属行号
	remarked bool              // the row before is a remark under the list
	aside    map[int]bool      // rows under the head that are none of the list
	heads    map[int][]string  // the keys of the headers of a list, by column

	lines []line // of an upright sheet
}

// A line is one fact of an upright sheet: its column, and where it stands.
type line struct {
	column   *Column
	row, col int
	cell     *book.Cell // nil where nothing is written
}

// searched is how many rows of a sheet are searched for headers.
const searched = 50

// find finds the sheets of the form in the workbook: by their names, or by
// their headers.
func (im *Import) find(ctx context.Context, w *Workbook) error {
	b := w.book
	for i, sheet := range b.Sheets {
		switch sheet.Name {
		case guideSheet, choiceSheet, stampSheet:
			continue
		}
		g, err := b.Read(ctx, i)
		if err != nil {
			return err
		}
		if len(g.Rows) == 0 {
			continue
		}
		if isSummary(&g.Rows[0]) {
			im.summed = i
			continue
		}
		w.unmark(i, g)
		if sheet.Hidden && !(im.value.own && im.form.sheet(sheet.Name) != nil) {
			im.add(Finding{Severity: Warning, Sheet: sheet.Name, Message: "隐藏的工作表没有读入", Fix: "要读入的，取消隐藏", at: Place{i + 1, -1, -1}})
			continue
		}
		if b.Pictures(i) {
			im.add(Finding{Severity: Warning, Sheet: sheet.Name, Message: "表里的图片没有读入", Fix: "把图片存为文件，在填报表的照片一栏填文件名", at: Place{i + 1, -1, -1}})
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
		fd.sheet, fd.first, fd.head = best, head.first, head.last
		im.match(fd, head)
		im.found = append(im.found, fd)
	}
	im.beside(fd, pairs)
	if !im.value.own {
		im.left(fd, pairs)
	}
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
				if v := r.At(value); v != nil && strings.TrimSpace(v.Text) != "" {
					im.tell(fd, r.Number, value, Warning, "", "左边没有项目，没有读入", "写在它的项目后面，或删去")
				}
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

// match finds the columns of a list under its head.
func (im *Import) match(fd *found, h head) {
	s := fd.sheet
	fd.columns, fd.aside, fd.heads = map[int][]*Column{}, map[int]bool{}, maps.Clone(h.names)
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
			for _, p := range paths {
				if i := slices.IndexFunc(s.Columns, func(c *Column) bool { return c.Path == p && !taken[c] }); i >= 0 {
					taken[s.Columns[i]] = true
					fd.columns[col] = append(fd.columns[col], s.Columns[i])
				}
			}
			if len(fd.columns[col]) > 0 {
				continue
			}
		}
		if h.idle(names[0]) {
			continue
		}
		im.unknown(fd, h.last, col, h.texts[col], s.known, taken, func(c *Column) {
			taken[c] = true
			fd.columns[col] = []*Column{c}
		})
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
			if n, ok := whole(&fd.grid.Rows[i], fd.parent); ok && fd.grid.Rows[i].Number > fd.head {
				im.wanted[around][n] = true
			}
		}
	}
}
