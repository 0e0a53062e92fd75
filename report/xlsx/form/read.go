package form

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"github.com/biaoping/biaoping/report/review"
	"github.com/biaoping/biaoping/report/xlsx/book"
)

// A Workbook is a workbook that is to be read or marked.
type Workbook struct {
	book   *book.Book
	kind   string
	groups []string
	sum    string
	note   string // on the encoding of its file; empty for a workbook

	unmarked map[int]bool // sheets of which the marks of an earlier copy are known
	marks    []book.Mark  // these marks, which are taken out of the cells
}

// Open opens a workbook, or a list of values parted by commas (CSV). The error
// says in Chinese what is wrong with the file, or is that of ctx.
func Open(ctx context.Context, data []byte) (*Workbook, error) {
	if isCSV(data) {
		return openCSV(ctx, data)
	}
	b, err := book.Open(ctx, data)
	if err != nil {
		return nil, err
	}
	w := &Workbook{book: b, unmarked: map[int]bool{}}
	for i, s := range b.Sheets {
		if s.Name != stampSheet {
			continue
		}
		g, err := b.Read(ctx, i)
		if err != nil {
			return nil, err
		}
		if len(g.Rows) > 0 && cellText(g.Rows[0].At(0)) == stampWord {
			w.kind, w.sum = cellText(g.Rows[0].At(2)), cellText(g.Rows[0].At(3))
			w.groups = strings.Split(cellText(g.Rows[0].At(4)), ",")
		}
	}
	return w, nil
}

// Kind is the kind of document that the workbook, a form of ours, is for; empty
// for a workbook of others.
func (w *Workbook) Kind() string { return w.kind }

// Groups are the groups of facts that a form of ours has room for.
func (w *Workbook) Groups() []string { return w.groups }

func cellText(c *book.Cell) string {
	if c == nil {
		return ""
	}
	return c.Text
}

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

// list reads a sheet of rows.
func (im *Import) list(ctx context.Context, fd *found) error {
	s := fd.sheet
	im.hidden(fd)
	for i := range fd.grid.Rows {
		if err := ctx.Err(); err != nil {
			return err
		}
		r := &fd.grid.Rows[i]
		if r.Number <= fd.head {
			continue
		}
		why := im.passes(fd, r)
		fd.remarked = why == isUnder
		if why != "" {
			im.tell(fd, r.Number, r.Cells[0].Col, Note, "", why+"，没有作为一项读入", "")
			continue
		}
		if im.isHead(r) {
			im.tell(fd, r.Number, r.Cells[0].Col, Error, "", "又是一张表的表头，与上面的不同，从这里起没有读入", "一张工作表只放一张表，移到另一张工作表")
			break
		}
		im.beyond(fd, r)
		number, hasNumber := whole(r, fd.number)
		if !im.holds(fd, r) && !(hasNumber && im.wanted[s][number]) {
			continue
		}
		list, depth, ok := im.listOf(fd, r)
		if !ok {
			continue
		}
		path := list + "[" + strconv.Itoa(im.counts[list]) + "]"
		im.counts[list]++
		im.tree.Begin(path) // its cells may all be wrong
		im.places[path] = Place{fd.index + 1, r.Number, -1}
		if hasNumber && s.parental {
			if im.rows[s] == nil {
				im.rows[s] = map[int]item{}
			}
			if _, ok := im.rows[s][number]; ok {
				im.tell(fd, r.Number, fd.number, Error, "", "行号 "+strconv.Itoa(number)+" 在上面已经用过", "一行一个行号，不重复")
			}
			im.rows[s][number] = item{path, depth}
		}
		im.items(fd, r, path)
	}
	return nil
}

// items reads the facts of a row.
func (im *Import) items(fd *found, r *book.Row, path string) {
	for i := range r.Cells {
		cell := &r.Cells[i]
		columns := fd.columns[cell.Col]
		if len(columns) == 1 {
			im.fact(fd, r.Number, columns[0], joinPath(path, columns[0].Path), cell)
			continue
		}
		im.several(fd, r, columns, path, cell)
	}
}

// holds reports whether the row says anything of the facts of the sheet.
func (im *Import) holds(fd *found, r *book.Row) bool {
	for i := range r.Cells {
		c := &r.Cells[i]
		blank := strings.TrimSpace(c.Text) == "" || !im.value.own && isBlank(c.Text)
		if len(fd.columns[c.Col]) > 0 && !c.Filled && !blank {
			return true
		}
	}
	return false
}

// listOf is the path of the list that the row belongs to, and how deep in the
// tree that is.
func (im *Import) listOf(fd *found, r *book.Row) (path string, depth int, ok bool) {
	s := fd.sheet
	if s.Parent == nil && s.Tree == "" {
		return s.Path, 0, true
	}
	parent, written := whole(r, fd.parent)
	around, below := s.Parent, s.Path
	if around == nil {
		around, below = s, s.Tree
	}
	it, known := im.rows[around][parent]
	switch {
	case !written && s.Parent == nil:
		return s.Path, 0, true // the top of the tree
	case !written:
		im.tell(fd, r.Number, max(fd.parent, 0), Error, "", "没有写所属行号", "填“"+around.Name+"”表中它所属一行的行号")
	case !known:
		im.tell(fd, r.Number, fd.parent, Error, "", fmt.Sprintf("“%s”表里没有行号 %d", around.Name, parent), "填它所属一行的行号；所属的行写在前面")
	case it.depth == maxDepth:
		im.tell(fd, r.Number, fd.parent, Error, "", fmt.Sprintf("层次超过 %d 层", maxDepth), "减少层次")
	default:
		return joinPath(it.path, below), it.depth + 1, true
	}
	return "", 0, false
}

// whole is the whole number in a cell; not ok where there is none.
func whole(r *book.Row, col int) (int, bool) {
	if col < 0 {
		return 0, false
	}
	cell := r.At(col)
	if cell == nil {
		return 0, false
	}
	n, err := strconv.ParseFloat(strings.TrimSpace(cell.Text), 64)
	return int(n), err == nil && n == float64(int(n)) && n > 0
}
