package batch

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"

	"github.com/biaoping/biaoping/internal/fileerr"
	"github.com/biaoping/biaoping/report/review"
)

// openManifest counts the lines of the manifest, blank ones apart.
func (s *Source) openManifest() error {
	s.items = s.lines
	var failed error
	s.eachLine(func(_ int, _ []byte, _ bool, err error) bool {
		if failed = err; err == nil {
			s.total++
		}
		return true
	})
	return failed
}

// lines yields the item of every line of a manifest.
func (s *Source) lines(yield func(Item, error) bool) {
	n := 0
	s.eachLine(func(number int, line []byte, long bool, err error) bool {
		if err != nil {
			return yield(Item{}, err)
		}
		n++
		item := Item{ID: fmt.Sprintf("%06d", number), at: n, dir: ".", place: fmt.Sprintf("%s 第 %d 行", s.name, number)}
		if long {
			item.fault = fmt.Sprintf("一行大于 %d MB；照片请放在清单旁，以文件名引用", review.MaxSize>>20)
		} else {
			item.parse(line)
		}
		return yield(item, nil)
	})
}

// eachLine reads the manifest line by line, blank ones apart, each counted from
// 1. Of a line that is too long only that is told. The bytes are the caller's.
func (s *Source) eachLine(yield func(number int, line []byte, long bool, err error) bool) {
	f, err := s.root.Open(s.name)
	if err != nil {
		yield(0, nil, false, fmt.Errorf("%s: 读不了：%w", s.path, fileerr.Reason(err)))
		return
	}
	defer f.Close()
	r := bufio.NewReaderSize(f, 64<<10)
	for number := 1; ; number++ {
		line, long, err := readLine(r)
		if err != nil && !errors.Is(err, io.EOF) {
			yield(0, nil, false, fmt.Errorf("%s 第 %d 行: 读不了：%w", s.path, number, fileerr.Reason(err)))
			return
		}
		if number == 1 {
			line = bytes.TrimPrefix(line, []byte("\uFEFF"))
		}
		if line = bytes.TrimSpace(line); (len(line) > 0 || long) && !yield(number, line, long, nil) {
			return
		}
		if err != nil {
			return
		}
	}
}

// readLine reads one line; one that is longer than a request may be is passed
// over.
func readLine(r *bufio.Reader) (line []byte, long bool, err error) {
	for {
		part, err := r.ReadSlice('\n')
		if long = long || len(line)+len(part) > review.MaxSize+2; long {
			line = nil
		} else {
			line = append(line, part...)
		}
		if !errors.Is(err, bufio.ErrBufferFull) {
			return line, long, err
		}
	}
}

// parse reads a line: a request, or an object of id, request and file. What it
// finds wrong is the item's fault; the request itself is read later.
func (item *Item) parse(line []byte) {
	dec := json.NewDecoder(bytes.NewReader(line))
	first, err := dec.Token()
	if first != json.Delim('{') || err != nil {
		item.fault = `一行应是一个 JSON 对象：一份请求，或 {"id": …, "request": {…}}，或 {"id": …, "file": "相对路径"}`
		return
	}
	values := map[string]json.RawMessage{}
	for dec.More() {
		name, err := dec.Token()
		if err != nil {
			break // review.Decode says where
		}
		key, _ := name.(string)
		if key != "id" && key != "request" && key != "file" {
			if len(values) == 0 {
				break // a request by itself
			}
			item.fault = fmt.Sprintf("与 id、request、file 并列的不应有 %q", key)
			return
		}
		if _, twice := values[key]; twice {
			item.fault = key + " 写了两次"
			return
		}
		var v json.RawMessage
		if err := dec.Decode(&v); err != nil {
			item.fault = fmt.Sprintf("第 %d 字节附近有 JSON 语法错误", dec.InputOffset())
			return
		}
		values[key] = v
	}
	if len(values) == 0 {
		item.data = line
		return
	}
	if end, err := dec.Token(); end != json.Delim('}') || err != nil || dec.More() {
		item.fault = fmt.Sprintf("第 %d 字节附近有 JSON 语法错误", dec.InputOffset())
		return
	}
	item.wrapped(values)
}

// wrapped takes the item from an object of id, request and file.
func (item *Item) wrapped(values map[string]json.RawMessage) {
	if v, ok := values["id"]; ok {
		var id *string
		if json.Unmarshal(v, &id) != nil || id == nil {
			item.fault = `编号（id）应是文字，如 "id": "2024-001"`
			return
		}
		if item.fault = idFault(*id); item.fault != "" {
			return
		}
		item.ID = *id
		item.place += "（" + *id + "）"
	}
	request, inline := values["request"]
	file, outside := values["file"]
	switch {
	case inline == outside:
		item.fault = "request 和 file 应写其中之一"
	case inline:
		item.data = request
	default:
		var name *string
		if json.Unmarshal(file, &name) != nil || name == nil || !localFile(*name) {
			item.fault = "file 应是清单所在目录内的相对路径，如 requests/1.yaml"
			return
		}
		item.file, item.dir = path.Clean(*name), path.Dir(path.Clean(*name))
	}
}

// localFile reports whether name leads to a file under a folder, on any system.
func localFile(name string) bool {
	clean := path.Clean(name)
	return name != "" && clean != "." && clean != ".." && !strings.HasPrefix(clean, "/") && !strings.HasPrefix(clean, "../") &&
		!strings.ContainsAny(name, "\\:\x00")
}
