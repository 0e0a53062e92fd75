package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	bulk "github.com/biaoping/biaoping/report/batch"
)

// TestAReportOnAFullDiskEndsInAWholeLine fills a file system of one page, which
// only root may mount.
func TestAReportOnAFullDiskEndsInAWholeLine(t *testing.T) {
	dir := t.TempDir()
	if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, "size=4k"); err != nil {
		t.Skipf("a small file system cannot be mounted here: %v", err)
	}
	defer syscall.Unmount(dir, 0)
	name := filepath.Join(dir, "report.jsonl")
	r, err := openReport(name)
	if err != nil {
		t.Fatal(err)
	}
	lines := 0
	for err == nil {
		if err = r.write(bulk.Outcome{ID: "a", Status: bulk.OK, Kind: "notice"}); err == nil {
			lines++
		}
	}
	if !errors.Is(err, syscall.ENOSPC) || lines == 0 {
		t.Fatal(lines, err)
	}
	if err := r.close(false); err != nil {
		t.Error(err)
	}
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	whole := bytes.SplitAfter(data, []byte("\n"))
	if len(whole) != lines+1 || len(whole[lines]) > 0 || !json.Valid(whole[lines-1]) {
		t.Errorf("%d lines were taken; the file ends in %q", lines, data[len(data)-20:])
	}
}
