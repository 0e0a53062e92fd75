package drawing

import "github.com/biaoping/biaoping/report/doc"

// bars writes the series.
func (w *writer) bars(c *Chart) {
	direction, grouping, overlap := "col", "clustered", 0
	switch c.Style {
	case doc.Bars:
		direction = "bar"
	case doc.Stacked:
		grouping, overlap = "stacked", 100
	}
	w.add(`<c:barChart><c:barDir val="%s"/><c:grouping val="%s"/><c:varyColors val="0"/>`, direction, grouping)
	for i := range c.Series {
		w.series(c, i)
	}
	w.add(`<c:gapWidth val="60"/><c:overlap val="%d"/><c:axId val="%d"/><c:axId val="%d"/></c:barChart>`, overlap, categoryAxis, valueAxis)
}

func (w *writer) series(c *Chart, i int) {
	s := &c.Series[i]
	w.add(`<c:ser><c:idx val="%d"/><c:order val="%[1]d"/>`, i)
	if s.Name.Cells != "" {
		w.add(`<c:tx>`)
		w.texts(s.Name)
		w.add(`</c:tx>`)
	}
	w.fill(&fills[i])
	w.add(`<c:invertIfNegative val="0"/>`)
	w.labels(c, s, &fills[i])
	w.add(`<c:cat>`)
	w.texts(c.Categories)
	w.add(`</c:cat><c:val><c:numRef><c:f>%s</c:f><c:numCache><c:formatCode>%s</c:formatCode><c:ptCount val="%d"/>`, s.Cells, s.Format, len(s.Values))
	for k, v := range s.Values {
		w.add(`<c:pt idx="%d"><c:v>%s</c:v></c:pt>`, k, plain(v))
	}
	w.add(`</c:numCache></c:numRef></c:val></c:ser>`)
}

// texts writes a reference to cells of text and the texts.
func (w *writer) texts(t Texts) {
	w.add(`<c:strRef><c:f>%s</c:f><c:strCache><c:ptCount val="%d"/>`, t.Cells, len(t.Texts))
	for i, s := range t.Texts {
		w.add(`<c:pt idx="%d"><c:v>%s</c:v></c:pt>`, i, s)
	}
	w.add(`</c:strCache></c:strRef>`)
}

// labels writes the numbers at the bars. Those of a chart in its own workbook
// follow its cells.
func (w *writer) labels(c *Chart, s *Series, f *fill) {
	const show = `<c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>`
	at, color := "outEnd", black
	if c.Style == doc.Stacked {
		at, color = "ctr", f.label
	}
	w.add(`<c:dLbls>`)
	for _, l := range s.Labels {
		if l.Text == "" {
			w.add(`<c:dLbl><c:idx val="%d"/><c:delete val="1"/></c:dLbl>`, l.Value)
			continue
		}
		w.add(`<c:dLbl><c:idx val="%d"/><c:tx><c:rich><a:bodyPr/><a:p><a:r><a:rPr lang="zh-CN"/><a:t>%s</a:t></a:r></a:p></c:rich></c:tx>`, l.Value, l.Text)
		w.text(c.Look.Text, color)
		w.add(`<c:dLblPos val="%s"/>`+show+`</c:dLbl>`, at)
	}
	if c.Workbook != "" {
		w.add(`<c:numFmt formatCode="%s" sourceLinked="0"/>`, s.Format)
	} else {
		w.add(`<c:numFmt formatCode="General" sourceLinked="1"/>`)
	}
	if f.striped && c.Style == doc.Stacked {
		w.add(`<c:spPr>`)
		w.solid(white)
		w.add(`</c:spPr>`)
	}
	w.text(c.Look.Text, color)
	w.add(`<c:dLblPos val="%s"/>`+show+`</c:dLbls>`, at)
}
