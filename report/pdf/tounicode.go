package pdf

import "strconv"

// appendToUnicode appends the CMap that gives back the characters of codes
// 1, 2, … (ISO 32000-1, 9.10.3). An entry takes at most 100 lines.
func appendToUnicode(b []byte, runes []rune) []byte {
	b = append(b, "/CIDInit/ProcSet findresource begin\n12 dict begin\nbegincmap\n"+
		"/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n"+
		"/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n"+
		"1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n"...)
	for cid := 1; cid < len(runes); {
		end := min(cid+100, len(runes))
		b = strconv.AppendInt(b, int64(end-cid), 10)
		b = append(b, " beginbfchar\n"...)
		for ; cid < end; cid++ {
			b = append(appendHex16(append(b, '<'), uint16(cid)), "><"...)
			b = append(appendRune(b, runes[cid]), ">\n"...)
		}
		b = append(b, "endbfchar\n"...)
	}
	return append(b, "endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend"...)
}
