package main

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// readmes are in two languages, and show the same.
var readmes = []string{"README.md", "README.zh-CN.md"}

// blockOf is the first block of code of a page in which something stands.
func blockOf(t *testing.T, readme, language, what string) string {
	t.Helper()
	text, err := os.ReadFile("../../" + readme)
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range regexp.MustCompile("(?s)```"+language+"\n(.*?)```").FindAllSubmatch(text, -1) {
		if bytes.Contains(m[1], []byte(what)) {
			return string(m[1])
		}
	}
	t.Fatalf("%s shows no %s", readme, what)
	return ""
}

// TestTheLoopOfTheReadme runs the lines that the README prints for the way from
// an empty workbook to the report, and does in between what they say is done by
// hand.
func TestTheLoopOfTheReadme(t *testing.T) {
	root, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	for _, readme := range readmes {
		t.Run(readme, func(t *testing.T) {
			lines := strings.Split(strings.TrimSpace(blockOf(t, readme, "sh", "biaoping form review-report ")), "\n")
			if len(lines) != 5 {
				t.Fatalf("%q", lines)
			}
			t.Chdir(t.TempDir())
			if err := os.CopyFS("photos", os.DirFS(filepath.Join(root, "examples/review-report/photos"))); err != nil {
				t.Fatal(err)
			}
			said := func(line string, want int) string {
				t.Helper()
				command, _, _ := strings.Cut(line, "#")
				var out, stderr bytes.Buffer
				if code := run(t.Context(), strings.Fields(command)[1:], strings.NewReader(""), &out, &stderr); code != want {
					t.Fatalf("%s: exit code %d, want %d\n%s%s", line, code, want, out.String(), stderr.String())
				}
				return out.String() + stderr.String()
			}
			said(lines[0], 0)
			book := strings.Fields(lines[0])[4]     // biaoping form review-report -o FILE
			if err := os.Remove(book); err != nil { // for one that is filled in
				t.Fatal(err)
			}
			said(strings.Join(strings.Fields(lines[0])[:5], " ")+" --from "+filepath.Join(root, "examples/review-report"), 0)
			change(t, book, "评审结论", "是", "大概")
			if told := said(lines[1], 3); !strings.Contains(told, "评审结论!B3“大概”：不知道是“是”还是“否”") {
				t.Errorf("%s", told)
			}
			fields := strings.Fields(lines[2])
			change(t, fields[2], "评审结论", "大概", "是")
			said(lines[2], 0)
			said(lines[3], 0)
			said(lines[4], 0)
			if made, err := filepath.Glob("out/*"); err != nil || len(made) != 3 {
				t.Errorf("%v %v", made, err)
			}
		})
	}
}

// change puts a text into the first cell of column B of a sheet that holds
// another.
func change(t *testing.T, file, sheet, old, text string) {
	t.Helper()
	book, err := excelize.OpenFile(file)
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	rows, err := book.GetRows(sheet)
	if err != nil {
		t.Fatal(err)
	}
	for i, r := range rows {
		if len(r) > 1 && r[1] == old {
			cell, err := excelize.CoordinatesToCellName(2, i+1)
			if err != nil {
				t.Fatal(err)
			}
			if err := book.SetCellStr(sheet, cell, text); err != nil {
				t.Fatal(err)
			}
			if err := book.Save(); err != nil {
				t.Fatal(err)
			}
			return
		}
	}
	t.Fatalf("%s: no %s in %q", file, old, rows)
}
