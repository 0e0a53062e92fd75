package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestTheBatchesOfTheManual runs the lines as they are printed, with the
// examples beside them. Every source there has three documents.
func TestTheBatchesOfTheManual(t *testing.T) {
	root, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	for _, page := range []string{"README.md", "README.zh-CN.md", "docs/reliability.md", "examples/batch/README.md"} {
		t.Run(page, func(t *testing.T) {
			lines := blockOf(t, page, "sh", "biaoping batch ")
			t.Chdir(t.TempDir())
			if err := os.CopyFS("examples/batch", os.DirFS(filepath.Join(root, "examples/batch"))); err != nil {
				t.Fatal(err)
			}
			for line := range strings.Lines(lines) {
				command, _, _ := strings.Cut(line, "#")
				want := "共 3 份：生成 3，未变 0，退回 0，失败 0\n"
				switch {
				case strings.Contains(command, "--resume"):
					want = "共 3 份：生成 0，未变 3，退回 0，失败 0\n"
				case strings.Contains(command, "--verify"):
					want = "来源 3 份：文书齐全、与登记一致的 3 份，退回的 0 份，没有缺少、重复、多余或损坏的\n"
				}
				var out, stderr bytes.Buffer
				if code := run(t.Context(), strings.Fields(command)[1:], strings.NewReader(""), &out, &stderr); code != 0 || out.String() != want {
					t.Errorf("%sexit code %d\n%s%s", line, code, out.String(), stderr.String())
				}
			}
		})
	}
}
