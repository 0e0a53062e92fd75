//go:build conformity

package conformity

import (
	"bytes"
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/biaoping/biaoping/report"
	"github.com/biaoping/biaoping/report/review"
)

// TestFilledFormsAreAsSoundAsTheForms fills the forms of examples/fill, which
// LibreOffice has saved: the validator finds nothing in them that it does not
// find in the forms, and LibreOffice shows every fact.
func TestFilledFormsAreAsSoundAsTheForms(t *testing.T) {
	const facts = "../examples/review-report"
	data, err := os.ReadFile(filepath.Join(facts, "request.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	req, err := review.Decode(data)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	for _, name := range []string{"notice.docx", "problems.xlsx"} {
		form := filepath.Join("../examples/fill", name)
		data, err := os.ReadFile(form)
		if err != nil {
			t.Fatal(err)
		}
		template, err := report.ParseTemplate(context.Background(), data)
		if err != nil {
			t.Fatal(err)
		}
		var b bytes.Buffer
		if _, err := report.Fill(context.Background(), &b, template, req, report.Files(os.DirFS(facts))); err != nil {
			t.Fatal(err)
		}
		file := filepath.Join(dir, name)
		if err := os.WriteFile(file, b.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
		known := complaints(t, form)
		for c := range complaints(t, file) {
			if !known[c] {
				t.Errorf("%s: %s", name, c)
			}
		}
		soffice(t, dir, file)
		shown := strings.Join(strings.Fields(tool(t, "pdftotext", "-raw", strings.TrimSuffix(file, filepath.Ext(file))+".pdf", "-")), "")
		for _, p := range req.Review.Problems {
			if !strings.Contains(shown, strings.Join(strings.Fields(p.Description), "")) {
				t.Errorf("%s: LibreOffice does not show %s", name, p.Description)
			}
		}
		if strings.Contains(shown, "{{") || strings.Contains(shown, "#REF!") {
			t.Errorf("%s: a tag or a lost reference is shown", name)
		}
	}
}

// complaints are what the validator says of a file, wherever it says so.
func complaints(t *testing.T, file string) map[string]bool {
	t.Helper()
	out, err := exec.Command("node", "validate.mjs", file).Output()
	if _, found := err.(*exec.ExitError); err != nil && !found {
		t.Fatal(err)
	}
	list := map[string]bool{}
	for line := range strings.Lines(string(out)) {
		said, _, _ := strings.Cut(strings.TrimPrefix(line, file+": "), ` ({"xpath`)
		list[said] = true
	}
	return list
}
