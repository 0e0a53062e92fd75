package review

import (
	"bytes"
	"encoding/json"
	"fmt"
	"regexp"

	"go.yaml.in/yaml/v3"
)

// EncodeYAML writes a request as the YAML that Decode reads, its fields in the
// order of the schema. The error tells of a request that would not be read back
// the same.
func EncodeYAML(req *Request) ([]byte, error) {
	data, err := json.Marshal(req)
	if err != nil {
		return nil, err
	}
	var doc yaml.Node
	if err := yaml.Unmarshal(data, &doc); err != nil {
		return nil, err
	}
	inBlocks(&doc)
	var b bytes.Buffer
	e := yaml.NewEncoder(&b)
	e.SetIndent(2)
	if err := e.Encode(&doc); err != nil {
		return nil, err
	}
	again, err := Decode(b.Bytes())
	if err != nil {
		return nil, err
	}
	if back, err := json.Marshal(again); err != nil || !bytes.Equal(back, data) {
		return nil, fmt.Errorf("请求写成 YAML 后读回不同，请改用 JSON")
	}
	return b.Bytes(), nil
}

// datelike are texts that YAML would quote, since elsewhere they are dates.
var datelike = regexp.MustCompile(`^\d{4}-\d{2}-\d{2}$`)

// inBlocks takes the style of JSON from a document: objects and lists are
// written in blocks, texts in quotes only where they need them.
func inBlocks(n *yaml.Node) {
	n.Style = 0
	if n.Kind == yaml.ScalarNode && n.Tag == "!!str" && datelike.MatchString(n.Value) {
		n.Tag = "!!timestamp"
	}
	for _, c := range n.Content {
		inBlocks(c)
	}
}
