package pdf

import (
	"bytes"
	"context"
	"io"
	"testing"

	"github.com/biaoping/biaoping/report/doc"
	"github.com/biaoping/biaoping/report/font"
	"github.com/biaoping/biaoping/report/page"
	"github.com/biaoping/biaoping/report/pdf/internal/pdftest"
	"github.com/biaoping/biaoping/report/pdf/internal/readback"
)

func TestWhatCannotBeDrawnIsRefused(t *testing.T) {
	spoiled := func(p *doc.Picture, spoil func(*doc.Picture)) *doc.Picture {
		spoil(p)
		return p
	}
	image := func(p *doc.Picture) func(*pdftest.Sheet) {
		return func(s *pdftest.Sheet) { s.Images = []page.Image{{W: 1000, H: 1000, Picture: p}} }
	}
	text := func(change func(*page.Text)) func(*pdftest.Sheet) {
		return func(s *pdftest.Sheet) {
			change(s.Text(font.Kai, pdftest.Size3, pdftest.Size3, 0, pdftest.Size3, "某某"))
		}
	}
	for _, c := range []struct {
		name  string
		spoil func(*pdftest.Sheet)
		want  string
	}{
		{"no width", func(s *pdftest.Sheet) { s.Width = 0 }, "纸张尺寸 0×841890 不是正数"},
		{"negative height", func(s *pdftest.Sheet) { s.Height = -1 }, "纸张尺寸 595276×-1 不是正数"},
		{"no face", text(func(t *page.Text) { t.Face = nil }), "第 1 段文字：没有字体"},
		{"no size", text(func(t *page.Text) { t.Size = 0 }), "第 1 段文字：字号 0 不是正数"},
		{".notdef", text(func(t *page.Text) { t.Glyphs[1].ID = 0 }), "第 1 段文字：字体 GWKai-Regular 画不出“某”（U+67D0）：没有第 0 个字形"},
		{"glyph outside the face", text(func(t *page.Text) { t.Glyphs[1].ID = 60000 }), "第 1 段文字：字体 GWKai-Regular 画不出“某”（U+67D0）：没有第 60000 个字形"},
		{"half a surrogate", text(func(t *page.Text) { t.Glyphs[0].Rune = 0xD800 }), "第 1 段文字：U+D800 不是字符"},
		{"a rule without height", func(s *pdftest.Sheet) { s.Rules = []page.Rule{{W: 10, H: 10}, {W: 10}} }, "第 2 条线的尺寸 10×0 不是正数"},
		{"a picture without width", func(s *pdftest.Sheet) { s.Seals = []page.Image{{H: 10, Picture: pdftest.Seal(8)}} }, "第 1 枚印章：尺寸 0×10 不是正数"},
		{"no picture", image(nil), "第 1 幅图片：没有内容"},
		{"unknown format", image(&doc.Picture{Format: "gif", Width: 1, Height: 1}), "第 1 幅图片：格式“gif”不能画，可用 jpeg、png"},
		{"no pixels", image(&doc.Picture{Format: "png"}), "第 1 幅图片：像素尺寸 0×0 不是正数"},
		{"no PNG data", image(&doc.Picture{Format: "png", Width: 1, Height: 1}), "第 1 幅图片：PNG 没有数据"},
		{"no alpha data", image(spoiled(pdftest.Seal(8), func(p *doc.Picture) { p.Alpha = []byte{} })), "第 1 幅图片：PNG 没有数据"},
		{"no JPEG", image(&doc.Picture{Format: "jpeg", Width: 1, Height: 1}), "第 1 幅图片：不是 JPEG 文件"},
		{"a torn JPEG", image(spoiled(pdftest.Photo(16, 16, false), func(p *doc.Picture) { p.Data = p.Data[:len(p.Data)-9] })), "第 1 幅图片：JPEG 不完整"},
		{"another size than stated", image(spoiled(pdftest.Photo(16, 8, false), func(p *doc.Picture) { p.Width = 8 })), "第 1 幅图片：JPEG 为 16×8 像素，应为 8×8"},
		{"CMYK", image(spoiled(pdftest.Photo(16, 16, false), func(p *doc.Picture) { p.Data[frameAt(p.Data)+9] = 4 })), "第 1 幅图片：JPEG 有 4 个颜色分量（CMYK 不能用），应为 1 或 3 个"},
		{"12 bits", image(spoiled(pdftest.Photo(16, 16, false), func(p *doc.Picture) { p.Data[frameAt(p.Data)+4] = 12 })), "第 1 幅图片：JPEG 为 12 位色，应为 8 位"},
		{"lossless JPEG", image(spoiled(pdftest.Photo(16, 16, false), func(p *doc.Picture) { p.Data[frameAt(p.Data)+1] = 0xC3 })), "第 1 幅图片：JPEG 编码方式 SOF3 不能用，应为基线或渐进"},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := pdftest.NewSheet(t, "")
			c.spoil(s)
			sound := page.Page{Width: pdftest.Width, Height: pdftest.Height}
			err := Encode(context.Background(), io.Discard, []page.Page{sound, s.Page}, pdftest.Meta())
			if want := "pdf：第 2 页：" + c.want; err == nil || err.Error() != want {
				t.Errorf("error %v\nwant  %s", err, want)
			}
		})
	}
}

// frameAt is where the frame header of a JPEG begins.
func frameAt(b []byte) int { return bytes.Index(b, []byte{0xFF, 0xC0}) }

func TestDocumentsThatCannotBeWrittenAreRefused(t *testing.T) {
	one := []page.Page{{Width: pdftest.Width, Height: pdftest.Height}}
	for _, c := range []struct {
		pages []page.Page
		meta  doc.Meta
		want  string
	}{
		{nil, pdftest.Meta(), "pdf：文件没有页"},
		{one, doc.Meta{Title: "通知\x01"}, "pdf：文件标题含有不能写入的字符 U+0001"},
		{one, doc.Meta{Author: "某\xFF局"}, "pdf：文件作者含有不能写入的字符 U+00FF"},
	} {
		if err := Encode(context.Background(), io.Discard, c.pages, c.meta); err == nil || err.Error() != c.want {
			t.Errorf("error %v, want %s", err, c.want)
		}
	}
}

func TestPicturesAreWrittenOnce(t *testing.T) {
	s := pdftest.NewSheet(t, "")
	first, again := pdftest.Photo(16, 16, false), pdftest.Photo(16, 16, false)
	gray, stamp := pdftest.Photo(16, 16, true), pdftest.Seal(8)
	opaque := pdftest.Seal(8)
	opaque.Alpha = nil
	for _, p := range []*doc.Picture{first, first, again, gray, opaque} {
		s.Images = append(s.Images, page.Image{W: 1000, H: 1000, Picture: p})
	}
	s.Seals = append(s.Seals, page.Image{W: 1000, H: 1000, Picture: stamp})
	f := open(t, encode(t, []page.Page{s.Page, s.Page}, pdftest.Meta()))
	pictures := f.Dict(f.Dict(f.Pages()[0]["Resources"])["XObject"])
	for name, want := range map[readback.Name]struct {
		space, filter readback.Name
		data          []byte
		mask          []byte
	}{
		"I0": {"DeviceRGB", "DCTDecode", first.Data, nil},
		"I1": {"DeviceGray", "DCTDecode", gray.Data, nil},
		"I2": {"DeviceRGB", "FlateDecode", bytes.Repeat([]byte{0xE0, 0, 0}, 64), nil},
		"I3": {"DeviceRGB", "FlateDecode", bytes.Repeat([]byte{0xE0, 0, 0}, 64), make([]byte, 64)},
	} {
		d := f.Dict(pictures[name])
		data, err := f.Stream(pictures[name])
		if err != nil || !bytes.Equal(data, want.data) || d["ColorSpace"] != want.space || d["Filter"] != want.filter {
			t.Errorf("%s: %v, %d bytes, %v", name, d, len(data), err)
		}
		if mask := d["SMask"]; (mask != nil) != (want.mask != nil) {
			t.Errorf("%s: mask %v", name, mask)
		} else if mask != nil {
			if alpha, err := f.Stream(mask); err != nil || len(alpha) != len(want.mask) {
				t.Errorf("%s: alpha of %d bytes, %v", name, len(alpha), err)
			}
		}
	}
	if len(pictures) != 4 {
		t.Errorf("%d pictures, want 4", len(pictures))
	}
}

func TestPicturesAndRulesStandInTheirBoxes(t *testing.T) {
	s := pdftest.NewSheet(t, "")
	s.Rules = []page.Rule{{X: 1000, Y: 2000, W: 30000, H: 500, Color: page.Red}, {X: 0, Y: 0, W: 1, H: 1}}
	s.Images = []page.Image{{X: 10000, Y: 20000, W: 40000, H: 30000, Picture: pdftest.Photo(16, 16, false)}}
	s.Seals = []page.Image{{X: 0, Y: 0, W: 1000, H: 1000, Picture: pdftest.Seal(8)}}
	s.Text(font.Song, pdftest.Size3, pdftest.Size3, 0, pdftest.Size3, "文")
	e := new(encoder)
	e.start(io.Discard)
	if err := e.paint(&s.Page); err != nil {
		t.Fatal(err)
	}
	const want = `/Artifact BMC
1 0 0 rg
1 839.39 30 .5 re f
0 0 0 rg
0 841.889 .001 .001 re f
EMC
q 40 0 0 30 10 791.89 cm /I0 Do Q
BT
/F0 16 Tf 0 825.89 Td <0001> Tj
ET
q 1 0 0 1 0 840.89 cm /I1 Do Q
`
	if string(e.content) != want {
		t.Errorf("content\n%swant\n%s", e.content, want)
	}
}
