package page

import "github.com/biaoping/biaoping/report/doc"

const (
	barHeight  = 10 * Pt
	barApart   = 8 * Pt // between two categories
	fewestBars = 3      // categories in a part of a chart
)

// bars draws lying bars, in parts where a page does not hold them all.
func (c *chartFlow) bars(room Unit) ([]*figure, error) {
	longest := Unit(0)
	for _, name := range c.d.Categories {
		items, err := c.set(nil, doc.OneLine(name), chartStyle.at(sizeName))
		if err != nil {
			return nil, err
		}
		longest = max(longest, width(items))
	}
	w := min(longest, c.sheet.w*2/5)
	const anyLines = 1 << 20
	names, size, ok, err := c.names(w, anyLines, rightAligned)
	if err != nil {
		return nil, err
	}
	if !ok {
		return nil, noRoom(c.b.Title, "图《%s》里有类别的名称太长又不能断行，请缩短", c.b.Title)
	}
	p := barPlan{chartFlow: c, names: names, size: size, nameWidth: w, left: w + chartGap}
	var widest Unit
	if p.numbers, widest, err = c.numbers(sizeValue); err != nil {
		return nil, err
	}
	if p.ticks, _, err = c.ticks(); err != nil {
		return nil, err
	}
	p.length = c.sheet.w - p.left - widest - 2*chartGap
	if p.length < c.sheet.w/4 {
		return nil, noRoom(c.b.Title, "图《%s》里的数太长，横条没有地方画", c.b.Title)
	}
	return p.parts(room)
}

// A barPlan is what all parts of a chart of lying bars have in common.
type barPlan struct {
	*chartFlow
	names     [][]setLine
	size      Unit // of the names
	numbers   [][][]item
	ticks     [][]item
	left      Unit // where the bars begin
	nameWidth Unit
	length    Unit // of the axis
}

// rowHeight is the height of the k-th category.
func (p *barPlan) rowHeight(k int) Unit {
	return max(Unit(len(p.d.Series))*barHeight+barApart, Unit(len(p.names[k]))*nameLead(p.size)+4*Pt)
}

// parts draws the categories on as many figures as they need. A chart that
// fits a page is one piece; else the first part takes what is left of this
// page when that is half of it or more.
func (p *barPlan) parts(room Unit) ([]*figure, error) {
	n := len(p.d.Categories)
	whole, err := p.part(0, n, false)
	if err != nil || whole.h <= p.sheet.h {
		return []*figure{whole}, err
	}
	empty, err := p.part(0, 0, true)
	if err != nil {
		return nil, err
	}
	if room < p.sheet.h/2 {
		room = p.sheet.h
	}
	var out []*figure
	from := 0
	for _, to := range p.divide(room-empty.h, p.sheet.h-empty.h) {
		g, err := p.part(from, to, from > 0)
		if err != nil {
			return nil, err
		}
		if g.h > p.sheet.h {
			return nil, noRoom(p.b.Title, "图《%s》里“%s”的名称太长，一面排不下，请缩短", p.b.Title, doc.OneLine(p.d.Categories[from]))
		}
		out = append(out, g)
		from = to
	}
	return out, nil
}

// divide finds after which categories the parts end: as many as fit the first
// room, then as many as fit the others. The last part is never a few left over.
func (p *barPlan) divide(first, others Unit) []int {
	var ends []int
	n, from, room := len(p.names), 0, first
	for k := range n {
		h := p.rowHeight(k)
		if h > room && k > from {
			ends, from, room = append(ends, k), k, others
		}
		room -= h
	}
	ends = append(ends, n)
	if last := len(ends) - 1; last > 0 && n-from < fewestBars {
		before := 0
		if last > 1 {
			before = ends[last-2]
		}
		ends[last-1] = max(n-fewestBars, before+1)
	}
	return ends
}

// part draws the categories up to the given end.
func (p *barPlan) part(from, to int, continued bool) (*figure, error) {
	g := &figure{}
	if err := p.legend(g); err != nil {
		return nil, err
	}
	top := g.h
	foot := top
	for k := from; k < to; k++ {
		foot += p.rowHeight(k)
	}
	for i, items := range p.ticks {
		x := p.left + p.scale.at(p.scale.Step*int64(i), p.length)
		if i > 0 {
			g.rule(x-ruleGrid/2, top, ruleGrid, foot-top, gridColor)
		}
		put(&g.Page, items, x-width(items)/2, foot+baseline(valueLead, sizeValue), true)
	}
	for k := from; k < to; k++ {
		p.category(g, k)
	}
	g.rule(p.left-ruleAxis/2, top, ruleAxis, foot-top, Black)
	g.h = foot + valueLead + chartGap
	return g, p.caption(g, continued)
}

// category draws the name and the bars of the k-th category below the others.
func (p *barPlan) category(g *figure, k int) {
	h, lead := p.rowHeight(k), nameLead(p.size)
	y := g.h + (h-lead*Unit(len(p.names[k])))/2
	for _, l := range p.names[k] {
		put(&g.Page, l.items, p.left-chartGap-p.nameWidth+l.dx, y+baseline(lead, p.size), true)
		y += lead
	}
	y = g.h + (h-barHeight*Unit(len(p.d.Series)))/2
	for i, s := range p.d.Series {
		w := p.scale.at(p.scale.Whole(s.Values[k]), p.length)
		if w > 0 {
			g.bar(i, p.left, y, w, barHeight)
		}
		g.number(p.numbers[i][k], p.left+w+chartGap, y+(barHeight-sizeValue)/2, white)
		y += barHeight
	}
	g.h += h
}
