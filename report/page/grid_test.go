package page

import (
	"fmt"
	"slices"
	"testing"

	"github.com/biaoping/biaoping/report/doc"
	"github.com/biaoping/biaoping/report/doc/doctest"
)

// closer lays blocks in pages of that many lines.
func closer(t *testing.T, lines int, blocks ...doc.Block) []Page {
	t.Helper()
	return lay(t, &doc.Document{Sections: []doc.Section{{Lines: lines, Blocks: blocks}}})
}

func TestAPageHasAsManyLinesAsItsSectionAsksFor(t *testing.T) {
	for lines := linesPerPage; lines <= 28; lines++ {
		pages := closer(t, lines, body(lines+1)...)
		if len(pages) != 2 || len(pages[1].Texts) != 2 { // the text and the page number
			t.Fatalf("%d lines and one more take %d pages", lines, len(pages))
		}
		first, last := &pages[0].Texts[0], &pages[0].Texts[lines-1]
		if got, want := last.Y-first.Y, textHeight*Unit(lines-1)/Unit(lines); !near(got, want, rounding) {
			t.Errorf("%d lines: the last stands %d below the first, want %d", lines, got, want)
		}
		if free := (last.Y-first.Y)/Unit(lines-1) - size3; free < size3*2/5 {
			t.Errorf("%d lines leave %d between two of them, want two fifths of a character", lines, free)
		}
		if number := &pages[0].Texts[lines]; !number.Artifact || !near(number.Y-size4*3/8, marginTop+textHeight+MM(7), 20) {
			t.Errorf("%d lines: the page number %+v does not stand 7 mm below the 版心", lines, number)
		}
	}
}

// What the standard gives in millimetres does not move with the lines.
func TestCloserLinesLeaveTheMastheadWhereTheStandardSays(t *testing.T) {
	_, usual := find(t, lay(t, doctest.Notice()), "某某市应急管理局文件")
	for lines := linesPerPage + 1; lines <= 28; lines++ {
		pages := closer(t, lines, doctest.Notice().Sections[0].Blocks...)
		_, mark := find(t, pages, "某某市应急管理局文件")
		_, number := find(t, pages, "某应急〔2024〕12号")
		if mark.X != usual.X || mark.Y != usual.Y {
			t.Errorf("%d lines: the mark stands at %d,%d, want %d,%d", lines, mark.X, mark.Y, usual.X, usual.Y)
		}
		line := pages[0].Rules[0]
		if gap := line.Y - (number.Y + size3*14/100); !near(gap, MM(4), 50) {
			t.Errorf("%d lines: the red line lies %d below 发文字号, want %d", lines, gap, MM(4))
		}
	}
}

func TestAClosingThatDoesNotFitDoesSoInCloserLines(t *testing.T) {
	blocks := []doc.Block{
		&doc.Masthead{Organs: []string{"某某市应急管理局"}, DocNumber: "某应急〔2024〕12号"},
		&doc.Title{Text: "某某市应急管理局关于印发\n企业安全生产标准化评审工作\n管理办法和评审单位考核细则的通知"},
		&doc.Paragraph{Role: doc.Flush, Text: doc.Plainly("各县（市、区）应急管理局：")},
		&doc.Paragraph{Text: doc.Plainly("现将有关文件印发给你们，请认真贯彻执行。")},
		&doc.AttachmentNote{Names: []string{"评审工作管理办法", "评审单位考核细则"}},
		&doc.Closing{Signatures: []doc.Signature{{Organ: "某某市应急管理局", Seal: doctest.Seal()}}, Date: "2024年5月31日"},
	}
	var got []string
	for _, lines := range []int{22, 27, 28} {
		pages := closer(t, lines, blocks...)
		got = append(got, fmt.Sprint(lines, " ", len(pages), " ", pages[0].Body))
		for i := range pages {
			for _, s := range pages[i].Seals {
				if s.Y+s.H > marginTop+textHeight {
					t.Errorf("%d lines: the seal reaches %d below the 版心", lines, s.Y+s.H-marginTop-textHeight)
				}
			}
		}
	}
	if want := []string{"22 2 false", "27 2 false", "28 1 true"}; !slices.Equal(got, want) {
		t.Errorf("lines, pages, text on the first: %q, want %q", got, want)
	}
}

// The first page of a letter in closer lines ends with the 版心, as in Word.
func TestALetterInCloserLinesEndsAsOtherPagesDo(t *testing.T) {
	blocks := append([]doc.Block{&doc.Masthead{Form: doc.LetterForm, Organs: []string{"某某市应急管理局"}, DocNumber: "某函〔2024〕1号"}}, body(30)...)
	for _, lines := range []int{23, 28} {
		pages := closer(t, lines, blocks...)
		foot := Unit(0)
		for i := range pages[0].Texts {
			if !pages[0].Texts[i].Artifact {
				foot = max(foot, pages[0].Texts[i].Y)
			}
		}
		lead := textHeight / Unit(lines)
		if want := marginTop + textHeight - lead + baseline(lead, size3); !near(foot, want, rounding) {
			t.Errorf("%d lines: the last line stands at %d, want %d", lines, foot, want)
		}
	}
}
