package docx

import (
	"bytes"
	"context"
	"io"
	"math"
	"strings"
	"testing"

	"github.com/biaoping/biaoping/report/doc"
	"github.com/biaoping/biaoping/report/doc/doctest"
)

// A stranger is a block that this package does not know.
type stranger struct{ doc.Block }

func TestWhatCannotBeWrittenIsRefused(t *testing.T) {
	text := func(s string) *doc.Paragraph { return &doc.Paragraph{Text: doc.Plainly(s)} }
	bad := func(change func(*doc.Picture)) *doc.Picture {
		p := doctest.Photo(0)
		p.Alt = "照片"
		change(p)
		return p
	}
	tiff := bad(func(p *doc.Picture) { p.Format = "tiff" })
	row := func(cells ...doc.Cell) *doc.Table {
		return &doc.Table{Name: "表", Columns: make([]doc.Column, 2), Rows: []doc.Row{{Cells: cells}}}
	}
	words := chartOf(1).Table
	words.Rows[0].Cells[0].Text = doc.Plainly("甲\x01")
	for name, c := range map[string]struct {
		block doc.Block
		want  string
	}{
		"unknown node":             {stranger{}, "docx 不能写出 docx.stranger"},
		"control character":        {text("第一\x07章"), "文字 \"第一\\a章\" 的第 3 个字符 U+0007 不能写入文档，应删去"},
		"carriage return":          {text("甲\r"), "文字 \"甲\\r\" 的第 2 个字符 U+000D 不能写入文档，应删去"},
		"noncharacter":             {text("\uFFFE"), "文字 \"\\ufffe\" 的第 1 个字符 U+FFFE 不能写入文档，应删去"},
		"broken UTF-8":             {text("甲\xff"), "文字 \"甲\\xff\" 不是有效的 UTF-8"},
		"in a title":               {&doc.Title{Text: "\x00"}, "文字 \"\\x00\" 的第 1 个字符 U+0000 不能写入文档，应删去"},
		"in a caption's words":     {bad(func(p *doc.Picture) { p.Alt = "\x01" }), "文字 \"\\x01\" 的第 1 个字符 U+0001 不能写入文档，应删去"},
		"heading of level 0":       {&doc.Heading{}, "标题层次是 0，应为 1 至 4"},
		"heading of level 5":       {&doc.Heading{Level: 5}, "标题层次是 5，应为 1 至 4"},
		"unknown role":             {&doc.Paragraph{Role: 99}, "段落的作用 99 没有定义"},
		"unknown emphasis":         {&doc.Paragraph{Text: doc.Text{{Text: "甲", Emphasis: 9}}}, "强调方式 9 没有定义"},
		"unknown closing":          {&doc.Closing{Style: 9, Signatures: make([]doc.Signature, 1)}, "用印方式 9 没有定义"},
		"unknown alignment":        {row(doc.Cell{Align: 9}, doc.Cell{}), "对齐方式 9 没有定义"},
		"ragged table":             {row(doc.Cell{}), "表格《表》第 1 行的格不足 2 列"},
		"too many columns":         {&doc.Table{Name: "表", Columns: make([]doc.Column, 64)}, "表格《表》有 64 列，Word 至多容纳 63 列"},
		"picture of another kind":  {tiff, `图片“照片”的格式是 "tiff"，应为 jpeg 或 png`},
		"picture without bytes":    {bad(func(p *doc.Picture) { p.Data = nil }), "图片“照片”没有内容"},
		"picture without size":     {bad(func(p *doc.Picture) { p.Height = 0 }), "图片“照片”的像素尺寸是 640×0，应大于 0"},
		"picture in a cell":        {row(doc.Cell{Picture: tiff}, doc.Cell{}), `图片“照片”的格式是 "tiff"，应为 jpeg 或 png`},
		"seal":                     {&doc.Closing{Signatures: []doc.Signature{{Seal: tiff}}}, `图片“照片”的格式是 "tiff"，应为 jpeg 或 png`},
		"one of several seals":     {&doc.Closing{Signatures: []doc.Signature{{}, {Seal: tiff}}}, `图片“照片”的格式是 "tiff"，应为 jpeg 或 png`},
		"form that is not defined": {&doc.Masthead{Form: 9}, "版头的格式 9 没有定义"},
		"contents of nothing":      {&doc.Contents{Title: "目录"}, "目录之后没有标题、附件或小标题，列不出目录"},
		"label without end":        {&doc.Paragraph{Role: doc.Hanging, Text: doc.Text{{Text: "出席会议的各有关单位及其负责人员"}, {Text: "甲"}}}, "“出席会议的各有关单位及其负责人员”作为标签太长，应如“出席：”"},
		"chart of nothing":         {&doc.Chart{Title: "图"}, "图《图》没有表格或没有数列可画"},
		"chart of too much":        {chartOf(1e16), "图《图》里的数太大，画不出"},
		"chart of no number":       {chartOf(math.NaN()), "图《图》里的数太大，画不出"},
		"chart of too many":        {chartOf(make([]float64, 120)...), "图《图》有 120 个类别，直条下面排不下它们的名称；请改用横条（style: bars）"},
		"words of a chart":         {&doc.Chart{Title: "图", Table: words, Series: []int{1}}, "文字 \"图。甲\\x01：1.00\" 的第 4 个字符 U+0001 不能写入文档，应删去"},
		"签名章":                      {&doc.Closing{Style: doc.Signed, Signatures: []doc.Signature{{Seal: tiff}}}, `图片“照片”的格式是 "tiff"，应为 jpeg 或 png`},
	} {
		t.Run(name, func(t *testing.T) {
			var b bytes.Buffer
			err := Encode(context.Background(), &b, oneSection(text("前"), c.block))
			if want := "sections[0].blocks[1]：" + c.want; err == nil || err.Error() != want {
				t.Errorf("\n got %v\nwant %s", err, want)
			}
			if b.Len() > 0 {
				t.Error("a torn document was written")
			}
		})
	}
}

func TestDocumentsThatCannotBeWrittenAreRefused(t *testing.T) {
	letter := &doc.Masthead{Form: doc.LetterForm, Organs: []string{"某某局"}}
	telegram := &doc.Masthead{Form: doc.TelegramForm, Organs: []string{"某某局"}}
	for want, d := range map[string]*doc.Document{
		"文档没有内容，至少应有一节":                                 {},
		"meta：文字 \"甲\\x02\" 的第 2 个字符 U+0002 不能写入文档，应删去": {Meta: doc.Meta{Title: "甲\x02"}, Sections: make([]doc.Section, 1)},
		"sections[0]：页码编排方式 7 没有定义":                     {Sections: []doc.Section{{Numbering: 7}}},
		"sections[1]：电报首面要印总面数，其页码应从 1 编起，应改为重新编码（Restart）": {
			Sections: []doc.Section{{}, {Blocks: []doc.Block{telegram}}}},
		"sections[0]：电报首面要印总面数，它和其后各节都应编页码，并接着编（Continue）": {
			Sections: []doc.Section{{Numbering: doc.Unnumbered, Blocks: []doc.Block{telegram}}, {}, {Blocks: []doc.Block{letter}}}},
		"sections[1]：信函格式的首面是竖排的，这一节不能横排": {Sections: []doc.Section{{}, {Landscape: true, Blocks: []doc.Block{letter}}}},
		"sections[0].blocks[2]：信函格式没有签发人的位置，“张某某”印不出来，请删去或改用别的格式": {
			Sections: []doc.Section{{Blocks: []doc.Block{&doc.Masthead{}, &doc.Paragraph{}, &doc.Masthead{Form: doc.LetterForm, Signatories: []string{"张某某"}}}}}},
		"sections[1].blocks[0]：信函格式的版记不加印发机关和印发日期（GB/T 9704—2012，10.1），请删去“某某局2024年5月31日印发”": {
			Sections: []doc.Section{{Blocks: []doc.Block{letter}}, {Blocks: []doc.Block{&doc.Imprint{Organ: "某某局", Date: "2024年5月31日"}}}}},
	} {
		var b bytes.Buffer
		if err := Encode(context.Background(), &b, d); err == nil || err.Error() != want {
			t.Errorf("\n got %v\nwant %s", err, want)
		}
		if b.Len() > 0 {
			t.Error("a torn document was written")
		}
	}
}

// Else the number of its last page is not how many it has.
func TestThePagesOfATelegramAreNumberedOneByOne(t *testing.T) {
	telegram := &doc.Masthead{Form: doc.TelegramForm, Organs: []string{"某某局"}}
	letter := &doc.Masthead{Form: doc.LetterForm, Organs: []string{"某某局"}}
	for _, n := range []doc.Numbering{doc.Restart, doc.Unnumbered} {
		d := &doc.Document{Sections: []doc.Section{{Blocks: []doc.Block{telegram}}, {Numbering: n}, {Blocks: []doc.Block{letter}}}}
		if err := Encode(context.Background(), io.Discard, d); err == nil || !strings.Contains(err.Error(), "都应编页码") {
			t.Errorf("numbering %d: %v", n, err)
		}
		d.Sections = d.Sections[:2] // Word counts the pages of the whole
		if err := Encode(context.Background(), io.Discard, d); err != nil {
			t.Error(err)
		}
	}
}
