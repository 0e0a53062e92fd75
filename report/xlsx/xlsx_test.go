package xlsx

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/xuri/excelize/v2"

	"github.com/biaoping/biaoping/report/doc"
	"github.com/biaoping/biaoping/report/doc/doctest"
)

func TestEveryCellShowsWhatIsPrinted(t *testing.T) {
	for _, d := range []*doc.Document{document(register(30)), doctest.Every(), doctest.Report(40), form()} {
		got, want := shows(t, open(t, d)), printed(t, d)
		if len(want) < 20 {
			t.Fatalf("%s prints %q", d.Meta.Title, want)
		}
		for i := range max(len(got), len(want)) {
			if i >= len(got) || i >= len(want) || got[i] != want[i] {
				t.Fatalf("%s: text %d of the workbook differs:\n got %q\nwant %q", d.Meta.Title, i, got[min(i, len(got)):], want[min(i, len(want)):])
			}
		}
	}
}

func TestDocumentWithoutTableIsRefused(t *testing.T) {
	var b bytes.Buffer
	if err := Encode(context.Background(), &b, doctest.Notice()); !errors.Is(err, ErrNoTable) || b.Len() > 0 {
		t.Errorf("got %v and %d bytes", err, b.Len())
	}
}

func TestFailingWriterIsReported(t *testing.T) {
	full := errors.New("disk full")
	if err := Encode(context.Background(), failing{full}, document(register(3))); !errors.Is(err, full) {
		t.Errorf("got %v", err)
	}
}

type failing struct{ err error }

func (w failing) Write([]byte) (int, error) { return 0, w.err }

func TestSameDocumentGivesSameBytes(t *testing.T) {
	d := form()
	d.Sections = append(d.Sections, document(register(200), register(20)).Sections...)
	d.Sections = append(d.Sections, doctest.Bound().Sections...)
	var wg sync.WaitGroup
	var got [8][]byte
	for i := range got {
		wg.Go(func() {
			var b bytes.Buffer
			if Encode(context.Background(), &b, d) == nil {
				got[i] = b.Bytes()
			}
		})
	}
	wg.Wait()
	for i := range got {
		if got[i] == nil || !bytes.Equal(got[i], got[0]) {
			t.Fatalf("encoding %d differs", i)
		}
	}
}

func TestPackageIsSortedAndDated(t *testing.T) {
	b := encode(t, doctest.Every())
	z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range z.File {
		names = append(names, e.Name)
		if e.ModifiedDate != 1<<5|1 || e.ModifiedTime != 0 || len(e.Extra) > 0 {
			t.Errorf("%s: dated %v with %d bytes more", e.Name, e.Modified, len(e.Extra))
		}
		r, err := e.Open()
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.Copy(io.Discard, r); err != nil { // checks the sum too
			t.Errorf("%s: %v", e.Name, err)
		}
	}
	if !slices.IsSorted(names) || names[0] != "[Content_Types].xml" {
		t.Errorf("parts are %v", names)
	}
}

func TestPropertiesComeFromTheDocument(t *testing.T) {
	p, err := open(t, document(register(1))).GetDocProps()
	if err != nil {
		t.Fatal(err)
	}
	if p.Title != "样例文书" || p.Creator != "某某市应急管理局" || p.LastModifiedBy != "某某市应急管理局" || p.Created != "2024-05-30T16:00:00Z" || p.Modified != p.Created {
		t.Errorf("got %+v", p)
	}
	d := document(register(1))
	d.Meta = doc.Meta{}
	if p, err = open(t, d).GetDocProps(); err != nil || p.Creator != "biaoping" || p.Created != "1980-01-01T00:00:00Z" {
		t.Errorf("without facts: %+v, %v", p, err)
	}
}

func TestLongTableIsWhole(t *testing.T) {
	const rows = 5001
	f := open(t, document(register(rows)))
	it, err := f.Rows(f.GetSheetName(0))
	if err != nil {
		t.Fatal(err)
	}
	small := open(t, document(register(2)))
	for r := 1; it.Next(); r++ {
		cells, err := it.Columns()
		if err != nil {
			t.Fatal(err)
		}
		switch {
		case r == 3 || r == 4: // the first rows are those of a short table
			want, err := small.GetRows(small.GetSheetName(0))
			if err != nil || !slices.Equal(cells, want[r-1]) {
				t.Errorf("row %d is %q, in a short table %q", r, cells, want[r-1])
			}
		case r == rows+2:
			if cells[0] != "5001" || cells[3] != "91330100MA20005000" || cells[10] != "50.50" {
				t.Errorf("last row is %q", cells)
			}
		case r == rows+3 && cells[0] != "注：样例。":
			t.Errorf("note is %q", cells)
		case r > rows+3:
			t.Fatalf("row %d after the note", r)
		}
	}
	merged, err := f.GetMergeCells(f.GetSheetName(0))
	if err != nil || len(merged) != 2 {
		t.Errorf("merged %v, %v", merged, err)
	}
	if h, err := f.GetRowHeight(f.GetSheetName(0), rows+2); err != nil || h < minHeight {
		t.Errorf("last row is %v points tall, %v", h, err)
	}
}

func TestVeryLongTableLeavesNoFileBehind(t *testing.T) {
	dir := t.TempDir()
	t.Setenv("TMPDIR", dir)
	var cells []doc.Cell
	long := strings.Repeat("长", 6000) // 18 MB in all: more than excelize keeps in memory
	for range 1000 {
		cells = append(cells, text(long))
	}
	b := encode(t, document(oneColumn(cells...)))
	left, err := os.ReadDir(dir)
	if err != nil || len(left) > 0 {
		t.Errorf("left behind: %v, %v", left, err)
	}
	f, err := excelize.OpenReader(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if got, _ := shown(t, f, "样例文书", "A1000"); got != long {
		t.Errorf("last row has %d bytes", len(got))
	}
}

func BenchmarkRegister10000x12(b *testing.B) {
	d := document(register(10000))
	d.Sections[0].Landscape = true
	b.ReportAllocs()
	for b.Loop() {
		if err := Encode(context.Background(), io.Discard, d); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkReviewReport(b *testing.B) {
	d := doctest.Report(300)
	b.ReportAllocs()
	for b.Loop() {
		if err := Encode(context.Background(), io.Discard, d); err != nil {
			b.Fatal(err)
		}
	}
}
