package docx

import (
	"strings"
	"testing"

	"github.com/biaoping/biaoping/report/doc"
	"github.com/biaoping/biaoping/report/doc/doctest"
)

// closer is the tree of a section of that many lines with blocks, and of one
// with the usual number after it.
func closer(t *testing.T, lines int, blocks ...doc.Block) *node {
	d := &doc.Document{Sections: []doc.Section{{Lines: lines, Blocks: blocks}, {Blocks: []doc.Block{&doc.Paragraph{Text: doc.Plainly("附件")}}}}}
	return parsed(t, "document.xml", document(t, d))
}

// Lines that move together have their height outright: of a typeface that is
// higher the grid would give each line two. Only their section has them.
func TestLinesThatMoveTogetherHaveTheirHeightOutright(t *testing.T) {
	for lines, pitch := range map[int]string{23: "554", 26: "490", 28: "455"} {
		tree := closer(t, lines, &doc.Paragraph{Text: doc.Plainly("正文")}, doctest.Seal())
		var got []string
		for _, p := range tree.all("p") {
			got = append(got, p.child("pPr", "pStyle").attrs["val"]+p.child("pPr", "spacing").attrs["line"])
		}
		for _, grid := range tree.all("docGrid") {
			got = append(got, grid.attrs["linePitch"])
		}
		compareLines(t, pitch, strings.Join(got, "\n"), strings.Join([]string{"Body" + pitch, "Picture", "Body", pitch, "579"}, "\n"))
	}
}

// What fits the first page of the printed document does so in Word, with the
// seal.
func TestAClosingThatJustFitsInCloserLinesFitsInWord(t *testing.T) {
	const lines = 28
	tree := closer(t, lines,
		&doc.Masthead{Organs: []string{"某某市应急管理局"}, DocNumber: "某应急〔2024〕12号"},
		&doc.Title{Text: "某某市应急管理局关于印发\n企业安全生产标准化评审工作\n管理办法和评审单位考核细则的通知"},
		&doc.Paragraph{Role: doc.Flush, Text: doc.Plainly("各县（市、区）应急管理局：")},
		&doc.Paragraph{Text: doc.Plainly("现将有关文件印发给你们，请认真贯彻执行。")},
		&doc.AttachmentNote{Names: []string{"评审工作管理办法", "评审单位考核细则"}},
		&doc.Closing{Signatures: signatures(doctest.Seal(), "某某市应急管理局"), Date: closingDate})
	y, foot := 0, 0
	for _, p := range tree.child("document", "body").children {
		if a := p.all("anchor"); len(a) == 1 {
			foot = y + emu(a[0].child("positionV", "posOffset").text) + number(a[0].child("extent").attrs["cy"])/emuPerTwip
		}
		y += heightOf(p)
		if p.child("pPr", "sectPr").name != "" {
			break
		}
	}
	if room := portrait.textHeight(); y > room || foot > room || foot < room-2*455 {
		t.Errorf("the text ends at %d and the seal at %d of %d", y, foot, room)
	}
}

// What stands at a distance in millimetres does not move with the lines.
func TestCloserLinesLeaveTheRedLineUnderTheNumber(t *testing.T) {
	head := masthead(0, "某某市应急管理局")
	for _, lines := range []int{23, 28} {
		height := 0
		for _, p := range closer(t, lines, head).child("document", "body").children {
			if p.child("pPr", "pStyle").attrs["val"] == "DocNumber" {
				break
			}
			height += heightOf(p)
		}
		s := portrait
		s.lines = lines
		if gap := s.numberOver() + numberHigh + redLineSpace*20 - (s.linePitch()+size3*10)/2; !near(gap, mm(4), 20) {
			t.Errorf("%d lines: the red line lies %d below 发文字号, want %d", lines, gap, mm(4))
		}
		if want := markTop + markOf(head, portrait.textWidth()).height() + 2*s.linePitch(); !near(height, want, 10) {
			t.Errorf("%d lines: 发文字号 begins at %d, want %d", lines, height, want)
		}
	}
}
