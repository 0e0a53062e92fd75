package docx

import (
	"strconv"

	"github.com/biaoping/biaoping/report/doc"
)

const chartNamespace = "http://schemas.openxmlformats.org/drawingml/2006/chart"

// A fill is how the bars of a series look in a copy in black and white.
type fill struct {
	color    string
	label    string // color of a number inside a bar
	outlined bool
	striped  bool
}

const (
	dark  = "404040"
	black = "000000"
	white = "FFFFFF"
	pale  = "BFBFBF"
)

// fills are those of the series, in their order.
var fills = [doc.MostSeries]fill{
	{color: dark, label: white},
	{color: "A6A6A6", label: black},
	{color: "7F7F7F", label: white},
	{color: "D9D9D9", label: black, outlined: true},
	{color: white, label: black, outlined: true},
	{color: white, label: black, outlined: true, striped: true},
}

// Axes of a chart are known by numbers.
const (
	categoryAxis = 1
	valueAxis    = 2
)

// A chartWriter writes a part in DrawingML (ECMA-376, 21.2).
type chartWriter struct{ markup }

// part is the part that says what f draws: the values, and where the workbook
// has them.
func (f *figure) part() []byte {
	w := &chartWriter{}
	w.raw(xmlHead, `<c:chartSpace xmlns:c="`, chartNamespace, `" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">`,
		`<c:date1904 val="0"/><c:roundedCorners val="0"/><c:chart><c:autoTitleDeleted val="1"/><c:plotArea><c:layout/>`)
	w.bars(f)
	w.axes(f)
	w.raw(`</c:plotArea>`)
	if len(f.data.Series) > 1 {
		w.raw(`<c:legend><c:legendPos val="t"/><c:overlay val="0"/></c:legend>`)
	}
	w.raw(`<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>`)
	w.look(black, sizeSmall5, "")
	w.raw(`<c:externalData r:id="workbook"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>`)
	f.err = w.err
	return w.buf
}

// bars writes the series.
func (w *chartWriter) bars(f *figure) {
	direction, grouping, overlap := "col", "clustered", "0"
	switch f.Style {
	case doc.Bars:
		direction = "bar"
	case doc.Stacked:
		grouping, overlap = "stacked", "100"
	}
	w.raw(`<c:barChart><c:barDir val="`, direction, `"/><c:grouping val="`, grouping, `"/><c:varyColors val="0"/>`)
	for i := range f.data.Series {
		w.series(f, i)
	}
	w.raw(`<c:gapWidth val="60"/><c:overlap val="`, overlap, `"/>`)
	w.number(`<c:axId val="`, categoryAxis, `"/>`)
	w.number(`<c:axId val="`, valueAxis, `"/></c:barChart>`)
}

func (w *chartWriter) series(f *figure, i int) {
	s := &f.data.Series[i]
	w.number(`<c:ser><c:idx val="`, i, `"/>`)
	w.number(`<c:order val="`, i, `"/><c:tx><c:strRef>`)
	w.reference(bookCells(i+1, 0, 0))
	w.cache([]string{s.Name})
	w.raw(`</c:strRef></c:tx>`)
	w.fill(fills[i])
	w.raw(`<c:invertIfNegative val="0"/>`)
	w.labels(f, i)
	w.raw(`<c:cat><c:strRef>`)
	w.reference(bookCells(0, 1, len(s.Values)))
	w.cache(f.data.Categories)
	w.raw(`</c:strRef></c:cat><c:val><c:numRef>`)
	w.reference(bookCells(i+1, 1, len(s.Values)))
	w.number(`<c:numCache><c:formatCode>`+numberFormat(placesOf(s))+`</c:formatCode><c:ptCount val="`, len(s.Values), `"/>`)
	for k, v := range s.Values {
		w.number(`<c:pt idx="`, k, `"><c:v>`)
		w.raw(plain(v.Number), `</c:v></c:pt>`)
	}
	w.raw(`</c:numCache></c:numRef></c:val></c:ser>`)
}

// labels writes the numbers at the bars as the table prints them. A part of a
// stack that is too low for its number has none.
func (w *chartWriter) labels(f *figure, i int) {
	const (
		show = `<c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>`
		room = (sizeSmall5/2 + 2) * 20
	)
	s, at, color := &f.data.Series[i], "outEnd", black
	if f.Style == doc.Stacked {
		at, color = "ctr", fills[i].label
	}
	w.raw(`<c:dLbls>`)
	for k, v := range s.Values {
		low := f.Style == doc.Stacked && v.Number/f.top*float64(f.height*2/3) < room
		switch {
		case low || v.Printed == "":
			w.number(`<c:dLbl><c:idx val="`, k, `"/><c:delete val="1"/></c:dLbl>`)
		case v.Printed != strconv.FormatFloat(v.Number, 'f', placesOf(s), 64):
			w.number(`<c:dLbl><c:idx val="`, k, `"/><c:tx><c:rich><a:bodyPr/><a:p><a:r><a:rPr lang="zh-CN"/><a:t>`)
			w.text(doc.OneLine(v.Printed))
			w.raw(`</a:t></a:r></a:p></c:rich></c:tx>`)
			w.look(color, sizeSmall5, "")
			w.raw(`<c:dLblPos val="`, at, `"/>`, show, `</c:dLbl>`)
		}
	}
	w.raw(`<c:numFmt formatCode="`, numberFormat(placesOf(s)), `" sourceLinked="0"/>`)
	if fills[i].striped && f.Style == doc.Stacked {
		w.raw(`<c:spPr><a:solidFill><a:srgbClr val="`, white, `"/></a:solidFill></c:spPr>`)
	}
	w.look(color, sizeSmall5, "")
	w.raw(`<c:dLblPos val="`, at, `"/>`, show, `</c:dLbls>`)
}

// axes writes the axis of the categories and that of the values. Of lying bars
// the first stands above the others.
func (w *chartWriter) axes(f *figure) {
	order, category, value, crosses := "minMax", "b", "l", "autoZero"
	if f.Style == doc.Bars {
		order, category, value, crosses = "maxMin", "l", "b", "max"
	}
	w.number(`<c:catAx><c:axId val="`, categoryAxis, `"/>`)
	w.raw(`<c:scaling><c:orientation val="`, order, `"/></c:scaling><c:delete val="0"/><c:axPos val="`, category,
		`"/><c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>`)
	w.line(black)
	w.look(black, size5, ` rot="0" vert="horz"`) // long names are broken, never slanted
	w.number(`<c:crossAx val="`, valueAxis, `"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="1"/></c:catAx>`)
	w.number(`<c:valAx><c:axId val="`, valueAxis, `"/>`)
	w.raw(`<c:scaling><c:orientation val="minMax"/><c:max val="`, plain(f.top), `"/><c:min val="0"/></c:scaling><c:delete val="0"/><c:axPos val="`, value, `"/><c:majorGridlines>`)
	w.line(pale)
	w.raw(`</c:majorGridlines><c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>`)
	w.line(black)
	w.number(`<c:crossAx val="`, categoryAxis, `"/>`)
	w.raw(`<c:crosses val="`, crosses, `"/><c:crossBetween val="between"/><c:majorUnit val="`, plain(f.step), `"/></c:valAx>`)
}

// reference names cells of the workbook.
func (w *chartWriter) reference(cells string) { w.raw(`<c:f>`, cells, `</c:f>`) }

// cache writes texts that the workbook has.
func (w *chartWriter) cache(texts []string) {
	w.number(`<c:strCache><c:ptCount val="`, len(texts), `"/>`)
	for i, t := range texts {
		w.number(`<c:pt idx="`, i, `"><c:v>`)
		w.text(doc.OneLine(t))
		w.raw(`</c:v></c:pt>`)
	}
	w.raw(`</c:strCache>`)
}

// fill writes how the bars of a series look.
func (w *chartWriter) fill(f fill) {
	w.raw(`<c:spPr>`)
	if f.striped {
		w.raw(`<a:pattFill prst="ltHorz"><a:fgClr><a:srgbClr val="`, dark, `"/></a:fgClr><a:bgClr><a:srgbClr val="`, f.color, `"/></a:bgClr></a:pattFill>`)
	} else {
		w.raw(`<a:solidFill><a:srgbClr val="`, f.color, `"/></a:solidFill>`)
	}
	if f.outlined {
		w.raw(`<a:ln w="6350"><a:solidFill><a:srgbClr val="`, dark, `"/></a:solidFill></a:ln>`)
	}
	w.raw(`</c:spPr>`)
}

// line writes the look of an axis or of the lines of a grid.
func (w *chartWriter) line(color string) {
	w.raw(`<c:spPr><a:ln w="6350"><a:solidFill><a:srgbClr val="`, color, `"/></a:solidFill></a:ln></c:spPr>`)
}

// look writes the look of texts, in 宋体 of the given size in half-points: when
// it is small it copies better than 仿宋.
func (w *chartWriter) look(color string, size int, turn string) {
	w.number(`<c:txPr><a:bodyPr`+turn+`/><a:p><a:pPr><a:defRPr sz="`, size*50, `" b="0"><a:solidFill><a:srgbClr val="`+color+
		`"/></a:solidFill><a:latin typeface="`+song+`"/><a:ea typeface="`+song+`"/></a:defRPr></a:pPr><a:endParaRPr lang="zh-CN"/></a:p></c:txPr>`)
}

// placesOf is the digits after the decimal point that the numbers of s have at
// most.
func placesOf(s *doc.Series) int {
	n := 0
	for _, v := range s.Values {
		n = max(n, v.Places)
	}
	return n
}
