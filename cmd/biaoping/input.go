package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/biaoping/biaoping/internal/fileerr"
	"github.com/biaoping/biaoping/report/review"
)

// An input is a request and where it came from.
type input struct {
	request *review.Request
	source  string   // as errors name it
	name    string   // of the files made of it, without extension
	root    *os.Root // the folder in which its pictures lie; nil for standard input
}

func (in *input) close() {
	if in.root != nil {
		in.root.Close()
	}
}

// stdinName is what errors call standard input.
const stdinName = "标准输入"

// requestNames are the names a request has in its folder.
var requestNames = []string{"request.yaml", "request.yml", "request.json"}

// readInput reads the request at path: a file, a folder with a request.yaml
// or request.json, or - for standard input. An encoding that is not UTF-8 is told
// on stderr.
func readInput(path string, stdin io.Reader, stderr io.Writer) (*input, error) {
	if path == "-" {
		data, err := readBounded(stdin)
		if err != nil {
			return nil, inFile(stdinName, err)
		}
		req, err := decode(data, stdinName, stderr)
		if err != nil {
			return nil, err
		}
		return &input{request: req, source: stdinName, name: req.Kind}, nil
	}
	file, name, err := locate(path)
	if err != nil {
		return nil, err
	}
	f, err := os.Open(file)
	if err != nil {
		return nil, fmt.Errorf("%s: 读不了：%w", file, fileerr.Reason(err))
	}
	defer f.Close()
	data, err := readBounded(f)
	if err != nil {
		return nil, inFile(file, err)
	}
	req, err := decode(data, file, stderr)
	if err != nil {
		return nil, err
	}
	root, err := os.OpenRoot(filepath.Dir(file))
	if err != nil {
		return nil, fmt.Errorf("%s: 打不开所在目录：%w", file, fileerr.Reason(err))
	}
	return &input{request: req, source: file, name: name, root: root}, nil
}

// decode reads the request of the file name in whatever encoding it is, and
// tells on stderr of any but UTF-8. What cannot be read in it, review tells.
func decode(data []byte, name string, stderr io.Writer) (*review.Request, error) {
	if bytes.HasPrefix(data, []byte("PK\x03\x04")) {
		return nil, inFile(name, &review.Errors{{Message: "是表格、Word 文件或压缩包，不是请求（YAML、JSON）；表格先用 biaoping import 读成请求"}})
	}
	text, note := review.Converted(data)
	if note != "" {
		fmt.Fprintf(stderr, "%s: %s\n", name, note)
	}
	req, err := review.Decode(text)
	if err != nil {
		return nil, inFile(name, err)
	}
	return req, nil
}

// locate finds the request file and the name for what is made of it: of the
// folder, or of the file.
func locate(path string) (file, name string, err error) {
	info, err := os.Stat(path)
	if err != nil {
		return "", "", fmt.Errorf("%s: 读不了：%w", path, fileerr.Reason(err))
	}
	if !info.IsDir() {
		base := filepath.Base(path)
		return path, strings.TrimSuffix(base, filepath.Ext(base)), nil
	}
	abs, err := filepath.Abs(path)
	if err != nil {
		return "", "", err
	}
	for _, n := range requestNames {
		file := filepath.Join(path, n)
		if _, err := os.Stat(file); err == nil {
			return file, filepath.Base(abs), nil
		}
	}
	return "", "", fmt.Errorf("%s: 目录里没有请求文件，应有 %s 之一", path, strings.Join(requestNames, "、"))
}

// readBounded reads at most what a request may have.
func readBounded(r io.Reader) ([]byte, error) {
	data, err := io.ReadAll(io.LimitReader(r, review.MaxSize+1))
	if err != nil {
		return nil, fmt.Errorf("读不了：%w", fileerr.Reason(err))
	}
	if len(data) > review.MaxSize {
		return nil, &review.Errors{{Message: fmt.Sprintf("请求大于 %d MB；照片请放在请求文件旁，以文件名引用", review.MaxSize>>20)}}
	}
	return data, nil
}

// inFile puts the name of the request before every line of err.
func inFile(name string, err error) error { return &inputError{name, err} }

// An inputError is what is wrong with one request, a line each.
type inputError struct {
	name string
	err  error
}

func (e *inputError) Error() string {
	lines := strings.Split(strings.TrimRight(e.err.Error(), "\n"), "\n")
	for i, l := range lines {
		lines[i] = e.name + ": " + l
	}
	return strings.Join(lines, "\n")
}

func (e *inputError) Unwrap() error { return e.err }
