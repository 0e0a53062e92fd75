package font

// Coverage is what one face can draw.
type Coverage struct {
	Entry
	Glyphs int // all glyphs in the face
	Hanzi  int // unified ideographs among the characters it draws
}

// ideographs is the blocks of CJK unified ideographs (Unicode 16, 〇 included).
var ideographs = [][2]rune{
	{0x3007, 0x3007}, {0x3400, 0x4DBF}, {0x4E00, 0x9FFF}, {0x20000, 0x2A6DF},
	{0x2A700, 0x2EE5D}, {0x30000, 0x323AF},
}

// Coverage counts what the faces of s draw, in the order of Entries.
func (s *Set) Coverage() []Coverage {
	list := make([]Coverage, len(s.entries))
	for i, e := range s.entries {
		list[i] = Coverage{Entry: e, Glyphs: e.Face.glyphs}
		for _, block := range ideographs {
			for r := block[0]; r <= block[1]; r++ {
				if _, ok := e.Face.Glyph(r); ok {
					list[i].Hanzi++
				}
			}
		}
	}
	return list
}
