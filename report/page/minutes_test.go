package page

import (
	"slices"
	"strings"
	"testing"

	"github.com/biaoping/biaoping/report/doc"
	"github.com/biaoping/biaoping/report/doc/doctest"
)

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

func TestNamesOfAListAreNotBroken(t *testing.T) {
	names := []string{"李某某", "王某某", "欧阳某某", "冯某", "褚某某", "司马某某"}
	for n := 6; n < 40; n++ {
		var list []string
		for i := range n {
			list = append(list, names[(i*i+n)%len(names)])
		}
		pages := layBlocks(t, &doc.Paragraph{Role: doc.Hanging, Text: doc.Text{{Text: "出席："}, {Text: "市应急管理局：" + strings.Join(list, "、")}}})
		for i := range pages[0].Texts {
			line := glyphs(&pages[0].Texts[i])
			mark := strings.LastIndex(line, "、")
			if mark < 0 {
				continue
			}
			if last := line[mark+len("、"):]; last != "" && !slices.Contains(names, last) {
				t.Errorf("of %d names a line ends in %q", n, last)
			}
		}
	}
}
