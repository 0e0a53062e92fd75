package templates

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"text/template"
	"text/template/parse"
	"unicode/utf8"

	"github.com/biaoping/biaoping/report/review"
)

// A kind is a template that has been read, checked and made safe.
type kind struct {
	Kind
	file     string
	numbered bool // headings carry 一、 （一） 1. （1）
	tmpl     *template.Template
	sample   []byte
	includes []included // kinds whose documents its own hold
}

var kindID = regexp.MustCompile(`^[a-z][a-z0-9-]*$`)

// newKind reads the template of one kind. Its error is an *Error or faults.
func newKind(id, source string) (*kind, error) {
	k := &kind{file: id + ".md"}
	// Editors of Windows begin files with a mark and end lines with two characters.
	source = strings.ReplaceAll(strings.TrimPrefix(source, "\ufeff"), "\r\n", "\n")
	if !kindID.MatchString(id) {
		return nil, k.fail(0, "文件名应是小写字母、数字和 -，如 review-report.md")
	}
	if err := k.checkText(source); err != nil {
		return nil, err
	}
	head, body, err := k.split(source)
	if err != nil {
		return nil, err
	}
	if err := k.readHead(head); err != nil {
		return nil, err
	}
	if (k.Judges || len(k.Appendices) > 0) && !strings.Contains(body, ".Judgement") {
		return nil, k.fail(1, "文件头写了 judges 或 appendices，正文就要写出校核意见：用 .Judgement 取")
	}
	k.ID = id
	if k.includes, err = k.findIncludes(body); err != nil {
		return nil, err
	}
	trees := map[string]*parse.Tree{}
	tree := parse.New(k.file)
	// Functions are looked up by check, which can say what would be right.
	tree.Mode = parse.SkipFuncCheck
	if _, err := tree.Parse(body, "", "", trees); err != nil {
		return nil, k.syntaxError(err)
	}
	if errs := check(k.file, body, trees); len(errs) > 0 {
		return nil, errs
	}
	k.tmpl = template.New(k.file).Funcs(funcMap()).Option("missingkey=error")
	for name, t := range trees {
		rewrite(t, body)
		if _, err := k.tmpl.AddParseTree(name, t); err != nil {
			return nil, k.fail(0, "%v", err)
		}
	}
	return k, nil
}

func (k *kind) fail(line int, format string, args ...any) *Error {
	return &Error{k.file, line, fmt.Errorf(format, args...)}
}

// checkText refuses text that could be taken for a token or a mark.
func (k *kind) checkText(source string) error {
	if !utf8.ValidString(source) {
		return k.fail(0, "文件不是 UTF-8 编码，请另存为 UTF-8")
	}
	line := 1
	for _, r := range source {
		switch {
		case r == '\n':
			line++
		case private(r):
			return k.fail(line, "模板里不能有专用区字符 %U", r)
		case r == '\r':
			return k.fail(line, "换行应为 LF 或 CRLF")
		}
	}
	if line > maxLines {
		return k.fail(0, "模板有 %d 行，最多 %d 行", line, maxLines)
	}
	return nil
}

// Missing names the needs of documents of the kind that req does not meet,
// as the front matter writes them: review, review.revisits or review|registry.
func (k Kind) Missing(req *review.Request) []string {
	return slices.DeleteFunc(slices.Clone(k.Needs), func(need string) bool {
		return slices.ContainsFunc(strings.Split(need, "|"), func(path string) bool { return review.Brings(req, path) })
	})
}

// Lacks says that documents of the kind cannot do without the facts named,
// which are some of its needs.
func (k Kind) Lacks(needs ...string) string {
	told := make([]string, len(needs))
	for i, need := range needs {
		paths := strings.Split(need, "|")
		for j, path := range paths {
			if strings.Contains(path, ".") {
				paths[j] += "（" + review.ChinesePath(path) + "）"
			}
		}
		told[i] = strings.Join(paths, " 或 ")
	}
	return fmt.Sprintf("文种 %s（%s）要用到 %s，请求里没有", k.ID, k.Title, strings.Join(told, "、"))
}

var syntaxPlace = regexp.MustCompile(`^template: [^:]*:(\d+):(?:\d+:)? ?(.*)$`)

// syntaxError is an error of text/template's parser with its place taken out.
func (k *kind) syntaxError(err error) error {
	m := syntaxPlace.FindStringSubmatch(err.Error())
	if m == nil {
		return k.fail(0, "{{ }} 有误：%s", inChinese(err.Error()))
	}
	line, _ := strconv.Atoi(m[1])
	return k.fail(line, "{{ }} 有误：%s", inChinese(m[2]))
}
