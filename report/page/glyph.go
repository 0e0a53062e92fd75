package page

import (
	"context"
	"fmt"

	"github.com/biaoping/biaoping/report/doc"
	"github.com/biaoping/biaoping/report/font"
)

// A GlyphError says that no font has a glyph for a character.
type GlyphError struct {
	Rune rune
	Text string // the text in which it stands
}

func (e *GlyphError) Error() string {
	return fmt.Sprintf("没有字体能画出“%c”（U+%04X），它在“%s”中；可用 --fonts 指定含有此字的字体", e.Rune, e.Rune, excerpt(e.Text, e.Rune))
}

// A style is how characters are set.
type style struct {
	role  font.Role
	size  Unit
	full  Unit // advance of a full-width character; 0: the type size
	color Color
}

// Styles of GB/T 9704—2012.
var (
	bodyStyle   = style{role: font.FangSong, size: size3, full: pitch}
	strongStyle = style{role: font.Hei, size: size3, full: pitch}
	kaiStyle    = style{role: font.Kai, size: size3, full: pitch}
	titleStyle  = style{role: font.BiaoSong, size: size2}
	pageNoStyle = style{role: font.Song, size: size4}
	smallStyle  = style{role: font.FangSong, size: size4}
)

// with is st in another typeface.
func (st style) with(r font.Role) style { st.role = r; return st }

// at is st in another size, on no grid.
func (st style) at(size Unit) style { st.size, st.full = size, 0; return st }

// emphasis is st as a span's emphasis changes it.
func (st style) emphasis(e doc.Emphasis) style {
	switch e {
	case doc.Strong:
		return st.with(font.Hei)
	case doc.Kai:
		return st.with(font.Kai)
	}
	return st
}

// An item is one character ready to be placed.
type item struct {
	Glyph // Advance: natural, squeezed beside another punctuation mark
	face  *font.Face
	style *style
	class class
	shift Unit // blank that has been squeezed away before the glyph
	left  Unit // blank before the glyph that may still go
	right Unit // blank after it that may still go
}

// A setter turns text into items.
type setter struct {
	ctx   context.Context
	fonts *font.Set
	breaker
	scratch []item // for lines that are copied before the next text is set
	slab    []item // where those copies go
	last    *style // of the text set last
}

// keep copies items to where they stay.
func (s *setter) keep(items []item) []item {
	if cap(s.slab)-len(s.slab) < len(items) {
		s.slab = make([]item, 0, max(slabSize, len(items)))
	}
	from := len(s.slab)
	s.slab = append(s.slab, items...)
	return s.slab[from:len(s.slab):len(s.slab)]
}

const slabSize = 512

// askEvery is how many bytes of a text are set before the context is asked.
const askEvery = 1 << 13

// set appends the items of text in one style to items.
func (s *setter) set(items []item, text string, st style) ([]item, error) {
	if s.last == nil || *s.last != st {
		s.last = &style{}
		*s.last = st
	}
	stp, ask := s.last, 0
	for i, r := range text {
		if i >= ask {
			if err := s.ctx.Err(); err != nil {
				return nil, err
			}
			ask = i + askEvery
		}
		it := item{style: stp, class: classOf(r)}
		it.Rune = r
		if r == '\n' {
			items = append(items, it)
			continue
		}
		face, id, ok := s.fonts.Find(st.role, r)
		if !ok {
			return nil, &GlyphError{Rune: r, Text: text}
		}
		it.face, it.ID = face, id
		em, adv := face.UnitsPerEm(), face.Advance(id)
		it.Advance = Unit(int64(adv) * int64(st.size) / int64(em))
		if st.full != 0 {
			// Full-width characters take the grid's pitch, others their share of it.
			it.Advance = Unit(int64(adv) * int64(st.full) / int64(em))
		}
		if it.class == opening || it.class == closing {
			it.blanks(st)
		}
		items = append(items, it)
	}
	squeezeNeighbours(items)
	return items, nil
}

// setText is set for spans with emphasis.
func (s *setter) setText(items []item, t doc.Text, st style) ([]item, error) {
	for _, span := range t {
		var err error
		if items, err = s.set(items, span.Text, st.emphasis(span.Emphasis)); err != nil {
			return nil, err
		}
	}
	return items, nil
}

// blanks measures how much of a full-width punctuation mark is blank, at
// most half of it: half-width marks of a Latin face have nothing to give.
func (it *item) blanks(st style) {
	half := it.Advance / 2
	if it.Advance < st.size*8/10 {
		return
	}
	x0, _, x1, _, ok := it.face.Bounds(it.ID)
	if !ok {
		return
	}
	em := int64(it.face.UnitsPerEm())
	scale := func(v int) Unit { return Unit(int64(v) * int64(st.size) / em) }
	const sidebearing = 16 // of the size, kept between the mark and its neighbour
	if it.class == opening {
		it.left = max(0, min(half, scale(x0)-st.size/sidebearing))
	} else {
		it.right = max(0, min(half, it.Advance-scale(x1)-st.size/sidebearing))
	}
}

// squeezeNeighbours takes the blank between two adjacent punctuation marks
// once away (clreq 3.1.6.2): 》（ and 。” stand closer than two characters.
func squeezeNeighbours(items []item) {
	for i := 1; i < len(items); i++ {
		a, b := &items[i-1], &items[i]
		switch {
		case a.right > 0 && (b.class == closing || b.class == opening):
			a.Advance -= a.right
			a.right = 0
		case a.class == opening && b.class == opening && b.left > 0:
			b.Advance -= b.left
			b.shift += b.left
			b.left = 0
		}
	}
}

// short sets t in the setter's scratch, where it stays until the next text.
func (s *setter) short(t doc.Text, st style) ([]item, error) {
	items, err := s.setText(s.scratch[:0], t, st)
	s.scratch = items[:0]
	return items, err
}

// width is the sum of the advances of items.
func width(items []item) Unit {
	var w Unit
	for i := range items {
		w += items[i].Advance
	}
	return w
}

// excerpt is at most a dozen characters of text around r.
func excerpt(text string, r rune) string {
	runes := []rune(text)
	for i, c := range runes {
		if c == r {
			return string(runes[max(0, i-6):min(len(runes), i+6)])
		}
	}
	return ""
}
