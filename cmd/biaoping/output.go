package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/biaoping/biaoping/internal/fileerr"
)

// A batch of files appears whole or not at all: every file is written beside
// its place first, and named only when all of them are on disk.
type batch struct {
	dir   string
	files []pending
}

type pending struct{ temp, name string }

// newBatch makes dir when it does not exist.
func newBatch(dir string) (*batch, error) {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, fmt.Errorf("%s: 建不了目录：%w", dir, fileerr.Reason(err))
	}
	return &batch{dir: dir}, nil
}

// add writes the content of a file whose name stands in the batch's folder. A
// device or a pipe keeps its place: a file would take it for every program.
func (b *batch) add(name string, content []byte) error {
	place := filepath.Join(b.dir, name)
	if info, err := os.Stat(place); err == nil && !info.Mode().IsRegular() && !info.IsDir() {
		return fmt.Errorf("%s: 写不了：是设备或管道，不是文件；标准输出写作 -", place)
	}
	f, err := os.CreateTemp(b.dir, ".biaoping-*")
	if err != nil {
		return fmt.Errorf("%s: 写不了：%w", b.dir, fileerr.Reason(err))
	}
	b.files = append(b.files, pending{f.Name(), place})
	_, err = f.Write(content)
	if err == nil {
		err = f.Chmod(0o644)
	}
	if err == nil {
		err = f.Sync()
	}
	if err := errors.Join(err, f.Close()); err != nil {
		return fmt.Errorf("%s: 写不了：%w", place, fileerr.Reason(err))
	}
	return nil
}

// commit names the files and makes the names last.
func (b *batch) commit() error {
	for len(b.files) > 0 {
		p := b.files[0]
		if err := os.Rename(p.temp, p.name); err != nil {
			return fmt.Errorf("%s: 写不了：%w", p.name, fileerr.Reason(err))
		}
		b.files = b.files[1:]
	}
	d, err := os.Open(b.dir)
	if err != nil {
		return nil // the names are written; only their durability cannot be asked for
	}
	defer d.Close()
	if err := d.Sync(); err != nil && !errors.Is(err, errors.ErrUnsupported) {
		return fmt.Errorf("%s: %w", b.dir, err)
	}
	return nil
}

// discard removes what has not been named.
func (b *batch) discard() {
	for _, p := range b.files {
		os.Remove(p.temp)
	}
}

// createFile writes a file that must not exist yet.
func createFile(name string, content []byte) error {
	if _, err := os.Lstat(name); err == nil {
		return fmt.Errorf("%s: 文件已存在，不覆盖", name)
	}
	return writeFile(name, content)
}

// writeFile writes a file whole or not at all; where name is a link, that to
// which it leads.
func writeFile(name string, content []byte) error {
	if real, err := filepath.EvalSymlinks(name); err == nil {
		name = real
	}
	b, err := newBatch(filepath.Dir(name))
	if err != nil {
		return err
	}
	defer b.discard()
	if err := b.add(filepath.Base(name), content); err != nil {
		return err
	}
	return b.commit()
}

// save writes content to the file called name, or to stdout where that is -.
func save(name string, content []byte, stdout io.Writer) error {
	if name != "-" {
		return writeFile(name, content)
	}
	_, err := stdout.Write(content)
	return err
}

// spare refuses to write, as an option asks for, to one of the files that are
// read.
func spare(option, name string, reads ...string) error {
	info, err := os.Stat(name)
	if err != nil {
		return nil
	}
	for _, other := range reads {
		if read, err := os.Stat(other); err == nil && os.SameFile(info, read) {
			return usageError{fmt.Errorf("%s %s：这是要读的文件，不能写；请换一个文件名", option, name)}
		}
	}
	return nil
}
