//go:build conformity

package conformity

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"testing"

	"github.com/biaoping/biaoping/report"
	"github.com/biaoping/biaoping/templates"
)

// TestFormsAndMarkedCopiesAreSound shows the validator the form of every kind,
// blank and with all sheets, and a copy of each with marks, which a blank form
// is full of.
func TestFormsAndMarkedCopiesAreSound(t *testing.T) {
	set, err := templates.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	args := []string{"validate.mjs"}
	write := func(name string, data []byte) {
		file := filepath.Join(dir, name+".xlsx")
		if err := os.WriteFile(file, data, 0o644); err != nil {
			t.Fatal(err)
		}
		args = append(args, file)
	}
	for _, kind := range set.Kinds() {
		f, err := report.Form(kind.ID, nil)
		if err != nil {
			t.Fatal(err)
		}
		var blank, all bytes.Buffer
		if err := f.Write(context.Background(), &blank, nil); err != nil {
			t.Fatal(err)
		}
		f.All = true
		if err := f.Write(context.Background(), &all, nil); err != nil {
			t.Fatal(err)
		}
		im, err := report.Import(context.Background(), all.Bytes(), "", nil)
		if err != nil {
			t.Fatal(err)
		}
		var marked bytes.Buffer
		if err := im.Annotate(context.Background(), &marked); err != nil {
			t.Fatal(err)
		}
		write(kind.ID, blank.Bytes())
		write(kind.ID+"-all", all.Bytes())
		write(kind.ID+"-marked", marked.Bytes())
	}
	tool(t, "node", args...)
}
