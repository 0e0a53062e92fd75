package docx

import "github.com/biaoping/biaoping/report/doc"

var (
	sealSize  = mm(42) // width of a seal unless its picture says otherwise, and its room without a picture
	sealMost  = mm(60)
	sealBelow = mm(4) // 署名 and 成文日期 lie this much below the seal's centre

	nameSealSize = mm(32) // width of a 签名章 unless its picture says otherwise
)

// closing writes 署名, 成文日期 and 印章 (GB/T 9704—2012, 7.3.5). All of it
// stays on one page, with the end of the text before it.
func (e *encoder) closing(c *doc.Closing, next doc.Block) {
	keep := e.keep
	e.keep = true
	switch {
	case len(c.Signatures) == 0:
		e.dateLine(fourFromRight, c.Date, keep)
	case c.Style == doc.Sealed && len(c.Signatures) > 1:
		e.sealedJointly(c, next, keep)
	case c.Style == doc.Sealed:
		e.sealed(c, next, keep)
	case c.Style == doc.Unsealed:
		e.unsealed(c, keep)
	case c.Style == doc.Signed:
		e.signed(c, keep)
	default:
		e.fail("用印方式 %d 没有定义", c.Style)
	}
	e.keep = keep
}

// fourFromRight ends four characters from the right.
var fourFromRight = para{right: 4 * charPitch, align: "right"}

// dateLine writes 成文日期, which needs to stay with the next block only
// when keep says so.
func (e *encoder) dateLine(p para, date string, keep bool) {
	e.keep = keep
	p.style = "Date"
	e.line(p, date)
}

// dateCentre is the middle of 成文日期 that ends four characters from the
// right.
func (e *encoder) dateCentre(date string) int {
	return e.sheet.textWidth() - 4*charPitch - bodyWidth(date)/2
}

// around is a paragraph whose text stands with its middle at x.
func (e *encoder) around(x int) para {
	width := e.sheet.textWidth()
	return para{align: "center", left: max(0, 2*x-width), right: max(0, width-2*x)}
}

// A stamp is a seal and its place over 署名 and 成文日期.
type stamp struct {
	picture *doc.Picture
	w, h    int
}

// stampOf is the seal of s, or the room it takes. ok is false for a picture
// that cannot be shown.
func (e *encoder) stampOf(s doc.Signature) (st stamp, ok bool) {
	st = stamp{s.Seal, sealSize, sealSize}
	if s.Seal != nil {
		if !e.checked(s.Seal) {
			return st, false
		}
		st.w, st.h = fit(s.Seal, sealSize, sealMost, sealMost)
	}
	return st, true
}

// rise is the distance from the seal's top to the line of 署名.
// Where the lines have moved together, it is such that the top is half a line
// under the text and as few lines as can be stay empty.
func (e *encoder) rise(s stamp) int {
	pitch := e.sheet.linePitch()
	if e.sheet.closer() {
		return (s.h/2+pitch/4)/pitch*pitch - pitch/2
	}
	return s.h/2 + sealBelow - pitch
}

// fall is the distance from the line of 成文日期 down to the seal's foot.
func (e *encoder) fall(s stamp) int { return s.h - e.rise(s) - 2*e.sheet.linePitch() }

// nameWidth is the width of 署名 with room for what a typeface is wider.
func nameWidth(s doc.Signature) int { return bodyWidth(s.Organ) + charPitch/4 }

// press puts the seal into the open paragraph of 署名, its middle at x.
func (e *encoder) press(s stamp, x int) {
	if s.picture != nil {
		e.float(s.picture, "印章", x-s.w/2, -e.rise(s), s.w, s.h)
	}
}

// endsBefore reports whether b is a 附注 of one line that ends a character before
// left: typefaces differ.
func endsBefore(b doc.Block, left int) bool {
	p, ok := b.(*doc.Paragraph)
	return ok && p.Role == doc.FootNote && 2*charPitch+bodyWidth(p.Text.String())+charPitch <= left
}

// sealed writes one 署名 over the date, their middles in one line, and the
// seal over both. As many lines stay empty before them as keep the seal's
// top within one line of the text (7.3.5.1), and as many behind them as keep
// its foot inside the 版心 and off what follows, unless 附注 stands beside it.
func (e *encoder) sealed(c *doc.Closing, next doc.Block, keep bool) {
	s := c.Signatures[0]
	seal, ok := e.stampOf(s)
	if !ok {
		return
	}
	width := e.sheet.textWidth()
	x := max(width/2, min(e.dateCentre(c.Date), width-nameWidth(s)/2))
	pitch := e.sheet.linePitch()
	e.blank(max(1, (e.rise(seal)+pitch-1)/pitch))
	p := e.around(x)
	p.style = "Organ"
	e.open(p)
	e.press(seal, x)
	e.run("", s.Organ)
	e.shut()
	behind := (e.fall(seal) + pitch - 1) / pitch
	if endsBefore(next, x-seal.w/2) {
		behind = 0
	}
	e.dateLine(e.around(x), c.Date, keep || behind > 0)
	e.keep = keep
	if behind > 0 && e.sheet.closer() { // the page is full: rounding must not turn it
		e.gap(e.fall(seal) - pitch/4)
		return
	}
	e.blank(behind)
}

// unsealed writes 署名 two characters from the right, one empty line under
// the text. The date begins two characters further right than the last 署名;
// if it is longer, it ends two characters from the right instead, and 署名
// moves (7.3.5.2). All of it is held at the right, where no typeface, however
// wide, breaks its line.
func (e *encoder) unsealed(c *doc.Closing, keep bool) {
	const two = 2 * charPitch
	text, date := e.sheet.textWidth(), bodyWidth(c.Date)
	left := 0 // of the last 署名
	e.blank(1)
	for i, s := range c.Signatures {
		right, name := two, bodyWidth(s.Organ)
		if i == len(c.Signatures)-1 && date > name {
			right = two + date + two - name
		}
		left = max(0, text-right-name)
		e.line(para{style: "Organ", right: right, align: "right"}, s.Organ)
	}
	e.dateLine(para{right: max(0, text-left-two-date), align: "right"}, c.Date, keep)
}

// signed writes 签名章 four characters from the right, two empty lines under
// the text, the signer's post two characters left of it, and the date one
// empty line below (7.3.5.3).
func (e *encoder) signed(c *doc.Closing, keep bool) {
	p := fourFromRight
	p.style = "Signature"
	e.blank(2)
	for _, s := range c.Signatures {
		e.open(p)
		e.run("", s.Organ+"　　")
		switch {
		case s.Seal == nil && s.Name == "":
			e.run("", "　　　　　　") // room for the 签名章
		case s.Seal == nil:
			e.run("Kai", s.Name)
		case e.checked(s.Seal):
			w, h := fit(s.Seal, nameSealSize, sealMost, sealMost)
			e.inline(s.Seal, w, h)
		}
		e.shut()
	}
	e.blank(1)
	e.dateLine(fourFromRight, c.Date, keep)
}
