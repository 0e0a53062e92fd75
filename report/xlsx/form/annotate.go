package form

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/biaoping/biaoping/report/xlsx/book"
)

// author is whose the comments of an annotated workbook are.
const author = "标评校验"

// Annotate writes a copy of the workbook in which every finding stands where it
// belongs: the cell is filled with red and commented on, the end of its row
// says what is wrong, and a sheet lists everything with links to the cells.
// Whatever has no finding is as it was. A copy that is corrected and read again
// is read as if it had no marks. ctx is asked as by Read.
func (im *Import) Annotate(ctx context.Context, w io.Writer) error {
	n := book.Notes{Author: author, Title: findingHead, Heads: map[int]int{}, Old: im.work.marks, Sum: im.summary()}
	for _, fd := range im.found {
		if fd.head >= 0 {
			n.Heads[fd.index] = fd.head
		}
	}
	for _, f := range im.Findings {
		if f.at.sheet == 0 || f.at.row < 0 {
			continue
		}
		col := f.at.col
		if f.Severity == Note {
			col = -1 // nothing is wrong with the cell
		}
		n.Marks = append(n.Marks, book.Mark{Sheet: f.at.sheet - 1, Row: f.at.row, Col: col, Text: f.Severity.opening() + f.words()})
	}
	return im.work.book.Annotate(ctx, w, n)
}

// summary is the sheet that lists the findings.
func (im *Import) summary() book.Summary {
	s := book.Summary{Name: im.summaryName(), Old: im.summed, Widths: []int{6, 8, 22, 10, 30, 60, 50, 50}}
	var heads []book.Linked
	for _, h := range summaryHeads {
		heads = append(heads, book.Linked{Text: h})
	}
	s.Rows = append(s.Rows, heads)
	for i, f := range im.Findings {
		cell := book.Linked{Text: f.Cell}
		if f.Cell != "" {
			cell.Link = fmt.Sprintf("'%s'!%s", strings.ReplaceAll(f.Sheet, "'", "''"), f.Cell)
		}
		s.Rows = append(s.Rows, []book.Linked{{Text: strconv.Itoa(i + 1)}, {Text: f.Severity.Chinese()}, {Text: f.Sheet}, cell, {Text: clip(f.Value, 200)}, {Text: f.Message}, {Text: f.Fix}, {Text: f.Source}})
	}
	if len(im.Findings) == 0 {
		s.Rows = append(s.Rows, []book.Linked{{}, {}, {Text: "没有发现问题"}})
	}
	return s
}

// summaryHeads are the headers of the summary.
var summaryHeads = []string{"序号", "程度", "工作表", "单元格", "现在的内容", "问题", "应当怎样", "依据"}

// isSummary reports whether a sheet that begins with r is the summary of an
// earlier copy.
func isSummary(r *book.Row) bool {
	for i, h := range summaryHeads {
		if cellText(r.At(i)) != h {
			return false
		}
	}
	return true
}

// summaryName is the name of the summary that no sheet of somebody else has.
func (im *Import) summaryName() string {
	for n, name := 2, findingSheet; ; n++ {
		if !slices.ContainsFunc(im.work.book.Sheets, func(s book.Sheet) bool { return s.Name == name }) {
			return name
		}
		name = findingSheet + strconv.Itoa(n)
	}
}

// unmark takes the marks of an earlier copy out of the cells of a sheet, once,
// and remembers where they stood: texts that open as ours do, under our header.
// What somebody else has written there stays, and the header over it.
func (w *Workbook) unmark(sheet int, g *book.Grid) {
	if w.unmarked[sheet] {
		return
	}
	w.unmarked[sheet] = true
	heads := map[int]int{} // rows, by column
	for i := range g.Rows[:min(len(g.Rows), searched)] {
		for _, c := range g.Rows[i].Cells {
			if c.Text == findingHead || strings.HasPrefix(c.Text, findingHead+"\n") {
				heads[c.Col] = g.Rows[i].Number
			}
		}
	}
	for col, head := range heads {
		ours, others := map[int]bool{}, false
		for i := range g.Rows {
			switch c := g.Rows[i].At(col); {
			case c == nil || g.Rows[i].Number == head:
			case isMark(c.Text):
				ours[g.Rows[i].Number] = true
			default:
				others = true
			}
		}
		if !others {
			ours[head] = true
		}
		g.Remove(col, ours)
		for row := range ours {
			w.marks = append(w.marks, book.Mark{Sheet: sheet, Row: row, Col: col})
		}
	}
}

// isMark reports whether s is what an annotated copy says at the end of a row.
func isMark(s string) bool {
	return slices.ContainsFunc([]Severity{Error, Warning, Note}, func(v Severity) bool { return strings.HasPrefix(s, v.opening()) })
}
