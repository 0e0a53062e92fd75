package form

import (
	"errors"
	"fmt"
	"iter"
	"slices"
	"strings"

	"github.com/biaoping/biaoping/report/review"
	"github.com/biaoping/biaoping/report/xlsx/book"
)

// A Table is a sheet that holds a document a row: one row of headers names the
// facts in which the documents differ, and what they share stands in a request
// that need not be whole. It keeps no rows.
type Table struct {
	book  *book.Book
	index int    // of the sheet
	name  string // of the sheet
	head  int    // the row of the headers
	id    int    // the column of 编号; -1 for none
	idle  map[int]bool
	facts []fact // by column
	base  *review.Tree
}

// A fact is what a column of a Table holds.
type fact struct {
	*Column
	col  int
	path string // from the request on
}

// idHeads are the headers of the column by which a row is called.
var idHeads = map[string]bool{"编号": true, "id": true}

// idColumn reads what stands under one of them.
var idColumn = &Column{Title: "编号"}

// Table finds the table in w: on the sheet of that name, or for "" on the only
// one that holds something. Of the first rows that with the most names of facts
// is the headers', and all of its cells must be such names. What is wrong with
// them is told at once, in a Findings; another error is one of the file.
func (f *Form) Table(w *Workbook, sheet string, base *review.Tree) (*Table, error) {
	t := &Table{book: w.book, id: -1, base: base}
	if err := t.choose(sheet); err != nil {
		return nil, err
	}
	h := newNamer(f, base)
	row, err := t.search(h)
	if err != nil {
		return nil, err
	}
	t.head, t.idle = row.Number, map[int]bool{}
	var wrong Findings
	for i := range row.Cells {
		cell := &row.Cells[i]
		m := h.meaning(cell.Text)
		problem := m.err
		switch {
		case m.id && t.id >= 0:
			problem = fmt.Errorf("编号一栏已经有了，在 %s", book.Address(t.id, t.head))
		case m.id:
			t.id = cell.Col
		case m.idle:
			t.idle[cell.Col] = true
		case problem == nil:
			problem = t.add(fact{m.column, cell.Col, m.path})
		}
		if problem != nil {
			wrong = append(wrong, t.finding(t.head, cell, Error, m.path, "表头"+problem.Error(), "写字段的中文名称或在请求里的路径，或删去这一栏"))
		}
	}
	if wrong != nil {
		return nil, wrong
	}
	return t, nil
}

// choose finds the sheet.
func (t *Table) choose(name string) error {
	var names []string
	for i, s := range t.book.Sheets {
		if name != "" && s.Name != name || name == "" && s.Hidden {
			continue
		}
		for _, err := range t.book.Rows(i) {
			if err != nil {
				return err
			}
			t.index, t.name = i, s.Name
			names = append(names, s.Name)
			break
		}
	}
	switch {
	case len(names) == 0 && name != "":
		return fmt.Errorf("没有工作表 %q，或者里面没有内容", name)
	case len(names) == 0:
		return errors.New("里面没有内容")
	case len(names) > 1:
		return fmt.Errorf("有内容的工作表不止一张：%s；要指明是哪一张", strings.Join(names, "、"))
	}
	return nil
}

// search finds the row of the headers.
func (t *Table) search(h *namer) (*book.Row, error) {
	var best book.Row
	most := 0
	for r, err := range t.book.Rows(t.index) {
		if err != nil {
			return nil, err
		}
		if r.Number >= searched || len(r.Cells) > maxHeads {
			break
		}
		n := 0
		for i := range r.Cells {
			if m := h.meaning(r.Cells[i].Text); m.err == nil && !m.idle {
				n++
			}
		}
		if n > most {
			best, most = book.Row{Number: r.Number, Cells: slices.Clone(r.Cells)}, n
		}
		if most > 0 && most == len(best.Cells) {
			break
		}
	}
	if most == 0 {
		return nil, Findings{{Severity: Error, Sheet: t.name, Message: fmt.Sprintf("前 %d 行里没有认出表头", searched),
			Fix: fmt.Sprintf("有一行写各栏的字段，至多 %d 栏，用中文名称或在请求里的路径，如 企业名称、notice.mainTo", maxHeads)}}
	}
	return &best, nil
}

// maxHeads is how many columns a table may have.
const maxHeads = 200

// add takes one more fact, unless it gets in the way of another, or of what the
// documents share.
func (t *Table) add(f fact) error {
	for _, other := range t.facts {
		if lies(f.path, other.path) || lies(other.path, f.path) {
			return fmt.Errorf("与 %s 同指 %s", book.Address(other.col, t.head), other.path)
		}
	}
	if t.base.Opposed(f.path) {
		return fmt.Errorf("指 %s，请求里写在那里的不是这种内容", f.path)
	}
	t.facts = append(t.facts, f)
	return nil
}

// lies reports whether path is around or leads there from it.
func lies(path, around string) bool {
	rest, ok := strings.CutPrefix(path, around)
	return ok && (rest == "" || rest[0] == '.' || rest[0] == '[')
}

// finding is one about a cell.
func (t *Table) finding(row int, cell *book.Cell, severity Severity, path, message, fix string) Finding {
	return Finding{Severity: severity, Sheet: t.name, Cell: book.Address(cell.Col, row), Value: cell.Text, Path: path, Message: message, Fix: fix,
		at: Place{t.index + 1, row, cell.Col}}
}

// Columns are the headers with the paths of their facts, a line each, in the
// order of the sheet.
func (t *Table) Columns() iter.Seq2[string, string] {
	return func(yield func(string, string) bool) {
		for _, f := range t.facts {
			if !yield(t.name+"!"+book.Address(f.col, t.head), f.path) {
				return
			}
		}
	}
}
