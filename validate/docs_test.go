package validate

import (
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

// README.md prints the functions; -update rewrites the table.
func TestReadmeListsTheFunctions(t *testing.T) {
	var b strings.Builder
	b.WriteString("| 函数 | 结果 | 含义 |\n|---|---|---|\n")
	for _, f := range builtins {
		fmt.Fprintf(&b, "| `%s` | %s | %s |\n", f.usage, f.result, f.doc)
	}
	for _, f := range functions {
		fmt.Fprintf(&b, "| `%s` | %s | %s |\n", f.usage, typeName(f.result), f.doc)
	}
	const begin, end = "<!-- functions -->\n", "<!-- /functions -->\n"
	readme := readFile(t, "README.md")
	head, rest, ok1 := strings.Cut(readme, begin)
	table, tail, ok2 := strings.Cut(rest, end)
	if !ok1 || !ok2 {
		t.Fatal("README.md has no place for the functions")
	}
	if *update {
		table = b.String()
		if err := os.WriteFile("README.md", []byte(head+begin+table+end+tail), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if table != b.String() {
		t.Errorf("README.md lists\n%s\nthe functions are\n%s", table, b.String())
	}
}

// The example of README.md loads and finds what README.md says.
func TestReadmeExample(t *testing.T) {
	readme := readFile(t, "README.md")
	pack := regexp.MustCompile("(?s)```yaml\n(id: sample-2024.*?)```").FindStringSubmatch(readme)
	output := regexp.MustCompile("(?s)```text\n(错误.*?)```").FindStringSubmatch(readme)
	if pack == nil || output == nil {
		t.Fatal("README.md has no example")
	}
	rules, err := Load(fstest.MapFS{"sample-2024.yaml": {Data: []byte(pack[1])}})
	if err != nil {
		t.Fatalf("\n%v", err)
	}
	findings, err := rules.Check(facts(t, "review", "review.problems[0].rectification.deadline: 2024-06-10"))
	if err != nil {
		t.Fatal(err)
	}
	if got := findings.String(); got != output[1] {
		t.Errorf("got:\n%s\nREADME.md says:\n%s", got, output[1])
	}
}

// README.md explains every key a pack may have.
func TestReadmeExplainsEveryKey(t *testing.T) {
	readme := readFile(t, "README.md")
	for _, key := range slices.Concat(packKeys, paramKeys, ruleKeys) {
		if key = strings.TrimSuffix(key, "!"); !strings.Contains(readme, "`"+key+"`") {
			t.Errorf("README.md does not explain %s", key)
		}
	}
}

// COVERAGE.md has one row for each requirement of the five notices; the rules
// of a row are those that name the requirement, and what no rule judges is
// said to be left.
func TestCoverage(t *testing.T) {
	ledger := map[string][]string{}
	for line := range strings.Lines(readFile(t, "COVERAGE.md")) {
		cells := strings.Split(strings.Trim(line, "|\n"), "|")
		id := strings.TrimSpace(cells[0])
		if !regexp.MustCompile(`^00\d-\d+$`).MatchString(id) {
			continue
		}
		if _, ok := ledger[id]; ok {
			t.Errorf("%s has two rows", id)
		}
		if len(cells) != 6 {
			t.Fatalf("%s has %d cells, want 6", id, len(cells))
		}
		ledger[id] = strings.FieldsFunc(cells[4], func(r rune) bool { return r == ' ' || r == ',' })
		if len(ledger[id]) == 0 && strings.TrimSpace(cells[5]) == "" {
			t.Errorf("%s has no rule and nothing left", id)
		}
	}
	for notice, want := range []int{19, 25, 18, 16, 22} {
		for n := range want {
			if _, ok := ledger[fmt.Sprintf("%03d-%d", notice, n+1)]; !ok {
				t.Errorf("%03d-%d has no row", notice, n+1)
			}
		}
	}
	if len(ledger) != 100 {
		t.Errorf("%d rows, want 100", len(ledger))
	}
	judged := map[string][]string{}
	for _, b := range mustEmbed(t).active {
		if len(b.Requirements) == 0 {
			t.Errorf("%s names no requirement", b.ID)
		}
		for _, id := range b.Requirements {
			judged[id] = append(judged[id], b.ID)
		}
	}
	for id, rules := range ledger {
		if !slices.Equal(slices.Sorted(slices.Values(rules)), slices.Sorted(slices.Values(judged[id]))) {
			t.Errorf("%s: COVERAGE.md names %v, the rules are %v", id, rules, judged[id])
		}
		delete(judged, id)
	}
	for id, rules := range judged {
		t.Errorf("%v judge %s, which has no row", rules, id)
	}
}

func readFile(t *testing.T, name string) string {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}
