// Package fileerr says in Chinese why a file cannot be read or written.
package fileerr

import (
	"errors"
	"io/fs"
	"syscall"
)

// reasons are the usual failures of files, and which of them are the machine's:
// what the operator mends, not who wrote the file.
var reasons = []struct {
	err     error
	word    string
	machine bool
}{
	{fs.ErrNotExist, "文件或目录不存在", false},
	{fs.ErrPermission, "没有权限", false},
	{syscall.ENOSPC, "磁盘已满", true},
	{syscall.EDQUOT, "磁盘配额已满", true},
	{syscall.EROFS, "磁盘只读", true},
	{syscall.EIO, "磁盘或网络读写出错", true},
	{syscall.ESTALE, "共享目录已断开", true},
	{syscall.EISDIR, "是目录，不是文件", false},
	{syscall.ENOTDIR, "路径中有一段不是目录", false},
	{fs.ErrExist, "已有同名的文件或目录", false},
	{syscall.ENAMETOOLONG, "文件名太长", false},
	{syscall.ELOOP, "链接成环", false},
	{syscall.EMFILE, "打开的文件太多", true},
	{syscall.ENFILE, "打开的文件太多", true},
	{syscall.ENOMEM, "内存不足", true},
}

// Reason is err in Chinese, where there is Chinese for it; it wraps err.
func Reason(err error) error {
	for _, r := range reasons {
		if errors.Is(err, r.err) {
			return &wordedError{r.word, err}
		}
	}
	// An os.Root has no exported error for this.
	if p := (*fs.PathError)(nil); errors.As(err, &p) && p.Err.Error() == "path escapes from parent" {
		return &wordedError{"路径或链接指到来源的目录之外", err}
	}
	return err
}

// OfMachine reports whether err is the machine's fault.
func OfMachine(err error) bool {
	for _, r := range reasons {
		if r.machine && errors.Is(err, r.err) {
			return true
		}
	}
	return false
}

type wordedError struct {
	word string
	err  error
}

func (e *wordedError) Error() string { return e.word }
func (e *wordedError) Unwrap() error { return e.err }
