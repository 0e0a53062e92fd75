package page

import (
	"github.com/biaoping/biaoping/report/doc"
	"github.com/biaoping/biaoping/report/font"
)

// Unit is a length of one thousandth of a point. Whole numbers keep pages
// the same on every machine.
type Unit int32

// Pt is one point.
const Pt Unit = 1000

// MM is a length in millimetres, rounded to the nearest unit.
func MM(v float64) Unit { return Unit(v*72000/25.4 + 0.5) }

// A Page is one sheet side with everything placed. The origin is the upper
// left corner; x grows to the right, y downwards.
type Page struct {
	Width, Height Unit
	Label         string  // page number as a viewer shows it, on a page that counts but prints none too; empty on unnumbered pages
	Rules         []Rule  // drawn first
	Images        []Image // then pictures
	Texts         []Text  // then text, in reading order
	Seals         []Image // then seals, over the text
	Marks         []Mark  // headings for the outline, from top to bottom
	Links         []Link  // of 目录: where a click leads
	Body          bool    // 正文 stands on it: a paragraph of the body or a heading
}

// A Color is red, green and blue, each 0 to 255.
type Color struct{ R, G, B uint8 }

// Black and the red of 发文机关标志 and seals.
var (
	Black = Color{}
	Red   = Color{R: 255}
)

// A Rule is a filled box: a line of a table or the red line of a masthead.
type Rule struct {
	X, Y, W, H Unit
	Color      Color
}

// A Text is a run of glyphs of one face on one baseline.
type Text struct {
	X, Y     Unit // left end of the baseline
	Face     *font.Face
	Size     Unit
	Color    Color
	Glyphs   []Glyph
	Turned   bool // a quarter clockwise: the text runs downwards from (X, Y)
	Artifact bool // not part of the document's text: page number, 续表, repeated header, 草稿
}

// A Glyph is one drawn character.
type Glyph struct {
	Rune    rune
	ID      font.GID
	Advance Unit // from this glyph's origin to the next one's, squeeze and stretch included
}

// An Image is a picture in its box.
type Image struct {
	X, Y, W, H Unit
	Picture    *doc.Picture
}

// A Mark is a heading where it stands.
type Mark struct {
	Level int // 0 for a title, 1 to 4 for headings
	Text  string
	Y     Unit // top of its line
}

// A Link is a box of a page that leads to a line of another one.
type Link struct {
	X, Y, W, H Unit
	Page       int  // index of the page it leads to
	Top        Unit // of the line there
}
