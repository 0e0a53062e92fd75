package book

import (
	"bytes"
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/biaoping/biaoping/internal/markup"
)

const (
	commentsType = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
	vmlType      = "application/vnd.openxmlformats-officedocument.vmlDrawing"
)

// cellAt is a cell of a sheet.
type cellAt struct{ col, row int }

// comments writes the marks as comments of a sheet, beside those it has; a cell
// that somebody has commented on keeps that comment alone. It returns the id
// of the drawing that the sheet must refer to; empty where it does already, or
// where there is nothing to say.
func (p *patch) comments(sheet, author string, marks []Mark) (string, error) {
	part, err := p.book.related(sheet, "comments")
	if err != nil {
		return "", err
	}
	data := p.part(part)
	old, err := said(p.ctx, data, author)
	if err != nil {
		return "", err
	}
	var cells []cellAt
	words := map[cellAt]string{}
	for _, m := range marks {
		at := cellAt{max(m.Col, 0), m.Row}
		if m.Col < 0 || old.taken[at] {
			continue
		}
		if words[at] == "" {
			cells = append(cells, at)
		} else {
			words[at] += "\n"
		}
		words[at] += m.Text
	}
	if len(cells) == 0 && len(old.gone) == 0 {
		return "", nil
	}
	if data == nil {
		part = p.free("xl/commentsBiaoping%d.xml")
		data = []byte(xmlHead + `<comments xmlns="` + p.space() + `"><authors></authors><commentList></commentList></comments>`)
		if err := p.addType(part, commentsType); err != nil {
			return "", err
		}
		if _, err := p.relate(sheet, "comments", part); err != nil {
			return "", err
		}
	}
	d := dialectOf(p.ctx, data)
	number := slices.Index(old.authors, author)
	if number < 0 {
		number = len(old.authors)
		e, err := insertInto(p.ctx, data, d, "authors", "<author"+d.xmlns+">"+escape(author)+"</author>", []string{"commentList"})
		if err != nil {
			return "", err
		}
		old.edits = append(old.edits, e)
	}
	var b strings.Builder
	for _, at := range cells {
		fmt.Fprintf(&b, `<comment%s ref="%s" authorId="%d"><text><t xml:space="preserve">%s</t></text></comment>`, d.xmlns, Address(at.col, at.row), number, escape(Encode(author+"：\n"+words[at])))
	}
	list, err := insertInto(p.ctx, data, d, "commentList", b.String(), nil)
	if err != nil {
		return "", err
	}
	p.changed[part] = apply(data, append(old.edits, list))
	return p.shapes(sheet, cells, old.gone)
}

// A commented is what a sheet has been told of: taken are the cells that have
// comments of others, gone those that have ours, with the edits that take these
// out.
type commented struct {
	taken, gone map[cellAt]bool
	edits       []edit
	authors     []string
}

// said reads the comments of a sheet. Some programs forget the authors, so that
// ours begin with theirs.
func said(ctx context.Context, data []byte, author string) (*commented, error) {
	c := &commented{taken: map[cellAt]bool{}, gone: map[cellAt]bool{}}
	s := &scanner{ctx: ctx, data: data}
	start, at, in, name := 0, cellAt{-1, -1}, false, ""
	var t texts
	mine := false
	for {
		ok, err := s.next()
		if err != nil || !ok {
			return c, err
		}
		switch {
		case s.kind == chars:
			if in {
				name += markup.Unescape(s.text)
			}
		case s.is("author"):
			if in = s.kind == startTag; in {
				name = ""
			} else {
				c.authors = append(c.authors, name)
			}
		case s.is("comment") && s.kind == startTag:
			start, at, t = s.start, cellAt{-1, -1}, texts{}
			id, err := strconv.Atoi(s.value("authorId"))
			mine = err == nil && id >= 0 && id < len(c.authors) && c.authors[id] == author
			if col, row, ok := parseAddress(s.value("ref")); ok {
				at = cellAt{col, row}
			}
		case s.is("comment"):
			mine = mine || strings.HasPrefix(t.String(), author+"：")
			cells := c.taken
			if mine {
				c.edits = append(c.edits, edit{start, s.pos, ""})
				cells = c.gone
			}
			if at.col >= 0 {
				cells[at] = true
			}
		}
		if err := t.take(s); err != nil {
			return nil, err
		}
	}
}

const (
	emptyDrawing = `<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"></xml>`
	shapeType    = `<v:shapetype xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>`
	shape        = `<v:shape xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel" id="biaoping%d" type="#_x0000_t202" style="position:absolute;visibility:hidden;width:240pt;height:80pt;z-index:1" fillcolor="#ffffe1" o:insetmode="auto">` +
		`<v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>` +
		`<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>%d,15,%d,2,%d,15,%d,4</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>%d</x:Row><x:Column>%d</x:Column></x:ClientData></v:shape>`
)

// shapes draws the boxes of the comments, and takes those of gone away.
func (p *patch) shapes(sheet string, cells []cellAt, gone map[cellAt]bool) (id string, err error) {
	part, err := p.drawing(sheet)
	if err != nil {
		return "", err
	}
	data := p.part(part)
	if data == nil {
		part = p.free("xl/drawings/vmlDrawingBiaoping%d.vml")
		data = []byte(emptyDrawing)
		if err := p.addType(part, vmlType); err != nil {
			return "", err
		}
		if id, err = p.relate(sheet, "vmlDrawing", part); err != nil {
			return "", err
		}
	}
	var b strings.Builder
	if !strings.Contains(string(data), `id="_x0000_t202"`) {
		b.WriteString(shapeType)
	}
	edits, first, err := oldShapes(p.ctx, data, gone)
	if err != nil {
		return "", fmt.Errorf("%s %w", part, err)
	}
	for i, at := range cells {
		fmt.Fprintf(&b, shape, first+i, at.col+1, at.row, at.col+5, at.row+4, at.row, at.col)
	}
	end := bytes.LastIndex(data, []byte("</"))
	if end < 0 {
		return "", fmt.Errorf("%s %w", part, errXML)
	}
	p.changed[part] = apply(data, append(edits, edit{end, end, b.String()}))
	return id, nil
}

// drawing is the part with the boxes of the comments of a sheet; empty for
// none.
func (p *patch) drawing(sheet string) (string, error) {
	list, err := p.book.pkg.Relations(sheet)
	if err != nil {
		return "", err
	}
	s := &scanner{ctx: p.ctx, data: p.part(sheet)}
	for {
		ok, err := s.next()
		if err != nil || !ok {
			return "", err
		}
		if s.kind != startTag || !s.is("legacyDrawing") {
			continue
		}
		for _, r := range list {
			if r.ID == s.value("id") {
				return r.Target, nil
			}
		}
	}
}

// oldShapes takes the boxes of some cells out. next is a number that no box of
// ours has that stays. Excel writes <br> into boxes and never ends it.
func oldShapes(ctx context.Context, data []byte, gone map[cellAt]bool) (edits []edit, next int, err error) {
	s := &scanner{ctx: ctx, data: data, loose: true}
	start, at, in, number := 0, cellAt{-1, -1}, "", 0
	for next = 1; ; {
		ok, err := s.next()
		if err != nil || !ok {
			return edits, next, err
		}
		switch {
		case s.kind == chars:
			n, err := strconv.Atoi(strings.TrimSpace(markup.Unescape(s.text)))
			switch {
			case err != nil:
			case in == "Row":
				at.row = n
			case in == "Column":
				at.col = n
			}
		case s.is("shape") && s.kind == startTag:
			start, at, number = s.start, cellAt{-1, -1}, 0
			if digits, ok := strings.CutPrefix(s.value("id"), "biaoping"); ok {
				number, _ = strconv.Atoi(digits)
			}
		case s.is("shape"):
			if gone[at] {
				edits = append(edits, edit{start, s.pos, ""})
			} else {
				next = max(next, number+1)
			}
		case s.kind == startTag:
			in = string(s.name)
		default:
			in = ""
		}
	}
}
