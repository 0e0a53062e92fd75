package batch

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"path"
	"path/filepath"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/biaoping/biaoping/internal/fileerr"
	"github.com/biaoping/biaoping/report/review"
	"github.com/biaoping/biaoping/report/xlsx/form"
)

// A Source is where the requests are: opened once and read as often as needed.
// Of a workbook the file is held in memory, of others nothing.
type Source struct {
	name   string   // its last part, by which the journal knows it
	path   string   // as messages name it
	root   *os.Root // the folder in which all its files lie
	beside *os.Root // the folder in which the pictures lie
	total  int
	items  func(yield func(Item, error) bool)

	shared *shared // what the rows of a workbook share; nil for other sources
}

// An Item is one request of a source, or why it cannot be read.
type Item struct {
	ID    string
	at    int    // how many items of the source there are up to this one
	place string // as messages name it
	file  string // in the source's root; empty: data is the request
	dir   string // in the source's root, where the pictures lie
	data  []byte
	row   *form.Row // of a workbook, in the place of data
	fault string    // the item cannot be read; in Chinese
	twice bool      // another item has the same id
}

// Open opens a manifest (a file of JSON Lines), a folder of requests, or a
// filled-in form.
func Open(name string) (*Source, error) {
	return openSource(name, func(s *Source, info fs.FileInfo) error {
		switch ext := strings.ToLower(filepath.Ext(name)); {
		case info.IsDir():
			return s.openFolder()
		case ext == ".jsonl", ext == ".ndjson":
			return s.openManifest()
		case ext == ".xlsx":
			return s.openForm()
		case ext == ".csv":
			return fmt.Errorf("%s: 一行一份文书的表，要用 --base 指明各份共有的请求", name)
		}
		return fmt.Errorf("%s: 不能作批量的来源：应是 .jsonl 清单（一行一份请求）、请求所在的目录、填报表（.xlsx），或者与 --base 同用的名单（.xlsx、.csv）", name)
	})
}

// openSource opens the source called name, which take reads.
func openSource(name string, take func(*Source, fs.FileInfo) error) (*Source, error) {
	info, err := os.Stat(name)
	switch {
	case name == "-", err == nil && !info.IsDir() && !info.Mode().IsRegular():
		return nil, fmt.Errorf("%s: 来源要能读不止一遍（中断后接着做、核对都要再读），不能是标准输入或管道；请先存成 .jsonl 文件", name)
	case err != nil:
		return nil, fmt.Errorf("%s: 读不了：%w", name, fileerr.Reason(err))
	}
	abs, err := filepath.Abs(name)
	if err != nil {
		return nil, err
	}
	s := &Source{name: filepath.Base(abs), path: name}
	folder := abs
	if !info.IsDir() {
		folder = filepath.Dir(abs)
	}
	if s.root, err = os.OpenRoot(folder); err != nil {
		return nil, fmt.Errorf("%s: 打不开：%w", name, fileerr.Reason(err))
	}
	s.beside = s.root
	if err := take(s, info); err != nil {
		s.Close()
		return nil, err
	}
	return s, nil
}

// Close gives up the source's folder.
func (s *Source) Close() error {
	if s.beside != s.root {
		return errors.Join(s.root.Close(), s.beside.Close())
	}
	return s.root.Close()
}

// Total is how many items there were when the source was opened.
func (s *Source) Total() int { return s.total }

// Items are the items of s. A second item of the same id is yielded with that
// fault. An error says that the source cannot be read any further; it is the
// last.
func (s *Source) Items() iter.Seq2[Item, error] {
	return func(yield func(Item, error) bool) {
		seen := map[key]bool{}
		s.items(func(item Item, err error) bool {
			if err == nil {
				k := keyOf(item.ID)
				if seen[k] {
					item.twice = true
					item.fault = fmt.Sprintf("编号 %s 在前面已经用过；每份请求的编号应各不相同", item.ID)
				}
				seen[k] = true
			}
			return yield(item, err)
		})
	}
}

// read is the request's bytes; of a row all that it says.
func (s *Source) read(item Item) ([]byte, error) {
	if item.fault != "" {
		return nil, fmt.Errorf("%s", item.fault)
	}
	if item.row != nil {
		return []byte(s.shared.sum + "\n" + item.row.String()), nil
	}
	if item.file == "" {
		return item.data, nil
	}
	return s.readFile(item.file)
}

// readFile is the bytes of a file under the root, or so many of them that it is
// known to be too large.
func (s *Source) readFile(name string) ([]byte, error) {
	// A pipe would be waited for without end when it is opened.
	switch info, err := s.root.Stat(filepath.FromSlash(name)); {
	case err != nil:
		return nil, fmt.Errorf("读不了：%w", fileerr.Reason(err))
	case !info.Mode().IsRegular():
		return nil, fmt.Errorf("不是文件")
	}
	f, err := s.root.Open(filepath.FromSlash(name))
	if err != nil {
		return nil, fmt.Errorf("读不了：%w", fileerr.Reason(err))
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, review.MaxSize+1))
	if err != nil {
		return nil, fmt.Errorf("读不了：%w", fileerr.Reason(err))
	}
	return data, nil // who reads it refuses what is too large
}

// pictures is the folder in which the pictures of item lie.
func (s *Source) pictures(item Item) (*os.Root, error) {
	return s.beside.OpenRoot(filepath.FromSlash(item.dir))
}

// digest stands for what data, the request of item, or its fault, says.
func (item Item) digest(data []byte) string {
	if item.fault != "" {
		data = []byte(item.fault)
	}
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

// maxID bounds an id, in bytes.
const maxID = 200

// idFault says in Chinese why id cannot be one; empty when it can.
func idFault(id string) string {
	switch {
	case strings.TrimSpace(id) == "":
		return "编号（id）是空的"
	case len(id) > maxID:
		return fmt.Sprintf("编号（id）超过 %d 字节", maxID)
	case unseen(id):
		return "编号（id）里有看不见的字符"
	}
	return ""
}

// unseen reports whether there is something in s that cannot be shown.
func unseen(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return !unicode.IsPrint(r) || r == utf8.RuneError })
}

// requestNames are the names of a request that stands for its folder.
var requestNames = map[string]bool{"request.yaml": true, "request.yml": true, "request.json": true}

// openFolder takes every YAML and JSON file under the root for a request, and
// every workbook for a filled-in form. What is hidden does not count, nor what
// a batch has written.
func (s *Source) openFolder() error {
	walk := func(yield func(Item, error) bool) {
		n := 0
		give := func(item Item) error {
			n++
			item.at = n
			if unseen(item.place) { // it is told on a terminal
				item.place = strconv.Quote(item.place)
			}
			if !yield(item, nil) {
				return fs.SkipAll
			}
			return nil
		}
		err := fs.WalkDir(s.root.FS(), ".", func(name string, d fs.DirEntry, err error) error {
			switch {
			case err != nil && name == ".":
				return err
			case err != nil:
				// Nothing under it is lost in silence.
				return give(Item{ID: idOf(name), place: name, fault: "读不了：" + fileerr.Reason(err).Error()})
			case name != "." && strings.HasPrefix(d.Name(), "."):
				if d.IsDir() {
					return fs.SkipDir
				}
				return nil
			case d.IsDir():
				if name != "." && s.written(name) {
					return fs.SkipDir
				}
				return nil
			case strings.HasPrefix(d.Name(), openInExcel), path.Dir(name) == "." && s.made(name):
				return nil
			case isRequest(name):
				return give(Item{ID: s.idOf(name), place: name, file: name, dir: path.Dir(name)})
			case d.Type()&fs.ModeSymlink != 0:
				if info, err := s.root.Stat(filepath.FromSlash(name)); err != nil || info.IsDir() {
					return give(Item{ID: idOf(name), place: name, fault: "链接指向目录或指到来源之外，不跟随；请把请求放在来源的目录里"})
				}
			}
			return nil
		})
		if err != nil {
			yield(Item{}, fmt.Errorf("%s: 读不了：%w", s.path, fileerr.Reason(err)))
		}
	}
	s.items = walk
	var failed error
	walk(func(_ Item, err error) bool {
		if failed = err; err == nil {
			s.total++
		}
		return true
	})
	if failed == nil && s.total == 0 {
		return fmt.Errorf("%s: 目录里没有请求：应有 .yaml、.yml、.json 的请求，或填好的填报表（.xlsx）", s.path)
	}
	return failed
}

// written reports whether a batch has written into a folder of the source.
func (s *Source) written(dir string) bool {
	_, err := s.root.Stat(filepath.FromSlash(path.Join(dir, hidden)))
	return err == nil
}

// made reports whether a batch has written the workbook called name beside what
// it read: one that is named so, and no form. What cannot be read is no document
// of ours for all we know, and is told.
func (s *Source) made(name string) bool {
	if !isWorkbook(name) || !looksMade(name) || !s.written(".") {
		return false
	}
	data, err := s.readFile(name)
	if err != nil {
		return false
	}
	w, err := form.Open(context.Background(), data)
	return err == nil && w.Kind() == ""
}

func isRequest(name string) bool {
	switch strings.ToLower(path.Ext(name)) {
	case ".yaml", ".yml", ".json":
		return true
	}
	return isWorkbook(name)
}

func isWorkbook(name string) bool { return strings.EqualFold(path.Ext(name), ".xlsx") }

// openInExcel begins the files by which Excel notes that it has a workbook
// open.
const openInExcel = "~$"

// idOf is the id of the request called name: its path without extension, or its
// folder's where it is the folder's request.
func (s *Source) idOf(name string) string {
	if requestNames[path.Base(name)] {
		if dir := path.Dir(name); dir != "." {
			return dir
		}
		return s.name
	}
	return idOf(strings.TrimSuffix(name, path.Ext(name)))
}

// idOf is name with what cannot be seen spelt out.
func idOf(name string) string {
	if idFault(name) == "" {
		return name
	}
	sum := sha256.Sum256([]byte(name))
	return "名称-" + hex.EncodeToString(sum[:8])
}
