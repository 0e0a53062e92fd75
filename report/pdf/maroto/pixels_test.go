package maroto

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/biaoping/biaoping/report/pdf"
	"github.com/biaoping/biaoping/report/pdf/internal/pdftest"
)

// rasterise draws the pages of a file with poppler, which must have nothing to
// say about it.
func rasterise(t *testing.T, b []byte) []*image.RGBA {
	t.Helper()
	tool, err := exec.LookPath("pdftoppm")
	if err != nil {
		t.Skip("pdftoppm is not installed: pixels are not compared")
	}
	folder := t.TempDir()
	name := filepath.Join(folder, "in.pdf")
	if err := os.WriteFile(name, b, 0o600); err != nil {
		t.Fatal(err)
	}
	var stderr bytes.Buffer
	run := exec.Command(tool, "-r", "100", "-png", name, filepath.Join(folder, "page"))
	run.Stderr = &stderr
	if err := run.Run(); err != nil || stderr.Len() > 0 {
		t.Fatalf("pdftoppm: %v\n%s", err, &stderr)
	}
	var list []*image.RGBA
	for n := 1; ; n++ {
		file, err := os.Open(filepath.Join(folder, fmt.Sprintf("page-%d.png", n)))
		if err != nil {
			return list
		}
		m, err := png.Decode(file)
		file.Close()
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, m.(*image.RGBA))
	}
}

// difference is the mean difference of two pictures in levels of 255, and the
// share of samples that differ by more than a quarter of that.
func difference(a, b *image.RGBA) (mean, far float64) {
	sum, count := 0, 0
	for i, v := range a.Pix {
		off := max(v, b.Pix[i]) - min(v, b.Pix[i])
		sum += int(off)
		if off > 255/4 {
			count++
		}
	}
	samples := float64(len(a.Pix)) * 3 / 4 // a quarter of them are alpha
	return float64(sum) / samples, float64(count) / samples
}

func TestBothEnginesGiveTheSamePixels(t *testing.T) {
	pages := samples(t)
	var own bytes.Buffer
	if err := pdf.Encode(context.Background(), &own, pages, pdftest.Meta()); err != nil {
		t.Fatal(err)
	}
	want, got := rasterise(t, own.Bytes()), rasterise(t, encode(t, pages, pdftest.Meta()))
	if len(want) != len(pages) || len(got) != len(pages) {
		t.Fatalf("%d and %d pages, want %d", len(want), len(got), len(pages))
	}
	for i := range want {
		if want[i].Bounds() != got[i].Bounds() {
			t.Fatalf("page %d: %v and %v", i+1, want[i].Bounds(), got[i].Bounds())
		}
		mean, far := difference(want[i], got[i])
		t.Logf("page %d: mean difference %.3f of 255, %.4f %% of the samples far off", i+1, mean, 100*far)
		if mean > 0.2 || far > 0.001 {
			t.Errorf("page %d: mean difference %.3f of 255, %.4f %% of the samples far off", i+1, mean, 100*far)
		}
	}
}
