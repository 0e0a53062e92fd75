package validate

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/biaoping/biaoping/report/review"
)

// Each case of testdata/rules changes one of testdata/facts and lists the
// findings that this adds. Sections that are files are packs on top of the
// embedded ones.
func TestRules(t *testing.T) {
	objected, held := map[string]bool{}, map[string]bool{}
	base := map[string]Findings{}
	for _, name := range []string{"review", "registry", "campaign"} {
		base[name] = judged(t, mustEmbed(t), facts(t, name, ""), map[string]bool{}, held)
		for _, f := range base[name] {
			if f.Severity != Note {
				t.Errorf("testdata/facts/%s.yaml: %v", name, f)
			}
		}
	}
	for _, file := range glob(t, "testdata/rules/*.txtar") {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			c := readCase(t, file)
			rules, err := mustEmbed(t).With(c.packs())
			if err != nil {
				t.Fatal(err)
			}
			name, _, _ := strings.Cut(string(c.section("patch").Data), ".")
			added := judged(t, rules, facts(t, name, string(c.section("patch").Data)), objected, held)
			c.golden(t, "findings", without(added, base[name]).String())
		})
	}
	for _, b := range mustEmbed(t).active {
		if !objected[b.ID] {
			t.Errorf("%s objects in no case of testdata/rules", b.ID)
		}
		if !held[b.ID] {
			t.Errorf("%s is judged and holds in no case of testdata/rules", b.ID)
		}
	}
}

func mustEmbed(t testing.TB) *Rules {
	t.Helper()
	rules, err := Embedded()
	if err != nil {
		t.Fatal(err)
	}
	return rules
}

// judged are the findings on f; which rules objected and which held, or which
// rules they replace, is noted in the maps.
func judged(t *testing.T, rules *Rules, f *review.Facts, objected, held map[string]bool) Findings {
	t.Helper()
	j, err := rules.judge(f)
	if err != nil {
		t.Fatal(err)
	}
	for i, b := range rules.active {
		if j.passed[i] > 0 {
			held[b.ID] = true
		}
	}
	j.found.sort()
	for _, finding := range j.found {
		if finding.Severity != Note {
			objected[finding.Rule] = true
		}
	}
	return j.found
}

// without are the findings of fs that are not among base.
func without(fs, base Findings) Findings {
	return slices.DeleteFunc(slices.Clone(fs), func(f Finding) bool { return slices.Contains(base, f) })
}
