package report_test

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"github.com/biaoping/biaoping/report"
	"github.com/biaoping/biaoping/report/review"
	"github.com/biaoping/biaoping/report/xlsx"
	"github.com/biaoping/biaoping/report/xlsx/form"
)

func decodeExample(t *testing.T, name string) *review.Request {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("../examples", name, "request.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	req, err := review.Decode(data)
	if err != nil {
		t.Fatal(err)
	}
	return req
}

// mistakes are what a hasty hand does to the filled form of the register.
var mistakes = []struct {
	sheet, cell string
	value       any
}{
	{"名册", "B8", "2024-06-31"},
	{"名单", "A4", "评审机构"},
	{"名单", "C5", 913300000000000000.0},
	{"名单", "B6", nil},
	{"名单", "K7", "七人左右"},
	{"名单", "C8", "91330000MA0000269X"},
}

// TestTheExamplesOfForms writes the files of examples/forms and compares them.
func TestTheExamplesOfForms(t *testing.T) {
	req := decodeExample(t, "registry")
	f, err := report.Form("registry", req)
	if err != nil {
		t.Fatal(err)
	}
	var filled, wrong, checked bytes.Buffer
	if err := f.Write(context.Background(), &filled, req); err != nil {
		t.Fatal(err)
	}
	im, err := report.Import(context.Background(), filled.Bytes(), "", nil)
	if err != nil || im.Request == nil || im.Findings.Errors() > 0 {
		t.Fatalf("%v, %s", err, im.Findings.Error())
	}
	book, err := excelize.OpenReader(bytes.NewReader(filled.Bytes()))
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	for _, m := range mistakes {
		if err := book.SetCellValue(m.sheet, m.cell, m.value); err != nil {
			t.Fatal(err)
		}
	}
	if err := xlsx.Pack(context.Background(), &wrong, book); err != nil {
		t.Fatal(err)
	}
	if im, err = report.Import(context.Background(), wrong.Bytes(), "", nil); err != nil {
		t.Fatal(err)
	}
	if err := im.Annotate(context.Background(), &checked); err != nil {
		t.Fatal(err)
	}
	for _, m := range mistakes {
		if !slices.ContainsFunc(im.Findings, func(f form.Finding) bool { return f.Sheet == m.sheet && f.Cell == m.cell && f.Severity == form.Error }) {
			t.Errorf("nothing is said of %s!%s: %s", m.sheet, m.cell, im.Findings.Error())
		}
	}
	if im.Request != nil || im.Findings.Errors() != len(mistakes) {
		t.Errorf("%s", im.Findings.Error())
	}
	for name, content := range map[string][]byte{"registry.xlsx": filled.Bytes(), "registry-wrong.xlsx": wrong.Bytes(), "registry-checked.xlsx": checked.Bytes(),
		"registry-findings.txt": []byte(im.Findings.Error() + "\n")} {
		file := filepath.Join("../examples/forms", name)
		if *update {
			if err := os.WriteFile(file, content, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		if got, err := os.ReadFile(file); err != nil || !bytes.Equal(got, content) {
			t.Errorf("%s differs (go test ./report -update writes it): %v", file, err)
		}
	}
}

func TestARenderedListIsReadAgainWithItsRequest(t *testing.T) {
	for _, kind := range []string{"registry", "problem-list"} {
		req := decodeExample(t, kind)
		var b bytes.Buffer
		if _, err := report.Render(t.Context(), &b, report.XLSX, req); err != nil {
			t.Fatal(err)
		}
		alone, err := report.Import(context.Background(), b.Bytes(), kind, nil)
		if err != nil || alone.Request != nil || !strings.Contains(alone.Findings.Error(), "没有必填的") {
			t.Errorf("%s: what is not printed is not asked for: %v", kind, err)
		}
		im, err := report.Import(context.Background(), b.Bytes(), kind, req)
		if err != nil || im.Request == nil {
			t.Fatalf("%s: %v, %s", kind, err, im.Findings.Error())
		}
		got, err := review.EncodeYAML(im.Request)
		want, err2 := review.EncodeYAML(req)
		if err != nil || err2 != nil || !bytes.Equal(got, want) {
			t.Errorf("%s differs: %v %v\n%s", kind, err, err2, got)
		}
	}
}

// A list that was drawn is printed to be filled in with what the checks found;
// then it is read as the checks, beside the list it was drawn from.
func TestAPrintedDrawIsReadAsTheChecks(t *testing.T) {
	req := decodeExample(t, "spot-check-list")
	var b bytes.Buffer
	if _, err := report.Render(t.Context(), &b, report.XLSX, req); err != nil {
		t.Fatal(err)
	}
	im, err := report.Import(context.Background(), b.Bytes(), "spot-check-list", req)
	if err != nil || im.Request != nil || !strings.Contains(im.Findings.Error(), "合格为必填") {
		t.Errorf("what was found is not asked for: %v, %s", err, im.Findings.Error())
	}
	book, err := excelize.OpenReader(&b)
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	sheet := book.GetSheetName(0)
	rows, err := book.GetRows(sheet)
	if err != nil {
		t.Fatal(err)
	}
	drawn := 0
	for i, row := range rows {
		if len(row) < 4 || len(row[3]) != len("91330100MA0001000K") {
			continue
		}
		drawn++
		if err := book.SetCellStr(sheet, fmt.Sprintf("H%d", i+1), "是"); err != nil {
			t.Fatal(err)
		}
	}
	var filled bytes.Buffer
	if err := book.Write(&filled); err != nil {
		t.Fatal(err)
	}
	im, err = report.Import(context.Background(), filled.Bytes(), "spot-check-list", req)
	if err != nil || im.Request == nil {
		t.Fatalf("%v, %s", err, im.Findings.Error())
	}
	c := im.Request.Campaign
	if len(c.Checks) != drawn || drawn == 0 || !c.Checks[0].Passed || c.Checks[0].Region.Code == "" || len(c.Enterprises) != len(req.Campaign.Enterprises) {
		t.Errorf("%d checks of %d drawn, %d enterprises; %s", len(c.Checks), drawn, len(c.Enterprises), im.Findings.Error())
	}
}
