package xlsx

import (
	"regexp"
	"slices"
)

// fontOrder is the order the schema wants inside a font (ECMA-376, 18.8.22);
// excelize writes another.
var fontOrder = []string{
	"b", "i", "strike", "condense", "extend", "outline", "shadow", "u", "vertAlign",
	"sz", "color", "name", "family", "charset", "scheme",
}

var (
	fontElement  = regexp.MustCompile(`<font>.*?</font>`)
	fontProperty = regexp.MustCompile(`<(\w+)(?: [^>]*)?></\w+>`)
)

// orderFonts is the styles part with the properties of every font in order.
func orderFonts(styles []byte) []byte {
	return fontElement.ReplaceAllFunc(styles, func(font []byte) []byte {
		properties := fontProperty.FindAllSubmatch(font, -1)
		slices.SortStableFunc(properties, func(a, b [][]byte) int {
			return slices.Index(fontOrder, string(a[1])) - slices.Index(fontOrder, string(b[1]))
		})
		out := []byte("<font>")
		for _, p := range properties {
			out = append(out, p[0]...)
		}
		return append(out, "</font>"...)
	})
}
