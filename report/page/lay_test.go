package page

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/biaoping/biaoping/report/doc"
	"github.com/biaoping/biaoping/report/doc/doctest"
	"github.com/biaoping/biaoping/report/font"
)

var update = flag.Bool("update", false, "rewrite the golden files")

func lay(t testing.TB, d *doc.Document) []Page {
	t.Helper()
	fonts, err := font.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	pages, err := Lay(context.Background(), d, fonts)
	if err != nil {
		t.Fatal(err)
	}
	return pages
}

func layBlocks(t testing.TB, blocks ...doc.Block) []Page {
	t.Helper()
	return lay(t, &doc.Document{Sections: []doc.Section{{Blocks: blocks}}})
}

func body(n int) []doc.Block {
	var out []doc.Block
	for i := range n {
		out = append(out, &doc.Paragraph{Text: doc.Plainly(fmt.Sprintf("第%d段。", i+1))})
	}
	return out
}

// find is the first text of a page that begins with s.
func find(t testing.TB, pages []Page, s string) (int, *Text) {
	t.Helper()
	for i := range pages {
		for k := range pages[i].Texts {
			if strings.HasPrefix(glyphs(&pages[i].Texts[k]), s) {
				return i, &pages[i].Texts[k]
			}
		}
	}
	t.Fatalf("no text begins with %q", s)
	return 0, nil
}

func glyphs(t *Text) string {
	var b strings.Builder
	for _, g := range t.Glyphs {
		b.WriteRune(g.Rune)
	}
	return b.String()
}

// forms are documents in every form but 公文格式.
func forms() []*doc.Document {
	return []*doc.Document{doctest.Letter(), doctest.Order(), doctest.Minutes(), doctest.Telegram(), doctest.Forwarding(), withoutCharts(doctest.Bound())}
}

// withoutCharts is d without its charts, which have tests of their own.
func withoutCharts(d *doc.Document) *doc.Document {
	for i := range d.Sections {
		s := &d.Sections[i]
		s.Blocks = slices.DeleteFunc(s.Blocks, func(b doc.Block) bool { _, ok := b.(*doc.Chart); return ok })
	}
	return d
}

func TestPagesReadAsPrinted(t *testing.T) {
	for name, d := range map[string]*doc.Document{"notice": doctest.Notice(), "every-node": doctest.Every(), "report": doctest.Report(40),
		"letter": doctest.Letter(), "order": doctest.Order(), "minutes": doctest.Minutes(), "forwarding": doctest.Forwarding(), "bound": withoutCharts(doctest.Bound())} {
		t.Run(name, func(t *testing.T) {
			var b strings.Builder
			if err := Fprint(&b, lay(t, d)); err != nil {
				t.Fatal(err)
			}
			file := filepath.Join("testdata", name+".pages.txt")
			if *update {
				if err := os.WriteFile(file, []byte(b.String()), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if b.String() != string(want) {
				t.Errorf("pages differ from %s (go test -update rewrites it):\n%s", file, b.String())
			}
		})
	}
}

// TestPagesHoldTheWholeText compares what is drawn, without what pages add
// by themselves, with the text of the tree.
func TestPagesHoldTheWholeText(t *testing.T) {
	for _, d := range append(forms(), doctest.Notice(), doctest.Every(), doctest.Report(60)) {
		var want, got strings.Builder
		for s := range d.Texts() {
			want.WriteString(strings.Join(strings.Fields(s), ""))
		}
		for _, s := range d.Sections {
			for _, b := range s.Blocks {
				if c, ok := b.(*doc.Contents); ok {
					for _, e := range d.Entries(c) {
						want.WriteString(strings.Join(strings.Fields(e.Text), ""))
					}
				}
			}
		}
		for _, p := range lay(t, d) {
			for i := range p.Texts {
				if !p.Texts[i].Artifact {
					got.WriteString(strings.Join(strings.Fields(glyphs(&p.Texts[i])), ""))
				}
			}
		}
		if sortedRunes(got.String()) != sortedRunes(want.String()) {
			t.Errorf("%s: pages hold other characters than the tree", d.Meta.Kind)
		}
	}
}

func sortedRunes(s string) string {
	count := map[rune]int{}
	for _, r := range s {
		count[r]++
	}
	return fmt.Sprint(count)
}

func TestEverythingLiesInsideItsPage(t *testing.T) {
	for _, d := range append(forms(), doctest.Notice(), doctest.Every(), doctest.Report(300)) {
		for n, p := range lay(t, d) {
			inside := func(what string, x, y, w, h Unit) {
				if x < 0 || y < 0 || x+w > p.Width || y+h > p.Height {
					t.Errorf("%s, page %d: %s at %d,%d leaves the page", d.Meta.Kind, n+1, what, x, y)
				}
			}
			for i := range p.Texts {
				tx := &p.Texts[i]
				var w Unit
				for _, g := range tx.Glyphs {
					w += g.Advance
				}
				if tx.Turned {
					inside(glyphs(tx), tx.X, tx.Y, tx.Size, w)
					continue
				}
				inside(glyphs(tx), tx.X, tx.Y-tx.Size, w, tx.Size)
				if right := Unit(marginLeft + textWidth + pitch/2); p.Width < p.Height && tx.X+w > right {
					t.Errorf("%s, page %d: %q ends at %d, right of the 版心", d.Meta.Kind, n+1, glyphs(tx), tx.X+w)
				}
			}
			for _, r := range p.Rules {
				inside("rule", r.X, r.Y, r.W, r.H)
			}
			for _, im := range append(p.Images, p.Seals...) {
				inside("picture", im.X, im.Y, im.W, im.H)
			}
		}
	}
}

func TestAFullPageHas22LinesOf28Characters(t *testing.T) {
	pages := layBlocks(t, &doc.Paragraph{Role: doc.Flush, Text: doc.Plainly(strings.Repeat("国", linesPerPage*charsPerLine*2))})
	if len(pages) != 2 {
		t.Fatalf("%d pages, want 2", len(pages))
	}
	for _, p := range pages {
		lines := 0
		for i := range p.Texts {
			tx := &p.Texts[i]
			if tx.Artifact {
				continue
			}
			lines++
			var w Unit
			for _, g := range tx.Glyphs {
				w += g.Advance
			}
			if len(tx.Glyphs) != charsPerLine || tx.X != marginLeft || w < textWidth-charsPerLine || w > textWidth {
				t.Errorf("a line of %d characters, %d wide, at %d", len(tx.Glyphs), w, tx.X)
			}
		}
		if lines != linesPerPage {
			t.Errorf("%d lines, want %d", lines, linesPerPage)
		}
	}
}

func TestAHeadingStaysWithItsText(t *testing.T) {
	blocks := append(body(linesPerPage-1), &doc.Heading{Level: 1, Number: "一、", Text: doc.Plainly("标题")}, &doc.Paragraph{Text: doc.Plainly("正文")})
	page, _ := find(t, layBlocks(t, blocks...), "一、")
	if page != 1 {
		t.Errorf("the heading stands on page %d, its text on page 2", page+1)
	}
}

func TestAClosingTakesALineOfTextAlong(t *testing.T) {
	closing := &doc.Closing{Signatures: []doc.Signature{{Organ: "某某市应急管理局"}}, Date: "2024年5月31日"}
	for n := linesPerPage - 6; n <= linesPerPage; n++ {
		pages := layBlocks(t, append(body(n), closing)...)
		on, _ := find(t, pages, "某某市应急管理局")
		date, _ := find(t, pages, "2024年")
		last, _ := find(t, pages, fmt.Sprintf("第%d段", n))
		if on != date || on != last {
			t.Errorf("%d lines: 署名 on page %d, date on %d, last line on %d", n, on+1, date+1, last+1)
		}
	}
}

func TestANoteStaysWithTheDate(t *testing.T) {
	for _, style := range []doc.ClosingStyle{doc.Sealed, doc.Unsealed, doc.Signed} {
		for n := linesPerPage - 8; n <= linesPerPage; n++ {
			pages := layBlocks(t, append(body(n), &doc.Closing{Style: style, Signatures: []doc.Signature{{Organ: "某某局"}}, Date: "2024年5月31日"},
				&doc.Paragraph{Role: doc.FootNote, Text: doc.Plainly("（此件公开发布）")})...)
			date, _ := find(t, pages, "2024年")
			if note, _ := find(t, pages, "（此件"); note != date {
				t.Errorf("style %d, %d lines: date on page %d, 附注 on %d", style, n, date+1, note+1)
			}
		}
	}
}

func TestAClosingTakesTheLastRowsOfATableAlong(t *testing.T) {
	closing := &doc.Closing{Signatures: []doc.Signature{{Organ: "某某市应急管理局"}}, Date: "2024年5月31日"}
	for rows := 20; rows < 30; rows++ {
		table := &doc.Table{Name: "表", Columns: []doc.Column{{Share: 1}}, Header: []doc.Row{{Cells: []doc.Cell{{Text: doc.Plainly("表头")}}}}}
		for i := range rows {
			table.Rows = append(table.Rows, doc.Row{Cells: []doc.Cell{{Text: doc.Plainly(fmt.Sprintf("行%d", i+1))}}})
		}
		pages := layBlocks(t, table, closing)
		on, _ := find(t, pages, "某某市应急管理局")
		last, _ := find(t, pages, fmt.Sprintf("行%d", rows))
		if on != last {
			t.Errorf("%d rows: 署名 on page %d, the last row on %d", rows, on+1, last+1)
		}
	}
}

// GB/T 9704—2012, 7.3.5.1.
func TestTheSealLiesOverSignatureAndDate(t *testing.T) {
	for _, organ := range []string{"某某局", "某某市应急管理局", "某某经济技术开发区管理委员会应急管理局"} {
		pages := layBlocks(t, &doc.Paragraph{Text: doc.Plainly("正文。")}, &doc.Closing{Signatures: []doc.Signature{{Organ: organ, Seal: doctest.Seal()}}, Date: "2024年5月31日"})
		seal := pages[0].Seals[0]
		_, name := find(t, pages, organ)
		_, date := find(t, pages, "2024年")
		_, text := find(t, pages, "正文")
		textFoot := text.Y - baseline(linePitch, size3) + linePitch
		if gap := seal.Y - textFoot; gap < 0 || gap > linePitch {
			t.Errorf("%s: the seal's top lies %d below the text", organ, gap)
		}
		if middle := seal.Y + seal.H/2; name.Y < middle || date.Y > seal.Y+seal.H {
			t.Errorf("%s: 署名 at %d and date at %d do not lie in the lower half of the seal %d..%d", organ, name.Y, date.Y, seal.Y, seal.Y+seal.H)
		}
		center := func(tx *Text) Unit {
			var w Unit
			for _, g := range tx.Glyphs {
				w += g.Advance
			}
			return tx.X + w/2
		}
		if d := center(name) - center(date); d < -2 || d > 2 {
			t.Errorf("%s: 署名 stands %d beside the middle of the date", organ, d)
		}
		if d := seal.X + seal.W/2 - center(date); d < -2 || d > 2 {
			t.Errorf("%s: the seal stands %d beside the middle of the date", organ, d)
		}
	}
}

func TestSealsOfAJointIssueDoNotTouch(t *testing.T) {
	var signatures []doc.Signature
	for i := range 5 {
		signatures = append(signatures, doc.Signature{Organ: fmt.Sprintf("某某市第%d局", i+1), Seal: doctest.Seal()})
	}
	pages := layBlocks(t, &doc.Paragraph{Text: doc.Plainly("正文。")}, &doc.Closing{Signatures: signatures, Date: "2024年5月31日"})
	seals := pages[0].Seals
	if len(seals) != 5 {
		t.Fatalf("%d seals on the first page", len(seals))
	}
	for i, a := range seals {
		if a.X < marginLeft || a.X+a.W > marginLeft+textWidth {
			t.Errorf("seal %d leaves the 版心", i+1)
		}
		for k, b := range seals[:i] {
			if a.X < b.X+b.W && b.X < a.X+a.W && a.Y < b.Y+b.H && b.Y < a.Y+a.H {
				t.Errorf("seals %d and %d touch", k+1, i+1)
			}
		}
	}
}

func TestTheImprintEndsTheLastPage(t *testing.T) {
	imprint := &doc.Imprint{CopyTo: []string{"某某"}, Organ: "某某办公室", Date: "2024年5月31日"}
	for _, n := range []int{1, linesPerPage - 3, linesPerPage, linesPerPage + 1} {
		pages := layBlocks(t, append(body(n), imprint)...)
		last := pages[len(pages)-1]
		rules := last.Rules
		foot := rules[len(rules)-1]
		if got := foot.Y + foot.H; got != marginTop+textHeight {
			t.Errorf("%d lines: the last rule ends at %d, the 版心 at %d", n, got, marginTop+textHeight)
		}
		for i := range last.Texts {
			if tx := &last.Texts[i]; strings.HasPrefix(glyphs(tx), "第") && tx.Y > rules[len(rules)-3].Y {
				t.Errorf("%d lines: %q runs into the imprint", n, glyphs(tx))
			}
		}
	}
}

func TestPageNumbersStandOnTheOuterSide(t *testing.T) {
	pages := layBlocks(t, body(3*linesPerPage)...)
	for i, p := range pages {
		_, no := find(t, pages[i:i+1], "—")
		if left := no.X < p.Width/2; left != (i%2 == 1) {
			t.Errorf("page %d: number at %d", i+1, no.X)
		}
		if p.Label != fmt.Sprint(i+1) {
			t.Errorf("page %d is labelled %q", i+1, p.Label)
		}
	}
}

func TestACharacterWithoutGlyphIsNamed(t *testing.T) {
	fonts, err := font.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	_, err = Lay(context.Background(), &doc.Document{Sections: []doc.Section{{Blocks: []doc.Block{&doc.Paragraph{Text: doc.Plainly("张\U0002CEB0")}}}}}, fonts)
	var ge *GlyphError
	if !errors.As(err, &ge) || ge.Rune != 0x2CEB0 {
		t.Errorf("got %v", err)
	}
}

func TestARowTallerThanAPageIsSplitAndLosesNothing(t *testing.T) {
	long := strings.Repeat("评审发现的问题应当逐条整改。", 200)
	table := &doc.Table{Name: "长格", Columns: []doc.Column{{Share: 1}, {Share: 4}}, Header: []doc.Row{{Cells: []doc.Cell{{Text: doc.Plainly("甲")}, {Text: doc.Plainly("乙")}}}},
		Rows: []doc.Row{{Cells: []doc.Cell{{Text: doc.Plainly("短")}, {Text: doc.Plainly(long)}}}, {Cells: []doc.Cell{{Text: doc.Plainly("末")}, {Text: doc.Plainly("行")}}}}}
	pages := layBlocks(t, table)
	n := 0
	for _, p := range pages {
		for i := range p.Texts {
			if !p.Texts[i].Artifact && !strings.ContainsAny(glyphs(&p.Texts[i]), "长格甲乙短末行") {
				n += len(p.Texts[i].Glyphs)
			}
		}
	}
	if want := len([]rune(long)); n != want {
		t.Errorf("%d of %d characters drawn on %d pages", n, want, len(pages))
	}
}

func TestATableRepeatsItsHeaderAndItsSpansOnEveryPage(t *testing.T) {
	pages := layBlocks(t, doctest.SpannedTable(80))
	for i, p := range pages {
		var all strings.Builder
		for k := range p.Texts {
			all.WriteString(glyphs(&p.Texts[k]))
		}
		if !strings.Contains(all.String(), "问题描述") || !strings.Contains(all.String(), "要素") {
			t.Errorf("page %d lacks the header", i+1)
		}
		if again := strings.Contains(all.String(), "（续表）"); again != (i > 0) {
			t.Errorf("page %d: 续表 %v", i+1, again)
		}
	}
}

func TestATitleIsBrokenBySense(t *testing.T) {
	pages := layBlocks(t, &doc.Title{Text: "关于进一步加强全市冶金等工贸行业企业安全生产标准化建设工作的通知"}, &doc.Paragraph{Text: doc.Plainly("正文")})
	find(t, pages, "企业安全生产标准化建设工作的通知")
}

func TestRaggedAndNarrowTablesAreRefused(t *testing.T) {
	fonts, err := font.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	ragged := &doc.Table{Name: "甲", Columns: []doc.Column{{}, {}}, Rows: []doc.Row{{Cells: []doc.Cell{{}}}}}
	narrow := &doc.Table{Name: "乙", Columns: make([]doc.Column, 60), Rows: []doc.Row{{Cells: make([]doc.Cell, 60)}}}
	cells := make([]doc.Cell, 16)
	for i := range cells {
		cells[i].Text = doc.Plainly("2024-05-31")
	}
	cells[8].Text = doc.Plainly(strings.Repeat("0571", 50))
	long := &doc.Table{Name: "丙", Columns: make([]doc.Column, len(cells)), Rows: []doc.Row{{Cells: cells}}}
	codes := &doc.Table{Name: "丁", Columns: make([]doc.Column, 16), Rows: []doc.Row{{Cells: slices.Repeat([]doc.Cell{{Text: doc.Plainly("ISO45001:2018\n甲")}}, 16)}}}
	for _, tt := range []struct {
		block doc.Block
		want  string
	}{
		{codes, "表格《丁》第 1 列太窄，“ISO45001:2018”要从中间断开；请调整列宽或改为横排"},
		{ragged, "表格《甲》第 1 行的格不足 2 列"},
		{narrow, "表格《乙》第 1 列太窄，放不下一个字；请调整列宽或改为横排"},
		{&doc.Cover{Fields: make([]doc.Field, 20)}, "封面的栏目有 20 行，排不下，请减少栏目或缩短内容"},
		{long, "表格《丙》第 9 列的“057105710571057105710571057105710571057105710571057105710571……”太长又不能断行，其他列没有地方，请缩短"},
	} {
		_, err := Lay(context.Background(), &doc.Document{Sections: []doc.Section{{Blocks: []doc.Block{tt.block}}}}, fonts)
		if err == nil || err.Error() != tt.want {
			t.Errorf("got  %v\nwant %s", err, tt.want)
		}
	}
}

func BenchmarkLayNotice(b *testing.B) { benchmarkLay(b, doctest.Notice()) }

func BenchmarkLayReport(b *testing.B) { benchmarkLay(b, doctest.Report(300)) }

func benchmarkLay(b *testing.B, d *doc.Document) {
	fonts, err := font.Embedded()
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Lay(context.Background(), d, fonts); err != nil {
			b.Fatal(err)
		}
	}
}

func TestSealsOfLongNamesStandSideBySide(t *testing.T) {
	var signatures []doc.Signature
	for _, organ := range []string{"某某市应急管理局", "某某市工业和信息化局", "某某市市场监督管理局", "某某市人力资源和社会保障局", "某某市总工会"} {
		signatures = append(signatures, doc.Signature{Organ: organ, Seal: doctest.Seal()})
	}
	pages := layBlocks(t, append(body(3), &doc.Closing{Signatures: signatures, Date: "2024年5月31日"})...)
	if len(pages) != 1 {
		t.Fatalf("%d pages", len(pages))
	}
	rows := map[Unit]int{}
	for _, s := range pages[0].Seals {
		rows[s.Y]++
	}
	if len(rows) != 3 {
		t.Errorf("five seals stand in %d rows, want 3", len(rows))
	}
}

func TestHeadingsWithoutTextArePartedLikeItems(t *testing.T) {
	var items []doc.Block
	for i := range 5 {
		items = append(items, &doc.Heading{Level: 4, Number: fmt.Sprintf("（%d）", i+1), Text: doc.Plainly("查看记录；")})
	}
	pages := layBlocks(t, append(append(body(linesPerPage-2), items...), body(1)...)...)
	if on, _ := find(t, pages, "（2）"); on != 0 {
		t.Errorf("（2） stands on page %d", on+1)
	}
	if on, _ := find(t, pages, "（3）"); on != 1 {
		t.Errorf("（3） stands on page %d", on+1)
	}
}

func TestALongNameIsSignedInTwoLines(t *testing.T) {
	const organ = "某某省某某市某某区某某安全生产技术咨询与环境检测评价服务有限责任公司某某分公司"
	for _, b := range []doc.Block{
		&doc.Closing{Style: doc.Sealed, Signatures: []doc.Signature{{Organ: organ}}, Date: "2024年5月31日"},
		&doc.Closing{Style: doc.Unsealed, Signatures: []doc.Signature{{Organ: organ}}, Date: "2024年5月31日"},
		&doc.Cover{Title: []string{"评审报告"}, Organ: organ, Date: "2024年5月31日"},
	} {
		pages := layBlocks(t, b)
		_, first := find(t, pages, "某某省")
		_, date := find(t, pages, "2024")
		if n := len([]rune(glyphs(first))); n >= len([]rune(organ)) || date.Y <= first.Y+linePitch {
			t.Errorf("%T: %d characters stand on the first line, the date %d below it", b, n, date.Y-first.Y)
		}
	}
}

func TestTheFieldsOfACoverEndAboveTheOrgan(t *testing.T) {
	const organ = "某某省某某市某某区某某安全生产技术咨询与环境检测评价服务有限责任公司某某分公司"
	cover := func(n int) *doc.Cover {
		c := &doc.Cover{Title: []string{"企业安全生产标准化", "评审报告"}, Organ: organ, Date: "2024年5月31日"}
		for i := range n {
			c.Fields = append(c.Fields, doc.Field{Label: fmt.Sprintf("栏目%d", i+1), Value: organ})
		}
		return c
	}
	for n := 1; n <= 4; n++ {
		pages := layBlocks(t, cover(n))
		_, title := find(t, pages, "评审报告")
		if _, label := find(t, pages, "栏"); label.Y < title.Y+size3 {
			t.Errorf("%d fields: the first stands at %d, the title at %d", n, label.Y, title.Y)
		}
		foot := pages[0].Rules[len(pages[0].Rules)-1].Y
		if _, date := find(t, pages, "2024"); date.Y-foot < 2*linePitch {
			t.Errorf("%d fields: the last ends at %d, the date stands at %d", n, foot, date.Y)
		}
	}
}
