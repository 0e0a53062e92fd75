package page

import (
	"cmp"

	"github.com/biaoping/biaoping/report/doc"
)

// caption is 图题, below the figure in 黑体, in the middle. A part that goes on
// from the page before repeats it.
func (c *chartFlow) caption(g *figure, continued bool) error {
	title := c.b.Title
	if continued {
		title += "（续）"
	}
	items, err := c.short(doc.Plainly(title), strongStyle.at(sizeS4))
	if err != nil {
		return err
	}
	lines, _ := c.setLines(nil, items, c.sheet.w, centered)
	for _, l := range lines {
		put(&g.Page, l.items, l.dx, g.h+baseline(captionLeading, sizeS4), continued)
		g.h += captionLeading
	}
	g.h += chartAfter
	return nil
}

// legend names the series, in the middle above the plot; a single one needs no
// name but the title.
func (c *chartFlow) legend(g *figure) error {
	g.h = chartBefore
	if len(c.d.Series) == 1 {
		return nil
	}
	const (
		lead  = 14 * Pt
		apart = 16 * Pt // between two entries
	)
	var rows [][][]item
	var widths []Unit
	for _, s := range c.d.Series {
		items, err := c.set(nil, doc.OneLine(s.Name), chartStyle.at(sizeValue))
		if err != nil {
			return err
		}
		w := swatch + chartGap + width(items)
		if w > c.sheet.w {
			return noRoom(c.b.Title, "图《%s》的数列名称“%s”一行排不下，请缩短表头", c.b.Title, doc.OneLine(s.Name))
		}
		if last := len(rows) - 1; last >= 0 && widths[last]+apart+w <= c.sheet.w {
			rows[last], widths[last] = append(rows[last], items), widths[last]+apart+w
		} else {
			rows, widths = append(rows, [][]item{items}), append(widths, w)
		}
	}
	n := 0
	for i, row := range rows {
		x := (c.sheet.w - widths[i]) / 2
		for _, items := range row {
			g.bar(n, x, g.h+(lead-swatch)/2, swatch, swatch)
			put(&g.Page, items, x+swatch+chartGap, g.h+baseline(lead, sizeValue), true)
			x += swatch + chartGap + width(items) + apart
			n++
		}
		g.h += lead
	}
	g.h += chartGap
	return nil
}

// numbers sets the printed numbers of all bars, series by series, in the given
// size, and finds the widest.
func (c *chartFlow) numbers(size Unit) (all [][][]item, widest Unit, err error) {
	all = make([][][]item, len(c.d.Series))
	for i, s := range c.d.Series {
		for _, v := range s.Values {
			items, err := c.set(nil, cmp.Or(doc.OneLine(v.Printed), " "), chartStyle.at(size))
			if err != nil {
				return nil, 0, err
			}
			all[i] = append(all[i], items)
			widest = max(widest, width(items))
		}
	}
	return all, widest, nil
}

// ticks sets the numbers of the axis.
func (c *chartFlow) ticks() (all [][]item, widest Unit, err error) {
	for i := range c.scale.Ticks + 1 {
		items, err := c.set(nil, c.scale.tick(i), chartStyle.at(sizeValue))
		if err != nil {
			return nil, 0, err
		}
		all = append(all, items)
		widest = max(widest, width(items))
	}
	return all, widest, nil
}

// names sets the categories in at most most lines of the given width, in 五号
// or else in 小五. It reports whether that is possible.
func (c *chartFlow) names(w Unit, most int, a alignment) (all [][]setLine, size Unit, ok bool, err error) {
	for _, size = range []Unit{sizeName, sizeValue} {
		all, ok = nil, true
		for _, name := range c.d.Categories {
			items, err := c.short(doc.Plainly(doc.OneLine(name)), chartStyle.at(size))
			if err != nil {
				return nil, 0, false, err
			}
			lines, cut := c.setLines(nil, items, w, a)
			if ok = cut < 0 && len(lines) <= most; !ok {
				break
			}
			all = append(all, lines)
		}
		if ok {
			break
		}
	}
	return all, size, ok, nil
}

// nameLead is the height of a line of a name of the given size.
func nameLead(size Unit) Unit { return size * 5 / 4 }
