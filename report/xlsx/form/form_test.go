package form_test

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"github.com/biaoping/biaoping/report/review"
	"github.com/biaoping/biaoping/report/xlsx/form"
)

// examples are the requests of the examples, by the names of their folders.
func examples(t testing.TB) map[string]*review.Request {
	files, err := filepath.Glob("../../../examples/*/request.yaml")
	if err != nil || len(files) == 0 {
		t.Fatalf("no examples: %v", err)
	}
	all := map[string]*review.Request{}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		req, err := review.Decode(data)
		if err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		all[filepath.Base(filepath.Dir(file))] = req
	}
	return all
}

func planOf(req *review.Request) *form.Form {
	return form.New(req.Kind, "样例", req.Groups(), req.Groups(), everything)
}

func write(t testing.TB, f *form.Form, req *review.Request) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := f.Write(context.Background(), &b, req); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func read(t testing.TB, f *form.Form, data []byte) *form.Import {
	t.Helper()
	w, err := form.Open(context.Background(), data)
	if err != nil {
		t.Fatal(err)
	}
	im, err := f.Read(context.Background(), w, nil)
	if err != nil {
		t.Fatal(err)
	}
	return im
}

func asJSON(t testing.TB, v any) string {
	t.Helper()
	b, err := json.MarshalIndent(v, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func TestFactsThatGoThroughAFormComeBackTheSame(t *testing.T) {
	for name, req := range examples(t) {
		t.Run(name, func(t *testing.T) {
			f := planOf(req)
			data := write(t, f, req)
			if !bytes.Equal(data, write(t, f, req)) {
				t.Error("the same facts give other bytes")
			}
			im := read(t, f, data)
			if len(im.Findings) > 0 {
				t.Fatalf("findings:\n%s", im.Findings.Error())
			}
			if got, want := asJSON(t, im.Request), asJSON(t, req); got != want {
				g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
				for i := range min(len(g), len(w)) {
					if g[i] != w[i] {
						t.Fatalf("line %d: %s, want %s", i, g[i], w[i])
					}
				}
				t.Fatalf("%d lines, want %d", len(g), len(w))
			}
		})
	}
}

func BenchmarkFormOfAReview(b *testing.B) {
	req := examples(b)["review-report"]
	f := planOf(req)
	b.ReportAllocs()
	for b.Loop() {
		write(b, f, nil)
	}
}

func TestOddTextsComeBackTheSame(t *testing.T) {
	req := examples(t)["registry"]
	e := &req.Registry.Entries[2]
	e.Note, e.Principal, e.Contact, e.Phone = "_x0041_ & <b> \"甲\"", "=SUM(A1)", "—", "007"
	e.Industries = []string{"机械、轻工"}
	req.Registry.Entries[3].Phone = "0571 00000007"
	req.Registry.Note = "一行\n二行"
	f := planOf(req)
	im := read(t, f, write(t, f, req))
	if len(im.Findings) > 0 || asJSON(t, im.Request) != asJSON(t, req) {
		t.Errorf("%q\n%s", told(im), asJSON(t, im.Request))
	}
}

func TestWhatWouldNotComeBackIsRefused(t *testing.T) {
	for _, c := range []struct {
		spoil func(r *review.Review)
		want  string
	}{
		{func(r *review.Review) { r.Problems[1].Before = []review.Picture{{Data: []byte("x")}} }, "review.problems[1].before[0].data"},
		{func(r *review.Review) { r.Enterprise.Name = " 某某" }, "review.enterprise.name（评审·评审对象·企业名称）：首尾有空格"},
		{func(r *review.Review) { r.Enterprise.Processes = []string{"甲\n乙"} }, "review.enterprise.processes[0]"},
		{func(r *review.Review) { r.Enterprise.SafetyOfficer = "（空）" }, `review.enterprise.safetyOfficer（评审·评审对象·安全管理负责人）：从表格读回时成为 ""`},
		{func(r *review.Review) { r.Enterprise.Phone = "０５７１-00000006" }, "review.enterprise.phone（评审·评审对象·联系电话）：从表格读回时成为 \"0571-00000006\""},
		{func(r *review.Review) { r.Enterprise.Contact = "1.1E+17" }, "review.enterprise.contact（评审·评审对象·联系人）：写进表格就读不回来（是 Excel 写的科学记数"},
		{func(r *review.Review) { r.Enterprise.Overview = strings.Repeat("长", 40000) }, "review.enterprise.overview"},
		{func(r *review.Review) { r.Problems[0].Rectification = &review.Rectification{} }, "review.problems[0].rectification（评审·问题清单第1项·整改方案）：没有内容"},
	} {
		req := examples(t)["problem-list"]
		c.spoil(req.Review)
		var b bytes.Buffer
		err := planOf(req).Write(context.Background(), &b, req)
		if err == nil || !strings.Contains(err.Error(), c.want) || b.Len() > 0 {
			t.Errorf("%v, want %q", err, c.want)
		}
	}
}

// everything is shown.
func everything(string, string) bool { return true }

func TestAFormHasTheSheetsThatItsDocumentsShow(t *testing.T) {
	req := examples(t)["problem-list"]
	shows := func(owner, name string) bool {
		return owner == "Review" && (name == "problems" || name == "conclusion")
	}
	f := form.New(req.Kind, "样例", req.Groups(), []string{"review", "review.reviewBody"}, shows)
	sheets := func(data []byte) []string {
		book, err := excelize.OpenReader(bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		defer book.Close()
		return slices.DeleteFunc(book.GetSheetList(), func(s string) bool { return s == "填写说明" || strings.HasPrefix(s, "_") })
	}
	blank := sheets(write(t, f, nil))
	if want := []string{"评审", "评审对象", "评定标准", "要素", "考评项", "评审组织单位", "评审单位", "问题清单", "评审结论"}; !slices.Equal(blank, want) {
		t.Errorf("blank: %q", blank)
	}
	data := write(t, f, req)
	filled := sheets(data)
	if !slices.Equal(filled[:len(blank)], blank) || !slices.Contains(filled, "评审组成员") {
		t.Errorf("filled: %q", filled)
	}
	if im := read(t, f, data); im.Request == nil || asJSON(t, im.Request) != asJSON(t, req) {
		t.Errorf("%q", told(im))
	}
	f.All = true
	if all := sheets(write(t, f, nil)); len(all) < 50 || slices.ContainsFunc(blank, func(s string) bool { return !slices.Contains(all[:11], s) }) {
		t.Errorf("all: %q", all)
	}
}
