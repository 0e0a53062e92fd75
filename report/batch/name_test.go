package batch

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/biaoping/biaoping/report/review"
)

func TestNamesThatEverySystemTakes(t *testing.T) {
	for name, want := range map[string]string{
		"某某机械有限公司-评审报告":                "某某机械有限公司-评审报告",
		"../../etc/passwd":             "_.._etc_passwd",
		`..\..\x`:                      "_.._x",
		"/abs":                         "_abs",
		"C:x":                          "C_x",
		"a:stream":                     "a_stream",
		"a\x00b\nc":                    "a_b_c",
		"a\u202eb\u200bc":              "a_b_c",
		"e\u0301":                      "é",
		"con":                          "con_",
		"CON.a.b":                      "CON_.a.b",
		"Com1":                         "Com1_",
		"lpt²":                         "lpt²_",
		"nul .x":                       "nul _.x",
		"console":                      "console",
		"a. . ":                        "a",
		" .hidden":                     "hidden",
		"...":                          "文书",
		"":                             "文书",
		"?":                            "_",
		"a\xffb":                       "a_b",
		"-rf":                          "-rf",
		strings.Repeat("长", 99):        strings.Repeat("长", 60),
		strings.Repeat("x", 179) + "长": strings.Repeat("x", 179),
	} {
		got := safeName(name)
		if got != want {
			t.Errorf("%q becomes %q, want %q", name, got, want)
		}
		if again := safeName(got); again != got {
			t.Errorf("%q becomes %q", got, again)
		}
	}
}

func FuzzName(f *testing.F) {
	for _, s := range []string{"a", "con.", "..", "a/b", "\xff", "\xf0\u0340", "nul:"} {
		f.Add(s)
	}
	dir := f.TempDir()
	f.Fuzz(func(t *testing.T, s string) {
		name := safeName(s)
		if !utf8.ValidString(name) || len(name) > maxName+3 || filepath.Base(name) != name || safeName(name) != name {
			t.Fatalf("%q becomes %q", s, name)
		}
		file := filepath.Join(dir, name+"-0123456789ab.pdf")
		if err := os.WriteFile(file, nil, 0o644); err != nil {
			t.Fatal(err)
		}
		if err := os.Remove(file); err != nil {
			t.Fatal(err)
		}
	})
}

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
