package font

import (
	"strings"
	"testing"
)

func TestEmbeddedFontsPassTheCheck(t *testing.T) {
	for _, f := range embeddedSet(t).Faces() {
		if err := f.check(); err != nil {
			t.Errorf("%s: %v", f.Name(), err)
		}
	}
}

func TestTinyFontPassesTheCheck(t *testing.T) {
	f, err := parse(newTiny().file())
	if err == nil {
		err = f.check()
	}
	if err != nil {
		t.Fatal(err)
	}
	if f.Name() != "Tiny-Regular" {
		t.Errorf("name %q", f.Name())
	}
	for r, want := range map[rune]GID{'一': tinySquare, '二': tinyPair, '𬭎': tinySquare, '\u3000': tinyBlank} {
		if g, ok := f.Glyph(r); !ok || g != want {
			t.Errorf("%c: glyph %d %v, want %d", r, g, ok, want)
		}
	}
	if g, ok := f.Glyph('三'); ok {
		t.Errorf("三 is drawn by the blank glyph %d", g)
	}
	if f.Advance(tinyPair) != 1000 || f.Advance(tinySquare) != 500 {
		t.Error("advances", f.Advance(tinyPair), f.Advance(tinySquare))
	}
}

func TestBoundsFollowTheBearing(t *testing.T) {
	font := newTiny()
	put16(font["hmtx"], 4*int(tinySquare)+2, 30)
	f, err := parse(font.file())
	if err != nil {
		t.Fatal(err)
	}
	if x0, y0, x1, y1, ok := f.Bounds(tinySquare); x0 != 30 || y0 != 0 || x1 != 130 || y1 != 100 || !ok {
		t.Error(x0, y0, x1, y1, ok)
	}
}

func TestUnsoundFontsAreRefused(t *testing.T) {
	glyph := func(g GID, font tiny) []byte {
		return font["glyf"][u32(font["loca"], 4*int(g)):]
	}
	for _, c := range []struct {
		name  string
		spoil func(tiny)
		want  string
	}{
		{"no cmap", func(f tiny) { delete(f, "cmap") }, "cmap 表缺失或太短"},
		{"no OS/2", func(f tiny) { delete(f, "OS/2") }, "OS/2 表缺失或太短"},
		{"CFF beside glyf", func(f tiny) { f["CFF "] = words(1) }, "不是 TrueType 轮廓（CFF），请改用 .ttf"},
		{"head without its mark", func(f tiny) { put32(f["head"], 12, 0) }, "head 表的标记不对，文件已损坏"},
		{"an em of nothing", func(f tiny) { put16(f["head"], 18, 0) }, "em 为 0 单位，应为 16 至 16384"},
		{"no glyphs", func(f tiny) { put16(f["maxp"], 4, 0) }, "没有字形"},
		{"more glyphs than metrics", func(f tiny) { put16(f["maxp"], 4, 9) }, "hmtx 表与 9 个字形不符"},
		{"no metrics", func(f tiny) { put16(f["hhea"], 34, 0) }, "hmtx 表与 4 个字形不符"},
		{"loca too short", func(f tiny) { f["loca"] = f["loca"][:16] }, "loca 表与 4 个字形不符"},
		{"loca beyond glyf", func(f tiny) { put32(f["loca"], 16, 9999) }, "loca 的第 4 项在 glyf 表之外"},
		{"loca runs back", func(f tiny) { put32(f["loca"], 8, 1) }, "loca 的第 2 项在 glyf 表之外"},
		{"a glyph without room for its head", func(f tiny) { put32(f["loca"], 4, 4); put32(f["loca"], 8, 4) }, "第 0 个字形不完整"},
		{"contours end backwards", func(f tiny) { put16(glyph(tinySquare, f), 0, 2) }, "第 1 个字形的轮廓不完整"},
		{"more points than data", func(f tiny) { put16(glyph(tinySquare, f), 10, 300) }, "第 1 个字形的轮廓不完整"},
		{"instructions beyond the glyph", func(f tiny) { put16(glyph(tinySquare, f), 12, 999) }, "第 1 个字形的轮廓不完整"},
		{"a component that is not there", func(f tiny) { put16(glyph(tinyPair, f), 12, 4) }, "第 3 个字形的部件不存在"},
		{"a glyph within itself", func(f tiny) { put16(glyph(tinyPair, f), 12, uint16(tinyPair)) }, "第 3 个字形包含它自己"},
		{"components without end", func(f tiny) { put16(glyph(tinyPair, f), 18, 1<<5|1) }, "第 3 个字形的部件不存在"},
		{"a cut component", func(f tiny) { put16(glyph(tinyPair, f), 18, 1<<7|1) }, "第 3 个字形的部件不完整"},
		{"cmap of no known format", func(f tiny) { f["cmap"] = words(0, 1, 1, 0, 0, 12, 6, 0) }, "没有 Unicode 编码的 cmap 子表（格式 4 或 12）"},
		{"cmap subtable outside", func(f tiny) { put32(f["cmap"], 8, 9999) }, "cmap 的第 1 个子表在表外"},
		{"format 12 with groups beyond the table", func(f tiny) { put32(f["cmap"], len(f["cmap"])-64, 6) }, "cmap 格式 12 的 6 组与表长不符"},
		{"format 12 out of order", func(f tiny) { put32(f["cmap"], len(f["cmap"])-12, 7) }, "cmap 格式 12 的第 5 组次序不对"},
		{"format 12 beyond Unicode", func(f tiny) { put32(f["cmap"], len(f["cmap"])-8, 0x110000) }, "cmap 格式 12 的第 5 组次序不对"},
		{"format 4 with segments beyond the table", func(f tiny) { put16(f["cmap"], 26, 9998) }, "cmap 格式 4 的 4999 段与表长不符"},
		{"format 4 out of order", func(f tiny) { put16(f["cmap"], 46, 0x2FFF) }, "cmap 格式 4 的第 2 段次序不对"},
		{"format 4 pointing outside", func(f tiny) { put16(f["cmap"], 20+14+8+2+8+8, 2000) }, "cmap 格式 4 的第 1 段指向表外"},
		{"embedding forbidden", func(f tiny) { put16(f["OS/2"], 8, 2) }, "字体许可不允许嵌入文件（fsType 0x0002），请换用允许嵌入的字体"},
		{"subsetting forbidden", func(f tiny) { put16(f["OS/2"], 8, 0x108) }, "字体许可不允许嵌入子集（fsType 0x0108），请换用允许嵌入子集的字体"},
		{"bitmaps only", func(f tiny) { put16(f["OS/2"], 8, 0x200) }, "字体许可只允许嵌入点阵（fsType 0x0200），请换用允许嵌入轮廓的字体"},
	} {
		t.Run(c.name, func(t *testing.T) {
			font := newTiny()
			c.spoil(font)
			f, err := parse(font.file())
			if err == nil {
				err = f.check()
			}
			if err == nil || err.Error() != c.want {
				t.Errorf("error %q, want %q", err, c.want)
			}
		})
	}
}

func TestDeepCompositesAreRefused(t *testing.T) {
	font := newTiny()
	for range maxDepth { // each holds the one before
		last := int(u16(font["maxp"], 4)) - 1
		font["glyf"] = append(font["glyf"], append(words(-1, 0, 0, 9, 9), words(1, last, 0, 0)...)...)
		font["loca"] = append(font["loca"], longs(len(font["glyf"]))...)
		font["hmtx"] = append(font["hmtx"], 0, 0)
		put16(font["maxp"], 4, uint16(last+2))
	}
	f, err := parse(font.file())
	if err != nil {
		t.Fatal(err)
	}
	if err := f.check(); err == nil || !strings.Contains(err.Error(), "嵌套超过 6 层") {
		t.Errorf("error %v", err)
	}
}

// FuzzParse looks for a font that passes the check and panics afterwards.
func FuzzParse(f *testing.F) {
	f.Add(newTiny().file())
	short := newTiny()
	put16(short["head"], 50, 0)
	short["loca"] = words(0, 17, 34, 34, 47)
	f.Add(short.file())
	bmp := newTiny()
	put16(bmp["cmap"], 2, 1)
	f.Add(bmp.file())
	f.Fuzz(func(t *testing.T, b []byte) {
		face, err := parse(b)
		if err != nil || face.check() != nil {
			return
		}
		var gids []GID
		for _, r := range "\u3000A一二三\uFFFE\uFFFF𬭎" {
			if g, ok := face.Glyph(r); ok {
				gids = append(gids, g)
			}
		}
		for g := range min(face.Glyphs(), 300) {
			gids = append(gids, GID(g))
			face.Bounds(GID(g))
			face.Advance(GID(g))
		}
		face.Ascent()
		face.BBox()
		if _, err := face.Subset(gids, nil); err != nil {
			t.Error(err)
		}
	})
}
