package picture

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strings"

	"github.com/biaoping/biaoping/report/review"
)

// An Error says in Chinese why a picture cannot be used and what would be
// right. The caller puts the path of the field before it.
type Error struct {
	Reason string
	Err    error // the cause; nil when the picture itself is at fault
}

func (e *Error) Error() string { return e.Reason }

// Unwrap is the cause, such as fs.ErrNotExist.
func (e *Error) Unwrap() error { return e.Err }

func refuse(format string, args ...any) *Error {
	return &Error{Reason: fmt.Sprintf(format, args...)}
}

// read is the bytes of p, at most mostBytes of them.
func read(fsys fs.FS, p review.Picture) ([]byte, error) {
	data := p.Data
	if p.File != "" {
		var err error
		if data, err = readFile(fsys, p.File); err != nil {
			return nil, err
		}
	}
	switch n := int64(len(data)); {
	case n == 0:
		return nil, refuse("图片是空的")
	case n > mostBytes:
		return nil, tooLong(n)
	}
	return data, nil
}

// readFile reads at most mostBytes+1 bytes of a regular file.
func readFile(fsys fs.FS, name string) ([]byte, error) {
	if fsys == nil {
		return nil, refuse("此处不能引用图片文件，请直接给出图片内容")
	}
	if !fs.ValidPath(name) || strings.ContainsAny(name, `\:`) {
		return nil, refuse("图片文件名 %q 不可用：应为附件目录内的相对路径，如 photos/1.jpg", name)
	}
	info, err := fs.Stat(fsys, name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, &Error{fmt.Sprintf("找不到图片文件 %q", name), err}
	case err != nil:
		return nil, &Error{fmt.Sprintf("打不开图片文件 %q", name), err}
	// A pipe or device would never end.
	case !info.Mode().IsRegular():
		return nil, refuse("%q 不是图片文件", name)
	case info.Size() > mostBytes:
		return nil, tooLong(info.Size())
	}
	f, err := fsys.Open(name)
	if err != nil {
		return nil, &Error{fmt.Sprintf("打不开图片文件 %q", name), err}
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, mostBytes+1))
	if err != nil {
		return nil, &Error{fmt.Sprintf("读不全图片文件 %q", name), err}
	}
	return data, nil
}

func tooLong(n int64) *Error {
	const mb = 1 << 20
	return refuse("图片有 %.1f MB，超过上限 %d MB，请压缩后再用", float64(n)/mb, mostBytes/mb)
}
