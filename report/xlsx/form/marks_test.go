package form_test

import (
	"bytes"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// oddlyKept are workbooks that people and programs keep in odd ways; each has
// errors.
func oddlyKept(t *testing.T) map[string][]byte {
	wrong := wrongRegistry(t)
	const sheet = "xl/worksheets/sheet1.xml"
	all := map[string][]byte{"as it was": wrong}
	all["cells without names"] = rewrite(t, wrong, sheet, func(s string) string {
		return regexp.MustCompile(` r="[A-Z]*\d+"`).ReplaceAllString(s, "")
	})
	all["columns stated together"] = rewrite(t, wrong, sheet, func(s string) string {
		return strings.Replace(s, "<sheetData>", `<cols><col min="1" max="2" width="9"/><col min="3" max="16384" width="9" hidden="1"/></cols><sheetData>`, 1)
	})
	all["columns stated behind ours"] = rewrite(t, wrong, sheet, func(s string) string {
		return strings.Replace(s, "<sheetData>", `<cols><col min="1" max="2" width="9"/><col min="20" max="30" width="9"/></cols><sheetData>`, 1)
	})
	all["boxes with lines that never end"] = rewrite(t, wrong, "xl/drawings/vmlDrawing1.vml", func(s string) string {
		return strings.Replace(s, "</div>", "a<br>b</div>", 1)
	})
	strict := strings.NewReplacer("http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://purl.oclc.org/ooxml/spreadsheetml/main",
		"http://schemas.openxmlformats.org/officeDocument/2006/relationships", "http://purl.oclc.org/ooxml/officeDocument/relationships")
	kept := wrong
	for name := range parts(t, wrong) {
		kept = rewrite(t, kept, name, strict.Replace)
	}
	all["strict"] = kept
	all["labels and values alone"] = workbook(t, [][]any{{"填报单位：某某市应急管理局", "", "填报日期：2024-02-30"}, {"填表人", "华某某", "联系电话：", 9.133e17}}, nil)
	all["a title with an error"] = workbook(t, [][]any{{"填报日期：2024-02-30"}, {"单位类别", "单位名称", "统一社会信用代码"}, {"评审单位", "某某安全技术有限公司", 9.133e17}}, nil)
	all["a tab and a column that are called as ours"] = workbook(t, [][]any{{"单位类别", "单位名称", "统一社会信用代码", "校验结果"}, {"评审单位", "某某安全技术有限公司", 9.133e17, "已核"}}, func(f *excelize.File, sheet string) {
		if err := f.SetSheetName(sheet, "问题汇总"); err != nil {
			t.Fatal(err)
		}
	})
	return all
}

func TestMarkingACopyAgainChangesNothing(t *testing.T) {
	for name, data := range oddlyKept(t) {
		im := read(t, registryForm(), data)
		if im.Findings.Errors() == 0 {
			t.Fatalf("%s: nothing is wrong", name)
		}
		marked := annotate(t, im)
		again := read(t, registryForm(), marked)
		if want := told(im); !slices.Equal(told(again), want) {
			t.Errorf("%s: %q, want %q", name, told(again), want)
		}
		if twice := annotate(t, again); !bytes.Equal(twice, marked) {
			a, b := parts(t, marked), parts(t, twice)
			for part := range b {
				if a[part] != b[part] {
					t.Errorf("%s: %s\n%s\nwant\n%s", name, part, b[part], a[part])
				}
			}
		}
	}
}

func TestMarksTakeThePlaceOfNoCell(t *testing.T) {
	for name, data := range oddlyKept(t) {
		before, after := cells(t, data), cells(t, annotate(t, read(t, registryForm(), data)))
		for cell, v := range before {
			if after[cell] != v {
				t.Errorf("%s: %s holds %q, was %q", name, cell, after[cell], v)
			}
		}
	}
}

// cells are all cells of a workbook that hold something.
func cells(t *testing.T, data []byte) map[string]string {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	all := map[string]string{}
	for _, sheet := range f.GetSheetList() {
		rows, err := f.GetRows(sheet)
		if err != nil {
			t.Fatal(err)
		}
		for r, row := range rows {
			for c, v := range row {
				cell, err := excelize.CoordinatesToCellName(c+1, r+1)
				if err != nil {
					t.Fatal(err)
				}
				if v != "" {
					all[sheet+"!"+cell] = v
				}
			}
		}
	}
	return all
}

func TestTheColumnOfMarksIsWideAndSeen(t *testing.T) {
	want := map[string]string{
		"columns stated together":    `<cols><col min="1" max="2" width="9"/><col min="3" max="6" width="9" hidden="1"/><col min="7" max="7" width="60" customWidth="1"/><col min="8" max="16384" width="9" hidden="1"/></cols>`,
		"columns stated behind ours": `<cols><col min="1" max="2" width="9"/><col min="7" max="7" width="60" customWidth="1"/><col min="20" max="30" width="9"/></cols>`,
	}
	for name, data := range oddlyKept(t) {
		sheet := parts(t, annotate(t, read(t, registryForm(), data)))["xl/worksheets/sheet1.xml"]
		if cols := want[name]; !strings.Contains(sheet, cols) {
			t.Errorf("%s: %s, want %s", name, sheet, cols)
		}
	}
}

func TestNewPartsOfAStrictWorkbookAreStrict(t *testing.T) {
	for name, content := range parts(t, annotate(t, read(t, registryForm(), oddlyKept(t)["strict"]))) {
		if strings.Contains(content, "schemas.openxmlformats.org/spreadsheetml") {
			t.Errorf("%s: %s", name, content)
		}
	}
}
