package docx

import (
	"slices"
	"strings"
	"testing"

	"github.com/biaoping/biaoping/report/doc"
)

// above is the height of what stands above the first paragraph of a style.
func above(t *testing.T, style string, blocks ...doc.Block) int {
	t.Helper()
	height := 0
	for _, n := range parsed(t, "document.xml", body(t, blocks...)).child("document", "body").children {
		if n.child("pPr", "pStyle").attrs["val"] == style {
			return height
		}
		height += heightOf(n)
	}
	t.Fatalf("no paragraph has the style %s", style)
	return 0
}

// heightOf is the height of a paragraph, with its red line, or of a table.
func heightOf(n *node) int {
	if n.name == "p" {
		pr := n.child("pPr")
		height, line := number(pr.child("spacing").attrs["before"]), linePitch
		for _, s := range slices.Concat(paragraphStyles, rareStyles) {
			if s.id != pr.child("pStyle").attrs["val"] {
				continue
			}
			if s.exact > 0 {
				line = s.exact
			}
			if s.redLine {
				height += redLineHigh
			}
		}
		if exact := pr.child("spacing").attrs["line"]; exact != "" {
			line = number(exact)
		}
		return height + line*(len(n.all("br"))+1)
	}
	height := 0
	for _, row := range n.all("tr") {
		high := 0
		for _, cell := range row.all("tc") {
			content := 0
			for _, p := range cell.all("p") {
				content += heightOf(p)
			}
			if cell.child("tcPr", "vMerge").name == "" { // else it is as high as its rows
				high = max(high, content)
			}
		}
		height += high
	}
	return height
}

func masthead(signers int, organs ...string) *doc.Masthead {
	return &doc.Masthead{Organs: organs, Suffix: "文件", DocNumber: "某应急〔2024〕12号", Signatories: []string{"张某某", "李某", "王某某"}[:signers]}
}

// TestTheFirstPageIsLaidByTheStandard wants the mark 35 mm below the head of
// the 版心, the red line two lines and 4 mm below it (GB/T 9704—2012, 7.2.4 to
// 7.2.7), and the text on the line of the grid that its distance from the red
// line and the title's lines give (7.3.1, 7.3.2).
func TestTheFirstPageIsLaidByTheStandard(t *testing.T) {
	five := []string{"某某市应急管理局", "某某市经济和信息化局", "某某市市场监督管理局", "某某市总工会", "某某市人力资源和社会保障局"}
	for name, c := range map[string]struct {
		head  *doc.Masthead
		title int     // lines
		red   float64 // mm below the head of the 版心
		line  int     // of the grid, from 0, on which 主送 stands
	}{
		"one organ":                   {masthead(0, "某某市应急管理局"), 1, 81.3, 12},
		"a title of two lines":        {masthead(0, "某某市应急管理局"), 2, 81.3, 14},
		"a title of five lines":       {masthead(0, "某某市应急管理局"), 5, 81.3, 17},
		"an upward document":          {masthead(3, "某某市应急管理局", "某某市经济和信息化局"), 2, 101.8, 16},
		"a joint issue":               {masthead(0, five...), 4, 119.2, 20},
		"a name that takes two lines": {masthead(0, "某某市企业安全生产标准化建设工作领导小组办公室"), 1, 88.4, 13},
	} {
		title := &doc.Title{Text: strings.TrimSuffix(strings.Repeat("某某市应急管理局通知\n", c.title), "\n")}
		blocks := []doc.Block{c.head, title, &doc.Paragraph{Role: doc.Flush, Text: doc.Plainly("各单位：")}}
		red := above(t, "DocNumber", blocks...) + portrait.numberOver() + numberHigh + redLineSpace*20
		if len(c.head.Signatories) > 0 {
			red += linePitch - numberHigh - portrait.numberOver() // under the names of the line above
		}
		if want := mm(c.red); !near(red, want, mm(0.3)) {
			t.Errorf("%s: the red line stands %d below the 版心's head, want %d", name, red, want)
		}
		y := above(t, "Flush", blocks...)
		if want := c.line*linePitch - 2*short; !near(y, want, short) {
			t.Errorf("%s: the text begins %d below the 版心's head, want %d", name, y, want)
		}
	}
}

// outline lists the paragraphs of the flow by style, empty lines by "-".
func outline(t *testing.T, blocks ...doc.Block) string {
	var list []string
	for _, p := range places(t, blocks...) {
		switch {
		case p.text == "" && p.style == "":
			list = append(list, "-")
		case p.style != "Gap":
			list = append(list, p.style)
		}
	}
	return strings.Join(list, " ")
}

// Those of 版头 and of the title are gaps, off the grid.
func TestEmptyLinesStandWhereTheStandardWantsThem(t *testing.T) {
	p := func(r doc.Role) doc.Block { return &doc.Paragraph{Role: r, Text: doc.Plainly("文字")} }
	title := &doc.Title{Text: "通知"}
	for _, c := range []struct {
		want   string
		blocks []doc.Block
	}{
		{"Mark DocNumber DocTitle Flush", []doc.Block{&doc.Masthead{Organs: []string{"某局"}, DocNumber: "某〔2024〕1号"}, title, p(doc.Flush)}},
		{"Marking DocNumber", []doc.Block{&doc.Masthead{Urgency: "特急", DocNumber: "某〔2024〕1号"}}},
		{"Marking Marking DocNumber", []doc.Block{&doc.Masthead{Secrecy: "机密★1年", DocNumber: "某〔2024〕1号"}}}, // 7.2.2: 第二行
		{"DocTitle Subtitle Centered - Body", []doc.Block{title, p(doc.Subtitle), p(doc.Centered), p(doc.Body)}},
		{"Body Centered Body", []doc.Block{p(doc.Body), p(doc.Centered), p(doc.Body)}},
		{"DocTitle", []doc.Block{title}},
		{"Body - AttachmentNote AttachmentNote", []doc.Block{p(doc.Body), &doc.AttachmentNote{Names: []string{"甲", "乙"}}}},
		{"AttachmentLabel - DocTitle Body", []doc.Block{&doc.AttachmentHead{Label: "附件1", Title: "名称"}, p(doc.Body)}},
		{"Body - Organ Date FootNote", []doc.Block{p(doc.Body), &doc.Closing{Style: doc.Unsealed, Signatures: signatures(nil, "局"), Date: closingDate}, p(doc.FootNote)}},
		{"Body - - Signature - Date", []doc.Block{p(doc.Body), &doc.Closing{Style: doc.Signed, Signatures: signatures(nil, "局长"), Date: closingDate}}},
	} {
		if got := outline(t, c.blocks...); got != c.want {
			t.Errorf("\n got %s\nwant %s", got, c.want)
		}
	}
}

func TestHeadingsAreFoundByTheirStyle(t *testing.T) {
	for level := 1; level <= 4; level++ {
		h := &doc.Heading{Level: level, Number: "一、", Text: doc.Plainly("工作目标")}
		n := string(rune('0' + level))
		if p := with(t, places(t, h), "一、工作目标"); p.style != "Level"+n {
			t.Errorf("level %d has the style %s", level, p.style)
		}
		h.RunIn = doc.Plainly("正文接排。")
		xml := body(t, h)
		if p := with(t, places(t, h), "一、工作目标正文接排。"); p.style != "Body" {
			t.Errorf("a run-in heading has the style %s", p.style)
		}
		var styles []string
		for _, r := range parsed(t, "document.xml", xml).all("r") {
			styles = append(styles, r.child("rPr", "rStyle").attrs["val"])
		}
		if words := "Heading" + n + "Words"; !slices.Equal(styles, []string{words, words, ""}) {
			t.Errorf("the runs of a run-in heading have the styles %q", styles)
		}
	}
	styles := parsed(t, "styles.xml", string(stylesPart(paragraphStyles)))
	names := map[string]*node{}
	for _, s := range styles.all("style") {
		names[s.child("name").attrs["val"]] = s
	}
	for i, name := range []string{"一级标题", "二级标题", "三级标题", "四级标题"} {
		heading := names["heading "+string(rune('1'+i))]
		if names[name].child("basedOn").attrs["val"] != heading.attrs["styleId"] || heading.child("pPr", "outlineLvl").attrs["val"] != string(rune('0'+i)) {
			t.Errorf("%s has no level in the navigation pane", name)
		}
	}
}

func TestALineAtTheRightEndsACharacterFromTheEdge(t *testing.T) {
	if got := string(stylesPart(paragraphStyles)); !strings.Contains(got, `<w:name w:val="居右文字"/><w:basedOn w:val="Normal"/><w:qFormat/><w:pPr><w:ind w:right="315"/><w:jc w:val="right"/>`) {
		t.Errorf("%s", got)
	}
}

// GB/T 9704—2012, 7.3.4.
func TestAttachmentNamesHangUnderTheirFirstCharacter(t *testing.T) {
	tree := parsed(t, "document.xml", body(t, &doc.AttachmentNote{Names: []string{"甲", "乙"}}))
	var got []string
	for _, ind := range tree.all("ind") {
		first := number(ind.attrs["left"]) - number(ind.attrs["hanging"])
		got = append(got, ind.attrs["left"])
		if want := 2*charPitch + len(got)/2*3*charPitch; first != want {
			t.Errorf("line %d begins at %d, want %d", len(got), first, want)
		}
	}
	if len(got) != 2 || got[0] != got[1] {
		t.Errorf("the names begin at %q", got)
	}
}

func TestSignersStandInColumns(t *testing.T) {
	tree := parsed(t, "document.xml", body(t, &doc.Masthead{DocNumber: "某〔2024〕1号", Signatories: []string{"张三", "李四四", "王五"}}))
	var rows []string
	for _, p := range tree.all("p") {
		row := ""
		p.each(func(n *node) {
			switch {
			case n.name == "tab" && n.attrs["pos"] == "":
				row += "→"
			case n.name == "t":
				row += n.text
			}
		})
		if row != "" {
			rows = append(rows, row)
		}
	}
	if want := []string{"→→签发人：→张三→李四四", "→某〔2024〕1号→→王五"}; !slices.Equal(rows, want) {
		t.Errorf("got %q, want %q", rows, want)
	}
	columns := signerColumns([]string{"张三", "李四四", "王五"}, textWidth-charPitch)
	if end := columns[2] + 3*charPitch; end != textWidth-charPitch {
		t.Errorf("the names end at %d", end)
	}
}

func TestTheMarkFillsNineTenthsOfTheLine(t *testing.T) {
	for n := 2; n <= 40; n++ {
		organ := strings.Repeat("某", n)
		for _, organs := range [][]string{{organ}, {organ, "某局"}} {
			m := markOf(&doc.Masthead{Organs: organs, Suffix: "文件"}, textWidth)
			width := longestOf(m.lines) * m.size * 10
			if m.suffix != "" {
				width += 2*m.size*10 + m.size*10/3
			}
			if width > textWidth*9/10 || m.size > markLargest || m.size < markLargest && width < textWidth*3/4 {
				t.Errorf("%q at %d half-points is %d wide", m.lines, m.size, width)
			}
			if len(organs) == 1 && len(m.lines) == 1 && m.size < markSmallest {
				t.Errorf("%q at %d half-points should take two lines", m.lines, m.size)
			}
			if text := strings.Join(m.lines, "") + m.suffix; text != strings.Join(organs, "")+"文件" {
				t.Errorf("the mark says %q", text)
			}
		}
	}
}

func TestALongAddressTearsNoLine(t *testing.T) {
	for text, want := range map[string]string{
		"电子邮箱：biaozhunhua@example.com。":      "left",
		"统一社会信用代码91320400MA1XXXXX0X。":        "left",
		"到2024年12月31日，达标率达到95%以上。":           "",
		"按照GB/T 33000—2016，ISO 45001 的要求进行。": "",
	} {
		body, heading := doc.Plainly(text), doc.Plainly("标题。")
		for _, b := range []doc.Block{&doc.Paragraph{Text: body}, &doc.List{Items: []doc.Text{body}}, &doc.Heading{Level: 2, Text: heading, RunIn: body}} {
			if p := places(t, b)[0]; p.align != want {
				t.Errorf("%T %s stands %q, want %q", b, text, p.align, want)
			}
		}
	}
}
