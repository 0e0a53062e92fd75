package docx

import (
	"slices"
	"strings"
	"testing"

	"github.com/biaoping/biaoping/report/doc"
	"github.com/biaoping/biaoping/report/doc/doctest"
)

// GB/T 9704—2012, 10.1.
func TestTheHeadOfALetterStandsWhereTheStandardSays(t *testing.T) {
	for _, organ := range []string{"某某局", "某某市应急管理局", "某某市企业安全生产标准化建设工作领导小组办公室"} {
		m := &doc.Masthead{Form: doc.LetterForm, Organs: []string{organ}, CopyNumber: "000001", Secrecy: "机密", Urgency: "特急", DocNumber: "某函〔2024〕1号"}
		tree := parsed(t, "document.xml", body(t, m, &doc.Paragraph{Text: doc.Plainly("正文。")}))
		frames := tree.all("framePr")
		first, last := frames[0].attrs, frames[len(frames)-1].attrs
		if y := number(first["y"]); !near(y, mm(30), 1) || first["vAnchor"] != "page" {
			t.Errorf("%s: the mark stands %d below the edge of the paper, want %d", organ, y, mm(30))
		}
		mk := markOf(m, textWidth)
		if gap := number(last["y"]) - mm(30) - mk.height(); !near(gap, mm(4), 1) {
			t.Errorf("%s: the double line stands %d below the mark, want %d", organ, gap, mm(4))
		}
		if w := number(last["w"]); !near(w, mm(170), 1) || last["xAlign"] != "center" {
			t.Errorf("%s: the double line is %d long", organ, w)
		}
		// Under the frames: the gap that leaves 7/8 of a character over the text.
		foot := number(last["y"]) + number(last["h"]) - portrait.top
		height, over, lines := foot, 0, []string{}
		for _, n := range tree.child("document", "body").children {
			if n.child("pPr", "framePr").name != "" || n.name != "p" {
				continue
			}
			text := strings.Join(n.texts("t"), "|")
			if text == "正文。" {
				break
			}
			height += heightOf(n)
			if text == "" && len(lines) == 0 {
				over = heightOf(n)
			} else if text != "" {
				lines = append(lines, text)
			}
		}
		if char := over + (linePitch-320)/2; !near(char, 280, 2) {
			t.Errorf("%s: the text stands %d under the double line, want 7/8 of a character", organ, char)
		}
		if want := []string{"000001|某函〔2024〕1号", "机密", "特急"}; !slices.Equal(lines, want) {
			t.Errorf("%s: %q", organ, lines)
		}
		under := foot + over + 3*linePitch
		if free := height + short - under; (height+short)%linePitch != 0 || !near(free, 2*linePitch, linePitch/2+1) {
			t.Errorf("%s: the text begins %d below the last line", organ, free)
		}
	}
}

func TestALetterHasNumbersFromItsSecondOrThirdPageOn(t *testing.T) {
	const single, again = ` from "": default oddLetter, even evenLetter, first firstLetter`, ` from "": default oddNumber, even evenNumber, first firstLetter`
	letter := doctest.Letter()
	if got := sections(t, letter); !slices.Equal(got, []string{single}) {
		t.Errorf("%q", got)
	}
	parts, _ := unpacked(t, encoded(t, letter))
	if doc := parts["word/document.xml"]; strings.Count(doc, `<w:titlePg/><w:docGrid`) != 1 {
		t.Error("the first page has no foot of its own")
	}
	for _, name := range []string{"word/oddLetter.xml", "word/evenLetter.xml"} {
		code := strings.Join(parsed(t, name, parts[name]).texts("instrText"), "")
		if want := ` IF  SECTIONPAGES  = 2 ""  " QUOTE "— "  PAGE  QUOTE " —" " `; strings.Join(strings.Fields(code), " ") != strings.Join(strings.Fields(want), " ") {
			t.Errorf("%s: %s", name, code)
		}
		if text := strings.TrimSpace(textOf(t, parts[name])); text != "— 1 —" { // what LibreOffice shows
			t.Errorf("%s says %q", name, text)
		}
	}
	if text := strings.TrimSpace(textOf(t, parts["word/firstLetter.xml"])); text != "" {
		t.Errorf("the foot of the first page says %q", text)
	}
	line := parsed(t, "first", parts["word/firstLetter.xml"]).all("framePr")[0].attrs
	if foot := number(line["y"]) + number(line["h"]); !near(portrait.height-foot, mm(20), 1) {
		t.Errorf("the lower double line stands %d above the edge", portrait.height-foot)
	}
	// Word cannot count the pages of two sections together.
	letter.Sections = append(letter.Sections, doc.Section{Landscape: true})
	if got := sections(t, letter); got[0] != again {
		t.Errorf("%q", got)
	}
}

func TestAMastheadOfAnotherFormBeginsASection(t *testing.T) {
	p := func(s string) doc.Block { return &doc.Paragraph{Text: doc.Plainly(s)} }
	official, letter := &doc.Masthead{DocNumber: "某〔2024〕1号"}, &doc.Masthead{Form: doc.LetterForm, Organs: []string{"某某局"}}
	minutes := &doc.Masthead{Form: doc.MinutesForm, Organs: []string{"某某纪要"}}
	got := sections(t, &doc.Document{Sections: []doc.Section{
		{Numbering: doc.Restart, Blocks: []doc.Block{official, p("甲"), official, p("乙"), letter, p("丙"), &doc.PageBreak{}, minutes, p("丁")}}}})
	want := []string{
		` from "1": default oddNumber, even evenNumber`,
		` from "": default oddLetter, even evenLetter, first firstLetter`,
		` from "": default oddNumber, even evenNumber`,
	}
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

func TestATelegramSaysHowManyPagesItHas(t *testing.T) {
	for name, c := range map[string]struct {
		doc  *doc.Document
		part string
		want string
	}{
		"alone":     {doctest.Telegram(), "word/firstTelegram1.xml", "NUMPAGES"},
		"forwarded": {doctest.Forwarding(), "word/firstTelegram2.xml", "PAGEREF _End2"},
		"in a file": {file(), "word/firstTelegram7.xml", "PAGEREF _End8"},
	} {
		parts, _ := unpacked(t, encoded(t, c.doc))
		foot := parsed(t, name, parts[c.part])
		codes := foot.texts("instrText")
		if len(codes) != 2 || strings.TrimSpace(codes[0]) != c.want || codes[1] != " PAGE " {
			t.Errorf("%s: %q, want %s", name, codes, c.want)
		}
		text := strings.TrimSpace(textOf(t, parts[c.part]))
		if !strings.HasPrefix(text, "（共") || !strings.HasSuffix(text, "页）— 1 —") {
			t.Errorf("%s: %q", name, text)
		}
		// A number that is not known is not guessed.
		if c.want != "NUMPAGES" && text != "（共页）— 1 —" {
			t.Errorf("%s: %q", name, text)
		}
	}
	// The bookmark ends the last paragraph of the telegram.
	xml := document(t, doctest.Forwarding())
	if i := strings.Index(xml, `w:name="_End2"`); !strings.HasPrefix(xml[strings.Index(xml[i:], "</w:p>")+i:], "</w:p><w:sectPr>") {
		t.Error("the end of the telegram is not marked")
	}
}

func TestTheHeadOfATelegramShowsItsParts(t *testing.T) {
	tree := parsed(t, "document.xml", document(t, doctest.Telegram()))
	var rows []string
	for _, row := range tree.all("tr") {
		var cells []string
		for _, c := range row.all("tc") {
			cells = append(cells, strings.Join(c.texts("t"), ""))
		}
		rows = append(rows, strings.Join(cells, "|"))
	}
	if want := []string{"发电单位|某某省应急管理厅|签批盖章|", "等级|特急·明电|某应急电〔2024〕3号|编号|0018"}; !slices.Equal(rows, want) {
		t.Errorf("got %q, want %q", rows, want)
	}
	seal := tree.all("anchor")[0]
	if w := number(seal.child("extent").attrs["cx"]) / emuPerTwip; !near(w, mm(42), 1) {
		t.Errorf("a seal of %d", w)
	}
	big := doctest.Seal()
	big.WidthMM = 60
	e := &encoder{sheet: portrait, media: newMedia()}
	e.telegram(&doc.Masthead{Form: doc.TelegramForm, Approval: big})
	if want := "签批盖章的图片为 60×60 mm，电报的版头放不下，宽和高都不应超过 48 mm"; e.err == nil || e.err.Error() != want {
		t.Errorf("%v, want %s", e.err, want)
	}
	e = &encoder{sheet: portrait}
	e.lowerRow(&doc.Masthead{Class: "特急·明电", DocNumber: strings.Repeat("某", 20) + "〔2024〕1号", Serial: "0018"})
	if e.err == nil || !strings.Contains(e.err.Error(), "一行排不下，请缩短") {
		t.Errorf("%v", e.err)
	}
}

// GB/T 9704—2012, 10.2 and 10.3: the mark 20 and 35 mm below the head of the
// 版心, 令号 two lines below it, the text two lines below that or below the red
// line, on the grid.
func TestOrdersAndMinutesAreLaidByTheStandard(t *testing.T) {
	text := &doc.Paragraph{Text: doc.Plainly("正文。")}
	for name, c := range map[string]struct {
		head *doc.Masthead
		top  int     // of the mark
		last string  // style of the last line
		foot float64 // mm from the mark's foot to what the text stands two lines below
	}{
		"order":                {&doc.Masthead{Form: doc.OrderForm, Organs: []string{"某某省应急管理厅令"}, Serial: "第12号"}, mm(20), "Serial", 3 * 10.2},
		"joint order":          {&doc.Masthead{Form: doc.OrderForm, Organs: []string{"某某厅", "某某局"}, Suffix: "令", Serial: "第12号"}, mm(20), "Serial", 3 * 10.2},
		"minutes":              {&doc.Masthead{Form: doc.MinutesForm, Organs: []string{"某某纪要"}, Serial: "第3期", Sender: "某某办公室", Date: "2024年5月31日"}, mm(35), "DocNumber", 3*10.2 + 11.9},
		"minutes of no one":    {&doc.Masthead{Form: doc.MinutesForm, Organs: []string{"某某纪要"}, Serial: "第3期"}, mm(35), "DocNumber", 2*10.2 + 11.9},
		"minutes with a mark":  {&doc.Masthead{Form: doc.MinutesForm, Organs: []string{"某某纪要"}, Urgency: "特急", Serial: "第3期"}, mm(35), "DocNumber", 2*10.2 + 11.9},
		"order without number": {&doc.Masthead{Form: doc.OrderForm, Organs: []string{"某某令"}}, mm(20), "", 0},
	} {
		blocks := []doc.Block{c.head, text}
		mk := markOf(c.head, textWidth)
		if mk.suffix == "" {
			if y := above(t, "Mark", blocks...); y != c.top {
				t.Errorf("%s: the mark stands %d below, want %d", name, y, c.top)
			}
		}
		y := above(t, "Body", blocks...)
		foot := c.top + mk.height() + mm(c.foot)
		if (y+short)%linePitch != 0 || !near(y-foot, 2*linePitch, linePitch/2+mm(0.5)) {
			t.Errorf("%s: the text begins at %d, %d below what stands over it", name, y, y-foot)
		}
		if c.last == "DocNumber" {
			line := above(t, c.last, blocks...)
			for _, p := range parsed(t, "document.xml", body(t, blocks...)).all("p") {
				if p.child("pPr", "pStyle").attrs["val"] == c.last {
					line += heightOf(p) - redLineHigh + redLineSpace*20
				}
			}
			if !near(line, foot, mm(0.5)) {
				t.Errorf("%s: the red line stands at %d, want %d", name, line, foot)
			}
		}
	}
}

// GB/T 9704—2012, 10.3.
func TestThosePresentHangUnderTheirFirstCharacter(t *testing.T) {
	list := func(r doc.Role, spans ...doc.Span) doc.Block { return &doc.Paragraph{Role: r, Text: spans} }
	label := doc.Span{Text: "出席：", Emphasis: doc.Strong}
	blocks := []doc.Block{list(doc.Body, doc.Span{Text: "正文。"}), list(doc.Hanging, label, doc.Span{Text: "张某某"}), list(doc.Hanging, label, doc.Span{Text: "李某某"})}
	if got := outline(t, blocks...); got != "Body - Hanging Hanging" {
		t.Error(got)
	}
	tree := parsed(t, "document.xml", body(t, blocks...))
	for _, ind := range tree.all("ind") {
		if ind.attrs["left"] != "1575" || ind.attrs["hanging"] != "945" { // 2 and 3 characters, 3 of them back
			t.Errorf("%v", ind.attrs)
		}
	}
	runs := tree.all("p")[2].all("r")
	if runs[0].child("rPr", "rStyle").attrs["val"] != "Strong" || runs[1].child("rPr", "rStyle").attrs["val"] != "" {
		t.Error("the label is not in 黑体")
	}
}

// 10.1: 版记不加印发机关和印发日期、分隔线.
func TestTheImprintOfALetterHasNoRules(t *testing.T) {
	imprint := &doc.Imprint{CopyTo: []string{"某某局"}}
	letter := body(t, &doc.Masthead{Form: doc.LetterForm, Organs: []string{"某某局"}}, imprint)
	if strings.Contains(letter, "tblBorders") {
		t.Error("the imprint of a letter has rules")
	}
	if !strings.Contains(body(t, imprint), "tblBorders") {
		t.Error("another imprint has none")
	}
}
