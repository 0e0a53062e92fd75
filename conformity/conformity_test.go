//go:build conformity

// Package conformity renders every example and every node of the tree and
// shows the files to the programs that people open them with: poppler, mupdf,
// qpdf, ghostscript, LibreOffice, and the Open XML SDK's validator. It needs
// them installed; `make conformity` says which.
package conformity

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"iter"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"github.com/biaoping/biaoping/report"
	"github.com/biaoping/biaoping/report/doc"
	"github.com/biaoping/biaoping/report/doc/doctest"
	"github.com/biaoping/biaoping/report/docx"
	"github.com/biaoping/biaoping/report/font"
	"github.com/biaoping/biaoping/report/page"
	"github.com/biaoping/biaoping/report/pdf"
	"github.com/biaoping/biaoping/report/review"
	"github.com/biaoping/biaoping/report/xlsx"
)

// A sample is a document to be shown and where its files are.
type sample struct {
	name  string
	tree  *doc.Document
	files map[report.Format]string
}

// samples renders the examples and the canonical documents into dir.
func samples(t *testing.T, dir string) []sample {
	t.Helper()
	var out []sample
	add := func(name string, tree *doc.Document, formats []report.Format, encode func(io.Writer, report.Format) error) {
		if slices.ContainsFunc(out, func(s sample) bool { return s.name == name }) {
			t.Fatalf("two samples are named %s", name)
		}
		s := sample{name, tree, map[report.Format]string{}}
		for _, f := range formats {
			var b bytes.Buffer
			if err := encode(&b, f); err != nil {
				t.Fatalf("%s.%s: %v", name, f, err)
			}
			s.files[f] = filepath.Join(dir, name+"."+string(f))
			if err := os.WriteFile(s.files[f], b.Bytes(), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		out = append(out, s)
	}
	every, text := report.Formats(), []report.Format{report.PDF, report.DOCX}
	for _, c := range []struct {
		name    string
		tree    *doc.Document
		formats []report.Format
	}{
		{"every-node", doctest.Every(), every}, {"long-table", doctest.Report(120), every}, {"bound", doctest.Bound(), every},
		{"a-notice", doctest.Notice(), text}, {"a-letter", doctest.Letter(), text}, {"an-order", doctest.Order(), text},
		{"some-minutes", doctest.Minutes(), text}, {"a-telegram", doctest.Telegram(), text}, {"forwarding", doctest.Forwarding(), text},
	} {
		add(c.name, c.tree, c.formats, func(w io.Writer, f report.Format) error { return encodeTree(w, f, c.tree) })
	}
	requests, err := filepath.Glob("../examples/*/request.yaml")
	if err != nil || len(requests) == 0 {
		t.Fatalf("no examples: %v", err)
	}
	for _, file := range requests {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		req, err := review.Decode(data)
		if err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		d, err := report.Build(context.Background(), req, report.Files(os.DirFS(filepath.Dir(file))))
		if err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		add(filepath.Base(filepath.Dir(file)), d.Tree, d.Formats(), func(w io.Writer, f report.Format) error {
			return d.Encode(context.Background(), w, f)
		})
	}
	return out
}

func encodeTree(w io.Writer, f report.Format, d *doc.Document) error {
	switch f {
	case report.DOCX:
		return docx.Encode(context.Background(), w, d)
	case report.XLSX:
		return xlsx.Encode(context.Background(), w, d)
	}
	pages, err := lay(d)
	if err != nil {
		return err
	}
	return pdf.Encode(context.Background(), w, pages, d.Meta)
}

func lay(d *doc.Document) ([]page.Page, error) {
	fonts, err := font.Embedded()
	if err != nil {
		return nil, err
	}
	return page.Lay(context.Background(), d, fonts)
}

// tool runs a program that must succeed and say nothing on stderr. It returns
// what it says on stdout.
func tool(t *testing.T, name string, args ...string) string {
	t.Helper()
	cmd := exec.Command(name, args...)
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	if err := cmd.Run(); err != nil {
		t.Errorf("%s %s: %v\n%s%s", name, strings.Join(args, " "), err, &stdout, &stderr)
	} else if stderr.Len() > 0 {
		t.Errorf("%s %s says: %s", name, strings.Join(args, " "), &stderr)
	}
	return stdout.String()
}

func TestPDFReadersHaveNothingToSay(t *testing.T) {
	dir := t.TempDir()
	for _, s := range samples(t, dir) {
		file := s.files[report.PDF]
		tool(t, "qpdf", "--check", file)
		tool(t, "mutool", "draw", "-q", "-N", // Debian's build has no colour management and says so without -N
			"-F", "txt", "-o", filepath.Join(dir, "mutool.txt"), file)
		tool(t, "gs", "-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", "-dPDFSTOPONERROR", "-sDEVICE=nullpage", file)
		tool(t, "pdftoppm", "-r", "30", "-png", file, filepath.Join(dir, s.name))
		for line := range strings.Lines(tool(t, "pdffonts", file)) {
			f := strings.Fields(line)
			if len(f) > 6 && strings.Contains(f[0], "+") && (f[len(f)-5] != "yes" || f[len(f)-4] != "yes" || f[len(f)-3] != "yes") {
				t.Errorf("%s: font not embedded, subset and mapped: %s", s.name, line)
			}
		}
	}
}

func TestPDFTextReadsBack(t *testing.T) {
	for _, s := range samples(t, t.TempDir()) {
		pages, err := lay(s.tree)
		if err != nil {
			t.Fatal(err)
		}
		var want strings.Builder
		for _, p := range pages {
			for _, tx := range p.Texts {
				for _, g := range tx.Glyphs {
					want.WriteRune(g.Rune)
				}
			}
		}
		got := tool(t, "pdftotext", "-raw", s.files[report.PDF], "-")
		compareRunes(t, s.name, got, want.String(), true)
	}
}

// compareRunes compares the characters of two texts, white space and order
// aside; got may have more when exact is not set.
func compareRunes(t *testing.T, name, got, want string, exact bool) {
	t.Helper()
	count := map[rune]int{}
	for _, r := range want {
		count[r]++
	}
	for _, r := range got {
		count[r]--
	}
	for r, n := range count {
		if !unicode.IsSpace(r) && (n > 0 || exact && n < 0) {
			t.Errorf("%s: %c (U+%04X) is read back %d times too %s", name, r, r, max(n, -n), map[bool]string{true: "few", false: "many"}[n > 0])
		}
	}
}

func TestOpenXMLSDKFindsNoError(t *testing.T) {
	args := []string{"validate.mjs"}
	for _, s := range samples(t, t.TempDir()) {
		for _, f := range []report.Format{report.DOCX, report.XLSX} {
			if file, ok := s.files[f]; ok {
				args = append(args, file)
			}
		}
	}
	forms, err := filepath.Glob("../examples/forms/*.xlsx")
	if err != nil || len(forms) == 0 {
		t.Fatalf("no forms: %v", err)
	}
	tool(t, "node", append(args, forms...)...)
}

// soffice converts files to PDF in dir.
func soffice(t *testing.T, dir string, files ...string) {
	t.Helper()
	args := append([]string{"--headless", "-env:UserInstallation=file://" + filepath.Join(dir, "profile"), "--convert-to", "pdf", "--outdir", dir}, files...)
	if out, err := exec.Command("soffice", args...).CombinedOutput(); err != nil {
		t.Fatalf("soffice: %v\n%s", err, out)
	}
}

func TestLibreOfficeShowsTheWholeText(t *testing.T) {
	dir := t.TempDir()
	for _, f := range []report.Format{report.DOCX, report.XLSX} {
		var files []string
		all := samples(t, dir)
		for _, s := range all {
			if file, ok := s.files[f]; ok {
				files = append(files, file)
			}
		}
		out := filepath.Join(dir, string(f))
		if err := os.Mkdir(out, 0o755); err != nil {
			t.Fatal(err)
		}
		soffice(t, out, files...)
		for _, s := range all {
			if s.files[f] == "" {
				continue
			}
			got := tool(t, "pdftotext", "-raw", filepath.Join(out, s.name+".pdf"), "-")
			var want strings.Builder
			for text := range texts(s.tree, f) {
				want.WriteString(text)
			}
			compareRunes(t, s.name+"."+string(f), got, want.String(), false)
		}
	}
}

// texts is the printed text of d in f: a workbook holds its tables alone.
func texts(d *doc.Document, f report.Format) iter.Seq[string] {
	if f != report.XLSX {
		return d.Texts()
	}
	tables := &doc.Document{}
	for _, s := range d.Sections {
		for _, b := range s.Blocks {
			if _, ok := b.(*doc.Table); ok {
				tables.Sections = append(tables.Sections, doc.Section{Blocks: []doc.Block{b}})
			}
		}
	}
	return tables.Texts()
}

// TestAFullPageOfTheNoticeInWord counts lines and characters as LibreOffice
// lays them out (GB/T 9704—2012, 5.2.3: 22 lines of 28 characters).
func TestAFullPageOfTheNoticeInWord(t *testing.T) {
	dir := t.TempDir()
	d := &doc.Document{Meta: doc.Meta{Kind: "notice", Title: "满页"}, Sections: []doc.Section{{Blocks: []doc.Block{
		&doc.Paragraph{Role: doc.Flush, Text: doc.Plainly(strings.Repeat("国", 22*28*2))}}}}}
	file := filepath.Join(dir, "full.docx")
	var b bytes.Buffer
	if err := docx.Encode(context.Background(), &b, d); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, b.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
	soffice(t, dir, file)
	for n := 1; n <= 2; n++ {
		text := tool(t, "pdftotext", "-f", fmt.Sprint(n), "-l", fmt.Sprint(n), "-layout", filepath.Join(dir, "full.pdf"), "-")
		lines := slices.DeleteFunc(strings.Split(text, "\n"), func(l string) bool { return !strings.Contains(l, "国") })
		if len(lines) != 22 {
			t.Errorf("page %d has %d lines", n, len(lines))
		}
		for _, l := range lines {
			if c := strings.Count(l, "国"); c != 28 {
				t.Errorf("page %d: a line of %d characters", n, c)
			}
		}
	}
}

// TestContentsInWordNameTheRightPages reads the numbers that LibreOffice has
// put into 目录 and looks for the headings on those pages.
func TestContentsInWordNameTheRightPages(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "bound.docx")
	var b bytes.Buffer
	d := doctest.Bound()
	if err := docx.Encode(context.Background(), &b, d); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, b.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
	soffice(t, dir, file)
	page := func(n int) string {
		text := tool(t, "pdftotext", "-f", fmt.Sprint(n), "-l", fmt.Sprint(n), "-layout", filepath.Join(dir, "bound.pdf"), "-")
		return strings.Join(strings.FieldsFunc(text, func(r rune) bool { return unicode.IsSpace(r) && r != '\n' }), "")
	}
	const unnumbered = 2 // the cover and 目录
	lines := regexp.MustCompile(`(?m)^(.+?)\.{5,}(\d+)$`).FindAllStringSubmatch(page(unnumbered), -1)
	entries := d.Entries(d.Sections[1].Blocks[0].(*doc.Contents))
	if len(lines) != len(entries) {
		t.Fatalf("目录 has %d lines, want %d:\n%s", len(lines), len(entries), page(unnumbered))
	}
	for i, l := range lines {
		n, err := strconv.Atoi(l[2])
		if err != nil {
			t.Fatal(err)
		}
		text := page(unnumbered + n)
		if words := strings.TrimPrefix(l[1], "附件1"); !strings.Contains(text, words) || !strings.HasPrefix(l[1], entries[i].Text[:3]) || !strings.Contains(text, "—"+l[2]+"—") {
			t.Errorf("%s is not on page %s", l[1], l[2])
		}
	}
}
