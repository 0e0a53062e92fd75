package docx

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"

	"github.com/biaoping/biaoping/report/doc"
)

const (
	bookContent       = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
	bookNamespace     = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
	bookRelationships = xmlHead + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`
	bookSheet         = "Sheet1"
)

// bookParts are the parts of a chart's workbook beside its sheet.
var bookParts = []part{
	{name: "[Content_Types].xml", data: []byte(xmlHead + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
		`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>` +
		`<Override PartName="/xl/workbook.xml" ContentType="` + bookContent + `.main+xml"/>` +
		`<Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`)},
	{name: "_rels/.rels", data: []byte(bookRelationships + `<Relationship Id="workbook" Type="` + officeRelationships + `officeDocument" Target="xl/workbook.xml"/></Relationships>`)},
	{name: "xl/_rels/workbook.xml.rels", data: []byte(bookRelationships + `<Relationship Id="sheet" Type="` + officeRelationships + `worksheet" Target="worksheets/sheet1.xml"/></Relationships>`)},
	{name: "xl/workbook.xml", data: []byte(xmlHead + `<workbook xmlns="` + bookNamespace + `" xmlns:r="` + strings.TrimSuffix(officeRelationships, "/") + `">` +
		`<sheets><sheet name="` + bookSheet + `" sheetId="1" r:id="sheet"/></sheets></workbook>`)},
}

// workbook is what f draws, the categories down the first column and the
// series beside them.
func (f *figure) workbook() []byte {
	var m markup
	m.raw(xmlHead, `<worksheet xmlns="`, bookNamespace, `"><sheetData><row r="1">`)
	m.textCell(0, 0, "")
	for i, s := range f.data.Series {
		m.textCell(i+1, 0, s.Name)
	}
	m.raw(`</row>`)
	for k, name := range f.data.Categories {
		m.number(`<row r="`, k+2, `">`)
		m.textCell(0, k+1, name)
		for i, s := range f.data.Series {
			m.raw(`<c r="`, bookCell(i+1, k+1), `"><v>`, plain(s.Values[k].Number), `</v></c>`)
		}
		m.raw(`</row>`)
	}
	m.raw(`</sheetData></worksheet>`)
	var b bytes.Buffer
	if err := zipParts(&b, append(bookParts[:len(bookParts):len(bookParts)], part{name: "xl/worksheets/sheet1.xml", data: m.buf})); err != nil {
		panic(err) // in memory there is nothing to fail on
	}
	return b.Bytes()
}

func (m *markup) textCell(col, row int, s string) {
	m.raw(`<c r="`, bookCell(col, row), `" t="inlineStr"><is><t>`)
	m.text(doc.OneLine(s))
	m.raw(`</t></is></c>`)
}

// bookCell names a cell of the workbook by its column and row, both from 0.
func bookCell(col, row int) string { return string(rune('A'+col)) + strconv.Itoa(row+1) }

// bookCells refers to the cells of a column from the row first to last.
func bookCells(col, first, last int) string {
	column := string(rune('A' + col))
	ref := fmt.Sprintf("%s!$%s$%d", bookSheet, column, first+1)
	if last > first {
		ref += fmt.Sprintf(":$%s$%d", column, last+1)
	}
	return ref
}

// plain is a number as markup has it.
func plain(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }
