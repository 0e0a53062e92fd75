package templates

import (
	"context"
	"fmt"
	"testing"
	"testing/fstest"

	"github.com/biaoping/biaoping/report/review"
)

func BenchmarkBuild(b *testing.B) {
	set := embeddedSet(b)
	for _, kind := range []string{"notice", "problem-list", "registry", "review-report"} {
		f := example(b, kind)
		b.Run(kind, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := set.Build(context.Background(), kind, f, noPictures); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkBuildLongTable builds a register of 10 000 rows of 15 columns.
func BenchmarkBuildLongTable(b *testing.B) {
	f := example(b, "registry")
	entries := f.Registry.Entries
	for i := range 10_000 - len(entries) {
		e := entries[2]
		e.Name = fmt.Sprintf("某某安全技术服务有限公司%d", i)
		f.Registry.Entries = append(f.Registry.Entries, e)
	}
	f = review.Derive(f.Request, nil)
	set := embeddedSet(b)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := set.Build(context.Background(), "registry", f, noPictures); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkLoad(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Load(fstest.MapFS{}); err != nil {
			b.Fatal(err)
		}
	}
}
