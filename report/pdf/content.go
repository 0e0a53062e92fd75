package pdf

import (
	"strconv"

	"github.com/biaoping/biaoping/report/page"
)

// paint turns p into operators: rules, then pictures, then text, then seals.
func (e *encoder) paint(p *page.Page) error {
	e.content = e.content[:0]
	e.rules(p)
	e.images(p, p.Images)
	if err := e.texts(p); err != nil {
		return err
	}
	e.images(p, p.Seals)
	return nil
}

// rules fills the rules. They belong to the layout, not to the document's
// content (ISO 32000-1, 14.8.2.2).
func (e *encoder) rules(p *page.Page) {
	if len(p.Rules) == 0 {
		return
	}
	c := append(e.content, "/Artifact BMC\n"...)
	color := page.Black
	for _, r := range p.Rules {
		if r.Color != color {
			color = r.Color
			c = append(appendColor(c, color), "rg\n"...)
		}
		c = append(appendUnits(c, r.X, p.Height-r.Y-r.H, r.W, r.H), "re f\n"...)
	}
	if color != page.Black {
		c = append(appendColor(c, page.Black), "rg\n"...)
	}
	e.content = append(c, "EMC\n"...)
}

// images places pictures in their boxes.
func (e *encoder) images(p *page.Page, list []page.Image) {
	for _, m := range list {
		n := e.picture(m.Picture)
		c := append(e.content, "q "...)
		c = append(appendUnits(c, m.W), "0 0 "...)
		c = append(appendUnits(c, m.H, m.X, p.Height-m.Y-m.H), "cm /I"...)
		c = strconv.AppendInt(c, int64(n), 10)
		e.content = append(c, " Do Q\n"...)
	}
}
