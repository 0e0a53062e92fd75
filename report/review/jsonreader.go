package review

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A jsonReader reads JSON (RFC 8259). It exists beside encoding/json because
// that package turns a lone surrogate into U+FFFD in silence, forgets where a
// value stood and says what is wrong in English.
type jsonReader struct {
	text  string
	pos   int // of the next byte
	depth int

	known place // of the byte at mark
	mark  int
}

// readJSON reads text, which must hold one JSON value and nothing after it.
func readJSON(text string) (*node, *Issue) {
	r := jsonReader{text: text, known: place{1, 1}}
	n, issue := r.value()
	if issue != nil {
		return nil, issue
	}
	if r.space(); r.pos < len(text) {
		return nil, r.fail("请求到此已经结束，其后不应再有内容")
	}
	return &n, nil
}

// here is the place of the next byte. Places are asked for in the order of
// the file, so that all of them together cost one pass.
func (r *jsonReader) here() place {
	for _, c := range r.text[r.mark:r.pos] {
		if c == '\n' {
			r.known = place{r.known.line + 1, 1}
		} else {
			r.known.column++
		}
	}
	r.mark = r.pos
	return r.known
}

// fail is an issue at the next byte.
func (r *jsonReader) fail(format string, args ...any) *Issue {
	p := placeOf(r.text, r.pos)
	return &Issue{Line: int(p.line), Column: int(p.column), Message: "JSON 语法错误：" + fmt.Sprintf(format, args...)}
}

func (r *jsonReader) space() {
	for r.pos < len(r.text) && strings.IndexByte(" \t\r\n", r.text[r.pos]) >= 0 {
		r.pos++
	}
}

// take skips white space and then c, if it comes next.
func (r *jsonReader) take(c byte) bool {
	r.space()
	if r.pos < len(r.text) && r.text[r.pos] == c {
		r.pos++
		return true
	}
	return false
}

func (r *jsonReader) value() (node, *Issue) {
	r.space()
	n := node{place: r.here()}
	if r.pos == len(r.text) {
		return n, r.fail("文件在此中断，缺少值")
	}
	var issue *Issue
	switch c := r.text[r.pos]; {
	case c == '{':
		n.kind = objectNode
		n.below, issue = r.object()
	case c == '[':
		n.kind = listNode
		n.below, issue = r.array()
	case c == '"':
		n.kind = textNode
		n.text, issue = r.quoted()
	case c == '-' || '0' <= c && c <= '9':
		n.kind = numberNode
		n.text, issue = r.number()
	default:
		n.kind, n.text, issue = r.literal()
	}
	return n, issue
}

func (r *jsonReader) object() (*below, *Issue) {
	r.depth++
	defer func() { r.depth-- }()
	if r.depth > maxDepth {
		return nil, r.fail("嵌套超过 %d 层", maxDepth)
	}
	r.pos++
	if r.take('}') {
		return nil, nil
	}
	var members []member
	for {
		var issue *Issue
		r.space()
		m := member{place: r.here()}
		if r.pos == len(r.text) || r.text[r.pos] != '"' {
			return nil, r.fail("此处应为英文双引号引起的字段名，%s；末项之后不写逗号", r.found())
		}
		if m.name, issue = r.quoted(); issue != nil {
			return nil, issue
		}
		if !r.take(':') {
			return nil, r.fail("字段名 %s 之后应为英文冒号，%s", quote(m.name), r.found())
		}
		if m.value, issue = r.value(); issue != nil {
			return nil, issue
		}
		members = append(members, m)
		if r.take('}') {
			return &below{members: members}, nil
		}
		if !r.take(',') {
			return nil, r.fail("此处应为英文逗号或 }，%s", r.found())
		}
	}
}

func (r *jsonReader) array() (*below, *Issue) {
	r.depth++
	defer func() { r.depth-- }()
	if r.depth > maxDepth {
		return nil, r.fail("嵌套超过 %d 层", maxDepth)
	}
	r.pos++
	if r.take(']') {
		return nil, nil
	}
	var list []node
	for {
		n, issue := r.value()
		if issue != nil {
			return nil, issue
		}
		list = append(list, n)
		if r.take(']') {
			return &below{list: list}, nil
		}
		if !r.take(',') {
			return nil, r.fail("此处应为英文逗号或 ]，%s", r.found())
		}
	}
}

// found says what stands where something else should.
func (r *jsonReader) found() string {
	if r.pos == len(r.text) {
		return "而文件在此中断"
	}
	c, _ := utf8.DecodeRuneInString(r.text[r.pos:])
	if !unicode.IsPrint(c) {
		return fmt.Sprintf("现为 %U", c)
	}
	return "现为「" + string(c) + "」"
}

func (r *jsonReader) literal() (nodeKind, string, *Issue) {
	for _, l := range []struct {
		text string
		kind nodeKind
	}{{"null", nullNode}, {"true", boolNode}, {"false", boolNode}} {
		if strings.HasPrefix(r.text[r.pos:], l.text) {
			r.pos += len(l.text)
			return l.kind, l.text, nil
		}
	}
	return 0, "", r.fail("此处应为值，%s；文字要用英文双引号引起，末项之后不写逗号", r.found())
}
