package pdf

import (
	"fmt"
	"strconv"

	"github.com/biaoping/biaoping/report/page"
)

// A textState is what the text operators last set.
type textState struct {
	font     int
	size, tc page.Unit
	color    page.Color
	x, y     page.Unit // beginning of the line, from below
	turned   bool
	artifact bool
}

// texts shows the runs of p in one text object.
func (e *encoder) texts(p *page.Page) error {
	if len(p.Texts) == 0 {
		return nil
	}
	e.content = append(e.content, "BT\n"...)
	state := textState{font: -1}
	for i := range p.Texts {
		t := &p.Texts[i]
		if len(t.Glyphs) == 0 {
			continue
		}
		font, space, err := e.fonts.use(t)
		if err != nil {
			return fmt.Errorf("第 %d 段文字：%w", i+1, err)
		}
		e.mark(&state, t.Artifact)
		e.set(&state, t, font)
		e.move(&state, t.X, p.Height-t.Y, t.Turned)
		e.show(&state, t, space)
	}
	e.mark(&state, false)
	e.content = append(e.content, "ET\n"...)
	return nil
}

// mark opens or closes the marked content of an artifact.
func (e *encoder) mark(s *textState, artifact bool) {
	switch {
	case artifact && !s.artifact:
		e.content = append(e.content, "/Artifact BMC\n"...)
	case !artifact && s.artifact:
		e.content = append(e.content, "EMC\n"...)
	}
	s.artifact = artifact
}

// set selects font, size and color of t.
func (e *encoder) set(s *textState, t *page.Text, font int) {
	c := e.content
	if t.Color != s.color {
		s.color = t.Color
		c = append(appendColor(c, t.Color), "rg "...)
	}
	if font != s.font || t.Size != s.size {
		s.font, s.size = font, t.Size
		c = append(c, "/F"...)
		c = append(strconv.AppendInt(c, int64(font), 10), ' ')
		c = append(appendUnits(c, t.Size), "Tf "...)
	}
	e.content = c
}

// move begins a line at x, y, upright or turned a quarter clockwise.
func (e *encoder) move(s *textState, x, y page.Unit, turned bool) {
	switch {
	case turned:
		e.content = append(appendUnits(append(e.content, "0 -1 1 0 "...), x, y), "Tm "...)
	case s.turned:
		e.content = append(appendUnits(append(e.content, "1 0 0 1 "...), x, y), "Tm "...)
	default:
		e.content = append(appendUnits(e.content, x-s.x, y-s.y), "Td "...)
	}
	s.x, s.y, s.turned = x, y, turned
}

// show draws the glyphs of t at the advances it states. tc, what most of them
// add to their width, becomes character spacing; where the sum of widths and
// spacing strays from the sum of advances, a number in TJ brings it back. It
// corrects the sum, so rounding does not add up: no glyph stands farther off
// than half a step of TJ, 0.008 pt in 3号.
func (e *encoder) show(s *textState, t *page.Text, tc page.Unit) {
	c := e.content
	if tc != s.tc {
		s.tc = tc
		c = append(appendUnits(c, tc), "Tc "...)
	}
	step := int64(10) // tenths of 1/1000 em
	if t.Size > 40*page.Pt {
		step = 1
	}
	begin := len(c)
	c = append(c, '[', '<')
	adjusted := false
	off := int64(0) // wanted less shown, in 1/1000 unit
	for i, code := range e.fonts.codes {
		if k := nearest(off*10, int64(t.Size)*step) * step; k != 0 {
			adjusted = true
			c = append(appendTenths(append(c, '>'), -k), '<')
			off -= k * int64(t.Size) / 10
		}
		c = appendHex16(c, code.cid)
		off += int64(t.Glyphs[i].Advance-tc)*1000 - int64(code.width)*int64(t.Size)
	}
	c = append(c, '>')
	if adjusted {
		c = append(c, "] TJ\n"...)
	} else {
		c = append(append(c[:begin], c[begin+1:]...), " Tj\n"...)
	}
	e.content = c
}

// commonSpace is the space that most glyphs of t add to their width.
func commonSpace(codes []code, t *page.Text) page.Unit {
	var seen [8]struct {
		space page.Unit
		count int
	}
	best := 0
	for i, code := range codes {
		space := t.Glyphs[i].Advance - page.Unit(nearest(int64(code.width)*int64(t.Size), 1000))
		for j := range seen {
			s := &seen[j]
			if s.count == 0 {
				s.space = space
			}
			if s.space == space {
				s.count++
				if s.count > seen[best].count {
					best = j
				}
				break
			}
		}
	}
	return seen[best].space
}

// nearest is a/b rounded to the nearest whole number; b is positive.
func nearest(a, b int64) int64 {
	if a < 0 {
		return -((-a + b/2) / b)
	}
	return (a + b/2) / b
}

// appendTenths appends v/10.
func appendTenths(b []byte, v int64) []byte {
	if v < 0 {
		b = append(b, '-')
		v = -v
	}
	b = strconv.AppendInt(b, v/10, 10)
	if v%10 != 0 {
		b = append(b, '.', '0'+byte(v%10))
	}
	return b
}
