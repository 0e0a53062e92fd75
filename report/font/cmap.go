package font

import "fmt"

// A charmap finds the glyph of a character in one subtable of cmap: format 12
// where the font has one, else format 4. One of the two is set.
type charmap struct {
	full *segments12
	bmp  *segments4
}

func (c *charmap) glyph(r rune) GID {
	if c.full != nil {
		return c.full.glyph(r)
	}
	return c.bmp.glyph(r)
}

// parseCmap takes the first Unicode subtable of either format and checks that
// every lookup in it stays inside the table.
func parseCmap(b []byte) (charmap, error) {
	var c charmap
	n := int(u16(b, 2))
	if len(b) < 4+8*n {
		return c, fmt.Errorf("cmap 表太短")
	}
	for i := range n {
		platform, encoding, at := u16(b, 4+8*i), u16(b, 6+8*i), u32(b, 8+8*i)
		if !unicodeEncoding(platform, encoding) {
			continue
		}
		if uint64(at)+2 > uint64(len(b)) {
			return c, fmt.Errorf("cmap 的第 %d 个子表在表外", i+1)
		}
		sub := b[at:]
		var err error
		switch format := u16(sub, 0); {
		case format == 12 && c.full == nil:
			c.full, err = parseFormat12(sub)
		case format == 4 && c.bmp == nil:
			c.bmp, err = parseFormat4(sub)
		}
		if err != nil {
			return c, err
		}
	}
	if c.full == nil && c.bmp == nil {
		return c, fmt.Errorf("没有 Unicode 编码的 cmap 子表（格式 4 或 12）")
	}
	return c, nil
}

func unicodeEncoding(platform, encoding uint16) bool {
	return platform == 0 && encoding != 5 || platform == 3 && (encoding == 1 || encoding == 10)
}

// maxRune is the last code point of Unicode.
const maxRune = 0x10FFFF

// segments12 is the groups of a format 12 subtable, 12 bytes each: first
// character, last character, glyph of the first.
type segments12 struct {
	data []byte
	// page[p] is the last group that begins before or at character 256p. It
	// halves the steps of the search.
	page [maxRune>>8 + 2]uint16
}

func (s *segments12) glyph(r rune) GID {
	c := uint32(r)
	if c > maxRune {
		return 0
	}
	lo := int(s.page[c>>8])
	for n := int(s.page[c>>8+1]) - lo + 1; n > 1; {
		half := n / 2
		if u32(s.data, 12*(lo+half)) <= c {
			lo += half
		}
		n -= half
	}
	first, last := u32(s.data, 12*lo), u32(s.data, 12*lo+4)
	if c < first || c > last {
		return 0
	}
	return GID(u32(s.data, 12*lo+8) + c - first)
}

func parseFormat12(b []byte) (*segments12, error) {
	if len(b) < 16 {
		return nil, fmt.Errorf("cmap 格式 12 子表太短")
	}
	n := u32(b, 12)
	if n == 0 || n > 0xFFFF || len(b) < 16+12*int(n) {
		return nil, fmt.Errorf("cmap 格式 12 的 %d 组与表长不符", n)
	}
	s := &segments12{data: b[16 : 16+12*n]}
	next := uint32(0)
	for i := range int(n) {
		first, last := u32(s.data, 12*i), u32(s.data, 12*i+4)
		if first < next || last < first || last > maxRune {
			return nil, fmt.Errorf("cmap 格式 12 的第 %d 组次序不对", i+1)
		}
		next = last + 1
	}
	group := 0
	for p := range s.page {
		for group+1 < int(n) && u32(s.data, 12*(group+1)) <= uint32(p)<<8 {
			group++
		}
		s.page[p] = uint16(group)
	}
	return s, nil
}

// segments4 is the four parallel arrays of a format 4 subtable, which knows
// characters up to U+FFFE only.
type segments4 struct {
	data []byte // from the beginning of the subtable
	n    int    // segCount
}

func (s *segments4) end(i int) uint16   { return u16(s.data, 14+2*i) }
func (s *segments4) start(i int) uint16 { return u16(s.data, 16+2*s.n+2*i) }
func (s *segments4) delta(i int) uint16 { return u16(s.data, 16+4*s.n+2*i) }

// glyphs returns where the glyph numbers of segment i stand, 0 for a segment
// that counts up from its delta.
func (s *segments4) glyphs(i int) int {
	at := 16 + 6*s.n + 2*i
	if offset := int(u16(s.data, at)); offset != 0 {
		return at + offset
	}
	return 0
}

func (s *segments4) glyph(r rune) GID {
	if r < 0 || r >= 0xFFFF {
		return 0
	}
	c := uint16(r)
	lo := 0
	for n := s.n; n > 1; {
		half := n / 2
		if s.start(lo+half) <= c {
			lo += half
		}
		n -= half
	}
	first := s.start(lo)
	if c < first || c > s.end(lo) {
		return 0
	}
	at := s.glyphs(lo)
	if at == 0 {
		return GID(c + s.delta(lo))
	}
	g := u16(s.data, at+2*int(c-first))
	if g == 0 {
		return 0
	}
	return GID(g + s.delta(lo))
}

func parseFormat4(b []byte) (*segments4, error) {
	if len(b) < 16 {
		return nil, fmt.Errorf("cmap 格式 4 子表太短")
	}
	s := &segments4{b, int(u16(b, 6)) / 2}
	if s.n == 0 || len(b) < 16+8*s.n {
		return nil, fmt.Errorf("cmap 格式 4 的 %d 段与表长不符", s.n)
	}
	next := 0
	for i := range s.n {
		first, last := int(s.start(i)), int(s.end(i))
		if first < next || last < first {
			return nil, fmt.Errorf("cmap 格式 4 的第 %d 段次序不对", i+1)
		}
		next = last + 1
		// The last segment is U+FFFF, no character: it may point nowhere.
		at := s.glyphs(i)
		if first < 0xFFFF && at != 0 && at+2*(last-first)+2 > len(b) {
			return nil, fmt.Errorf("cmap 格式 4 的第 %d 段指向表外", i+1)
		}
	}
	return s, nil
}
