package templates

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"text/template/parse"
	"unicode/utf8"
)

// An origin is a file that templates come from: one of a document kind, or one
// that lends its {{define}}s to all kinds.
type origin struct {
	file  string                 // such as review-report.md
	body  string                 // line i of it is line i of the file
	first int                    // lines of the origins before it, from which its own count on in marks
	trees map[string]*parse.Tree // by the names of {{define}}, and that of the file itself
}

// newOrigin takes the text of a file, which comes after so many lines of others.
func newOrigin(file, text string, first int) (*origin, error) {
	// Editors of Windows begin files with a mark and end lines with two characters.
	text = strings.ReplaceAll(strings.TrimPrefix(text, "\ufeff"), "\r\n", "\n")
	if !strings.HasSuffix(text, "\n") {
		text += "\n"
	}
	o := &origin{file: file, body: text, first: first}
	return o, o.checkText()
}

func (o *origin) fail(line int, format string, args ...any) *Error {
	return &Error{o.file, line, fmt.Errorf(format, args...)}
}

// checkText refuses text that could be taken for a token or a mark.
func (o *origin) checkText() error {
	if !utf8.ValidString(o.body) {
		return o.fail(0, "文件不是 UTF-8 编码，请另存为 UTF-8")
	}
	line := 1
	for _, r := range o.body {
		switch {
		case r == '\n':
			line++
		case private(r):
			return o.fail(line, "模板里不能有专用区字符 %U", r)
		case r == '\r':
			return o.fail(line, "换行应为 LF 或 CRLF")
		}
	}
	if o.first+line > maxLines {
		return o.fail(0, "模板有 %d 行，最多 %d 行", line, maxLines-o.first)
	}
	return nil
}

// end is how many lines o and the origins before it have.
func (o *origin) end() int { return o.first + strings.Count(o.body, "\n") }

// parse reads the templates of the file.
func (o *origin) parse() error {
	o.trees = map[string]*parse.Tree{}
	tree := parse.New(o.file)
	// Functions are looked up by check, which can say what would be right.
	tree.Mode = parse.SkipFuncCheck
	if _, err := tree.Parse(o.body, "", "", o.trees); err != nil {
		return o.syntaxError(err)
	}
	return nil
}

var syntaxPlace = regexp.MustCompile(`^template: [^:]*:(\d+):(?:\d+:)? ?(.*)$`)

// syntaxError is an error of text/template's parser with its place taken out.
func (o *origin) syntaxError(err error) error {
	m := syntaxPlace.FindStringSubmatch(err.Error())
	if m == nil {
		return o.fail(0, "{{ }} 有误：%s", inChinese(err.Error()))
	}
	line, _ := strconv.Atoi(m[1])
	return o.fail(line, "{{ }} 有误：%s", inChinese(m[2]))
}

// isShared reports whether a file lends its {{define}}s to all kinds and makes
// no kind itself: _official.md.
func isShared(name string) bool {
	return strings.HasPrefix(name, "_") && strings.HasSuffix(name, ".md")
}

// shared are the origins that lend their {{define}}s, in the order of their
// names. Each must hold nothing else, and none what another defines.
func shared(files map[string][]byte) ([]*origin, faults) {
	var (
		all   []*origin
		errs  faults
		owner = map[string]string{}
		lines int
	)
	for _, name := range slices.Sorted(maps.Keys(files)) {
		if !isShared(name) {
			continue
		}
		o, err := newOrigin(name, string(files[name]), lines)
		if err == nil {
			err = o.parse()
		}
		if err != nil {
			errs = append(errs, err)
			continue
		}
		if tree := o.trees[name]; tree != nil && !parse.IsEmptyTree(tree.Root) {
			errs = append(errs, o.fail(0, "名字以 _ 开头的文件供各文种共用，只能写 {{define}} 和 {{/* 说明 */}}"))
		}
		delete(o.trees, name)
		for _, define := range slices.Sorted(maps.Keys(o.trees)) {
			if owner[define] != "" {
				errs = append(errs, o.fail(0, "{{define %q}} 在 %s 里已有", define, owner[define]))
			}
			owner[define] = name
		}
		all, lines = append(all, o), o.end()
	}
	return all, errs
}
