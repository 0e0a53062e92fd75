package docx

import (
	"slices"
	"strings"
	"testing"

	"github.com/biaoping/biaoping/report/doc"
)

func TestTextUnderATitleIsOnTheGrid(t *testing.T) {
	for n := 1; n <= 5; n++ {
		lines := strings.TrimSuffix(strings.Repeat("某某市应急管理局通知\n", n), "\n")
		pr := parsed(t, "document.xml", body(t, &doc.Title{Text: lines})).all("spacing")[0]
		height := number(pr.attrs["before"]) + n*number(pr.attrs["line"]) + number(pr.attrs["after"])
		if height%linePitch != 0 || number(pr.attrs["line"]) < size2*10 {
			t.Errorf("a title of %d lines is %d high: %v", n, height, pr.attrs)
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

func TestEmptyLinesStandWhereTheStandardWantsThem(t *testing.T) {
	p := func(r doc.Role) doc.Block { return &doc.Paragraph{Role: r, Text: doc.Plainly("文字")} }
	title := &doc.Title{Text: "通知"}
	for _, c := range []struct {
		want   string
		blocks []doc.Block
	}{
		{"Mark - - DocNumber - - DocTitle - Flush", []doc.Block{&doc.Masthead{Organs: []string{"某局"}, DocNumber: "某〔2024〕1号"}, title, p(doc.Flush)}},
		{"Marking - - DocNumber", []doc.Block{&doc.Masthead{Urgency: "特急", DocNumber: "某〔2024〕1号"}}},
		{"Marking Marking - - DocNumber", []doc.Block{&doc.Masthead{Secrecy: "机密★1年", DocNumber: "某〔2024〕1号"}}}, // 7.2.2: 第二行
		{"DocTitle Subtitle Centered - Body", []doc.Block{title, p(doc.Subtitle), p(doc.Centered), p(doc.Body)}},
		{"Body Centered Body", []doc.Block{p(doc.Body), p(doc.Centered), p(doc.Body)}},
		{"DocTitle", []doc.Block{title}},
		{"Body - AttachmentNote AttachmentNote", []doc.Block{p(doc.Body), &doc.AttachmentNote{Names: []string{"甲", "乙"}}}},
		{"AttachmentLabel - DocTitle - Body", []doc.Block{&doc.AttachmentHead{Label: "附件1", Title: "名称"}, p(doc.Body)}},
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
	styles := parsed(t, "styles.xml", string(stylesPart()))
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

func TestTheMarkFitsTheLine(t *testing.T) {
	for n := 2; n <= 40; n++ {
		organ := strings.Repeat("某", n)
		for _, organs := range [][]string{{organ}, {organ, "某局"}} {
			tree := parsed(t, "document.xml", body(t, &doc.Masthead{Organs: organs, Suffix: "文件"}))
			size := number(tree.all("sz")[0].attrs["val"])
			if width := (n + 2) * size * 10; width > textWidth || size > markSize || size < markSize && width < textWidth*3/4 {
				t.Errorf("%d characters at %d half-points are %d wide", n+2, size, width)
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
