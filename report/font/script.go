package font

import (
	"math"
	"strings"
)

// Superscripts and subscripts that chemical formulas and units have (CO₂, SO₄²⁻,
// 10⁻³), and what they are small forms of.
const (
	raised, raisedBases   = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ", "0123456789+−=()n"
	lowered, loweredBases = "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎", "0123456789+−=()"
)

// A script is a superscript or subscript drawn as a small form of what a face
// has: a composite glyph behind those of the file.
type script struct {
	r       rune
	data    []byte // of the glyf table
	advance int
	bearing int
}

// scripted makes the small forms of f. A row that the file has whole stays as
// it is; of one with gaps all are made, so that they look alike.
func (f *Face) scripted() (list []script) {
	for _, row := range []struct {
		forms, bases string
		rise         float64 // of the em
	}{{raised, raisedBases, 0.33}, {lowered, loweredBases, -0.14}} {
		if !strings.ContainsFunc(row.forms, func(r rune) bool { _, ok := f.native(r); return !ok }) {
			continue
		}
		bases := []rune(row.bases)
		for i, r := range []rune(row.forms) {
			if base, ok := f.native(bases[i]); ok && f.glyphs+len(list) <= math.MaxUint16 {
				list = append(list, f.small(r, base, int(math.Round(row.rise*float64(f.upem)))))
			}
		}
	}
	return list
}

// small is base at three fifths of its size, raised by rise font units.
func (f *Face) small(r rune, base GID, rise int) script {
	const (
		wordArguments = 1 << 0
		offsets       = 1 << 1
		scale         = 1 << 3
		plainOffsets  = 1 << 12 // they are not scaled
		threeFifths   = 3 << 14 / 5
	)
	part := func(v int) int { return v * 3 / 5 }
	box := f.outline(base)[2:10]
	data := make([]byte, 20)
	for i, v := range []int{
		-1,
		part(int(i16(box, 0))), part(int(i16(box, 2))) + rise, part(int(i16(box, 4))), part(int(i16(box, 6))) + rise,
		wordArguments | offsets | scale | plainOffsets, int(base), 0, rise, threeFifths,
	} {
		put16(data, 2*i, uint16(v))
	}
	return script{r, data, part(f.Advance(base)), part(f.bearing(base))}
}

// isScript reports whether r may be a small form.
func isScript(r rune) bool {
	return r == '²' || r == '³' || r == '¹' || r >= '⁰' && r <= '₎'
}

// script is the small form that g is; nil for a glyph of the file.
func (f *Face) script(g GID) *script {
	if i := int(g) - f.glyphs; i >= 0 && i < len(f.scripts) {
		return &f.scripts[i]
	}
	return nil
}

// allowScripts makes the limits that a maxp table states those of a font with
// small forms: composites of one glyph, which may be a composite itself.
func (f *Face) allowScripts(maxp []byte) {
	for _, limit := range []struct{ at, least int }{
		{10, int(u16(maxp, 6))},      // points
		{12, int(u16(maxp, 8))},      // contours
		{28, 1},                      // components
		{30, int(u16(maxp, 30)) + 1}, // levels
	} {
		put16(maxp, limit.at, uint16(max(limit.least, int(u16(maxp, limit.at)))))
	}
}
