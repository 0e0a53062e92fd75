package font

import (
	"bufio"
	"os"
	"slices"
	"strings"
	"testing"
)

func embeddedSet(t testing.TB) *Set {
	t.Helper()
	s, err := Embedded()
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// standardHanzi is the 8105 characters of 通用规范汉字表.
func standardHanzi(t testing.TB) []rune {
	t.Helper()
	file, err := os.Open("testdata/tgh8105.txt")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	var list []rune
	for lines := bufio.NewScanner(file); lines.Scan(); {
		if !strings.HasPrefix(lines.Text(), "#") {
			list = append(list, []rune(lines.Text())...)
		}
	}
	if len(list) != 8105 {
		t.Fatalf("testdata/tgh8105.txt has %d characters, want 8105", len(list))
	}
	return list
}

func TestEveryRoleDrawsTheStandardHanzi(t *testing.T) {
	s := embeddedSet(t)
	hanzi := string(standardHanzi(t))
	for role := range Role(roles) {
		drawnInChain(t, s, role, hanzi+"龘李𬭎㸆")
	}
}

func TestEveryRoleDrawsThePunctuationOfDocuments(t *testing.T) {
	s := embeddedSet(t)
	const marks = " 　，。、；：？！“”‘’（）《》〈〉【】〔〕「」『』—…·～％＋－＝／①⑳㎡℃±×÷≤≥→□■☆★○●△▲☐☑☒✓〇々" +
		`!"#$%&'()*+,-./0123456789:;<=>?@ABCXYZ[\]^_abcxyz{|}~`
	for role := range Role(roles) {
		drawnInChain(t, s, role, marks)
	}
}

// drawnInChain makes sure that the faces of the role itself draw text.
func drawnInChain(t *testing.T, s *Set, role Role, text string) {
	t.Helper()
	for _, r := range text {
		if f, _, ok := s.Find(role, r); !ok || !slices.Contains(s.chains[role], f) {
			t.Errorf("%v has no %c (U+%04X)", role, r, r)
		}
	}
}

func TestARareCharacterIsDrawnInEveryRole(t *testing.T) {
	s := embeddedSet(t)
	for role := range Role(roles) {
		if _, _, ok := s.Find(role, '𠮷'); !ok { // of 仿宋 alone
			t.Errorf("%v does not draw it", role)
		}
	}
}

func TestMissingNamesTheFirstCharacterNothingDraws(t *testing.T) {
	s := embeddedSet(t)
	if r, missing := s.Missing("某某\n𓀀𓀁"); !missing || r != '𓀀' {
		t.Errorf("%c %v", r, missing)
	}
	if r, missing := s.Missing("某某\n𬭎"); missing {
		t.Errorf("%c is missing", r)
	}
}

func TestFallbackGoesDownTheChain(t *testing.T) {
	s := embeddedSet(t)
	for _, c := range []struct {
		role Role
		r    rune
		face string
	}{
		{FangSong, '评', "GWFangSongAlt-Regular"},
		{FangSong, '㐂', "GWSong-Regular"},
		{Kai, '评', "GWKai-Regular"},
		{Kai, '𬭎', "GWFangSongAlt-Regular"},
		{Kai, '㐂', "GWSong-Regular"},
		{BiaoSong, '评', "GWBiaoSong-Bold"},
		{BiaoSong, '㐂', "GWSong-Regular"},
		{Hei, '评', "GWHei-Medium"},
		{Song, '评', "GWSong-Regular"},
	} {
		f, _, ok := s.Find(c.role, c.r)
		if !ok || f.Name() != c.face {
			t.Errorf("%v %c: %v %v, want %s", c.role, c.r, f, ok, c.face)
		}
	}
}

func TestNothingIsDrawnBlank(t *testing.T) {
	s := embeddedSet(t)
	for _, r := range []rune{
		0, '\n', '\t', 0x200B, 0xFEFF, // controls and zero-width characters
		0xE000, 0xF8FF, 0xF0000, // private use, though the files have glyphs there
		0xFFFF, 0x10FFFF, 0x110000, -1,
		'𓀀', // no font here has hieroglyphs
	} {
		for role := range Role(roles) {
			if f, g, ok := s.Find(role, r); ok {
				t.Errorf("%v draws U+%04X by glyph %d of %s", role, r, g, f.Name())
			}
		}
	}
	for _, f := range s.Faces() {
		for r := range rune(maxRune + 1) {
			g, ok := f.Glyph(r)
			if !ok {
				continue
			}
			if _, _, _, _, drawn := f.Bounds(g); g == 0 || !drawn && !strings.ContainsRune(" \u00A0\u3000", r) {
				t.Errorf("%s draws U+%04X by glyph %d without outline", f.Name(), r, g)
			}
		}
	}
}

func TestBothCmapFormatsAgree(t *testing.T) {
	for _, f := range embeddedSet(t).Faces() {
		if f.cmap.full == nil || f.cmap.bmp == nil {
			continue
		}
		for r := range rune(0xFFFF) {
			if a, b := f.cmap.full.glyph(r), f.cmap.bmp.glyph(r); a != b {
				t.Fatalf("%s: U+%04X is glyph %d in format 12, %d in format 4", f.Name(), r, a, b)
			}
		}
	}
}

func TestMetrics(t *testing.T) {
	s := embeddedSet(t)
	for _, f := range s.Faces() {
		if f.UnitsPerEm() != 1000 || f.Ascent() != 880 || f.Descent() != -120 {
			t.Errorf("%s: em %d, ascent %d, descent %d", f.Name(), f.UnitsPerEm(), f.Ascent(), f.Descent())
		}
		g, _ := f.Glyph('国')
		x0, y0, x1, y1, ok := f.Bounds(g)
		if f.Advance(g) != 1000 || !ok || x0 < 0 || x1 > 1000 || y0 < -120 || y1 > 880 || x1-x0 < 600 {
			t.Errorf("%s: 国 is %d wide, %d %d %d %d", f.Name(), f.Advance(g), x0, y0, x1, y1)
		}
		if b := f.BBox(); b[0] > x0 || b[1] > y0 || b[2] < x1 || b[3] < y1 {
			t.Errorf("%s: 国 stands out of the font's box %v", f.Name(), b)
		}
		if f.Advance(GID(f.Glyphs())) != 0 {
			t.Errorf("%s: a glyph beyond the last has an advance", f.Name())
		}
	}
}

func TestCoverageCountsHanzi(t *testing.T) {
	want := map[string]int{
		"GWFangSongAlt-Regular": 9167, "GWKai-Regular": 6763, "GWBiaoSong-Bold": 8231, "GWHei-Medium": 8231, "GWSong-Regular": 27798,
	}
	for _, c := range embeddedSet(t).Coverage() {
		if c.Hanzi != want[c.Face.Name()] || c.Licence == "" || c.Source == "" {
			t.Errorf("%s (%v): %d hanzi of %d glyphs, %q from %q; want %d hanzi", c.Face.Name(), c.Role, c.Hanzi, c.Glyphs, c.Licence, c.Source, want[c.Face.Name()])
		}
	}
}

func BenchmarkGlyph(b *testing.B) {
	s := embeddedSet(b)
	text := []rune(strings.Repeat("评审单位应当对企业安全生产标准化运行情况进行现场核查并形成评审报告", 30))
	b.ReportAllocs()
	for b.Loop() {
		for _, r := range text {
			s.Find(FangSong, r)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(len(text)), "ns/glyph")
}
