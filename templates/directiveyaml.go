package templates

import (
	"errors"
	"fmt"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/yuin/goldmark/text"
	"go.yaml.in/yaml/v3"

	"github.com/biaoping/biaoping/report/doc"
)

var yamlPlace = regexp.MustCompile(`^yaml: (?:line (\d+): )?(.*)$`)

// readYAML reads the lines of the directive of the given name into v. A key
// that v does not have is an error; tokens in the values become facts.
func (b *builder) readYAML(name string, lines *text.Segments, v reflect.Value) error {
	if lines.Len() == 0 {
		return nil
	}
	r := yamlReader{b, b.lineAt(lines.At(0).Start)}
	var root yaml.Node
	if err := yaml.Unmarshal(lines.Value(b.source), &root); err != nil {
		m := yamlPlace.FindStringSubmatch(err.Error())
		n, _ := strconv.Atoi(m[1])
		return b.fail(r.line(max(n, 1)), "%s 围栏里的 YAML 有误：%s", name, inChinese(m[2]))
	}
	if len(root.Content) == 0 {
		return nil
	}
	return r.set(v, root.Content[0], name)
}

// A yamlReader reads one directive, whose first line of YAML is the given
// line of source, from 0.
type yamlReader struct {
	*builder
	first int
}

// line is the template's line for the n-th line of the YAML, from 1.
func (r yamlReader) line(n int) int { return r.lineFrom(r.first + n - 1) }

var (
	timeType   = reflect.TypeFor[time.Time]()
	imageType  = reflect.TypeFor[*doc.Picture]()
	fieldsType = reflect.TypeFor[[]doc.Field]()
)

// words are the values of keys that choose among a few.
var words = map[reflect.Type][]string{
	reflect.TypeFor[doc.Numbering]():    {doc.Continue: "continue", doc.Restart: "restart", doc.Unnumbered: "none"},
	reflect.TypeFor[doc.ChartStyle]():   {doc.Columns: "columns", doc.Bars: "bars", doc.Stacked: "stacked"},
	reflect.TypeFor[doc.ClosingStyle](): {doc.Sealed: "sealed", doc.Unsealed: "unsealed", doc.Signed: "signed"},
	reflect.TypeFor[doc.Role](): {doc.Body: "body", doc.Flush: "flush", doc.Centered: "centered", doc.Right: "right",
		doc.Subtitle: "subtitle", doc.FootNote: "footnote", doc.Small: "small"},
}

// set sets v to what n says; path names n. A key without a value leaves v zero.
func (r yamlReader) set(v reflect.Value, n *yaml.Node, path string) error {
	if n.Kind == yaml.AliasNode {
		return r.fail(r.line(n.Line), "%s：围栏里不能用 YAML 的 & 和 *", path)
	}
	if n.Tag == "!!null" {
		return nil
	}
	kind, shape := yaml.ScalarNode, "一个值"
	switch {
	case v.Type() == timeType || v.Type() == imageType:
	case v.Type() == fieldsType, v.Kind() == reflect.Struct:
		kind, shape = yaml.MappingNode, "若干“键: 值”"
	case v.Kind() == reflect.Slice:
		kind, shape = yaml.SequenceNode, "清单，如 [甲, 乙]"
	}
	switch {
	case n.Kind != kind:
		return r.fail(r.line(n.Line), "%s 应是%s", path, shape)
	case v.Type() == fieldsType:
		return r.fields(v, n, path)
	case kind == yaml.MappingNode:
		return r.mapping(v, n, path)
	case kind == yaml.SequenceNode:
		return r.list(v, n, path)
	case v.Type() == imageType:
		return r.picture(v, n, path)
	}
	if err := r.scalar(v, n); err != nil {
		return r.fail(r.line(n.Line), "%s %w", path, err)
	}
	return nil
}

func (r yamlReader) mapping(v reflect.Value, n *yaml.Node, path string) error {
	names := keyNames(v.Type())
	seen := make([]bool, len(names))
	for i := 0; i+1 < len(n.Content); i += 2 {
		key := n.Content[i]
		j := slices.Index(names, key.Value)
		switch {
		case j < 0:
			return r.fail(r.line(key.Line), "%s 里没有 %s；%s", path, key.Value, choices("有", key.Value, names))
		case seen[j]:
			return r.fail(r.line(key.Line), "%s 里的 %s 写了两次", path, key.Value)
		}
		seen[j] = true
		if err := r.set(v.Field(j), n.Content[i+1], path+"."+key.Value); err != nil {
			return err
		}
	}
	return nil
}

// keyNames are the keys of a directive whose keys are the fields of t.
func keyNames(t reflect.Type) []string {
	names := make([]string, t.NumField())
	for i := range names {
		name := t.Field(i).Name
		names[i] = strings.ToLower(name[:1]) + name[1:]
	}
	return names
}

// fields reads labels and values, in their order.
func (r yamlReader) fields(v reflect.Value, n *yaml.Node, path string) error {
	fields := make([]doc.Field, len(n.Content)/2)
	for i := range fields {
		f := reflect.ValueOf(&fields[i]).Elem()
		for j := range 2 {
			if err := r.set(f.Field(j), n.Content[2*i+j], path+"."+n.Content[2*i].Value); err != nil {
				return err
			}
		}
	}
	v.Set(reflect.ValueOf(fields))
	return nil
}

func (r yamlReader) list(v reflect.Value, n *yaml.Node, path string) error {
	v.Set(reflect.MakeSlice(v.Type(), len(n.Content), len(n.Content)))
	for i, item := range n.Content {
		if err := r.set(v.Index(i), item, fmt.Sprintf("%s[%d]", path, i+1)); err != nil {
			return err
		}
	}
	return nil
}

// picture loads the picture that n, a token, stands for.
func (r yamlReader) picture(v reflect.Value, n *yaml.Node, path string) error {
	f := r.facts.only(n.Value)
	if f == nil || f.picture == nil {
		return r.fail(r.line(n.Line), "%s 应是事实里的图片，如 {{.}}", path)
	}
	p, err := r.image(f.picture, strings.HasSuffix(path, ".seal"))
	if err != nil {
		return err
	}
	// The words of this place must not reach others that show the same picture.
	own := *p
	v.Set(reflect.ValueOf(&own))
	return nil
}

// scalar sets v to a text, a number, a date, a 是非值 or one of a few words.
func (r yamlReader) scalar(v reflect.Value, n *yaml.Node) error {
	if v.Type() == timeType {
		f := r.facts.only(n.Value)
		if f == nil || f.text != "" && f.value.Kind != doc.DateValue {
			return errors.New("应是事实里的日期，如 {{date .Notice.Closing.Date}}")
		}
		v.Set(reflect.ValueOf(f.value.Date))
		return nil
	}
	if v.Kind() == reflect.Bool {
		return r.flag(v, n)
	}
	s, err := r.text(n.Value)
	if err != nil {
		return err
	}
	switch list := words[v.Type()]; {
	case list != nil:
		i := slices.Index(list, s)
		if i < 0 {
			return fmt.Errorf("不能是 %q；%s", s, choices("可以是", s, list))
		}
		v.SetInt(int64(i))
	case v.Kind() == reflect.Int:
		i, err := strconv.Atoi(s)
		if err != nil || i < 0 {
			return fmt.Errorf("应是整数，不是 %q", s)
		}
		v.SetInt(int64(i))
	default:
		v.SetString(s)
	}
	return nil
}

func (r yamlReader) flag(v reflect.Value, n *yaml.Node) error {
	s := n.Value
	if f := r.facts.only(s); f != nil && f.flag {
		s = f.text
	}
	if s != "true" && s != "false" {
		return errors.New("应是 true 或 false")
	}
	v.SetBool(s == "true")
	return nil
}

// text is s, without the line end that a YAML block leaves, its tokens
// replaced by facts.
func (r yamlReader) text(s string) (string, error) {
	var b strings.Builder
	s = strings.TrimSuffix(s, "\n")
	for {
		before, f, rest := r.facts.cut(s)
		b.WriteString(before)
		if f == nil {
			if strings.ContainsFunc(before, private) {
				return "", errors.New("里有专用区字符")
			}
			return b.String(), nil
		}
		if err := f.printable(); err != nil {
			return "", err
		}
		b.WriteString(f.text)
		s = rest
	}
}
