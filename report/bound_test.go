package report_test

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"image/jpeg"
	"io"
	"math/rand/v2"
	"testing"

	"github.com/biaoping/biaoping/report/doc"
	"github.com/biaoping/biaoping/report/doc/doctest"
	"github.com/biaoping/biaoping/report/font"
	"github.com/biaoping/biaoping/report/page"
	"github.com/biaoping/biaoping/report/pdf"
	"github.com/biaoping/biaoping/report/picture"
	"github.com/biaoping/biaoping/report/review"
)

// A bound file of sixty pages with forty photographs of 300 KB, from the bytes
// of the photographs to the file.
func BenchmarkBoundFilePDF(b *testing.B) {
	photos := photographs(40)
	total, n := 0, 0
	for _, p := range photos {
		total += len(p)
	}
	fonts, err := font.Embedded()
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		d := boundFile(b, photos)
		pages, err := page.Lay(context.Background(), d, fonts)
		if err != nil {
			b.Fatal(err)
		}
		if err := pdf.Encode(context.Background(), io.Discard, pages, d.Meta); err != nil {
			b.Fatal(err)
		}
		n = len(pages)
	}
	b.ReportMetric(float64(n), "pages")
	b.ReportMetric(float64(total)/1e6, "MB-jpeg")
}

// A table of 20 000 rows by 8 columns.
func BenchmarkLongTablePDF(b *testing.B) { benchmarkPDF(b, longTable(20_000)) }

// photographs are n JPEG files of 1600 × 1200 pixels with the detail of real
// ones.
func photographs(n int) [][]byte {
	const w, h = 1600, 1200
	m := image.NewYCbCr(image.Rect(0, 0, w, h), image.YCbCrSubsampleRatio420)
	rng := rand.New(rand.NewPCG(1, 1))
	for i := range m.Cb {
		m.Cb[i], m.Cr[i] = uint8(120+i%w/100), uint8(130+i/w/100)
	}
	out := make([][]byte, n)
	for k := range out {
		for i := range m.Y {
			m.Y[i] = uint8(60 + i%w/16 + (i/w+k*40)%h/16 + rng.IntN(14))
		}
		var b bytes.Buffer
		if err := jpeg.Encode(&b, m, &jpeg.Options{Quality: 86}); err != nil {
			panic(err)
		}
		out[k] = b.Bytes()
	}
	return out
}

// boundFile is a cover, 目录, text of about forty pages and the photographs, two
// a row.
func boundFile(b *testing.B, photos [][]byte) *doc.Document {
	d := &doc.Document{Meta: doc.Meta{Kind: "review-file", Title: "某某有限公司评审案卷"}}
	bound := doctest.Bound().Sections
	d.Sections = append(d.Sections, bound[0], bound[1], bound[2])
	for i := range 8 {
		s := bound[2]
		s.Numbering = doc.Continue
		s.Blocks = append([]doc.Block{&doc.Title{Text: fmt.Sprintf("现场评审记录之%d", i+1)}}, s.Blocks[1:]...)
		d.Sections = append(d.Sections, s)
	}
	t := &doc.Table{Name: "整改前后照片", Columns: []doc.Column{{Share: 1}, {Share: 1}}, Header: []doc.Row{{Cells: []doc.Cell{{Text: doc.Plainly("整改前")}, {Text: doc.Plainly("整改后")}}}}}
	for i := 0; i < len(photos); i += 2 {
		var row doc.Row
		for _, data := range photos[i : i+2] {
			p, err := new(picture.Cache).Load(context.Background(), nil, review.Picture{Data: data, Caption: "现场"}, picture.Options{})
			if err != nil {
				b.Fatal(err)
			}
			row.Cells = append(row.Cells, doc.Cell{Picture: p})
		}
		t.Rows = append(t.Rows, row)
	}
	d.Sections = append(d.Sections, doc.Section{Blocks: []doc.Block{&doc.Title{Text: "照片"}, t}})
	return d
}

// longTable is a list of certified enterprises.
func longTable(rows int) *doc.Document {
	heads := []string{"序号", "企业名称", "统一社会信用代码", "地区", "行业", "等级", "证书编号", "有效期至"}
	t := &doc.Table{Name: "达标企业名单", Columns: make([]doc.Column, len(heads)), Header: make([]doc.Row, 1)}
	for _, h := range heads {
		t.Header[0].Cells = append(t.Header[0].Cells, doc.Cell{Text: doc.Plainly(h)})
	}
	for i := range rows {
		cells := []string{fmt.Sprint(i + 1), fmt.Sprintf("某某市第%d机械制造有限公司", i+1), creditCode(i), "某某市某某区", "机械", "三级", fmt.Sprintf("AQBⅢ某2024%05d", i+1), "2027年5月31日"}
		var r doc.Row
		for _, c := range cells {
			r.Cells = append(r.Cells, doc.Cell{Text: doc.Plainly(c)})
		}
		t.Rows = append(t.Rows, r)
	}
	return &doc.Document{Meta: doc.Meta{Kind: "certified-list", Title: "达标企业名单"}, Sections: []doc.Section{{Landscape: true, Blocks: []doc.Block{t}}}}
}
