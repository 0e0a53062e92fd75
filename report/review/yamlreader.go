package review

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"
)

// readYAML reads text, which must hold one YAML document of plain values.
// Anchors, aliases, merge keys, tags and folded lines are refused: what they
// stand for is not what is seen.
func readYAML(text string) (*node, *Issue) {
	d := yaml.NewDecoder(strings.NewReader(text))
	var doc, next yaml.Node
	if err := decodeYAML(d, &doc); errors.Is(err, io.EOF) {
		return nil, &Issue{Message: "文件是空的"}
	} else if err != nil {
		return nil, yamlIssue(text, err)
	}
	if err := decodeYAML(d, &next); err == nil {
		return nil, yamlFault(&next, "一个文件只能有一份请求，由此开始的是第二份 YAML 文档")
	} else if !errors.Is(err, io.EOF) {
		return nil, yamlIssue(text, err)
	}
	r := yamlReader{text, place{1, 1}}
	root, issue := r.value(doc.Content[0], 0)
	if issue != nil {
		return nil, issue
	}
	return &root, nil
}

// decodeYAML turns a panic into an error: the package gives up so on inputs
// its parser does not foresee.
func decodeYAML(d *yaml.Decoder, n *yaml.Node) (err error) {
	defer func() {
		if cause := recover(); cause != nil {
			err = fmt.Errorf("%v", cause)
		}
	}()
	return d.Decode(n)
}

type yamlReader struct {
	rest string // of the text, from at on
	at   place
}

func yamlFault(n *yaml.Node, message string) *Issue {
	return &Issue{Line: n.Line, Column: n.Column, Message: message}
}

func (r *yamlReader) value(y *yaml.Node, depth int) (n node, issue *Issue) {
	n.place = place{int32(y.Line), int32(y.Column)}
	switch {
	case y.Anchor != "" || y.Kind == yaml.AliasNode:
		return n, yamlFault(y, noAnchors)
	case y.Style&yaml.TaggedStyle != 0:
		return n, yamlFault(y, noTags)
	case y.Kind != yaml.ScalarNode && depth == maxDepth:
		return n, yamlFault(y, fmt.Sprintf("嵌套超过 %d 层", maxDepth))
	}
	switch y.Kind {
	case yaml.MappingNode:
		n.kind = objectNode
		n.below = new(below)
		n.below.members, issue = r.object(y, depth)
	case yaml.SequenceNode:
		n.kind = listNode
		list := make([]node, len(y.Content))
		n.below = &below{list: list}
		for i, item := range y.Content {
			if list[i], issue = r.value(item, depth+1); issue != nil {
				return n, issue
			}
		}
	default:
		n.kind, n.text, issue = r.scalar(y)
	}
	y.Content = nil // read: a large file is not held twice
	return n, issue
}

func (r *yamlReader) object(y *yaml.Node, depth int) ([]member, *Issue) {
	members := make([]member, 0, len(y.Content)/2)
	for i := 0; i < len(y.Content); i += 2 {
		key := y.Content[i]
		switch {
		case key.Kind != yaml.ScalarNode:
			return nil, yamlFault(key, "字段名应为文字")
		case key.Tag == "!!merge":
			return nil, yamlFault(key, "不支持合并键 <<")
		}
		name, issue := r.value(key, depth)
		if issue != nil {
			return nil, issue
		}
		value, issue := r.value(y.Content[i+1], depth+1)
		if issue != nil {
			return nil, issue
		}
		members = append(members, member{key.Value, name.place, value})
	}
	return members, nil
}

func (r *yamlReader) scalar(y *yaml.Node) (nodeKind, string, *Issue) {
	switch {
	case y.Style&yaml.LiteralStyle != 0:
		// The line end before the end of a block is the block's, not the text's.
		return textNode, strings.TrimSuffix(y.Value, "\n"), nil
	case y.Style&yaml.FoldedStyle != 0, r.folded(y):
		return 0, "", yamlFault(y, "文字跨行书写，换行会变成空格；多行文字请用 | 引出")
	case y.Style&(yaml.DoubleQuotedStyle|yaml.SingleQuotedStyle) != 0:
		return textNode, y.Value, nil
	case y.Tag == "!!null":
		return nullNode, y.Value, nil
	}
	return plainNode, y.Value, nil
}

// folded reports whether a scalar runs over several lines, which YAML joins
// with spaces that do not belong between Chinese characters.
func (r *yamlReader) folded(y *yaml.Node) bool {
	if !strings.ContainsAny(y.Value, " \n") {
		return false
	}
	written := r.from(place{int32(y.Line), int32(y.Column)})
	switch {
	case y.Style&yaml.SingleQuotedStyle != 0:
		return !endsOnItsLine(written, '\'')
	case y.Style&yaml.DoubleQuotedStyle != 0:
		return !endsOnItsLine(written, '"')
	}
	return !strings.HasPrefix(written, y.Value)
}

// from is the text from p on. Places are asked for in the order of the file,
// so that all of them together cost one pass.
func (r *yamlReader) from(p place) string {
	for r.at.line < p.line || r.at.line == p.line && r.at.column < p.column {
		c, size := utf8.DecodeRuneInString(r.rest)
		if size == 0 {
			break
		}
		r.rest = r.rest[size:]
		r.at.column++
		if c == '\n' {
			r.at = place{r.at.line + 1, 1}
		}
	}
	return r.rest
}

// endsOnItsLine reports whether a text that begins with quote is closed before
// the line ends.
func endsOnItsLine(s string, quote byte) bool {
	for i := 1; i < len(s) && s[i] != '\n'; i++ {
		switch {
		case s[i] == '\\' && quote == '"', strings.HasPrefix(s[i:], "''") && quote == '\'':
			i++ // an escaped character
		case s[i] == quote:
			return true
		}
	}
	return false
}
