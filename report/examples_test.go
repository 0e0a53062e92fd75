package report_test

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/xml"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"unicode"

	"github.com/xuri/excelize/v2"

	"github.com/biaoping/biaoping/report"
	"github.com/biaoping/biaoping/report/doc"
	"github.com/biaoping/biaoping/report/review"
)

// eachExample builds every example.
func eachExample(t *testing.T, do func(t *testing.T, d *report.Document)) {
	files, err := filepath.Glob("../examples/*/request.yaml")
	if err != nil || len(files) < 4 {
		t.Fatalf("%d examples: %v", len(files), err)
	}
	for _, file := range files {
		t.Run(filepath.Base(filepath.Dir(file)), func(t *testing.T) {
			t.Parallel()
			do(t, build(t, file))
		})
	}
}

func build(t testing.TB, file string) *report.Document {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	req, err := review.Decode(data)
	if err != nil {
		t.Fatal(err)
	}
	d, err := report.Build(context.Background(), req, report.Files(os.DirFS(filepath.Dir(file))))
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestTheSameRequestGivesTheSameBytes(t *testing.T) {
	eachExample(t, func(t *testing.T, d *report.Document) {
		for _, f := range d.Formats() {
			var wg sync.WaitGroup
			sums := make([][32]byte, 9)
			encode := func(i int) {
				h := sha256.New()
				if err := d.Encode(context.Background(), h, f); err != nil {
					t.Error(err)
				}
				copy(sums[i][:], h.Sum(nil))
			}
			encode(0)
			for i := 1; i < len(sums); i++ {
				wg.Go(func() { encode(i) })
			}
			wg.Wait()
			for _, s := range sums[1:] {
				if s != sums[0] {
					t.Errorf("%s: other bytes on another goroutine", f)
				}
			}
		}
	})
}

// A document built afresh from the same bytes is the same document too.
func TestARequestReadTwiceGivesTheSameBytes(t *testing.T) {
	files, err := filepath.Glob("../examples/*/request.yaml")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		a, b := build(t, file), build(t, file)
		for _, f := range a.Formats() {
			var x, y bytes.Buffer
			if err := errors.Join(a.Encode(context.Background(), &x, f), b.Encode(context.Background(), &y, f)); err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(x.Bytes(), y.Bytes()) {
				t.Errorf("%s: %s has other bytes the second time", file, f)
			}
		}
	}
}

func TestWordHoldsTheWholeText(t *testing.T) {
	eachExample(t, func(t *testing.T, d *report.Document) {
		var b bytes.Buffer
		if err := d.Encode(context.Background(), &b, report.DOCX); err != nil {
			t.Fatal(err)
		}
		var got, want strings.Builder
		dec := xml.NewDecoder(strings.NewReader(part(t, b.Bytes(), "word/document.xml")))
		inText := false
		for {
			tok, err := dec.Token()
			if err == io.EOF {
				break
			}
			if err != nil {
				t.Fatal(err)
			}
			switch tok := tok.(type) {
			case xml.StartElement:
				inText = tok.Name.Local == "t"
			case xml.EndElement:
				inText = false
			case xml.CharData:
				if inText {
					got.Write(tok)
				}
			}
		}
		for s := range d.Tree.Texts() {
			want.WriteString(s)
		}
		sameCharacters(t, got.String(), want.String(), spannedText(d.Tree)+listedText(d.Tree))
	})
}

// spannedText is the text of cells that cover several rows: Word shows such a
// cell on one page alone, so that a tall one is begun again with its text.
func spannedText(d *doc.Document) string {
	var b strings.Builder
	for _, s := range d.Sections {
		for _, block := range s.Blocks {
			if table, ok := block.(*doc.Table); ok {
				for _, r := range table.Rows {
					for _, c := range r.Cells {
						if c.RowSpan > 1 {
							b.WriteString(c.Text.String())
						}
					}
				}
			}
		}
	}
	return b.String()
}

// listedText is what contents list: Word keeps the lines of 目录 in the file.
func listedText(d *doc.Document) string {
	var b strings.Builder
	for _, s := range d.Sections {
		for _, block := range s.Blocks {
			if contents, ok := block.(*doc.Contents); ok {
				for _, e := range d.Entries(contents) {
					b.WriteString(e.Text + "0123456789")
				}
			}
		}
	}
	return b.String()
}

func TestTheWorkbookHoldsTheTextOfTheTables(t *testing.T) {
	eachExample(t, func(t *testing.T, d *report.Document) {
		var b bytes.Buffer
		if err := d.Encode(context.Background(), &b, report.XLSX); err != nil {
			if len(d.Formats()) == 2 {
				return // a notice has no workbook
			}
			t.Fatal(err)
		}
		x, err := excelize.OpenReader(bytes.NewReader(b.Bytes()))
		if err != nil {
			t.Fatal(err)
		}
		defer x.Close()
		var got, want strings.Builder
		for _, sheet := range x.GetSheetList() {
			rows, err := x.GetRows(sheet)
			if err != nil {
				t.Fatal(err)
			}
			for _, r := range rows {
				got.WriteString(strings.Join(r, ""))
			}
		}
		tables := &doc.Document{} // and the titles that head their sheets
		for _, s := range d.Tree.Sections {
			var title []doc.Block
			for _, block := range s.Blocks {
				switch block.(type) {
				case *doc.Title:
					title = []doc.Block{block}
				case *doc.Table:
					tables.Sections = append(tables.Sections, doc.Section{Blocks: append(title, block)})
					title = nil
				}
			}
		}
		for s := range tables.Texts() {
			want.WriteString(s)
		}
		sameCharacters(t, got.String(), want.String(), "")
	})
}

// sameCharacters compares two texts by how often each character occurs, white
// space aside: encoders differ in the order of spanned cells. Characters of
// again may occur more often than wanted.
func sameCharacters(t *testing.T, got, want, again string) {
	t.Helper()
	count := map[rune]int{}
	for _, r := range want {
		count[r]++
	}
	for _, r := range got {
		count[r]--
	}
	for r, n := range count {
		if n != 0 && !unicode.IsSpace(r) && !(n < 0 && strings.ContainsRune(again, r)) {
			t.Errorf("%c (U+%04X) occurs %d times too %s", r, r, max(n, -n), map[bool]string{true: "few", false: "many"}[n > 0])
		}
	}
}
