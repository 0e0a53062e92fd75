package readback

import (
	"fmt"
	"unicode/utf16"
)

// A face is a composite font as a reader sees it.
type face struct {
	name   string
	widths map[uint16]float64
	usual  float64 // DW
	texts  map[uint16]string
	ranges [][3]uint16 // first code, last code, first character
}

func (f *File) face(d Dict) (*face, error) {
	descendants, _ := f.Get(d["DescendantFonts"]).(Array)
	if len(descendants) != 1 || d["Encoding"] != Name("Identity-H") {
		return nil, fmt.Errorf("not a composite font: %v", d)
	}
	cid := f.Dict(descendants[0])
	c := &face{name: string(d["BaseFont"].(Name)), widths: map[uint16]float64{}, texts: map[uint16]string{}}
	c.usual, _ = cid["DW"].(float64)
	w, _ := f.Get(cid["W"]).(Array)
	for len(w) >= 2 {
		first := uint16(w[0].(float64))
		if list, ok := w[1].(Array); ok {
			for i, v := range list {
				c.widths[first+uint16(i)] = v.(float64)
			}
			w = w[2:]
			continue
		}
		for i := int(first); i <= int(w[1].(float64)); i++ {
			c.widths[uint16(i)] = w[2].(float64)
		}
		w = w[3:]
	}
	cmap, err := f.Stream(d["ToUnicode"])
	if err != nil {
		return nil, err
	}
	return c, c.readCMap(cmap)
}

func (c *face) width(code uint16) float64 {
	if w, ok := c.widths[code]; ok {
		return w
	}
	return c.usual
}

func (c *face) text(code uint16) (string, bool) {
	if s, ok := c.texts[code]; ok {
		return s, true
	}
	for _, r := range c.ranges {
		if r[0] <= code && code <= r[1] {
			return string(rune(r[2] + code - r[0])), true
		}
	}
	return "", false
}

// readCMap reads bfchar and bfrange.
func (c *face) readCMap(b []byte) error {
	l := lexer{b}
	var operands []any
	for {
		v, err := l.next()
		if err != nil {
			return err
		}
		op, ok := v.(Operator)
		if !ok {
			operands = append(operands, v)
			continue
		}
		switch op {
		case "":
			return nil
		case "endbfchar":
			for ; len(operands) >= 2; operands = operands[2:] {
				c.texts[word(operands[0])] = utf16Text(operands[1].(string))
			}
		case "endbfrange":
			for ; len(operands) >= 3; operands = operands[3:] {
				c.ranges = append(c.ranges, [3]uint16{word(operands[0]), word(operands[1]), word(operands[2])})
			}
		}
		operands = operands[:0]
	}
}

func word(v any) uint16 {
	s := v.(string)
	return uint16(s[0])<<8 | uint16(s[1])
}

func utf16Text(s string) string {
	var u []uint16
	for ; len(s) >= 2; s = s[2:] {
		u = append(u, word(s))
	}
	return string(utf16.Decode(u))
}

// Text is a text string of the document information or an outline.
func Text(v any) string {
	s, _ := v.(string)
	if len(s) >= 2 && s[:2] == "\xFE\xFF" {
		return utf16Text(s[2:])
	}
	return s
}
