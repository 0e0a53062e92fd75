package opc_test

import (
	"bytes"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/biaoping/biaoping/internal/opc"
	"github.com/biaoping/biaoping/internal/opc/opctest"
)

const (
	types = `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/>` +
		`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
		`<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`
	document = `<?xml version="1.0"?><w:document xmlns:w="w"/>`
)

type part = opctest.Part

var pack = opctest.Pack

// parts are those of a sound document, and more.
func parts(more ...part) []part {
	return append([]part{{"[Content_Types].xml", types}, {"word/document.xml", document}}, more...)
}

func TestASoundPackageIsReadAndOnlyWhatChangesIsWrittenAnew(t *testing.T) {
	p, err := opc.Open(pack(t, parts(part{"word/media/a.png", "\x89PNG"})), opc.Word)
	if err != nil {
		t.Fatal(err)
	}
	if got := p.Main(opc.Word); got != "word/document.xml" {
		t.Errorf("main part %q", got)
	}
	var b bytes.Buffer
	if err := p.WriteTo(&b, map[string][]byte{"word/document.xml": []byte(`<a/>`), "word/new.xml": []byte(`<b/>`)}); err != nil {
		t.Fatal(err)
	}
	again, err := opc.Open(b.Bytes(), opc.Word)
	if err != nil {
		t.Fatal(err)
	}
	if want := []string{"[Content_Types].xml", "word/document.xml", "word/media/a.png", "word/new.xml"}; !slices.Equal(again.Names(), want) {
		t.Errorf("names %v", again.Names())
	}
	for name, want := range map[string]string{"[Content_Types].xml": types, "word/document.xml": `<a/>`, "word/media/a.png": "\x89PNG", "word/new.xml": `<b/>`} {
		if data, err := again.Part(name); err != nil || string(data) != want {
			t.Errorf("%s: %q, %v", name, data, err)
		}
	}
}

// noise is elements that do not compress too well.
func noise(size int) string {
	var b strings.Builder
	for i := 0; b.Len() < size; i++ {
		fmt.Fprintf(&b, `<a b="%x"/>`, i*2654435761)
	}
	return b.String()
}

func TestHostileAndForeignFilesAreRefused(t *testing.T) {
	many := parts()
	for i := range 2001 {
		many = append(many, part{fmt.Sprintf("a/%d.bin", i), ""})
	}
	const old = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"
	rels := func(r string) part {
		return part{"word/_rels/document.xml.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` + r + `</Relationships>`}
	}
	for _, c := range []struct {
		name, want string
		data       []byte
	}{
		{"empty", "不是 Word 文档", nil},
		{"text", "不是 Word 文档", []byte("企业名称")},
		{"old", "是旧格式（.doc）的文件，请另存为 .docx", []byte(old + "....")},
		{"password", "文件有打开密码", []byte(old + "E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00")},
		{"bomb", "压缩率超过 200 倍", pack(t, parts(part{"word/big.xml", strings.Repeat("0", 8<<20)}))},
		{"too large a part", "最多 64 MB", pack(t, parts(part{"word/big.xml", strings.Repeat("0", 65<<20)}))},
		{"too many", "最多 2000 个", pack(t, many)},
		{"up", `"../x.xml" 不合规定`, pack(t, parts(part{"../x.xml", "<a/>"}))},
		{"root", `"/x.xml" 不合规定`, pack(t, parts(part{"/x.xml", "<a/>"}))},
		{"drive", `不合规定`, pack(t, parts(part{`C:\x.xml`, "<a/>"}))},
		{"twice", "有两个 WORD/Document.xml", pack(t, parts(part{"WORD/Document.xml", "<a/>"}))},
		{"doctype", "word/x.xml 里有 DOCTYPE", pack(t, parts(part{"word/x.xml", `<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>`}))},
		{"utf-16", "word/x.xml 不是 UTF-8 编码", pack(t, parts(part{"word/x.xml", "\xff\xfe<\x00a\x00/\x00>\x00"}))},
		{"no xml", "word/x.xml 不是正确的 XML", pack(t, parts(part{"word/x.xml", "PK"}))},
		{"macros", "文件里有宏", pack(t, parts(part{"word/vbaProject.bin", "x"}))},
		{"template", "是 Office 的模板文件", pack(t, []part{{"[Content_Types].xml", strings.Replace(types, "document.main+xml", "template.main+xml", 1)}, {"word/document.xml", document}})},
		{"binary", "是二进制工作簿（.xlsb）", pack(t, []part{{"[Content_Types].xml", strings.Replace(types, "vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml", "vnd.ms-excel.sheet.binary.macroEnabled.main", 1)}, {"word/document.xml", document}})},
		{"outside", `引用了外部内容 "file:///etc/passwd"`, pack(t, parts(rels(`<Relationship Id="a" Type="http://x/attachedTemplate" Target="file:///etc/passwd" TargetMode="External"/>`)))},
		{"outside, as a template", "请在 Word 的“开发工具—文档模板”里改为 Normal 后再存", pack(t, parts(rels(`<Relationship Id="a" Type="http://x/attachedTemplate" Target="file:///a.dotx" TargetMode="External"/>`)))},
		{"outside in capitals", `引用了外部内容 "file:///etc/passwd"`, pack(t, parts(part{"word/_rels/document.xml.RELS",
			`<Relationships><Relationship Id="a" Type="http://x/attachedTemplate" Target="file:///etc/passwd" TargetMode="external"/></Relationships>`}))},
		{"too many relationships", "引用（到 word/_rels/document.xml.rels 为止）展开后超过 8 MB", pack(t, parts(rels(noise(9<<20))))},
		{"two types", "给 word/document.xml 写了两种内容类型", pack(t, []part{{"[Content_Types].xml", strings.Replace(types, "</Types>",
			`<Override PartName="/Word/document.xml" ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/></Types>`, 1)}, {"word/document.xml", document}})},
		{"no types", "缺少 [Content_Types].xml", pack(t, []part{{"word/document.xml", document}})},
		{"no main", "没有主文档", pack(t, []part{{"[Content_Types].xml", `<Types/>`}, {"word/document.xml", document}})},
	} {
		if _, err := opc.Open(c.data, opc.Word); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %q", c.name, err, c.want)
		}
	}
	if _, err := opc.Open(pack(t, parts()), opc.Excel); err == nil || !strings.Contains(err.Error(), "这是 Word 文档，这里要的是 Excel 工作簿（.xlsx）") {
		t.Errorf("a document for a workbook: %v", err)
	}
	if _, err := opc.Open(pack(t, parts(rels(`<Relationship Id="a" Type="http://x/hyperlink" Target="https://example.com" TargetMode="External"/>`))), opc.Word); err != nil {
		t.Errorf("a hyperlink: %v", err)
	}
}

func FuzzOpen(f *testing.F) {
	f.Add(pack(f, parts()))
	f.Fuzz(func(t *testing.T, data []byte) {
		p, err := opc.Open(data, opc.Word)
		if err != nil {
			return
		}
		if err := p.WriteTo(io.Discard, nil); err != nil {
			t.Logf("%v", err) // damaged inside, and said so
		}
	})
}

func TestThePartThatIsNilIsLeftOut(t *testing.T) {
	p, err := opc.Open(pack(t, parts(part{"word/a.xml", "<a/>"})), opc.Word)
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := p.WriteTo(&b, map[string][]byte{"word/a.xml": nil}); err != nil {
		t.Fatal(err)
	}
	again, err := opc.Open(b.Bytes(), opc.Word)
	if err != nil {
		t.Fatal(err)
	}
	if slices.Contains(again.Names(), "word/a.xml") {
		t.Errorf("%v", again.Names())
	}
}

func TestTheKindOfAFileIsToldByWhatItHolds(t *testing.T) {
	workbook := strings.ReplaceAll(types, "wordprocessingml.document", "spreadsheetml.sheet")
	for _, c := range []struct {
		name string
		data []byte
		want *opc.Kind
	}{
		{"a document", pack(t, parts()), opc.Word},
		{"a workbook", pack(t, []part{{"[Content_Types].xml", workbook}}), opc.Excel},
		{"an old document", []byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), opc.Word},
		{"an old workbook", []byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1W\x00o\x00r\x00k\x00b\x00o\x00o\x00k\x00"), opc.Excel},
		{"another zip", pack(t, []part{{"a", "b"}}), nil},
		{"no zip", []byte("PK"), nil},
	} {
		if got := opc.KindOf(c.data); got != c.want {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}
