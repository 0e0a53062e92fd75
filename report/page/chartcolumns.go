package page

import "github.com/biaoping/biaoping/report/doc"

const (
	mostNameLines = 3       // of a category under upright bars
	widestColumn  = 34 * Pt // about 12 mm
	thinnest      = 3 * Pt  // of bars that can still be told apart
	valueLead     = 12 * Pt
)

// columns draws upright bars: side by side, or on top of each other.
func (c *chartFlow) columns() (*figure, error) {
	g := &figure{}
	if err := c.legend(g); err != nil {
		return nil, err
	}
	ticks, widest, err := c.ticks()
	if err != nil {
		return nil, err
	}
	left, n := widest+chartGap, Unit(len(c.d.Categories))
	slot := (c.sheet.w - left) / n
	across := Unit(len(c.d.Series)) // bars beside each other
	if c.b.Style == doc.Stacked {
		across = 1
	}
	bar := min(slot*4/5/across, widestColumn)
	names, size, ok, err := c.names(slot-2*Pt, mostNameLines, centered)
	if err != nil {
		return nil, err
	}
	if !ok || bar < thinnest {
		return nil, noRoom(c.b.Title, "图《%s》有 %d 个类别，直条下面排不下它们的名称；请改用横条（style: bars）", c.b.Title, n)
	}
	numbers, fits, err := c.columnNumbers(bar, slot, across)
	if err != nil {
		return nil, err
	}
	g.h += valueLead // of a number above the longest bar
	top, foot := g.h, g.h+c.plot
	for i, items := range ticks {
		y := foot - c.scale.at(c.scale.Step*int64(i), c.plot)
		if i > 0 {
			g.rule(left, y-ruleGrid/2, c.sheet.w-left, ruleGrid, gridColor)
		}
		put(&g.Page, items, left-chartGap-width(items), y-valueLead/2+baseline(valueLead, sizeValue), true)
	}
	for k := range n {
		x := left + (c.sheet.w-left)*k/n
		c.columnsAt(g, int(k), x+(slot-bar*across)/2, foot, bar, numbers, fits)
		for i, l := range names[k] {
			put(&g.Page, l.items, x+Pt+l.dx, foot+chartGap+nameLead(size)*Unit(i)+baseline(nameLead(size), size), true)
		}
		g.h = max(g.h, foot+chartGap+nameLead(size)*Unit(len(names[k])))
	}
	g.rule(left-ruleAxis/2, top, ruleAxis, foot-top, Black)
	g.rule(left-ruleAxis/2, foot-ruleAxis/2, c.sheet.w-left+ruleAxis/2, ruleAxis, Black)
	g.h += chartGap
	return g, c.caption(g, false)
}

// columnNumbers sets the numbers of the bars in 小五, or in 六号 where those are
// too wide. Where neither fits its bar none is written: the table has them.
func (c *chartFlow) columnNumbers(bar, slot, across Unit) (numbers [][][]item, fits bool, err error) {
	room := bar
	if across == 1 && c.b.Style != doc.Stacked {
		room = slot - 2*Pt
	}
	for _, size := range []Unit{sizeValue, size6} {
		all, widest, err := c.numbers(size)
		if err != nil || widest <= room {
			return all, true, err
		}
	}
	return nil, false, nil
}

// columnsAt draws the bars of category k from x on.
func (c *chartFlow) columnsAt(g *figure, k int, x, foot, bar Unit, numbers [][][]item, fits bool) {
	sum := int64(0)
	for i, s := range c.d.Series {
		from := foot - c.scale.at(sum, c.plot)
		sum += c.scale.Whole(s.Values[k])
		to := foot - c.scale.at(sum, c.plot)
		if from > to {
			g.bar(i, x, to, bar, from-to)
		}
		if fits {
			c.columnNumber(g, i, numbers[i][k], x, from, to, bar)
		}
		if c.b.Style != doc.Stacked {
			x += bar
			sum = 0
		}
	}
}

// columnNumber writes a number above its bar, or into its part of a stack where
// that is high enough.
func (c *chartFlow) columnNumber(g *figure, i int, number []item, x, from, to, bar Unit) {
	size := number[0].style.size
	x += (bar - width(number)) / 2
	if c.b.Style != doc.Stacked {
		g.number(number, x, to-size-Pt, white)
	} else if from-to >= size+Pt {
		g.number(number, x, (from+to-size)/2, fills[i].color)
	}
}
