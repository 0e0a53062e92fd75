// Package drawing writes charts in DrawingML (ECMA-376, 21.2), as documents and
// workbooks hold them. What a chart says and how large it is, is left to others.
package drawing

import (
	"encoding/xml"
	"fmt"
	"strconv"
	"strings"

	"github.com/biaoping/biaoping/report/doc"
)

// Namespace is that of the elements of a chart.
const Namespace = "http://schemas.openxmlformats.org/drawingml/2006/chart"

// A Chart is what a part says: the values, where a workbook has them, and how
// they look.
type Chart struct {
	Title      string // above the bars; empty for none
	Style      doc.ChartStyle
	Categories Texts
	Series     []Series // doc.MostSeries at most
	Top, Step  float64  // of the value axis, which begins at 0; the reader's program chooses where they are 0
	Workbook   string   // the relationship to a workbook of the chart's own; empty for a chart that stands in its workbook
	Look       Look
}

// A Series is the bars of one legend entry.
type Series struct {
	Name   Texts // without cells for none
	Cells  string
	Format string // of numbers
	Values []float64
	Labels []Label
}

// Texts are texts and the cells of the workbook that have them.
type Texts struct {
	Cells string
	Texts []string
}

// A Label is a number at a bar that is not written by the format of its series:
// it says something else, or nothing.
type Label struct {
	Value int // whose bar, from 0
	Text  string
}

// A Look is how the frame of a chart and its texts look.
type Look struct {
	Title  Font
	Text   Font
	Names  int    // size of the names of categories
	Line   int    // width of the axes, in EMU
	Legend string // where it stands: t or b
	Ground string // color behind everything; empty for none
}

// A Font is a family and a size in hundredths of a point.
type Font struct {
	Family string
	Size   int
}

// Axes of a chart are known by numbers.
const (
	categoryAxis = 1
	valueAxis    = 2
)

// Part is the part that says what c draws, without the XML declaration.
func (c *Chart) Part() string {
	w := &writer{}
	w.add(`<c:chartSpace xmlns:c="%s" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"`, Namespace)
	if c.Workbook != "" {
		w.add(` xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`)
	}
	w.add(`><c:date1904 val="0"/><c:roundedCorners val="0"/><c:chart>`)
	w.title(c)
	w.add(`<c:plotArea><c:layout/>`)
	w.bars(c)
	w.axes(c)
	w.add(`</c:plotArea>`)
	if len(c.Series) > 1 {
		w.add(`<c:legend><c:legendPos val="%s"/><c:overlay val="0"/></c:legend>`, c.Look.Legend)
	}
	w.add(`<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart><c:spPr>`)
	if c.Look.Ground != "" {
		w.solid(c.Look.Ground)
	} else {
		w.add(`<a:noFill/>`)
	}
	w.add(`<a:ln><a:noFill/></a:ln></c:spPr>`)
	w.text(c.Look.Text, black)
	if c.Workbook != "" {
		w.add(`<c:externalData r:id="%s"><c:autoUpdate val="0"/></c:externalData>`, c.Workbook)
	}
	w.add(`</c:chartSpace>`)
	return w.String()
}

// A writer writes a part.
type writer struct{ strings.Builder }

// add writes an element, or several, with the arguments in their places; texts
// among them are escaped.
func (w *writer) add(format string, args ...any) {
	for i, a := range args {
		if s, ok := a.(string); ok {
			var b strings.Builder
			xml.EscapeText(&b, []byte(s)) // a Builder does not fail
			args[i] = b.String()
		}
	}
	fmt.Fprintf(w, format, args...)
}

func (w *writer) title(c *Chart) {
	if c.Title == "" {
		w.add(`<c:autoTitleDeleted val="1"/>`)
		return
	}
	w.add(`<c:title><c:tx><c:rich><a:bodyPr/><a:p><a:pPr>`)
	w.font("defRPr", "", c.Look.Title, black)
	w.add(`</a:pPr><a:r>`)
	w.font("rPr", ` lang="zh-CN"`, c.Look.Title, black)
	w.add(`<a:t>%s</a:t></a:r></a:p></c:rich></c:tx><c:overlay val="0"/></c:title><c:autoTitleDeleted val="0"/>`, c.Title)
}

// axes writes the axis of the categories and that of the values, which begins
// at 0. Of lying bars the first stands above the others.
func (w *writer) axes(c *Chart) {
	const marks = `<c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>`
	order, category, value, crosses := "minMax", "b", "l", "autoZero"
	if c.Style == doc.Bars {
		order, category, value, crosses = "maxMin", "l", "b", "max"
	}
	w.add(`<c:catAx><c:axId val="%d"/><c:scaling><c:orientation val="%s"/></c:scaling><c:delete val="0"/><c:axPos val="%s"/>`+marks, categoryAxis, order, category)
	w.line(c.Look.Line, black)
	w.turned(Font{c.Look.Text.Family, c.Look.Names}, black, ` rot="0" vert="horz"`) // long names are broken, never slanted
	w.add(`<c:crossAx val="%d"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="1"/></c:catAx>`, valueAxis)
	w.add(`<c:valAx><c:axId val="%d"/><c:scaling><c:orientation val="minMax"/>`, valueAxis)
	if c.Top > 0 {
		w.add(`<c:max val="%s"/>`, plain(c.Top))
	}
	w.add(`<c:min val="0"/></c:scaling><c:delete val="0"/><c:axPos val="%s"/><c:majorGridlines>`, value)
	w.line(c.Look.Line, pale)
	w.add(`</c:majorGridlines>` + marks)
	w.line(c.Look.Line, black)
	w.add(`<c:crossAx val="%d"/><c:crosses val="%s"/><c:crossBetween val="between"/>`, categoryAxis, crosses)
	if c.Step > 0 {
		w.add(`<c:majorUnit val="%s"/>`, plain(c.Step))
	}
	w.add(`</c:valAx>`)
}

// plain is a number as markup has it.
func plain(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }
