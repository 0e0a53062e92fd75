package form

import (
	"slices"
	"strings"

	"github.com/biaoping/biaoping/report/review"
)

// A planner spreads what a request writes over sheets.
type planner struct {
	form  *Form
	needs []string
	shows func(owner, name string) bool
}

// A place is where in a request the planner stands.
type place struct {
	path   string // from the request or from the item on
	must   bool   // everything on the way must be written
	titles []string
	within string // the title of the optional object on the way
}

func (at place) below(f *review.OutlineField) place {
	out := place{joinPath(at.path, f.Name), at.must && f.Must, append(slices.Clone(at.titles), f.Title), at.within}
	if !f.Must && f.Outline.Kind == review.ObjectOutline {
		out.within = f.Title
	}
	return out
}

// small is the most scalars of an object that stands on the sheet around it.
const small = 5

// head puts what a request says beside its facts (规则包, 附录) at the end of s.
func (p *planner) head(s *Sheet, request *review.Outline) {
	var columns []*Column
	for i := range request.Fields {
		f := &request.Fields[i]
		if f.Outline.Kind != review.ObjectOutline && f.Name != "kind" {
			columns = append(columns, newColumn(f, place{path: f.Name}, f.Title))
		}
	}
	s.Columns = append(s.Columns, columns...)
}

// upright plans the sheet of an object and of what lies below it. The objects
// of a group have sheets of their own, unless they are small; what lies deeper
// stays on their sheets.
func (p *planner) upright(owner *review.Outline, f *review.OutlineField, at place) *Sheet {
	if slices.Contains(p.needs, at.path) {
		at.must, at.within = true, ""
	}
	s := &Sheet{Title: f.Title, About: f.About, Path: at.path, Upright: true, Must: at.must, titles: at.titles, item: f.Outline}
	s.Shown = s.Must || p.shows(owner.Name, f.Name)
	p.form.Sheets = append(p.form.Sheets, s)
	p.fields(s, f.Outline, at, "", len(at.titles) == 1)
	return s
}

// fields plans the fields of o: scalars as columns of s, lists of objects as
// sheets, objects as either. prefix are the titles of the objects between s
// and o.
func (p *planner) fields(s *Sheet, o *review.Outline, at place, prefix string, group bool) {
	for i := range o.Fields {
		f := &o.Fields[i]
		below := at.below(f)
		switch kind := f.Outline.Kind; {
		case kind == review.BytesOutline: // pictures are named by their files
		case kind == review.ObjectOutline && group && !isSmall(f.Outline):
			p.upright(o, f, below)
		case kind == review.ObjectOutline:
			p.fields(s, f.Outline, below, title(prefix, f.Title), false)
		case kind == review.ListOutline && f.Outline.Item == s.item && !s.Upright:
			s.Tree, s.parental = f.Name, true
		case kind == review.ListOutline && inCell(f):
			s.Columns = append(s.Columns, newColumn(f, below, title(prefix, f.Title)))
		case kind == review.ListOutline:
			p.list(s, o, f, f.Outline.Item, below)
		default:
			s.Columns = append(s.Columns, newColumn(f, below, title(prefix, f.Title)))
		}
	}
}

// list plans the sheet of the list f, whose items are as item says.
func (p *planner) list(around *Sheet, owner *review.Outline, f *review.OutlineField, item *review.Outline, at place) {
	s := &Sheet{Title: f.Title, About: f.About, Path: at.path, Must: at.must || slices.Contains(p.needs, at.path), titles: at.titles, item: item}
	s.Shown = s.Must || p.shows(owner.Name, f.Name)
	if !around.Upright {
		s.Shown = s.Shown && around.Shown
		s.Parent, around.parental = around, true
		s.titles = append(slices.Clone(around.titles), at.titles...)
	}
	p.form.Sheets = append(p.form.Sheets, s)
	switch {
	case item.Kind == review.ObjectOutline:
		p.fields(s, item, place{must: true}, "", false)
	case item.Kind == review.ListOutline:
		inner := *f
		inner.Outline = item
		if inner.Title = "各项"; inCell(&inner) {
			s.Columns = append(s.Columns, newColumn(&inner, place{must: true}, inner.Title))
		} else {
			p.list(s, owner, &inner, item.Item, place{titles: []string{inner.Title}})
		}
	default:
		s.Columns = append(s.Columns, newColumn(f, place{must: true}, f.Title))
		s.Columns[0].List, s.Columns[0].Must = false, true
	}
}

// inCell reports whether the items of a list stand in one cell, a line each.
func inCell(f *review.OutlineField) bool {
	kind := f.Outline.Item.Kind
	return kind != review.ObjectOutline && kind != review.ListOutline && !f.Lines
}

// isSmall reports whether o is a few scalars.
func isSmall(o *review.Outline) bool {
	n, ok := scalars(o)
	return ok && n <= small
}

// scalars counts the scalars of o; it is not ok for an object with a list of
// objects.
func scalars(o *review.Outline) (n int, ok bool) {
	for i := range o.Fields {
		switch f := &o.Fields[i]; {
		case f.Outline.Kind == review.ObjectOutline:
			below, ok := scalars(f.Outline)
			if !ok {
				return 0, false
			}
			n += below
		case f.Outline.Kind == review.ListOutline && !inCell(f):
			return 0, false
		default:
			n++
		}
	}
	return n, true
}

func newColumn(f *review.OutlineField, at place, title string) *Column {
	c := &Column{Path: at.path, Title: title, About: f.About, Kind: f.Outline.Kind, Lines: f.Lines, Must: at.must, Choices: f.Choices}
	if f.Must && !at.must {
		c.Within = at.within
	}
	if c.Kind == review.ListOutline {
		c.Kind, c.List = f.Outline.Item.Kind, true
	}
	return c
}

// title is the title of a field under the titles around it, said once:
// 行政区划代码 rather than 行政区划·行政区划代码.
func title(prefix, own string) string {
	if prefix == "" || strings.HasPrefix(own, prefix) {
		return own
	}
	return prefix + "·" + own
}
