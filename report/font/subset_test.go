package font

import (
	"bytes"
	"slices"
	"sync"
	"testing"
)

// reparse reads a subset as a font again, with the tables a subset has no
// need of put back.
func reparse(t *testing.T, program []byte) *Face {
	t.Helper()
	var got tables
	for i := range int(u16(program, 4)) {
		e := program[12+16*i:]
		from, size := u32(e, 8), u32(e, 12)
		data := program[from : from+size]
		if sum := checksum(program[from : from+uint32(pad4(int(size)))]); string(e[:4]) != "head" && sum != u32(e, 4) {
			t.Errorf("%s: checksum %08X, want %08X", e[:4], u32(e, 4), sum)
		}
		if c := got.column(string(e[:4])); c != nil {
			*c = data
		}
	}
	if sum := checksum(program); sum != 0xB1B0AFBA {
		t.Errorf("the file sums up to %08X", sum)
	}
	whole := newTiny()
	for tag := range whole {
		if b := *got.column(tag); b != nil {
			whole[tag] = b
		}
	}
	whole["cmap"] = slices.Concat(words(0, 1, 3, 10), longs(12), words(12, 0), longs(28, 0, 1, 'A', 'A', 0))
	f, err := parse(whole.file())
	if err != nil {
		t.Fatal(err)
	}
	if err := f.check(); err != nil {
		t.Fatal(err)
	}
	return f
}

func TestSubsetDrawsTheSameGlyphs(t *testing.T) {
	const text = "某某应急管理局关于开展企业安全生产标准化评审工作的通知 2024—12（）"
	for _, f := range embeddedSet(t).Faces() {
		gids := []GID{0}
		for _, r := range text {
			if g, ok := f.Glyph(r); ok {
				gids = append(gids, g)
			}
		}
		gids = append(gids, gids[1]) // a glyph may be named twice
		program, err := f.Subset(gids, nil)
		if err != nil {
			t.Fatal(err)
		}
		sub := reparse(t, program)
		if sub.Glyphs() != len(gids) {
			t.Errorf("%s: %d glyphs, want %d", f.Name(), sub.Glyphs(), len(gids))
		}
		for i, g := range gids {
			got, want := sub.outline(GID(i)), f.outline(g)
			if !bytes.Equal(got[:min(len(got), len(want))], want) || len(got) > len(want)+1 {
				t.Errorf("%s: glyph %d is not glyph %d of the face", f.Name(), i, g)
			}
			if sub.Advance(GID(i)) != f.Advance(g) || sub.bearing(GID(i)) != f.bearing(g) {
				t.Errorf("%s: glyph %d has another advance or bearing", f.Name(), i)
			}
		}
	}
}

func TestSubsetNarrowsAdvances(t *testing.T) {
	f, err := parse(newTiny().file())
	if err != nil {
		t.Fatal(err)
	}
	program, err := f.Subset([]GID{0, tinySquare, tinySquare, tinyPair}, []int{0, 0, 400, 9999})
	if err != nil {
		t.Fatal(err)
	}
	sub := reparse(t, program)
	for g, want := range []int{500, 500, 100, 0} {
		if got := sub.Advance(GID(g)); got != want {
			t.Errorf("glyph %d is %d wide, want %d", g, got, want)
		}
	}
	if !bytes.Equal(sub.outline(1), sub.outline(2)) {
		t.Error("the narrow square looks different")
	}
}

func TestLargeSubsetHasLongLocations(t *testing.T) {
	f := embeddedSet(t).Faces()[FangSong]
	var gids []GID
	for g := range GID(f.Glyphs()) {
		gids = append(gids, g)
	}
	program, err := f.Subset(gids, nil)
	if err != nil {
		t.Fatal(err)
	}
	sub := reparse(t, program)
	last := GID(f.Glyphs() - 1)
	if !sub.loca.long || !bytes.HasPrefix(sub.outline(last), f.outline(last)) {
		t.Error("the last glyph is not where loca says")
	}
}

func TestSubsetTakesTheComponentsAlong(t *testing.T) {
	f, err := parse(newTiny().file())
	if err != nil {
		t.Fatal(err)
	}
	program, err := f.Subset([]GID{tinyNotdef, tinyPair}, nil)
	if err != nil {
		t.Fatal(err)
	}
	sub := reparse(t, program)
	if sub.Glyphs() != 3 {
		t.Fatalf("%d glyphs, want .notdef, the pair and the square", sub.Glyphs())
	}
	d := sub.outline(1)
	at, _ := firstComponent(d)
	next, more := nextComponent(d, at)
	if u16(d, at+2) != 2 || !more || u16(d, next+2) != 2 {
		t.Errorf("components of the pair are % x", d)
	}
	if !bytes.Equal(sub.outline(2), f.outline(tinySquare)) {
		t.Error("the square is not at glyph 2")
	}
	// The source stays as it was.
	if d := f.outline(tinyPair); u16(d, 12) != uint16(tinySquare) {
		t.Error("the face itself was renumbered")
	}
}

func TestSubsetKeepsHints(t *testing.T) {
	font := newTiny()
	font["cvt "] = words(1, 2, 3)
	font["prep"] = []byte{0xB0, 0, 0x2C, 0x2D, 0x4F}
	f, err := parse(font.file())
	if err != nil {
		t.Fatal(err)
	}
	program, err := f.Subset([]GID{0, tinySquare}, nil)
	if err != nil {
		t.Fatal(err)
	}
	var got tables
	for i := range int(u16(program, 4)) {
		e := program[12+16*i:]
		if c := got.column(string(e[:4])); c != nil {
			*c = program[u32(e, 8) : u32(e, 8)+u32(e, 12)]
		}
	}
	if !bytes.Equal(got.cvt, font["cvt "]) || !bytes.Equal(got.prep, font["prep"]) || got.fpgm != nil {
		t.Errorf("cvt % x, prep % x, fpgm % x", got.cvt, got.prep, got.fpgm)
	}
}

func TestSubsetRefusesForeignGlyphs(t *testing.T) {
	f, err := parse(newTiny().file())
	if err != nil {
		t.Fatal(err)
	}
	_, err = f.Subset([]GID{0, tinyGlyphs}, nil)
	if err == nil || err.Error() != "字体 Tiny-Regular 没有第 4 个字形" {
		t.Errorf("error %v", err)
	}
	if _, err = f.Subset(make([]GID, 0x10000), nil); err == nil {
		t.Error("65536 glyphs were accepted")
	}
}

func TestSubsetsAreCutSideBySide(t *testing.T) {
	f := embeddedSet(t).Faces()[Song]
	gids := []GID{0, 5, 9, 100}
	want, err := f.Subset(gids, nil)
	if err != nil {
		t.Fatal(err)
	}
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for range 20 {
				if got, err := f.Subset(gids, nil); err != nil || !bytes.Equal(got, want) {
					t.Error("another subset", err)
					return
				}
			}
		})
	}
	wg.Wait()
}
