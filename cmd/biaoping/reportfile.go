package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/biaoping/biaoping/internal/fileerr"
	bulk "github.com/biaoping/biaoping/report/batch"
	"github.com/biaoping/biaoping/report/review"
)

// A reportFile takes a line of JSON for every item of a batch. What the file
// held stays until the batch has its folder: a run that is turned away because
// another has it must not cut off the report of that one. The nil reportFile
// takes nothing.
type reportFile struct {
	name  string
	file  *os.File
	begun bool
	size  int64 // of the whole lines
}

// openReport opens the file called name, or none for "". It must be none of
// the files that the batch reads, and hold nothing but an earlier report.
func openReport(name string, reads ...string) (*reportFile, error) {
	if name == "" {
		return nil, nil
	}
	r := &reportFile{name: name}
	if err := spare("--report", name, reads...); err != nil {
		return nil, err
	}
	info, err := os.Stat(name)
	if err == nil && info.Mode().IsRegular() && info.Size() > 0 && !isReport(name) {
		return nil, usageError{fmt.Errorf("--report %s：已有这个文件，不是批量的结果，不覆盖；请换一个文件名", name)}
	}
	if r.file, err = os.OpenFile(name, os.O_WRONLY|os.O_CREATE, 0o644); err != nil {
		return nil, r.notWritten(err)
	}
	return r, nil
}

// isReport reports whether the file called name begins as a report does.
func isReport(name string) bool {
	f, err := os.Open(name)
	if err != nil {
		return false
	}
	defer f.Close()
	var first struct{ ID, Status string }
	err = json.NewDecoder(io.LimitReader(f, review.MaxSize)).Decode(&first)
	return err == nil && first.ID != "" && first.Status != ""
}

func (r *reportFile) notWritten(err error) error {
	return fmt.Errorf("--report %s: 写不了：%w", r.name, fileerr.Reason(err))
}

// begin empties the file, where it can be.
func (r *reportFile) begin() error {
	r.begun = true
	if info, err := r.file.Stat(); err != nil || !info.Mode().IsRegular() {
		return err
	}
	return r.file.Truncate(0)
}

// write adds the line of o, all of it or nothing.
func (r *reportFile) write(o bulk.Outcome) error {
	if r == nil {
		return nil
	}
	if !r.begun {
		if err := r.begin(); err != nil {
			return r.notWritten(err)
		}
	}
	var line bytes.Buffer
	e := json.NewEncoder(&line)
	e.SetEscapeHTML(false)
	if err := e.Encode(o); err != nil {
		return err
	}
	if _, err := r.file.Write(line.Bytes()); err != nil {
		r.file.Truncate(r.size)
		return r.notWritten(err)
	}
	r.size += int64(line.Len())
	return nil
}

// close makes the lines stay. A batch that was done to its end without an item
// has an empty report.
func (r *reportFile) close(done bool) error {
	if r == nil {
		return nil
	}
	var err error
	if done && !r.begun {
		err = r.begin()
	}
	if info, failed := r.file.Stat(); failed == nil && info.Mode().IsRegular() {
		err = errors.Join(err, r.file.Sync())
	}
	if err := errors.Join(err, r.file.Close()); err != nil {
		return r.notWritten(err)
	}
	return nil
}
