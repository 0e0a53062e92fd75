package book

import (
	"fmt"
	"strconv"
	"strings"
)

const sheetType = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"

// summary writes the sheet of the summary: in the place of that of an earlier
// copy, or after all others.
func (p *patch) summary(s *Summary) error {
	content := s.xml(p.space(), p.wrap)
	if s.Old >= 0 {
		p.changed[p.book.Sheets[s.Old].part] = []byte(content)
		return nil
	}
	part := p.free("xl/worksheets/sheetBiaoping%d.xml")
	p.changed[part] = []byte(content)
	if err := p.addType(part, sheetType); err != nil {
		return err
	}
	main := p.book.main
	id, err := p.relate(main, "worksheet", part)
	if err != nil {
		return err
	}
	data := p.part(main)
	d := dialectOf(p.ctx, data)
	number, err := p.freeSheetID(data)
	if err != nil {
		return err
	}
	e, err := insertInto(p.ctx, data, d, "sheets", fmt.Sprintf(`<sheet%s xmlns:r="%s" name="%s" sheetId="%d" r:id="%s"/>`, d.xmlns, d.rels, escape(s.Name), number, id), nil)
	if err != nil {
		return err
	}
	p.changed[main] = apply(data, []edit{e})
	return nil
}

func (p *patch) freeSheetID(data []byte) (int, error) {
	s, next := &scanner{ctx: p.ctx, data: data}, 1
	for {
		ok, err := s.next()
		if err != nil || !ok {
			return next, err
		}
		if s.kind == startTag && s.is("sheet") {
			n, _ := strconv.Atoi(s.value("sheetId"))
			next = max(next, n+1)
		}
	}
}

func (s *Summary) xml(space string, style int) string {
	var b, links strings.Builder
	b.WriteString(xmlHead + `<worksheet xmlns="` + space + `"><sheetPr><tabColor rgb="FFFF0000"/><pageSetUpPr fitToPage="1"/></sheetPr>` +
		`<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>`)
	for i, w := range s.Widths {
		fmt.Fprintf(&b, `<col min="%d" max="%[1]d" width="%d" customWidth="1"/>`, i+1, w)
	}
	b.WriteString("</cols><sheetData>")
	for r, row := range s.Rows {
		fmt.Fprintf(&b, `<row r="%d">`, r+1)
		for c, cell := range row {
			if cell.Text == "" {
				continue
			}
			b.WriteString(dialect{}.inline(c, r, style, cell.Text))
			if cell.Link != "" {
				fmt.Fprintf(&links, `<hyperlink ref="%s" location="%s"/>`, Address(c, r), escape(cell.Link))
			}
		}
		b.WriteString("</row>")
	}
	b.WriteString("</sheetData>")
	if links.Len() > 0 {
		b.WriteString("<hyperlinks>" + links.String() + "</hyperlinks>")
	}
	b.WriteString(`<pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>`)
	return b.String()
}
