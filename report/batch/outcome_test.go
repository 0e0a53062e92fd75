package batch

import (
	"fmt"
	"io/fs"
	"syscall"
	"testing"

	"github.com/biaoping/biaoping/internal/fileerr"
)

func TestWhatTheMachineCannotIsNotTheRequestsFault(t *testing.T) {
	for err, want := range map[error]Status{
		syscall.ENOENT: Refused,
		syscall.EACCES: Refused,
		syscall.EIO:    Failed,
		syscall.ENOSPC: Failed,
		syscall.EMFILE: Failed,
	} {
		m := &made{slot: &slot{item: Item{place: "a.yaml"}}}
		m.refuse(fmt.Errorf("读不了：%w", fileerr.Reason(&fs.PathError{Op: "open", Path: "seal.png", Err: err})))
		if m.done.Status != want {
			t.Errorf("%v: %s, want %s", err, m.done.Status, want)
		}
	}
}
