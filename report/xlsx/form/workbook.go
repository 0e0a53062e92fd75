package form

import (
	"context"
	"strings"

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
