//go:build soak && linux

package batch

import (
	"os"
	"os/exec"
	"syscall"
	"testing"
	"time"
)

// TestMemoryStaysFlat runs a batch of a hundred and one of twenty thousand
// notices, each in a process of its own, and compares their peaks: at most 200
// MB, and not more than half as much again.
func TestMemoryStaysFlat(t *testing.T) {
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	peak := map[int]int64{}
	for _, n := range []int{100, 20000} {
		src, dir := manifest(t, numbered(n)...), t.TempDir()
		c := exec.Command(self)
		c.Env = append(os.Environ(), childSource+"="+src.path, childTarget+"="+dir)
		start := time.Now()
		if out, err := c.CombinedOutput(); err != nil {
			t.Fatalf("%v: %s", err, out)
		}
		peak[n] = c.ProcessState.SysUsage().(*syscall.Rusage).Maxrss >> 10
		t.Logf("%6d notices: %d MB, %.0f a second", n, peak[n], float64(n)/time.Since(start).Seconds())
		verify(t, src, dir)
	}
	if peak[20000] > 200 || 2*peak[20000] > 3*peak[100] {
		t.Errorf("peaks in MB: %v", peak)
	}
}
