package fill_test

import (
	"bytes"
	"context"
	"fmt"
	"regexp"
	"strings"
	"testing"

	"github.com/biaoping/biaoping/internal/opc"
	"github.com/biaoping/biaoping/report/docx/fill"
	"github.com/biaoping/biaoping/report/fields"
)

func TestForeignWritingIsUnderstood(t *testing.T) {
	for _, c := range []struct{ name, body, want string }{
		{"characters by number", p("&#x4F01;&#19994;：{{从业人数}}&#38;&lt;"), "[企业：120&amp;&lt;]"},
		{"a tag by number", p("&#123;&#x7B;从业人数}}"), "[120]"},
		{"unparsed text", p("<![CDATA[a<b{{从业人数}}]]>"), "[a&lt;b120]"},
		{"cells on lines of their own", "<w:tbl><w:tr>\n<w:tc>\n" + p("{{从业人数}}") + "\n</w:tc>\n</w:tr></w:tbl>", "|\n\n[120]\n\n|"},
		{"a bookmark at the end of a cell", `<w:tbl><w:tr><w:tc>` + p("{{从业人数}}") + `<w:bookmarkEnd w:id="1"/></w:tc></w:tr></w:tbl>`, "|[120]|"},
		{"a table that loses all rows", p("甲") + table(row("{{#回访}}{{回访人}}", "{{/回访}}")) + p("乙"), "[甲][乙]"},
		{"a table in a cell that loses all rows", table("<w:tr><w:tc>" + table(row("{{#回访}}", "{{/回访}}")) + "</w:tc></w:tr>"), "|[]|"},
		{"quotes of the other sort", `<w:p w14:paraId = '1&gt;"2'><w:r><w:t>{{从业人数}}</w:t></w:r></w:p>`, `[w14:paraId = '1&gt;"2'>120]`},
	} {
		if got := filled(t, c.body); got != c.want {
			t.Errorf("%s:\n%s\nwant\n%s", c.name, got, c.want)
		}
	}
}

func TestWhatStandsOnceIsNotRepeated(t *testing.T) {
	one := `<w:p w14:paraId="1A"><w:bookmarkStart w:id="1" w:name="b"/><w:commentRangeStart w:id="2"/><w:r><w:t>{{问题描述}}</w:t></w:r><w:bookmarkEnd w:id="1"/><w:commentRangeEnd w:id="2"/>` +
		`<w:r><w:commentReference w:id="2"/></w:r><w:r><w:pict><v:shapetype id="t"/><v:shape id="s" o:spid="_1" type="#t"/></w:pict></w:r><w:r><w:drawing wp14:anchorId="3"><wp:docPr id="7" name="x"/></w:drawing></w:r>` +
		`<w:sdt><w:sdtPr><w:id w:val="9"/></w:sdtPr><w:sdtContent/></w:sdt></w:p>`
	out := filling(t, made(t, p("{{#问题清单}}")+one+p("{{/问题清单}}")))
	xml := part(t, out, "word/document.xml")
	for _, once := range []string{`w14:paraId="1A"`, "<w:bookmarkStart", "<w:bookmarkEnd", "<w:commentRangeStart", "<w:commentReference", "<v:shapetype", ` id="s"`, "o:spid", `wp14:anchorId`, `docPr id="7"`, `docPr id="1048577"`, `<w:id w:val="9"/>`} {
		if n := strings.Count(xml, once); n != 1 {
			t.Errorf("%s stands %d times in\n%s", once, n, xml)
		}
	}
	if n := strings.Count(xml, "<v:shape "); n != 2 {
		t.Errorf("%d shapes", n)
	}
}

func TestRunsThatAreCutKeepTheirPropertiesInEveryItem(t *testing.T) {
	const bold = `<w:rPr><w:b/></w:rPr>`
	body := p("{{#问题清单}}") + `<w:p><w:r>` + bold + `<w:t>{{#整改方案}}有{{/整改方案}}{{^整改方案}}无{{/整改方案}}</w:t></w:r></w:p>` + p("{{/问题清单}}")
	out := filling(t, made(t, body))
	xml := part(t, out, "word/document.xml")
	for _, want := range []string{"有", "无"} {
		if !strings.Contains(xml, bold+`<w:t xml:space="preserve">`+want+"</w:t>") {
			t.Errorf("%s is not bold in\n%s", want, xml)
		}
	}
}

func TestRevisionsInALoopHaveNumbersOfTheirOwn(t *testing.T) {
	body := p("{{#问题清单}}") + `<w:p><w:ins w:id="3" w:author="某"><w:r><w:t>{{问题编号}}</w:t></w:r></w:ins></w:p>` + p("{{/问题清单}}")
	data := made(t, body)
	for range 2 { // the second time in what was filled
		out := filling(t, data)
		xml := part(t, out, "word/document.xml")
		seen := map[string]bool{}
		for _, id := range regexp.MustCompile(` w:id="\d+"`).FindAllString(xml, -1) {
			if seen[id] {
				t.Errorf("two have%s in\n%s", id, xml)
			}
			seen[id] = true
		}
		bare := repack(t, out, "word/header1.xml", func(string) string { return `<w:hdr xmlns:w="w"/>` })
		data = repack(t, bare, "word/document.xml", func(xml string) string {
			return strings.Replace(xml, foot, strings.ReplaceAll(body, `w:id="3"`, `w:id="4"`)+foot, 1)
		})
	}
}

func TestAContentControlAsAWholePartDoesNoHarm(t *testing.T) {
	data := repack(t, made(t, ""), "word/document.xml", func(string) string { return "<w:sdtContent>" + p("{{从业人数}}") + "</w:sdtContent>" })
	out := filling(t, data)
	if xml := part(t, out, "word/document.xml"); !strings.Contains(xml, ">120<") {
		t.Error(xml)
	}
}

func TestABookmarkBesideAMarkStays(t *testing.T) {
	body := `<w:p><w:bookmarkStart w:id="1" w:name="甲"/><w:r><w:t>{{#问题清单}}</w:t></w:r></w:p>` + p("{{问题编号}}") + `<w:p><w:r><w:t>{{/问题清单}}</w:t></w:r><w:bookmarkEnd w:id="1"/></w:p>`
	out := filling(t, made(t, body))
	xml := part(t, out, "word/document.xml")
	if strings.Count(xml, "<w:bookmarkStart") != 1 || strings.Count(xml, "<w:bookmarkEnd") != 1 {
		t.Error(xml)
	}
}

func TestAFilledDocumentMayBeFilledAgain(t *testing.T) {
	body := p("{{#问题清单}}{{#整改前照片}}{{@.}}{{/整改前照片}}{{/问题清单}}") + p("{{从业人数}}")
	first, err := fill.Parse(context.Background(), made(t, body))
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := first.Fill(context.Background(), &b, facts(), photos); err != nil {
		t.Fatal(err)
	}
	bare := repack(t, b.Bytes(), "word/header1.xml", func(string) string { return `<w:hdr xmlns:w="w"/>` })
	again := repack(t, bare, "word/document.xml", func(xml string) string { return strings.Replace(xml, foot, body+foot, 1) })
	second, err := fill.Parse(context.Background(), again)
	if err != nil {
		t.Fatal(err)
	}
	b.Reset()
	if err := second.Fill(context.Background(), &b, facts(), photos); err != nil {
		t.Fatal(err)
	}
	for name, pattern := range map[string]string{"word/document.xml": `docPr id="\d+"`, "word/_rels/document.xml.rels": ` Id="\w+"`} {
		seen := map[string]bool{}
		for _, id := range regexp.MustCompile(pattern).FindAllString(part(t, b.Bytes(), name), -1) {
			if seen[id] {
				t.Errorf("%s: two have%s", name, id)
			}
			seen[id] = true
		}
		if len(seen) != 4 {
			t.Errorf("%s: %v", name, seen)
		}
	}
}

func TestHostileTemplatesAreRefusedSoon(t *testing.T) {
	nested := strings.Repeat("{{#问题清单}}", 20) + "甲" + strings.Repeat("{{/问题清单}}", 20)
	hollow := strings.Repeat("{{#问题清单}}", 20) + strings.Repeat("{{/问题清单}}", 20)
	marks, many := new(strings.Builder), new(strings.Builder)
	for i := range 60_000 {
		fmt.Fprintf(marks, "<w:r w:rsidR=\"%x\"><w:t>{{^问题清单}}{{/问题清单}}</w:t></w:r>", i*2654435761)
	}
	for i := range 600_000 {
		fmt.Fprintf(many, "<w:b w:val=\"%x\"/>", i*2654435761)
	}
	for _, c := range []struct{ name, body, want string }{
		{"one list in itself", p(nested), "循环套循环，写出来的文件太大"},
		{"one list in itself without words", p(hollow), "循环套循环，写出来的文件太大"},
		{"one paragraph with marks without number", "<w:p>" + marks.String() + "</w:p>", "标记超过 5000 个"},
		{"lists in each other without number", p(strings.Repeat("{{#问题清单}}", 60) + strings.Repeat("{{/问题清单}}", 60)), "循环套循环，超过 50 层"},
		{"elements without number", many.String(), "XML 的元素太多"},
		{"a note in a list", p("{{#问题清单}}") + `<w:p><w:r><w:footnoteReference w:id="2"/></w:r></w:p>` + p("{{/问题清单}}"), "注不能重复"},
	} {
		if got := filled(t, c.body); !strings.Contains(got, c.want) {
			t.Errorf("%s: %.300s", c.name, got)
		}
	}
	for name, document := range map[string]string{
		"XML 的元素没有正确结束": `<w:document><w:a></a>`,
		"XML 的标签没有名字":   `<w:document>< a></w:document>`,
		"元素的前缀不是 w":     `<ns0:document/>`,
	} {
		data := repack(t, made(t, ""), "word/document.xml", func(string) string { return document })
		if _, err := fill.Parse(context.Background(), data); err == nil || !strings.Contains(err.Error(), name) {
			t.Errorf("%s: %v, want %s", document, err, name)
		}
	}
}

func TestTheSecondWritingOfATextBoxIsFilledAndNotListed(t *testing.T) {
	box := `<w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent>` + p("{{从业人数}}") + `</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>` + p("{{从业人数}}") + `</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r></w:p>`
	if got := filled(t, box); got != "[[120][120]]" {
		t.Error(got)
	}
	template, err := fill.Parse(context.Background(), made(t, box+p("{{企业名称}}")))
	if err != nil {
		t.Fatal(err)
	}
	uses := template.Tags(fields.In("review"))
	if len(uses) != 3 || !strings.HasPrefix(uses[1].Where, "正文第 3 段") {
		t.Errorf("%v", uses)
	}
}

// repack is a file with one part changed.
func repack(t *testing.T, data []byte, name string, change func(string) string) []byte {
	t.Helper()
	pkg, err := opc.Open(data, opc.Word)
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := pkg.WriteTo(&b, map[string][]byte{name: []byte(change(part(t, data, name)))}); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestRelationshipsThatCannotBeAddedToAreRefused(t *testing.T) {
	const relationships = "application/vnd.openxmlformats-package.relationships+xml"
	body := p("{{#问题清单}}{{#整改前照片}}{{@.}}{{/整改前照片}}{{/问题清单}}")
	for content, sound := range map[string]bool{
		`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>`:                                                                            true,
		`<r:Relationships xmlns:r="http://schemas.openxmlformats.org/package/2006/relationships"/>`:                                                                        false,
		`<r:Relationships xmlns:r="http://schemas.openxmlformats.org/package/2006/relationships"><r:Relationship Id="a" Type="b" Target="header1.xml"/></r:Relationships>`: false,
	} {
		template, err := fill.Parse(context.Background(), made(t, body, morePart{"word/_rels/document.xml.rels", relationships, content}))
		if err != nil {
			t.Fatal(err)
		}
		var b bytes.Buffer
		err = template.Fill(context.Background(), &b, facts(), photos)
		if sound != (err == nil) || err != nil && (b.Len() > 0 || !strings.Contains(err.Error(), "没有 </Relationships>，请用")) {
			t.Errorf("%s: %v, %d bytes", content, err, b.Len())
		}
	}
}
