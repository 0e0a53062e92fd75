package rawtext

import (
	"bytes"
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/biaoping/biaoping/report/review"
	"go.yaml.in/yaml/v3"
)

// YAML is req as a file to be completed by hand: the fields in the order of
// the schema, and before each field that rep doubts what is asked.
func YAML(req *review.Request, rep *Report) ([]byte, error) {
	data, err := json.Marshal(req)
	if err != nil {
		return nil, err
	}
	var file yaml.Node
	if err := yaml.Unmarshal(data, &file); err != nil { // JSON is YAML
		return nil, err
	}
	root := file.Content[0]
	restyle(root)
	for _, d := range rep.Doubts {
		note(root, d)
	}
	root.HeadComment = fmt.Sprintf("由 %s 导入：%s。\n修补的和存疑的另见导入说明；补齐、核对以后再生成正式公文。\n", rep.Source, rep.Summary())
	var b bytes.Buffer
	e := yaml.NewEncoder(&b)
	e.SetIndent(2)
	if err := e.Encode(&file); err != nil {
		return nil, err
	}
	return b.Bytes(), e.Close()
}

// restyle makes what JSON wrote look as people write it.
func restyle(n *yaml.Node) {
	n.Style = 0
	if n.Kind == yaml.ScalarNode {
		switch _, err := review.ParseDate(n.Value); {
		case strings.Contains(n.Value, "\n"):
			n.Style = yaml.LiteralStyle
		case n.Tag == "!!str" && err == nil:
			n.Tag = "!!timestamp" // without quotes
		}
	}
	short, width := n.Kind == yaml.SequenceNode, 0
	for _, child := range n.Content {
		restyle(child)
		short, width = short && child.Kind == yaml.ScalarNode, width+utf8.RuneCountInString(child.Value)
	}
	if short && width <= 60 {
		n.Style = yaml.FlowStyle
	}
}

// note puts what d asks before the field it names, which is made, empty, where
// the request leaves it out.
func note(root *yaml.Node, d Doubt) {
	if d.Path == "" {
		return
	}
	holder, at := root, root
	for name := range strings.FieldsFuncSeq(d.Path, func(r rune) bool { return strings.ContainsRune(".[]", r) }) {
		switch holder.Kind {
		case yaml.MappingNode:
			key, value := field(holder, name)
			at, holder = key, value
		case yaml.SequenceNode:
			var i int
			if _, err := fmt.Sscan(name, &i); err != nil || i < 0 || i >= len(holder.Content) {
				return
			}
			if holder.Style != yaml.FlowStyle {
				at = holder.Content[i]
			}
			holder = holder.Content[i]
		default:
			return
		}
	}
	comment := d.Message
	if d.Line > 0 {
		comment = fmt.Sprintf("原文第 %d 行：%s", d.Line, comment)
	}
	if d.Was != "" {
		comment += "；原文：" + d.Was
	}
	comment = strings.ReplaceAll(comment, "\n", "／")
	if at.HeadComment != "" {
		comment = at.HeadComment + "\n" + comment
	}
	at.HeadComment = comment
}

// field is the key and the value of a field of n, which is made, empty, at its
// place in the order of the schema where n has not got it.
func field(n *yaml.Node, name string) (key, value *yaml.Node) {
	at := len(n.Content)
	for i := 0; i < len(n.Content); i += 2 {
		switch key := n.Content[i]; {
		case key.Value == name:
			return key, n.Content[i+1]
		case slices.Index(fields(), key.Value) > slices.Index(fields(), name):
			at = min(at, i)
		}
	}
	key = &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: name}
	value = &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!null"}
	n.Content = slices.Insert(n.Content, at, key, value)
	return key, value
}

// fields are the names of the fields of a notice, in order.
var fields = sync.OnceValue(func() (names []string) {
	for _, f := range reflect.VisibleFields(reflect.TypeFor[review.Notice]()) {
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		names = append(names, name)
	}
	return names
})
