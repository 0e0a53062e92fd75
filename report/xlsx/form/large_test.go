package form_test

import (
	"fmt"
	"runtime"
	"testing"

	"github.com/biaoping/biaoping/report/xlsx/form"
)

// large is a problem list of n rows.
func large(t testing.TB, n int) (*form.Form, []byte) {
	req := examples(t)["problem-list"]
	first := req.Review.Problems
	for i := len(first); i < n; i++ {
		p := first[i%len(first)]
		p.Number = fmt.Sprint(i + 1)
		req.Review.Problems = append(req.Review.Problems, p)
	}
	f := form.New(req.Kind, "样例", []string{"review"}, []string{"review"}, everything)
	return f, write(t, f, req)
}

func BenchmarkImportOf20000Rows(b *testing.B) {
	f, data := large(b, 20_000)
	b.ReportAllocs()
	b.ResetTimer()
	var im *form.Import
	for b.Loop() {
		im = read(b, f, data)
	}
	if im.Request == nil || len(im.Request.Review.Problems) != 20_000 {
		b.Fatal(im.Findings.Error())
	}
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	b.ReportMetric(float64(m.Sys)/1e6, "MB-sys")
}
