package docx

import (
	"bytes"
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
	for name, c := range map[string]struct {
		block doc.Block
		want  string
	}{
		"unknown node":            {stranger{}, "docx 不能写出 docx.stranger"},
		"control character":       {text("第一\x07章"), "文字 \"第一\\a章\" 的第 3 个字符 U+0007 不能写入文档，应删去"},
		"carriage return":         {text("甲\r"), "文字 \"甲\\r\" 的第 2 个字符 U+000D 不能写入文档，应删去"},
		"noncharacter":            {text("\uFFFE"), "文字 \"\\ufffe\" 的第 1 个字符 U+FFFE 不能写入文档，应删去"},
		"broken UTF-8":            {text("甲\xff"), "文字 \"甲\\xff\" 不是有效的 UTF-8"},
		"in a title":              {&doc.Title{Text: "\x00"}, "文字 \"\\x00\" 的第 1 个字符 U+0000 不能写入文档，应删去"},
		"in a caption's words":    {bad(func(p *doc.Picture) { p.Alt = "\x01" }), "文字 \"\\x01\" 的第 1 个字符 U+0001 不能写入文档，应删去"},
		"heading of level 0":      {&doc.Heading{}, "标题层次是 0，应为 1 至 4"},
		"heading of level 5":      {&doc.Heading{Level: 5}, "标题层次是 5，应为 1 至 4"},
		"unknown role":            {&doc.Paragraph{Role: 99}, "段落的作用 99 没有定义"},
		"unknown emphasis":        {&doc.Paragraph{Text: doc.Text{{Text: "甲", Emphasis: 9}}}, "强调方式 9 没有定义"},
		"unknown closing":         {&doc.Closing{Style: 9, Signatures: make([]doc.Signature, 1)}, "用印方式 9 没有定义"},
		"unknown alignment":       {row(doc.Cell{Align: 9}, doc.Cell{}), "对齐方式 9 没有定义"},
		"ragged table":            {row(doc.Cell{}), "表格《表》第 1 行的格不足 2 列"},
		"too many columns":        {&doc.Table{Name: "表", Columns: make([]doc.Column, 64)}, "表格《表》有 64 列，Word 至多容纳 63 列"},
		"picture of another kind": {tiff, `图片“照片”的格式是 "tiff"，应为 jpeg 或 png`},
		"picture without bytes":   {bad(func(p *doc.Picture) { p.Data = nil }), "图片“照片”没有内容"},
		"picture without size":    {bad(func(p *doc.Picture) { p.Height = 0 }), "图片“照片”的像素尺寸是 640×0，应大于 0"},
		"picture in a cell":       {row(doc.Cell{Picture: tiff}, doc.Cell{}), `图片“照片”的格式是 "tiff"，应为 jpeg 或 png`},
		"seal":                    {&doc.Closing{Signatures: []doc.Signature{{Seal: tiff}}}, `图片“照片”的格式是 "tiff"，应为 jpeg 或 png`},
		"one of several seals":    {&doc.Closing{Signatures: []doc.Signature{{}, {Seal: tiff}}}, `图片“照片”的格式是 "tiff"，应为 jpeg 或 png`},
		"签名章":                     {&doc.Closing{Style: doc.Signed, Signatures: []doc.Signature{{Seal: tiff}}}, `图片“照片”的格式是 "tiff"，应为 jpeg 或 png`},
	} {
		t.Run(name, func(t *testing.T) {
			var b bytes.Buffer
			err := Encode(&b, oneSection(text("前"), c.block))
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
	for want, d := range map[string]*doc.Document{
		"文档没有内容，至少应有一节":                                 {},
		"meta：文字 \"甲\\x02\" 的第 2 个字符 U+0002 不能写入文档，应删去": {Meta: doc.Meta{Title: "甲\x02"}, Sections: make([]doc.Section, 1)},
		"sections[0]：页码编排方式 7 没有定义":                     {Sections: []doc.Section{{Numbering: 7}}},
	} {
		var b bytes.Buffer
		if err := Encode(&b, d); err == nil || err.Error() != want {
			t.Errorf("\n got %v\nwant %s", err, want)
		}
		if b.Len() > 0 {
			t.Error("a torn document was written")
		}
	}
}
