package docx

import (
	"math"
	"strconv"
	"strings"

	"github.com/biaoping/biaoping/report/doc"
)

// Measures of charts. They are ours: GB/T 9704—2012 says nothing of them.
var (
	chartHigh = mm(70) // of upright bars
	plotHigh  = mm(48) // of that, the bars at most
)

const (
	barHigh   = 10 * 20 // of a lying bar
	barApart  = 9 * 20  // between two categories
	barFrame  = 44 * 20 // of legend and axis above and below lying bars
	mostTicks = 5       // steps of the value axis
)

// A chartFile is a chart's part and the workbook in which Word lets a person
// change what it draws.
type chartFile struct {
	id   string
	xml  []byte
	book []byte
}

func (f *chartFile) name() string     { return "word/charts/" + f.id + ".xml" }
func (f *chartFile) relsName() string { return "word/charts/_rels/" + f.id + ".xml.rels" }
func (f *chartFile) bookName() string { return "word/embeddings/" + f.id + ".xlsx" }

// chart writes a chart in the middle of the text, its title under it. Lying
// bars that are too many for a page are divided among several charts of one
// scale.
func (e *encoder) chart(c *doc.Chart) {
	d, err := c.Data()
	if err != nil {
		e.fail("%w", err)
		return
	}
	top, step, ok := axisOf(d, c.Style)
	if !ok {
		e.fail("图《%s》里的数太大，画不出", c.Title)
		return
	}
	most, row := len(d.Categories), 0
	if c.Style == doc.Bars {
		row = len(d.Series)*barHigh + barApart
		most = (e.sheet.textHeight() - 2*linePitch - barFrame) / row
	}
	keep := e.keep
	for from := 0; from < len(d.Categories); from += most {
		to := min(from+most, len(d.Categories))
		e.keep = keep && to == len(d.Categories)
		f := figure{Chart: c, data: slice(d, from, to), top: top, step: step, height: min(chartHigh, e.sheet.textHeight()-2*linePitch)}
		if c.Style == doc.Bars {
			f.height = barFrame + row*(to-from)
		}
		title := c.Title
		if from > 0 {
			title += "（续）"
		}
		e.figure(&f, title)
	}
	e.keep = keep
}

// slice is d with some of its categories.
func slice(d *doc.ChartData, from, to int) *doc.ChartData {
	part := &doc.ChartData{Categories: d.Categories[from:to]}
	for _, s := range d.Series {
		part.Series = append(part.Series, doc.Series{Name: s.Name, Values: s.Values[from:to]})
	}
	return part
}

// axisOf is the upper end and the step of the value axis, which begins at 0:
// 1, 2 or 5 times a power of ten, of whole units of the last place printed.
func axisOf(d *doc.ChartData, style doc.ChartStyle) (top, step float64, ok bool) {
	const largest = 1e15
	places := 0
	for _, s := range d.Series {
		for _, v := range s.Values {
			places = max(places, v.Places)
		}
	}
	unit := math.Pow10(places)
	most := math.Round(d.Max(style) * unit)
	if !(most <= largest) {
		return 0, 0, false
	}
	for power := 1.0; ; power *= 10 {
		for _, m := range []float64{1, 2, 5} {
			if n := max(1, math.Ceil(most/(m*power))); n <= mostTicks {
				return n * m * power / unit, m * power / unit, true
			}
		}
	}
}

// A figure is a chart, or the part of it that stands on one page.
type figure struct {
	*doc.Chart
	data      *doc.ChartData
	top, step float64 // of the value axis
	height    int
	err       error // of its texts
}

// figure writes f and its title.
func (e *encoder) figure(f *figure, title string) {
	id := "chart" + strconv.Itoa(len(e.charts)+1)
	part := chartFile{id: id, xml: f.part(), book: f.workbook()}
	if f.err != nil {
		e.fail("图《%s》：%w", title, f.err)
		return
	}
	e.charts = append(e.charts, part)
	e.open(para{style: "Picture", keepNext: title != ""})
	e.beginInline(e.sheet.textWidth(), f.height, "图表", f.words(title))
	e.raw(`<wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri="`, chartNamespace, `"><c:chart xmlns:c="`, chartNamespace, `" r:id="`, id,
		`"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`)
	e.shut()
	if title != "" {
		e.open(para{style: "Caption"})
		e.run("Strong", title)
		e.shut()
	}
}

// words are what f shows, for those who cannot see it.
func (f *figure) words(title string) string {
	var b strings.Builder
	b.WriteString(title + "。")
	for i, name := range f.data.Categories {
		if i > 0 {
			b.WriteString("；")
		}
		b.WriteString(doc.OneLine(name) + "：")
		for k, s := range f.data.Series {
			if k > 0 {
				b.WriteString("，")
			}
			if len(f.data.Series) > 1 {
				b.WriteString(doc.OneLine(s.Name) + " ")
			}
			b.WriteString(doc.OneLine(s.Values[i].Printed))
		}
	}
	return b.String()
}
