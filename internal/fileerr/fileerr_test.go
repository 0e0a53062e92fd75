package fileerr

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

func TestFailuresAreToldInChinese(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "甲")
	if err := os.WriteFile(file, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	_, absent := os.Open(filepath.Join(dir, "乙"))
	_, through := os.Open(filepath.Join(file, "乙"))
	_, outside := root.Open("../乙")
	for want, err := range map[string]error{
		"文件或目录不存在":       absent,
		"路径中有一段不是目录":     through,
		"路径或链接指到来源的目录之外": outside,
		"已有同名的文件或目录":     os.Rename(file, dir),
		"磁盘已满":           &fs.PathError{Op: "write", Path: file, Err: syscall.ENOSPC},
		"其他":             errors.New("其他"),
	} {
		if got := Reason(err); got.Error() != want || !errors.Is(got, err) {
			t.Errorf("%v: %v, want %s", err, got, want)
		}
	}
}
