package font

import (
	"bytes"
	"unicode"
)

// A Face is one checked TrueType font. Its methods read views of the file,
// allocate nothing but what they return, and are safe for concurrent use.
type Face struct {
	name    string
	glyphs  int // number of glyphs in the file
	upem    int
	tables  tables
	loca    locations
	cmap    charmap
	hm      int // numberOfHMetrics
	scripts []script
}

// Name is the PostScript name: ASCII letters, digits and hyphens.
func (f *Face) Name() string { return f.name }

// UnitsPerEm is the size of the em square in font units, 16 to 16384.
func (f *Face) UnitsPerEm() int { return f.upem }

// Ascent is the height of the font above the baseline, in font units.
func (f *Face) Ascent() int { return int(i16(f.tables.hhea, 4)) }

// Descent is the depth of the font below the baseline, in font units; negative.
func (f *Face) Descent() int { return int(i16(f.tables.hhea, 6)) }

// BBox is the box around all glyphs, in font units: xMin, yMin, xMax, yMax.
func (f *Face) BBox() [4]int {
	var b [4]int
	for i := range b {
		b[i] = int(i16(f.tables.head, 36+2*i))
	}
	return b
}

// Glyphs is the number of glyphs; valid GIDs are below it.
func (f *Face) Glyphs() int { return f.glyphs + len(f.scripts) }

// Glyph returns the glyph that draws r. It reports false for a character the
// font lacks, and for one it maps to .notdef or, unless r is a space, to an
// empty outline: such a character would be a blank on paper. Superscripts and
// subscripts that the font lacks are made of what it has. Private-use codes have
// no agreed character and are never found.
func (f *Face) Glyph(r rune) (GID, bool) {
	if isScript(r) {
		for i := range f.scripts {
			if f.scripts[i].r == r {
				return GID(f.glyphs + i), true
			}
		}
	}
	return f.native(r)
}

// native is the glyph that the file itself has for r.
func (f *Face) native(r rune) (GID, bool) {
	if unicode.Is(unicode.Co, r) {
		return 0, false
	}
	g := f.cmap.glyph(r)
	if g == 0 || int(g) >= f.glyphs {
		return 0, false
	}
	if f.blank(g) && !unicode.Is(unicode.Zs, r) {
		return 0, false
	}
	return g, true
}

// blank reports whether g draws nothing: it has no data, no contour, or a box
// that is a point.
func (f *Face) blank(g GID) bool {
	d := f.outline(g)
	return len(d) == 0 || u16(d, 0) == 0 || bytes.Equal(d[2:6], d[6:10])
}

// Advance is the width of g in font units, 0 when the face has no such glyph.
func (f *Face) Advance(g GID) int {
	if s := f.script(g); s != nil {
		return s.advance
	}
	if int(g) >= f.glyphs {
		return 0
	}
	return int(u16(f.tables.hmtx, 4*min(int(g), f.hm-1)))
}

// bearing is the left side bearing of g in font units.
func (f *Face) bearing(g GID) int {
	if s := f.script(g); s != nil {
		return s.bearing
	}
	if int(g) < f.hm {
		return int(i16(f.tables.hmtx, 4*int(g)+2))
	}
	return int(i16(f.tables.hmtx, 4*f.hm+2*(int(g)-f.hm)))
}

// Bounds is the box around the outline of g as drawn, in font units from its
// origin. It reports false when g has no outline.
func (f *Face) Bounds(g GID) (xMin, yMin, xMax, yMax int, ok bool) {
	if int(g) >= f.Glyphs() || f.blank(g) {
		return 0, 0, 0, 0, false
	}
	d := f.outline(g)
	x0, y0, x1, y1 := int(i16(d, 2)), int(i16(d, 4)), int(i16(d, 6)), int(i16(d, 8))
	// A rasteriser moves the outline so that its left edge is at the bearing.
	shift := f.bearing(g) - x0
	return x0 + shift, y0, x1 + shift, y1, true
}

// outline is the glyf data of g; empty for a glyph without outline.
func (f *Face) outline(g GID) []byte {
	if s := f.script(g); s != nil {
		return s.data
	}
	from, to := f.loca.at(int(g)), f.loca.at(int(g)+1)
	return f.tables.glyf[from:to]
}
