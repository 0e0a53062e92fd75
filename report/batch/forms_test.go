package batch

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/biaoping/biaoping/report"
	"github.com/biaoping/biaoping/report/review"
)

func TestAFolderMayHoldFilledInForms(t *testing.T) {
	request := func(name string) *review.Request {
		data, err := os.ReadFile("../../examples/" + name + "/request.yaml")
		if err != nil {
			t.Fatal(err)
		}
		req, err := review.Decode(data)
		if err != nil {
			t.Fatal(err)
		}
		return req
	}
	filled := func(req *review.Request) string {
		f, err := report.Form(req.Kind, req)
		if err != nil {
			t.Fatal(err)
		}
		var b bytes.Buffer
		if err := f.Write(context.Background(), &b, req); err != nil {
			t.Fatal(err)
		}
		return b.String()
	}
	wrong, err := os.ReadFile("../../examples/forms/registry-wrong.xlsx")
	if err != nil {
		t.Fatal(err)
	}
	seal, err := os.ReadFile("../../examples/notice/seal.png")
	if err != nil {
		t.Fatal(err)
	}
	src := folder(t, map[string]string{
		"a.yaml": base, "b/名册.xlsx": filled(request("registry")), "b/~$名册.xlsx": "", "c/坏.xlsx": string(wrong), "d/通知.XLSX": filled(request("notice")), "d/seal.png": string(seal),
		"e/别的.xlsx": string(sheetOf(t, numberedRows(1))), "f/torn.xlsx": "PK", "out/.biaoping/journal.jsonl": "", "out/x-0123456789ab.xlsx": "",
	})
	dir := t.TempDir()
	list := outcomes(t, src, dir, pdfOnly)
	if got := statuses(list); got != "oororr" {
		t.Errorf("%s: %+v", got, list)
	}
	var all strings.Builder
	for _, o := range list {
		fmt.Fprintln(&all, o.ID, o.Status, o.Kind)
		for _, f := range o.Cells {
			fmt.Fprintln(&all, "  ", f)
		}
		if o.Message != "" {
			fmt.Fprintln(&all, o.Message)
		}
	}
	golden(t, "testdata/forms.txt", all.String())
	if got := statuses(outcomes(t, src, dir, pdfOnly)); got != "ssrsrr" {
		t.Error(got)
	}
	single := open(t, filepath.Join(src.path, "b", "名册.xlsx"))
	if got := outcomes(t, single, t.TempDir(), pdfOnly); statuses(got) != "o" || got[0].ID != "名册" {
		t.Errorf("%+v", got)
	}
}

// TestAFolderMayHoldItsOwnDocuments writes workbooks beside the requests.
func TestAFolderMayHoldItsOwnDocuments(t *testing.T) {
	request, err := os.ReadFile("../../examples/registry/request.yaml")
	if err != nil {
		t.Fatal(err)
	}
	src := folder(t, map[string]string{"甲.yaml": string(request), "乙.yaml": "kind: \x01", "丙\x1b[2J.yaml": ""})
	workbooks := Config{Formats: []report.Format{report.XLSX}, Resume: true}
	first := outcomes(t, src, src.path, workbooks)
	if got := statuses(first); got != "rro" || !strings.HasPrefix(first[0].Message, `"丙\x1b[2J.yaml": `) {
		t.Errorf("%s %+v", got, first[0])
	}
	again := open(t, src.path)
	if got := statuses(outcomes(t, again, src.path, workbooks)); got != "rrs" {
		t.Error(got)
	}
	v, err := Verify(t.Context(), again, src.path, func(string) {})
	if err != nil || v.Items != 3 || v.OK != 1 || v.Faults != 0 {
		t.Errorf("%v %v", v, err)
	}
}

// TestAFormMayBeNamedLikeADocument writes beside forms with a time in their
// names, one of them damaged.
func TestAFormMayBeNamedLikeADocument(t *testing.T) {
	data, err := os.ReadFile("../../examples/registry/request.yaml")
	if err != nil {
		t.Fatal(err)
	}
	req, err := review.Decode(data)
	if err != nil {
		t.Fatal(err)
	}
	f, err := report.Form("registry", req)
	if err != nil {
		t.Fatal(err)
	}
	var filled bytes.Buffer
	if err := f.Write(t.Context(), &filled, req); err != nil {
		t.Fatal(err)
	}
	src := folder(t, map[string]string{"填报-202405311200.xlsx": filled.String(), "损坏-202405311200.xlsx": "PK\x03\x04"})
	workbooks := Config{Formats: []report.Format{report.XLSX}, Resume: true}
	for _, want := range []string{"or", "sr"} {
		if got := statuses(outcomes(t, src, src.path, workbooks)); got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
	v, err := Verify(t.Context(), src, src.path, func(string) {})
	if err != nil || v.Items != 2 || v.OK != 1 || v.Faults != 0 {
		t.Errorf("%v %v", v, err)
	}
}
