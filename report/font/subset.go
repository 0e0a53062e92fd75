package font

import (
	"encoding/binary"
	"fmt"
	"math/bits"
	"slices"
)

// Subset returns a font program whose glyph i draws what gids[i] draws in f,
// for a CIDFontType2 with an identity CIDToGIDMap: it has no cmap, name or
// OS/2 table. Components of composite glyphs follow the given ones. The first
// of gids should be 0, as a reader draws .notdef from there. A glyph may be
// named twice, with different advances: glyph i is cuts[i] font units narrower
// than in f, but not narrower than 0; nil leaves the advances alone. It is an
// error to name a glyph that f lacks, or more than 65535.
func (f *Face) Subset(gids []GID, cuts []int) ([]byte, error) {
	all, err := f.closure(gids)
	if err != nil {
		return nil, err
	}
	all.cuts = cuts
	return f.assemble(all, [parts][]byte{}), nil
}

// selection is the glyphs of a subset in their new order.
type selection struct {
	gids  []GID
	cuts  []int       // taken off the advances of the first gids
	place map[GID]int // new places of components; nil without composites
	size  int         // bytes of glyf, each glyph padded to two
}

// closure appends to gids the components its composites are made of.
func (f *Face) closure(gids []GID) (*selection, error) {
	s := &selection{gids: slices.Clip(gids)}
	for i := 0; i < len(s.gids); i++ {
		g := s.gids[i]
		if int(g) >= f.Glyphs() {
			return nil, fmt.Errorf("字体 %s 没有第 %d 个字形", f.name, g)
		}
		d := f.outline(g)
		s.size += len(d) + len(d)&1
		for at, more := firstComponent(d); more; at, more = nextComponent(d, at) {
			s.add(GID(u16(d, at+2)))
		}
	}
	if len(s.gids) > 0xFFFF {
		return nil, fmt.Errorf("字体 %s 的子集有 %d 个字形，多于 65535", f.name, len(s.gids))
	}
	return s, nil
}

// add gives g a place unless it has one.
func (s *selection) add(g GID) {
	if s.place == nil {
		s.place = make(map[GID]int, len(s.gids))
		for i, g := range s.gids {
			s.place[g] = i
		}
	}
	if _, ok := s.place[g]; !ok {
		s.place[g] = len(s.gids)
		s.gids = append(s.gids, g)
	}
}

// firstComponent returns where the first component record of glyph data d
// begins; false for a simple glyph.
func firstComponent(d []byte) (at int, ok bool) {
	return 10, len(d) > 0 && i16(d, 0) < 0
}

// nextComponent returns where the record after the one at begins; false when
// that was the last.
func nextComponent(d []byte, at int) (next int, ok bool) {
	const (
		wordArguments  = 1 << 0
		scale          = 1 << 3
		moreComponents = 1 << 5
		scaleXY        = 1 << 6
		twoByTwo       = 1 << 7
	)
	flags := u16(d, at)
	next = at + 6
	if flags&wordArguments != 0 {
		next += 2
	}
	switch {
	case flags&scale != 0:
		next += 2
	case flags&scaleXY != 0:
		next += 4
	case flags&twoByTwo != 0:
		next += 8
	}
	return next, flags&moreComponents != 0
}

// Tables of a subset, in the order of their tags as a font directory wants it.
const (
	cmapPart = iota
	cvtPart
	fpgmPart
	glyfPart
	headPart
	hheaPart
	hmtxPart
	locaPart
	maxpPart
	namePart
	postPart
	prepPart
	parts
)

var partTags = [parts]string{"cmap", "cvt ", "fpgm", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "name", "post", "prep"}

// assemble writes the program that holds the selected glyphs, the tables that
// do not depend on them and those of with.
func (f *Face) assemble(s *selection, with [parts][]byte) []byte {
	t := &f.tables
	with[cvtPart], with[fpgmPart], with[prepPart] = t.cvt, t.fpgm, t.prep
	with[headPart], with[hheaPart], with[maxpPart] = t.head[:54], t.hhea[:36], t.maxp[:32]
	var sizes [parts]int
	for i, b := range with {
		sizes[i] = len(b)
	}
	n := len(s.gids)
	loca := locations{long: s.size > 2*0xFFFF}
	sizes[glyfPart], sizes[hmtxPart], sizes[locaPart] = s.size, 4*n, loca.width()*(n+1)

	file, part := layOut(sizes)
	for i, b := range with {
		copy(part[i], b)
	}
	clear(part[headPart][8:12]) // checkSumAdjustment, set by seal
	put16(part[headPart], 50, 0)
	if loca.long {
		put16(part[headPart], 50, 1)
	}
	put16(part[hheaPart], 34, uint16(n))
	put16(part[maxpPart], 4, uint16(n))
	if slices.ContainsFunc(s.gids, func(g GID) bool { return f.script(g) != nil }) {
		f.allowScripts(part[maxpPart])
	}

	loca.data = part[locaPart]
	at := 0
	for i, g := range s.gids {
		loca.put(i, at)
		advance := f.Advance(g)
		if i < len(s.cuts) {
			advance = max(0, advance-s.cuts[i])
		}
		put16(part[hmtxPart], 4*i, uint16(advance))
		put16(part[hmtxPart], 4*i+2, uint16(f.bearing(g)))
		at += s.copyGlyph(part[glyfPart][at:], f.outline(g))
	}
	loca.put(n, at)
	seal(file, part)
	return file
}

// copyGlyph copies glyph data d to dst with its components renumbered, and
// returns the room it takes there.
func (s *selection) copyGlyph(dst, d []byte) int {
	copy(dst, d)
	for at, more := firstComponent(d); more; at, more = nextComponent(d, at) {
		put16(dst, at+2, uint16(s.place[GID(u16(d, at+2))]))
	}
	return len(d) + len(d)&1
}

// layOut returns a zeroed file with its header, and views of its tables. An
// empty table is left out of the file.
func layOut(sizes [parts]int) (file []byte, part [parts][]byte) {
	count, total := 0, 12
	for _, size := range sizes {
		if size > 0 {
			count++
			total += 16 + pad4(size)
		}
	}
	file = make([]byte, total)
	log := bits.Len(uint(count)) - 1
	put32(file, 0, 0x00010000)
	put16(file, 4, uint16(count))
	put16(file, 6, 16<<log)
	put16(file, 8, uint16(log))
	put16(file, 10, uint16(16*count-16<<log))
	at := 12 + 16*count
	for i, size := range sizes {
		if size > 0 {
			part[i] = file[at : at+size : at+pad4(size)]
			at += pad4(size)
		}
	}
	return file, part
}

// seal fills the directory and the checksums.
func seal(file []byte, part [parts][]byte) {
	entry, at := 12, 12+16*int(u16(file, 4))
	for i, p := range part {
		if len(p) == 0 {
			continue
		}
		copy(file[entry:], partTags[i])
		put32(file, entry+4, checksum(p[:cap(p)]))
		put32(file, entry+8, uint32(at))
		put32(file, entry+12, uint32(len(p)))
		entry += 16
		at += cap(p)
	}
	put32(part[headPart], 8, 0xB1B0AFBA-checksum(file))
}

// checksum is the sum of the big-endian words of b, whose length is a
// multiple of four.
func checksum(b []byte) uint32 {
	var high, low uint64
	for ; len(b) >= 8; b = b[8:] {
		v := binary.BigEndian.Uint64(b)
		high += v >> 32
		low += v & 0xFFFFFFFF
	}
	if len(b) > 0 {
		high += uint64(u32(b, 0))
	}
	return uint32(high + low)
}

func pad4(n int) int { return (n + 3) &^ 3 }

func put16(b []byte, at int, v uint16) { binary.BigEndian.PutUint16(b[at:], v) }
func put32(b []byte, at int, v uint32) { binary.BigEndian.PutUint32(b[at:], v) }
