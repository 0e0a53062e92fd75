//go:build unix

package batch

import (
	"errors"
	"os"
	"syscall"
)

// canSyncDirs says that a folder can be told to settle.
const canSyncDirs = true

// lockFile opens a file that one process has at a time, also over NFS; the
// error is errHeld when another has it.
func lockFile(name string) (*os.File, error) {
	f, err := os.OpenFile(name, os.O_RDWR|os.O_CREATE, 0o644)
	if err != nil {
		return nil, err
	}
	if err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB); err != nil {
		f.Close()
		if errors.Is(err, syscall.EWOULDBLOCK) {
			return nil, errHeld
		}
		return nil, err
	}
	return f, nil
}
