package batch

import (
	"errors"
	"io/fs"
	"strings"
	"syscall"
)

// reasons are the usual failures of files in Chinese.
var reasons = []struct {
	err  error
	word string
}{
	{fs.ErrNotExist, "文件或目录不存在"},
	{fs.ErrPermission, "没有权限"},
	{syscall.ENOSPC, "磁盘已满"},
	{syscall.EDQUOT, "磁盘配额已满"},
	{syscall.EROFS, "磁盘只读"},
	{syscall.ENOTDIR, "路径中有一段不是目录"},
	{syscall.EMFILE, "打开的文件太多"},
}

// reason is err in Chinese, where there is Chinese for it.
func reason(err error) error {
	for _, r := range reasons {
		if errors.Is(err, r.err) {
			return &wordedError{r.word, err}
		}
	}
	return err
}

type wordedError struct {
	word string
	err  error
}

func (e *wordedError) Error() string { return e.word }
func (e *wordedError) Unwrap() error { return e.err }

// inPlace is err with the place of its item before every line.
func inPlace(place string, err error) string {
	lines := strings.Split(strings.TrimRight(err.Error(), "\n"), "\n")
	for i, l := range lines {
		lines[i] = place + ": " + l
	}
	return strings.Join(lines, "\n")
}
