package validate

import (
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/biaoping/biaoping/report/review"
)

// maxPackSize is far above any notice; it bounds what a file can cost.
const maxPackSize = 1 << 20

// A source is the text of one pack file and what is wrong with it.
type source struct {
	file  string
	lines []string
	errs  LoadErrors
}

// parse reads the one YAML document of a file. A nil node has left an error.
func parse(file string, text []byte) (*source, *yaml.Node) {
	s := &source{file: file, lines: strings.Split(string(text), "\n")}
	if len(text) > maxPackSize {
		s.fail(1, 1, "文件超过 1 MiB")
		return s, nil
	}
	var doc, next yaml.Node
	d := yaml.NewDecoder(strings.NewReader(string(text)))
	if err := d.Decode(&doc); err != nil {
		s.syntax(err)
		return s, nil
	}
	if err := d.Decode(&next); err == nil {
		s.errorf(&next, "一个文件只写一个规则包，第二个 --- 应删去")
	} else if !errors.Is(err, io.EOF) {
		s.syntax(err)
	}
	if len(s.errs) > 0 || len(doc.Content) == 0 {
		return s, nil
	}
	return s, doc.Content[0]
}

// syntax turns "yaml: line 3: did not find expected key" into an error in place.
func (s *source) syntax(err error) {
	if errors.Is(err, io.EOF) {
		s.fail(1, 1, "文件是空的，应写一个规则包")
		return
	}
	line, cause := 1, strings.TrimPrefix(err.Error(), "yaml: ")
	if m := regexp.MustCompile(`^line (\d+): (.*)`).FindStringSubmatch(cause); m != nil {
		line, _ = strconv.Atoi(m[1])
		cause = m[2]
	}
	s.fail(line, 1, "不是正确的 YAML，请检查本行及上一行的缩进、冒号和引号（%s）", cause)
}

// errorf records what is wrong at node n.
func (s *source) errorf(n *yaml.Node, format string, args ...any) {
	s.errs = append(s.errs, s.errorAt(n, format, args...))
}

// errorAt is an error at node n.
func (s *source) errorAt(n *yaml.Node, format string, args ...any) *LoadError {
	return s.newError(n.Line, n.Column, fmt.Sprintf(format, args...))
}

func (s *source) fail(line, column int, format string, args ...any) {
	s.errs = append(s.errs, s.newError(line, column, fmt.Sprintf(format, args...)))
}

func (s *source) newError(line, column int, message string) *LoadError {
	e := &LoadError{File: s.file, Line: line, Column: column, Message: message}
	if line >= 1 && line <= len(s.lines) {
		e.Excerpt = strings.TrimRight(s.lines[line-1], "\r")
	}
	return e
}

// A table is one mapping of a pack: its values by key.
type table struct {
	*source
	node   *yaml.Node
	values map[string]*yaml.Node
}

// table reads n as a mapping that has no keys but the given ones. A key that
// ends in ! must be there.
func (s *source) table(n *yaml.Node, keys ...string) table {
	t := table{s, n, map[string]*yaml.Node{}}
	if n.Kind != yaml.MappingNode {
		s.errorf(n, "应为“键: 值”的形式")
		return t
	}
	known := make([]string, len(keys))
	for i, k := range keys {
		known[i] = strings.TrimSuffix(k, "!")
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		k := n.Content[i]
		switch {
		case !slices.Contains(known, k.Value):
			s.errorf(k, "没有键 %s，%s", k.Value, choices(known, k.Value))
		case t.values[k.Value] != nil:
			s.errorf(k, "键 %s 写了两次", k.Value)
		default:
			t.values[k.Value] = n.Content[i+1]
		}
	}
	for i, k := range keys {
		if strings.HasSuffix(k, "!") && t.values[known[i]] == nil {
			s.errorf(n, "缺少 %s", known[i])
		}
	}
	return t
}

// text is the text under key, without blanks around it; empty when the key
// is absent. A key that is there must not be empty.
func (t table) text(key string) string {
	n := t.values[key]
	if n == nil {
		return ""
	}
	if n.Kind != yaml.ScalarNode {
		t.errorf(n, "%s 应为文字", key)
		return ""
	}
	v := strings.TrimSpace(n.Value)
	if v == "" && key != "number" {
		t.errorf(n, "%s 不能为空", key)
	}
	return v
}

// texts is the list of texts under key; a single text counts as a list of one.
func (t table) texts(key string) []*yaml.Node {
	n := t.values[key]
	switch {
	case n == nil:
		return nil
	case n.Kind == yaml.ScalarNode:
		return []*yaml.Node{n}
	case n.Kind != yaml.SequenceNode:
		t.errorf(n, "%s 应为列表", key)
		return nil
	}
	for _, c := range n.Content {
		if c.Kind != yaml.ScalarNode || strings.TrimSpace(c.Value) == "" {
			t.errorf(c, "%s 的每一项应为文字", key)
			return nil
		}
	}
	return n.Content
}

// list is the list under key; empty when the key is absent.
func (t table) list(key string) []*yaml.Node {
	n := t.values[key]
	if n == nil {
		return nil
	}
	if n.Kind != yaml.SequenceNode {
		t.errorf(n, "%s 应为列表，每项以“- ”开头", key)
		return nil
	}
	return n.Content
}

// date is the date under key; the zero Date when the key is absent.
func (t table) date(key string) review.Date {
	v := t.text(key)
	if v == "" {
		return review.Date{}
	}
	d, err := review.ParseDate(v)
	if err != nil {
		t.errorf(t.values[key], "%s：%v", key, err)
	}
	return d
}

// flag is the truth under key, true or false; false when the key is absent.
func (t table) flag(key string) bool {
	v := t.text(key)
	if v != "" && v != "true" && v != "false" {
		t.errorf(t.values[key], "%s 应为 true 或 false", key)
	}
	return v == "true"
}

// choice is the place in names of the text under key.
func (t table) choice(key string, names []string) int {
	v := t.text(key)
	for i, n := range names {
		if n == v {
			return i
		}
	}
	if v != "" {
		t.errorf(t.values[key], "%s 不能是 %s，%s", key, v, choices(names, v))
	}
	return 0
}
