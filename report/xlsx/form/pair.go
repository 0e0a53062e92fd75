package form

import (
	"slices"
	"strings"

	"github.com/biaoping/biaoping/report/xlsx/book"
)

// A pair is a label and its value that stand beside a list, or make up a sheet
// of somebody else.
type pair struct {
	sheet *Sheet
	line  line
	label int  // its column
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
	labels := im.form.labels()
	var all []pair
	for i := range fd.grid.Rows {
		r := &fd.grid.Rows[i]
		under := h.names != nil && r.Number > h.last
		if under && !isSigned(r) {
			continue
		}
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
			all = append(all, pair{p.sheet, line{p.line.column, r.Number, at, cell}, c.Col, under})
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
func (f *Form) labels() map[string]pair {
	all := map[string]pair{}
	for _, s := range f.Sheets {
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

// left tells of labels and values over the head of a list, or on a sheet of
// such alone, that were not read. A row of one text without colon is a title.
func (im *Import) left(fd *found, pairs []pair) {
	read := map[Place]bool{}
	for _, p := range pairs {
		read[Place{0, p.line.row, p.label}], read[Place{0, p.line.row, p.line.col}] = true, true
	}
	for i := range fd.grid.Rows {
		r := &fd.grid.Rows[i]
		if fd.head >= 0 && r.Number >= fd.first || i > maxLines {
			return
		}
		if len(r.Cells) > 40 {
			continue
		}
		alone := written(r) == 1
		for j := range r.Cells {
			c := &r.Cells[j]
			label, value, ok := cutLabel(c.Text)
			switch {
			case read[Place{0, r.Number, c.Col}], c.Filled, strings.TrimSpace(c.Text) == "":
			case alone && (!ok || isRemark(c.Text)), ok && strings.TrimSpace(value) == "":
			case fd.head >= 0 && (!ok || len([]rune(label)) > 12):
			default:
				im.tell(fd, r.Number, c.Col, Warning, "", "不认得是哪一项，没有读入", "项目的名称与填报表一致，或删去")
			}
		}
	}
}
