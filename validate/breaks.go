package validate

import (
	"regexp"
	"strings"

	"go.yaml.in/yaml/v3"
)

// A Change is one fact changed by the example that breaks a rule.
type Change struct {
	// Path is where the fact stands in a request; the index after the last
	// adds an item. params.name is a parameter of the pack.
	Path string `json:"path"`
	// Value is the new value as a request in YAML writes it, in one line; null
	// takes the fact out.
	Value string `json:"value"`

	node *yaml.Node
}

// factPath is the form of a path such as review.fees[1].for.
var factPath = regexp.MustCompile(`^[a-z]\w*(\.\w+|\[\d+\])*$`)

// changes reads the example under breaks, whose paths must exist.
func (t table) changes(group string, scopes *scopes) []Change {
	n := t.values["breaks"]
	switch {
	case n == nil:
		return nil
	case n.Kind != yaml.MappingNode || len(n.Content) == 0:
		t.errorf(n, "breaks 应另起行写“事实的路径: 值”，如 review.fees[1].for: bundle")
		return nil
	}
	var changes []Change
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		if f := breakable(key.Value, group, scopes); f != nil {
			t.fault(key, f)
			continue
		}
		text, ok := inLine(value)
		if !ok {
			t.errorf(value, "breaks 的值应照请求的写法，不用 & 和 *")
			continue
		}
		changes = append(changes, Change{key.Value, text, value})
	}
	return changes
}

// breakable says what is wrong with a path of breaks in rules that read group.
func breakable(path, group string, scopes *scopes) *fault {
	root, _, _ := strings.Cut(path, ".")
	if !factPath.MatchString(path) || root != group && root != "params" || root == path {
		return &fault{0, "breaks 的键应为 " + group + ". 开头的事实路径，或 params. 和参数名称"}
	}
	return scopes.of(group, nil).place(path)
}

// inLine is n in one line of YAML; false where it refers to another node.
func inLine(n *yaml.Node) (string, bool) {
	var b strings.Builder
	ok := flow(&b, n)
	return b.String(), ok
}

// flow writes n in the flow style of YAML, without comments.
func flow(b *strings.Builder, n *yaml.Node) bool {
	switch n.Kind {
	case yaml.ScalarNode:
		b.WriteString(scalar(n))
	case yaml.SequenceNode:
		b.WriteByte('[')
		for i, c := range n.Content {
			if i > 0 {
				b.WriteString(", ")
			}
			if !flow(b, c) {
				return false
			}
		}
		b.WriteByte(']')
	case yaml.MappingNode:
		b.WriteByte('{')
		for i, c := range n.Content {
			switch {
			case i%2 == 1:
				b.WriteString(": ")
			case i > 0:
				b.WriteString(", ")
			}
			if !flow(b, c) {
				return false
			}
		}
		b.WriteByte('}')
	default:
		return false
	}
	return true
}

// scalar is a single value as written, or in quotes where it was in quotes,
// runs over lines, or would end too soon within a list.
func scalar(n *yaml.Node) string {
	if n.Style == 0 && n.Value != "" && !strings.ContainsAny(n.Value, ",[]{}\n") && !strings.Contains(n.Value, ": ") {
		return n.Value
	}
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`).Replace(n.Value) + `"`
}
