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

// ink is the upper and the lower edge of the characters of tx.
func ink(tx *Text) (top, foot Unit) {
	top, foot = paperHeight, 0
	for _, g := range tx.Glyphs {
		_, y0, _, y1, _ := tx.Face.Bounds(g.ID)
		em := int64(tx.Face.UnitsPerEm())
		top = min(top, tx.Y-Unit(int64(y1)*int64(tx.Size)/em))
		foot = max(foot, tx.Y-Unit(int64(y0)*int64(tx.Size)/em))
	}
	return top, foot
}

// em is the upper and the lower edge of the em box of tx.
func em(tx *Text) (top, foot Unit) {
	top = tx.Y - tx.Size*86/100
	return top, top + tx.Size
}

func redRules(p *Page) []Rule {
	var red []Rule
	for _, r := range p.Rules {
		if r.Color == Red {
			red = append(red, r)
		}
	}
	return red
}

// GB/T 9704—2012, 10.1.
func TestALettersHeadStandsWhereTheStandardSays(t *testing.T) {
	for name, head := range map[string]doc.Masthead{
		"one line":    {DocNumber: "某应急函〔2024〕8号"},
		"three lines": {DocNumber: "某应急函〔2024〕8号", CopyNumber: "000012", Secrecy: "机密★1年", Urgency: "特急"},
		"long mark":   {DocNumber: "某应急函〔2024〕8号", Urgency: "特急", Organs: []string{"某某省某某市某某高新技术产业开发区管理委员会应急管理局"}},
		"bare":        {},
	} {
		t.Run(name, func(t *testing.T) {
			head.Form = doc.LetterForm
			if head.Organs == nil {
				head.Organs = []string{"某某市应急管理局"}
			}
			pages := layBlocks(t, &head, &doc.Title{Text: "关于协助核查的函"}, &doc.Paragraph{Text: doc.Plainly(strings.Repeat("国", 40*charsPerLine))})
			p := &pages[0]
			first, last := &p.Texts[0], &p.Texts[0]
			for i := range p.Texts {
				if p.Texts[i].Color == Red {
					last = &p.Texts[i]
				}
			}
			top, _ := ink(first)
			if !near(top, MM(30), 20) {
				t.Errorf("the mark's upper edge lies %d below that of the paper, want %d", top, MM(30))
			}
			if middle := first.X + textWidthOf(first)/2; !near(middle, marginLeft+textWidth/2, 20) {
				t.Errorf("the mark's middle is %d", middle)
			}
			rules := redRules(p)
			if len(rules) != 4 {
				t.Fatalf("%d red lines", len(rules))
			}
			for _, r := range rules {
				if r.W != MM(170) || !near(r.X, (paperWidth-MM(170))/2, 2) {
					t.Errorf("a red line from %d, %d long", r.X, r.W)
				}
			}
			_, foot := ink(last)
			if gap := rules[0].Y - foot; !near(gap, MM(4), 20) {
				t.Errorf("the upper double line lies %d below the mark, want %d", gap, MM(4))
			}
			if rules[0].H <= rules[1].H || rules[0].Y >= rules[1].Y || rules[2].H >= rules[3].H || rules[2].Y >= rules[3].Y {
				t.Errorf("the double lines are %+v", rules)
			}
			if up := paperHeight - rules[3].Y - rules[3].H; up != MM(20) {
				t.Errorf("the lower double line lies %d above the lower edge, want %d", up, MM(20))
			}
			under := rules[1].Y + rules[1].H // what the title stands below
			for i, s := range []string{head.CopyNumber, head.Secrecy, head.Urgency, head.DocNumber} {
				if s == "" {
					continue
				}
				_, tx := find(t, pages, s[:6])
				top, foot := em(tx)
				if i == 0 || name == "one line" && i == 3 {
					if gap := top - rules[1].Y - rules[1].H; !near(gap, size3*7/8, 20) {
						t.Errorf("%s stands %d below the line, want %d", s, gap, size3*7/8)
					}
				}
				under = max(under, foot)
				if i < 3 && tx.X != marginLeft {
					t.Errorf("%s begins at %d", s, tx.X)
				}
			}
			if head.DocNumber != "" {
				_, number := find(t, pages, "某应急函")
				var right Unit
				for i := range p.Texts {
					if tx := &p.Texts[i]; tx.Y == number.Y {
						right = max(right, tx.X+textWidthOf(tx))
					}
				}
				if !near(right, marginLeft+textWidth, 20) {
					t.Errorf("发文字号 ends at %d, the 版心 at %d", right, marginLeft+textWidth)
				}
			}
			_, title := find(t, pages, "关于协助")
			if top, _ := em(title); top-under < 2*linePitch-linePitch/2 || top-under > 3*linePitch+linePitch/2 {
				t.Errorf("the title stands %d below what is above it, want two lines of %d", top-under, linePitch)
			}
			// The last line of the page.
			lowest := Unit(0)
			for i := range p.Texts {
				_, foot := em(&p.Texts[i])
				lowest = max(lowest, foot)
			}
			if gap := rules[2].Y - lowest; !near(gap, size3*7/8, 20) {
				t.Errorf("the last line of text ends %d above the lower double line, want %d", gap, size3*7/8)
			}
		})
	}
}

func numbersShown(pages []Page) string {
	var shown []string
	for i := range pages {
		s := "-"
		for k := range pages[i].Texts {
			if g := glyphs(&pages[i].Texts[k]); strings.HasPrefix(g, "— ") {
				s = strings.Trim(g, "— ")
			}
		}
		shown = append(shown, s)
	}
	return strings.Join(shown, " ")
}

func TestALetterShowsNoNumberOnItsFirstPage(t *testing.T) {
	letter := &doc.Masthead{Form: doc.LetterForm, Organs: []string{"某某市应急管理局"}}
	plain := &doc.Masthead{Organs: []string{"某某市应急管理局"}, Suffix: "文件"}
	section := func(n doc.Numbering, head doc.Block, pages int) doc.Section {
		s := doc.Section{Numbering: n, Blocks: []doc.Block{head}}
		for range pages - 1 {
			s.Blocks = append(s.Blocks, &doc.PageBreak{}, &doc.Paragraph{Text: doc.Plainly("正文")})
		}
		return s
	}
	for want, sections := range map[string][]doc.Section{
		"-":             {section(0, letter, 1)},
		"- -":           {section(0, letter, 2)},
		"- 2 3":         {section(0, letter, 3)},
		"- - 3 4":       {section(0, letter, 2), section(0, plain, 2)},
		"1 2 - 4 5 - -": {section(0, plain, 2), section(0, letter, 3), section(0, letter, 2)},
		"- - 1 2 3":     {section(0, letter, 2), section(doc.Restart, plain, 3)},
	} {
		pages := lay(t, &doc.Document{Sections: sections})
		if got := numbersShown(pages); got != want {
			t.Errorf("page numbers %s, want %s", got, want)
		}
		for i, p := range pages {
			if p.Label == "" {
				t.Errorf("%s: page %d does not count", want, i+1)
			}
		}
	}
}

func TestALettersImprintHasNoRules(t *testing.T) {
	pages := lay(t, doctest.Letter())
	last := &pages[len(pages)-1]
	if len(last.Rules) != 0 {
		t.Errorf("%d rules on the last page", len(last.Rules))
	}
	_, copies := find(t, pages[len(pages)-1:], "抄送")
	if _, foot := em(copies); marginTop+textHeight-foot > linePitch/2 {
		t.Errorf("版记 ends %d above the foot of the 版心", marginTop+textHeight-foot)
	}
}

// GB/T 9704—2012, 10.2.
func TestAnOrdersHeadStandsWhereTheStandardSays(t *testing.T) {
	pages := lay(t, doctest.Order())
	_, mark := find(t, pages, "某某省应急管理厅令")
	if top, _ := ink(mark); !near(top, marginTop+MM(20), 20) {
		t.Errorf("the mark's upper edge lies at %d, want %d", top, marginTop+MM(20))
	}
	_, serial := find(t, pages, "第12号")
	if middle := serial.X + textWidthOf(serial)/2; !near(middle, marginLeft+textWidth/2, 20) {
		t.Errorf("令号 stands at %d, not in the middle", middle)
	}
	if gap := serial.Y - baseline(linePitch, size3) - (mark.Y + mark.Size*14/100); !near(gap, 2*linePitch, linePitch/4) {
		t.Errorf("令号 stands %d below the mark, want two lines of %d", gap, linePitch)
	}
	_, text := find(t, pages, "一、工作目标")
	if gap := text.Y - serial.Y; !near(gap, 3*linePitch, linePitch/2) {
		t.Errorf("the text stands %d below 令号, want two empty lines between", gap)
	}
	if len(pages[0].Rules) != 0 {
		t.Error("an order has a red line")
	}
	_, post := find(t, pages, "厅长")
	_, name := find(t, pages, "张某某")
	if post.Y != name.Y || !near(name.X+textWidthOf(name), marginLeft+textWidth-4*pitch, 20) || !near(post.X+textWidthOf(post)+2*pitch, name.X, 20) {
		t.Errorf("职务 at %d, the name from %d to %d", post.X, name.X, name.X+textWidthOf(name))
	}
}

// GB/T 9704—2012, 10.3.
func TestTheHeadOfMinutesStandsWhereTheStandardSays(t *testing.T) {
	pages := lay(t, doctest.Minutes())
	_, mark := find(t, pages, "安全生产标准化评审工作例会纪要")
	if top, _ := ink(mark); !near(top, marginTop+MM(35), 20) {
		t.Errorf("the mark's upper edge lies at %d, want %d", top, marginTop+MM(35))
	}
	_, serial := find(t, pages, "第3期")
	_, sender := find(t, pages, "某某市应急管理局办公室")
	_, date := find(t, pages, "2024年")
	if sender.Y-serial.Y != linePitch || date.Y != sender.Y {
		t.Errorf("期号 at %d, the organ at %d, the day at %d", serial.Y, sender.Y, date.Y)
	}
	if sender.X != marginLeft+pitch || !near(date.X+textWidthOf(date), marginLeft+textWidth-pitch, 20) {
		t.Errorf("the organ begins at %d, the day ends at %d", sender.X, date.X+textWidthOf(date))
	}
	line := redRules(&pages[0])[0]
	if _, foot := em(sender); !near(line.Y-foot, MM(4), 50) || line.W != textWidth {
		t.Errorf("the red line lies %d below the organ", line.Y-foot)
	}
	for _, head := range []doc.Masthead{{Serial: "第3期"}, {}} {
		head.Form, head.Organs = doc.MinutesForm, []string{"某某纪要"}
		pages := layBlocks(t, &head)
		lowest := &pages[0].Texts[len(pages[0].Texts)-2] // the last is the page number
		if _, foot := em(lowest); !near(redRules(&pages[0])[0].Y-foot, MM(4), lowest.Size/4) {
			t.Errorf("%+v: the red line lies %d below what is above it", head, redRules(&pages[0])[0].Y-foot)
		}
	}
}

func TestHangingLinesStandUnderTheFirstCharacterAfterTheLabel(t *testing.T) {
	names := strings.Repeat("某某局张某某、", 12)
	hang := func(label string) *doc.Paragraph {
		return &doc.Paragraph{Role: doc.Hanging, Text: doc.Text{{Text: label, Emphasis: doc.Strong}, {Text: names}}}
	}
	pages := layBlocks(t, &doc.Paragraph{Text: doc.Plainly("正文")}, hang("出席："), hang("列席："))
	_, text := find(t, pages, "正文")
	_, label := find(t, pages, "出席：")
	if label.X != marginLeft+2*pitch || label.Face.Name() == text.Face.Name() {
		t.Errorf("the label begins at %d in %s", label.X, label.Face.Name())
	}
	if label.Y-text.Y < 2*linePitch-20 {
		t.Errorf("no empty line above 出席: %d below the text", label.Y-text.Y)
	}
	_, next := find(t, pages, "列席：")
	lines := 0
	for i := range pages[0].Texts {
		tx := &pages[0].Texts[i]
		if tx.Artifact || tx.Y < label.Y || tx == label || tx == next {
			continue
		}
		lines++
		if want := label.X + textWidthOf(label); !near(tx.X, want, 20) {
			t.Errorf("%q begins at %d, want %d", glyphs(tx), tx.X, want)
		}
	}
	if lines != 8 || next.Y-label.Y < 4*linePitch-20 || next.Y-label.Y > 4*linePitch+20 {
		t.Errorf("%d lines, the second label %d below the first", lines, next.Y-label.Y)
	}
	find(t, layBlocks(t, &doc.Paragraph{Role: doc.Hanging, Text: doc.Plainly("没有标签的一段")}), "没有标签")
}

func TestATelegramSaysHowManyPagesItHas(t *testing.T) {
	for name, d := range map[string]*doc.Document{"alone": doctest.Telegram(), "forwarded": doctest.Forwarding()} {
		pages := lay(t, d)
		first, said := find(t, pages, "某某省机关单位发电")
		on, count := find(t, pages, "（共")
		if want := fmt.Sprintf("（共%d页）", len(pages)-first); on != first || glyphs(count) != want {
			t.Errorf("%s: %s on page %d, want %s on page %d, that of %s", name, glyphs(count), on+1, want, first+1, glyphs(said))
		}
		_, number := find(t, pages[first:], "— 1")
		if count.Y != number.Y || !near(count.X+textWidthOf(count)/2, marginLeft+textWidth/2, 20) {
			t.Errorf("%s: it stands at %d,%d", name, count.X, count.Y)
		}
	}
}

func TestTheSealOfATelegramLiesInItsPlace(t *testing.T) {
	wide := doctest.Seal()
	wide.WidthMM = 45
	signed := doctest.Seal()
	signed.WidthMM, signed.Height = 30, signed.Height/2
	for _, approval := range []*doc.Picture{nil, doctest.Seal(), wide, signed} {
		pages := layBlocks(t, &doc.Masthead{Form: doc.TelegramForm, Organs: []string{"某某省机关单位发电"}, Sender: "某某省应急管理厅", Approver: "张某某", Approval: approval})
		_, label := find(t, pages, doc.ApprovalLabel)
		_, name := find(t, pages, "张某某")
		var across, beside []Rule
		for _, r := range redRules(&pages[0]) {
			if r.W > r.H {
				across = append(across, r)
			} else {
				beside = append(beside, r)
			}
		}
		left := beside[2].X + beside[2].W // of the place of the seal
		if len(across) != 3 || left < label.X+textWidthOf(label) || name.X < left {
			t.Fatalf("%d rules across; the place begins at %d, the label ends at %d, the name begins at %d", len(across), left, label.X+textWidthOf(label), name.X)
		}
		if h, w := across[1].Y-across[0].Y, marginLeft+textWidth-left; h < sealWidth || w < sealWidth {
			t.Errorf("the place of the seal is %d mm by %d mm", mm(w), mm(h))
		}
		for _, seal := range pages[0].Seals {
			if seal.X < left || seal.X+seal.W > marginLeft+textWidth || seal.Y < across[0].Y+across[0].H || seal.Y+seal.H > across[1].Y {
				t.Errorf("the seal %+v leaves its place", seal)
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
		"电报格式没有密级的位置，“机密”印不出来，请删去或改用别的格式":           {&doc.Masthead{Form: doc.TelegramForm, Organs: organs, Secrecy: "机密"}},
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
