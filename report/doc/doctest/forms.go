package doctest

import (
	"fmt"

	"github.com/biaoping/biaoping/report/doc"
)

// Letter is a 函 of three pages that is answered within the form of 信函.
func Letter() *doc.Document {
	return official("letter", "关于协助开展安全生产标准化评审质量核查的函", []doc.Block{
		&doc.Masthead{Form: doc.LetterForm, Urgency: "加急", Organs: []string{"某某市应急管理局"}, DocNumber: "某应急函〔2024〕8号"},
		&doc.Title{Text: "关于协助开展安全生产标准化评审质量核查的函"},
		para(doc.Flush, "某某市市场监督管理局："),
	}, 24,
		&doc.Closing{Signatures: []doc.Signature{{Organ: "某某市应急管理局"}}, Date: "2024年5月31日"},
		&doc.Imprint{CopyTo: []string{"某某市人民政府办公室"}})
}

// Order is a 命令 signed by a person.
func Order() *doc.Document {
	return official("order", "某某省应急管理厅令", []doc.Block{
		&doc.Masthead{Form: doc.OrderForm, Organs: []string{"某某省应急管理厅令"}, Serial: "第12号"},
	}, 2,
		&doc.Closing{Style: doc.Signed, Signatures: []doc.Signature{{Organ: "厅长", Name: "张某某"}}, Date: "2024年5月31日"})
}

// Minutes are 纪要 with those present, on leave and attending.
func Minutes() *doc.Document {
	return official("minutes", "安全生产标准化评审工作例会纪要", []doc.Block{
		&doc.Masthead{Form: doc.MinutesForm, Organs: []string{"安全生产标准化评审工作例会纪要"}, Serial: "第3期", Sender: "某某市应急管理局办公室", Date: "2024年5月31日"},
	}, 3,
		hanging("出席：", "某某市应急管理局张某某，某某县应急管理局李𬭎，某某区应急管理局王某某，某某安全技术服务有限公司赵某某、钱某某。"),
		hanging("请假：", "某某市应急保障中心孙某某。"),
		hanging("列席：", "某某市冶金行业协会周某某。"),
		&doc.Imprint{CopyTo: []string{"某某市人民政府办公室"}, Organ: "某某市应急管理局办公室", Date: "2024年5月31日"})
}

// Telegram is a 明电 of two pages.
func Telegram() *doc.Document {
	return official("telegram", "关于做好当前安全生产标准化工作的通知", []doc.Block{
		&doc.Masthead{Form: doc.TelegramForm, Organs: []string{"某某省机关单位发电"}, Sender: "某某省应急管理厅", Class: "特急·明电", DocNumber: "某应急电〔2024〕3号", Serial: "0018", Approval: Seal()},
		&doc.Title{Text: "关于做好当前安全生产标准化工作的通知"},
		para(doc.Flush, "各设区市应急管理局，有关单位："),
	}, 12,
		&doc.Closing{Style: doc.Unsealed, Signatures: []doc.Signature{{Organ: "某某省应急管理厅"}}, Date: "2024年5月31日"},
		para(doc.FootNote, "（信息公开形式：主动公开）"))
}

// Forwarding is a 函 with a 明电 that it forwards, whole.
func Forwarding() *doc.Document {
	d := Letter()
	s := Telegram().Sections[0]
	s.Numbering = doc.Restart
	d.Sections = append(d.Sections, s)
	return d
}

// Bound is a file of several documents under one cover, with 目录 and charts
// of each style.
func Bound() *doc.Document {
	table := &doc.Table{Name: "分县（市、区）统计", Columns: make([]doc.Column, 3),
		Header: []doc.Row{{Cells: []doc.Cell{words("县（市、区）"), words("达标数"), words("抽查数")}}},
		Rows: []doc.Row{
			{Cells: []doc.Cell{words("某某县"), figure(120), figure(12)}},
			{Cells: []doc.Cell{words("某某市经济技术开发区"), figure(86), figure(10)}},
			{Cells: []doc.Cell{words("某某区"), figure(0), figure(0)}},
			{Total: true, Cells: []doc.Cell{words("合计"), figure(206), figure(22)}},
		}}
	chart := func(style doc.ChartStyle, title string) doc.Block {
		return &doc.Chart{Title: title, Style: style, Table: table, Series: []int{1, 2}}
	}
	return &doc.Document{Meta: doc.Meta{Kind: "review-file", Title: "某某有限公司安全生产标准化评审案卷", Date: day}, Sections: []doc.Section{
		{Numbering: doc.Unnumbered, Blocks: []doc.Block{&doc.Cover{Number: "2024—001", Title: []string{"安全生产标准化", "评审案卷"}, Fields: []doc.Field{{Label: "企业名称", Value: "某某有限公司"}}, Organ: "某某安全技术服务有限公司", Date: "2024年5月31日"}}},
		{Numbering: doc.Unnumbered, Blocks: []doc.Block{&doc.Contents{Title: "目录", Depth: 1}}},
		{Numbering: doc.Restart, Blocks: append([]doc.Block{&doc.Title{Text: "评审计划"}}, article(30)...)},
		{Landscape: true, Blocks: []doc.Block{&doc.Title{Text: "统计"}, &doc.Heading{Level: 1, Number: "一、", Text: doc.Plainly("分地区情况")}, table,
			chart(doc.Columns, "达标数和抽查数"), chart(doc.Bars, "达标数和抽查数（横条）"), chart(doc.Stacked, "达标数和抽查数（堆积）")}},
		{Blocks: append([]doc.Block{&doc.AttachmentHead{Label: "附件1", Title: "评审记录"}}, article(3)...)},
	}}
}

// official is a document of one section: its head, n paragraphs under three
// headings, its end.
func official(kind, title string, head []doc.Block, n int, end ...doc.Block) *doc.Document {
	blocks := append(head, article(n)...)
	return &doc.Document{Meta: doc.Meta{Kind: kind, Title: title, Author: "某某市应急管理局", Date: day}, Sections: []doc.Section{{Blocks: append(blocks, end...)}}}
}

// article is n paragraphs, the first ones under a heading each.
func article(n int) []doc.Block {
	var blocks []doc.Block
	for i := range n {
		if i < 3 {
			blocks = append(blocks, &doc.Heading{Level: 1, Number: string([]rune("一二三")[i]) + "、", Text: doc.Plainly([]string{"工作目标", "主要措施", "工作要求"}[i])})
		}
		blocks = append(blocks, para(doc.Body, "各地要按照“谁组织、谁负责”的原则，建立健全考核管理制度，每年对评审组织单位和评审单位开展一次督查考核；对发现的问题，要列出清单、明确时限、跟踪整改，形成闭环。"))
	}
	return blocks
}

func hanging(label, text string) doc.Block {
	return &doc.Paragraph{Role: doc.Hanging, Text: doc.Text{{Text: label, Emphasis: doc.Strong}, {Text: text}}}
}

func words(s string) doc.Cell { return doc.Cell{Text: doc.Plainly(s)} }

func figure(n int) doc.Cell {
	return doc.Cell{Text: doc.Plainly(fmt.Sprint(n)), Value: doc.Value{Kind: doc.NumberValue, Number: float64(n)}}
}
