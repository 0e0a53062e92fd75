package xlsx

import (
	"context"
	"os"
	"runtime"
	"strings"
	"testing"

	"github.com/biaoping/biaoping/report/doc"
)

// TestNoFactLiesInATemporaryFolder writes a sheet larger than the 16 MB that
// excelize holds in memory by itself.
func TestNoFactLiesInATemporaryFolder(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("the temporary folder is another variable's")
	}
	dir := t.TempDir()
	t.Setenv("TMPDIR", dir)
	long := text(strings.Repeat("某", 5000))
	table := &doc.Table{Columns: make([]doc.Column, 1)}
	for range 1200 {
		table.Rows = append(table.Rows, row(long))
	}
	if err := Encode(context.Background(), watch{t, dir}, document(table)); err != nil {
		t.Fatal(err)
	}
}

// A watch looks into a folder at every write.
type watch struct {
	t   *testing.T
	dir string
}

func (w watch) Write(p []byte) (int, error) {
	if entries, err := os.ReadDir(w.dir); err != nil || len(entries) > 0 {
		w.t.Fatalf("%v, %v", entries, err)
	}
	return len(p), nil
}
