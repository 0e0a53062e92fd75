package validate

import (
	"context"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// Each case of testdata/regions takes a file of testdata/facts, changes some,
// and shows the packs that region and date select and all they find. The rules
// that find something are those under planted, each once; the others only
// note numbers that no source gives.
func TestRegions(t *testing.T) {
	for _, file := range glob(t, "testdata/regions/*.txtar") {
		name := strings.TrimSuffix(filepath.Base(file), ".txtar")
		t.Run(name, func(t *testing.T) {
			c := readCase(t, file)
			f, err := patched("testdata/facts/"+c.text("base")+".yaml", mapping(t, c.text("patch")))
			if err != nil {
				t.Fatal(err)
			}
			rules, err := mustEmbed(t).For(f.Request)
			if err != nil {
				t.Fatal(err)
			}
			findings, err := rules.Check(context.Background(), f)
			if err != nil {
				t.Fatal(err)
			}
			c.golden(t, "packs", strings.Join(rules.ids(), " ")+"\n")
			c.golden(t, "findings", findings.String())
			planted := []string{}
			if c.section("planted") != nil {
				planted = strings.Split(c.text("planted"), "\n")
			}
			if got := breaches(findings); !slices.Equal(got, planted) {
				t.Errorf("found\n%s\nplanted were\n%s", strings.Join(got, "\n"), strings.Join(planted, "\n"))
			}
		})
	}
}

// breaches are the rules and articles of findings but for notes, in order.
func breaches(findings Findings) []string {
	list := []string{}
	for _, f := range findings {
		if f.Severity != Note {
			list = append(list, f.Rule+" "+f.Source.Article)
		}
	}
	slices.Sort(list)
	return list
}
