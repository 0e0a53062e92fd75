package page

import (
	"github.com/biaoping/biaoping/report/doc"
	"github.com/biaoping/biaoping/report/font"
)

// Measures of charts. They are ours: GB/T 9704—2012 says nothing of them.
// Upright bars are a little lower where that keeps them with their table.
var plotHeight, leastPlot = MM(60), MM(40)

const (
	chartBefore = 6 * Pt
	chartAfter  = 8 * Pt
	ruleGrid    = 250 // 0.25 pt
	ruleAxis    = 750 // 0.75 pt
	ruleBar     = 500 // around a pale bar
	chartGap    = 4 * Pt
	swatch      = 8 * Pt
	stripe      = 3 * Pt
)

// The texts of a chart are in 宋体, which copies better than 仿宋 when it is
// small: names in 五号 or 小五, numbers in 小五 or 六号.
const (
	sizeName  = size5
	sizeValue = sizeS5
	size6     = 7500 // 六号
)

var (
	chartStyle = style{role: font.Song}
	gridColor  = Color{0xBF, 0xBF, 0xBF}
	white      = Color{0xFF, 0xFF, 0xFF}
	outline    = Color{0x40, 0x40, 0x40}
)

// fills are how the series of a chart differ in a copy in black and white, in
// their order; there are doc.MostSeries of them.
var fills = [doc.MostSeries]struct {
	color    Color
	outlined bool
	striped  bool
}{
	{color: Color{0x40, 0x40, 0x40}},
	{color: Color{0xA6, 0xA6, 0xA6}},
	{color: Color{0x7F, 0x7F, 0x7F}},
	{color: Color{0xD9, 0xD9, 0xD9}, outlined: true},
	{color: white, outlined: true},
	{color: white, outlined: true, striped: true},
}

// A chartFlow draws one chart.
type chartFlow struct {
	*flow
	b     *doc.Chart
	d     *doc.ChartData
	scale scale
	plot  Unit // height of upright bars
}

// A figure is a chart, or the part of it that stands on one page, drawn from
// its own upper left corner.
type figure struct {
	Page
	h Unit
}

// chart adds b: as one piece, which its caption below never leaves, or, where
// lying bars are too many for a page, as parts that fill pages. What a chart
// writes but for its title is an artifact: the table says it already.
func (f *flow) chart(b *doc.Chart, next doc.Block) error {
	c, err := f.newChart(b)
	if err != nil {
		return err
	}
	figures, err := c.figures(f.sheet.h - f.after(f.held))
	if err != nil {
		return err
	}
	for i, g := range figures {
		f.add(box{height: g.h, along: i == len(figures)-1 && doc.Ends(next), draw: g.draw(f.sheet.left)})
	}
	return nil
}

func (f *flow) newChart(b *doc.Chart) (*chartFlow, error) {
	d, err := b.Data()
	if err != nil {
		return nil, err
	}
	c := &chartFlow{flow: f, b: b, d: d, plot: plotHeight}
	var ok bool
	if c.scale.Axis, ok = d.Axis(b.Style); !ok {
		return nil, noRoom(b.Title, "图《%s》里的数太大，画不出", b.Title)
	}
	return c, nil
}

// figures are the parts of the chart from top to bottom, where room is left on
// the page.
func (c *chartFlow) figures(room Unit) ([]*figure, error) {
	if c.b.Style == doc.Bars {
		return c.bars(room)
	}
	g, err := c.columns()
	if err != nil {
		return nil, err
	}
	if over := g.h - room; over > 0 && c.plot-over >= leastPlot {
		c.plot -= over
		g, err = c.columns()
	}
	return []*figure{g}, err
}

// chartHeight is the least height of b in one piece; 0 where it takes several.
func (f *flow) chartHeight(b *doc.Chart) (Unit, error) {
	c, err := f.newChart(b)
	if err != nil {
		return 0, err
	}
	c.plot = leastPlot
	figures, err := c.figures(f.sheet.h)
	if err != nil || len(figures) > 1 {
		return 0, err
	}
	return figures[0].h, nil
}

// draw copies the figure to its place on a page.
func (g *figure) draw(left Unit) func(p *Page, y Unit) {
	return func(p *Page, y Unit) {
		for _, r := range g.Rules {
			r.X, r.Y = r.X+left, r.Y+y
			p.Rules = append(p.Rules, r)
		}
		for _, t := range g.Texts {
			t.X, t.Y = t.X+left, t.Y+y
			p.Texts = append(p.Texts, t)
		}
	}
}

// rule fills a box; one without area is not drawn.
func (g *figure) rule(x, y, w, h Unit, c Color) {
	if w > 0 && h > 0 {
		g.Rules = append(g.Rules, Rule{X: x, Y: y, W: w, H: h, Color: c})
	}
}

// bar fills a box as the i-th series does.
func (g *figure) bar(i int, x, y, w, h Unit) {
	f := &fills[i]
	g.rule(x, y, w, h, f.color)
	if !f.outlined {
		return
	}
	edge := min(ruleBar, w, h)
	g.rule(x, y, w, edge, outline)
	g.rule(x, y+h-edge, w, edge, outline)
	g.rule(x, y, edge, h, outline)
	g.rule(x+w-edge, y, edge, h, outline)
	if f.striped {
		for at := y + h - stripe; at > y+edge; at -= stripe {
			g.rule(x, at, w, edge, outline)
		}
	}
}

// number writes a number in a box of its own, which hides the gridlines below
// it unless the number stands on its bar.
func (g *figure) number(items []item, x, y Unit, on Color) {
	size := items[0].style.size
	if on == white {
		g.rule(x, y, width(items), size, white)
	}
	put(&g.Page, items, x, y+baseline(size, size), true)
	if on.R < 0x80 {
		g.Texts[len(g.Texts)-1].Color = white
	}
}
