package xlsx

import (
	"github.com/xuri/excelize/v2"

	"github.com/biaoping/biaoping/report/doc"
)

// The typefaces of a sheet. They are named, not embedded; a machine without
// 小标宋 shows 宋体.
const (
	biaoSong = "方正小标宋简体"
	hei      = "黑体"
	kai      = "楷体"
	song     = "宋体"
)

// Sizes in points: 3号 for the title, 小4号 for the name of a table under it, as
// near as a grid allows to 5号 for the rest.
const (
	titleSize = 16.0
	nameSize  = 12.0
	bodySize  = 11.0
	noteSize  = 10.0
)

// A role is what a cell is for.
type role int

const (
	titleRole role = iota
	nameRole
	headRole
	bodyRole
	totalRole
	noteRole
)

// faces are the typeface and size of each role.
var faces = [...]struct {
	family string
	size   float64
}{
	titleRole: {biaoSong, titleSize},
	nameRole:  {hei, nameSize},
	headRole:  {hei, bodySize},
	bodyRole:  {song, bodySize},
	totalRole: {hei, bodySize},
	noteRole:  {song, noteSize},
}

// A style is all that makes two cells look different.
type style struct {
	role     role
	emphasis doc.Emphasis
	align    doc.Align
	format   string // number format; empty for general
	ruled    bool   // thin lines around it
	bottom   bool   // text at the foot of the cell, under a picture
}

// styles numbers the styles of one workbook as they come up.
type styles struct {
	file *excelize.File
	ids  map[style]int
}

func (st *styles) id(s style) (int, error) {
	if id, ok := st.ids[s]; ok {
		return id, nil
	}
	id, err := st.file.NewStyle(s.excel())
	st.ids[s] = id
	return id, err
}

// finish makes 宋体 the base typeface, of which Excel counts the width of
// columns, and takes the family out of all fonts: excelize calls each a sans
// serif, and so would a machine choose when one is missing.
func (st *styles) finish() {
	fonts := st.file.Styles.Fonts.Font
	base := song
	fonts[0].Name.Val = &base
	for _, f := range fonts {
		f.Family = nil
	}
}

func (s style) excel() *excelize.Style {
	out := &excelize.Style{
		Font: font(s.family(), faces[s.role].size),
		Alignment: &excelize.Alignment{
			Horizontal: [...]string{doc.AlignAuto: "left", doc.AlignLeft: "left", doc.AlignCenter: "center", doc.AlignRight: "right"}[s.align],
			Vertical:   "center",
			WrapText:   true,
		},
	}
	if s.bottom {
		out.Alignment.Vertical = "bottom"
	}
	switch s.format {
	case "":
	case textFormat:
		out.NumFmt = 49 // ECMA-376, 18.8.30
	default:
		out.CustomNumFmt = &s.format
	}
	if s.ruled {
		for _, side := range []string{"left", "top", "right", "bottom"} {
			out.Border = append(out.Border, excelize.Border{Type: side, Color: "000000", Style: 1})
		}
		if s.role == headRole {
			out.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"F2F2F2"}}
		}
	}
	return out
}

func (s style) family() string {
	switch s.emphasis {
	case doc.Strong:
		return hei
	case doc.Kai:
		return kai
	}
	return faces[s.role].family
}

func font(family string, size float64) *excelize.Font {
	gb2312 := 134
	return &excelize.Font{Family: family, Size: size, Charset: &gb2312, ColorIndexed: -1} // no colour: black
}
