package pdf

import (
	"bytes"
	"context"
	"encoding/binary"
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/biaoping/biaoping/report/doc"
	"github.com/biaoping/biaoping/report/doc/doctest"
	"github.com/biaoping/biaoping/report/font"
	"github.com/biaoping/biaoping/report/page"
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

func open(t testing.TB, b []byte) *readback.File {
	t.Helper()
	f, err := readback.Open(b)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func glyphsOf(t testing.TB, f *readback.File, n int) []readback.Glyph {
	t.Helper()
	drawing, err := f.Draw(f.Pages()[n])
	if err != nil {
		t.Fatal(err)
	}
	return drawing.Glyphs
}

// checkText compares what a reader sees on a page with what the page says.
func checkText(t *testing.T, got []readback.Glyph, p *page.Page) {
	t.Helper()
	const tolerance = 0.02 // points
	for _, run := range p.Texts {
		x := run.X
		for _, want := range run.Glyphs {
			if len(got) == 0 {
				t.Fatalf("%c is missing", want.Rune)
			}
			g := got[0]
			got = got[1:]
			if g.Text != string(want.Rune) || !strings.HasSuffix(g.Font, "+"+run.Face.Name()) || g.Size != points(run.Size) || g.Artifact != run.Artifact {
				t.Fatalf("%+v, want %c of %s in %v, artifact %v", g, want.Rune, run.Face.Name(), run.Size, run.Artifact)
			}
			along, across := x, p.Height-run.Y
			gotAlong, gotAcross := g.X, g.Y
			if run.Turned { // the line runs downwards
				along, across = p.Height-run.Y-(x-run.X), run.X
				gotAlong, gotAcross = g.Y, g.X
			}
			if g.Turned != run.Turned || math.Abs(gotAlong-points(along)) > tolerance || math.Abs(gotAcross-points(across)) > 1e-6 {
				t.Fatalf("%c at %.3f %.3f (turned %v), want %.3f %.3f", want.Rune, g.X, g.Y, g.Turned, points(along), points(across))
			}
			for i, v := range []uint8{run.Color.R, run.Color.G, run.Color.B} {
				if math.Abs(g.Color[i]-float64(v)/255) > 0.001 {
					t.Fatalf("%c has color %v, want %v", want.Rune, g.Color, run.Color)
				}
			}
			x += want.Advance
		}
	}
	if len(got) > 0 {
		t.Fatalf("%d characters too many, the first is %+v", len(got), got[0])
	}
}

func points(u page.Unit) float64 { return float64(u) / 1000 }

func TestTextReadsBackWhereThePageSays(t *testing.T) {
	names := pdftest.NewSheet(t, "")
	for role := range font.Role(5) {
		names.Text(role, pdftest.Size3, pdftest.Size3, 0, page.MM(20+10*float64(role)), "李𬭎、㸆龘 No. 1")
	}
	pages := append(pdftest.Notice(t, 3, 1500), pdftest.Specimen(t), pdftest.Foreign(t), names.Page)
	f := open(t, encode(t, pages, pdftest.Meta()))
	for i := range pages {
		checkText(t, glyphsOf(t, f, i), &pages[i])
	}
}

// TestLaidDocumentsReadBack goes from the tree to the file: every node, and
// the page numbers of landscape pages, which are turned.
func TestLaidDocumentsReadBack(t *testing.T) {
	fonts, err := font.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range []*doc.Document{doctest.Notice(), doctest.Every(), doctest.Report(30), doctest.Letter(), doctest.Order(), doctest.Minutes(), doctest.Forwarding()} {
		pages, err := page.Lay(t.Context(), d, fonts)
		if err != nil {
			t.Fatal(err)
		}
		f := open(t, encode(t, pages, d.Meta))
		for i := range pages {
			checkText(t, glyphsOf(t, f, i), &pages[i])
		}
	}
}

func TestTextAfterTurnedTextIsUpright(t *testing.T) {
	s := pdftest.NewSheet(t, "")
	for i, turned := range []bool{true, false, true, true, false, false} {
		s.Text(font.Song, pdftest.Size3, pdftest.Size3, page.MM(30), page.MM(40+20*float64(i)), "— 1 —").Turned = turned
	}
	f := open(t, encode(t, []page.Page{s.Page}, pdftest.Meta()))
	checkText(t, glyphsOf(t, f, 0), &s.Page)
}

func TestUnevenAdvancesDoNotAddUp(t *testing.T) {
	for _, size := range []page.Unit{9 * page.Pt, pdftest.Size3, 22 * page.Pt, 72 * page.Pt, 15777} {
		s := pdftest.NewSheet(t, "")
		run := s.Text(font.FangSong, size, size, page.MM(28), page.MM(60), strings.Repeat("某县A级，i", 40))
		for i := range run.Glyphs { // as justification leaves them: no two neighbours alike
			run.Glyphs[i].Advance += page.Unit(i*7919%13 - 6)
		}
		run.Glyphs[3].Advance -= size / 2
		run.Glyphs[9].Advance += 3 * size
		f := open(t, encode(t, []page.Page{s.Page}, pdftest.Meta()))
		checkText(t, glyphsOf(t, f, 0), &s.Page)
	}
}

func TestSqueezedPunctuationIsNarrowInTheFile(t *testing.T) {
	s := pdftest.NewSheet(t, "")
	run := s.Text(font.FangSong, pdftest.Size3, pdftest.Pitch, 0, page.MM(60), "等（某），“评”。某、某，某")
	for i, g := range run.Glyphs {
		if strings.ContainsRune("），”、", g.Rune) {
			run.Glyphs[i].Advance -= pdftest.Size3 * 46 / 100
		}
	}
	run.Glyphs[len(run.Glyphs)-3].Advance = 100 // hardly any room
	f := open(t, encode(t, []page.Page{s.Page}, pdftest.Meta()))
	checkText(t, glyphsOf(t, f, 0), &s.Page)
	e := new(encoder)
	if err := e.paint(&s.Page); err != nil {
		t.Fatal(err)
	}
	for _, m := range regexp.MustCompile(`>(-?[0-9.]+)<`).FindAllStringSubmatch(string(e.content), -1) {
		if back, err := strconv.ParseFloat(m[1], 64); err != nil || back >= leastSqueeze {
			t.Errorf("a glyph is moved back by %s/1000 em over the one before: %s", m[1], e.content)
		}
	}
	// The widths in the file are those of the font program.
	p := f.Dict(f.Dict(f.Pages()[0]["Resources"])["Font"])
	inner := f.Dict(f.Dict(p["F0"])["DescendantFonts"].(readback.Array)[0])
	program, err := f.Stream(f.Dict(inner["FontDescriptor"])["FontFile2"])
	if err != nil {
		t.Fatal(err)
	}
	hmtx := bytes.Index(program, []byte("hmtx"))
	at := binary.BigEndian.Uint32(program[hmtx+8:])
	widths := inner["W"].(readback.Array)[1].(readback.Array)
	narrow := 0
	for i, w := range widths {
		if got := float64(binary.BigEndian.Uint16(program[int(at)+4*i:])); got != w {
			t.Errorf("glyph %d is %v wide in the program, %v in W", i, got, w)
		}
		if w.(float64) < 600 {
			narrow++
		}
	}
	if narrow != 5 {
		t.Errorf("%d narrow glyphs: %v", narrow, widths)
	}
}

func TestEvenSpacingNeedsNoCorrections(t *testing.T) {
	s := pdftest.NewSheet(t, "")
	s.Text(font.FangSong, pdftest.Size3, pdftest.Pitch, 0, page.MM(60), "各县（市、区）应急管理局")
	e := new(encoder)
	if err := e.paint(&s.Page); err != nil {
		t.Fatal(err)
	}
	if want := "BT\n/F0 16 Tf 0 671.811 Td -.207 Tc <00010002000300040005"; !strings.HasPrefix(string(e.content), want) {
		t.Errorf("content %s\nwant %s…", e.content, want)
	}
	if bytes.Contains(e.content, []byte("TJ")) {
		t.Errorf("content %s has a correction", e.content)
	}
}

func TestOneGlyphForTwoCharactersReadsBackAsBoth(t *testing.T) {
	s := pdftest.NewSheet(t, "")
	run := s.Text(font.FangSong, pdftest.Size3, pdftest.Size3, page.MM(28), page.MM(60), "一二一")
	run.Glyphs[1].ID = run.Glyphs[0].ID
	run.Glyphs[1].Rune = '⼀' // the radical looks the same
	f := open(t, encode(t, []page.Page{s.Page}, pdftest.Meta()))
	checkText(t, glyphsOf(t, f, 0), &s.Page)
}

func TestArtifactsAreMarked(t *testing.T) {
	s := pdftest.NewSheet(t, "")
	for i, text := range []string{"正文", "续表", "页码", "正文"} {
		s.Text(font.FangSong, pdftest.Size3, pdftest.Size3, 0, page.MM(20), text).Artifact = i == 1 || i == 2
	}
	e := new(encoder)
	if err := e.paint(&s.Page); err != nil {
		t.Fatal(err)
	}
	if bytes.Count(e.content, []byte("/Artifact BMC")) != 1 || bytes.Count(e.content, []byte("EMC")) != 1 {
		t.Errorf("content %s: want one mark around both artifacts", e.content)
	}
}

func TestNumbersAreExact(t *testing.T) {
	for v, want := range map[page.Unit]string{
		0: "0", 1: ".001", -1: "-.001", 10: ".01", 100: ".1", 1000: "1", -1000: "-1", 595276: "595.276", 841890: "841.89",
		1050: "1.05", -15793: "-15.793", math.MaxInt32: "2147483.647", math.MinInt32: "-2147483.648",
	} {
		if got := string(appendUnit(nil, v)); got != want {
			t.Errorf("%d is written %s, want %s", v, got, want)
		}
	}
}
