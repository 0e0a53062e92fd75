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
	f, err := patched("testdata/facts/"+name+".yaml", mapping(t, patch))
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// factsFile holds the facts of group to which the pack does not object.
func factsFile(pack, group string) string {
	if own := "testdata/facts/" + pack + "/" + group + ".yaml"; fileExists(own) {
		return own
	}
	return "testdata/facts/" + group + ".yaml"
}

func fileExists(name string) bool {
	_, err := os.Stat(name)
	return err == nil
}

// mapping are the entries of a patch as written.
func mapping(t testing.TB, patch string) []Change {
	t.Helper()
	var doc yaml.Node
	if err := yaml.Unmarshal([]byte(patch), &doc); err != nil {
		t.Fatal(err)
	}
	var changes []Change
	if len(doc.Content) > 0 {
		pairs := doc.Content[0].Content
		for i := 0; i < len(pairs); i += 2 {
			changes = append(changes, Change{Path: pairs[i].Value, node: pairs[i+1]})
		}
	}
	return changes
}

// patched are the facts of a file with some of them changed.
func patched(file string, changes []Change) (*review.Facts, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	var request yaml.Node
	if err := yaml.Unmarshal(data, &request); err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	for _, c := range changes {
		if err := set(request.Content[0], steps(c.Path), c.node); err != nil {
			return nil, fmt.Errorf("%s: patch %s: %w", file, c.Path, err)
		}
	}
	if data, err = yaml.Marshal(&request); err != nil {
		return nil, err
	}
	req, err := review.Decode(data)
	if err != nil {
		return nil, fmt.Errorf("%s:\n%w", file, err)
	}
	return review.Derive(req, nil), nil
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
