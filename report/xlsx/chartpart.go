package xlsx

import (
	"encoding/xml"
	"fmt"
	"strconv"
	"strings"

	"github.com/biaoping/biaoping/report/doc"
)

// A chartFill is how the bars of a series look in a copy in black and white.
type chartFill struct {
	color    string
	label    string // color of a number inside a bar
	outlined bool
	striped  bool
}

// chartFills are those of the series, in their order.
var chartFills = [doc.MostSeries]chartFill{
	{color: "404040", label: "FFFFFF"},
	{color: "A6A6A6", label: "000000"},
	{color: "7F7F7F", label: "FFFFFF"},
	{color: "D9D9D9", label: "000000", outlined: true},
	{color: "FFFFFF", label: "000000", outlined: true},
	{color: "FFFFFF", label: "000000", outlined: true, striped: true},
}

// Axes of a chart are known by numbers.
const (
	categoryAxis = 1
	valueAxis    = 2
)

// A chartWriter writes a part in DrawingML (ECMA-376, 21.2).
type chartWriter struct{ strings.Builder }

// add writes an element, or several, with the arguments in their places; texts
// among them are escaped.
func (w *chartWriter) add(format string, args ...any) {
	for i, a := range args {
		if s, ok := a.(string); ok {
			var b strings.Builder
			xml.EscapeText(&b, []byte(s)) // a Builder does not fail
			args[i] = b.String()
		}
	}
	fmt.Fprintf(w, format, args...)
}

// chartPart is the part that says what c draws: references to the cells of b
// and the values they have.
func (s *sheet) chartPart(b *band, c *chart) []byte {
	w := &chartWriter{}
	w.WriteString(xml.Header)
	w.WriteString(`<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">` +
		`<c:date1904 val="0"/><c:roundedCorners val="0"/><c:chart><c:title><c:tx><c:rich><a:bodyPr/><a:p><a:pPr>`)
	w.font("a:defRPr", hei, nameSize, "000000")
	w.WriteString(`</a:pPr><a:r>`)
	w.font("a:rPr", hei, nameSize, "000000")
	w.add(`<a:t>%s</a:t></a:r></a:p></c:rich></c:tx><c:overlay val="0"/></c:title><c:autoTitleDeleted val="0"/><c:plotArea><c:layout/>`, c.doc.Title)
	s.bars(w, b, c)
	w.axes(c.doc.Style)
	w.WriteString(`</c:plotArea>`)
	if len(c.data.Series) > 1 {
		w.WriteString(`<c:legend><c:legendPos val="b"/><c:overlay val="0"/></c:legend>`)
	}
	w.WriteString(`<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>` +
		`<c:spPr><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill><a:ln><a:noFill/></a:ln></c:spPr>`)
	w.text("000000", "")
	w.WriteString(`</c:chartSpace>`)
	return []byte(w.String())
}

// bars writes the series.
func (s *sheet) bars(w *chartWriter, b *band, c *chart) {
	direction, grouping, overlap, label := "col", "clustered", 0, "outEnd"
	switch c.doc.Style {
	case doc.Bars:
		direction = "bar"
	case doc.Stacked:
		grouping, overlap, label = "stacked", 100, "ctr"
	}
	w.add(`<c:barChart><c:barDir val="%s"/><c:grouping val="%s"/><c:varyColors val="0"/>`, direction, grouping)
	head := len(b.table.Header)
	rows := make([]int, len(c.data.Categories))
	for i, v := range c.data.Series[0].Values {
		rows[i] = head + v.Row
	}
	for i, col := range c.doc.Series {
		fill, series := chartFills[i], &c.data.Series[i]
		w.add(`<c:ser><c:idx val="%d"/><c:order val="%[1]d"/>`, i)
		if head > 0 {
			w.WriteString(`<c:tx>`)
			heads, words := []int{head - 2, head - 1}[2-series.Heads:], []string(nil)
			for _, r := range heads {
				words = append(words, b.grid[r][col].Cell.Text.String())
			}
			w.strings(s.cells(b, heads, col), words...)
			w.WriteString(`</c:tx>`)
		}
		w.fill(fill)
		w.WriteString(`<c:invertIfNegative val="0"/><c:dLbls><c:numFmt formatCode="General" sourceLinked="1"/>`)
		if fill.striped && c.doc.Style == doc.Stacked {
			w.WriteString(`<c:spPr><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill></c:spPr>`)
		}
		if c.doc.Style != doc.Stacked {
			fill.label = "000000"
		}
		w.text(fill.label, "")
		w.add(`<c:dLblPos val="%s"/><c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/></c:dLbls><c:cat>`, label)
		w.strings(s.cells(b, rows, c.doc.Categories), c.data.Categories...)
		w.WriteString(`</c:cat><c:val>`)
		p := b.grid[rows[0]][col]
		w.numbers(s.cells(b, rows, col), b.boxes[p.Row][p.Col].format, series.Values)
		w.WriteString(`</c:val></c:ser>`)
	}
	w.add(`<c:gapWidth val="60"/><c:overlap val="%d"/><c:axId val="%d"/><c:axId val="%d"/></c:barChart>`, overlap, categoryAxis, valueAxis)
}

// axes writes the axis of the categories and that of the values, which begins
// at 0. Of lying bars the first stands above the others.
func (w *chartWriter) axes(style doc.ChartStyle) {
	order, category, value, crosses := "minMax", "b", "l", "autoZero"
	if style == doc.Bars {
		order, category, value, crosses = "maxMin", "l", "b", "max"
	}
	const line = `<c:spPr><a:ln w="9525"><a:solidFill><a:srgbClr val="%s"/></a:solidFill></a:ln></c:spPr>`
	w.add(`<c:catAx><c:axId val="%d"/><c:scaling><c:orientation val="%s"/></c:scaling><c:delete val="0"/><c:axPos val="%s"/>`+
		`<c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>`, categoryAxis, order, category)
	w.add(line, "000000")
	w.text("000000", ` rot="0" vert="horz"`) // long names are broken, never slanted
	w.add(`<c:crossAx val="%d"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="1"/></c:catAx>`, valueAxis)
	w.add(`<c:valAx><c:axId val="%d"/><c:scaling><c:orientation val="minMax"/><c:min val="0"/></c:scaling><c:delete val="0"/><c:axPos val="%s"/><c:majorGridlines>`, valueAxis, value)
	w.add(line, "BFBFBF")
	w.WriteString(`</c:majorGridlines><c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>`)
	w.add(line, "000000")
	w.add(`<c:crossAx val="%d"/><c:crosses val="%s"/><c:crossBetween val="between"/></c:valAx>`, categoryAxis, crosses)
}

// strings writes a reference to cells of text and the texts.
func (w *chartWriter) strings(cells string, texts ...string) {
	w.add(`<c:strRef><c:f>%s</c:f><c:strCache><c:ptCount val="%d"/>`, cells, len(texts))
	for i, t := range texts {
		w.add(`<c:pt idx="%d"><c:v>%s</c:v></c:pt>`, i, t)
	}
	w.WriteString(`</c:strCache></c:strRef>`)
}

// numbers writes a reference to cells of numbers and the numbers.
func (w *chartWriter) numbers(cells, format string, values []doc.ChartValue) {
	w.add(`<c:numRef><c:f>%s</c:f><c:numCache><c:formatCode>%s</c:formatCode><c:ptCount val="%d"/>`, cells, format, len(values))
	for i, v := range values {
		w.add(`<c:pt idx="%d"><c:v>%s</c:v></c:pt>`, i, strconv.FormatFloat(v.Number, 'f', -1, 64))
	}
	w.WriteString(`</c:numCache></c:numRef>`)
}

// fill writes how the bars of a series look.
func (w *chartWriter) fill(f chartFill) {
	const outline = `<a:solidFill><a:srgbClr val="404040"/></a:solidFill>`
	w.WriteString(`<c:spPr>`)
	if f.striped {
		w.add(`<a:pattFill prst="ltHorz"><a:fgClr><a:srgbClr val="404040"/></a:fgClr><a:bgClr><a:srgbClr val="%s"/></a:bgClr></a:pattFill>`, f.color)
	} else {
		w.add(`<a:solidFill><a:srgbClr val="%s"/></a:solidFill>`, f.color)
	}
	if f.outlined {
		w.WriteString(`<a:ln w="6350">` + outline + `</a:ln>`)
	}
	w.WriteString(`</c:spPr>`)
}

// text writes the look of texts that have none of their own.
func (w *chartWriter) text(color, turn string) {
	w.WriteString(`<c:txPr><a:bodyPr` + turn + `/><a:p><a:pPr>`)
	w.font("a:defRPr", song, noteSize, color)
	w.WriteString(`</a:pPr><a:endParaRPr lang="zh-CN"/></a:p></c:txPr>`)
}

// font writes the properties of characters in the element of the given name.
func (w *chartWriter) font(element, family string, size float64, color string) {
	language := ""
	if element == "a:rPr" {
		language = ` lang="zh-CN"`
	}
	fmt.Fprintf(w, `<%s%s sz="%d" b="0"><a:solidFill><a:srgbClr val="%s"/></a:solidFill><a:latin typeface="%[5]s"/><a:ea typeface="%[5]s"/></%[1]s>`,
		element, language, int(size*100), color, family)
}
