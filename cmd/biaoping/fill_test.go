package main

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// TestATemplateMayShowWhatItsKindCanDoWithout checks and fills a workbook with a
// fact that an announcement may show, but does not need.
func TestATemplateMayShowWhatItsKindCanDoWithout(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "公告.xlsx")
	book := excelize.NewFile()
	defer book.Close()
	if err := book.SetCellStr("Sheet1", "A1", "{{标题}} {{专项工作.年度}}"); err != nil {
		t.Fatal(err)
	}
	if err := book.SaveAs(file); err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{
		{"template", "check", file, "--kind", "announcement"},
		{"fill", file, "../../examples/announcement", "-o", filepath.Join(dir, "已填.xlsx")},
	} {
		var told strings.Builder
		if code := run(t.Context(), args, nil, &told, &told); code != exitOK {
			t.Errorf("%v: %d %s", args, code, told.String())
		}
	}
}
