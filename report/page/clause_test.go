package page

import (
	"context"
	"slices"
	"strings"
	"testing"

	"github.com/biaoping/biaoping/report/doc"
	"github.com/biaoping/biaoping/report/doc/doctest"
	"github.com/biaoping/biaoping/report/font"
)

func textWidthOf(t *Text) Unit {
	var w Unit
	for _, g := range t.Glyphs {
		w += g.Advance
	}
	return w
}

func near(a, b, by Unit) bool { return a-b <= by && b-a <= by }

func TestColoursAreBlackButForTheMasthead(t *testing.T) {
	pages := lay(t, doctest.Notice())
	for i := range pages {
		for k := range pages[i].Texts {
			tx := &pages[i].Texts[k]
			if red := strings.HasSuffix(glyphs(tx), "文件"); (tx.Color == Red) != red {
				t.Errorf("%q is drawn in %v", glyphs(tx), tx.Color)
			}
		}
	}
}

func TestTheMastheadStandsWhereTheStandardSays(t *testing.T) {
	pages := layBlocks(t, &doc.Masthead{CopyNumber: "000012", Secrecy: "机密★1年", Urgency: "特急", Organs: []string{"某某市应急管理局"}, Suffix: "文件", DocNumber: "某应急〔2024〕12号"})
	corner := []string{"000012", "机密", "特急"}
	for i, s := range corner {
		_, tx := find(t, pages, s)
		if want := marginTop + Unit(i)*linePitch + baseline(linePitch, size3); !near(tx.Y, want, 20) || tx.X != marginLeft {
			t.Errorf("%s stands at %d,%d, want %d,%d", s, tx.X, tx.Y, marginLeft, want)
		}
	}
	_, mark := find(t, pages, "某某市应急管理局文件")
	var top Unit
	for _, g := range mark.Glyphs {
		_, _, _, y1, _ := mark.Face.Bounds(g.ID)
		top = max(top, Unit(int64(y1)*int64(mark.Size)/int64(mark.Face.UnitsPerEm())))
	}
	if got := mark.Y - top; !near(got, marginTop+MM(35), 20) {
		t.Errorf("the mark's upper edge lies at %d, want %d", got, marginTop+MM(35))
	}
	if mid := mark.X + textWidthOf(mark)/2; !near(mid, marginLeft+textWidth/2, 20) {
		t.Errorf("the mark's middle is %d", mid)
	}
	_, number := find(t, pages, "某应急〔2024〕12号")
	if mid := number.X + textWidthOf(number)/2; !near(mid, marginLeft+textWidth/2, 20) {
		t.Errorf("发文字号 stands at %d, not in the middle", mid)
	}
	line := pages[0].Rules[0]
	foot := number.Y + size3*14/100 // the lower edge of the em box
	if gap := line.Y - foot; !near(gap, MM(4), 50) || line.X != marginLeft || line.W != textWidth || line.Color != Red {
		t.Errorf("the red line %+v lies %d below 发文字号, want %d", line, gap, MM(4))
	}
}

func TestAttachmentNamesHangUnderTheirFirstCharacter(t *testing.T) {
	long := strings.Repeat("评审管理办法", 8)
	for _, names := range [][]string{{long}, {long, long + "二"}} {
		pages := layBlocks(t, &doc.Paragraph{Text: doc.Plainly("正文")}, &doc.AttachmentNote{Names: names})
		var xs []Unit
		for i := range pages[0].Texts {
			if tx := &pages[0].Texts[i]; strings.Contains(glyphs(tx), "评审") {
				x := tx.X
				for _, g := range tx.Glyphs {
					if g.Rune == '评' || g.Rune == '审' || g.Rune == '管' || g.Rune == '理' || g.Rune == '办' || g.Rune == '法' {
						break
					}
					x += g.Advance
				}
				xs = append(xs, x)
			}
		}
		for _, x := range xs {
			if !near(x, xs[0], 300) {
				t.Errorf("%d names begin at %v", len(names), xs)
				break
			}
		}
	}
}

func TestAnUnsealedDateStandsTwoCharactersFurtherIn(t *testing.T) {
	for _, organ := range []string{"某某局", "某某经济技术开发区管理委员会应急管理局"} {
		pages := layBlocks(t, &doc.Closing{Style: doc.Unsealed, Signatures: []doc.Signature{{Organ: organ}}, Date: "2024年5月31日"})
		_, name := find(t, pages, organ)
		_, date := find(t, pages, "2024年")
		if !near(date.X, name.X+2*pitch, 20) {
			t.Errorf("%s: date at %d, 署名 at %d", organ, date.X, name.X)
		}
		if right := max(name.X+textWidthOf(name), date.X+textWidthOf(date)); !near(right, marginLeft+textWidth-2*pitch, 20) {
			t.Errorf("%s: the longer line ends at %d", organ, right)
		}
	}
}

func TestAnAttachmentBeginsOnItsOwnPage(t *testing.T) {
	pages := layBlocks(t, &doc.Paragraph{Text: doc.Plainly("正文")}, &doc.AttachmentHead{Label: "附件1", Title: "统计表"}, &doc.Paragraph{Text: doc.Plainly("内容")})
	on, label := find(t, pages, "附件1")
	if on != 1 || label.X != marginLeft || !near(label.Y, marginTop+baseline(linePitch, size3), 20) {
		t.Errorf("附件1 stands on page %d at %d,%d", on+1, label.X, label.Y)
	}
	_, title := find(t, pages, "统计表")
	if third := marginTop + 2*linePitch; title.Y < third || title.Y > third+titleLeading {
		t.Errorf("the title stands at %d, the third line begins at %d", title.Y, third)
	}
}

func TestALandscapePageIsAPortraitSheetTurned(t *testing.T) {
	table := &doc.Table{Columns: []doc.Column{{}}, Rows: []doc.Row{{Cells: []doc.Cell{{Text: doc.Plainly("甲")}}}}}
	pages := lay(t, &doc.Document{Sections: []doc.Section{{Landscape: true, Blocks: []doc.Block{table, &doc.PageBreak{}, table}}}})
	for i, p := range pages {
		if p.Width != paperHeight || p.Height != paperWidth {
			t.Fatalf("page %d is %d × %d", i+1, p.Width, p.Height)
		}
		_, no := find(t, pages[i:i+1], "—")
		// Turned back a quarter, the number stands where portrait pages have it.
		x, y := no.Y, paperHeight-no.X
		upright := layBlocks(t, append(body(linesPerPage*i), &doc.Paragraph{Text: doc.Plainly("甲")})...)
		_, want := find(t, upright[i:i+1], "—")
		if !no.Turned || !near(x, want.X, 20) || !near(y, want.Y, 20) {
			t.Errorf("page %d: number at %d,%d of the upright sheet, want %d,%d", i+1, x, y, want.X, want.Y)
		}
	}
}

func TestAPageBreakAtASectionsEndLeavesNoEmptyPage(t *testing.T) {
	one := &doc.Paragraph{Text: doc.Plainly("一")}
	pages := lay(t, &doc.Document{Sections: []doc.Section{{Blocks: []doc.Block{one, &doc.PageBreak{}, one, &doc.PageBreak{}}}, {Blocks: []doc.Block{one}}}})
	if len(pages) != 3 {
		t.Errorf("%d pages, want 3", len(pages))
	}
}

func TestAPageSaysWhetherItShowsTheText(t *testing.T) {
	pages := layBlocks(t, &doc.Title{Text: "标题"}, &doc.Paragraph{Role: doc.Flush, Text: doc.Plainly("某某局：")}, &doc.PageBreak{}, &doc.Paragraph{Text: doc.Plainly("正文")})
	if pages[0].Body || !pages[1].Body {
		t.Errorf("正文 shown: %v, %v", pages[0].Body, pages[1].Body)
	}
}

func TestALongMarkStaysInsideTheType(t *testing.T) {
	for _, organs := range [][]string{{"某某省某某市某某高新技术产业开发区管理委员会应急管理局"}, {"某某市应急管理局", "某某省某某市某某高新技术产业开发区管理委员会应急管理局"}} {
		for _, tx := range layBlocks(t, &doc.Masthead{Organs: organs, Suffix: "文件", DocNumber: "某应急〔2024〕12号"})[0].Texts {
			if tx.Color == Red && (tx.X < marginLeft || tx.X+textWidthOf(&tx) > marginLeft+textWidth) {
				t.Errorf("%q leaves the 版心: %d to %d", glyphs(&tx), tx.X, tx.X+textWidthOf(&tx))
			}
		}
	}
}

func TestSignaturesOfAJointIssueDoNotOverprint(t *testing.T) {
	names := []string{"某某市应急管理局", "某某市经济和信息化局", "某某市市场监督管理局", "某某市住房和城乡建设局", "某某经济技术开发区管理委员会应急管理局"}
	for n := 2; n <= len(names); n++ {
		var signatures []doc.Signature
		for _, name := range names[:n] {
			signatures = append(signatures, doc.Signature{Organ: name})
		}
		pages := layBlocks(t, &doc.Paragraph{Text: doc.Plainly("正文。")}, &doc.Closing{Signatures: signatures, Date: "2024年5月31日"})
		var placed []*Text
		for _, name := range names[:n] {
			_, tx := find(t, pages, name)
			if tx.X < marginLeft || tx.X+textWidthOf(tx) > marginLeft+textWidth+10 {
				t.Errorf("%d organs: %s stands from %d to %d", n, name, tx.X, tx.X+textWidthOf(tx))
			}
			for _, other := range placed {
				if tx.Y == other.Y && tx.X < other.X+textWidthOf(other) && other.X < tx.X+textWidthOf(tx) {
					t.Errorf("%d organs: %s overprints %s", n, name, glyphs(other))
				}
			}
			placed = append(placed, tx)
		}
	}
}

func TestALongNumberKeepsClearOfTheSignatories(t *testing.T) {
	names := []string{"欧阳某某", "司马某某", "张某某", "李某"}
	for _, number := range []string{"某应急〔2024〕12号", "某某市应急安委办〔2024〕123号", "某某市应急安委会办公室〔2024〕123号"} {
		for n := 1; n <= len(names); n++ {
			p := layBlocks(t, &doc.Masthead{Organs: []string{"某某局"}, DocNumber: number, Signatories: names[:n]})[0]
			if what, over := overprinted(&p); over {
				t.Errorf("%s, %d: %q is overprinted", number, n, what)
			}
		}
	}
}

func TestALongTitleOfACoverKeepsClearOfTheFields(t *testing.T) {
	fonts, err := font.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	for n := 1; n < 12; n++ {
		cover := &doc.Cover{Title: slices.Repeat([]string{"某某机械有限公司"}, n), Fields: []doc.Field{{Label: "企业名称", Value: "某某"}, {Label: "日期", Value: "某日"}}, Organ: "某某公司", Date: "2024年5月31日"}
		pages, err := Lay(context.Background(), &doc.Document{Sections: []doc.Section{{Blocks: []doc.Block{cover}}}}, fonts)
		if n > 6 {
			if err == nil || !strings.Contains(err.Error(), "排不下，请") {
				t.Errorf("%d lines: %v", n, err)
			}
			continue
		}
		if err != nil {
			t.Errorf("%d lines: %v", n, err)
		} else if what, over := overprinted(&pages[0]); over {
			t.Errorf("%d lines: %q is overprinted", n, what)
		}
	}
}
