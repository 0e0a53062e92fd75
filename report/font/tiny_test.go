package font

import "slices"

// A tiny is the tables of a font made by hand, by tag. Tests spoil one table
// and look at what comes of it.
type tiny map[string][]byte

// Glyphs of the tiny font.
const (
	tinyNotdef GID = iota
	tinySquare
	tinyBlank
	tinyPair // two squares, a composite
	tinyGlyphs
)

// newTiny is a sound font of four glyphs: it maps 一 to the square, 二 to the
// pair, 三 and the ideographic space to the blank.
func newTiny() tiny {
	square := words(1, 0, 0, 100, 100, 3, 0) // contours, box, last point, instructions
	square = append(square, 1, 1, 1, 1)      // flags: on the curve, two-byte coordinates
	square = append(square, words(0, 100, 0, -100, 0, 0, 100, 0)...)
	pair := words(-1, 0, 0, 250, 100)
	pair = append(pair, words(1<<0|1<<1|1<<5, int(tinySquare), 0, 0)...) // more to come
	pair = append(pair, words(1<<0|1<<1, int(tinySquare), 150, 0)...)

	glyf := slices.Concat(square, square, pair)
	n := len(square)
	head := make([]byte, 54)
	put32(head, 12, 0x5F0F3CF5)
	put16(head, 18, 1000)
	copy(head[36:], words(0, 0, 250, 100))
	put16(head, 50, 1)
	hhea := make([]byte, 36)
	copy(hhea[4:], words(880, -120))
	put16(hhea, 34, 3)
	maxp := make([]byte, 32)
	put32(maxp, 0, 0x00010000)
	put16(maxp, 4, uint16(tinyGlyphs))
	return tiny{
		"head": head, "hhea": hhea, "maxp": maxp,
		"OS/2": make([]byte, 78),
		"hmtx": words(500, 0, 500, 0, 1000, 0, 0), // the pair shares the blank's advance
		"loca": longs(0, n, 2*n, 2*n, len(glyf)),
		"glyf": glyf,
		"cmap": slices.Concat(words(0, 2, 3, 1), longs(20), words(3, 10), longs(20+len(tinyFormat4())), tinyFormat4(), tinyFormat12()),
		"name": tinyName("Tiny-Regular"),
	}
}

func tinyFormat4() []byte {
	return slices.Concat(words(4, 52, 0, 8, 8, 2, 0),
		words(0x3000, 0x4E00, 0x4E8C, 0xFFFF), words(0), // ends, padding
		words(0x3000, 0x4E00, 0x4E8C, 0xFFFF),  // starts
		words(0, int(tinySquare)-0x4E00, 0, 1), // deltas
		words(8, 0, 6, 0),                      // offsets from their own places
		words(int(tinyBlank), int(tinyPair)))
}

func tinyFormat12() []byte {
	return slices.Concat(words(12, 0), longs(16+12*5, 0, 5),
		longs(0x3000, 0x3000, int(tinyBlank)),
		longs(0x4E00, 0x4E00, int(tinySquare)),
		longs(0x4E09, 0x4E09, int(tinyBlank)),
		longs(0x4E8C, 0x4E8C, int(tinyPair)),
		longs(0x2CB4E, 0x2CB4E, int(tinySquare)))
}

// tinyName is a name table with one PostScript name.
func tinyName(s string) []byte {
	var u []byte
	for _, c := range []byte(s) {
		u = append(u, 0, c)
	}
	return slices.Concat(words(0, 1, 18, 3, 1, 0x409, psName, len(u), 0), u)
}

// file assembles the font with a directory sorted by tag.
func (t tiny) file() []byte {
	tags := make([]string, 0, len(t))
	for tag := range t {
		tags = append(tags, tag)
	}
	slices.Sort(tags)
	b := slices.Concat(longs(0x00010000), words(len(tags), 0, 0, 0))
	at := 12 + 16*len(tags)
	for _, tag := range tags {
		b = slices.Concat(b, []byte(tag), longs(0, at, len(t[tag])))
		at += pad4(len(t[tag]))
	}
	for _, tag := range tags {
		b = append(b, t[tag]...)
		b = append(b, make([]byte, pad4(len(b))-len(b))...)
	}
	return b
}

func words(v ...int) []byte {
	b := make([]byte, 2*len(v))
	for i, v := range v {
		put16(b, 2*i, uint16(v))
	}
	return b
}

func longs(v ...int) []byte {
	b := make([]byte, 4*len(v))
	for i, v := range v {
		put32(b, 4*i, uint32(v))
	}
	return b
}
