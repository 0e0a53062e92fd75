package form

import (
	"context"
	"fmt"
	"io"
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
	n := book.Notes{Author: author, Title: findingHead, Heads: map[int]int{}, Sum: im.summary()}
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
		n.Marks = append(n.Marks, book.Mark{Sheet: f.at.sheet - 1, Row: f.at.row, Col: col, Text: f.Severity.Chinese() + "：" + f.words()})
	}
	return im.value.book.Annotate(ctx, w, n)
}

// summary is the sheet that lists the findings.
func (im *Import) summary() book.Summary {
	s := book.Summary{Name: findingSheet, Widths: []int{6, 8, 22, 10, 30, 60, 50, 50}}
	s.Rows = append(s.Rows, []book.Linked{{Text: "序号"}, {Text: "程度"}, {Text: "工作表"}, {Text: "单元格"}, {Text: "现在的内容"}, {Text: "问题"}, {Text: "应当怎样"}, {Text: "依据"}})
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
