package validate

import (
	"fmt"
	"os"
	"regexp"
	"strconv"
	"testing"

	"go.yaml.in/yaml/v3"

	"github.com/biaoping/biaoping/report/review"
)

// facts are those of testdata/facts/name.yaml with a patch: a mapping of
// paths to new values, where null takes the fact out and the index after the
// last adds an item.
func facts(t testing.TB, name, patch string) *review.Facts {
	t.Helper()
	data, err := os.ReadFile("testdata/facts/" + name + ".yaml")
	if err != nil {
		t.Fatal(err)
	}
	var request, changes yaml.Node
	if err := yaml.Unmarshal(data, &request); err != nil {
		t.Fatal(err)
	}
	if err := yaml.Unmarshal([]byte(patch), &changes); err != nil {
		t.Fatal(err)
	}
	if len(changes.Content) > 0 {
		pairs := changes.Content[0].Content
		for i := 0; i < len(pairs); i += 2 {
			if err := set(request.Content[0], steps(pairs[i].Value), pairs[i+1]); err != nil {
				t.Fatalf("patch %s: %v", pairs[i].Value, err)
			}
		}
	}
	if data, err = yaml.Marshal(&request); err != nil {
		t.Fatal(err)
	}
	req, err := review.Decode(data)
	if err != nil {
		t.Fatalf("%s:\n%v", name, err)
	}
	return review.Derive(req, nil)
}

// steps cuts a.b[2].c into a, b, 2 and c.
func steps(path string) []string { return regexp.MustCompile(`\w+`).FindAllString(path, -1) }

// set puts value at the steps below n.
func set(n *yaml.Node, steps []string, value *yaml.Node) error {
	at := -1
	switch n.Kind {
	case yaml.MappingNode:
		for i := 0; i < len(n.Content); i += 2 {
			if n.Content[i].Value == steps[0] {
				at = i + 1
			}
		}
		if at < 0 {
			if len(steps) > 1 {
				return fmt.Errorf("nothing at %s", steps[0])
			}
			n.Content = append(n.Content, &yaml.Node{Kind: yaml.ScalarNode, Value: steps[0]}, nil)
			at = len(n.Content) - 1
		}
	case yaml.SequenceNode:
		at, _ = strconv.Atoi(steps[0])
		if at == len(n.Content) {
			n.Content = append(n.Content, nil)
		}
	}
	if at < 0 || at >= len(n.Content) {
		return fmt.Errorf("nothing at %s", steps[0])
	}
	if len(steps) > 1 {
		return set(n.Content[at], steps[1:], value)
	}
	if value.Tag != "!!null" {
		n.Content[at] = value
		return nil
	}
	from := at
	if n.Kind == yaml.MappingNode {
		from = at - 1
	}
	n.Content = append(n.Content[:from], n.Content[at+1:]...)
	return nil
}
