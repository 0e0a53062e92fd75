package font

import "unicode/utf16"

// Name identifiers of the name table.
const (
	familyName  = 1
	psName      = 6
	licenceText = 13
)

// names returns every Unicode name with the given identifier.
func names(b []byte, id uint16) []string {
	var list []string
	n, text := int(u16(b, 2)), int(u16(b, 4))
	for i := range n {
		if len(b) < 18+12*i {
			break
		}
		r := b[6+12*i:]
		from := text + int(u16(r, 10))
		to := from + int(u16(r, 8))
		if u16(r, 6) != id || to > len(b) {
			continue
		}
		// Platform 1 has the encodings of old Macintosh systems: the Unicode
		// names beside it say the same.
		if platform := u16(r, 0); platform == 0 || platform == 3 {
			list = append(list, utf16BE(b[from:to]))
		}
	}
	return list
}

func utf16BE(b []byte) string {
	u := make([]uint16, len(b)/2)
	for i := range u {
		u[i] = u16(b, 2*i)
	}
	return string(utf16.Decode(u))
}

// postScriptName is the font's own PostScript name without the characters a
// PDF name would have to escape, or "Font" when nothing is left of it.
func postScriptName(b []byte) string {
	for _, s := range names(b, psName) {
		clean := make([]byte, 0, len(s))
		for _, c := range []byte(s) {
			if c == '-' || '0' <= c && c <= '9' || 'A' <= c && c <= 'Z' || 'a' <= c && c <= 'z' {
				clean = append(clean, c)
			}
		}
		if len(clean) > 0 {
			return string(clean[:min(len(clean), 63)])
		}
	}
	return "Font"
}
