// Package xlsx encodes the tables of a document as a workbook, one sheet a
// table in the document's order.
//
// A workbook is a grid to go on working with: a number stays a number and a
// date a date as long as they show exactly what is printed, a code stays
// text, and no text ever becomes a formula. Only tables are written, those of
// photographs among them; cover, masthead, paragraphs, closing and imprint are
// no tables and stay with the other formats.
//
// Widths, heights and page set-up are stated so that a sheet reads and prints
// without a hand being laid on it. Excel ends a row at 409 points: a text that
// is taller even in the widest column shows in full only in the formula bar.
package xlsx

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"sort"
	"time"

	"github.com/xuri/excelize/v2"

	"github.com/biaoping/biaoping/report/doc"
)

// ErrNoTable is the error of Encode for a document without a table.
var ErrNoTable = errors.New("没有表格可写入工作簿")

// Encode writes the tables of d to w as a workbook. The same document gives
// the same bytes. An error names the sheet, and the cell where there is one;
// nothing has been written then unless w itself failed.
func Encode(w io.Writer, d *doc.Document) error {
	sheets, err := layOut(d)
	if err != nil {
		return err
	}
	f := excelize.NewFile()
	defer f.Close() // removes the temporary files of very large sheets
	var parts archive
	f.ZipWriter = func(io.Writer) excelize.ZipWriter { return &parts }
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
		if err := s.write(f, st, d.Meta.Draft); err != nil {
			return err
		}
	}
	st.finish()
	// excelize takes the kinds of picture from a map.
	kinds := f.ContentTypes.Defaults
	sort.Slice(kinds, func(i, j int) bool { return kinds[i].Extension < kinds[j].Extension })
	if err := f.Write(io.Discard); err != nil {
		return err
	}
	return parts.writeTo(w)
}

// layOut is a sheet for every table of d, measured and ready to be written.
func layOut(d *doc.Document) ([]*sheet, error) {
	var sheets []*sheet
	names := newNames()
	for i := range d.Sections {
		for _, b := range d.Sections[i].Blocks {
			switch b := b.(type) {
			case *doc.Table:
				s, err := newSheet(b, &d.Sections[i], names.next(cmp.Or(b.Name, d.Meta.Title)))
				if err != nil {
					return nil, err
				}
				sheets = append(sheets, s)
			case *doc.Cover, *doc.Masthead, *doc.Title, *doc.Heading, *doc.Paragraph, *doc.List, *doc.Picture,
				*doc.Closing, *doc.AttachmentNote, *doc.AttachmentHead, *doc.Imprint, *doc.PageBreak:
				// not a table
			default:
				return nil, fmt.Errorf("xlsx: cannot encode %T", b)
			}
		}
	}
	if len(sheets) == 0 {
		return nil, ErrNoTable
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
