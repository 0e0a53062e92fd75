package maroto

import (
	"context"

	"github.com/johnfercher/go-tree/node"
	"github.com/johnfercher/maroto/v2/pkg/consts/align"
	"github.com/johnfercher/maroto/v2/pkg/consts/extension"
	"github.com/johnfercher/maroto/v2/pkg/consts/linestyle"
	"github.com/johnfercher/maroto/v2/pkg/consts/orientation"
	"github.com/johnfercher/maroto/v2/pkg/core"
	"github.com/johnfercher/maroto/v2/pkg/core/entity"
	"github.com/johnfercher/maroto/v2/pkg/props"

	"github.com/biaoping/biaoping/report/page"
)

// A canvas is a maroto component that draws one page.
type canvas struct {
	ctx   context.Context
	page  *page.Page
	fonts fontTable
}

// SetConfig has nothing to set: a page says all there is.
func (c *canvas) SetConfig(*entity.Config) {}

// GetHeight is the height of the page in millimetres.
func (c *canvas) GetHeight(core.Provider, *entity.Cell) float64 { return mm(c.page.Height) }

// GetStructure names the component in maroto's tree.
func (c *canvas) GetStructure() *node.Node[core.Structure] {
	return node.New(core.Structure{Type: "canvas"})
}

// Render draws rules, then pictures, then text, then seals; nothing once the
// context is done.
func (c *canvas) Render(p core.Provider, _ *entity.Cell) {
	if c.ctx.Err() != nil {
		return
	}
	for _, r := range c.page.Rules {
		c.rule(p, r)
	}
	for _, m := range c.page.Images {
		c.image(p, m)
	}
	for i := range c.page.Texts {
		c.text(p, &c.page.Texts[i])
	}
	for _, m := range c.page.Seals {
		c.image(p, m)
	}
}

// rule strokes r along its middle, as maroto fills no boxes.
func (c *canvas) rule(p core.Provider, r page.Rule) {
	line := &props.Line{Style: linestyle.Solid, SizePercent: 100, Color: color(r.Color)}
	cell := &entity.Cell{X: mm(r.X), Y: mm(r.Y), Width: mm(r.W), Height: mm(r.H)}
	if r.W >= r.H {
		line.Orientation, line.Thickness = orientation.Horizontal, mm(r.H)
		cell.Y, cell.Height = cell.Y+mm(r.H)/2, 0
	} else {
		line.Orientation, line.Thickness = orientation.Vertical, mm(r.W)
		cell.X, cell.Width = cell.X+mm(r.W)/2, 0
	}
	p.AddLine(cell, line)
}

// image draws m. Where maroto cannot read a picture it prints a message on
// the page and reports no error: check looks before, settle after.
func (c *canvas) image(p core.Provider, m page.Image) {
	kind := extension.Png
	if m.Picture.Format == "jpeg" {
		kind = extension.Jpg
	}
	cell := &entity.Cell{X: mm(m.X), Y: mm(m.Y), Width: mm(m.W), Height: mm(m.H)}
	p.AddImageFromBytes(m.Picture.Data, cell, &props.Rect{Percent: 100}, kind)
}

// text draws the glyphs of t one by one: maroto knows no character spacing.
func (c *canvas) text(p core.Provider, t *page.Text) {
	style := &props.Text{
		Family: c.fonts.families[t.Face], Size: float64(t.Size) / 1000, Align: align.Left, Color: color(t.Color),
	}
	// Maroto hangs a text by the top of its type size, and breaks it in a cell
	// that is too narrow.
	const wide = 1e6
	cell := &entity.Cell{Y: mm(t.Y - t.Size), Width: wide, Height: wide}
	x := t.X
	for _, g := range t.Glyphs {
		cell.X = mm(x)
		p.AddText(string(g.Rune), cell, style)
		x += g.Advance
	}
}

func color(c page.Color) *props.Color {
	return &props.Color{Red: int(c.R), Green: int(c.G), Blue: int(c.B)}
}
