package report_test

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
	"github.com/xuri/excelize/v2"

	"github.com/biaoping/biaoping/internal/opc/opctest"
	"github.com/biaoping/biaoping/report"
	"github.com/biaoping/biaoping/report/doc"
	"github.com/biaoping/biaoping/report/font"
	"github.com/biaoping/biaoping/report/page"
	"github.com/biaoping/biaoping/report/review"
	"github.com/biaoping/biaoping/templates"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// Every kind has an example, and its sample is a case.
func TestEveryKindHasAnExampleAndACase(t *testing.T) {
	set, err := templates.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	for _, kind := range set.Kinds() {
		data, err := os.ReadFile(filepath.Join("../examples", kind.ID, "request.yaml"))
		if err != nil {
			t.Error(err)
		} else if req, err := review.Decode(data); err != nil || req.Kind != kind.ID {
			t.Errorf("examples/%s is not of this kind: %v", kind.ID, err)
		}
		sample, err := set.Sample(kind.ID)
		if err != nil {
			t.Error(err)
			continue
		}
		file := "testdata/sample-of-" + kind.ID + ".txtar"
		a, err := txtar.ParseFile(file)
		switch {
		case err == nil && bytes.Equal(a.Files[0].Data, sample):
		case *update: // TestCases writes the rest
			if err != nil {
				a = &txtar.Archive{Comment: fmt.Appendf(nil, "The sample of %s, as `biaoping new %[1]s` prints it.\n", kind.ID)}
			}
			a.Files = []txtar.File{{Name: "request.yaml", Data: sample}}
			if err := os.WriteFile(file, txtar.Format(a), 0o644); err != nil {
				t.Fatal(err)
			}
		default:
			t.Errorf("%s does not begin with the sample of its kind (go test ./report -update rewrites it): %v", file, err)
		}
	}
}

// TestCases follows a request through every stage. Each file of testdata is a
// case: its request.yaml and what becomes of it.
func TestCases(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			t.Parallel()
			a, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			got := &txtar.Archive{Comment: a.Comment, Files: append(a.Files[:1:1], stages(t, a.Files[0].Data)...)}
			if *update {
				if err := os.WriteFile(file, txtar.Format(got), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if g, w := txtar.Format(got), txtar.Format(a); !bytes.Equal(g, w) {
				t.Errorf("%s differs (go test ./report -update rewrites it):\n%s", file, firstDifference(string(g), string(w)))
			}
		})
	}
}

// stages is what becomes of a request, stage by stage; it ends with the first
// error.
func stages(t *testing.T, request []byte) []txtar.File {
	var out []txtar.File
	add := func(name, text string) {
		if !strings.HasSuffix(text, "\n") {
			text += "\n"
		}
		out = append(out, txtar.File{Name: name, Data: []byte(text)})
	}
	req, err := review.Decode(request)
	if err != nil {
		add("error", err.Error())
		return out
	}
	findings, err := report.Check(context.Background(), req)
	if err != nil {
		add("error", err.Error())
		return out
	}
	add("findings", findings.String())
	d, err := report.Build(context.Background(), req)
	var broken *report.RulesError
	if errors.As(err, &broken) {
		return out
	}
	if err != nil {
		add("error", err.Error())
		return out
	}
	var tree strings.Builder
	if err := doc.Fprint(&tree, d.Tree); err != nil {
		t.Fatal(err)
	}
	add("doc", tree.String())
	fonts, err := font.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	pages, err := page.Lay(context.Background(), d.Tree, fonts)
	if err != nil {
		t.Fatal(err)
	}
	var printed strings.Builder
	if err := page.Fprint(&printed, pages); err != nil {
		t.Fatal(err)
	}
	add("pages", printed.String())
	for _, f := range d.Formats() {
		var b bytes.Buffer
		if err := d.Encode(context.Background(), &b, f); err != nil {
			t.Fatal(err)
		}
		switch f {
		case report.DOCX:
			add("document.xml", documentXML(t, b.Bytes()))
		case report.XLSX:
			add("sheets", sheets(t, b.Bytes()))
		}
	}
	return out
}

// documentXML is word/document.xml, a paragraph or a table row a line.
func documentXML(t *testing.T, file []byte) string {
	t.Helper()
	s := part(t, file, "word/document.xml")
	for _, tag := range []string{"<w:p>", "<w:tbl>", "<w:tr>", "<w:sectPr>", "</w:body>"} {
		s = strings.ReplaceAll(s, tag, "\n"+tag)
	}
	return s
}

// part is one part of a file.
var part = opctest.Content

// sheets is every sheet of a workbook, a row a line.
func sheets(t *testing.T, file []byte) string {
	t.Helper()
	x, err := excelize.OpenReader(bytes.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	defer x.Close()
	var b strings.Builder
	for _, name := range x.GetSheetList() {
		fmt.Fprintf(&b, "[%s]\n", name)
		rows, err := x.GetRows(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range rows {
			for i := range r {
				r[i] = strings.ReplaceAll(r[i], "\n", "⏎")
			}
			fmt.Fprintln(&b, strings.TrimRight(strings.Join(r, " | "), " "))
		}
	}
	return b.String()
}

// firstDifference is the first line that differs, from both.
func firstDifference(got, want string) string {
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range g {
		if i >= len(w) || g[i] != w[i] {
			other := "(the end)"
			if i < len(w) {
				other = w[i]
			}
			return fmt.Sprintf("line %d\n got %s\nwant %s", i+1, g[i], other)
		}
	}
	return fmt.Sprintf("%d lines, want %d", len(g), len(w))
}
