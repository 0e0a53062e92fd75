package docx

import (
	"bytes"
	"context"
	"flag"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/biaoping/biaoping/internal/opc/opctest"
	"github.com/biaoping/biaoping/report/doc"
	"github.com/biaoping/biaoping/report/doc/doctest"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// encoded is d's package; the test ends when there is none.
func encoded(t testing.TB, d *doc.Document) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := Encode(context.Background(), &b, d); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// unpacked is the parts of a package by name, and their names in order.
func unpacked(t testing.TB, file []byte) (parts map[string]string, names []string) {
	t.Helper()
	parts = map[string]string{}
	for _, p := range opctest.Unpack(t, file) {
		parts[p[0]] = p[1]
		names = append(names, p[0])
	}
	return parts, names
}

// document is word/document.xml of d.
func document(t testing.TB, d *doc.Document) string {
	t.Helper()
	parts, _ := unpacked(t, encoded(t, d))
	return parts["word/document.xml"]
}

// body is document.xml of one section with these blocks.
func body(t testing.TB, blocks ...doc.Block) string {
	t.Helper()
	return document(t, oneSection(blocks...))
}

func oneSection(blocks ...doc.Block) *doc.Document {
	return &doc.Document{Sections: []doc.Section{{Blocks: blocks}}}
}

func TestPackagesAsGolden(t *testing.T) {
	for name, c := range map[string]struct {
		doc  *doc.Document
		also []string // parts shown beside document.xml
	}{
		"every":      {doctest.Every(), []string{"word/_rels/document.xml.rels", "docProps/core.xml"}},
		"letter":     {doctest.Letter(), []string{"word/firstLetter.xml", "word/evenLetter.xml"}},
		"order":      {doctest.Order(), nil},
		"minutes":    {doctest.Minutes(), nil},
		"telegram":   {doctest.Telegram(), []string{"word/firstTelegram1.xml"}},
		"forwarding": {doctest.Forwarding(), []string{"word/firstTelegram2.xml"}},
		"bound":      {doctest.Bound(), []string{"[Content_Types].xml", "word/charts/chart1.xml", "word/charts/_rels/chart1.xml.rels", "word/charts/chart2.xml", "word/charts/chart3.xml"}},
	} {
		t.Run(name, func(t *testing.T) { golden(t, "testdata/"+name+".txtar", c.doc, c.also) })
	}
}

func golden(t *testing.T, file string, d *doc.Document, also []string) {
	parts, names := unpacked(t, encoded(t, d))
	got := &txtar.Archive{Files: []txtar.File{{Name: "parts", Data: []byte(strings.Join(names, "\n") + "\n")}}}
	for _, name := range append([]string{"word/document.xml"}, also...) {
		got.Files = append(got.Files, txtar.File{Name: name, Data: pretty(parts[name])})
	}
	if *update {
		if err := os.WriteFile(file, txtar.Format(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	for i, f := range got.Files {
		if i >= len(want.Files) || want.Files[i].Name != f.Name {
			t.Fatalf("%s: no section %s", file, f.Name)
		}
		compareLines(t, f.Name, string(f.Data), string(want.Files[i].Data))
	}
}

// compareLines shows the first line that differs.
func compareLines(t *testing.T, name, got, want string) {
	t.Helper()
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range max(len(g), len(w)) {
		at := func(lines []string) string {
			if i < len(lines) {
				return lines[i]
			}
			return "(end)"
		}
		if at(g) != at(w) {
			t.Errorf("%s:%d\n got %s\nwant %s", name, i+1, at(g), at(w))
			return
		}
	}
}

// pretty puts every paragraph and every begin and end of a table, row and
// cell on a line of its own.
func pretty(xml string) []byte {
	for _, tag := range []string{"<w:p>", "<w:tbl>", "<w:tr>", "<w:tc>", "</w:tbl>", "</w:tr>", "</w:tc>", "<w:sectPr>", "</w:body>", "<Relationship ", "<Override ", "</cp:", "<dc", "<c:ser>", "<c:dLbls>", "<c:catAx>", "<c:valAx>"} {
		xml = strings.ReplaceAll(xml, tag, "\n"+tag)
	}
	return []byte(strings.ReplaceAll(xml, "\n\n", "\n") + "\n")
}

func TestTheSameDocumentGivesTheSameBytes(t *testing.T) {
	for _, d := range []*doc.Document{doctest.Every(), doctest.Forwarding(), doctest.Minutes(), doctest.Order(), doctest.Bound()} {
		want := encoded(t, d)
		var wg sync.WaitGroup
		for range 8 {
			wg.Go(func() {
				for range 5 {
					var b bytes.Buffer
					if err := Encode(context.Background(), &b, d); err != nil {
						t.Error(err)
					} else if !bytes.Equal(b.Bytes(), want) {
						t.Error("the bytes differ")
					}
				}
			})
		}
		wg.Wait()
	}
}

func TestNoTextIsLost(t *testing.T) {
	for name, d := range samples() {
		text := textOf(t, document(t, d))
		for s := range d.Texts() {
			for line := range strings.SplitSeq(s, "\n") {
				if !strings.Contains(text, line) {
					t.Errorf("%s: %q is not in the document", name, line)
				}
			}
		}
	}
}

func TestDatesOfThePackage(t *testing.T) {
	day := time.Date(2024, 5, 31, 0, 0, 0, 0, time.UTC)
	for _, c := range []struct {
		date time.Time
		want string
	}{
		{day, "2024-05-30T16:00:00Z"}, // midnight in Beijing
		{time.Time{}, "1980-01-01T00:00:00Z"},
	} {
		d := oneSection()
		d.Meta = doc.Meta{Title: "甲 & 乙", Author: "某某局", Date: c.date}
		parts, _ := unpacked(t, encoded(t, d))
		core := parts["docProps/core.xml"]
		for _, want := range []string{`W3CDTF">` + c.want + `</dcterms:created>`, `W3CDTF">` + c.want + `</dcterms:modified>`, "<dc:title>甲 &amp; 乙</dc:title>", "<dc:creator>某某局</dc:creator>"} {
			if !strings.Contains(core, want) {
				t.Errorf("core.xml has no %s: %s", want, core)
			}
		}
	}
}

func TestAnIdenticalPictureIsHeldOnce(t *testing.T) {
	a, b := doctest.Photo(0), doctest.Photo(0)
	b.Alt = "另一张说明"
	parts, _ := unpacked(t, encoded(t, oneSection(a, doctest.Photo(1), b)))
	media := 0
	for name := range parts {
		if strings.HasPrefix(name, "word/media/") {
			media++
		}
	}
	if media != 2 {
		t.Errorf("%d pictures are held, want 2", media)
	}
	if n := strings.Count(parts["word/document.xml"], `r:embed="image1"`); n != 2 {
		t.Errorf("the first picture is shown %d times, want 2", n)
	}
	if !strings.Contains(parts["word/document.xml"], `descr="另一张说明"`) {
		t.Error("the second showing has lost its words")
	}
}
