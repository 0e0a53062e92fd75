package docx

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/biaoping/biaoping/report/doc"
)

// TestThePageHolds22LinesOf28Characters counts as Word does: whole lines of
// the grid, whole characters of the pitch (GB/T 9704—2012, 5.2.3).
func TestThePageHolds22LinesOf28Characters(t *testing.T) {
	if n := portrait.textHeight() / linePitch; n != 22 {
		t.Errorf("%d lines", n)
	}
	if n := portrait.textWidth() / charPitch; n != 28 {
		t.Errorf("%d characters", n)
	}
	if w, h := landscape.textWidth(), landscape.textHeight(); w != portrait.textHeight() || h != portrait.textWidth() {
		t.Errorf("the turned page is %d by %d", w, h)
	}
}

// sections describes the sections of d: their page, numbering and furniture.
func sections(t *testing.T, d *doc.Document) []string {
	var list []string
	for _, s := range parsed(t, "document.xml", document(t, d)).all("sectPr") {
		var refs []string
		for _, c := range s.children {
			if strings.HasSuffix(c.name, "Reference") {
				refs = append(refs, c.attrs["type"]+" "+c.attrs["id"])
			}
		}
		list = append(list, fmt.Sprintf("%s from %q: %s", s.child("pgSz").attrs["orient"], s.child("pgNumType").attrs["start"], strings.Join(refs, ", ")))
	}
	return list
}

func TestSectionsAreNumberedAsTheySay(t *testing.T) {
	const (
		numbered = "default oddNumber, even evenNumber"
		turned   = "default oddTurned, even evenTurned"
		nothing  = "default oddNothing, even evenNothing"
	)
	for name, c := range map[string]struct {
		sections []doc.Section
		want     []string
	}{
		"a notice and its attachment": {
			[]doc.Section{{}, {Landscape: true}},
			[]string{` from "": ` + numbered, `landscape from "": ` + turned}},
		"a cover is not counted": {
			[]doc.Section{{Numbering: doc.Unnumbered}, {Numbering: doc.Unnumbered}, {}, {}},
			[]string{` from "": ` + nothing, ` from "": ` + nothing, ` from "1": ` + numbered, ` from "": ` + numbered}},
		"begun again": {
			[]doc.Section{{}, {Numbering: doc.Unnumbered}, {Numbering: doc.Restart}},
			[]string{` from "": ` + numbered, ` from "": ` + nothing, ` from "1": ` + numbered}},
	} {
		if got := sections(t, &doc.Document{Sections: c.sections}); !slices.Equal(got, c.want) {
			t.Errorf("%s:\n got %q\nwant %q", name, got, c.want)
		}
	}
}

func TestADraftSaysSoOnEveryPage(t *testing.T) {
	d := &doc.Document{Meta: doc.Meta{Draft: true}, Sections: []doc.Section{{Numbering: doc.Unnumbered}, {}, {Landscape: true}}}
	for _, s := range sections(t, d) {
		if !strings.Contains(s, ": default oddDraft, even evenDraft, ") {
			t.Errorf("a section without 草稿: %s", s)
		}
	}
	parts, _ := unpacked(t, encoded(t, d))
	for _, name := range []string{"word/oddDraft.xml", "word/evenDraft.xml"} {
		if !strings.Contains(parts[name], "草　稿") {
			t.Errorf("%s does not say it", name)
		}
	}
}

func TestPageNumbersStandOnTheOuterSide(t *testing.T) {
	d := &doc.Document{Sections: []doc.Section{{}, {Landscape: true}}}
	parts, _ := unpacked(t, encoded(t, d))
	for name, want := range map[string]string{
		"word/oddNumber.xml":  `<w:ind w:right="280"/><w:jc w:val="right"/>`,
		"word/evenNumber.xml": `<w:ind w:left="280"/></w:pPr>`,
		"word/oddTurned.xml":  `<w:ind w:right="280"/><w:jc w:val="right"/>`,
		"word/evenTurned.xml": `<w:ind w:left="393"/></w:pPr>`, // the box begins 2 mm before the 版心
	} {
		if !strings.Contains(parts[name], want) {
			t.Errorf("%s has no %s", name, want)
		}
		if got := strings.TrimSpace(textOf(t, parts[name])); got != "— 1 —" {
			t.Errorf("%s says %q", name, got)
		}
	}
}

// A place counted from the paper is lost by LibreOffice on the first turned
// page.
func TestATurnedPageNumberIsAlignedBesideTheText(t *testing.T) {
	parts, _ := unpacked(t, encoded(t, &doc.Document{Sections: []doc.Section{{Landscape: true}}}))
	for _, name := range []string{"word/oddTurned.xml", "word/evenTurned.xml"} {
		box := parsed(t, name, parts[name]).all("anchor")[0]
		for tag, want := range map[string]string{"positionH": "leftMargin right", "positionV": "page center"} {
			if got := box.child(tag).attrs["relativeFrom"] + " " + box.child(tag, "align").text; got != want {
				t.Errorf("%s: %s is %q, want %q", name, tag, got, want)
			}
		}
		if w := number(box.child("extent").attrs["cx"]) / emuPerTwip; !near(w, mm(14), 1) {
			t.Errorf("%s: the middle of a box of %d does not lie 7 mm beside the text", name, w)
		}
		// It reaches from one outer edge of the 版心 to 2 mm before the other.
		if h := number(box.child("extent").attrs["cy"]) / emuPerTwip; !near(h, mm(158), 2) {
			t.Errorf("%s: the box is %d long", name, h)
		}
	}
}

// Else LibreOffice puts 版记 on the last page of the section before.
func TestAnImprintThatOpensASectionStandsBehindAParagraph(t *testing.T) {
	imprint := &doc.Imprint{Organ: "某某局办公室", Date: "2024年5月31日"}
	d := &doc.Document{Sections: []doc.Section{{Landscape: true, Blocks: []doc.Block{&doc.Title{Text: "名单"}}}, {Blocks: []doc.Block{imprint}}}}
	body := parsed(t, "document.xml", document(t, d)).child("document", "body").children
	i := slices.IndexFunc(body, func(n *node) bool { return n.name == "tbl" })
	if before := body[i-1]; before.name != "p" || before.child("pPr", "sectPr").name != "" {
		t.Errorf("before 版记 stands %s of the section before", before.name)
	}
}

// breaks marks each paragraph of the flow that begins a page.
func breaks(t *testing.T, xml string) string {
	var marks []string
	for _, b := range parsed(t, "document.xml", xml).child("document", "body").children {
		switch {
		case b.name == "p" && b.child("pPr", "pageBreakBefore").name != "":
			marks = append(marks, "|")
			fallthrough
		case b.name == "p":
			text := ""
			for _, n := range b.all("t") {
				text += n.text
			}
			if text != "" {
				marks = append(marks, text)
			}
		case b.name == "tbl":
			marks = append(marks, "table")
		}
	}
	return strings.Join(marks, " ")
}

func TestPagesBreakWhereTheDocumentSays(t *testing.T) {
	p := func(s string) doc.Block { return &doc.Paragraph{Text: doc.Plainly(s)} }
	table := &doc.Table{Columns: make([]doc.Column, 1), Rows: []doc.Row{{Cells: make([]doc.Cell, 1)}}}
	cover := &doc.Cover{Organ: "机关"}
	for _, c := range []struct {
		blocks []doc.Block
		want   string
	}{
		{[]doc.Block{p("甲"), &doc.PageBreak{}, p("乙")}, "甲 | 乙"},
		{[]doc.Block{p("甲"), &doc.PageBreak{}, &doc.PageBreak{}, p("乙")}, "甲 | | 乙"},
		{[]doc.Block{p("甲"), &doc.PageBreak{}, table}, "甲 | table"},
		{[]doc.Block{p("甲"), &doc.PageBreak{}}, "甲"},
		{[]doc.Block{cover, p("乙")}, "机关 | 乙"},
		{[]doc.Block{cover, &doc.PageBreak{}, p("乙")}, "机关 | 乙"},
		{[]doc.Block{p("甲"), cover}, "甲 | 机关"},
		{[]doc.Block{p("甲"), &doc.AttachmentHead{Label: "附件", Title: "名称"}}, "甲 | 附件 名称"},
		{[]doc.Block{&doc.AttachmentHead{Label: "附件", Title: "名称"}, p("乙")}, "附件 名称 乙"},
		{[]doc.Block{p("甲"), &doc.Masthead{DocNumber: "某〔2024〕1号"}}, "甲 | 某〔2024〕1号"},
	} {
		if got := breaks(t, body(t, c.blocks...)); got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
}
