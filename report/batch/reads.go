package batch

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"io"
	"io/fs"
	"os"
	"slices"
	"strings"
)

// A read is a file a document was made of besides its request.
type read struct {
	Name   string `json:"name"` // in the folder of the item's pictures
	SHA256 string `json:"sha256"`
}

// reads is a folder that notes what is read of it. It is used by one goroutine.
type reads struct {
	fs.FS
	files map[string]string // SHA-256 by name
	moved string            // a file that was not the same at every reading
}

// Open opens a file whose bytes are noted as they are read.
func (r *reads) Open(name string) (fs.File, error) {
	f, err := r.FS.Open(name)
	if err != nil {
		return nil, err
	}
	return &readFile{File: f, name: name, reads: r, sum: sha256.New()}, nil
}

// Stat does not count as reading.
func (r *reads) Stat(name string) (fs.FileInfo, error) { return fs.Stat(r.FS, name) }

type readFile struct {
	fs.File
	name  string
	reads *reads
	sum   hash.Hash
}

func (f *readFile) Read(p []byte) (int, error) {
	n, err := f.File.Read(p)
	f.sum.Write(p[:n])
	return n, err
}

// Close reads what is left: all of a file counts.
func (f *readFile) Close() error {
	_, err := io.Copy(f.sum, f.File)
	if err == nil {
		f.reads.note(f.name, hex.EncodeToString(f.sum.Sum(nil)))
	}
	return errors.Join(err, f.File.Close())
}

func (r *reads) note(name, sum string) {
	if r.files == nil {
		r.files = map[string]string{}
	}
	if first, ok := r.files[name]; ok && first != sum {
		r.moved = name
	}
	r.files[name] = sum
}

// list is what has been read, by name. A file that somebody changed meanwhile
// is an error: one document would show two states of it.
func (r *reads) list() ([]read, error) {
	if r.moved != "" {
		return nil, fmt.Errorf("文件 %s 在生成的当中被改动，请再运行一次", r.moved)
	}
	var list []read
	for name, sum := range r.files {
		list = append(list, read{name, sum})
	}
	slices.SortFunc(list, func(a, b read) int { return strings.Compare(a.Name, b.Name) })
	return list, nil
}

// same reports whether the files of list are in root as they were.
func same(root *os.Root, list []read) bool {
	for _, r := range list {
		if sum, _, err := sumFile(root, r.Name); err != nil || sum != r.SHA256 {
			return false
		}
	}
	return true
}

// sumFile is the SHA-256 and the length of a regular file.
func sumFile(root *os.Root, name string) (string, int64, error) {
	// A pipe would be waited for without end when it is opened.
	if info, err := root.Stat(name); err != nil || !info.Mode().IsRegular() {
		return "", 0, errors.Join(err, fs.ErrInvalid)
	}
	f, err := root.Open(name)
	if err != nil {
		return "", 0, err
	}
	defer f.Close()
	h := sha256.New()
	n, err := io.Copy(h, f)
	return hex.EncodeToString(h.Sum(nil)), n, err
}
