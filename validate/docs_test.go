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

// README.md lists the packs; -update rewrites the table.
func TestReadmeListsThePacks(t *testing.T) {
	var b strings.Builder
	b.WriteString("| 规则包 | 文件 | 地区 | 施行 |\n|---|---|---|---|\n")
	for _, p := range mustEmbed(t).Packs() {
		region, until := "全国", ""
		if p.Region != "" {
			region = p.Region
		}
		if !p.Until.IsZero() {
			until = "至" + p.Until.Chinese()
		}
		fmt.Fprintf(&b, "| `%s` | %s | %s | %s起%s |\n", p.ID, Citation{Notice: p.Title, Number: p.Number}.document(), region,
			p.From.Chinese(), until)
	}
	readmeTable(t, "packs", b.String())
}

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
	readmeTable(t, "functions", b.String())
}

// readmeTable compares the table between two marks of README.md with want.
func readmeTable(t *testing.T, name, want string) {
	t.Helper()
	begin, end := "<!-- "+name+" -->\n", "<!-- /"+name+" -->\n"
	readme := readFile(t, "README.md")
	head, rest, ok1 := strings.Cut(readme, begin)
	table, tail, ok2 := strings.Cut(rest, end)
	if !ok1 || !ok2 {
		t.Fatalf("README.md has no place for the %s", name)
	}
	if *update {
		table = want
		if err := os.WriteFile("README.md", []byte(head+begin+table+end+tail), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if table != want {
		t.Errorf("README.md lists\n%s\nwant\n%s", table, want)
	}
}

// The packs of README.md load and find what README.md says; their examples
// break their rules.
func TestReadmeExamples(t *testing.T) {
	readme := readFile(t, "README.md")
	packs := regexp.MustCompile("(?s)```yaml\nid: (\\S+)\n.*?```").FindAllStringSubmatch(readme, -1)
	outputs := regexp.MustCompile("(?s)```text\n(错误.*?)```").FindAllStringSubmatch(readme, -1)
	if len(packs) != 2 || len(outputs) != 2 {
		t.Fatalf("README.md has %d packs and %d outputs", len(packs), len(outputs))
	}
	files := fstest.MapFS{}
	for _, p := range packs {
		text := strings.TrimSuffix(strings.TrimPrefix(p[0], "```yaml\n"), "```")
		files[p[1]+".yaml"] = &fstest.MapFile{Data: []byte(text)}
	}
	rules, err := mustEmbed(t).With(files)
	if err != nil {
		t.Fatalf("\n%v", err)
	}
	for i, example := range []struct {
		profile []string
		patch   string
	}{
		{[]string{"sample-2024"}, "review.problems[0].rectification.deadline: 2024-06-10\nreview.notifiedOn: 2024-03-18\n" +
			"review.team.members[2]: null\nreview.schedule.sessions[1].members: [冯某, 陈某]"},
		{[]string{"sample-values", "zj-2019"}, "review.number: 1"},
	} {
		findings := check(t, rules, example.profile, "testdata/facts/review.yaml", example.patch)
		findings = slices.DeleteFunc(findings, func(f Finding) bool { return f.Severity == Note })
		if got := findings.String(); got != outputs[i][1] {
			t.Errorf("got:\n%s\nREADME.md says:\n%s", got, outputs[i][1])
		}
	}
	for r := range rules.pack("sample-2024").all() {
		findings := checkChanged(t, rules, []string{"sample-2024"}, "testdata/facts/review.yaml", r.Breaks)
		if !slices.ContainsFunc(findings, func(f Finding) bool { return f.Rule == r.ID }) {
			t.Errorf("%s is not broken by %v", r.ID, r.Breaks)
		}
	}
}

// README.md explains every key a pack may have.
func TestReadmeExplainsEveryKey(t *testing.T) {
	readme := readFile(t, "README.md")
	for _, key := range slices.Concat(packKeys, paramKeys, ruleKeys, deadlineKeys) {
		if key = strings.TrimSuffix(key, "!"); !strings.Contains(readme, "`"+key+"`") {
			t.Errorf("README.md does not explain %s", key)
		}
	}
}

// COVERAGE.md has one row for each requirement of the five notices, and more,
// called N-1 and on, for rules of the whole country; the rules of a row are
// those that name the requirement, and what no rule judges is said to be left.
func TestCoverage(t *testing.T) {
	ledger, notices := map[string][]string{}, 0
	for line := range strings.Lines(readFile(t, "COVERAGE.md")) {
		cells := strings.Split(strings.Trim(line, "|\n"), "|")
		id := strings.TrimSpace(cells[0])
		if !regexp.MustCompile(`^(00\d|N)-\d+$`).MatchString(id) {
			continue
		}
		if !strings.HasPrefix(id, "N-") {
			notices++
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
	if notices != 100 {
		t.Errorf("%d rows of the notices, want 100", notices)
	}
	judged := map[string][]string{}
	for _, p := range mustEmbed(t).Packs() {
		for r := range p.all() {
			if len(r.Requirements) == 0 {
				t.Errorf("%s names no requirement", r.ID)
			}
			for _, id := range r.Requirements {
				judged[id] = append(judged[id], r.ID)
			}
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
