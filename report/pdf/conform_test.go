package pdf

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/biaoping/biaoping/report/page"
	"github.com/biaoping/biaoping/report/pdf/internal/pdftest"
)

// TestOtherReadersHaveNothingToSay asks the readers of other projects, which
// must be installed when BIAOPING_CONFORMITY is set.
func TestOtherReadersHaveNothingToSay(t *testing.T) {
	if os.Getenv("BIAOPING_CONFORMITY") == "" {
		t.Skip("BIAOPING_CONFORMITY is not set")
	}
	wide := pdftest.NewSheet(t, "")
	wide.Width, wide.Height = wide.Height, wide.Width
	folder := t.TempDir()
	for name, pages := range map[string][]page.Page{
		"notice.pdf":   pdftest.Notice(t, 2, 900),
		"specimen.pdf": {pdftest.Specimen(t), pdftest.Foreign(t), wide.Page},
	} {
		file := filepath.Join(folder, name)
		if err := os.WriteFile(file, encode(t, pages, pdftest.Meta()), 0o600); err != nil {
			t.Fatal(err)
		}
		for _, command := range [][]string{
			{"qpdf", "--check", file},
			{"pdftotext", file, "-"},
			{"pdftoppm", "-r", "50", file, filepath.Join(folder, "page")},
			{"pdffonts", file},
			{"gs", "-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", "-dPDFSTOPONERROR", "-sDEVICE=nullpage", file},
		} {
			run := exec.Command(command[0], command[1:]...)
			var stderr bytes.Buffer
			run.Stderr = &stderr
			if err := run.Run(); err != nil || stderr.Len() > 0 {
				t.Errorf("%s %s: %v\n%s", command[0], name, err, &stderr)
			}
		}
	}
}
