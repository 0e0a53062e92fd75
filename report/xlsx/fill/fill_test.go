package fill_test

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/biaoping/biaoping/internal/opc/opctest"
	"github.com/biaoping/biaoping/report/doc"
	"github.com/biaoping/biaoping/report/doc/doctest"
	"github.com/biaoping/biaoping/report/fields"
	"github.com/biaoping/biaoping/report/review"
	"github.com/biaoping/biaoping/report/xlsx/fill"
	"github.com/xuri/excelize/v2"
)

const (
	ns    = `xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`
	rels  = `<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">%s</Relationships>`
	types = `<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
		`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>` +
		`<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>` +
		`<Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>` +
		`<Override PartName="/xl/worksheets/sheet2.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>` +
		`<Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>` +
		`<Override PartName="/xl/calcChain.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.calcChain+xml"/>` +
		`<Override PartName="/xl/charts/chart1.xml" ContentType="application/vnd.openxmlformats-officedocument.drawingml.chart+xml"/></Types>`
	// Style 1 breaks lines, 2 is text, 3 a date, 4 a number of two places.
	styles = `<styleSheet ` + ns + `><fonts count="1"><font><sz val="11"/><name val="宋体"/></font></fonts><cellXfs count="5"><xf numFmtId="0" fontId="0"/>` +
		`<xf numFmtId="0" fontId="0"><alignment wrapText="1"/></xf><xf numFmtId="49" fontId="0"/><xf numFmtId="14" fontId="0"/><xf numFmtId="2" fontId="0"/></cellXfs></styleSheet>`
)

// made is a workbook whose first sheet, called 表, has these rows and what
// stands behind them, and whose second, called 另 表, has one row.
func made(t testing.TB, rows, tail, other string) []byte {
	return packed(t, map[string]string{"xl/worksheets/sheet1.xml": `<worksheet ` + ns + `><cols><col min="1" max="2" width="20"/></cols><sheetData>` + rows + `</sheetData>` + tail + `</worksheet>`,
		"xl/worksheets/sheet2.xml": `<worksheet ` + ns + `><sheetData>` + other + `</sheetData></worksheet>`})
}

func packed(t testing.TB, parts map[string]string) []byte {
	relation := func(id, typ, target string) string {
		return fmt.Sprintf(`<Relationship Id="%s" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/%s" Target="%s"/>`, id, typ, target)
	}
	list := []opctest.Part{
		{"[Content_Types].xml", types}, {"_rels/.rels", fmt.Sprintf(rels, relation("rId1", "officeDocument", "xl/workbook.xml"))},
		{"xl/workbook.xml", `<workbook ` + ns + `><sheets><sheet name="表" sheetId="1" r:id="rId1"/><sheet name="另 表" sheetId="2" r:id="rId2"/></sheets>` +
			`<definedNames><definedName name="_xlnm.Print_Area" localSheetId="0">表!$A$1:$C$9</definedName></definedNames></workbook>`},
		{"xl/_rels/workbook.xml.rels", fmt.Sprintf(rels, relation("rId1", "worksheet", "worksheets/sheet1.xml")+relation("rId2", "worksheet", "worksheets/sheet2.xml")+
			relation("rId3", "styles", "styles.xml")+relation("rId4", "calcChain", "calcChain.xml"))},
		{"xl/styles.xml", styles}, {"xl/calcChain.xml", `<calcChain ` + ns + `><c r="A1"/></calcChain>`},
		{"xl/worksheets/sheet1.xml", ""}, {"xl/worksheets/sheet2.xml", ""}, {"xl/worksheets/_rels/sheet1.xml.rels", fmt.Sprintf(rels, "")},
		{"xl/drawings/drawing9.xml", "<a/>"}, {"xl/comments1.xml", "<a/>"}, {"xl/drawings/vml1.vml", "<a/>"}, {"xl/tables/table1.xml", "<a/>"}, {"xl/charts/chart1.xml", "<a/>"},
	}
	for i, p := range list {
		list[i][1] = cmp.Or(parts[p[0]], p[1])
	}
	return opctest.Pack(t, list)
}

// row is a row of cells, from column A on: =… is a formula, n:… is in style n.
func row(number int, cells ...string) string {
	var b strings.Builder
	fmt.Fprintf(&b, `<row r="%d">`, number)
	for i, c := range cells {
		ref, style := fmt.Sprintf("%c%d", 'A'+i, number), ""
		if len(c) > 2 && c[1] == ':' && c[0] >= '0' && c[0] <= '9' {
			style, c = ` s="`+c[:1]+`"`, c[2:]
		}
		switch f, isFormula := strings.CutPrefix(c, "="); {
		case c == "":
		case isFormula:
			fmt.Fprintf(&b, `<c r="%s"%s><f>%s</f><v>0</v></c>`, ref, style, f)
		default:
			fmt.Fprintf(&b, `<c r="%s"%s t="inlineStr"><is><t>%s</t></is></c>`, ref, style, c)
		}
	}
	return b.String() + `</row>`
}

func facts() *review.Facts {
	return review.Derive(&review.Request{Kind: "review-report", Review: &review.Review{
		Enterprise: review.Enterprise{Name: "=某某<机械>&制造{{有限}}公司", Employees: 120, CreditCode: "91330000000000000X", Overview: "第一段。\n第二段。", Tags: []string{"粉尘", "液氨"}},
		Standard:   review.Standard{Elements: []review.Element{{Number: "1", Name: "目标", Items: []review.Item{{Number: "1.1", Points: review.Int(30)}}}}},
		Scores:     []review.Score{{Item: "1.1", Deduction: review.Int(10)}},
		Problems: []review.Problem{
			{Number: "1", Description: "配电箱未上锁", Level: "general", Rectification: &review.Rectification{Responsible: "张某某"}, Before: []review.Picture{{File: "a.jpg"}, {File: "b.jpg"}}},
			{Number: "2", Description: "临时用电未审批_x0041_", Level: "major"},
		},
		Conclusion: review.Conclusion{Passed: true, On: review.Date{Year: 2024, Month: 5, Day: 31}},
	}}, nil)
}

func photos(string, review.Picture, int) (*doc.Picture, error) { return doctest.Photo(0), nil }

// part is one part of a file.
var part = opctest.Content

func fillIn(t testing.TB, data []byte) ([]byte, error) {
	template, err := fill.Parse(context.Background(), data)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	err = template.Fill(context.Background(), &b, facts(), photos)
	return b.Bytes(), err
}

var (
	rowMark  = regexp.MustCompile(`<row [^>]*?r="(\d+)"[^>]*>`)
	cellMark = regexp.MustCompile(`<c r="[A-Z]+\d+"(?: s="(\d+)")?(?: t="(\w+)")?/?>`)
	markup   = regexp.MustCompile(`<[^>]*>`)
)

// read is the rows of a sheet: numbers, and cells between bars; =… is a
// formula, #… a number.
func read(xml string) string {
	xml = xml[strings.Index(xml, "<sheetData>"):strings.Index(xml, "</sheetData>")]
	xml = rowMark.ReplaceAllString(xml, "\n$1")
	xml = cellMark.ReplaceAllString(xml, "|")
	xml = strings.ReplaceAll(strings.ReplaceAll(xml, "<f>", "="), "<v>", "#")
	return strings.TrimSpace(markup.ReplaceAllString(xml, ""))
}

func TestWorkbooksAreFilled(t *testing.T) {
	for _, c := range []struct{ name, rows, want string }{
		{"facts", row(1, "企业：{{企业名称}}", "{{评审对象.统一社会信用代码}}"), "1|企业：=某某&lt;机械&gt;&amp;制造{{有限}}公司|91330000000000000X"},
		{"numbers and dates", row(1, "{{从业人数}}", "{{结论日期}}", "2:{{从业人数}}", "{{总计.百分制得分|1位小数}}", "{{从业人数}}人"), "1|#120|#45443|120|#66.7|120人"},
		{"a tag in runs", `<row r="1"><c r="A1" t="inlineStr"><is><r><t>共{</t></r><r><rPr><b/></rPr><t>{从业</t></r><r><t>人数}}人</t></r></is></c></row>`, "1|共120人"},
		{"words of a cell", row(1, "{{#风险标签}}{{_序号}}{{.}}；{{/风险标签}}"), "1|1粉尘；2液氨；"},
		{"one row", row(1, "甲") + row(2, "{{#问题清单}}{{_序号}}", "{{问题描述}}{{/问题清单}}") + row(3, "乙", "=B2&amp;A1"), "1|甲\n2|#1|配电箱未上锁\n3|#2|临时用电未审批_x005F_x0041_\n4|乙|=B2&amp;A1"},
		{"several rows", row(2, "{{#问题清单}}{{_序号}}", "=A2") + row(3, "{{问题等级}}", "=A2+A$2{{/问题清单}}"), "公式的格里不能写标记"},
		{"rows with marks of their own", row(1, "{{#问题清单}}") + row(2, "{{_序号}}", "=A2*2") + row(4, "{{问题等级}}") + row(5, "", "{{/问题清单}}") + row(6, "=SUM(B2:B2)", "=SUM(B2)+B2", "=COUNT(B1:B5)"),
			"1|#1|=A1*2\n3|一般\n4|#2|=A4*2\n6|重大\n7|=SUM(B1:B4)|=SUM(B1:B4)+B1|=COUNT(B1:B6)"},
		{"the same item and the whole list", row(2, "{{#问题清单}}{{_序号}}", "=A2/SUM(A$2:A$2)", "=SUM(A$2:A2)", "{{/问题清单}}"), "2|#1|=A2/SUM(A$2:A$3)|=SUM(A$2:A2)|\n3|#2|=A3/SUM(A$2:A$3)|=SUM(A$2:A3)|"},
		{"nothing there", row(1, "{{#回访}}{{回访人}}", "{{/回访}}") + row(2, "{{^回访}}无", "{{/回访}}") + row(3, "=SUM(A1:A1)", "=A2", "{{申请日期|默认:—}}"), "1|无|\n2|=SUM($XFD$1048576)|=A1|—"},
		{"a list in a list", row(1, "{{#问题清单}}{{问题编号}}") + row(2, "{{#整改前照片}}{{_序号}}", "{{/整改前照片}}") + row(3, "{{/问题清单}}"), "1|1\n2|#1|\n3|#2|\n4|2"},
		{"cells without references", `<row><c t="inlineStr"><is><t>甲</t></is></c><c t="inlineStr"><is><t>{{#问题清单}}{{_序号}}</t></is></c><c t="inlineStr"><is><t>{{/问题清单}}</t></is></c></row><row><c><v>5</v></c></row>`, "1|甲|#1|\n2|甲|#2|\n3|#5"},
		{"formulas that share", row(1, "{{#问题清单}}", "{{/问题清单}}") + `<row r="2"><c r="A2"><f t="shared" ref="A2:A3" si="0">B2+B$1</f><v>1</v></c></row><row r="3"><c r="A3"><f t="shared" si="0"/></c></row>`, "1||\n2||\n3|=B3+B$1\n4|=B4+B$1"},
	} {
		data, err := fillIn(t, made(t, c.rows, "", ""))
		got := fmt.Sprint(err)
		if err == nil {
			got = read(part(t, data, "xl/worksheets/sheet1.xml"))
		}
		if got != c.want && (err == nil || !strings.Contains(got, c.want)) {
			t.Errorf("%s:\n%s\nwant\n%s", c.name, got, c.want)
		}
	}
}

func TestFaultyWorkbooksAreRefusedWithTheirCell(t *testing.T) {
	for _, c := range []struct{ name, rows, tail, other, want string }{
		{"misspelt", row(3, "", "企业：{{企业名成}}"), "", "", "表!B3“企业：{{企业名成}}”：{{企业名成}} 没有字段 企业名成，是不是 企业名称？"},
		{"not closed", row(1, "{{企业名称"), "", "", "{{企业名称 没有结束，应有 }}"},
		{"a loop not closed", row(1, "{{#问题清单}}"), "", "", "没有结束，同一张工作表里应有 {{/问题清单}}"},
		{"a loop that ends on another sheet", row(1, "{{#问题清单}}"), "", row(1, "{{/问题清单}}"), "另 表!A1“{{/问题清单}}”：{{/问题清单}} 前面没有 {{#问题清单}}"},
		{"crossed", row(1, "{{#问题清单}}", "{{#复核}}", "{{/问题清单}}", "{{/复核}}"), "", "", "应先结束 {{#复核}}"},
		{"two lists of one row", row(1, "{{#问题清单}}", "{{/问题清单}}", "{{#风险标签}}", "{{/风险标签}}"), "", "", "都用了第 1 行；一行只能属于一个清单"},
		{"a list as a word", row(1, "{{问题清单}}"), "", "", "问题清单 是清单"},
		{"words beside a picture", row(1, "{{#问题清单}}", "图：{{#整改前照片}}{{@.}}{{/整改前照片}}", "{{/问题清单}}"), "", "", "应独占一格"},
		{"a picture in a header", row(1, "{{从业人数}}"), `<headerFooter><oddHeader>&amp;C{{@照片}}</oddHeader></headerFooter>`, "", "表的页眉：{{@照片}} 只能写在格里"},
		{"a text too tall", row(1, "1:"+strings.Repeat("{{企业概况}}", 300)), "", "", "一行最高 409 磅；请加宽这一列"},
		{"a text too long", row(1, strings.Repeat("字", 32760)+"{{企业名称}}"), "", "", "超过单元格上限"},
		{"rows that go back", row(2, "{{从业人数}}") + row(1, "甲"), "", "", `工作表“表”：行号 "1" 不对`},
		{"rows past the end", `<row r="2147483647"/>`, "", "", `行号 "2147483647" 不对`},
		{"not XML", "<c>", "", "", "XML 的元素没有正确结束"},
	} {
		_, err := fillIn(t, made(t, c.rows, c.tail, c.other))
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s:\n%v\nwant\n%s", c.name, err, c.want)
		}
	}
	if _, err := fill.Parse(context.Background(), []byte("PK")); err == nil || !strings.Contains(err.Error(), "不是 Excel 工作簿（.xlsx）") {
		t.Errorf("%v", err)
	}
}

func TestWhatRefersToRowsFollowsThem(t *testing.T) {
	tail := `<autoFilter ref="A1:C2"/><mergeCells count="3"><mergeCell ref="A1:C1"/><mergeCell ref="B2:C2"/><mergeCell ref="A3:B4"/></mergeCells>` +
		`<conditionalFormatting sqref="B2 C3"><cfRule type="expression" priority="1"><formula>$B2="重大"</formula></cfRule></conditionalFormatting>` +
		`<conditionalFormatting sqref="A5:C5"><cfRule type="expression" priority="2"><formula>A5&gt;0</formula></cfRule></conditionalFormatting>` +
		`<dataValidations count="1"><dataValidation type="list" sqref="C2"><formula1>$A$3:$A$4</formula1></dataValidation></dataValidations>` +
		`<hyperlinks><hyperlink ref="A2" location="甲"/><hyperlink ref="A3" location="乙"/></hyperlinks>` +
		`<headerFooter><oddHeader>&amp;C{{企业名称}}</oddHeader></headerFooter><rowBreaks count="1" manualBreakCount="1"><brk id="3" max="16383" man="1"/></rowBreaks>`
	rows := row(1, "名称") + row(2, "{{#问题清单}}{{_序号}}", "{{问题等级}}", "{{/问题清单}}") + row(3, "合计") + row(5, "{{#回访}}", "{{/回访}}")
	data, err := fillIn(t, made(t, rows, tail, row(1, "=SUM(表!A2:A2)", "='表'!A3", "=&quot;表!A3&quot;&amp;LOG10(A3)&amp;表1!A3", "=表!A5")))
	if err != nil {
		t.Fatal(err)
	}
	xml := part(t, data, "xl/worksheets/sheet1.xml")
	for _, want := range []string{
		`<autoFilter ref="A1:C3"/>`, `<mergeCells count="4"><mergeCell ref="A1:C1"/><mergeCell ref="B2:C2"/><mergeCell ref="B3:C3"/><mergeCell ref="A4:B5"/></mergeCells>`,
		`<conditionalFormatting sqref="B2:B3 C4">`, `<formula>$B2=&quot;重大&quot;</formula>`, `sqref="C2:C3"><formula1>$A$4:$A$5</formula1>`,
		`<hyperlinks><hyperlink ref="A2" location="甲"/><hyperlink ref="A3" location="甲"/><hyperlink ref="A4" location="乙"/></hyperlinks>`,
		`<brk id="4" max`, `&amp;C=某某&lt;机械&gt;&amp;&amp;制造{{有限}}公司</oddHeader>`,
	} {
		if !strings.Contains(xml, want) {
			t.Errorf("no %s in\n%s", want, xml)
		}
	}
	if strings.Contains(xml, "priority=\"2\"") {
		t.Error("the format of rows that are gone is still there")
	}
	if got, want := read(part(t, data, "xl/worksheets/sheet2.xml")), `1|=SUM(表!A2:A3)|='表'!A4|=&quot;表!A3&quot;&amp;LOG10(A3)&amp;表1!A3|=表!$XFD$1048576`; got != want {
		t.Errorf("%s\nwant\n%s", got, want)
	}
	book := part(t, data, "xl/workbook.xml")
	if !strings.Contains(book, `>表!$A$1:$C$9</definedName></definedNames><calcPr fullCalcOnLoad="1"/>`) {
		t.Errorf("workbook %s", book)
	}
	gone := !slices.ContainsFunc(opctest.Unpack(t, data), func(p opctest.Part) bool { return p[0] == "xl/calcChain.xml" })
	if !gone || strings.Contains(part(t, data, "[Content_Types].xml"), "calcChain") || strings.Contains(part(t, data, "xl/_rels/workbook.xml.rels"), "calcChain") {
		t.Error("the chain of calculation is still there")
	}
}

func TestWhatHangsOnRowsFollowsThem(t *testing.T) {
	const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
	anchor := func(id, from, to int, what string) string {
		return fmt.Sprintf(`<d:twoCellAnchor><d:from><d:row>%d</d:row></d:from><d:to><d:row>%d</d:row></d:to>%s<d:cNvPr id="%d"/></d:twoCellAnchor>`, from, to, what, id)
	}
	var links strings.Builder
	for i, p := range [][2]string{{"drawing", "../drawings/drawing9.xml"}, {"comments", "../comments1.xml"}, {"vmlDrawing", "../drawings/vml1.vml"}, {"table", "/xl/tables/table1.xml"}} {
		fmt.Fprintf(&links, `<Relationship Id="rId%d" Type="%s" Target="%s"/>`, i+1, office+p[0], p[1])
	}
	note := func(row int) string {
		return fmt.Sprintf(`<v:shape><x:ClientData><x:Anchor>1, 15, %d, 2, 3, 15, %d, 9</x:Anchor><x:Row>%d</x:Row></x:ClientData></v:shape>`, row, row+4, row)
	}
	in := packed(t, map[string]string{
		"xl/worksheets/sheet1.xml": `<x:worksheet xmlns:x="s"><x:sheetData>` + strings.NewReplacer("<row", "<x:row", "</row", "</x:row", "<c ", "<x:c ", "</c>", "</x:c>", "<is>", "<x:is>", "</is>", "</x:is>", "<t>", "<x:t>", "</t>", "</x:t>").
			Replace(row(1, "序号")+row(2, "{{#问题清单}}{{_序号}}", "{{问题描述}}{{/问题清单}}")+row(3, "末")+row(4, "{{#回访}}", "{{/回访}}")) + `</x:sheetData></x:worksheet>`,
		"xl/worksheets/sheet2.xml":            `<worksheet ` + ns + `><sheetData/></worksheet>`,
		"xl/worksheets/_rels/sheet1.xml.rels": fmt.Sprintf(rels, links.String()),
		"xl/drawings/drawing9.xml":            `<d:wsDr>` + anchor(1, 1, 1, "") + anchor(2, 0, 5, `<a:p><a:t>{{从业</a:t><a:t>人数}}人</a:t></a:p>`) + anchor(3, 1, 1, "<d:graphicFrame/>") + anchor(4, 3, 3, "") + anchor(5, 2, 2, "") + `</d:wsDr>`,
		"xl/comments1.xml":                    `<comments><comment ref="A2"/><comment ref="A3"/><comment ref="A4"/></comments>`,
		"xl/drawings/vml1.vml":                `<xml>` + note(1) + note(2) + note(3) + `</xml>`,
		"xl/tables/table1.xml":                `<table ref="A1:B2"><autoFilter ref="A1:B2"/></table>`,
		"xl/charts/chart1.xml":                `<c:val><c:f>表!$A$2</c:f><c:numCache/></c:val>`,
	})
	data, err := fillIn(t, in)
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{
		"xl/drawings/drawing9.xml": `<d:wsDr>` + anchor(1, 1, 1, "") + anchor(6, 2, 2, "") + anchor(2, 0, 5, `<a:p><a:t>120</a:t><a:t>人</a:t></a:p>`) + anchor(3, 1, 1, "<d:graphicFrame/>") + anchor(5, 3, 3, "") + `</d:wsDr>`,
		"xl/comments1.xml":         `<comments><comment ref="A2"/><comment ref="A4"/></comments>`,
		"xl/drawings/vml1.vml":     `<xml>` + note(1) + note(3) + `</xml>`,
		"xl/tables/table1.xml":     `<table ref="A1:B3"><autoFilter ref="A1:B3"/></table>`,
		"xl/charts/chart1.xml":     `<c:val><c:f>表!$A$2:$A$3</c:f></c:val>`,
	} {
		squeeze := strings.NewReplacer(", ", ",")
		if got := part(t, data, name); squeeze.Replace(got) != squeeze.Replace(want) {
			t.Errorf("%s: %s\nwant\n%s", name, got, want)
		}
	}
	if xml := part(t, data, "xl/worksheets/sheet1.xml"); !strings.Contains(xml, `<x:c r="B3" t="inlineStr"><x:is><x:t xml:space="preserve">临时`) || !strings.Contains(xml, `<x:row r="4"><x:c r="A4"`) {
		t.Errorf("sheet %s", xml)
	}
}

func TestWhatHoldsNoTagStaysAsItWas(t *testing.T) {
	rows := `<row r="1" spans="1:3" ht='30' x:dy="0.2"><c r="A1" s="3"><v> 5 </v></c></row>` + row(2, "{{从业人数}}")
	in := made(t, rows, `<pageMargins left='1'/>`, row(1, "甲"))
	data, err := fillIn(t, in)
	if err != nil {
		t.Fatal(err)
	}
	want := strings.Replace(part(t, in, "xl/worksheets/sheet1.xml"), ` t="inlineStr"><is><t>{{从业人数}}</t></is>`, "><v>120</v>", 1)
	if got := part(t, data, "xl/worksheets/sheet1.xml"); got != want {
		t.Errorf("%s\nwant\n%s", got, want)
	}
	for _, name := range []string{"xl/worksheets/sheet2.xml", "xl/styles.xml", "[Content_Types].xml", "xl/workbook.xml", "xl/calcChain.xml"} {
		if got, want := part(t, data, name), part(t, in, name); got != want {
			t.Errorf("%s: %s\nwant\n%s", name, got, want)
		}
	}
}

func TestDatesAndLinesGetAFormatWhereTheCellHasNone(t *testing.T) {
	data, err := fillIn(t, made(t, row(1, "{{结论日期}}", "{{结论日期|数字}}", "3:{{结论日期}}", "{{企业概况}}", "4:{{结论日期}}", "4:{{从业人数}}", "3:{{从业人数}}"), "", ""))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, m := range cellMark.FindAllStringSubmatch(part(t, data, "xl/worksheets/sheet1.xml"), -1) {
		got = append(got, m[1])
	}
	if want := "5 6 3 7 8 4 9"; strings.Join(got, " ") != want {
		t.Errorf("styles %v, want %s", got, want)
	}
	xml := part(t, data, "xl/styles.xml")
	for _, want := range []string{`formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"`, `<cellXfs count="10">`, `<alignment wrapText="1"/></xf><xf applyNumberFormat="1" numFmtId="164"`} {
		if !strings.Contains(xml, want) {
			t.Errorf("no %s in\n%s", want, xml)
		}
	}
}

func TestRowsAreAsTallAsTheirText(t *testing.T) {
	long := "1:" + strings.Repeat("字", 40) + "{{从业人数}}"
	for _, c := range []struct{ name, rows, tail, want string }{
		{"a text that fits", row(1, "1:{{企业名称}}"), "", `<row ht="34" r="1">`},
		{"a text of several lines", row(1, long), "", `<row ht="76" r="1">`},
		{"a merged cell", row(1, long), `<mergeCells><mergeCell ref="A1:B1"/></mergeCells>`, `<row customHeight="1" ht="48" r="1">`},
		{"a cell of several rows", row(1, long), `<mergeCells><mergeCell ref="A1:A3"/></mergeCells>`, `<row customHeight="1" ht="46" r="1">`},
		{"lines that are not broken", row(1, long[2:]), "", `<row r="1">`},
		{"a row that is tall enough", strings.Replace(row(1, long), `r="1"`, `r="1" ht="99"`, 1), "", `<row r="1" ht="99">`},
	} {
		data, err := fillIn(t, made(t, c.rows, c.tail, ""))
		if err != nil {
			t.Fatal(err)
		}
		if xml := part(t, data, "xl/worksheets/sheet1.xml"); !strings.Contains(xml, c.want) {
			t.Errorf("%s: no %s in\n%s", c.name, c.want, xml)
		}
	}
}

func TestPicturesStandInTheirCells(t *testing.T) {
	in := made(t, row(1, "{{#问题清单}}{{_序号}}", "{{#整改前照片}}{{@.}}{{/整改前照片}}", "{{/问题清单}}"), "<pageMargins/><extLst/>", "")
	data, err := fillIn(t, in)
	if err != nil {
		t.Fatal(err)
	}
	again, err := fillIn(t, in)
	if err != nil || !bytes.Equal(data, again) {
		t.Errorf("the same facts give other bytes; %v", err)
	}
	if xml := part(t, data, "xl/worksheets/sheet1.xml"); !strings.Contains(xml, `r:id="rIdPicture1"/><extLst/>`) || !strings.Contains(xml, `<row customHeight="1" ht="`) {
		t.Errorf("sheet %s", xml)
	}
	drawing := part(t, data, "xl/drawings/drawing1.xml")
	if n := strings.Count(drawing, "<xdr:oneCellAnchor"); n != 2 || !strings.Contains(drawing, `<xdr:col>1</xdr:col>`) || !strings.Contains(drawing, `id="2" name="图片 2"`) {
		t.Errorf("%d pictures: %s", n, drawing)
	}
	if rels := part(t, data, "xl/drawings/_rels/drawing1.xml.rels"); strings.Count(rels, "/xl/media/picture") != 2 {
		t.Errorf("relationships %s", rels)
	}
	if types := part(t, data, "[Content_Types].xml"); !strings.Contains(types, `Extension="jpeg"`) || !strings.Contains(types, "/xl/drawings/drawing1.xml") {
		t.Errorf("content types %s", types)
	}
}

func TestTagsAreListedBeforeThereAreFacts(t *testing.T) {
	template, err := fill.Parse(context.Background(), made(t, row(1, "{{企业名称}}")+row(2, "{{#问题清单}}{{问题描叙}}", "{{企业名称}}{{/问题清单}}"), `<headerFooter><oddFooter>{{企业名成}}</oddFooter></headerFooter>`, ""))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, u := range template.Tags(fields.In("review")) {
		got = append(got, strings.TrimSpace(u.Text+" "+u.Fault))
	}
	want := "{{企业名称}}\n{{#问题清单}}\n{{问题描叙}} 没有字段 问题描叙，是不是 问题描述？\n{{企业名称}}\n{{/问题清单}}\n{{企业名成}} 没有字段 企业名成，是不是 企业名称？"
	if strings.Join(got, "\n") != want {
		t.Errorf("%s\nwant\n%s", strings.Join(got, "\n"), want)
	}
}

func TestHostileWorkbooksAreRefusedSoon(t *testing.T) {
	nested := ""
	for i := range 8 {
		nested += row(i+1, "{{#问题清单}}")
	}
	nested += row(9, "{{_序号}}")
	for i := range 8 {
		nested += row(10+i, "{{/问题清单}}")
	}
	many := facts()
	for len(many.Review.Problems) < 300 {
		many.Review.Problems = append(many.Review.Problems, many.Review.Problems[0])
	}
	for _, c := range []struct{ name, rows, want string }{
		{"one list in itself", nested, "循环套循环，写出来的文件太大"},
		{"cells without number", strings.Repeat(`<row r="1">`+strings.Repeat("<c/>", 1000)+`</row>`, 1), "没有可以填写的地方"},
		{"rows without number", manyRows(1<<19 + 1), "行和格太多"},
	} {
		start := time.Now()
		template, err := fill.Parse(context.Background(), made(t, c.rows, "", ""))
		if err == nil {
			err = template.Fill(context.Background(), io.Discard, many, photos)
		}
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %q", c.name, err, c.want)
		}
		t.Logf("%s: %v", c.name, time.Since(start))
	}
}

// manyRows are rows that do not compress too well to be opened.
func manyRows(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, `<row a="%x"/>`, i*2654435761)
	}
	return b.String()
}

func FuzzFill(f *testing.F) {
	f.Add(row(1, "{{企业名称}}"), "")
	f.Add(row(1, "{{#问题清单}}{{_序号}}", "{{问题描述}}{{/问题清单}}")+row(2, "=SUM(A1:A1)"), `<mergeCells count="1"><mergeCell ref="A1:B1"/></mergeCells>`)
	f.Add(`<row><c><f t="shared" si="0">A1</f></c><c><f t="shared" si="0"/></c></row>`, `<conditionalFormatting sqref="B2"><cfRule><formula>$B2</formula></cfRule></conditionalFormatting>`)
	f.Fuzz(func(t *testing.T, rows, tail string) {
		template, err := fill.Parse(context.Background(), made(t, rows, tail, ""))
		if err == nil {
			template.Fill(context.Background(), io.Discard, facts(), photos)
		}
	})
}

func BenchmarkFill300Rows(b *testing.B) {
	f := facts()
	for len(f.Review.Problems) < 300 {
		f.Review.Problems = append(f.Review.Problems, f.Review.Problems[0])
	}
	template, err := fill.Parse(context.Background(), made(b, row(1, "{{企业名称}}")+row(2, "1:{{#问题清单}}{{_序号}}", "1:{{问题描述}}", "1:{{问题等级}}", "1:{{整改方案.责任人}}", "=A2*2", "1:{{整改方案.整改期限|数字}}{{/问题清单}}")+row(3, "=SUM(E2:E2)"), `<mergeCells><mergeCell ref="B2:C2"/></mergeCells>`, ""))
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		if err := template.Fill(context.Background(), io.Discard, f, photos); err != nil {
			b.Fatal(err)
		}
	}
}

func TestTagsWhereNothingIsFilledAreRefused(t *testing.T) {
	f := excelize.NewFile()
	defer f.Close()
	for cell, v := range map[string]any{"A1": "{{企业名称}}", "A2": "甲", "B2": 1} {
		if err := f.SetCellValue("Sheet1", cell, v); err != nil {
			t.Fatal(err)
		}
	}
	parsed := func() error {
		var b bytes.Buffer
		if err := f.Write(&b); err != nil {
			t.Fatal(err)
		}
		_, err := fill.Parse(context.Background(), b.Bytes())
		return err
	}
	chart := &excelize.Chart{Type: excelize.Col, Series: []excelize.ChartSeries{{Name: "Sheet1!$A$1", Categories: "Sheet1!$A$2:$A$2", Values: "Sheet1!$B$2:$B$2"}}, Title: excelize.ChartTitle{Paragraph: []excelize.RichTextRun{{Text: "得分"}}}}
	if err := f.AddChart("Sheet1", "D1", chart); err != nil {
		t.Fatal(err)
	}
	if err := parsed(); err != nil {
		t.Error(err)
	}
	chart.Title.Paragraph[0].Text = "{{企业名称}}的得分"
	if err := f.AddChart("Sheet1", "D20", chart); err != nil {
		t.Fatal(err)
	}
	if err := f.SetSheetName("Sheet1", "{{企业名称}}"); err != nil {
		t.Fatal(err)
	}
	err := parsed()
	for _, want := range []string{"工作表的名称“{{企业名称}}”：里的标记填不了", "图表：里的标记填不了，请改为文字，或让标题取自单元格：{{企业名称}}的得分"} {
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v, want %q", err, want)
		}
	}
}

func TestRelationshipsAreNamedWithAnyPrefix(t *testing.T) {
	data := packed(t, map[string]string{"xl/worksheets/sheet1.xml": `<worksheet ` + ns + `><sheetData>` + row(1, "{{企业名称}}") + `</sheetData></worksheet>`,
		"xl/worksheets/sheet2.xml": `<worksheet ` + ns + `><sheetData/></worksheet>`,
		"xl/workbook.xml": `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:of="http://schemas.openxmlformats.org/officeDocument/2006/relationships">` +
			`<sheets><sheet name="表" sheetId="1" of:id="rId1"/></sheets></workbook>`})
	out, err := fillIn(t, data)
	if err != nil || !strings.Contains(part(t, out, "xl/worksheets/sheet1.xml"), "公司") {
		t.Errorf("%v", err)
	}
}
