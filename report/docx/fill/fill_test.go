package fill_test

import (
	"bytes"
	"context"
	"errors"
	"io"
	"regexp"
	"strings"
	"testing"

	"github.com/biaoping/biaoping/internal/opc/opctest"
	"github.com/biaoping/biaoping/report/doc"
	"github.com/biaoping/biaoping/report/doc/doctest"
	"github.com/biaoping/biaoping/report/docx/fill"
	"github.com/biaoping/biaoping/report/fields"
	"github.com/biaoping/biaoping/report/review"
)

const (
	contentTypes = `<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
		`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>` +
		`<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>` +
		`<Override PartName="/word/header1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"/></Types>`
	relations = `<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
		`<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`
	head = `<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>`
	foot = `<w:sectPr/></w:body></w:document>`
)

// A morePart is one more part of a document.
type morePart struct{ name, contentType, content string }

// made is a document with the given body.
func made(t testing.TB, body string, more ...morePart) []byte {
	types := contentTypes
	var parts []opctest.Part
	for _, m := range more {
		types = strings.Replace(types, "</Types>", `<Override PartName="/`+m.name+`" ContentType="`+m.contentType+`"/></Types>`, 1)
		parts = append(parts, opctest.Part{m.name, m.content})
	}
	return opctest.Pack(t, append([]opctest.Part{
		{"[Content_Types].xml", types}, {"_rels/.rels", relations}, {"word/document.xml", head + body + foot},
		{"word/header1.xml", `<w:hdr xmlns:w="w"><w:p><w:r><w:t>{{企业名称}}</w:t></w:r></w:p></w:hdr>`},
	}, parts...))
}

// part is one part of a file.
var part = opctest.Content

func p(runs ...string) string {
	var b strings.Builder
	b.WriteString("<w:p>")
	for _, r := range runs {
		b.WriteString("<w:r><w:t>" + r + "</w:t></w:r>")
	}
	return b.String() + "</w:p>"
}

func row(cells ...string) string {
	var b strings.Builder
	b.WriteString("<w:tr>")
	for _, c := range cells {
		b.WriteString("<w:tc>" + p(c) + "</w:tc>")
	}
	return b.String() + "</w:tr>"
}

func table(rows ...string) string { return "<w:tbl>" + strings.Join(rows, "") + "</w:tbl>" }

func facts() *review.Facts {
	return review.Derive(&review.Request{Kind: "review-report", Review: &review.Review{
		Enterprise: review.Enterprise{Name: "某某<机械>&制造{{有限}}公司", Employees: 120, Overview: "第一段。\n第二段。", Tags: []string{"粉尘", "液氨"}},
		Standard:   review.Standard{Elements: []review.Element{{Number: "1", Name: "目标", Items: []review.Item{{Number: "1.1", Points: review.Int(30)}}}}},
		Scores:     []review.Score{{Item: "1.1", Deduction: review.Int(10)}},
		Problems: []review.Problem{
			{Number: "1", Description: "配电箱未上锁", Level: "general", Rectification: &review.Rectification{Responsible: "张某某"}, Before: []review.Picture{{File: "a.jpg"}, {File: "b.jpg"}}},
			{Number: "2", Description: "临时用电未审批", Level: "major"},
		},
		Conclusion: review.Conclusion{Passed: true, On: review.Date{Year: 2024, Month: 5, Day: 31}},
	}}, nil)
}

func photos(string, review.Picture, int) (*doc.Picture, error) { return doctest.Photo(0), nil }

// filling is a template that must be right after filling.
func filling(t testing.TB, data []byte) []byte {
	t.Helper()
	template, err := fill.Parse(context.Background(), data)
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := template.Fill(context.Background(), &b, facts(), photos); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// filled is the text of the body after filling: paragraphs in brackets, rows
// between bars.
func filled(t testing.TB, body string) string {
	template, err := fill.Parse(context.Background(), made(t, body))
	if err != nil {
		return err.Error()
	}
	var b bytes.Buffer
	if err := template.Fill(context.Background(), &b, facts(), photos); err != nil {
		return err.Error()
	}
	xml := part(t, b.Bytes(), "word/document.xml")
	xml = strings.TrimSuffix(strings.TrimPrefix(xml, head), foot)
	for _, r := range []struct{ pattern, with string }{
		{`<w:drawing>.*?</w:drawing>`, "▣"}, {`<w:br/>`, "↵"}, {`<w:br w:type="page"/>`, "⏏"}, {`<w:fldChar w:fldCharType="begin"/>`, "{"}, {`<w:p/>`, "[]"}, {`<w:p[ >]`, "["}, {`</w:p>`, "]"}, {`<w:tr>`, "|"}, {`</w:tr>`, "|"}, {`<[^>]*>`, ""}, {`\[>`, "["},
	} {
		xml = regexp.MustCompile(r.pattern).ReplaceAllString(xml, r.with)
	}
	return xml
}

func TestTemplatesAreFilled(t *testing.T) {
	for _, c := range []struct{ name, body, want string }{
		{"a fact", p("企业：{{企业名称}}。"), `[企业：某某&lt;机械&gt;&amp;制造{{有限}}公司。]`},
		{"a tag in pieces", p("企业：{", "{企业", "名称}", "}，共{{从业人数}}人"), `[企业：某某&lt;机械&gt;&amp;制造{{有限}}公司，共120人]`},
		{"formats", p("{{结论日期}} {{结论日期|数字}} {{ 结论日期 ｜ 年 }} {{通过评审|勾选}} {{总计.百分制得分|1位小数}}"), "[2024年5月31日 2024-05-31 2024 ☑ 66.7]"},
		{"lines", p("{{企业概况}}"), "[第一段。↵第二段。]"},
		{"words in a paragraph", p("有：{{#风险标签}}{{_序号}}{{.}}；{{/风险标签}}完"), "[有：1粉尘；2液氨；完]"},
		{"words cut into runs", p("有：{{#风险", "标签}}{{", ".}}、{{/风险标签}}", "完"), "[有：粉尘、液氨、完]"},
		{"one row", table(row("序号", "描述"), row("{{#问题清单}}{{_序号}}", "{{问题描述}}{{/问题清单}}")), "|[序号][描述]||[1][配电箱未上锁]||[2][临时用电未审批]|"},
		{"several rows", table(row("{{#问题清单}}{{_序号}}", "{{问题描述}}"), row("等级", "{{问题等级}}{{/问题清单}}")), "|[1][配电箱未上锁]||[等级][一般]||[2][临时用电未审批]||[等级][重大]|"},
		{"rows with marks of their own", table(row("{{#问题清单}}", ""), row("{{_序号}}", "{{问题描述}}"), row("{{/问题清单}}", "")), "|[1][配电箱未上锁]||[2][临时用电未审批]|"},
		{"blocks", p("{{#问题清单}}") + p("问题{{_序号}}") + table(row("{{问题描述}}")) + p("{{/问题清单}}") + p("完"), "[问题1]|[配电箱未上锁]|[问题2]|[临时用电未审批]|[完]"},
		{"blocks with words beside the marks", p("{{#问题清单}}问题{{_序号}}：") + p("{{问题描述}}{{/问题清单}}"), "[问题1：][配电箱未上锁][问题2：][临时用电未审批]"},
		{"a loop in a loop", p("{{#问题清单}}") + p("{{问题编号}}") + p("{{#整改前照片}}图{{_序号}}/{{_总数}} {{/整改前照片}}") + p("{{/问题清单}}"), "[1][图1/2 图2/2 ][2][]"},
		{"a condition in a row", table(row("{{#问题清单}}{{_序号}}", "{{#整改方案}}{{责任人}}{{/整改方案}}{{^整改方案}}未定{{/整改方案}}{{/问题清单}}")), "|[1][张某某]||[2][未定]|"},
		{"nothing there", p("{{#回访}}") + p("有") + p("{{/回访}}") + p("{{^回访}}没有回访{{/回访}}") + p("{{申请日期|默认:（未填）}}"), "[没有回访][（未填）]"},
		{"a condition on a fact", p("{{#通过评审}}通过{{/通过评审}}{{^通过评审}}不通过{{/通过评审}}"), "[通过]"},
		{"a cell that loses all", table("<w:tr><w:tc>" + p("{{#回访}}") + p("{{回访人}}") + p("{{/回访}}") + "</w:tc></w:tr>"), "|[]|"},
		{"one or the other", p("{{#回访}}") + p("有") + p("{{/回访}}{{^回访}}") + p("没有") + p("{{/回访}}"), "[没有]"},
		{"one list behind the other", p("{{#风险标签}}") + p("{{.}}") + p("{{/风险标签}}{{#问题清单}}") + p("{{问题编号}}") + p("{{/问题清单}}"), "[粉尘][液氨][1][2]"},
		{"one list behind the other in rows", table(row("{{#风险标签}}"), row("{{.}}"), row("{{/风险标签}}{{#问题清单}}"), row("{{问题编号}}"), row("{{/问题清单}}")), "|[粉尘]||[液氨]||[1]||[2]|"},
		{"rows in a content control", "<w:tbl><w:sdt><w:sdtContent>" + row("{{#问题清单}}{{_序号}}") + row("{{问题等级}}{{/问题清单}}") + "</w:sdtContent></w:sdt></w:tbl>", "|[1]||[一般]||[2]||[重大]|"},
		{"a page break beside a mark", p("{{#问题清单}}") + p("{{问题编号}}") + "<w:p><w:r><w:t>{{/问题清单}}</w:t></w:r><w:r><w:br w:type=\"page\"/></w:r></w:p>", "[1][⏏][2][⏏]"},
		{"a drawing and a line break beside a mark", p("{{#问题清单}}") + p("{{问题编号}}") + "<w:p><w:r><w:t>{{/问题清单}}</w:t></w:r><w:r><w:drawing/><w:br/></w:r></w:p>", "[1][↵][2][↵]"},
		{"a field beside a mark", "<w:p><w:r><w:t>{{#问题清单}}</w:t><w:fldChar w:fldCharType=\"begin\"/></w:r></w:p>" + p("{{问题编号}}{{/问题清单}}"), "[{][1][{][2]"},
		{"a cell with a content control that loses all", "<w:tbl><w:tr><w:tc><w:sdt><w:sdtContent>" + p("{{#回访}}") + p("{{回访人}}") + p("{{/回访}}") + "</w:sdtContent></w:sdt></w:tc></w:tr></w:tbl>", "|[]|"},
		{"pictures", p("{{#问题清单}}{{#整改前照片}}{{@.}}{{/整改前照片}}{{/问题清单}}"), "[▣▣]"},
		{"no tag", p("{单括号} }} 和 {"), "[{单括号} }} 和 {]"},
	} {
		if got := filled(t, c.body); got != c.want {
			t.Errorf("%s:\n%s\nwant\n%s", c.name, got, c.want)
		}
	}
}

func TestFaultyTemplatesAreRefusedWithTheirPlace(t *testing.T) {
	for _, c := range []struct{ name, body, want string }{
		{"misspelt", p("首段") + p("企业：{{企业名成}}"), "正文第 2 段“企业：{{企业名成}}”：{{企业名成}} 没有字段 企业名成，是不是 企业名称？"},
		{"not closed", p("{{企业名称"), "{{企业名称 没有结束，应有 }}"},
		{"no run", "<w:p><w:t>{{#问题清单}}x{{/问题清单}}</w:t></w:p>", "文字不在 w:r 里"},
		{"no name", p("{{}}"), "{{}} 里没有字段名"},
		{"a loop not closed", p("{{#问题清单}}") + p("{{问题描述}}"), "{{#问题清单}} 没有结束，应有 {{/问题清单}}"},
		{"a loop not opened", p("{{/问题清单}}"), "{{/问题清单}} 前面没有 {{#问题清单}}"},
		{"crossed", p("{{#问题清单}}{{#复核}}{{/问题清单}}{{/复核}}"), "{{/问题清单}} 应先结束 {{#复核}}"},
		{"from one table into another", table(row("{{#问题清单}}")) + table(row("{{/问题清单}}")), "一个在表格或文本框里，一个在外面，或在不同的表格里"},
		{"out of a table", table(row("{{#问题清单}}")) + p("{{/问题清单}}"), "一个在表格或文本框里"},
		{"a list as a word", p("{{问题清单}}"), "问题清单 是清单，应写作 {{#…}} … {{/…}}"},
		{"no picture", p("{{@企业名称}}"), "企业名称 不是图片"},
		{"too wide a picture", p("{{#问题清单}}{{#整改前照片}}{{@.|400毫米}}{{/整改前照片}}{{/问题清单}}"), "宽度应写作 5毫米 至 300毫米"},
		{"all at once", p("{{甲甲}}") + p("{{乙乙}}"), "没有字段 乙乙"},
		{"wide braces", p("企业：｛｛企业名称｝｝"), "正文第 1 段“企业：｛｛企业名称｝｝”：标记的花括号应是半角的，如 {{企业名称}}"},
		{"wide braces at one end", p("企业：{{企业名称｝｝"), "标记的花括号应是半角的"},
		{"in the instruction of a field", p("一") + `<w:p><w:r><w:instrText> QUOTE "{{企业名称}}" </w:instrText></w:r></w:p>`, "正文第 2 段：域代码里的标记填不了"},
		{"in an attribute", `<w:p><w:hyperlink w:tooltip="{{企业名称}}"/></w:p>`, "正文第 1 段：超链接的提示文字里的标记填不了，请改为文字：{{企业名称}}"},
		{"in an instruction in pieces", `<w:p><w:r><w:instrText>QUOTE "{</w:instrText></w:r><w:r><w:instrText>{企业名称}}"</w:instrText></w:r></w:p>`, "正文第 1 段：域代码里的标记填不了"},
		{"in a formula", `<w:p><m:oMath><m:r><m:t>{</m:t></m:r><m:r><m:t>{企业名称}}</m:t></m:r></m:oMath></w:p>`, "正文第 1 段：公式里的标记填不了"},
		{"wide braces in an attribute", `<w:p><w:hyperlink w:tooltip="｛｛企业名称｝｝"/></w:p>`, "正文第 1 段：超链接的提示文字里的标记填不了"},
		{"wide braces in the description of a picture", `<w:p><w:r><w:drawing><wp:docPr descr="｛｛@照片｝｝"/><a:blip/></w:drawing></w:r></w:p>`, "标记的花括号应是半角的"},
		{"as the name of a picture", `<w:p><w:r><w:drawing><wp:docPr name="{{@照片}}"/><a:blip/></w:drawing></w:r></w:p>`, "图片的名称里的标记填不了"},
		{"loops that share a paragraph", p("{{#问题清单}}") + p("{{/问题清单}}和{{#风险标签}}") + p("{{.}}{{/风险标签}}"), "{{#风险标签}} 和前面的 {{#问题清单}} 合用一段或一行，应各用各的"},
		{"loops that share a row", table(row("{{#问题清单}}", "{{/问题清单}}{{#风险标签}}", "{{/风险标签}}")), "合用一段或一行"},
		{"not XML", "<w:p>", "word/document.xml：XML 的元素没有正确结束"},
	} {
		if got := filled(t, c.body); !strings.Contains(got, c.want) {
			t.Errorf("%s:\n%s\nwant\n%s", c.name, got, c.want)
		}
	}
	_, err := fill.Parse(context.Background(), []byte("PK"))
	if err == nil || !strings.Contains(err.Error(), "不是 Word 文档（.docx）") {
		t.Errorf("%v", err)
	}
}

func TestWhatHoldsNoTagStaysAsItWas(t *testing.T) {
	body := p("甲") + `<w:p w:rsidR="00A1"><w:pPr><w:spacing w:before='12'/></w:pPr><w:r ><w:t  xml:space="preserve"> 乙 </w:t></w:r></w:p>` + p("{{从业人数}}")
	out := filling(t, made(t, body))
	want := head + strings.Replace(body, "<w:t>{{从业人数}}</w:t>", `<w:t xml:space="preserve">120</w:t>`, 1) + foot
	if got := part(t, out, "word/document.xml"); got != want {
		t.Errorf("%s\nwant\n%s", got, want)
	}
	if got := part(t, out, "word/header1.xml"); !strings.Contains(got, "某某&lt;机械&gt;&amp;制造{{有限}}公司") {
		t.Errorf("header %s", got)
	}
	if got := part(t, out, "[Content_Types].xml"); got != contentTypes {
		t.Errorf("content types %s", got)
	}
}

func TestAPictureTakesThePlaceAndSizeOfAnother(t *testing.T) {
	drawing := `<w:p><w:r><w:drawing><wp:inline xmlns:wp="wp"><wp:extent cx="720000" cy="720000"/><wp:docPr id="1" name="图" descr="{{@.}}"/><a:graphic xmlns:a="a"><a:graphicData><pic:pic xmlns:pic="pic"><pic:blipFill><a:blip xmlns:r="r" r:embed="rId9"/><a:srcRect l="10"/></pic:blipFill>` +
		`<pic:spPr><a:xfrm><a:ext cx="720000" cy="720000"/></a:xfrm></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`
	template, err := fill.Parse(context.Background(), made(t, p("{{#问题清单}}")+p("{{#整改前照片}}")+drawing+p("{{/整改前照片}}")+p("{{/问题清单}}")))
	if err != nil {
		t.Fatal(err)
	}
	var b, again bytes.Buffer
	if err := errors.Join(template.Fill(context.Background(), &b, facts(), photos), template.Fill(context.Background(), &again, facts(), photos)); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(b.Bytes(), again.Bytes()) {
		t.Error("the same facts give other bytes")
	}
	xml := part(t, b.Bytes(), "word/document.xml")
	for _, want := range []string{`<wp:extent cx="720000" cy="540000"/>`, `<wp:docPr id="1048577" name="图" descr="样例照片"/>`, `<wp:docPr id="1048578" `, `r:embed="rIdPicture1"`, `r:embed="rIdPicture2"`, `<a:ext cx="720000" cy="540000"/>`} {
		if !strings.Contains(xml, want) {
			t.Errorf("no %s in\n%s", want, xml)
		}
	}
	if strings.Contains(xml, "srcRect") {
		t.Error("the cut of the old picture is still there")
	}
	if rels := part(t, b.Bytes(), "word/_rels/document.xml.rels"); !strings.Contains(rels, `Id="rIdPicture2"`) || !strings.Contains(rels, `Target="media/picture2.jpeg"`) {
		t.Errorf("relationships %s", rels)
	}
	if types := part(t, b.Bytes(), "[Content_Types].xml"); !strings.Contains(types, `Extension="jpeg"`) {
		t.Errorf("content types %s", types)
	}
}

func TestTagsAreListedBeforeThereAreFacts(t *testing.T) {
	template, err := fill.Parse(context.Background(), made(t, p("{{企业名称}}")+p("{{#问题清但}}{{问题描述}}{{/问题清但}}")+p("{{#问题清单}}{{问题描叙}}{{企业名称}}{{/问题清单}}")))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, tag := range template.Tags(fields.In("review")) {
		got = append(got, strings.TrimSpace(tag.Text+" "+tag.Fault))
	}
	want := []string{"{{企业名称}}", "{{#问题清但}} 没有字段 问题清但，是不是 问题清单？", "{{问题描述}}", "{{/问题清但}}", "{{#问题清单}}", "{{问题描叙}} 没有字段 问题描叙，是不是 问题描述？", "{{企业名称}}", "{{/问题清单}}", "{{企业名称}}"}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func FuzzFill(f *testing.F) {
	for _, body := range []string{p("{{企业名称}}"), table(row("{{#问题清单}}{{_序号}}", "{{问题描述}}{{/问题清单}}")), p("{{#风险", "标签}}{{", ".}}{{/风险标签}}")} {
		f.Add(body)
	}
	f.Fuzz(func(t *testing.T, body string) {
		template, err := fill.Parse(context.Background(), made(t, body))
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
	benchmark(b, f, table(row("序号", "描述", "等级", "责任人", "措施", "期限"),
		row("{{#问题清单}}{{_序号}}", "{{问题描述}}", "{{问题等级}}", "{{整改方案.责任人}}", "{{整改方案.整改措施}}", "{{整改方案.整改期限|数字}}{{/问题清单}}")))
}

func BenchmarkFillNotice(b *testing.B) {
	var body strings.Builder
	for range 30 {
		body.WriteString(p("各地要按照“谁组织、谁负责”的原则，建立健全考核管理制度，每年对评审组织单位和评审单位开展一次督查考核。", "企业：{{企业名称}}，结论日期：{{结论日期}}"))
	}
	benchmark(b, facts(), body.String())
}

func benchmark(b *testing.B, f *review.Facts, body string) {
	template, err := fill.Parse(context.Background(), made(b, body))
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

func TestTagsOutsideOfParagraphsAreRefused(t *testing.T) {
	words := func(s string) string {
		return `<c:chart xmlns:c="c" xmlns:a="a"><a:r><a:t>` + s + `</a:t></a:r></c:chart>`
	}
	link := func(address string) string {
		return `<Relationships xmlns="r"><Relationship Id="a" Type="http://x/hyperlink" Target="` + address + `" TargetMode="External"/></Relationships>`
	}
	const chart = "application/vnd.openxmlformats-officedocument.drawingml."
	const relationships = "application/vnd.openxmlformats-package.relationships+xml"
	for _, c := range []struct {
		part morePart
		want string
	}{
		{morePart{"word/charts/chart1.xml", chart + "chart+xml", words("{{企业名称}}")}, "图表：里的标记填不了，请改为文字，或移到正文：{{企业名称}}"},
		{morePart{"word/charts/chart1.xml", chart + "chart+xml", words("得分")}, ""},
		{morePart{"word/drawings/drawing1.xml", chart + "chartshapes+xml", words("{{企业名称}}")}, "图表：里的标记填不了"},
		{morePart{"word/_rels/document.xml.rels", relationships, link("http://x/%7B%7B甲%7d%7d")}, "超链接的地址：里的标记填不了，请改为文字，或移到正文：{{甲}}"},
		{morePart{"word/_rels/document.xml.rels", relationships, link("http://x/%7B甲%7D")}, ""},
	} {
		_, err := fill.Parse(context.Background(), made(t, p("{{企业名称}}"), c.part))
		if c.want == "" && err != nil || c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want)) {
			t.Errorf("%s: %v, want %s", c.part.content, err, c.want)
		}
	}
}

func TestTheTitleOfADocumentIsFilled(t *testing.T) {
	const core = "application/vnd.openxmlformats-package.core-properties+xml"
	content := `<cp:coreProperties xmlns:cp="cp" xmlns:dc="dc"><dc:title>{{企业名称}}：{{#问题清单}}{{从业人数}}人</dc:title><dc:creator>甲</dc:creator></cp:coreProperties>`
	template, err := fill.Parse(context.Background(), made(t, p("{{从业人数}}"), morePart{"docProps/core.xml", core, content}))
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := template.Fill(context.Background(), &b, facts(), nil); err != nil {
		t.Fatal(err)
	}
	want := strings.Replace(content, "{{企业名称}}：{{#问题清单}}{{从业人数}}人", "某某&lt;机械&gt;&amp;制造{{有限}}公司：120人", 1)
	if got := part(t, b.Bytes(), "docProps/core.xml"); got != want {
		t.Error(got)
	}
}

// Word writes the bound data over the words of a control, and shows those of a
// hint in grey.
func TestFilledControlsKeepTheirFacts(t *testing.T) {
	control := func(words string) string {
		return `<w:sdt><w:sdtPr><w:id w:val="1"/><w:showingPlcHdr/><w:dataBinding w:xpath="/a"/><w15:dataBinding w:xpath="/b"/></w:sdtPr><w:sdtContent>` + p(words) + `</w:sdtContent></w:sdt>`
	}
	template, err := fill.Parse(context.Background(), made(t, control("{{从业人数}}")+control("甲")))
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := template.Fill(context.Background(), &b, facts(), nil); err != nil {
		t.Fatal(err)
	}
	xml := part(t, b.Bytes(), "word/document.xml")
	filled, other, _ := strings.Cut(xml, "</w:sdt>")
	if strings.Contains(filled, "dataBinding") || strings.Contains(filled, "showingPlcHdr") || !strings.Contains(filled, "120") || !strings.Contains(other, control("甲")) {
		t.Error(xml)
	}
}
