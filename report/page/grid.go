package page

import (
	"cmp"

	"github.com/biaoping/biaoping/report/doc"
)

// Dimensions of GB/T 9704—2012, 5.1 and 5.2.
var (
	paperWidth  = MM(210) // A4
	paperHeight = MM(297)
	marginTop   = MM(37)  // 天头
	marginLeft  = MM(28)  // 订口
	textWidth   = MM(156) // 版心
	textHeight  = MM(225)
)

const (
	linesPerPage = 22 // GB/T 9704—2012, 5.2.3
	charsPerLine = 28
)

// Sizes of Chinese type in points: 小初 … 小五.
const (
	size1  = 26 * Pt // 一号
	size2  = 22 * Pt // 二号
	size3  = 16 * Pt // 三号
	size4  = 14 * Pt // 四号
	sizeS4 = 12 * Pt // 小四
	size5  = 10500   // 五号, 10.5 pt
	sizeS5 = 9 * Pt  // 小五
)

// pitch is the width of one of the 28 characters of a line. It is a little
// less than the type's 16 pt: 28 × 16 pt is 158 mm and the 版心 has 156.
var pitch = textWidth / charsPerLine

// A sheet is the 版心 of one page and where it lies.
type sheet struct {
	width, height Unit // of the paper
	left, top     Unit // of the 版心
	w, h          Unit // of the 版心
	landscape     bool
	lines         int // of an upright page
}

// sheetFor is the portrait or the landscape sheet. A landscape page is the
// portrait sheet turned by a quarter so that its head lies to the left, which
// is the binding edge of odd pages and the cut edge of even ones
// (GB/T 9704—2012, 8: 单页码表头在订口一边，双页码表头在切口一边).
func sheetFor(s *doc.Section) sheet {
	lines := cmp.Or(s.Lines, linesPerPage)
	if !s.Landscape {
		return sheet{width: paperWidth, height: paperHeight, left: marginLeft, top: marginTop, w: textWidth, h: textHeight, lines: lines}
	}
	return sheet{width: paperHeight, height: paperWidth, left: paperHeight - marginTop - textHeight, top: marginLeft, w: textHeight, h: textWidth, landscape: true, lines: lines}
}

// leading is the height of one line of the grid.
func (s sheet) leading() Unit { return textHeight / Unit(s.lines) }

// line is the top of line i (from 0) below the head of the 版心.
func (s sheet) line(i int) Unit { return Unit(int64(textHeight) * int64(i) / int64(s.lines)) }

// lineAt is the first line that begins at or below y, up to a hundredth of a
// point of rounding.
func (s sheet) lineAt(y Unit) int {
	const slack = 10
	i := int(int64(y) * int64(s.lines) / int64(textHeight))
	for s.line(i)+slack < y {
		i++
	}
	return i
}

// linePitch is the height of one line of the usual grid, 225/22 mm.
var linePitch = textHeight / linesPerPage
