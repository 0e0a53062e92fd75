package docx

import (
	"fmt"

	"github.com/biaoping/biaoping/report/doc"
	"github.com/biaoping/biaoping/report/doc/doctest"
)

// samples are documents that use every node in every variant.
func samples() map[string]*doc.Document {
	all := map[string]*doc.Document{
		"every":  doctest.Every(),
		"notice": doctest.Notice(),
		"report": doctest.Report(60),
		"tables": {Sections: []doc.Section{{Blocks: tables()}, {Landscape: true, Blocks: tables()}}},
		"edges":  edges(),
		"bare":   oneSection(),

		"letter":     doctest.Letter(),
		"order":      doctest.Order(),
		"minutes":    doctest.Minutes(),
		"telegram":   doctest.Telegram(),
		"forwarding": doctest.Forwarding(),
		"bound":      doctest.Bound(),
		"file":       file(),
	}
	for style := doc.Sealed; style <= doc.Signed; style++ {
		for n := range 8 {
			for _, seal := range []*doc.Picture{nil, doctest.Seal()} {
				all[fmt.Sprintf("closing %d of %d, seal %t", style, n, seal != nil)] = closed(style, n, seal)
			}
		}
	}
	for n := range 4 {
		d := doctest.Every()
		head := d.Sections[1].Blocks[0].(*doc.Masthead)
		head.Signatories = []string{"张某某", "李四", "王五"}[:n]
		head.Organs = []string{"某某市应急管理局", "某某市住房和城乡建设局", "某某市总工会"}[:n]
		all[fmt.Sprintf("masthead of %d", n)] = d
	}
	draft := doctest.Report(5)
	draft.Meta.Draft = true
	all["draft"] = draft
	forwarding := doctest.Forwarding()
	forwarding.Meta.Draft = true
	all["draft of forms"] = forwarding
	return all
}

// file is a bound file with a report that has a cover and 目录 of its own, a
// notice and a letter in one section, and a telegram that goes on in landscape.
func file() *doc.Document {
	cover := doctest.Bound().Sections[0].Blocks[0]
	text := func(s string) doc.Block { return &doc.Paragraph{Text: doc.Plainly(s)} }
	return &doc.Document{Sections: []doc.Section{
		{Numbering: doc.Unnumbered, Blocks: []doc.Block{cover, &doc.Contents{Title: "目录", Depth: 2}, &doc.Title{Text: "前言"}}},
		{Numbering: doc.Restart, Blocks: []doc.Block{&doc.Title{Text: "关于“回头看”\n和\"评审\"的报告"}, text("正文。")}},
		{Numbering: doc.Unnumbered, Blocks: []doc.Block{cover}},
		{Blocks: []doc.Block{&doc.Contents{Title: "目录", Depth: 1}, &doc.PageBreak{},
			&doc.Heading{Level: 1, Number: "一、", Text: doc.Plainly("概况")}, text("正文。"),
			&doc.Heading{Level: 2, Number: "（一）", Text: doc.Plainly("明确分工。"), RunIn: doc.Plainly("正文接排。")}, &doc.AttachmentHead{Label: "附件"}, text("附件的正文。")}},
		{Blocks: []doc.Block{masthead(0, "某某市应急管理局"), &doc.Title{Text: "通知"}, text("正文。"),
			&doc.Masthead{Form: doc.LetterForm, CopyNumber: "000012", Secrecy: "机密★1年", Organs: []string{"某某市应急管理局"}}, &doc.Title{Text: "函"}, text("正文。")}},
		{Numbering: doc.Restart, Blocks: []doc.Block{&doc.Masthead{Form: doc.TelegramForm, Organs: []string{"某某发电"}, Approver: "张某某"}, text("电报。")}},
		{Landscape: true, Blocks: []doc.Block{text("电报的附表。")}},
		{Blocks: []doc.Block{&doc.Masthead{Form: doc.MinutesForm, Urgency: "特急", Organs: []string{"甲局", "乙局"}, Suffix: "纪要"}, text("纪要。"), &doc.Paragraph{Role: doc.Hanging, Text: doc.Plainly("没有标签的一段")}}},
	}}
}

func closed(style doc.ClosingStyle, n int, seal *doc.Picture) *doc.Document {
	c := &doc.Closing{Style: style, Date: "2024年5月31日"}
	for i := range n {
		s := doc.Signature{Organ: fmt.Sprintf("某某市第%d局", i+1), Seal: seal}
		if style == doc.Signed && seal == nil {
			s.Name = "张某某"
		}
		c.Signatures = append(c.Signatures, s)
	}
	return oneSection(&doc.Paragraph{Text: doc.Plainly("正文。")}, c, &doc.Paragraph{Role: doc.FootNote, Text: doc.Plainly("（此件公开发布）")})
}

// tables are tables of every type and form, some right behind each other.
func tables() []doc.Block {
	cell := func(s string) doc.Cell { return doc.Cell{Text: doc.Plainly(s)} }
	var blocks []doc.Block
	for _, n := range []int{1, 6, 7, 11, 20} {
		t := &doc.Table{Columns: make([]doc.Column, n)}
		t.Header = []doc.Row{{Cells: []doc.Cell{{Text: doc.Plainly("表头"), ColSpan: n}}}}
		row := doc.Row{KeepNext: true}
		for i := range n {
			row.Cells = append(row.Cells, cell(fmt.Sprint("第", i, "格")))
		}
		t.Rows = []doc.Row{row, {Total: true, Cells: []doc.Cell{{Text: doc.Plainly("合计"), ColSpan: n}}}}
		blocks = append(blocks, t)
	}
	return append(blocks,
		&doc.Table{Name: "没有行的表", Columns: make([]doc.Column, 2)},
		&doc.Table{Plain: true, Columns: []doc.Column{{Share: 1}, {}, {Align: doc.AlignRight}}, Rows: []doc.Row{
			{Cells: []doc.Cell{{Picture: doctest.Photo(0), RowSpan: 2, ColSpan: 2, Text: doc.Plainly("图下的字")}, {Text: doc.Plainly("两\n行"), Align: doc.AlignLeft, Space: 3}}},
			{Cells: []doc.Cell{{Head: true, Text: doc.Text{{Text: "黑", Emphasis: doc.Strong}, {Text: "楷", Emphasis: doc.Kai}}}}},
		}, Note: doc.Plainly("注：说明。")},
		&doc.PageBreak{}, &doc.PageBreak{},
		doctest.SpannedTable(90),
	)
}

// edges are blocks in places where encoders stumble: breaks at the ends of
// sections, empty sections and texts, characters that mean markup.
func edges() *doc.Document {
	hard := "甲<乙>&“丙”  \"丁\" 李𬭎 \uFFFD"
	return &doc.Document{Sections: []doc.Section{
		{Numbering: doc.Unnumbered, Blocks: []doc.Block{&doc.Cover{}, &doc.PageBreak{}, &doc.Cover{Title: []string{hard}, Fields: []doc.Field{{Label: hard, Value: hard}}}}},
		{Numbering: doc.Unnumbered},
		{Blocks: []doc.Block{&doc.PageBreak{}, &doc.Masthead{}, &doc.Title{}, &doc.Heading{Level: 1}, &doc.Paragraph{}, &doc.List{}, &doc.Closing{}, &doc.AttachmentNote{}, &doc.AttachmentHead{}, &doc.Imprint{}, &doc.PageBreak{}}},
		{Landscape: true, Blocks: []doc.Block{&doc.Title{Text: hard}, &doc.Paragraph{Role: doc.Centered, Text: doc.Plainly(hard)}, &doc.Masthead{Organs: []string{hard}}, &doc.Imprint{Organ: hard}}},
		{Numbering: doc.Unnumbered, Blocks: []doc.Block{&doc.PageBreak{}}},
		{Numbering: doc.Restart, Blocks: []doc.Block{&doc.Table{Columns: make([]doc.Column, 1), Rows: []doc.Row{{Cells: []doc.Cell{{Text: doc.Plainly(hard)}}}}}}},
	}}
}
