package validate

import (
	"context"
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"go.yaml.in/yaml/v3"

	"github.com/biaoping/biaoping/report/review"
)

// The facts of testdata/facts, or of its folder for the pack, satisfy every
// rule of a pack; with the changes under breaks the rule objects, at a place
// that is there.
func TestBreaks(t *testing.T) {
	for _, p := range mustEmbed(t).Packs() {
		t.Run(p.ID, func(t *testing.T) {
			base := baseOf(t, p)
			for r := range p.all() {
				t.Run(strings.TrimPrefix(r.ID, p.ID+"."), func(t *testing.T) {
					if len(r.Breaks) == 0 {
						t.Fatalf("%s has no breaks", r.ID)
					}
					if !base[r.Applies].judged[r.ID] {
						t.Errorf("%s does not judge %s", r.ID, factsFile(p.ID, r.Applies))
					}
					breaks(t, p, r, base[r.Applies])
				})
			}
		})
	}
}

// A verdict is what one pack alone says of one group of facts, by rule.
type verdict struct {
	judged  map[string]bool // it held, or was noted not to be judged, or is a deadline that applies
	overdue map[string]bool // a deadline that the facts will never meet
}

// baseOf is the verdict of p on the facts it must not object to, by group.
func baseOf(t *testing.T, p *Pack) map[string]verdict {
	base := map[string]verdict{}
	for _, group := range groupNames() {
		file := factsFile(p.ID, group)
		if !fileExists(file) {
			continue
		}
		f, err := patched(file, nil)
		if err != nil {
			t.Fatal(err)
		}
		rules := alone(t, p.ID)
		v := verdict{map[string]bool{}, map[string]bool{}}
		for _, finding := range judged(t, rules, f, v.judged) {
			if finding.Severity != Note {
				t.Errorf("%s: %v", file, finding)
			}
			v.judged[finding.Rule] = true
		}
		for _, d := range atLast(t, rules, f) {
			v.judged[d.Rule] = true
			v.overdue[d.Rule] = v.overdue[d.Rule] || d.State == Overdue
		}
		base[group] = v
	}
	return base
}

// alone is one embedded pack.
func alone(t *testing.T, id string) *Rules {
	t.Helper()
	rules, err := mustEmbed(t).Select([]string{id}, "", review.Date{})
	if err != nil {
		t.Fatal(err)
	}
	return rules
}

// breaks applies the example of r and wants a finding of r, or that a deadline
// which was met is not met any more.
func breaks(t *testing.T, p *Pack, r *Rule, base verdict) {
	rules, changes := supplied(t, p, r.Breaks)
	f, err := patched(factsFile(p.ID, r.Applies), changes)
	if err != nil {
		t.Fatal(err)
	}
	findings, err := rules.Check(context.Background(), f)
	if err != nil {
		t.Fatal(err)
	}
	own := slices.DeleteFunc(slices.Clone(findings), func(f Finding) bool {
		return f.Rule != r.ID || f.Severity == Note && r.Severity != Note
	})
	if len(own) == 0 && (base.overdue[r.ID] || !overdue(t, rules, f, r)) {
		t.Errorf("%v: %s does not object; the findings are\n%v", r.Breaks, r.ID, findings)
	}
	for _, finding := range own {
		if err := reach(f, finding.Path); err != nil {
			t.Errorf("finding at %s: %v", finding.Path, err)
		}
	}
}

// overdue reports whether r is a deadline that will not have been met. Some
// cannot be met late, since what comes later is something else.
func overdue(t *testing.T, rules *Rules, f *review.Facts, r *Rule) bool {
	return slices.ContainsFunc(atLast(t, rules, f), func(d Deadline) bool { return d.Rule == r.ID && d.State == Overdue })
}

// atLast are the deadlines as they stand when every one has passed.
func atLast(t *testing.T, rules *Rules, f *review.Facts) []Deadline {
	t.Helper()
	list, err := rules.Deadlines(context.Background(), f, review.Date{Year: 2199, Month: 12, Day: 31})
	if err != nil {
		t.Fatal(err)
	}
	return list
}

// supplied is p alone with the parameters among changes, and the changes of
// facts.
func supplied(t *testing.T, p *Pack, changes []Change) (*Rules, []Change) {
	var own []Change
	params := ""
	for _, c := range changes {
		name, ok := strings.CutPrefix(c.Path, "params.")
		if !ok {
			own = append(own, c)
			continue
		}
		i := slices.IndexFunc(p.Params, func(p Param) bool { return p.Name == name })
		params += fmt.Sprintf("  - {name: %s, label: 样本, type: %s, value: %s, status: user-supplied, note: 样本, replaces: %s.%s}\n",
			name, p.Params[i].Type, c.Value, p.ID, name)
	}
	if params == "" {
		return alone(t, p.ID), own
	}
	text := "id: supplied\ntitle: 样本\nnumber: \"\"\nissuer: 样本\ndate: 2024-01-01\neffective: {from: 2024-01-01}\nsource: 样本\nparams:\n" + params + "rules: []\n"
	all, err := mustEmbed(t).With(fstest.MapFS{"supplied.yaml": {Data: []byte(text)}})
	if err != nil {
		t.Fatal(err)
	}
	rules, err := all.Select([]string{p.ID, "supplied"}, "", review.Date{})
	if err != nil {
		t.Fatal(err)
	}
	return rules, own
}

// reach follows a path through facts; a record that is missing ends it well,
// since what is missing is told there.
func reach(f *review.Facts, path string) error {
	v := reflect.ValueOf(f)
	for _, step := range steps(path) {
		for v.Kind() == reflect.Pointer {
			if v.IsNil() {
				v = reflect.New(v.Type().Elem())
			}
			v = v.Elem()
		}
		switch v.Kind() {
		case reflect.Struct:
			v = v.FieldByName(goName(step))
			if !v.IsValid() {
				return fmt.Errorf("no fact %s", step)
			}
		case reflect.Slice:
			i, err := strconv.Atoi(step)
			if err != nil || i >= v.Len() {
				return fmt.Errorf("no item %s of %d", step, v.Len())
			}
			v = v.Index(i)
		default:
			return fmt.Errorf("nothing below %s", step)
		}
	}
	return nil
}

// Whatever is taken out of the facts, as long as they can be decoded, every
// rule still judges them or says what is missing.
func TestNoMissingFactMakesARuleFail(t *testing.T) {
	for _, p := range mustEmbed(t).Packs() {
		for _, group := range groupNames() {
			file := factsFile(p.ID, group)
			if !fileExists(file) {
				continue
			}
			t.Run(p.ID+"/"+group, func(t *testing.T) {
				t.Parallel()
				rules := alone(t, p.ID)
				var out []Change // from the last place to the first, so that indexes hold
				for _, path := range slices.Backward(places(t, file)) {
					one := Change{Path: path, node: &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!null"}}
					judgeWithout(t, rules, file, []Change{one})
					if judgeWithout(t, rules, file, append(out, one)) {
						out = append(out, one)
					}
				}
			})
		}
	}
}

// judgeWithout judges a file of facts with some taken out. It reports whether
// what is left can be decoded.
func judgeWithout(t *testing.T, rules *Rules, file string, out []Change) bool {
	f, err := patched(file, out)
	if err != nil {
		return false
	}
	if _, err := rules.Check(context.Background(), f); err != nil {
		t.Errorf("%s without %v: %v", file, out, err)
	}
	if _, err := rules.Deadlines(context.Background(), f, review.Date{Year: 2024, Month: 1, Day: 1}); err != nil {
		t.Errorf("deadlines of %s without %v: %v", file, out, err)
	}
	return true
}

// places are the paths of everything in a file of facts.
func places(t *testing.T, file string) []string {
	var doc yaml.Node
	if err := yaml.Unmarshal([]byte(readFile(t, file)), &doc); err != nil {
		t.Fatal(err)
	}
	var paths []string
	var walk func(n *yaml.Node, path string)
	walk = func(n *yaml.Node, path string) {
		for i, c := range n.Content {
			switch {
			case n.Kind == yaml.SequenceNode:
				paths = append(paths, fmt.Sprintf("%s[%d]", path, i))
			case i%2 == 0:
				continue
			default:
				paths = append(paths, strings.TrimPrefix(path+"."+n.Content[i-1].Value, "."))
			}
			walk(c, paths[len(paths)-1])
		}
	}
	walk(doc.Content[0], "")
	return paths
}

// What an example shows is what a request can say.
func TestChangesReadBack(t *testing.T) {
	for _, p := range mustEmbed(t).Packs() {
		for r := range p.all() {
			for _, c := range r.Breaks {
				var want, got any
				if err := c.node.Decode(&want); err != nil {
					t.Fatal(err)
				}
				if err := yaml.Unmarshal([]byte(c.Value), &got); err != nil || !reflect.DeepEqual(got, want) {
					t.Errorf("%s: %s reads back as %v (%v), want %v", r.ID, c.Value, got, err, want)
				}
			}
		}
	}
}
