package biaoping_test

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/biaoping/biaoping/templates"
	"github.com/biaoping/biaoping/validate"
)

var readmes = []string{"README.md", "README.zh-CN.md"}

var links = regexp.MustCompile(`\]\(([^)\s]+)\)|src="([^"]+)"`)

// Every relative link of every document leads somewhere.
func TestLinks(t *testing.T) {
	found := 0
	err := filepath.WalkDir(".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() && (d.Name() == ".git" || d.Name() == "node_modules" || d.Name() == "out") {
			return fs.SkipDir
		}
		if d.IsDir() || filepath.Ext(path) != ".md" || strings.HasPrefix(path, "templates"+string(filepath.Separator)) && d.Name() != "README.md" {
			return nil
		}
		for _, m := range links.FindAllStringSubmatch(read(t, path), -1) {
			link, _, _ := strings.Cut(m[1]+m[2], "#")
			if link == "" || strings.Contains(link, ":") {
				continue
			}
			found++
			if _, err := os.Stat(filepath.Join(filepath.Dir(path), filepath.FromSlash(link))); err != nil {
				t.Errorf("%s: %v", path, err)
			}
		}
		return nil
	})
	if err != nil || found == 0 {
		t.Errorf("%d links, %v", found, err)
	}
}

// The READMEs name every rule pack.
func TestReadmesNameEveryPack(t *testing.T) {
	rules, err := validate.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range readmes {
		readme := read(t, name)
		for _, p := range rules.Packs() {
			if !strings.Contains(readme, "`"+p.ID+"`") {
				t.Errorf("%s does not name %s", name, p.ID)
			}
		}
	}
}

// The READMEs name every kind of document, mark those that come as workbooks
// too, and say how many there are.
func TestReadmesNameEveryKind(t *testing.T) {
	set, err := templates.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range readmes {
		readme := read(t, name)
		for _, k := range set.Kinds() {
			if !strings.Contains(readme, "`"+k.ID+"`") {
				t.Errorf("%s does not name %s", name, k.ID)
			}
			if marked := strings.Contains(readme, "`"+k.ID+"`⁺"); marked != slices.Contains(k.Formats, "xlsx") {
				t.Errorf("%s: %s is marked as a workbook: %v", name, k.ID, marked)
			}
		}
		if count := fmt.Sprint(len(set.Kinds())); !regexp.MustCompile(`(?m)^` + count + ` ?(kinds|个文种)`).MatchString(readme) {
			t.Errorf("%s does not say that there are %s kinds", name, count)
		}
	}
}

var (
	library  = regexp.MustCompile("(?s)\n## (?:The library|作为 Go 库)\n.*?```go\n(.*?)```")
	comments = regexp.MustCompile(` *//.*`)
)

// The function that the READMEs print for Go programs is the one that the
// Example of package report runs, but for its comments.
func TestReadmesPrintTheExample(t *testing.T) {
	bare := func(code string) string { return comments.ReplaceAllString(code, "") }
	example := bare(read(t, "report/example_test.go"))
	for _, name := range readmes {
		m := library.FindStringSubmatch(read(t, name))
		if m == nil || !strings.Contains(example, "\n"+bare(m[1])) {
			t.Errorf("%s prints %q, which report/example_test.go does not have", name, m)
		}
	}
}

func read(t *testing.T, name string) string {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}
