package validate

import (
	"encoding/json"
	"errors"
	"flag"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"
)

var update = flag.Bool("update", false, "rewrite the goldens in testdata")

// Each case of testdata/load holds packs and, under errors, what Load says.
func TestLoad(t *testing.T) {
	for _, file := range glob(t, "testdata/load/*.txtar") {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			c := readCase(t, file)
			_, err := Load(c.packs())
			got := ""
			if err != nil {
				got = err.Error() + "\n"
				if e := (*LoadError)(nil); !errors.As(err, &e) {
					t.Errorf("error is a %T, not LoadErrors", err)
				}
			}
			c.golden(t, "errors", got)
		})
	}
}

// Embedded reads the head of a pack first and its rules later; read at once, all
// packs say the same and fit together.
func TestEmbeddedPacksLoad(t *testing.T) {
	fsys, err := fs.Sub(rulesFS, "rules")
	if err != nil {
		t.Fatal(err)
	}
	rules, err := Load(fsys)
	if err != nil {
		t.Fatal(err)
	}
	for i, p := range rules.packs {
		head := *mustEmbed(t).packs[i]
		if head.whole().ID != p.ID || len(head.whole().Rules) != len(p.Rules) {
			t.Errorf("%s is read as %s", p.ID, head.whole().ID)
		}
		head.Rules, head.Deadlines = p.Rules, p.Deadlines
		if got, want := asJSON(t, head), asJSON(t, *p); got != want {
			t.Errorf("the head is\n%s\nnot\n%s", got, want)
		}
	}
}

func asJSON(t *testing.T, v any) string {
	b, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func glob(t *testing.T, pattern string) []string {
	files, err := filepath.Glob(pattern)
	if err != nil || len(files) == 0 {
		t.Fatalf("no case in %s: %v", pattern, err)
	}
	return files
}

// A testCase is one txtar file.
type testCase struct {
	file string
	*txtar.Archive
}

func readCase(t *testing.T, file string) testCase {
	c, err := readArchive(file)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func readArchive(file string) (testCase, error) {
	a, err := txtar.ParseFile(file)
	return testCase{file, a}, err
}

func (c testCase) section(name string) *txtar.File {
	for i := range c.Files {
		if c.Files[i].Name == name {
			return &c.Files[i]
		}
	}
	return nil
}

// text is a section without blanks around it.
func (c testCase) text(name string) string { return strings.TrimSpace(string(c.section(name).Data)) }

// packs are the sections that are files.
func (c testCase) packs() fstest.MapFS {
	fsys := fstest.MapFS{}
	for _, f := range c.Files {
		if filepath.Ext(f.Name) != "" {
			fsys[f.Name] = &fstest.MapFile{Data: f.Data}
		}
	}
	return fsys
}

// golden compares got with the section; -update rewrites it.
func (c testCase) golden(t *testing.T, section, got string) {
	t.Helper()
	f := c.section(section)
	if f == nil {
		t.Fatalf("%s has no section %q", c.file, section)
	}
	if *update {
		f.Data = []byte(got)
		if err := os.WriteFile(c.file, txtar.Format(c.Archive), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if want := string(f.Data); got != want {
		t.Errorf("%s: %s\ngot:\n%s\nwant:\n%s", c.file, section, got, want)
	}
}

func TestFolderWithoutPacks(t *testing.T) {
	if _, err := Load(fstest.MapFS{"notes.txt": {}}); err == nil || err.Error() != "规则包目录中没有 .yaml 文件" {
		t.Errorf("got %v", err)
	}
}
