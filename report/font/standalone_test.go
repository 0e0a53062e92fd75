package font

import (
	"bytes"
	"testing"
)

func TestStandaloneFontDrawsItsCharacters(t *testing.T) {
	const text = "关于某某工作的通知一丁七2024年AB、。（）"
	for _, f := range embeddedSet(t).Faces() {
		seen := map[rune]GID{}
		var chars []Char
		for _, r := range text {
			if g, ok := f.Glyph(r); ok && seen[r] == 0 {
				seen[r] = g
				chars = append(chars, Char{r, g})
			}
		}
		file, err := f.Standalone(chars)
		if err != nil {
			t.Fatal(err)
		}
		// parse wants an OS/2 table, which PDF libraries do without.
		whole := newTiny()
		for i := range int(u16(file, 4)) {
			e := file[12+16*i:]
			whole[string(e[:4])] = file[u32(e, 8) : u32(e, 8)+u32(e, 12)]
		}
		alone, err := parse(whole.file())
		if err == nil {
			err = alone.check()
		}
		if err != nil {
			t.Fatal(err)
		}
		for r, want := range seen {
			g, ok := alone.Glyph(r)
			if !ok || !bytes.HasPrefix(alone.outline(g), f.outline(want)) || alone.Advance(g) != f.Advance(want) {
				t.Errorf("%s: %c is not drawn as in the face", f.Name(), r)
			}
		}
		if _, ok := alone.Glyph('万'); ok {
			t.Errorf("%s: 万 was not asked for", f.Name())
		}
	}
}

func TestStandaloneFontRefusesWhatItCannotMap(t *testing.T) {
	f, err := parse(newTiny().file())
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		chars []Char
		want  string
	}{
		{[]Char{{'一', tinySquare}, {'𬭎', tinySquare}}, "字体 Tiny-Regular 的子集只能到 U+FFFE，不能有 U+2CB4E"},
		{[]Char{{'一', tinySquare}, {'二', tinyPair}, {'一', tinyPair}}, "字体 Tiny-Regular 的子集有两个“一”"},
		{[]Char{{'一', 9}}, "字体 Tiny-Regular 没有第 9 个字形"},
	} {
		if _, err := f.Standalone(c.chars); err == nil || err.Error() != c.want {
			t.Errorf("error %v, want %s", err, c.want)
		}
	}
}
