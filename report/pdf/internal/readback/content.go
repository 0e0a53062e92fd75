package readback

import (
	"fmt"
	"slices"
)

// A Glyph is one character on a page.
type Glyph struct {
	Text     string  // what it reads as
	X, Y     float64 // origin in points, from the lower left corner
	Font     string  // BaseFont
	Size     float64
	Color    [3]float64
	Turned   bool // a quarter clockwise
	Artifact bool
}

// A Box is a filled box or a picture, from its lower left corner in points.
type Box struct {
	X, Y, W, H float64
	Color      [3]float64 // of a filled box
}

// A Drawing is what stands on a page, each kind in drawing order.
type Drawing struct {
	Glyphs   []Glyph
	Boxes    []Box // a straight line counts as the box it covers
	Pictures []Box
}

// Draw follows the operators of a page.
func (f *File) Draw(page Dict) (*Drawing, error) {
	content, err := f.Stream(page["Contents"])
	if err != nil {
		return nil, err
	}
	r := reader{file: f, fonts: map[Name]*face{}}
	r.resources = f.Dict(f.Dict(page["Resources"])["Font"])
	l := lexer{content}
	var operands []any
	for {
		v, err := l.next()
		if err != nil {
			return nil, err
		}
		op, ok := v.(Operator)
		switch {
		case op == "" && ok:
			if len(r.marked) > 0 || len(r.stack) > 0 || r.inText {
				return nil, fmt.Errorf("marked content, graphics state or text left open")
			}
			return &r.Drawing, nil
		case !ok:
			operands = append(operands, v)
			continue
		}
		if err := r.do(op, operands); err != nil {
			return nil, fmt.Errorf("%v %s: %w", operands, op, err)
		}
		operands = operands[:0]
	}
}

// A graphics is what q saves.
type graphics struct {
	fill, stroke [3]float64
	line         float64 // width
	box          Box     // of the unit square
}

// A reader follows the operators of one page.
type reader struct {
	Drawing
	file      *File
	resources Dict
	fonts     map[Name]*face
	marked    []Name
	graphics
	stack []graphics
	path  []float64

	inText   bool
	font     *face
	size, tc float64
	x, y     float64 // beginning of the line
	shift    float64 // along the line
	turned   bool
}

// operandCount is the numbers that operators take.
var operandCount = map[Operator]int{"Tf": 1, "Tc": 1, "Td": 2, "rg": 3, "RG": 3, "g": 1, "G": 1, "re": 4, "cm": 6, "Tm": 6, "w": 1, "m": 2, "l": 2}

func (r *reader) do(op Operator, operands []any) error {
	var n []float64
	for _, v := range operands {
		if x, ok := v.(float64); ok {
			n = append(n, x)
		}
	}
	if len(n) < operandCount[op] {
		return fmt.Errorf("%d numbers, want %d", len(n), operandCount[op])
	}
	switch op {
	case "BT", "ET":
		if r.inText == (op == "BT") {
			return fmt.Errorf("text object in disorder")
		}
		r.inText = op == "BT"
		r.x, r.y, r.shift, r.turned = 0, 0, 0, false
	case "BMC":
		r.marked = append(r.marked, operands[0].(Name))
	case "EMC":
		r.marked = r.marked[:len(r.marked)-1]
	case "q":
		r.stack = append(r.stack, r.graphics)
	case "Q":
		r.graphics = r.stack[len(r.stack)-1]
		r.stack = r.stack[:len(r.stack)-1]
	case "rg":
		r.fill = [3]float64(n)
	case "g":
		r.fill = [3]float64{n[0], n[0], n[0]}
	case "RG":
		r.stroke = [3]float64(n)
	case "G":
		r.stroke = [3]float64{n[0], n[0], n[0]}
	case "w":
		r.line = n[0]
	case "re", "m", "l":
		r.path = append(r.path, n...)
	case "f":
		r.Boxes = append(r.Boxes, Box{r.path[0], r.path[1], r.path[2], r.path[3], r.fill})
		r.path = nil
	case "S":
		return r.strokeLine()
	case "cm":
		r.box = Box{X: n[4], Y: n[5], W: n[0], H: n[3]}
	case "Do":
		r.Pictures = append(r.Pictures, r.box)
	case "Tf":
		r.size = n[0]
		return r.choose(operands[0].(Name))
	case "Tc":
		r.tc = n[0]
	case "Tm":
		r.x, r.y, r.shift, r.turned = n[4], n[5], 0, n[1] == -1
		if m := [4]float64(n[:4]); m != [4]float64{1, 0, 0, 1} && m != [4]float64{0, -1, 1, 0} {
			return fmt.Errorf("text matrix neither upright nor turned")
		}
	case "Td":
		if r.turned {
			return fmt.Errorf("a line moved from one that is turned")
		}
		r.x, r.y, r.shift = r.x+n[0], r.y+n[1], 0
	case "Tj":
		return r.show(Array{operands[0]})
	case "TJ":
		return r.show(operands[0].(Array))
	case "J", "j", "d":
	default:
		return fmt.Errorf("unknown operator")
	}
	return nil
}

// strokeLine is the box that a level or upright line with flat ends covers.
func (r *reader) strokeLine() error {
	p := r.path
	r.path = nil
	switch {
	case len(p) != 4:
		return fmt.Errorf("path %v is no line", p)
	case p[1] == p[3]:
		r.Boxes = append(r.Boxes, Box{min(p[0], p[2]), p[1] - r.line/2, max(p[0], p[2]) - min(p[0], p[2]), r.line, r.stroke})
	case p[0] == p[2]:
		r.Boxes = append(r.Boxes, Box{p[0] - r.line/2, min(p[1], p[3]), r.line, max(p[1], p[3]) - min(p[1], p[3]), r.stroke})
	default:
		return fmt.Errorf("line %v is slanted", p)
	}
	return nil
}

func (r *reader) choose(name Name) error {
	var err error
	if r.fonts[name] == nil {
		if r.fonts[name], err = r.file.face(r.file.Dict(r.resources[name])); err != nil {
			return err
		}
	}
	r.font = r.fonts[name]
	return nil
}

func (r *reader) show(parts Array) error {
	if !r.inText || r.font == nil {
		return fmt.Errorf("text outside a text object or without font")
	}
	for _, p := range parts {
		if k, ok := p.(float64); ok {
			r.shift -= k / 1000 * r.size
			continue
		}
		s := p.(string)
		for ; len(s) >= 2; s = s[2:] {
			code := uint16(s[0])<<8 | uint16(s[1])
			text, ok := r.font.text(code)
			if !ok {
				return fmt.Errorf("code %04X reads as nothing", code)
			}
			x, y := r.x+r.shift, r.y
			if r.turned {
				x, y = r.x, r.y-r.shift
			}
			r.Glyphs = append(r.Glyphs, Glyph{
				Text: text, X: x, Y: y, Font: r.font.name, Size: r.size,
				Color: r.fill, Turned: r.turned, Artifact: slices.Contains(r.marked, "Artifact"),
			})
			r.shift += r.font.width(code)/1000*r.size + r.tc
		}
	}
	return nil
}
