package page

import (
	"context"
	"fmt"
	"slices"
	"testing"

	"github.com/biaoping/biaoping/report/doc"
	"github.com/biaoping/biaoping/report/doc/doctest"
	"github.com/biaoping/biaoping/report/font"
)

const dayOfClosing = "2024年5月31日"

// A closing of seven organs fills a page nearly: with the end of the text and
// all of 附件说明 it would not fit one.
func TestAClosingThatFillsAPageIsNotTorn(t *testing.T) {
	names := []string{"某某市应急管理局", "某某市人力资源和社会保障局", "某某市市场监督管理局", "某某市消防救援支队", "某某市住房和城乡建设局", "某某市工业和信息化局", "某某市总工会"}
	for _, style := range []doc.ClosingStyle{doc.Sealed, doc.Signed} {
		closing := &doc.Closing{Style: style, Date: dayOfClosing}
		for i, n := range names {
			s := doc.Signature{Organ: n, Seal: doctest.Seal()}
			if style == doc.Signed {
				s.Organ, s.Seal.WidthMM = fmt.Sprintf("第%d厅厅长", i), 20
			}
			closing.Signatures = append(closing.Signatures, s)
		}
		for lines := range linesPerPage {
			pages := layBlocks(t, append(body(lines+1), &doc.AttachmentNote{Names: []string{"甲表", "乙表"}}, closing)...)
			for i := range pages {
				if n := len(pages[i].Seals); n != 0 && n != len(names) {
					t.Errorf("style %d, %d lines: %d of %d seals on page %d", style, lines+1, n, len(names), i+1)
				}
			}
			date, _ := find(t, pages, "2024年")
			if len(pages[date].Seals) == 0 {
				t.Errorf("style %d, %d lines: the date stands without seals", style, lines+1)
			}
		}
	}
}

func TestASealDoesNotLieOverWhatFollows(t *testing.T) {
	closing := func() *doc.Closing {
		return &doc.Closing{Signatures: []doc.Signature{{Organ: "某某局", Seal: doctest.Seal()}}, Date: dayOfClosing}
	}
	for name, next := range map[string]doc.Block{
		"text": &doc.Paragraph{Role: doc.Right, Text: doc.Plainly("后文")}, "title": &doc.Title{Text: "后文"}, "table": list(3, "后文"), "closing": closing(),
	} {
		pages := layBlocks(t, &doc.Paragraph{Text: doc.Plainly("正文。")}, closing(), next)
		seal := pages[0].Seals[0]
		for i := range pages[0].Texts {
			x := &pages[0].Texts[i]
			if top := x.Y - x.Size*4/5; !x.Artifact && glyphs(x) != "某某局" && glyphs(x) != dayOfClosing && top > seal.Y && top < seal.Y+seal.H {
				t.Errorf("%s: the seal lies over %q", name, glyphs(x))
			}
		}
		for _, other := range pages[0].Seals[1:] {
			if other.Y < seal.Y+seal.H {
				t.Errorf("%s: the seals touch", name)
			}
		}
	}
}

func TestASealHigherThanWideFitsOnEveryPage(t *testing.T) {
	seal := doctest.Seal()
	seal.Height = seal.Width * 5 / 4
	for _, organs := range []int{1, 4} {
		for _, style := range []doc.ClosingStyle{doc.Sealed, doc.Signed} {
			for lines := range linesPerPage + 2 {
				signatures := slices.Repeat([]doc.Signature{{Organ: "某某局", Name: "张某某", Seal: seal}}, organs)
				pages := layBlocks(t, append(body(lines), &doc.Closing{Style: style, Signatures: signatures, Date: dayOfClosing})...)
				for _, p := range pages {
					for i, a := range p.Seals {
						for _, b := range p.Seals[:i] {
							if a.X < b.X+b.W && b.X < a.X+a.W && a.Y < b.Y+b.H && b.Y < a.Y+a.H {
								t.Errorf("style %d, %d lines: seals lie over each other", style, lines)
							}
						}
					}
				}
			}
		}
	}
}

func TestTheLastPictureStaysWithTheClosing(t *testing.T) {
	for _, caption := range []string{"", "现场"} {
		for lines := range linesPerPage {
			p := doctest.Photo(0)
			p.Caption = caption
			pages := layBlocks(t, append(body(lines), p, &doc.Closing{Style: doc.Unsealed, Signatures: []doc.Signature{{Organ: "某某局"}}, Date: dayOfClosing})...)
			if on, _ := find(t, pages, "2024年"); len(pages[on].Images) == 0 {
				t.Errorf("caption %q, %d lines: the closing has left the picture", caption, lines)
			}
		}
	}
}

func TestAPictureAsHighAsThePageStaysWithItsHeading(t *testing.T) {
	p := doctest.Photo(0)
	p.Width, p.Height, p.Caption = 1000, 4000, "现场"
	for lines := range 3 {
		pages := layBlocks(t, append(body(lines), &doc.Heading{Level: 1, Number: "一、", Text: doc.Plainly("标题")}, p)...)
		on, _ := find(t, pages, "一、标题")
		under, _ := find(t, pages, "现场")
		if on != under || len(pages[on].Images) != 1 {
			t.Errorf("%d lines above: the heading stands on page %d, the caption on %d", lines, on+1, under+1)
		}
	}
}

func TestASealThatDoesNotFitIsRefused(t *testing.T) {
	fonts, err := font.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		style doc.ClosingStyle
		width int
		want  string
	}{
		{doc.Sealed, 160, "图片“样例印章”宽 160 mm、高 160 mm，这一面排不下，请缩小"},
		{doc.Signed, 150, "图片“样例印章”宽 150 mm、高 150 mm，这一面排不下，请缩小"},
		{doc.Sealed, 50, ""},
		{doc.Signed, 50, ""},
	} {
		seal := doctest.Seal()
		seal.WidthMM = c.width
		closing := &doc.Closing{Style: c.style, Signatures: []doc.Signature{{Organ: "某某局", Seal: seal}}, Date: dayOfClosing}
		_, err := Lay(context.Background(), &doc.Document{Sections: []doc.Section{{Blocks: append(body(20), closing)}}}, fonts)
		if got := fmt.Sprint(err); c.want == "" && err != nil || c.want != "" && got != c.want {
			t.Errorf("style %d, %d mm: %v", c.style, c.width, err)
		}
	}
}
