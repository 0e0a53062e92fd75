package maroto

import (
	"bytes"
	"context"
	"errors"
	"image"
	"image/color/palette"
	"image/png"
	"io"
	"math"
	"reflect"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/biaoping/biaoping/report/doc"
	"github.com/biaoping/biaoping/report/doc/doctest"
	"github.com/biaoping/biaoping/report/font"
	"github.com/biaoping/biaoping/report/page"
	"github.com/biaoping/biaoping/report/pdf"
	"github.com/biaoping/biaoping/report/pdf/internal/pdftest"
	"github.com/biaoping/biaoping/report/pdf/internal/readback"
)

func encode(t testing.TB, pages []page.Page, meta doc.Meta) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := Encode(context.Background(), &b, pages, meta); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// drawings reads what stands on every page of a file.
func drawings(t testing.TB, b []byte) []*readback.Drawing {
	t.Helper()
	f, err := readback.Open(b)
	if err != nil {
		t.Fatal(err)
	}
	var list []*readback.Drawing
	for _, p := range f.Pages() {
		d, err := f.Draw(p)
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, d)
	}
	return list
}

// samples is pages with everything that both engines draw.
func samples(t testing.TB) []page.Page {
	return append(append(pdftest.Notice(t, 2, 900), pdftest.Specimen(t), pdftest.Foreign(t)), charts(t)...)
}

// charts is pages with a chart of each style: boxes in greys.
func charts(t testing.TB) []page.Page {
	t.Helper()
	fonts, err := font.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	s := doctest.Bound().Sections[3]
	s.Landscape = false
	pages, err := page.Lay(context.Background(), &doc.Document{Sections: []doc.Section{s}}, fonts)
	if err != nil {
		t.Fatal(err)
	}
	return pages
}

func TestBothEnginesDrawTheSame(t *testing.T) {
	pages := samples(t)
	var own bytes.Buffer
	if err := pdf.Encode(context.Background(), &own, pages, pdftest.Meta()); err != nil {
		t.Fatal(err)
	}
	want, got := drawings(t, own.Bytes()), drawings(t, encode(t, pages, pdftest.Meta()))
	if len(got) != len(want) {
		t.Fatalf("%d pages, want %d", len(got), len(want))
	}
	// Maroto rounds to 0.01 pt, the own engine's spacing to 0.008 pt.
	near := func(a, b float64) bool { return math.Abs(a-b) < 0.02 }
	nearColor := func(a, b [3]float64) bool { return near(a[0], b[0]) && near(a[1], b[1]) && near(a[2], b[2]) }
	nearBox := func(a, b readback.Box) bool {
		return near(a.X, b.X) && near(a.Y, b.Y) && near(a.W, b.W) && near(a.H, b.H)
	}
	for i := range want {
		w, g := want[i], got[i]
		if len(g.Glyphs) != len(w.Glyphs) || len(g.Boxes) != len(w.Boxes) || len(g.Pictures) != len(w.Pictures) {
			t.Fatalf("page %d: %d characters, %d rules, %d pictures; want %d, %d, %d", i+1,
				len(g.Glyphs), len(g.Boxes), len(g.Pictures), len(w.Glyphs), len(w.Boxes), len(w.Pictures))
		}
		for j, a := range w.Glyphs {
			if b := g.Glyphs[j]; a.Text != b.Text || !near(a.X, b.X) || !near(a.Y, b.Y) || !near(a.Size, b.Size) || !nearColor(a.Color, b.Color) {
				t.Fatalf("page %d: %+v, want %+v", i+1, b, a)
			}
		}
		for j, a := range w.Boxes {
			if b := g.Boxes[j]; !nearBox(a, b) || !nearColor(a.Color, b.Color) {
				t.Errorf("page %d: rule %+v, want %+v", i+1, b, a)
			}
		}
		for j, a := range w.Pictures {
			if b := g.Pictures[j]; !nearBox(a, b) {
				t.Errorf("page %d: picture %+v, want %+v", i+1, b, a)
			}
		}
	}
}

func TestWhatMarotoCannotDrawIsRefused(t *testing.T) {
	place := func(m page.Image) func(*pdftest.Sheet) {
		return func(s *pdftest.Sheet) { s.Images = []page.Image{m} }
	}
	seal := func(spoil func(*doc.Picture)) func(*pdftest.Sheet) {
		p := pdftest.Seal(8)
		spoil(p)
		return place(page.Image{W: 1000, H: 1000, Picture: p})
	}
	for _, c := range []struct {
		name  string
		spoil func(*pdftest.Sheet)
		want  string
	}{
		{"a character above U+FFFF", func(s *pdftest.Sheet) {
			s.Text(font.FangSong, pdftest.Size3, pdftest.Size3, 0, pdftest.Size3, "李𬭎")
		},
			"第 2 页：第 1 段文字：maroto 画不出“𬭎”（U+2CB4E），只能到 U+FFFE；请改用默认的 PDF 引擎"},
		{"turned text", func(s *pdftest.Sheet) {
			s.Text(font.Song, pdftest.Size3, pdftest.Size3, 0, 0, "— 1 —").Turned = true
		}, "第 2 页：第 1 段文字：maroto 画不出转向的文字（横排页的页码）；请改用默认的 PDF 引擎"},
		{"a landscape page among others", func(s *pdftest.Sheet) { s.Width, s.Height = s.Height, s.Width },
			"第 2 页：maroto 的各页只能同样大小：这一页为 297×210 毫米，第 1 页为 210×297 毫米"},
		{"a picture out of proportion", place(page.Image{W: page.MM(40), H: page.MM(20), Picture: pdftest.Seal(8)}),
			"第 2 页：第 1 幅图片：maroto 不能改变图片的宽高比：图片为 8×8，框为 40.0×20.0 毫米"},
		{"a picture beyond the left edge", place(page.Image{X: -1, W: 1000, H: 1000, Picture: pdftest.Seal(8)}),
			"第 2 页：第 1 幅图片：maroto 不能把图片画到纸的左边以外"},
		{"no PNG file", seal(func(p *doc.Picture) { p.Data = nil }), "第 2 页：第 1 幅图片：PNG 读不出："},
		{"a torn PNG", seal(func(p *doc.Picture) { p.Data = p.Data[:50] }), "第 2 页：第 1 幅图片：PNG 读不出："},
		{"a PNG of another size", seal(func(p *doc.Picture) { *p = *pdftest.Seal(9); p.Width, p.Height = 8, 8 }), "第 2 页：第 1 幅图片：PNG 为 9×9 像素，应为 8×8"},
		{"16 bits", seal(func(p *doc.Picture) { p.Data = pngFile(image.NewNRGBA64(image.Rect(0, 0, 8, 8))) }),
			"第 2 页：第 1 幅图片：maroto 只能画不隔行的 8 位真彩色 PNG，这一幅为 16 位、颜色类型 6、隔行 0"},
		{"a palette", seal(func(p *doc.Picture) { p.Data = pngFile(image.NewPaletted(image.Rect(0, 0, 8, 8), palette.WebSafe)) }),
			"第 2 页：第 1 幅图片：maroto 只能画不隔行的 8 位真彩色 PNG，这一幅为 8 位、颜色类型 3、隔行 0"},
		{"a JPEG that cannot be decoded", func(s *pdftest.Sheet) {
			p := pdftest.Photo(8, 8, false)
			p.Data[bytes.Index(p.Data, []byte{0xFF, 0xC0})+11] = 0 // sampling factors
			s.Seals = []page.Image{{W: 1000, H: 1000, Picture: p}}
		}, "第 2 页：第 1 枚印章：JPEG 读不出："},
		{"two glyphs for one character", func(s *pdftest.Sheet) {
			s.Text(font.Song, pdftest.Size3, pdftest.Size3, 0, pdftest.Size3, "一一").Glyphs[1].ID++
		}, "第 2 页：maroto 不能用同一字体 GWSong-Regular 的两个字形画“一”"},
		{"no face", func(s *pdftest.Sheet) { s.Text(font.Song, pdftest.Size3, pdftest.Size3, 0, 0, "一").Face = nil },
			"第 2 页：第 1 段文字：没有字体"},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := pdftest.NewSheet(t, "")
			c.spoil(s)
			var b bytes.Buffer
			err := Encode(context.Background(), &b, []page.Page{pdftest.NewSheet(t, "").Page, s.Page}, pdftest.Meta())
			if err == nil || !strings.HasPrefix(err.Error(), "maroto："+c.want) {
				t.Errorf("error %v\nwant  maroto：%s", err, c.want)
			}
			if b.Len() > 0 {
				t.Errorf("%d bytes of a refused document were written", b.Len())
			}
		})
	}
	if err := Encode(context.Background(), io.Discard, nil, pdftest.Meta()); err == nil || err.Error() != "maroto：文件没有页" {
		t.Errorf("no pages: %v", err)
	}
}

// pngFile is m as a PNG file.
func pngFile(m image.Image) []byte {
	var b bytes.Buffer
	if err := png.Encode(&b, m); err != nil {
		panic(err)
	}
	return b.Bytes()
}

func TestAPanicInMarotoIsAnError(t *testing.T) {
	s := pdftest.NewSheet(t, "")
	p := pdftest.Seal(8)
	p.Data = p.Data[:33] // which check would have refused
	s.Seals = []page.Image{{W: 1000, H: 1000, Picture: p}}
	if _, err := generate(context.Background(), []page.Page{s.Page}, pdftest.Meta()); err == nil || !strings.Contains(err.Error(), "引擎崩溃") {
		t.Errorf("error %v", err)
	}
}

func TestAMessageInPlaceOfAPictureIsNoticed(t *testing.T) {
	s := pdftest.NewSheet(t, "")
	p := pdftest.Photo(8, 8, false)
	p.Data = []byte("no JPEG") // which check would have refused
	s.Images = []page.Image{{W: 1000, H: 1000, Picture: p}, {W: 1000, H: 1000, Picture: pdftest.Seal(8)}}
	b, err := generate(context.Background(), []page.Page{s.Page}, pdftest.Meta())
	if err != nil {
		t.Fatal(err)
	}
	if _, err = settle(b, time.Time{}, 2); err == nil || !strings.HasSuffix(err.Error(), "应有 2 幅") {
		t.Errorf("error %v", err)
	}
}

func TestLandscapeDocument(t *testing.T) {
	s := pdftest.NewSheet(t, "")
	s.Width, s.Height = s.Height, s.Width
	s.Text(font.Song, pdftest.Size3, pdftest.Size3, page.MM(250), page.MM(200), "横排")
	list := drawings(t, encode(t, []page.Page{s.Page, s.Page}, pdftest.Meta()))
	if len(list) != 2 || math.Abs(list[1].Glyphs[0].X-250*72/25.4) > 0.01 || math.Abs(list[1].Glyphs[0].Y-10*72/25.4) > 0.02 {
		t.Errorf("%d pages, %+v", len(list), list[0])
	}
}

func TestSamePagesGiveSameBytes(t *testing.T) {
	s := pdftest.NewSheet(t, "")
	for i := range 6 { // pictures of one width, with and without alpha, two of them the same
		p := pdftest.Photo(40, 40+i%4, i == 1)
		s.Images = append(s.Images, page.Image{Y: page.MM(30 * float64(i)), W: 40000, H: 40000 + page.Unit(i%4)*1000, Picture: p})
		q := pdftest.Seal(40)
		q.Data = bytes.Clone(q.Data)
		s.Seals = append(s.Seals, page.Image{X: page.MM(80), Y: page.MM(30 * float64(i)), W: 40000, H: 40000, Picture: q})
	}
	pages := append([]page.Page{pdftest.Specimen(t), s.Page}, charts(t)...)
	want := encode(t, pages, pdftest.Meta())
	drawings(t, want)
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for range 3 {
				if !bytes.Equal(encode(t, pages, pdftest.Meta()), want) {
					t.Error("other bytes")
					return
				}
			}
		})
	}
	wg.Wait()
}

func TestDatesAreTheDocuments(t *testing.T) {
	for _, c := range []struct {
		date time.Time
		want any
	}{
		{time.Date(2024, 5, 31, 0, 0, 0, 0, time.UTC), "D:20240531000000+08'00'"},
		{time.Time{}, nil},
	} {
		meta := pdftest.Meta()
		meta.Date = c.date
		f, err := readback.Open(encode(t, []page.Page{pdftest.Specimen(t)}, meta))
		if err != nil {
			t.Fatal(err)
		}
		d := f.Dict(f.Trailer["Info"])
		if !reflect.DeepEqual(d["CreationDate"], c.want) || !reflect.DeepEqual(d["ModDate"], c.want) || readback.Text(d["Title"]) != meta.Title || readback.Text(d["Author"]) != meta.Author {
			t.Errorf("information %v, want date %v", d, c.want)
		}
	}
}

func TestUnknownFilesAreNotSettled(t *testing.T) {
	b := encode(t, []page.Page{pdftest.Specimen(t)}, pdftest.Meta())
	for name, spoiled := range map[string][]byte{
		"empty":      nil,
		"no table":   b[:len(b)-20],
		"no dates":   bytes.Replace(b, []byte("/CreationDate"), []byte("/CreatedAtDay"), 1),
		"wrong info": bytes.Replace(b, []byte("/Info"), []byte("/Inf0"), 1),
		"bad offset": bytes.Replace(b, []byte(" 00000 n"), []byte("\n00000 n"), 1),
	} {
		if _, err := settle(spoiled, time.Time{}, 2); !errors.Is(err, errUnknown) {
			t.Errorf("%s: error %v", name, err)
		}
	}
}

type full struct{}

func (full) Write([]byte) (int, error) { return 0, io.ErrShortWrite }

func TestWriteErrorsComeBack(t *testing.T) {
	if err := Encode(context.Background(), full{}, []page.Page{pdftest.Specimen(t)}, pdftest.Meta()); !errors.Is(err, io.ErrShortWrite) {
		t.Errorf("error %v", err)
	}
}

func BenchmarkEncodeNotice(b *testing.B) {
	pages := pdftest.Notice(b, 2, 900)
	b.ReportAllocs()
	for b.Loop() {
		if err := Encode(context.Background(), io.Discard, pages, pdftest.Meta()); err != nil {
			b.Fatal(err)
		}
	}
}
