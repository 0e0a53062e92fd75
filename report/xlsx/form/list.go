package form

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"github.com/biaoping/biaoping/report/xlsx/book"
)

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
