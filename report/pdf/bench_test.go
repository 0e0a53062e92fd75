package pdf

import (
	"context"
	"io"
	"testing"

	"github.com/biaoping/biaoping/report/pdf/internal/pdftest"
)

// The text is that of real notices: about 370 different characters in the
// first 900.
func BenchmarkEncodeNotice(b *testing.B)      { benchmarkEncode(b, 2, 900) }
func BenchmarkEncodeThirtyPages(b *testing.B) { benchmarkEncode(b, 30, 30*600) }

func benchmarkEncode(b *testing.B, pages, characters int) {
	list := pdftest.Notice(b, pages, characters)
	b.ReportAllocs()
	b.SetBytes(int64(len(encode(b, list, pdftest.Meta()))))
	for b.Loop() {
		if err := Encode(context.Background(), io.Discard, list, pdftest.Meta()); err != nil {
			b.Fatal(err)
		}
	}
}
