package docx

import (
	"strconv"
	"strings"

	"github.com/biaoping/biaoping/internal/drawing"
	"github.com/biaoping/biaoping/report/doc"
)

// chartHigh is the height of upright bars at most. These measures are ours:
// GB/T 9704—2012 says nothing of charts.
var chartHigh = mm(70)

const (
	barHigh  = 10 * 20 // of a lying bar
	barApart = 9 * 20  // between two categories
	axisHigh = 28 * 20 // of the axis under lying bars
	keyHigh  = 16 * 20 // of the names of series above them

	mostNameLines = 3      // of a category under upright bars
	thinnest      = 3 * 20 // of bars that can still be told apart
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
	f := figure{Chart: c, data: d, height: min(chartHigh, e.sheet.textHeight()*3/8)}
	var ok bool
	if f.axis, ok = d.Axis(c.Style); !ok {
		e.fail("图《%s》里的数太大，画不出", c.Title)
		return
	}
	switch {
	case c.Style == doc.Bars:
		e.lyingBars(&f)
	case !f.namesFit(e.sheet.textWidth()):
		e.fail("图《%s》有 %d 个类别，直条下面排不下它们的名称；请改用横条（style: bars）", c.Title, len(d.Categories))
	default:
		e.figure(&f, c.Title)
	}
}

// namesFit reports whether the names of the categories have room under the
// bars of a chart of the given width, and the bars beside each other.
func (f *figure) namesFit(width int) bool {
	slot, across := width*9/10/len(f.data.Categories), len(f.data.Series)
	if f.Style == doc.Stacked {
		across = 1
	}
	for _, name := range f.data.Categories {
		if linesIn(doc.OneLine(name), slot, size5) > mostNameLines {
			return false
		}
	}
	return slot*4/5 >= across*thinnest
}

// lyingBars writes f as so many charts of about one height as it needs.
func (e *encoder) lyingBars(f *figure) {
	row, frame := len(f.data.Series)*barHigh+barApart, axisHigh
	if len(f.data.Series) > 1 {
		frame += keyHigh
	}
	n := len(f.data.Categories)
	most := (e.sheet.textHeight() - 2*linePitch - frame) / row
	parts := (n + most - 1) / most
	keep := e.keep
	for i := range parts {
		from, to := n*i/parts, n*(i+1)/parts
		part := *f
		part.data, part.height = slice(f.data, from, to), frame+row*(to-from)
		title := f.Title
		if i > 0 {
			title += "（续）"
		}
		e.keep = keep && i == parts-1
		e.figure(&part, title)
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

// A figure is a chart, or the part of it that stands on one page.
type figure struct {
	*doc.Chart
	data   *doc.ChartData
	axis   doc.Axis
	height int
}

// figure writes f and its title.
func (e *encoder) figure(f *figure, title string) {
	id := "chart" + strconv.Itoa(len(e.charts)+1)
	e.charts = append(e.charts, chartFile{id: id, xml: f.part(), book: f.workbook()})
	e.open(para{style: "Picture", keepNext: title != ""})
	e.beginInline(e.sheet.textWidth(), f.height, "图表", f.words(title))
	e.raw(`<wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri="`, drawing.Namespace, `"><c:chart xmlns:c="`, drawing.Namespace, `" r:id="`, id,
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
