package pdf

import (
	"strconv"
	"unicode/utf16"

	"github.com/biaoping/biaoping/report/page"
)

const hexDigits = "0123456789ABCDEF"

// appendUnit appends v in points, exactly: up to three decimals, no exponent.
func appendUnit(b []byte, v page.Unit) []byte {
	u := int64(v)
	if u < 0 {
		b = append(b, '-')
		u = -u
	}
	whole, rest := u/1000, u%1000
	if whole > 0 || rest == 0 {
		b = strconv.AppendInt(b, whole, 10)
	}
	if rest > 0 {
		b = append(b, '.')
		for place := int64(100); rest > 0; place /= 10 {
			b = append(b, '0'+byte(rest/place))
			rest %= place
		}
	}
	return b
}

// appendUnits appends each of v and a space after it.
func appendUnits(b []byte, v ...page.Unit) []byte {
	for _, u := range v {
		b = append(appendUnit(b, u), ' ')
	}
	return b
}

// appendColor appends the operands of rg.
func appendColor(b []byte, c page.Color) []byte {
	share := func(v uint8) page.Unit { return (page.Unit(v)*1000 + 127) / 255 }
	return appendUnits(b, share(c.R), share(c.G), share(c.B))
}

// appendHex16 appends v as four hexadecimal digits.
func appendHex16(b []byte, v uint16) []byte {
	return append(b, hexDigits[v>>12], hexDigits[v>>8&15], hexDigits[v>>4&15], hexDigits[v&15])
}

// appendRune appends r in UTF-16: four digits, or eight above U+FFFF.
func appendRune(b []byte, r rune) []byte {
	if high, low := utf16.EncodeRune(r); high != '\uFFFD' {
		return appendHex16(appendHex16(b, uint16(high)), uint16(low))
	}
	return appendHex16(b, uint16(r))
}

// textString is s as a PDF text string: UTF-16 with its mark, in hexadecimal.
func textString(s string) string {
	b := []byte("<FEFF")
	for _, r := range s {
		b = appendRune(b, r)
	}
	return string(append(b, '>'))
}
