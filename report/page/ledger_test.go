package page

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestTheLedgerNamesWhatExists keeps GBT9704.md true: every function and
// constant it names is declared here, every test it names is one.
func TestTheLedgerNamesWhatExists(t *testing.T) {
	ledger, err := os.ReadFile("GBT9704.md")
	if err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	var code strings.Builder
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		code.Write(b)
	}
	declared := func(name string) bool {
		return regexp.MustCompile(`(?m)^(func (\([^)]*\) )?|\t|var |const )` + regexp.QuoteMeta(name) + `\b`).MatchString(code.String())
	}
	rows := 0
	for line := range strings.Lines(string(ledger)) {
		if !strings.HasPrefix(line, "|") || strings.HasPrefix(line, "|---") {
			continue
		}
		rows++
		for _, m := range regexp.MustCompile("`([A-Za-z0-9]+)`").FindAllStringSubmatch(line, -1) {
			if !declared(m[1]) && !strings.Contains(line, "文种") {
				t.Errorf("the ledger names %s, which is not declared: %s", m[1], line)
			}
		}
		for _, name := range regexp.MustCompile(`Test[A-Za-z0-9]+`).FindAllString(line, -1) {
			if !declared(name) {
				t.Errorf("the ledger names %s, which is no test", name)
			}
		}
	}
	if rows < 30 {
		t.Errorf("the ledger has only %d rows", rows)
	}
}
