package page

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/biaoping/biaoping/report/doc"
	"github.com/biaoping/biaoping/report/doc/doctest"
	"github.com/biaoping/biaoping/report/font"
)

// listing is a document of 目录 and n chapters of the given number of lines.
func listing(n, lines int) *doc.Document {
	d := &doc.Document{Sections: []doc.Section{
		{Numbering: doc.Unnumbered, Blocks: []doc.Block{&doc.Contents{Title: "目录", Depth: 2}}},
		{Numbering: doc.Restart},
	}}
	s := &d.Sections[1]
	for i := range n {
		s.Blocks = append(s.Blocks, &doc.Title{Text: fmt.Sprintf("第%d篇关于安全生产标准化评审质量管控和评审人员行为管理的若干具体规定", i+1)},
			&doc.Heading{Level: 1, Number: "一、", Text: doc.Plainly("总体要求")},
			&doc.Heading{Level: 2, Number: "（一）", Text: doc.Plainly("明确责任。"), RunIn: doc.Plainly("接排的正文。")},
			&doc.Heading{Level: 3, Number: "1.", Text: doc.Plainly("不列入目录")})
		s.Blocks = append(s.Blocks, body(lines)...)
	}
	return d
}

// contentsLines are the printed lines of the pages without number, from top to
// bottom: words, dots and number, with blanks between.
func contentsLines(pages []Page) []string {
	var lines []string
	for i := range pages {
		if pages[i].Label == "" {
			for _, l := range textLines(&pages[i]) {
				lines = append(lines, strings.Join(strings.Fields(l), " "))
			}
		}
	}
	return lines
}

func TestContentsPrintTheNumbersOfThePages(t *testing.T) {
	pages := lay(t, listing(3, 2*linesPerPage))
	var want []string
	for i := range pages {
		for _, m := range pages[i].Marks {
			if pages[i].Label != "" && m.Level <= 2 {
				want = append(want, strings.TrimSuffix(m.Text, "。")+"|"+pages[i].Label)
			}
		}
	}
	var got []string
	entry := ""
	for _, l := range contentsLines(pages)[1:] {
		words, number, ended := strings.Cut(l, " .")
		entry += words
		if !ended { // it goes on
			continue
		}
		got = append(got, entry+"|"+strings.TrimLeft(number, ". "))
		entry = ""
	}
	if !slices.Equal(got, want) || len(want) != 9 {
		t.Errorf("目录 says\n%s\nthe pages say\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// The numbers have their room before they are known: whatever they are, the
// words of 目录 stand where they stood.
func TestContentsAreAFixedPoint(t *testing.T) {
	words := func(pages []Page) []Text {
		var all []Text
		for i := range pages {
			if pages[i].Label != "" {
				break
			}
			for _, tx := range pages[i].Texts {
				if !tx.Artifact {
					all = append(all, tx)
				}
			}
		}
		return all
	}
	const chapters = 30
	short, long := lay(t, listing(chapters, 1)), lay(t, listing(chapters, 5*linesPerPage))
	a, b := words(short), words(long)
	if len(long) < 120 || len(a) < 4*chapters {
		t.Fatalf("%d pages, %d lines", len(long), len(a))
	}
	if len(a) != len(b) {
		t.Fatalf("%d lines of words with short chapters, %d with long ones", len(a), len(b))
	}
	for i := range a {
		if a[i].X != b[i].X || a[i].Y != b[i].Y || glyphs(&a[i]) != glyphs(&b[i]) {
			t.Errorf("line %d moves: %q at %d,%d and %q at %d,%d", i, glyphs(&a[i]), a[i].X, a[i].Y, glyphs(&b[i]), b[i].X, b[i].Y)
		}
	}
}

func TestEntriesOfContentsKeepClearOfTheirNumbers(t *testing.T) {
	d := listing(12, 9*linesPerPage)
	for n := 1; n < 60; n++ { // entries of every length
		d.Sections[1].Blocks = append(d.Sections[1].Blocks, &doc.Title{Text: strings.Repeat("评", n)}, &doc.Paragraph{Text: doc.Plainly("正文")})
	}
	pages := lay(t, d)
	for i := range pages {
		if pages[i].Label != "" {
			break
		}
		for k := range pages[i].Texts {
			number := &pages[i].Texts[k]
			if !number.Artifact || strings.HasPrefix(glyphs(number), ".") {
				continue
			}
			if right := number.X + textWidthOf(number); !near(right, marginLeft+textWidth, 20) {
				t.Errorf("%s ends at %d", glyphs(number), right)
			}
			for j := range pages[i].Texts {
				tx := &pages[i].Texts[j]
				if tx != number && tx.Y == number.Y && tx.X+textWidthOf(tx) > number.X-size3/4 {
					t.Errorf("page %d: %q ends at %d, its number %s begins at %d", i+1, glyphs(tx), tx.X+textWidthOf(tx), glyphs(number), number.X)
				}
				if tx != number && tx.Y == number.Y && strings.HasPrefix(glyphs(tx), ".") && (tx.X-marginLeft-textWidth)%leaderStep != 0 {
					t.Errorf("dots at %d do not stand below the others", tx.X)
				}
			}
		}
	}
}

func TestTurnedOverEntriesStandUnderTheirFirstCharacter(t *testing.T) {
	pages := lay(t, listing(1, 1))
	_, first := find(t, pages, "第1篇")
	next := &pages[0].Texts[2]
	if next.X != first.X || !near(next.Y-first.Y, linePitch, 20) {
		t.Errorf("%q at %d, %q at %d", glyphs(first), first.X, glyphs(next), next.X)
	}
	_, below := find(t, pages, "一、总体")
	_, deepest := find(t, pages, "（一）明确")
	if below.X != first.X+pitch || deepest.X != first.X+2*pitch {
		t.Errorf("levels begin at %d, %d and %d", first.X, below.X, deepest.X)
	}
}

func TestAnEntryIsNotPartedFromTheFirstBelowIt(t *testing.T) {
	pages := lay(t, listing(30, 1))
	for i := range pages {
		if pages[i].Label != "" {
			break
		}
		lines := textLines(&pages[i])
		if last := lines[len(lines)-1]; !strings.Contains(last, "（一）") {
			t.Errorf("page %d ends with %q", i+1, last)
		}
	}
}

func TestContentsLeadToTheirHeadings(t *testing.T) {
	pages := lay(t, withoutCharts(doctest.Bound()))
	var marks []string // every title, attachment and heading of the first level behind 目录
	for i := 2; i < len(pages); i++ {
		for _, m := range pages[i].Marks {
			marks = append(marks, fmt.Sprint(i, " ", m.Y))
		}
	}
	var links []string
	for _, l := range pages[1].Links {
		links = append(links, fmt.Sprint(l.Page, " ", l.Top))
		if l.X < marginLeft || l.X+l.W > marginLeft+textWidth || l.H != linePitch {
			t.Errorf("a link %+v", l)
		}
	}
	if len(links) != 10 || !slices.Equal(links, marks) {
		t.Errorf("links to %v\nmarks at %v", links, marks)
	}
}

// A page that counts but shows no number has one in 目录; a page that does not
// count has none.
func TestAnEntryWithoutPageNumberHasNoDots(t *testing.T) {
	pages := lay(t, &doc.Document{Sections: []doc.Section{
		{Numbering: doc.Unnumbered, Blocks: []doc.Block{&doc.Contents{Title: "目录"}, &doc.Title{Text: "前言"}}},
		{Numbering: doc.Restart, Blocks: []doc.Block{&doc.Masthead{Form: doc.LetterForm, Organs: []string{"某某局"}}, &doc.Title{Text: "某某函"}}},
	}})
	lines := contentsLines(pages)
	if lines[1] != "前言" || !strings.HasSuffix(lines[2], ". 1") || len(pages) != 3 {
		t.Errorf("%d pages, 目录 %q", len(pages), lines)
	}
	if len(pages[0].Links) != 2 {
		t.Errorf("%d links", len(pages[0].Links))
	}
}

func TestContentsOfNothingAreRefused(t *testing.T) {
	fonts, err := font.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	d := &doc.Document{Sections: []doc.Section{{Blocks: []doc.Block{&doc.Title{Text: "标题"}, &doc.Contents{Title: "目录"}, &doc.Heading{Level: 1, Text: doc.Plainly("小标题")}}}}}
	var room *LayoutError
	if _, err := Lay(context.Background(), d, fonts); !errors.As(err, &room) || err.Error() != "目录之后没有标题、附件或小标题，列不出目录" {
		t.Errorf("got %v", err)
	}
}

func TestTheOutlineNestsHeadingsUnderTitles(t *testing.T) {
	var got []string
	for _, p := range lay(t, withoutCharts(doctest.Bound())) {
		for _, m := range p.Marks {
			got = append(got, strings.Repeat("·", m.Level)+m.Text)
		}
	}
	want := "·目录 评审计划 ·一、工作目标 ·二、主要措施 ·三、工作要求 统计 ·一、分地区情况 附件1　评审记录 ·一、工作目标 ·二、主要措施 ·三、工作要求"
	if s := strings.Join(got, " "); s != want {
		t.Errorf("got  %s\nwant %s", s, want)
	}
}
