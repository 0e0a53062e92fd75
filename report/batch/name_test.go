package batch

import (
	"context"
	"strings"
	"testing"

	"github.com/biaoping/biaoping/report/review"
)

func TestPatterns(t *testing.T) {
	req, err := review.Decode([]byte(notice(0)))
	if err != nil {
		t.Fatal(err)
	}
	for pattern, want := range map[string]string{
		"{{.ID}}":                                "7",
		"{{.Kind}}-{{.Title}}-{{.Date}}":         "notice-通知-2024-05-31",
		"{{.Notice.DocNumber}}":                  "某应急〔2024〕1号",
		"{{.Enterprise.Name}}":                   "文书",
		"../{{.ID}}/../../x":                     "_7_.._.._x",
		"{{if .Review.Number}}甲{{else}}乙{{end}}": "乙",
	} {
		p, err := ParsePattern(pattern)
		if err != nil {
			t.Errorf("%s: %v", pattern, err)
			continue
		}
		if got, err := p.name("7", req, "通知"); got != want || err != nil {
			t.Errorf("%s: %q, %v, want %q", pattern, got, err, want)
		}
	}
	for _, pattern := range []string{"{{", "{{.Enterprize}}", "{{.Enterprise.Nmae}}", "{{call .ID}}", "{{template \"x\"}}"} {
		if _, err := ParsePattern(pattern); err == nil || !strings.HasPrefix(err.Error(), "文件名的式样 ") {
			t.Errorf("%s: %v", pattern, err)
		}
	}
}

// BenchmarkRun makes a thousand notices a round, and settles them.
func BenchmarkRun(b *testing.B) {
	const n = 1000
	src := manifest(b, numbered(n)...)
	b.ReportAllocs()
	for b.Loop() {
		counts, err := Run(context.Background(), src, b.TempDir(), pdfOnly)
		if err != nil || counts.OK != n {
			b.Fatal(counts, err)
		}
	}
	b.ReportMetric(float64(n*b.N)/b.Elapsed().Seconds(), "documents/s")
}

// BenchmarkResume finds that there is nothing to do.
func BenchmarkResume(b *testing.B) {
	const n = 1000
	src, dir := manifest(b, numbered(n)...), b.TempDir()
	outcomes(b, src, dir, pdfOnly)
	b.ReportAllocs()
	for b.Loop() {
		counts, err := Run(context.Background(), src, dir, pdfOnly)
		if err != nil || counts.Skipped != n {
			b.Fatal(counts, err)
		}
	}
	b.ReportMetric(float64(n*b.N)/b.Elapsed().Seconds(), "documents/s")
}
