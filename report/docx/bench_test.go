package docx

import (
	"context"
	"io"
	"testing"

	"github.com/biaoping/biaoping/report/doc"
	"github.com/biaoping/biaoping/report/doc/doctest"
)

func BenchmarkNotice(b *testing.B) { benchmark(b, doctest.Notice()) }

// BenchmarkReport encodes some thirty pages with a spanned table of 300 rows
// and four photographs.
func BenchmarkReport(b *testing.B) { benchmark(b, doctest.Report(300)) }

// BenchmarkLongTable shows what a row costs.
func BenchmarkLongTable(b *testing.B) {
	benchmark(b, &doc.Document{Sections: []doc.Section{{Blocks: []doc.Block{doctest.SpannedTable(5000)}}}})
}

func benchmark(b *testing.B, d *doc.Document) {
	b.ReportAllocs()
	for b.Loop() {
		if err := Encode(context.Background(), io.Discard, d); err != nil {
			b.Fatal(err)
		}
	}
}
