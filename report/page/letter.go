package page

import "github.com/biaoping/biaoping/report/doc"

// Measures of 信函格式 (GB/T 9704—2012, 10.1).
var (
	letterMark = MM(30)  // upper edge of the mark below that of the paper
	letterLine = MM(170) // length of the double lines
	letterFoot = MM(20)  // lower double line above the lower edge of the paper
	letterGap  = MM(4)   // between the mark and the upper double line
)

// Weights of the double lines. They are ours: the standard says thick and thin.
var (
	doubleThick = MM(1)
	doubleSpace = MM(0.6)
	doubleThin  = MM(0.4)
	doubleLine  = doubleThick + doubleSpace + doubleThin
)

// beside is 7/8 of the height of a 三号 character: what parts a line of text
// from a double line.
const beside = size3 * 7 / 8

// letter is the head of a letter: the mark, the two double lines of the first
// page, at the left 份号, 密级和保密期限 and 紧急程度, at the right 发文字号.
func (f *flow) letter(b *doc.Masthead) error {
	f.sheet = letterSheet(f.sheet)
	f.pageInfo().sheet = f.sheet
	p := f.page()
	_, ink, err := f.mark(p, b, letterMark)
	if err != nil {
		return err
	}
	y := ink + letterGap
	f.double(p, y, doubleThick, doubleThin)
	f.double(p, f.sheet.height-letterFoot-doubleLine, doubleThin, doubleThick)

	left, err := f.corner(b)
	if err != nil {
		return err
	}
	number, err := f.set(nil, b.DocNumber, bodyStyle)
	if err != nil {
		return err
	}
	if len(left) > 0 && width(left[0])+pitch+width(number) > f.sheet.w {
		return noRoom(b.DocNumber, "发文字号“%s”与左边的份号、密级或紧急程度一行排不下，请缩短", b.DocNumber)
	}
	lead := f.sheet.leading()
	y += doubleLine + beside - (lead-size3)/2 // the head of the first line
	put(p, number, f.sheet.left+f.sheet.w-width(number), y+baseline(lead, size3), false)
	rows := min(len(number), 1)
	for i, items := range left {
		put(p, items, f.sheet.left, y+Unit(i)*lead+baseline(lead, size3), false)
		rows = max(rows, i+1)
	}
	f.twoLinesBelow(y + Unit(rows)*lead - f.sheet.top)
	return nil
}

// letterSheet is the first page of a letter. Its grid ends where a last line
// of text stands 7/8 of a character above the lower double line (10.1), which
// is a little below the 版心 of other pages. Where lines have moved together it
// ends with the 版心, as it must in Word: what fits one page does so in both.
func letterSheet(s sheet) sheet {
	foot := s.height - letterFoot - doubleLine - beside + (s.leading()-size3)/2
	if s.lines > linesPerPage {
		foot = marginTop + textHeight
	}
	n := s.lineAt(foot - letterMark)
	s.h = s.line(n)
	s.top = foot - s.h
	return s
}

// double draws two red lines, one of each weight, in the middle of the paper.
func (f *flow) double(p *Page, y, upper, lower Unit) {
	x := (f.sheet.width - letterLine) / 2
	p.Rules = append(p.Rules,
		Rule{X: x, Y: y, W: letterLine, H: upper, Color: Red},
		Rule{X: x, Y: y + upper + doubleSpace, W: letterLine, H: lower, Color: Red})
}
