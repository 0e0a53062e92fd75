package validate

import (
	"context"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/biaoping/biaoping/report/review"
)

// Each case of testdata/rules changes one of testdata/facts and lists the
// findings that this adds; one in a folder named for a pack is judged by that
// pack alone. Sections that are files are packs on top of the embedded ones. A
// section deadlines lists them as they stand on the day in section on.
func TestRules(t *testing.T) {
	for _, file := range glob(t, "testdata/rules/*.txtar") {
		ruleCase(t, file, "", []string{"zj-2019", "bj-2015"})
	}
	for _, id := range mustEmbed(t).ids() {
		files, err := filepath.Glob("testdata/rules/" + id + "/*.txtar")
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			ruleCase(t, file, id, []string{id})
		}
	}
}

// ruleCase judges the facts of a case by some packs and those in the case.
func ruleCase(t *testing.T, file, pack string, profile []string) {
	t.Run(strings.TrimSuffix(strings.TrimPrefix(file, "testdata/rules/"), ".txtar"), func(t *testing.T) {
		c := readCase(t, file)
		patch := string(c.section("patch").Data)
		all, with := mustEmbed(t), profile
		if packs := c.packs(); len(packs) > 0 {
			var err error
			if all, err = all.With(packs); err != nil {
				t.Fatal(err)
			}
		}
		for _, p := range all.Packs() {
			if mustEmbed(t).pack(p.ID) == nil {
				with = append(with[:len(with):len(with)], p.ID)
			}
		}
		group, _, _ := strings.Cut(patch, ".")
		added := check(t, all, with, factsFile(pack, group), patch)
		base := check(t, mustEmbed(t), profile, factsFile(pack, group), "")
		c.golden(t, "findings", beyond(added, base).String())
		if c.section("deadlines") != nil {
			c.golden(t, "deadlines", c.deadlines(t, all, with, factsFile(pack, group)))
		}
	})
}

// deadlines are those of the facts as they stand on the day in section on.
func (c testCase) deadlines(t *testing.T, rules *Rules, profile []string, file string) string {
	t.Helper()
	selected, err := rules.Select(profile, "", review.Date{})
	if err != nil {
		t.Fatal(err)
	}
	on, err := review.ParseDate(c.text("on"))
	if err != nil {
		t.Fatal(err)
	}
	f, err := patched(file, mapping(t, string(c.section("patch").Data)))
	if err != nil {
		t.Fatal(err)
	}
	list, err := selected.Deadlines(context.Background(), f, on)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, d := range list {
		b.WriteString(d.String() + "\n")
	}
	return b.String()
}

// check judges a file of facts with a patch by some packs.
func check(t *testing.T, rules *Rules, profile []string, file, patch string) Findings {
	t.Helper()
	return checkChanged(t, rules, profile, file, mapping(t, patch))
}

func checkChanged(t *testing.T, rules *Rules, profile []string, file string, changes []Change) Findings {
	t.Helper()
	selected, err := rules.Select(profile, "", review.Date{})
	if err != nil {
		t.Fatal(err)
	}
	f, err := patched(file, changes)
	if err != nil {
		t.Fatal(err)
	}
	findings, err := selected.Check(context.Background(), f)
	if err != nil {
		t.Fatal(err)
	}
	return findings
}

func mustEmbed(t testing.TB) *Rules {
	t.Helper()
	rules, err := Embedded()
	if err != nil {
		t.Fatal(err)
	}
	return rules
}

// twoPacks are the packs the facts of testdata/facts are made for.
func twoPacks(t testing.TB) *Rules {
	t.Helper()
	rules, err := mustEmbed(t).Select([]string{"zj-2019", "bj-2015"}, "", review.Date{})
	if err != nil {
		t.Fatal(err)
	}
	return rules
}

// judged are the findings on f; which rules held is noted in the map.
func judged(t *testing.T, rules *Rules, f *review.Facts, held map[string]bool) Findings {
	t.Helper()
	j := newJudge(context.Background(), f, len(rules.active()))
	if err := j.all(rules, func(*bound) bool { return true }); err != nil {
		t.Fatal(err)
	}
	for i, b := range rules.active() {
		if j.passed[i] > 0 {
			held[b.ID] = true
		}
	}
	return j.found
}

// beyond are the findings of fs that are not among base.
func beyond(fs, base Findings) Findings {
	return slices.DeleteFunc(slices.Clone(fs), func(f Finding) bool { return slices.Contains(base, f) })
}
