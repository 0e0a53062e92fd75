// Package form makes workbooks to be filled in by hand and reads workbooks that
// were filled in: its own, and those of others whose columns are named
// alike. A form is planned from what a request of the kind writes, so that it
// cannot drift from the facts; every cell that is read is known by the path of
// its fact, and everything doubtful is told with its sheet and cell.
package form

import (
	"slices"
	"strings"

	"github.com/biaoping/biaoping/report/review"
)

// A Form is the plan of the workbook for requests of one kind: all the sheets
// it can have.
type Form struct {
	Kind   string   // of document, such as review-report
	Title  string   // of the kind, such as 评审报告
	Groups []string // of facts
	Sheets []*Sheet
	names  map[string]bool // all headers; see Sheet.keys
	All    bool            // Write writes every sheet, also those of which documents of the kind show nothing
}

// A Sheet holds the scalars of objects, a line each (upright), or a list, an
// item a row.
type Sheet struct {
	Name    string // on its tab
	Title   string // such as 问题清单
	About   string
	Path    string // of the list; of a list inside the items of Parent, from the item on; of an upright sheet its first object
	Upright bool
	Must    bool   // it must be filled in
	Shown   bool   // documents of the kind show it
	Parent  *Sheet // to whose rows the rows belong
	Tree    string // of a list whose items hold a list of the same kind: its name
	Columns []*Column

	parental bool // other sheets refer to its rows
	titles   []string
	item     *review.Outline
	known    map[string]*Column // by header; see keys
}

// A Column is one fact of a sheet: a column, or in an upright sheet a line.
type Column struct {
	Path    string // of an upright sheet from the request on, else from the item on; empty: the item itself
	Title   string // such as 整改方案·整改期限
	About   string
	Kind    review.OutlineKind // of the value, or of the items of the list
	List    bool               // several values in one cell
	Lines   bool
	Must    bool
	Within  string // where it must be written only with others of an optional object: the object's title
	Choices []review.Choice

	idle bool // 否 says no more than an empty cell; see Sheet.idle
}

// New plans the form for requests of a kind that bring the groups named; needs
// are paths that must not be empty, such as review.revisits. shows reports
// whether documents of the kind show a fact, by the type it belongs to and its
// name, such as Review and problems.
func New(kind, title string, groups, needs []string, shows func(owner, name string) bool) *Form {
	p := planner{form: &Form{Kind: kind, Title: title, Groups: groups}, needs: needs, shows: shows}
	request := review.RequestOutline()
	first := true
	for i := range request.Fields {
		f := &request.Fields[i]
		if f.Outline.Kind != review.ObjectOutline || !slices.Contains(groups, f.Name) {
			continue
		}
		s := p.upright(request, f, place{f.Name, true, []string{f.Title}, ""})
		s.Shown = true
		if first {
			first = false
			p.head(s, request)
		}
	}
	name(p.form.Sheets)
	p.form.names = map[string]bool{"序号": true}
	for _, s := range p.form.Sheets {
		s.known = s.keys()
		for k := range s.known {
			p.form.names[k] = true
		}
		for _, c := range s.Columns {
			c.idle = s.idle(c)
		}
	}
	return p.form
}

// idle reports whether 否 in c says no more than an empty cell: c may be left
// out of an object that others must be in, so that 否 alone is no such object.
func (s *Sheet) idle(c *Column) bool {
	if c.Kind != review.FlagOutline || c.Must || c.Within != "" {
		return false
	}
	for _, other := range s.Columns {
		if other.Within != "" && above(other.Path) == above(c.Path) {
			return true
		}
	}
	return false
}

// sheet is the sheet of that name, or nil.
func (f *Form) sheet(name string) *Sheet {
	for _, s := range f.Sheets {
		if s.Name == name {
			return s
		}
	}
	return nil
}

// key is the path of s from the request on, its lists without numbers:
// review.problems.before.
func (s *Sheet) key() string {
	if s.Parent == nil {
		return s.Path
	}
	return joinPath(s.Parent.key(), s.Path)
}

func joinPath(a, b string) string {
	if a == "" || b == "" || strings.HasPrefix(b, "[") {
		return a + b
	}
	return a + "." + b
}
