package rawtext

import (
	"bytes"
	"context"
	"os"
	"testing"
)

// BenchmarkImportNotices imports all five notices; they take 100 ms at most.
func BenchmarkImportNotices(b *testing.B) {
	var texts [][]byte
	for _, number := range []string{"000", "001", "002", "003", "004"} {
		_, data := notice(b, number)
		texts = append(texts, data)
	}
	benchmark(b, texts...)
}

func BenchmarkImportExample(b *testing.B) {
	data, err := os.ReadFile("../../examples/import/印发方案.txt")
	if err != nil {
		b.Fatal(err)
	}
	benchmark(b, data)
}

// BenchmarkImportLongLines imports 64 KB in one line: damaged, and full of gaps.
func BenchmarkImportLongLines(b *testing.B) {
	benchmark(b, bytes.Repeat([]byte("汉?"), 1<<14), bytes.Repeat([]byte("甲乙　丙"), 5000))
}

func benchmark(b *testing.B, texts ...[]byte) {
	b.ReportAllocs()
	for b.Loop() {
		for _, data := range texts {
			req, rep, err := Import(context.Background(), "原文.txt", data)
			if err != nil {
				b.Fatal(err)
			}
			if _, err := YAML(req, rep); err != nil {
				b.Fatal(err)
			}
		}
	}
}
