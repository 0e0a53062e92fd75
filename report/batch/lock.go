package batch

import (
	"errors"
	"fmt"
	"io"
	"os"
)

// A LockedError says that another run has the folder.
type LockedError struct {
	Dir    string
	Holder string // who it is, such as 主机 a，进程 12; may be empty
}

func (e *LockedError) Error() string {
	if e.Holder == "" {
		return fmt.Sprintf("%s: 另一次运行正在写这个目录；请等它结束，或换一个目录", e.Dir)
	}
	return fmt.Sprintf("%s: 另一次运行（%s）正在写这个目录；请等它结束，或换一个目录", e.Dir, e.Holder)
}

// errHeld says that somebody has locked a file.
var errHeld = errors.New("held")

// lock takes the lock file of dir until it is closed, or the process ends in
// whatever way. The file stays and says who had it last.
func lock(name, dir string) (*os.File, error) {
	f, err := lockFile(name)
	if errors.Is(err, errHeld) {
		return nil, &LockedError{dir, holder(name)}
	}
	if err != nil {
		return nil, notWritten(dir, err)
	}
	host, err := os.Hostname()
	if err != nil {
		host = "?"
	}
	who := fmt.Appendf(nil, "主机 %s，进程 %d", host, os.Getpid())
	err = f.Truncate(0)
	if err == nil {
		_, err = f.WriteAt(who, 0)
	}
	if err != nil {
		f.Close()
		return nil, notWritten(dir, err)
	}
	return f, nil
}

// holder is what the lock file says.
func holder(name string) string {
	f, err := os.Open(name)
	if err != nil {
		return ""
	}
	defer f.Close()
	who, err := io.ReadAll(io.LimitReader(f, 200))
	if err != nil {
		return ""
	}
	return string(who)
}
