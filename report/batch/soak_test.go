//go:build soak && linux

package batch

import (
	"os"
	"os/exec"
	"syscall"
	"testing"
	"time"
)

// TestMemoryStaysFlat runs a batch of a thousand and one of twenty thousand
// notices, each in a process of its own, and compares their peaks: at most 200
// MB, and not more than half as much again. (A hundred are made before the heap
// has grown to its usual size.) Of a workbook the sheet is held, so that only
// the first counts there.
func TestMemoryStaysFlat(t *testing.T) {
	few, many := peak(t, manifest(t, numbered(1000)...), ""), peak(t, manifest(t, numbered(20000)...), "")
	if many > 200 || 2*many > 3*few {
		t.Errorf("peaks in MB: %d and %d", few, many)
	}
	list, base := place(t, "list.xlsx", sheetOf(t, numberedRows(20000)), base)
	if rows := peak(t, openList(t, list, base), base); rows > 200 {
		t.Errorf("peak of rows in MB: %d", rows)
	}
}

// peak is the most memory in MB that a run of src takes, in a process of its
// own.
func peak(t *testing.T, src *Source, base string) int64 {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	c := exec.Command(self)
	c.Env = append(os.Environ(), childSource+"="+src.path, childBase+"="+base, childTarget+"="+dir)
	start := time.Now()
	if out, err := c.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	most := c.ProcessState.SysUsage().(*syscall.Rusage).Maxrss >> 10
	t.Logf("%6d of %s: %d MB, %.0f a second", src.Total(), src.name, most, float64(src.Total())/time.Since(start).Seconds())
	verify(t, src, dir)
	return most
}
