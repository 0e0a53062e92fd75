package docx

import (
	"strings"
	"testing"

	"github.com/biaoping/biaoping/report/doc"
	"github.com/biaoping/biaoping/report/doc/doctest"
)

// A placed is a paragraph of the flow or of a cell with what the tests ask of
// its place, in twips.
type placed struct {
	text        string
	style       string
	left, right int
	align       string
	kept        bool // with the next
	seal        *node
}

func places(t *testing.T, blocks ...doc.Block) []placed {
	var list []placed
	for _, p := range parsed(t, "document.xml", body(t, blocks...)).all("p") {
		pr := p.child("pPr")
		at := placed{style: pr.child("pStyle").attrs["val"], align: pr.child("jc").attrs["val"], kept: pr.child("keepNext").name != "",
			left: number(pr.child("ind").attrs["left"]), right: number(pr.child("ind").attrs["right"])}
		for _, n := range p.all("t") {
			at.text += n.text
		}
		if a := p.all("anchor"); len(a) == 1 {
			at.seal = a[0]
		}
		list = append(list, at)
	}
	return list
}

// with is the paragraph whose text is s.
func with(t *testing.T, list []placed, s string) placed {
	t.Helper()
	for _, p := range list {
		if p.text == s {
			return p
		}
	}
	t.Fatalf("no paragraph says %q", s)
	return placed{}
}

const (
	closingDate = "2024年5月31日"
	textWidth   = 8845 // of the portrait 版心
)

func signatures(seal *doc.Picture, organs ...string) []doc.Signature {
	var list []doc.Signature
	for _, o := range organs {
		list = append(list, doc.Signature{Organ: o, Seal: seal})
	}
	return list
}

func near(a, b, tolerance int) bool { return a-b <= tolerance && b-a <= tolerance }

// GB/T 9704—2012, 7.3.5.1.
func TestASealedSignatureStandsOverTheDate(t *testing.T) {
	for _, organ := range []string{"市局", "某某市应急管理局", "某某省某某市某某区应急管理局安全生产综合协调科"} {
		list := places(t, &doc.Closing{Signatures: signatures(doctest.Seal(), organ), Date: closingDate})
		name, date := with(t, list, organ), with(t, list, closingDate)
		if name.align != "center" || date.align != "center" || name.left != date.left || name.right != date.right {
			t.Errorf("%s: %+v does not stand over %+v", organ, name, date)
		}
		middle := (name.left + textWidth - name.right) / 2
		end := textWidth - middle - bodyWidth(closingDate)/2
		if bodyWidth(organ) < 5000 && !near(end, 4*charPitch, 2) || end < 4*charPitch-2 {
			t.Errorf("%s: the date ends %d from the right, want four characters, %d", organ, end, 4*charPitch)
		}
		if middle+bodyWidth(organ)/2 > textWidth {
			t.Errorf("%s reaches beyond the 版心", organ)
		}
		lintSeal(t, name.seal, middle)
	}
}

// lintSeal wants a seal of 42 mm with its middle at x, and the foot of the
// 署名's line below its own middle.
func lintSeal(t *testing.T, seal *node, x int) {
	t.Helper()
	if seal == nil {
		t.Fatal("there is no seal")
	}
	size := number(seal.child("extent").attrs["cx"]) / emuPerTwip
	left := emu(seal.child("positionH", "posOffset").text)
	top := emu(seal.child("positionV", "posOffset").text)
	if !near(size, mm(42), 1) || !near(left+size/2, x, 2) {
		t.Errorf("a seal of %d with its middle at %d, want %d at %d", size, left+size/2, mm(42), x)
	}
	if below := linePitch - (top + size/2); below <= 0 || below > mm(8) {
		t.Errorf("署名 and date lie %d below the middle of the seal", below)
	}
}

func emu(s string) int {
	if rest, ok := strings.CutPrefix(s, "-"); ok {
		return -number(rest) / emuPerTwip
	}
	return number(s) / emuPerTwip
}

// GB/T 9704—2012, 7.3.5.1: 印章顶端应当上距正文一行之内.
func TestTheSealBeginsWithinALineOfTheText(t *testing.T) {
	for _, size := range []int{30, 38, 42, 45, 58} {
		seal := doctest.Seal()
		seal.WidthMM = size
		list := places(t, &doc.Paragraph{Text: doc.Plainly("正文。")}, &doc.Closing{Signatures: signatures(seal, "某某局"), Date: closingDate})
		lines := 0
		for _, p := range list {
			if p.text == "某某局" {
				break
			}
			if p.text == "" {
				lines++
			}
		}
		top := lines*linePitch + emu(with(t, list, "某某局").seal.child("positionV", "posOffset").text)
		if top < 0 || top > linePitch {
			t.Errorf("a seal of %d mm begins %d twips under the text", size, top)
		}
	}
}

func TestRoomIsKeptForASealThatIsNotGiven(t *testing.T) {
	lines := func(seal *doc.Picture) int {
		return len(places(t, &doc.Closing{Signatures: signatures(seal, "某某局"), Date: closingDate}))
	}
	if without, with := lines(nil), lines(doctest.Seal()); without != with {
		t.Errorf("%d lines without the picture, %d with it", without, with)
	}
}

// GB/T 9704—2012, 7.3.5.1: 印章之间排列整齐、互不相交或相切，每排印章两端不得超出版心.
func TestSealsOfAJointIssueDoNotTouch(t *testing.T) {
	e := &encoder{sheet: portrait}
	for n := 2; n <= 7; n++ {
		for _, need := range []int{mm(44), mm(60), mm(100)} {
			columns, width, indent := e.jointColumns(n, need, closingDate)
			if columns > n || width < need || indent < 0 || indent+columns*width > textWidth {
				t.Errorf("%d names of %d: %d columns of %d from %d", n, need, columns, width, indent)
			}
			if middle := indent + columns*width - width/2; need < mm(80) && !near(middle, e.dateCentre(closingDate), 2) {
				t.Errorf("%d names of %d: the last stands at %d, the date at %d", n, need, middle, e.dateCentre(closingDate))
			}
		}
	}
	if columns, _, _ := e.jointColumns(6, mm(44), closingDate); columns != 3 {
		t.Errorf("seals of 42 mm in %d columns, want 3", columns)
	}
}

func TestTheDateOfAJointIssueStandsUnderTheLastName(t *testing.T) {
	organs := []string{"甲局", "乙局", "丙局", "丁局"}
	tree := parsed(t, "document.xml", body(t, &doc.Closing{Signatures: signatures(doctest.Seal(), organs...), Date: closingDate}))
	var rows []string
	for _, row := range tree.all("tr") {
		var cells []string
		for _, cell := range row.all("tc") {
			text := ""
			for _, n := range cell.all("t") {
				text += n.text
			}
			cells = append(cells, text)
		}
		rows = append(rows, strings.Join(cells, "|"))
	}
	if got, want := strings.Join(rows, "\n"), "甲局|乙局|丙局\n||丁局"+closingDate; got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// GB/T 9704—2012, 7.3.5.2.
func TestAnUnsealedDateStandsTwoCharactersFurtherIn(t *testing.T) {
	const two = 2 * charPitch
	for _, c := range []struct {
		organs []string
		last   int // what is free at the right of the last 署名
	}{
		{[]string{"某某市应急管理局办公室"}, two},
		{[]string{"某某局"}, two + bodyWidth(closingDate) + two - 3*charPitch}, // the date is longer
		{[]string{"某某市总工会", "某某市人力资源和社会保障局", "某某市应急管理局"}, two},
		{[]string{"某某市人力资源和社会保障局", "某某局"}, two + bodyWidth(closingDate) + two - 3*charPitch},
	} {
		list := places(t, &doc.Closing{Style: doc.Unsealed, Signatures: signatures(nil, c.organs...), Date: closingDate})
		for i, organ := range c.organs {
			want := two
			if i == len(c.organs)-1 {
				want = c.last
			}
			if p := with(t, list, organ); p.align != "right" || p.right != want || p.left != 0 {
				t.Errorf("%s of %q stands %s, %d from the edge, want %d", organ, c.organs, p.align, p.right, want)
			}
		}
		name, date := c.organs[len(c.organs)-1], with(t, list, closingDate)
		first := textWidth - c.last - bodyWidth(name)
		if got := textWidth - date.right - bodyWidth(closingDate); date.align != "right" || date.left != 0 || got != first+two {
			t.Errorf("%q: the date begins at %d under a 署名 that begins at %d", c.organs, got, first)
		}
	}
}

func TestRoomIsKeptUnderASeal(t *testing.T) {
	note := &doc.Paragraph{Role: doc.FootNote, Text: doc.Plainly("（附注）")}
	for size, want := range map[int]int{20: 0, 42: 1, 58: 2} {
		seal := doctest.Seal()
		seal.WidthMM = size
		closing := &doc.Closing{Signatures: signatures(seal, "某某局"), Date: closingDate}
		list := places(t, closing)
		for i, p := range list {
			if p.text != closingDate {
				continue
			}
			if behind := len(list) - i - 1; behind != want || p.kept != (want > 0) || list[len(list)-1].kept {
				t.Errorf("a seal of %d mm has %d lines behind the date, want %d", size, behind, want)
			}
		}
		if list = places(t, closing, note); list[len(list)-2].text != closingDate {
			t.Errorf("附注 does not stand under the date: %+v", list)
		}
	}
}

// GB/T 9704—2012, 7.3.5.3.
func TestASignatureStampStandsFourCharactersFromTheRight(t *testing.T) {
	list := places(t, &doc.Closing{Style: doc.Signed, Signatures: []doc.Signature{{Organ: "局长", Name: "张某某"}}, Date: closingDate})
	for _, p := range []placed{with(t, list, "局长　　张某某"), with(t, list, closingDate)} {
		if p.align != "right" || p.right != 4*charPitch {
			t.Errorf("%+v", p)
		}
	}
}

func TestASignatureStampIsAsWideAsItsPictureWishes(t *testing.T) {
	for wish, want := range map[int]float64{0: 32, 40: 40, 90: 60} {
		stamp := doctest.Seal()
		stamp.WidthMM = wish
		xml := body(t, &doc.Closing{Style: doc.Signed, Signatures: signatures(stamp, "局长"), Date: closingDate})
		if w := number(parsed(t, "document.xml", xml).all("extent")[0].attrs["cx"]) / emuPerTwip; !near(w, mm(want), 1) {
			t.Errorf("a 签名章 that wishes for %d mm is %d wide, want %d", wish, w, mm(want))
		}
	}
}

func TestAClosingTakesTheEndOfTheTextAlong(t *testing.T) {
	text := func(s string) doc.Block { return &doc.Paragraph{Text: doc.Plainly(s)} }
	note := &doc.Paragraph{Role: doc.FootNote, Text: doc.Plainly("（附注）")}
	for style := doc.Sealed; style <= doc.Signed; style++ {
		for n := range 3 {
			c := &doc.Closing{Style: style, Signatures: signatures(nil, []string{"甲局", "乙局"}[:n]...), Date: closingDate}
			list := places(t, text("首段"), text("末段"), c, note, text("后文"))
			if with(t, list, "首段").kept || !with(t, list, "末段").kept || !with(t, list, closingDate).kept || with(t, list, "（附注）").kept {
				t.Errorf("closing %d of %d: %+v", style, n, list)
			}
			for _, p := range list[1:] {
				if p.text == closingDate {
					break
				}
				if !p.kept {
					t.Errorf("closing %d of %d: %+v may part from the next", style, n, p)
				}
			}
		}
	}
	list := places(t, &doc.List{Items: []doc.Text{doc.Plainly("一"), doc.Plainly("二")}}, &doc.AttachmentNote{Names: []string{"名称"}}, &doc.Closing{Date: closingDate})
	if with(t, list, "一").kept || !with(t, list, "二").kept || !with(t, list, "附件：名称").kept || with(t, list, closingDate).kept {
		t.Errorf("a list and 附件说明: %+v", list)
	}
}

func TestANoteThatReachesTheSealStandsBelowIt(t *testing.T) {
	for _, organs := range [][]string{{"某某市应急管理局"}, {"某某市应急管理局", "某某市公安局"}} {
		for text, lines := range map[string]bool{"（此件公开发布）": false, "（联系人：张某某，电话：0000-00000000）": true} {
			xml := body(t, &doc.Closing{Signatures: signatures(doctest.Seal(), organs...), Date: closingDate}, &doc.Paragraph{Role: doc.FootNote, Text: doc.Plainly(text)})
			_, after, _ := strings.Cut(xml, closingDate)
			between, _, _ := strings.Cut(after, text)
			row := xml[max(0, strings.LastIndex(xml, "<w:trPr>")):]
			if got := strings.Contains(between, "<w:p><w:pPr><w:keepNext/></w:pPr></w:p>") || strings.Contains(row, "w:trHeight"); got != lines {
				t.Errorf("%d 署名, %s: room below the seal is %v, want %v\n%s", len(organs), text, got, lines, between)
			}
		}
	}
}
