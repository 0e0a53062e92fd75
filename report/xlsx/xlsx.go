// Package xlsx encodes the tables of a document as a workbook in the document's
// order. A sheet holds what belongs together: a ruled table under the title of
// its form, with the lines above and below it (填报单位, 填表人); photographs
// under each other; lines that belong to no table.
//
// A workbook is a grid to go on working with: a number stays a number and a
// date a date as long as they show exactly what is printed, a code stays
// text, and no text ever becomes a formula. Only tables and the titles that
// head them are written; cover, masthead, paragraphs, closing and imprint stay
// with the other formats.
//
// Widths, heights and page set-up are stated so that a sheet reads and prints
// without a hand being laid on it. Excel ends a row at 409 points: a text that
// is taller even in the widest column shows in full only in the formula bar.
package xlsx

import (
	"cmp"
	"context"
	"errors"
	"io"
	"os"
	"sort"
	"time"

	"github.com/xuri/excelize/v2"

	"github.com/biaoping/biaoping/internal/ctxio"
	"github.com/biaoping/biaoping/report/doc"
)

// ErrNoTable is the error of Encode for a document without a table.
var ErrNoTable = errors.New("没有表格可写入工作簿")

// Encode writes the tables of d to w as a workbook. The same document gives
// the same bytes. An error names the sheet, and the cell where there is one;
// nothing has been written then unless w itself failed. ctx is asked between
// rows and between pieces of the file.
func Encode(ctx context.Context, w io.Writer, d *doc.Document) error {
	sheets, err := layOut(ctx, d)
	if err != nil {
		return err
	}
	// Nothing can be created under DevNull, so that large sheets stay in memory:
	// facts do not lie in a temporary folder, whose space would decide.
	f := excelize.NewFile(excelize.Options{TmpDir: os.DevNull})
	defer f.Close()
	if err := properties(f, d.Meta); err != nil {
		return err
	}
	st := &styles{file: f, ids: map[style]int{}}
	for i, s := range sheets {
		if i == 0 {
			err = f.SetSheetName(f.GetSheetName(0), s.name)
		} else {
			_, err = f.NewSheet(s.name)
		}
		if err != nil {
			return s.fail(err)
		}
		if err := s.write(ctx, f, st, d.Meta.Draft); err != nil {
			return err
		}
	}
	st.finish()
	fillCharts(f, sheets)
	return Pack(ctx, w, f)
}

// Pack writes f to w so that the same workbook gives the same bytes. ctx is
// asked between pieces of the file.
func Pack(ctx context.Context, w io.Writer, f *excelize.File) error {
	parts := archive{ctx: ctx}
	f.ZipWriter = func(io.Writer) excelize.ZipWriter { return &parts }
	// excelize takes the kinds of picture from a map.
	kinds := f.ContentTypes.Defaults
	sort.Slice(kinds, func(i, j int) bool { return kinds[i].Extension < kinds[j].Extension })
	if err := f.Write(io.Discard); err != nil {
		return err
	}
	return parts.writeTo(ctxio.Writer(ctx, w))
}

// layOut is the sheets of d, measured and ready to be written.
func layOut(ctx context.Context, d *doc.Document) ([]*sheet, error) {
	groups, err := groupTables(d)
	if err != nil {
		return nil, err
	}
	if len(groups) == 0 {
		return nil, ErrNoTable
	}
	sheets := make([]*sheet, len(groups))
	names := newNames()
	for i, g := range groups {
		if sheets[i], err = newSheet(ctx, g, names.next(cmp.Or(g.name(), d.Meta.Title))); err != nil {
			return nil, err
		}
	}
	return sheets, nil
}

// properties states what a file list shows: title, author and 成文日期, which
// begins at midnight in Beijing. A document without a date is dated
// 1980-01-01, the earliest day a package can bear.
func properties(f *excelize.File, m doc.Meta) error {
	date := time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)
	if !m.Date.IsZero() {
		date = m.Date.UTC().Add(-8 * time.Hour)
	}
	const program = "biaoping"
	stamp := date.Format("2006-01-02T15:04:05Z")
	if err := f.SetAppProps(&excelize.AppProperties{Application: program}); err != nil {
		return err
	}
	return f.SetDocProps(&excelize.DocProperties{
		Title: m.Title, Creator: cmp.Or(m.Author, program), LastModifiedBy: cmp.Or(m.Author, program),
		Created: stamp, Modified: stamp,
	})
}
