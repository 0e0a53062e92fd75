package form

import (
	"fmt"
	"iter"
	"slices"
	"strings"

	"github.com/biaoping/biaoping/report/review"
	"github.com/biaoping/biaoping/report/xlsx/book"
)

// A Row is one row of a Table, which holds the facts of one document.
type Row struct {
	Number   int    // as people count, from 1
	ID       string // what stands under 编号
	Findings Findings

	table  *Table
	values []value // of the facts of the table, in their order
}

// A value is what was read from one cell.
type value struct {
	written string
	texts   []string // none where the cell is empty or wrong
}

// Named reports whether rows have an ID.
func (t *Table) Named() bool { return t.id >= 0 }

// Rows goes through the rows under the headers that hold something. An error
// is the last.
func (t *Table) Rows() iter.Seq2[*Row, error] {
	return func(yield func(*Row, error) bool) {
		for r, err := range t.book.Rows(t.index) {
			switch {
			case err != nil:
				yield(nil, err)
				return
			case r.Number > t.head && t.holds(r):
				if !yield(t.row(r), nil) {
					return
				}
			}
		}
	}
}

// holds reports whether r says anything; numbers alone (序号) say nothing.
func (t *Table) holds(r *book.Row) bool {
	return slices.ContainsFunc(r.Cells, func(c book.Cell) bool {
		return !t.idle[c.Col] && !c.Filled && strings.TrimSpace(c.Text) != ""
	})
}

// row reads r.
func (t *Table) row(r *book.Row) *Row {
	row := &Row{Number: r.Number + 1, table: t, values: make([]value, len(t.facts))}
	v := valuer{book: t.book}
	next := 0
	for i := range r.Cells {
		cell := &r.Cells[i]
		for next < len(t.facts) && t.facts[next].col < cell.Col {
			next++
		}
		switch {
		case cell.Col == t.id:
			read := v.read(idColumn, cell)
			row.tell(t.finding(r.Number, cell, read.severity, "", read.message, read.fix))
			row.ID = strings.Join(read.texts, "")
		case next < len(t.facts) && t.facts[next].col == cell.Col:
			f := t.facts[next]
			read := v.read(f.Column, cell)
			row.tell(t.finding(r.Number, cell, read.severity, f.path, read.message, read.fix))
			row.values[next] = value{cell.Text, read.texts}
		case !t.idle[cell.Col] && !cell.Filled && strings.TrimSpace(cell.Text) != "":
			row.tell(t.finding(r.Number, cell, Error, "", "这一栏没有表头", "写上表头，或把这一格清空"))
		}
	}
	return row
}

// tell keeps a finding that has something to say.
func (r *Row) tell(f Finding) {
	if f.Severity != "" {
		r.Findings = append(r.Findings, f)
	}
}

// Request is the request of the row: what all documents share, and the facts of
// its cells. A fact with a column is that of the cell alone: an empty one says
// that there is none. The error is an *review.Errors; it is good only for rows
// without errors among their findings.
func (r *Row) Request() (*review.Request, error) {
	tree := r.table.base.Clone()
	for _, f := range r.table.facts {
		tree.Clear(f.path)
	}
	for i, f := range r.table.facts {
		f.write(tree, f.path, r.values[i].texts)
	}
	return review.DecodeTree(tree)
}

// String is what the row says, wherever it stands and in whatever order: the
// facts, a line each, and what is wrong with them.
func (r *Row) String() string {
	lines := make([]string, len(r.values))
	for i, f := range r.table.facts {
		lines[i] = fmt.Sprintf("%s %q", f.path, r.values[i].texts)
	}
	slices.Sort(lines)
	for _, f := range r.Findings {
		if f.Severity == Error {
			lines = append(lines, fmt.Sprintf("%s %q %s", f.Path, f.Value, f.Message))
		}
	}
	return strings.Join(lines, "\n")
}

// At is the finding f at the cell of the fact that it is about, or of one on
// the way to it or below; as it is where the row has none.
func (r *Row) At(f Finding) Finding {
	facts := r.table.facts
	best := slices.IndexFunc(facts, func(c fact) bool { return f.Path != "" && lies(f.Path, c.path) })
	if best < 0 {
		best = slices.IndexFunc(facts, func(c fact) bool { return f.Path != "" && lies(c.path, f.Path) })
	}
	if best >= 0 {
		f.Sheet, f.Cell, f.Value = r.table.name, book.Address(facts[best].col, r.Number-1), r.values[best].written
	}
	return f
}
