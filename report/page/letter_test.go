package page

import (
	"strings"
	"testing"

	"github.com/biaoping/biaoping/report/doc"
	"github.com/biaoping/biaoping/report/doc/doctest"
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
