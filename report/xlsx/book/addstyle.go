package book

import (
	"context"
	"fmt"
	"strconv"
	"strings"
)

const styleType = "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"

// styles adds what the marks need: the format that fills with red, and the
// style of cells whose text is wrapped. It sets their numbers.
func (p *patch) styles() error {
	part, err := p.book.related(p.book.main, "styles")
	if err != nil {
		return err
	}
	if part == "" {
		if part = "xl/styles.xml"; p.part(part) != nil { // some programs look for it under this name alone
			part = p.free("xl/styles%d.xml")
		}
		p.changed[part] = []byte(xmlHead + `<styleSheet xmlns="` + p.space() + `"><fonts count="1"><font/></fonts>` +
			`<fills count="1"><fill/></fills><borders count="1"><border/></borders><cellXfs count="1"><xf/></cellXfs></styleSheet>`)
		if err := p.addType(part, styleType); err != nil {
			return err
		}
		if _, err := p.relate(p.book.main, "styles", part); err != nil {
			return err
		}
	}
	data := p.part(part)
	d := dialectOf(p.ctx, data)
	data, p.fill, err = addTo(p.ctx, data, "dxfs", "dxf", `<dxf`+d.xmlns+`><fill><patternFill patternType="solid"><fgColor rgb="FFFF9999"/><bgColor rgb="FFFF9999"/></patternFill></fill></dxf>`,
		[]string{"tableStyles", "colors", "extLst"})
	if err != nil {
		return fmt.Errorf("%s %w", part, err)
	}
	data, p.wrap, err = addTo(p.ctx, data, "cellXfs", "xf", `<xf`+d.xmlns+` numFmtId="0" fontId="0" fillId="0" borderId="0" applyAlignment="1"><alignment vertical="center" wrapText="1"/></xf>`,
		[]string{"cellStyles", "dxfs", "tableStyles", "colors", "extLst"})
	if err != nil {
		return fmt.Errorf("%s %w", part, err)
	}
	p.changed[part] = data
	return nil
}

// addTo adds an item at the end of a list of the styles, which may state how
// many it has, unless the list has it from an earlier copy. It returns the
// number of the item.
func addTo(ctx context.Context, data []byte, list, item, text string, followers []string) ([]byte, int, error) {
	s, number, in, from := &scanner{ctx: ctx, data: data}, 0, false, 0
	stated := edit{at: -1}
	for {
		ok, err := s.next()
		if err != nil {
			return nil, 0, err
		}
		if !ok {
			break
		}
		switch {
		case s.kind == chars:
		case s.is(list):
			in = s.kind == startTag
			if i := strings.Index(string(data[s.start:s.pos]), " count="); in && i >= 0 {
				i += s.start + len(" count=") + 1
				stated = edit{at: i, to: i + strings.IndexByte(string(data[i:]), data[i-1])}
			}
		case in && s.is(item) && s.kind == startTag:
			from = s.start
		case in && s.is(item):
			if string(data[from:s.pos]) == text {
				return data, number, nil
			}
			number++
		}
	}
	if stated.at >= 0 {
		n := strconv.Itoa(number + 1)
		data = apply(data, []edit{{stated.at, stated.to, n}})
	}
	e, err := insertInto(ctx, data, dialectOf(ctx, data), list, text, followers)
	if err != nil {
		return nil, 0, err
	}
	return apply(data, []edit{e}), number, nil
}
