package main

import (
	"context"
	"io"
	"path/filepath"
	"strings"
	"testing"
)

func TestAnInterruptedCommandWritesNothing(t *testing.T) {
	form := filepath.Join(t.TempDir(), "评审.xlsx")
	if code := run(t.Context(), []string{"form", "review-report", "--from", "../../examples/review-report", "-o", form}, nil, io.Discard, io.Discard); code != exitOK {
		t.Fatal(code)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	out := t.TempDir()
	for _, args := range [][]string{
		{"render", "../../examples/review-report", "-o", out},
		{"check", "../../examples/review-report"},
		{"check", "../../examples/review-report", "-o", filepath.Join(out, "a.pdf")},
		{"deadlines", "../../examples/review-report"},
		{"fill", "../../examples/fill/notice.docx", "../../examples/review-report", "-o", filepath.Join(out, "a.docx")},
		{"fill", "../../examples/fill/problems.xlsx", "../../examples/review-report", "-o", filepath.Join(out, "a.xlsx")},
		{"form", "review-report", "-o", filepath.Join(out, "a.xlsx")},
		{"import", form, "-o", filepath.Join(out, "a.yaml"), "--annotate", filepath.Join(out, "b.xlsx")},
		{"import", "../../examples/import/印发方案.txt", "-o", out},
		{"batch", "../../examples", "-o", filepath.Join(out, "batch")},
	} {
		var told strings.Builder
		if code := run(ctx, args, nil, io.Discard, &told); code != exitInterrupt || !strings.Contains(told.String(), "中断") {
			t.Errorf("%s: exit code %d: %s", strings.Join(args, " "), code, told.String())
		}
	}
	left, err := filepath.Glob(filepath.Join(out, "*.*"))
	if err != nil || len(left) > 0 {
		t.Errorf("%v, %v", left, err)
	}
}
