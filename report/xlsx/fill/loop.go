package fill

import (
	"context"

	"github.com/biaoping/biaoping/report/fields/tags"
)

// A region is rows that are written as often as a list has items, or as a
// condition wants. The root region is all rows of a sheet.
type region struct {
	from, to int // rows
	tag      *tags.Tag
	within   []*region
	gone     []int // rows outside within that only hold the ends of loops
}

// moves reports whether rows of g are written elsewhere than they stand.
func (g *region) moves() bool { return len(g.within) > 0 || len(g.gone) > 0 }

// A mark is one end of a loop where it stands.
type mark struct {
	tag  *tags.Tag
	text *content
	atom int
	row  int
	loop *region
}

// loops finds the loops of a sheet and binds them to what they repeat.
func (s *sheet) loops(ctx context.Context) (errs []error) {
	s.root = &region{from: 1, to: lastRow}
	open := []mark{{loop: s.root}}
	fail := func(t *tags.Tag, format string, args ...any) { errs = append(errs, t.Fault(format, args...)) }
	for _, r := range s.rows {
		if ctx.Err() != nil {
			return nil
		}
		for _, c := range r.cells {
			if c.text == nil {
				continue
			}
			for i := range c.text.atoms {
				t := c.text.atoms[i].Tag
				if t == nil || !t.IsMark() {
					continue
				}
				last := open[len(open)-1]
				m := mark{tag: t, text: c.text, atom: i, row: r.number}
				switch {
				case t.Sort != '/':
					m.loop = &region{from: r.number, tag: t}
					open = append(open, m)
				case len(open) == 1:
					fail(t, "前面没有 {{#%s}}（一个清单要在同一张工作表里开始和结束）", t.Name)
				case t.Name != "" && t.Name != last.tag.Name:
					fail(t, "应先结束 %s（%s）", last.tag.Text, last.tag.Where)
					open = open[:len(open)-1]
				default:
					open = open[:len(open)-1]
					if err := last.bind(m, open[len(open)-1].loop); err != nil {
						errs = append(errs, err)
					}
				}
			}
		}
	}
	for _, m := range open[1:] {
		fail(m.tag, "没有结束，同一张工作表里应有 {{/%s}}", m.tag.Name)
	}
	if len(errs) == 0 {
		s.tidy(ctx)
		errs = s.pictures()
	}
	return errs
}

// bind makes a loop of what lies between two marks: words of one cell, or rows.
func (a mark) bind(b mark, outer *region) error {
	if a.text == b.text {
		a.text.atoms[a.atom].end = b.atom
		return nil
	}
	a.text.atoms[a.atom].gone, b.text.atoms[b.atom].gone = true, true
	a.loop.to = b.row
	if n := len(outer.within); n > 0 && outer.within[n-1].to >= a.loop.from {
		return a.tag.Fault("和 %s（%s）都用了第 %d 行；一行只能属于一个清单", outer.within[n-1].tag.Text, outer.within[n-1].tag.Where, a.loop.from)
	}
	outer.within = append(outer.within, a.loop)
	return nil
}

// tidy finds the rows that hold nothing but marks of loops over several rows.
func (s *sheet) tidy(ctx context.Context) {
	for _, r := range s.rows {
		if ctx.Err() != nil {
			return
		}
		if !r.marksOnly() {
			continue
		}
		if g := s.root.around(r.number); g.from < g.to {
			g.gone = append(g.gone, r.number)
		}
	}
}

// around is the innermost region that holds a row.
func (g *region) around(row int) *region {
	for _, k := range g.within {
		if k.from <= row && row <= k.to {
			return k.around(row)
		}
	}
	return g
}

func (r *row) marksOnly() bool {
	any := false
	for _, c := range r.cells {
		switch {
		case c.text == nil && c.full, c.text != nil && !c.text.hollow():
			return false
		}
		any = any || c.text != nil
	}
	return any
}

// pictures refuses words beside a picture: it takes up its cell.
func (s *sheet) pictures() (errs []error) {
	for _, r := range s.rows {
		for _, c := range r.cells {
			if c.text == nil {
				continue
			}
			var picture *tags.Tag
			words := false
			for _, a := range c.text.atoms {
				switch {
				case a.Tag != nil && a.Tag.Sort == '@':
					picture = a.Tag
				case a.Tag != nil && a.Tag.Sort == 0, a.Tag == nil && a.Text != "" && !isBlank(a.Text):
					words = true
				}
			}
			if picture != nil && words {
				errs = append(errs, picture.Fault("应独占一格，格里不能还有文字"))
			}
		}
	}
	return errs
}
