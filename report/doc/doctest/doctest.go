// Package doctest builds documents for the tests and benchmarks of the
// packages that draw them. All names in them are plainly samples.
package doctest

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"time"

	"github.com/biaoping/biaoping/report/doc"
)

var day = time.Date(2024, 5, 31, 0, 0, 0, 0, time.UTC)

// Notice is a notice of two pages with every element of 版头, 主体 and 版记.
func Notice() *doc.Document {
	const title = "关于进一步加强全市冶金等工贸行业企业安全生产标准化建设工作的通知"
	blocks := []doc.Block{
		&doc.Masthead{Organs: []string{"某某市应急管理局"}, Suffix: "文件", DocNumber: "某应急〔2024〕12号"},
		&doc.Title{Text: title},
		para(doc.Flush, "各县（市、区）应急管理局，各有关单位："),
		para(doc.Body, "为进一步提升全市企业安全生产标准化创建质量，规范评审工作，根据有关规定，现就有关事项通知如下："),
	}
	sections := []struct{ head, text string }{
		{"工作目标", "通过加强评审机构监管，完善工作机制，促进评审工作更加规范，评审质量稳步提升。到2024年12月31日，全市规模以上企业达标率达到95%以上，三级企业抽查比例不低于10%。"},
		{"主要措施", "各地要按照“谁组织、谁负责”的原则，建立健全考核管理制度，每年对评审组织单位和评审单位开展一次督查考核；对发现的问题，要列出清单、明确时限、跟踪整改，形成闭环（整改情况于2024年6月30日前报送）。"},
		{"工作要求", "各地要提高认识，落实责任，确保各项工作落到实处、取得实效。《评审管理办法（试行）》执行中遇到的问题，请及时向市应急管理局反馈，电子邮箱：biaozhunhua@example.com。"},
	}
	for i, s := range sections {
		blocks = append(blocks,
			&doc.Heading{Level: 1, Number: string([]rune("一二三")[i]) + "、", Text: doc.Plainly(s.head)},
			&doc.Heading{Level: 2, Number: "（一）", Text: doc.Plainly("明确责任分工。"), RunIn: doc.Plainly(s.text)},
			para(doc.Body, s.text))
	}
	blocks = append(blocks,
		&doc.AttachmentNote{Names: []string{"某某市企业安全生产标准化评审管理实施细则（试行）及其配套表格填写说明", "三级企业评审单位统计表"}},
		&doc.Closing{Signatures: []doc.Signature{{Organ: "某某市应急管理局"}}, Date: "2024年5月31日"},
		para(doc.FootNote, "（此件公开发布）"),
		&doc.Imprint{CopyTo: []string{"某某省应急管理厅", "市委办公室", "市政府办公室", "市总工会"}, Organ: "某某市应急管理局办公室", Date: "2024年5月31日"},
	)
	return &doc.Document{Meta: doc.Meta{Kind: "notice", Title: title, Author: "某某市应急管理局", Date: day}, Sections: []doc.Section{{Blocks: blocks}}}
}

// Every is a document with every node of the tree in most of its variants.
func Every() *doc.Document {
	seal, photo := Seal(), Photo(0)
	joint := []doc.Block{
		&doc.Masthead{CopyNumber: "000012", Secrecy: "机密★1年", Urgency: "特急", Organs: []string{"某某市应急管理局", "某某市总工会"}, Suffix: "文件",
			DocNumber: "某应急〔2024〕13号", Signatories: []string{"张某某", "李𬭎", "王龘"}},
		&doc.Title{Text: "某某市应急管理局某某市总工会关于印发《某某市企业安全生产标准化评审管理办法（试行）》的请示"},
		para(doc.Flush, "某某市人民政府："),
		&doc.Paragraph{Text: doc.Text{{Text: "正文中有"}, {Text: "黑体", Emphasis: doc.Strong}, {Text: "，也有"}, {Text: "楷体", Emphasis: doc.Kai}, {Text: "；李𬭎和王龘的名字都要画得出来。"}}},
		&doc.Heading{Level: 1, Number: "一、", Text: doc.Plainly("第一层")},
		&doc.Heading{Level: 2, Number: "（一）", Text: doc.Plainly("第二层")},
		&doc.Heading{Level: 3, Number: "1.", Text: doc.Plainly("第三层。"), RunIn: doc.Plainly("接排的正文。")},
		&doc.Heading{Level: 4, Number: "（1）", Text: doc.Plainly("第四层")},
		&doc.List{Ordered: true, Items: []doc.Text{doc.Plainly("第一条"), doc.Plainly("第二条")}},
		&doc.List{Items: []doc.Text{doc.Plainly("不编号的一条")}},
		&doc.AttachmentNote{Names: []string{"评审管理办法"}},
		&doc.Closing{Signatures: []doc.Signature{{Organ: "某某市应急管理局", Seal: seal}, {Organ: "某某市总工会", Seal: seal}}, Date: "2024年5月31日"},
		para(doc.FootNote, "（联系人：张某某，电话：0000-00000000）"),
		&doc.AttachmentHead{Label: "附件", Title: "评审管理办法"},
		para(doc.Body, "附件的正文。"),
		para(doc.Centered, "居中的一行"),
		para(doc.Right, "居右的一行"),
		para(doc.Subtitle, "楷体的副题"),
		&doc.PageBreak{},
		photo,
		para(doc.Small, "注：小字说明。"),
		&doc.Closing{Style: doc.Unsealed, Signatures: []doc.Signature{{Organ: "某某局"}}, Date: "2024年5月31日"},
		&doc.Closing{Style: doc.Signed, Signatures: []doc.Signature{{Organ: "局长", Name: "张某某"}}, Date: "2024年5月31日"},
		&doc.Imprint{MainTo: []string{"某某市人民政府"}, CopyTo: []string{"某某省应急管理厅"}, Organ: "某某市应急管理局办公室", Date: "2024年5月31日"},
	}
	return &doc.Document{
		Meta: doc.Meta{Kind: "every", Title: "各种要素", Author: "某某市应急管理局", Date: day},
		Sections: []doc.Section{
			{Numbering: doc.Unnumbered, Blocks: []doc.Block{&doc.Cover{Number: "编号：某评〔2024〕001号", Title: []string{"企业安全生产标准化", "评审报告"},
				Fields: []doc.Field{{Label: "申请企业", Value: "某某机械制造有限公司"}, {Label: "评审性质", Value: "初次评审"}, {Label: "申请等级", Value: "三级"}}, Organ: "某某安全技术服务有限公司", Date: "2024年5月31日"}}},
			{Numbering: doc.Restart, Blocks: joint},
			{Landscape: true, Blocks: []doc.Block{SpannedTable(12), &doc.Table{Name: "签字页", Plain: true, Columns: []doc.Column{{Share: 1}, {Share: 3}}, Rows: []doc.Row{
				{Cells: []doc.Cell{{Text: doc.Plainly("评审组长"), Head: true}, {Space: 2}}}}}}},
			{Blocks: []doc.Block{photoTable(2)}},
		},
	}
}

// Report is a review report of about thirty pages: a spanned table of rows
// rows in landscape, body text, and four photographs.
func Report(rows int) *doc.Document {
	d := &doc.Document{Meta: doc.Meta{Kind: "review-report", Title: "企业安全生产标准化评审报告", Author: "某某安全技术服务有限公司", Date: day}}
	d.Sections = append(d.Sections, doc.Section{Numbering: doc.Unnumbered, Blocks: Every().Sections[0].Blocks})
	var body []doc.Block
	notice := Notice().Sections[0].Blocks
	for range 5 {
		body = append(body, notice[4:13]...)
	}
	d.Sections = append(d.Sections,
		doc.Section{Numbering: doc.Restart, Blocks: body},
		doc.Section{Landscape: true, Blocks: []doc.Block{SpannedTable(rows)}},
		doc.Section{Blocks: []doc.Block{photoTable(4)}})
	return d
}

// SpannedTable is a table of rows body rows whose first column spans runs of
// rows, under a header of two rows, with typed cells and a total.
func SpannedTable(rows int) *doc.Table {
	head := func(s string, cols, rows int) doc.Cell {
		return doc.Cell{Text: doc.Plainly(s), ColSpan: cols, RowSpan: rows}
	}
	t := &doc.Table{
		Name:    "问题清单整改跟踪表",
		Columns: []doc.Column{{Share: 6}, {Share: 14}, {Share: 40}, {Share: 40}, {Share: 14}, {Share: 12}},
		Header: []doc.Row{
			{Cells: []doc.Cell{head("序号", 1, 2), head("要素", 1, 2), head("问题与整改", 2, 1), head("验收", 2, 1)}},
			{Cells: []doc.Cell{head("问题描述", 1, 1), head("整改措施", 1, 1), head("期限", 1, 1), head("资金（元）", 1, 1)}},
		},
		Note: doc.Plainly("注：本表为样例。"),
	}
	const run = 7
	for i := range rows {
		cells := []doc.Cell{{Text: doc.Plainly(fmt.Sprint(i + 1)), Value: doc.Value{Kind: doc.NumberValue, Number: float64(i + 1)}}}
		if i%run == 0 {
			cells = append(cells, doc.Cell{Text: doc.Plainly(fmt.Sprintf("要素%d", i/run+1)), RowSpan: min(run, rows-i)})
		}
		cells = append(cells,
			doc.Cell{Text: doc.Plainly(fmt.Sprintf("%d号车间配电箱未张贴警示标识，临时用电线路未穿管保护，与《安全用电管理制度》第%d条不符。", i%9+1, i%20+1))},
			doc.Cell{Text: doc.Plainly("由设备部牵头整改，张贴警示标识并对线路穿管，完成后由安全部验收。")},
			doc.Cell{Text: doc.Plainly("2024年6月15日"), Value: doc.Value{Kind: doc.DateValue, Date: day.AddDate(0, 0, 15)}},
			doc.Cell{Text: doc.Plainly(fmt.Sprintf("%d.50", 100+i)), Value: doc.Value{Kind: doc.NumberValue, Number: float64(100+i) + 0.5, Places: 2}})
		t.Rows = append(t.Rows, doc.Row{Cells: cells})
	}
	t.Rows = append(t.Rows, doc.Row{Total: true, Cells: []doc.Cell{{Text: doc.Plainly("合计"), ColSpan: 5}, {Text: doc.Plainly("0.00"), Value: doc.Value{Kind: doc.NumberValue, Places: 2}}}})
	return t
}

func photoTable(n int) *doc.Table {
	t := &doc.Table{Name: "整改前后照片", Columns: []doc.Column{{Share: 1}, {Share: 1}}, Header: []doc.Row{{Cells: []doc.Cell{{Text: doc.Plainly("整改前")}, {Text: doc.Plainly("整改后")}}}}}
	for i := 0; i < n; i += 2 {
		t.Rows = append(t.Rows, doc.Row{Cells: []doc.Cell{{Picture: Photo(i)}, {Picture: Photo(i + 1)}}})
	}
	return t
}

func para(r doc.Role, s string) *doc.Paragraph { return &doc.Paragraph{Role: r, Text: doc.Plainly(s)} }

// Photo is a JPEG of 640 × 480 pixels, a different one for each i.
func Photo(i int) *doc.Picture {
	m := image.NewRGBA(image.Rect(0, 0, 640, 480))
	for y := range 480 {
		for x := range 640 {
			m.SetRGBA(x, y, color.RGBA{uint8(x/3 + 40*i), uint8(y / 2), uint8((x ^ y) / 4), 255})
		}
	}
	var b bytes.Buffer
	if err := jpeg.Encode(&b, m, nil); err != nil {
		panic(err)
	}
	return &doc.Picture{Format: "jpeg", Data: b.Bytes(), Width: 640, Height: 480, Caption: fmt.Sprintf("样例照片%d", i+1), Alt: "样例照片"}
}

// Seal is a red ring of 42 mm on a transparent ground.
func Seal() *doc.Picture {
	const n = 240
	m := image.NewNRGBA(image.Rect(0, 0, n, n))
	rgb, alpha := make([]byte, 0, 3*n*n), make([]byte, 0, n*n)
	for y := range n {
		for x := range n {
			dx, dy := x-n/2, y-n/2
			r2, a := dx*dx+dy*dy, uint8(0)
			if r2 < 118*118 && r2 > 108*108 || r2 < 30*30 {
				a = 200
			}
			m.SetNRGBA(x, y, color.NRGBA{R: 220, A: a})
			rgb, alpha = append(rgb, 220, 0, 0), append(alpha, a)
		}
	}
	var b bytes.Buffer
	if err := png.Encode(&b, m); err != nil {
		panic(err)
	}
	return &doc.Picture{Format: "png", Data: b.Bytes(), Width: n, Height: n, Color: deflate(rgb), Alpha: deflate(alpha), WidthMM: 42, Alt: "样例印章"}
}

func deflate(b []byte) []byte {
	var out bytes.Buffer
	w := zlib.NewWriter(&out)
	w.Write(b)
	if err := w.Close(); err != nil {
		panic(err)
	}
	return out.Bytes()
}
