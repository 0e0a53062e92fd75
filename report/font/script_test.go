package font

import (
	"bytes"
	"testing"
)

func TestFormulasAndUnitsAreDrawn(t *testing.T) {
	for _, f := range embeddedSet(t).Faces() {
		two, _ := f.Glyph('2')
		_, bottom, _, top, _ := f.Bounds(two)
		for _, c := range []struct {
			text string
			sign int // of what the middle is moved by
		}{{"⁰¹²³⁴⁵⁶⁷⁸⁹", 1}, {"₀₁₂₃₄₅₆₇₈₉", -1}} {
			for _, r := range c.text {
				g, ok := f.Glyph(r)
				_, y0, _, y1, drawn := f.Bounds(g)
				if !ok || !drawn || c.sign*(y0+y1-bottom-top) <= 0 || y1-y0 > (top-bottom)*7/10 || f.Advance(g) >= f.Advance(two) {
					t.Errorf("%s: %c is drawn from %d to %d, 2 from %d to %d", f.Name(), r, y0, y1, bottom, top)
				}
			}
		}
		one, _ := f.Glyph('₁')
		program, err := f.Subset([]GID{0, one}, nil)
		if err != nil {
			t.Fatal(err)
		}
		sub := reparse(t, program)
		part := GID(u16(sub.outline(1), 12))
		base, _ := f.Glyph('1')
		if sub.glyphs != 3 || !bytes.HasPrefix(sub.outline(part), f.outline(base)) || u16(sub.tables.maxp, 28) == 0 || u16(sub.tables.maxp, 30) == 0 {
			t.Errorf("%s: a subset of ₁ has %d glyphs, and its part is %d", f.Name(), sub.glyphs, part)
		}
	}
}

func TestAFontWithoutDigitsHasNoSmallOnes(t *testing.T) {
	f, err := parse(newTiny().file())
	if err != nil {
		t.Fatal(err)
	}
	if g, ok := f.Glyph('₂'); ok {
		t.Errorf("₂ is glyph %d of %d", g, f.Glyphs())
	}
}
