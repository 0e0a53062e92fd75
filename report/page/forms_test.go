package page

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/biaoping/biaoping/report/doc"
	"github.com/biaoping/biaoping/report/doc/doctest"
	"github.com/biaoping/biaoping/report/font"
)

// In every form and on paper of either kind a document may close in any of the
// three ways: whole, and above what stands at the foot of the page.
func TestEveryFormClosesInEveryWay(t *testing.T) {
	for form := doc.OfficialForm; form <= doc.TelegramForm; form++ {
		for style := doc.Sealed; style <= doc.Signed; style++ {
			for n := range 24 {
				landscape := n%2 == 1
				blocks := append([]doc.Block{&doc.Masthead{Form: form, Organs: []string{"应急管理局"}}}, body(1+n)...)
				blocks = append(blocks, &doc.Closing{Style: style, Signatures: []doc.Signature{{Organ: "局长", Name: "张某某", Seal: doctest.Seal()}}, Date: "2024年5月31日"}, &doc.Imprint{CopyTo: []string{"某某局"}})
				pages := lay(t, &doc.Document{Sections: []doc.Section{{Landscape: landscape, Blocks: blocks}}})
				on, date := find(t, pages, "2024年")
				if at, _ := find(t, pages, "局长"); at != on {
					t.Errorf("form %d, style %d, %d lines: 署名 on page %d, date on %d", form, style, 1+n, at+1, on+1)
				}
				if last, _ := find(t, pages, fmt.Sprintf("第%d段", 1+n)); last != on {
					t.Errorf("form %d, style %d, %d lines: the last line on page %d, the date on %d", form, style, 1+n, last+1, on+1)
				}
				end, copies := find(t, pages, "抄送")
				s := sheetFor(&doc.Section{Landscape: landscape})
				if form == doc.LetterForm && on == 0 {
					s = letterSheet(s)
				}
				foot := s.top + s.h
				if end == on {
					foot, _ = em(copies)
				}
				if date.Y > foot {
					t.Errorf("form %d, style %d, %d lines: the date at %d, the foot at %d", form, style, 1+n, date.Y, foot)
				}
				for _, seal := range pages[on].Seals {
					if seal.Y+seal.H > foot+rounding {
						t.Errorf("form %d, style %d, %d lines: the seal ends at %d, the foot at %d", form, style, 1+n, seal.Y+seal.H, foot)
					}
				}
			}
		}
	}
}

func TestWhatAFormHasNoPlaceForIsRefused(t *testing.T) {
	fonts, err := font.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	organs := []string{"某某局"}
	tall := doctest.Seal()
	tall.Height *= 2
	long := strings.Repeat("某某某某某某某某某某", 12)
	for want, blocks := range map[string][]doc.Block{
		"信函格式没有签发人的位置，“张某某”印不出来，请删去或改用别的格式":         {&doc.Masthead{Form: doc.LetterForm, Organs: organs, Signatories: []string{"张某某"}}},
		"信函格式没有联合行文的机关的位置，“某某总工会”印不出来，请删去或改用别的格式":   {&doc.Masthead{Form: doc.LetterForm, Organs: []string{"某某局", "某某总工会"}}},
		"信函格式没有发文机关标志的后缀的位置，“文件”印不出来，请删去或改用别的格式":    {&doc.Masthead{Form: doc.LetterForm, Organs: organs, Suffix: "文件"}},
		"命令格式没有发文字号的位置，“某令〔2024〕1号”印不出来，请删去或改用别的格式": {&doc.Masthead{Form: doc.OrderForm, Organs: organs, DocNumber: "某令〔2024〕1号"}},
		"纪要格式没有等级的位置，“特急·明电”印不出来，请删去或改用别的格式":        {&doc.Masthead{Form: doc.MinutesForm, Organs: organs, Class: "特急·明电"}},
		"明电格式没有密级的位置，“机密”印不出来，请删去或改用别的格式":           {&doc.Masthead{Form: doc.TelegramForm, Organs: organs, Secrecy: "机密"}},
		"公文格式没有签批盖章的位置，“图片”印不出来，请删去或改用别的格式":         {&doc.Masthead{Organs: organs, Approval: doctest.Seal()}},
		"公文格式没有令号、期号或编号的位置，“第3期”印不出来，请删去或改用别的格式":    {&doc.Masthead{Organs: organs, Serial: "第3期"}},
		"page: cannot lay a masthead of form 9": {&doc.Masthead{Form: 9, Organs: organs}},
		"信函格式的版记不加印发机关和印发日期（GB/T 9704—2012，10.1），请删去“某某办公室2024年5月31日印发”": {
			&doc.Masthead{Form: doc.LetterForm, Organs: organs}, &doc.Imprint{Organ: "某某办公室", Date: "2024年5月31日"}},
		"发文字号“某某某某某某某某某某某某某应急函〔2024〕18号”与左边的份号、密级或紧急程度一行排不下，请缩短": {
			&doc.Masthead{Form: doc.LetterForm, Organs: organs, Secrecy: "绝密★长期（至解密之日止）", DocNumber: "某某某某某某某某某某某某某应急函〔2024〕18号"}},
		"“某某某某某某某某某某某某某某某某某某某某某办公室”与日期一行排不下，请用规范化简称": {
			&doc.Masthead{Form: doc.MinutesForm, Organs: organs, Sender: "某某某某某某某某某某某某某某某某某某某某某办公室", Date: "2024年5月31日"}},
		"签批盖章的图片为 42×84 mm，电报的版头放不下，宽和高都不应超过 48 mm": {&doc.Masthead{Form: doc.TelegramForm, Organs: organs, Approval: tall}},
		"“" + long + "”太长，电报的版头放不下，请用规范化简称":         {&doc.Masthead{Form: doc.TelegramForm, Organs: organs, Sender: long}},
		"电报的等级“特急·明电”、文号“" + long[:60] + "”、编号“”一行排不下，请缩短": {
			&doc.Masthead{Form: doc.TelegramForm, Organs: organs, Class: "特急·明电", DocNumber: long[:60]}},
		"发文机关标志“" + long + "”太长，两行也排不下，请用规范化简称": {&doc.Masthead{Form: doc.LetterForm, Organs: []string{long}}},
		"“某某某某某某某某某某某某某某：”作为标签太长，应如“出席：”": {
			&doc.Paragraph{Role: doc.Hanging, Text: doc.Text{{Text: "某某某某某某某某某某某某某某："}, {Text: "张某某"}}}},
	} {
		_, err := Lay(context.Background(), &doc.Document{Sections: []doc.Section{{Blocks: blocks}}}, fonts)
		var room *LayoutError
		if err == nil || err.Error() != want || !errors.As(err, &room) && !strings.HasPrefix(want, "page:") {
			t.Errorf("got  %v\nwant %s", err, want)
		}
	}
}

// Every element of a masthead is either on the page or refused.
func TestNoElementOfAMastheadIsLost(t *testing.T) {
	fonts, err := font.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	elements := map[string]func(*doc.Masthead){
		"000012":    func(b *doc.Masthead) { b.CopyNumber = "000012" },
		"机密":        func(b *doc.Masthead) { b.Secrecy = "机密" },
		"特急":        func(b *doc.Masthead) { b.Urgency = "特急" },
		"总工会":       func(b *doc.Masthead) { b.Organs = append(b.Organs, "总工会") },
		"文件":        func(b *doc.Masthead) { b.Suffix = "文件" },
		"某〔2024〕1号": func(b *doc.Masthead) { b.DocNumber = "某〔2024〕1号" },
		"张某某":       func(b *doc.Masthead) { b.Signatories = []string{"张某某"} },
		"第3期":       func(b *doc.Masthead) { b.Serial = "第3期" },
		"办公室":       func(b *doc.Masthead) { b.Sender = "办公室" },
		"2024年5月1日": func(b *doc.Masthead) { b.Date = "2024年5月1日" },
		"明电":        func(b *doc.Masthead) { b.Class = "明电" },
		"李某某":       func(b *doc.Masthead) { b.Approver = "李某某" },
	}
	for form := doc.OfficialForm; form <= doc.TelegramForm; form++ {
		for text, set := range elements {
			b := &doc.Masthead{Form: form, Organs: []string{"应急管理局"}}
			set(b)
			pages, err := Lay(context.Background(), &doc.Document{Sections: []doc.Section{{Blocks: []doc.Block{b}}}}, fonts)
			if err != nil {
				continue
			}
			var all strings.Builder
			for i := range pages[0].Texts {
				all.WriteString(glyphs(&pages[0].Texts[i]))
			}
			if !strings.Contains(all.String(), text) {
				t.Errorf("%s loses %s: %s", form.Term(), text, all.String())
			}
		}
	}
}
