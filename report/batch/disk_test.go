//go:build linux

package batch

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// small mounts a file system of so many bytes, which only root may.
func small(t *testing.T, size string) string {
	t.Helper()
	dir := t.TempDir()
	if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, "size="+size); err != nil {
		t.Skipf("a small file system cannot be mounted here: %v", err)
	}
	t.Cleanup(func() {
		if err := syscall.Unmount(dir, 0); err != nil {
			t.Error(err)
		}
	})
	return dir
}

func remount(t *testing.T, dir string, flags uintptr, data string) {
	t.Helper()
	if err := syscall.Mount("tmpfs", dir, "tmpfs", syscall.MS_REMOUNT|flags, data); err != nil {
		t.Fatal(err)
	}
}

func TestAFullDiskStopsTheRunAndTheNextGoesOn(t *testing.T) {
	dir := small(t, "1m")
	src := manifest(t, numbered(100)...)
	counts, err := Run(context.Background(), src, dir, pdfOnly)
	if !errors.Is(err, syscall.ENOSPC) || !strings.HasSuffix(err.Error(), "写不了：磁盘已满") {
		t.Fatalf("%v, %v", counts, err)
	}
	// Twice, so that the run also begins on the full disk.
	if _, err := Run(context.Background(), src, dir, pdfOnly); !errors.Is(err, syscall.ENOSPC) {
		t.Fatal(err)
	}
	for _, f := range faults(t, src, dir) {
		if !strings.HasSuffix(f, "没有登记，还没有做") {
			t.Error(f)
		}
	}
	remount(t, dir, 0, "size=64m")
	list := outcomes(t, src, dir, pdfOnly)
	if got := strings.Count(statuses(list), "s"); got < counts.OK || got == 100 {
		t.Errorf("%d skipped after %v", got, counts)
	}
	if v := verify(t, src, dir); v.OK != 100 {
		t.Error(v)
	}
}

// Of items that are refused only the journal grows.
func TestAFullDiskUnderTheJournal(t *testing.T) {
	dir := small(t, "64k")
	lines := make([]string, 1000)
	for i := range lines {
		lines[i] = fmt.Sprintf(`{"id": "%s%d", "request": {"kind": "notice"}}`, strings.Repeat("x", 150), i)
	}
	src := manifest(t, lines...)
	counts, err := Run(context.Background(), src, dir, pdfOnly)
	if !errors.Is(err, syscall.ENOSPC) || counts.Refused == 0 || counts.Refused == 1000 {
		t.Fatalf("%v, %v", counts, err)
	}
	f, err := os.Open(filepath.Join(dir, hidden, "journal.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	j, err := readJournal(f)
	info, failed := f.Stat()
	f.Close()
	if err != nil || failed != nil || len(j.index) != counts.Refused || j.size != info.Size() {
		t.Errorf("%d entries in %d of %d bytes, %v, %v", len(j.index), j.size, info.Size(), err, failed)
	}
	remount(t, dir, 0, "size=64m")
	if got := statuses(outcomes(t, src, dir, pdfOnly)); got != strings.Repeat("r", 1000) {
		t.Error(got)
	}
	if v, err := Verify(context.Background(), src, dir, func(string) {}); err != nil || v.Refused != 1000 || v.Faults != 0 {
		t.Error(v, err)
	}
}

func TestAReadOnlyFolder(t *testing.T) {
	dir := small(t, "8m")
	src := manifest(t, numbered(3)...)
	remount(t, dir, syscall.MS_RDONLY, "size=8m")
	if _, err := Run(context.Background(), src, dir, pdfOnly); err == nil || err.Error() != dir+": 建不了目录：磁盘只读" {
		t.Error(err)
	}
	remount(t, dir, 0, "size=8m")
	outcomes(t, src, dir, pdfOnly)
	remount(t, dir, syscall.MS_RDONLY, "size=8m")
	if _, err := Run(context.Background(), src, dir, pdfOnly); err == nil || err.Error() != dir+": 写不了：磁盘只读" {
		t.Error(err)
	}
	// Proving needs no writing.
	if v := verify(t, src, dir); v.OK != 3 {
		t.Error(v)
	}
	remount(t, dir, 0, "size=8m")
}
