package pdf

import (
	"context"
	"crypto/sha256"
	"fmt"
	"strconv"

	"github.com/biaoping/biaoping/report/font"
	"github.com/biaoping/biaoping/report/page"
)

// A fontTable is the fonts of one document in the order of first use.
type fontTable struct {
	list  []*documentFont
	codes []code // of the run last used
}

// A documentFont is a face with the characters the document draws with it.
type documentFont struct {
	face   *font.Face
	object ref
	cids   map[drawn]code
	gids   []font.GID // by CID; the first is .notdef
	cuts   []int      // by CID, in font units off the advance
	runes  []rune     // by CID
	widths []uint32   // by CID, in 1/1000 em
}

// drawn is one use of a glyph. A glyph that draws two characters has a code
// for each, so that the text can be read back; and one for each width at
// which it is squeezed.
type drawn struct {
	r       rune
	g       font.GID
	squeeze uint16 // in steps
}

// A code is a character of a font in the file.
type code struct {
	cid   uint16
	width uint32 // in 1/1000 em
}

// Squeezed punctuation gets a narrower width in the file, in steps of
// squeezeStep; only what is left is done by moving the next glyph. Readers
// that extract text take a move back over the last glyph for a new line.
const (
	squeezeStep  = 50  // 1/1000 em
	leastSqueeze = 100 // 1/1000 em
)

func (t *fontTable) reset() { *t = fontTable{codes: t.codes[:0]} }

// use looks up the glyphs of run and leaves their codes in t.codes. It
// returns the index of the font and the space to add to every glyph.
func (t *fontTable) use(run *page.Text) (n int, space page.Unit, err error) {
	n = t.index(run.Face)
	f := t.list[n]
	t.codes = t.codes[:0]
	for _, g := range run.Glyphs {
		c, err := f.code(drawn{r: g.Rune, g: g.ID})
		if err != nil {
			return 0, 0, err
		}
		t.codes = append(t.codes, c)
	}
	space = commonSpace(t.codes, run)
	for i, g := range run.Glyphs {
		wide := int64(t.codes[i].width)*int64(run.Size) - int64(g.Advance-space)*1000
		if squeeze := wide / int64(run.Size); squeeze >= leastSqueeze {
			steps := min(squeeze, int64(t.codes[i].width)) / squeezeStep
			if t.codes[i], err = f.code(drawn{g.Rune, g.ID, uint16(steps)}); err != nil {
				return 0, 0, err
			}
		}
	}
	return n, space, nil
}

// index is the place of face in the list, which it joins at first use.
func (t *fontTable) index(face *font.Face) int {
	for i, f := range t.list {
		if f.face == face {
			return i
		}
	}
	f := &documentFont{face: face, cids: make(map[drawn]code, 256)}
	f.add(drawn{}) // .notdef
	t.list = append(t.list, f)
	return len(t.list) - 1
}

// code is the code of d, a new one at first use.
func (f *documentFont) code(d drawn) (code, error) {
	if c, ok := f.cids[d]; ok {
		return c, nil
	}
	if len(f.gids) > 0xFFFF {
		return code{}, fmt.Errorf("字体 %s 用到的字多于 65535 个", f.face.Name())
	}
	return f.add(d), nil
}

func (f *documentFont) add(d drawn) code {
	em := int64(f.face.UnitsPerEm())
	cut := int(nearest(int64(d.squeeze)*squeezeStep*em, 1000))
	c := code{uint16(len(f.gids)), perMille(f.face, max(0, f.face.Advance(d.g)-cut))}
	f.cids[d] = c
	f.gids = append(f.gids, d.g)
	f.cuts = append(f.cuts, cut)
	f.runes = append(f.runes, d.r)
	f.widths = append(f.widths, c.width)
	return c
}

// perMille is v font units in 1/1000 em. Widths are whole numbers, as some
// readers take them; text positions are reckoned from the rounded width.
func perMille(f *font.Face, v int) uint32 {
	return uint32(nearest(int64(v)*1000, int64(f.UnitsPerEm())))
}

// resources is the entries of the font dictionary.
func (t *fontTable) resources() string {
	var b []byte
	for i, f := range t.list {
		b = fmt.Appendf(b, "/F%d %v", i, f.object)
	}
	return string(b)
}

// writeFonts writes the fonts once every page has said what it draws.
func (e *encoder) writeFonts(ctx context.Context) error {
	for _, f := range e.fonts.list {
		if err := ctx.Err(); err != nil {
			return err
		}
		program, err := f.face.Subset(f.gids, f.cuts)
		if err != nil {
			return err
		}
		f.object = e.writeFont(f, program)
	}
	return nil
}

// writeFont writes f as a composite font whose codes are glyph numbers of the
// embedded program (ISO 32000-1, 9.7).
func (e *encoder) writeFont(f *documentFont, program []byte) ref {
	font, descendant, descriptor, file, toUnicode := e.reserve(), e.reserve(), e.reserve(), e.reserve(), e.reserve()
	name := subsetTag(program) + "+" + f.face.Name()
	e.object(font, "<</Type/Font/Subtype/Type0/BaseFont/%s/Encoding/Identity-H/DescendantFonts[%v]/ToUnicode %v>>",
		name, descendant, toUnicode)

	e.begin(descendant)
	e.printf("<</Type/Font/Subtype/CIDFontType2/BaseFont/%s/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"+
		"/FontDescriptor %v/CIDToGIDMap/Identity/DW 1000/W[0[", name, descriptor)
	for _, w := range f.widths {
		e.buf = append(strconv.AppendUint(e.buf, uint64(w), 10), ' ')
	}
	e.buf = append(e.buf, "]]>>"...)
	e.end()

	em := int64(f.face.UnitsPerEm())
	scale := func(v int) int64 { return nearest(int64(v)*1000, em) }
	box := f.face.BBox()
	const symbolic = 4
	e.object(descriptor, "<</Type/FontDescriptor/FontName/%s/Flags %d/FontBBox[%d %d %d %d]/ItalicAngle 0/Ascent %d/Descent %d/CapHeight %d/StemV 80/FontFile2 %v>>",
		name, symbolic, scale(box[0]), scale(box[1]), scale(box[2]), scale(box[3]),
		scale(f.face.Ascent()), scale(f.face.Descent()), scale(f.face.Ascent()), file)
	e.stream(file, fmt.Sprintf("/Length1 %d/Filter/FlateDecode", len(program)), e.deflate(program, fontLevel))
	e.content = appendToUnicode(e.content[:0], f.runes)
	e.stream(toUnicode, "/Filter/FlateDecode", e.deflate(e.content, pageLevel))
	return font
}

// subsetTag is six capitals that tell subsets of one font apart.
func subsetTag(program []byte) string {
	sum := sha256.Sum256(program)
	tag := make([]byte, 6)
	for i := range tag {
		tag[i] = 'A' + sum[i]%26
	}
	return string(tag)
}
