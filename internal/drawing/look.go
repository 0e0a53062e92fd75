package drawing

import "github.com/biaoping/biaoping/report/doc"

// A fill is how the bars of a series look in a copy in black and white.
type fill struct {
	color    string
	label    string // color of a number inside a bar
	outlined bool
	striped  bool
}

const (
	black = "000000"
	dark  = "404040"
	pale  = "BFBFBF"
	white = "FFFFFF"
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

const outline = 6350 // EMU, around a pale bar

// fill writes how the bars of a series look.
func (w *writer) fill(f *fill) {
	w.add(`<c:spPr>`)
	if f.striped {
		w.add(`<a:pattFill prst="ltHorz"><a:fgClr><a:srgbClr val="%s"/></a:fgClr><a:bgClr><a:srgbClr val="%s"/></a:bgClr></a:pattFill>`, dark, f.color)
	} else {
		w.solid(f.color)
	}
	if f.outlined {
		w.stroke(outline, dark)
	}
	w.add(`</c:spPr>`)
}

func (w *writer) solid(color string) {
	w.add(`<a:solidFill><a:srgbClr val="%s"/></a:solidFill>`, color)
}

func (w *writer) stroke(width int, color string) {
	w.add(`<a:ln w="%d">`, width)
	w.solid(color)
	w.add(`</a:ln>`)
}

// line writes the look of an axis or of the lines of a grid.
func (w *writer) line(width int, color string) {
	w.add(`<c:spPr>`)
	w.stroke(width, color)
	w.add(`</c:spPr>`)
}

// text writes the look of texts that have none of their own.
func (w *writer) text(f Font, color string) { w.turned(f, color, "") }

// turned is text with attributes that say how it is turned.
func (w *writer) turned(f Font, color, turn string) {
	w.WriteString(`<c:txPr><a:bodyPr` + turn + `/><a:p><a:pPr>`)
	w.font("defRPr", "", f, color)
	w.add(`</a:pPr><a:endParaRPr lang="zh-CN"/></a:p></c:txPr>`)
}

// font writes the properties of characters in the element of the given name.
func (w *writer) font(element, language string, f Font, color string) {
	w.add(`<a:`+element+language+` sz="%d" b="0">`, f.Size)
	w.solid(color)
	w.add(`<a:latin typeface="%s"/><a:ea typeface="%[1]s"/></a:`+element+`>`, f.Family)
}
