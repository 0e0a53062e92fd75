package font

import (
	"cmp"
	"fmt"
	"slices"
)

// A Char is a character and the glyph that draws it.
type Char struct {
	Rune  rune
	Glyph GID
}

// Standalone returns a font file that maps each of chars to its glyph, for
// PDF libraries that look glyphs up by character. Beside the tables of Subset
// it has cmap, name and post. It is an error to name a character twice, one
// above U+FFFE, or a glyph that f lacks.
func (f *Face) Standalone(chars []Char) ([]byte, error) {
	chars = slices.SortedFunc(slices.Values(chars), func(a, b Char) int { return cmp.Compare(a.Rune, b.Rune) })
	gids := make([]GID, 1, len(chars)+1)
	for i, c := range chars {
		switch {
		case c.Rune < 0 || c.Rune >= 0xFFFF:
			return nil, fmt.Errorf("字体 %s 的子集只能到 U+FFFE，不能有 U+%04X", f.name, c.Rune)
		case i > 0 && c.Rune == chars[i-1].Rune:
			return nil, fmt.Errorf("字体 %s 的子集有两个“%c”", f.name, c.Rune)
		}
		gids = append(gids, c.Glyph)
	}
	all, err := f.closure(gids)
	if err != nil {
		return nil, err
	}
	post := make([]byte, 32)
	put32(post, 0, 0x00030000) // no glyph names
	return f.assemble(all, [parts][]byte{
		cmapPart: bmpCmap(chars),
		namePart: {0, 0, 0, 0, 0, 6}, // no names
		postPart: post,
	}), nil
}

// bmpCmap is a cmap table with one format 4 subtable, in which the sorted
// chars have the glyphs 1, 2, … A segment is a run of successive characters.
func bmpCmap(chars []Char) []byte {
	type segment struct{ first, last, delta uint16 }
	var list []segment
	for i, c := range chars {
		r := uint16(c.Rune)
		if n := len(list); n > 0 && list[n-1].last+1 == r {
			list[n-1].last = r
		} else {
			list = append(list, segment{r, r, uint16(i+1) - r})
		}
	}
	list = append(list, segment{0xFFFF, 0xFFFF, 1})

	const header = 12 // of the table, with one encoding record
	n := len(list)
	b := make([]byte, header+16+8*n)
	put16(b, 2, 1)
	put16(b, 4, 3) // Windows
	put16(b, 6, 1) // Unicode BMP
	put32(b, 8, header)
	s := b[header:]
	put16(s, 0, 4)
	put16(s, 2, uint16(len(s)))
	put16(s, 6, uint16(2*n))
	for i, g := range list {
		put16(s, 14+2*i, g.last)
		put16(s, 16+2*n+2*i, g.first)
		put16(s, 16+4*n+2*i, g.delta)
	}
	return b
}
