package main

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

func TestAPipeKeepsItsPlace(t *testing.T) {
	name := filepath.Join(t.TempDir(), "甲.yaml")
	if err := syscall.Mkfifo(name, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := writeFile(name, []byte("乙")); err == nil || !strings.HasSuffix(err.Error(), "是设备或管道，不是文件；标准输出写作 -") {
		t.Error(err)
	}
	entries, err := os.ReadDir(filepath.Dir(name))
	if err != nil || len(entries) != 1 || entries[0].Type() != os.ModeNamedPipe {
		t.Errorf("%v, %v", entries, err)
	}
}

func TestALinkKeepsItsPlace(t *testing.T) {
	dir := t.TempDir()
	file, link := filepath.Join(dir, "file"), filepath.Join(dir, "link")
	if err := os.WriteFile(file, []byte("旧"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("file", link); err != nil {
		t.Fatal(err)
	}
	if err := writeFile(link, []byte("乙")); err != nil {
		t.Fatal(err)
	}
	if b, _ := os.ReadFile(file); string(b) != "乙" {
		t.Errorf("the file that the link leads to says %q", b)
	}
	if info, err := os.Lstat(link); err != nil || info.Mode()&os.ModeSymlink == 0 {
		t.Errorf("the link is %v, %v", info.Mode(), err)
	}
}
