package templates

import (
	"context"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/biaoping/biaoping/report/doc"
	"github.com/biaoping/biaoping/report/review"
)

var update = flag.Bool("update", false, "rewrite the documents and errors in testdata")

// TestCases builds every testdata/*.txtar: the template case.md, where there
// is one, is laid over the embedded ones; the request is read from
// request.yaml; the outcome is the tree in doc, or the message in error.
func TestCases(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no cases", err)
	}
	for _, name := range files {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			a, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			outcome, got := run(t, a)
			want := file(a, outcome)
			if *update {
				setOutcome(a, outcome, got)
				if err := os.WriteFile(name, txtar.Format(a), 0o666); err != nil {
					t.Fatal(err)
				}
			} else if got != want {
				t.Errorf("%s is\n%s\nwant\n%s", outcome, got, want)
			}
		})
	}
}

// run is what a case comes to: a doc or an error.
func run(t *testing.T, a *txtar.Archive) (outcome, text string) {
	req, err := review.Decode([]byte(file(a, "request.yaml")))
	if err != nil {
		t.Fatal(err)
	}
	overlay := fstest.MapFS{}
	if md := file(a, "case.md"); md != "" {
		overlay["case.md"] = &fstest.MapFile{Data: []byte(md)}
	}
	set, err := Load(overlay)
	if err != nil {
		return "error", err.Error() + "\n"
	}
	d, err := set.Build(context.Background(), req.Kind, review.Derive(req, nil), noPictures)
	if err != nil {
		return "error", err.Error() + "\n"
	}
	return "doc", printed(t, d)
}

// noPictures stands in for every picture; its alt is the path asked for.
func noPictures(path string, p review.Picture, place Place) (*doc.Picture, error) {
	if place.Seal {
		path += " seal"
	}
	return &doc.Picture{Format: "png", Width: 1600, Height: 900, Alt: path, Caption: p.Caption}, nil
}

func printed(t *testing.T, d *doc.Document) string {
	t.Helper()
	var b strings.Builder
	if err := doc.Fprint(&b, d); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func file(a *txtar.Archive, name string) string {
	for _, f := range a.Files {
		if f.Name == name {
			return string(f.Data)
		}
	}
	return ""
}

func setOutcome(a *txtar.Archive, outcome, text string) {
	files := a.Files[:0]
	for _, f := range a.Files {
		if f.Name != "doc" && f.Name != "error" {
			files = append(files, f)
		}
	}
	a.Files = append(files, txtar.File{Name: outcome, Data: []byte(text)})
}
