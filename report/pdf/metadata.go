package pdf

import (
	"encoding/xml"
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/biaoping/biaoping/report/doc"
	"github.com/biaoping/biaoping/report/page"
)

const producer = "标评 biaoping"

// zone is the zone of all dates.
var zone = time.FixedZone("+08:00", 8*60*60)

// catalog writes what belongs to the document as a whole and returns the two
// objects the trailer names.
func (e *encoder) catalog(pages []page.Page, meta doc.Meta) (root, info ref, err error) {
	for _, f := range []struct{ name, text string }{{"标题", meta.Title}, {"作者", meta.Author}} {
		if r, bad := unprintable(f.text); bad {
			return 0, 0, fmt.Errorf("文件%s含有不能写入的字符 U+%04X", f.name, r)
		}
	}
	info = e.writeInfo(meta)
	metadata := e.reserve()
	e.stream(metadata, "/Type/Metadata/Subtype/XML", []byte(xmp(meta)))
	profile := e.reserve()
	e.stream(profile, "/N 3/Filter/FlateDecode", packedProfile())
	outlines := e.writeOutline(pages)

	root = e.reserve()
	e.begin(root)
	e.printf("<</Type/Catalog/Pages %v/Lang(zh-CN)/Metadata %v/ViewerPreferences<</DisplayDocTitle true>>/PageLabels%s", e.pages, metadata, pageLabels(pages))
	e.printf("/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)/Info(sRGB)/DestOutputProfile %v>>]", profile)
	if outlines != 0 {
		e.printf("/Outlines %v/PageMode/UseOutlines", outlines)
	}
	e.buf = append(e.buf, ">>"...)
	e.end()
	return root, info, nil
}

// unprintable returns the first character of s that XML cannot hold.
func unprintable(s string) (rune, bool) {
	for i, r := range s {
		if r == utf8.RuneError {
			if _, size := utf8.DecodeRuneInString(s[i:]); size == 1 {
				return rune(s[i]), true
			}
		}
		if r < ' ' || r == 0xFFFE || r == 0xFFFF {
			return r, true
		}
	}
	return 0, false
}

// writeInfo writes the document information dictionary. The metadata stream
// says the same (ISO 19005-2, 6.6.3).
func (e *encoder) writeInfo(meta doc.Meta) ref {
	r := e.reserve()
	e.begin(r)
	e.printf("<</Producer%s", textString(producer))
	if meta.Title != "" {
		e.printf("/Title%s", textString(meta.Title))
	}
	if meta.Author != "" {
		e.printf("/Author%s", textString(meta.Author))
	}
	if day, ok := dayOf(meta); ok {
		date := day.Format("20060102150405") + "+08'00'"
		e.printf("/CreationDate(D:%s)/ModDate(D:%s)", date, date)
	}
	e.buf = append(e.buf, ">>"...)
	e.end()
	return r
}

// dayOf is the beginning of the document's day in China.
func dayOf(meta doc.Meta) (time.Time, bool) {
	year, month, day := meta.Date.Date()
	return time.Date(year, month, day, 0, 0, 0, 0, zone), !meta.Date.IsZero()
}

// xmp is the metadata packet.
func xmp(meta doc.Meta) string {
	var b strings.Builder
	b.WriteString(`<?xpacket begin="` + "\uFEFF" + `" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<pdfaid:part>2</pdfaid:part>
<pdfaid:conformance>B</pdfaid:conformance>
<pdf:Producer>` + producer + `</pdf:Producer>
`)
	property := func(before, value, after string) {
		b.WriteString(before)
		xml.EscapeText(&b, []byte(value))
		b.WriteString(after + "\n")
	}
	if meta.Title != "" {
		property(`<dc:title><rdf:Alt><rdf:li xml:lang="x-default">`, meta.Title, `</rdf:li></rdf:Alt></dc:title>`)
	}
	if meta.Author != "" {
		property(`<dc:creator><rdf:Seq><rdf:li>`, meta.Author, `</rdf:li></rdf:Seq></dc:creator>`)
	}
	if day, ok := dayOf(meta); ok {
		date := day.Format("2006-01-02T15:04:05-07:00")
		property(`<xmp:CreateDate>`, date, `</xmp:CreateDate>`)
		property(`<xmp:ModifyDate>`, date, `</xmp:ModifyDate>`)
	}
	b.WriteString("</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"w\"?>")
	return b.String()
}
