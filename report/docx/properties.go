package docx

import (
	"fmt"
	"time"
)

const appProperties = xmlHead + `<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>biaoping</Application></Properties>`

// settings turn on footers that differ on odd and even pages, squeeze
// adjacent punctuation, and leave a line that a person broke unstretched.
const settings = xmlHead + `<w:settings` + namespaces + `><w:zoom w:percent="100"/><w:bordersDoNotSurroundHeader/><w:bordersDoNotSurroundFooter/>` +
	`<w:defaultTabStop w:val="420"/><w:evenAndOddHeaders/><w:drawingGridVerticalSpacing w:val="156"/>` +
	`<w:characterSpacingControl w:val="compressPunctuation"/>` +
	`<w:compat><w:spaceForUL/><w:balanceSingleByteDoubleByteWidth/><w:doNotLeaveBackslashAlone/><w:ulTrailSpace/><w:doNotExpandShiftReturn/><w:adjustLineHeightInTable/><w:useFELayout/>` +
	`<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>` +
	`<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/><w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>`

// coreProperties is what a file list shows: title, author and 成文日期, which
// begins at midnight in Beijing. A document without a date is dated
// 1980-01-01.
func (e *encoder) coreProperties() ([]byte, error) {
	date := earliest
	if meta := e.doc.Meta; !meta.Date.IsZero() {
		date = meta.Date.UTC().Add(-8 * time.Hour)
	}
	stamp := date.Format("2006-01-02T15:04:05Z")
	var m markup
	m.raw(xmlHead, `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"`,
		` xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">`,
		`<dc:title>`)
	m.text(e.doc.Meta.Title)
	m.raw(`</dc:title><dc:creator>`)
	m.text(e.doc.Meta.Author)
	m.raw(`</dc:creator><dcterms:created xsi:type="dcterms:W3CDTF">`, stamp,
		`</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">`, stamp, `</dcterms:modified></cp:coreProperties>`)
	if m.err != nil {
		return nil, fmt.Errorf("meta：%w", m.err)
	}
	return m.buf, nil
}
