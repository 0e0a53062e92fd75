package rawtext

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/biaoping/biaoping/report/review"
)

// FuzzImport: whatever text comes in, a request comes out that can be decoded
// from its file, with nothing lost. Errors are for what is no text.
func FuzzImport(f *testing.F) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		f.Fatalf("no cases: %v", err)
	}
	for _, file := range files {
		a, err := txtar.ParseFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(a.Files[0].Data)
	}
	for _, name := range []string{"转发通知", "印发方案"} {
		data, err := os.ReadFile("../../examples/import/" + name + ".txt")
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		req, rep, err := Import(context.Background(), "原文.txt", data)
		if err != nil {
			if strings.Contains(err.Error(), "程序的错误") {
				t.Fatal(err)
			}
			return
		}
		file, err := YAML(req, rep)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := review.Decode(file); err != nil {
			t.Fatalf("%v\n%s", err, file)
		}
		if rep.Text() == "" {
			t.Fatal("nothing is told")
		}
	})
}
