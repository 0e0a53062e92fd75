package form

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"github.com/biaoping/biaoping/report/review"
	"github.com/biaoping/biaoping/report/xlsx/book"
)

// An Import is what was read from a workbook.
type Import struct {
	Request  *review.Request // nil where there are errors
	Findings Findings

	form  *Form
	value valuer
	found []*found
	tree  review.Tree

	work   *Workbook
	summed int // the sheet that lists the findings of an earlier copy; -1 for none

	faulty map[string]bool         // paths with an error of their own
	around map[string]bool         // what they lie under
	places map[string]Place        // of items and of the facts of upright sheets
	rows   map[*Sheet]map[int]item // by 行号
	counts map[string]int          // of the items of lists, by path
	wanted map[*Sheet]map[int]bool // numbers of rows that others belong to
	told   map[string]bool         // what is said but once a column
	ids    map[string]string       // of the items of lists, by path
	untold map[Severity]int
}

// An item is a row that others can belong to.
type item struct {
	path  string
	depth int // of the tree
}

// maxDepth is how deep a tree may be.
const maxDepth = 20

// Read reads the facts that f has room for. The error is one of the file;
// what is wrong with its cells is told in the findings.
//
// What the workbook has no room for is taken from base, which may be nil: facts
// without a line or a sheet, and for the items of a list the facts without a
// column, from the item of base with the same number, code or name. ctx is
// asked between rows.
func (f *Form) Read(ctx context.Context, w *Workbook, base *review.Request) (*Import, error) {
	im := &Import{form: f, work: w, summed: -1, value: valuer{w.book, w.kind != ""}, faulty: map[string]bool{}, around: map[string]bool{}, places: map[string]Place{}, rows: map[*Sheet]map[int]item{},
		counts: map[string]int{}, wanted: map[*Sheet]map[int]bool{}, told: map[string]bool{}, ids: map[string]string{}, untold: map[Severity]int{}}
	if w.kind != "" && w.kind != f.Kind {
		im.add(Finding{Severity: Warning, Message: fmt.Sprintf("这是文种 %s 的填报表，按文种 %s 读入", w.kind, f.Kind)})
	}
	if w.kind == f.Kind && w.sum != f.sum() {
		im.add(Finding{Severity: Note, Message: "这份填报表是按别的版本的栏目做的，逐栏按表头读入"})
	}
	if w.note != "" {
		im.add(Finding{Severity: Note, Message: w.note})
	}
	if err := im.find(ctx, w); err != nil {
		return nil, err
	}
	im.tree.Set("kind", f.Kind)
	for _, s := range f.Sheets {
		for _, fd := range im.found {
			if fd.sheet != s {
				continue
			}
			if s.Upright {
				im.upright(fd)
			} else if err := im.list(ctx, fd); err != nil {
				return nil, err
			}
		}
	}
	if base != nil {
		if err := im.complete(ctx, base); err != nil {
			return nil, err
		}
	}
	im.decode()
	im.Findings.sort()
	return im, nil
}

// maxFindings is how many findings are told one by one.
const maxFindings = 10_000

// add keeps a finding; of too many it keeps the number alone.
func (im *Import) add(f Finding) {
	if len(im.Findings) < maxFindings {
		im.Findings = append(im.Findings, f)
	} else {
		im.untold[f.Severity]++
	}
	if f.Severity == Error && f.Path != "" {
		im.faulty[f.Path] = true
		for p := f.Path; p != ""; p = above(p) {
			im.around[p] = true
		}
	}
}

// tell is a finding at a cell.
func (im *Import) tell(fd *found, row, col int, severity Severity, path, message, fix string) {
	f := Finding{Severity: severity, Sheet: fd.name, Path: path, Message: message, Fix: fix, at: Place{fd.index + 1, row, col}}
	if row >= 0 && col >= 0 {
		f.Cell = book.Address(col, row)
		if r := fd.grid.Row(row); r != nil {
			f.Value = cellText(r.At(col))
		}
	}
	im.add(f)
}

// fact reads one cell for the column c of the fact at path.
func (im *Import) fact(fd *found, row int, c *Column, path string, cell *book.Cell) {
	r := im.value.read(c, cell)
	if r.severity == Note && cell.Formula { // once a column
		k := fmt.Sprint(fd.index, " ", cell.Col)
		if im.told[k] {
			r.severity = ""
		}
		im.told[k] = true
	}
	if r.severity != "" {
		im.tell(fd, row, cell.Col, r.severity, path, r.message, r.fix)
	}
	if r.severity == Error {
		c.write(&im.tree, path, []string{c.spoiled(cell)})
		return
	}
	c.write(&im.tree, path, r.texts)
	if !c.List && c.Path != "" && c.Must && identity[c.Path] > 0 {
		for _, t := range r.texts {
			im.identify(path[:len(path)-len(c.Path)-1], c.Path, t)
		}
	}
}

// spoiled is a cell that is wrong, for those who mend it. A text that may look
// right, of which Excel has lost digits, is marked as damaged.
func (c *Column) spoiled(cell *book.Cell) string {
	if c.Kind == review.TextOutline && len(c.Choices) == 0 && cell.Text != "" {
		return "〖" + cell.Text + "〗"
	}
	return cell.Text
}

// write sets what was read for c at path.
func (c *Column) write(tree *review.Tree, path string, texts []string) {
	for i, t := range texts {
		switch {
		case c.List:
			tree.Set(path+"["+strconv.Itoa(i)+"]", t)
		case !c.idle || t != "false":
			tree.Set(path, t)
		}
	}
}

// upright reads a sheet of lines.
func (im *Import) upright(fd *found) {
	for _, l := range fd.lines {
		im.line(fd, l)
	}
}

func (im *Import) line(fd *found, l line) {
	if at, ok := im.places[l.column.Path]; ok {
		if l.cell != nil && at.sheet > 0 && im.filled(at) && !im.same(at, l.cell) {
			im.tell(fd, l.row, l.cell.Col, Warning, l.column.Path, l.column.Title+"在别处已经写过，这里的没有读入", "只写一处")
		}
		if l.cell == nil || im.filled(at) {
			return
		}
	}
	im.places[l.column.Path] = Place{fd.index + 1, l.row, l.col}
	if l.cell != nil {
		im.fact(fd, l.row, l.column, l.column.Path, l.cell)
	}
}

// filled reports whether the cell at a place holds something.
func (im *Import) filled(at Place) bool {
	r := im.foundAt(at).grid.Row(at.row)
	return r != nil && r.At(at.col) != nil
}

// same reports whether the cell at a place says what c says, as on the sheets of
// counties under one head.
func (im *Import) same(at Place, c *book.Cell) bool {
	other := cellText(im.foundAt(at).grid.Row(at.row).At(at.col))
	if _, value, ok := cutLabel(other); ok {
		other = stamps.Replace(value)
	}
	return strings.TrimSpace(other) == strings.TrimSpace(c.Text)
}
