package form

import (
	"github.com/xuri/excelize/v2"

	"github.com/biaoping/biaoping/report/review"
)

// The typefaces of a form; they are named, not embedded.
const (
	hei  = "黑体"
	song = "宋体"
)

// Colours, as red, green and blue.
const (
	mustColour   = "F8CBAD" // must be filled in
	withinColour = "FFE699" // must be filled in with others
	freeColour   = "EDEDED"
	lineColour   = "BFBFBF"
	mustTab      = "FFC00000"
	shownTab     = "FF4472C4"
	freeTab      = "FF7F7F7F"
)

// A look is all that makes two cells look different.
type look struct {
	size   float64
	bold   bool // in 黑体
	fill   string
	ruled  bool
	input  bool // may be changed
	center bool
	link   bool
	flat   bool // the text runs on over the cells beside it
	format string
}

// looks numbers the styles of one workbook as they come up.
type looks struct {
	file *excelize.File
	ids  map[look]int
	err  error
}

func (l *looks) id(k look) int {
	if id, ok := l.ids[k]; ok {
		return id
	}
	family, charset := song, 134 // GB2312
	if k.bold {
		family = hei
	}
	out := &excelize.Style{
		Font:       &excelize.Font{Family: family, Size: k.size, Charset: &charset, ColorIndexed: -1},
		Alignment:  &excelize.Alignment{Vertical: "center", WrapText: !k.flat},
		Protection: &excelize.Protection{Locked: !k.input},
	}
	if k.link {
		out.Font.Underline, out.Font.Color, out.Font.ColorIndexed = "single", "0563C1", 0
	}
	if k.center {
		out.Alignment.Horizontal = "center"
	}
	if k.fill != "" {
		out.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{k.fill}}
	}
	if k.ruled {
		for _, side := range []string{"left", "top", "right", "bottom"} {
			out.Border = append(out.Border, excelize.Border{Type: side, Color: lineColour, Style: 1})
		}
	}
	switch k.format {
	case "":
	case "@":
		out.NumFmt = 49 // ECMA-376, 18.8.30
	default:
		out.CustomNumFmt = &k.format
	}
	id, err := l.file.NewStyle(out)
	if err != nil && l.err == nil {
		l.err = err
	}
	l.ids[k] = id
	return id
}

// finish makes 宋体 the base typeface and takes the family out of all fonts:
// excelize calls each a sans serif.
func (l *looks) finish() {
	fonts := l.file.Styles.Fonts.Font
	base := song
	fonts[0].Name.Val = &base
	for _, f := range fonts {
		f.Family = nil
	}
}

// input is how a cell of c to be filled in looks.
func (c *Column) input() look {
	k := look{size: 11, ruled: true, input: true}
	switch {
	case c.List:
		k.format = "@"
	case c.Kind == review.DateOutline:
		k.format, k.center = "yyyy-mm-dd", true
	case c.Kind == review.IntOutline:
		k.format = "0"
	case c.Kind == review.DecimalOutline:
		k.format = "0.###"
	case c.Kind == review.FlagOutline, len(c.Choices) > 0:
		k.center = true
	default:
		k.format = "@" // so that Excel makes no number of a code
	}
	return k
}

// head is how the header of c looks.
func (c *Column) head() look {
	k := look{size: 11, bold: true, ruled: true, center: true, fill: freeColour}
	switch {
	case c.Must:
		k.fill = mustColour
	case c.Within != "":
		k.fill = withinColour
	}
	return k
}

// header is the words of the header of c.
func (c *Column) header() string {
	if c.Must {
		return mark + c.Title
	}
	return c.Title
}

// width is that of a column in characters of the base typeface.
func (c *Column) width() float64 {
	w := float64(2*len([]rune(c.header())) + 2)
	least := 12.0
	switch {
	case c.Lines:
		least = 40
	case c.List:
		least = 20
	case c.Kind == review.TextOutline && len(c.Choices) == 0:
		least = 22
	}
	return max(min(w, 24), least)
}
