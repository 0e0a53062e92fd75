package rawtext

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/biaoping/biaoping/report"
	"github.com/biaoping/biaoping/report/review"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// imported is the request of a text, as a file, and what is told of it. The
// request must be one that can be decoded, and made a draft of.
func imported(t *testing.T, name string, data []byte) (request []byte, told string) {
	t.Helper()
	req, rep, err := Import(context.Background(), name, data)
	if err != nil {
		return nil, "错误：" + err.Error() + "\n"
	}
	request, err = YAML(req, rep)
	if err != nil {
		t.Fatal(err)
	}
	again, err := review.Decode(request)
	if err != nil {
		t.Fatalf("the request cannot be decoded: %v\n%s", err, request)
	}
	if fmt.Sprint(again.Notice) == "" || again.Kind != req.Kind {
		t.Fatalf("another request comes of the file: %s", request)
	}
	if _, err := report.Build(context.Background(), again, report.Draft()); err != nil {
		t.Fatalf("no draft can be made: %v\n%s", err, request)
	}
	return request, rep.Text()
}

// TestCases reads the texts of testdata: input.txt, and what becomes of it.
func TestCases(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			a, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			request, told := imported(t, "input.txt", a.Files[0].Data)
			got := &txtar.Archive{Comment: a.Comment, Files: []txtar.File{a.Files[0], {Name: "request.yaml", Data: request}, {Name: "report.txt", Data: []byte(told)}}}
			golden(t, file, txtar.Format(got))
		})
	}
}

// TestExamples reads the texts of examples/import.
func TestExamples(t *testing.T) {
	const dir = "../../examples/import/"
	for _, name := range []string{"转发通知", "印发方案"} {
		t.Run(name, func(t *testing.T) {
			data, err := os.ReadFile(dir + name + ".txt")
			if err != nil {
				t.Fatal(err)
			}
			request, told := imported(t, name+".txt", data)
			golden(t, dir+name+".yaml", request)
			golden(t, dir+name+".导入说明.txt", []byte(told))
		})
	}
}

// golden compares got with a file.
func golden(t *testing.T, file string, got []byte) {
	t.Helper()
	if *update {
		if err := os.WriteFile(file, got, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s differs (go test ./report/rawtext -update rewrites it); got\n%s", file, got)
	}
}
