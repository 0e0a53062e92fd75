package font

// A Set is the faces of the five roles, each with its fallbacks in order.
// It never changes after it is made.
type Set struct {
	entries []Entry
	chains  [roles][]*Face
}

// An Entry says where a face of a Set comes from.
type Entry struct {
	Face    *Face
	Role    Role   // the role it is the first choice for
	Licence string // SPDX identifier, or what the file says
	Source  string // upstream package, or the file's path
}

// Entries returns the faces of s with their origin: licensed fonts in the
// order of their paths, then the embedded ones.
func (s *Set) Entries() []Entry { return s.entries }

// Faces returns every face of s once, in the order of Entries.
func (s *Set) Faces() []*Face {
	faces := make([]*Face, len(s.entries))
	for i, e := range s.entries {
		faces[i] = e.Face
	}
	return faces
}

// Find returns the first face in the chain of role that draws r, or else the
// first of all faces that does, and the glyph in it: a rare character is drawn
// in every role or in none. It reports false when no face draws it.
func (s *Set) Find(role Role, r rune) (*Face, GID, bool) {
	for _, f := range s.chains[role] {
		if g, ok := f.Glyph(r); ok {
			return f, g, true
		}
	}
	for _, e := range s.entries {
		if g, ok := e.Face.Glyph(r); ok {
			return e.Face, g, true
		}
	}
	return nil, 0, false
}

// Missing returns the first character of text that no face draws, and whether
// there is one. Line breaks are not drawn.
func (s *Set) Missing(text string) (rune, bool) {
	for _, r := range text {
		if _, _, ok := s.Find(FangSong, r); !ok && r != '\n' {
			return r, true
		}
	}
	return 0, false
}
