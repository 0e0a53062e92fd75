package book

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/biaoping/biaoping/internal/markup"
	"github.com/biaoping/biaoping/internal/opc"
)

// An edit replaces the bytes of a part from at up to to.
type edit struct {
	at, to int
	text   string
}

// apply makes the edits, which do not overlap, and leaves all else as it is.
func apply(data []byte, edits []edit) []byte {
	slices.SortStableFunc(edits, func(a, b edit) int { return cmp.Compare(a.at, b.at) })
	var out bytes.Buffer
	out.Grow(len(data) + 256*len(edits))
	pos := 0
	for _, e := range edits {
		out.Write(data[pos:e.at])
		out.WriteString(e.text)
		pos = e.to
	}
	out.Write(data[pos:])
	return out.Bytes()
}

const (
	mainSpace   = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
	relSpace    = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	strictSpace = "http://purl.oclc.org/ooxml/spreadsheetml/main"
	strictRels  = "http://purl.oclc.org/ooxml/officeDocument/relationships"
)

// A dialect is how a part writes the elements of the format: their namespace,
// stated on every element that is added where the part writes a prefix.
type dialect struct {
	xmlns string // attribute, empty or with a space before it
	main  string // namespace of the format
	rels  string // that of relationships
}

// dialectOf is that of a part, by its root element.
func dialectOf(ctx context.Context, data []byte) dialect {
	d := dialect{main: mainSpace, rels: relSpace}
	s := &scanner{ctx: ctx, data: data}
	for {
		ok, err := s.next()
		if err != nil || !ok {
			return d
		}
		if s.kind != startTag {
			continue
		}
		if bytes.Contains(s.attrs, []byte(strictSpace)) {
			d.main, d.rels = strictSpace, strictRels
		}
		if data[s.start+1] != s.name[0] || !bytes.HasPrefix(data[s.start+1:], s.name) {
			d.xmlns = ` xmlns="` + d.main + `"`
		}
		return d
	}
}

// xmlHead begins a new part.
const xmlHead = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"

// escape is s as the text of an element or the value of an attribute.
func escape(s string) string {
	var b bytes.Buffer
	markup.Escape(&b, s)
	return b.String()
}

// inline is a cell with a text.
func (d dialect) inline(col, row, style int, text string) string {
	return fmt.Sprintf(`<c%s r="%s" s="%d" t="inlineStr"><is><t xml:space="preserve">%s</t></is></c>`, d.xmlns, Address(col, row), style, escape(Encode(text)))
}

// before is a place to insert at: that of the first of the elements named at
// the depth below the root, or the end of the root.
func before(ctx context.Context, data []byte, names []string) (int, error) {
	s := &scanner{ctx: ctx, data: data}
	depth := 0
	for {
		ok, err := s.next()
		if err != nil {
			return 0, err
		}
		if !ok {
			return 0, errXML
		}
		switch s.kind {
		case startTag:
			if depth == 1 && slices.Contains(names, string(s.name)) {
				return s.start, nil
			}
			depth++
		case endTag:
			if depth--; depth == 0 {
				return s.start, nil
			}
		}
	}
}

// child is where an element below the root begins and ends, and where its
// content ends; to is 0 where there is none.
type span struct{ start, inner, to int }

func child(ctx context.Context, data []byte, name string) (found span, err error) {
	s := &scanner{ctx: ctx, data: data}
	depth := 0
	for {
		ok, err := s.next()
		if err != nil || !ok {
			return span{}, err
		}
		switch s.kind {
		case startTag:
			if depth == 1 && s.is(name) {
				found.start = s.start
			}
			depth++
		case endTag:
			if depth--; depth == 1 && s.is(name) {
				found.inner, found.to = s.start, s.pos
				return found, nil
			}
		}
	}
}

// insertInto is the edit that adds text at the end of an element below the
// root, or the whole element before those named, which follow it in the order
// of the format.
func insertInto(ctx context.Context, data []byte, d dialect, name, text string, followers []string) (edit, error) {
	at, err := child(ctx, data, name)
	if err != nil {
		return edit{}, err
	}
	if at.to == 0 {
		pos, err := before(ctx, data, followers)
		return edit{pos, pos, "<" + name + d.xmlns + ">" + text + "</" + name + ">"}, err
	}
	if at.inner != at.to { // it has an end tag
		return edit{at.inner, at.inner, text}, nil
	}
	tag := string(data[at.start:at.to])
	open := strings.TrimSuffix(tag, "/>")
	word, _, _ := strings.Cut(strings.TrimPrefix(open, "<"), " ")
	return edit{at.start, at.to, open + ">" + text + "</" + strings.TrimSpace(word) + ">"}, nil
}

// A patch is a copy of a workbook that is being changed.
type patch struct {
	ctx     context.Context
	book    *Book
	changed map[string][]byte
	fill    int // number of the format that fills with red
	wrap    int // of the style of wrapped texts
}

// part is a part as it stands now; nil for none.
func (p *patch) part(name string) []byte {
	if data, ok := p.changed[name]; ok {
		return data
	}
	data, err := p.book.pkg.Part(name)
	if err != nil {
		return nil
	}
	return data
}

// space is the namespace of the format in new parts.
func (p *patch) space() string { return dialectOf(p.ctx, p.part(p.book.main)).main }

// free is a name that no part has; format has a %d.
func (p *patch) free(format string) string {
	for n := 1; ; n++ {
		if name := fmt.Sprintf(format, n); p.part(name) == nil {
			return name
		}
	}
}

// addType states the content type of a new part.
func (p *patch) addType(part, contentType string) error {
	const types = "[Content_Types].xml"
	data := p.part(types)
	end, err := before(p.ctx, data, nil)
	if err != nil {
		return err
	}
	p.changed[types] = apply(data, []edit{{end, end, `<Override xmlns="http://schemas.openxmlformats.org/package/2006/content-types" PartName="/` + escape(part) + `" ContentType="` + contentType + `"/>`}})
	return nil
}

// relate adds a relationship from part to target, and returns its id.
func (p *patch) relate(part, kind, target string) (string, error) {
	name := opc.RelationsPart(part)
	data := p.part(name)
	if data == nil {
		data = []byte(xmlHead + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>`)
	}
	id := ""
	for n := 1; id == "" || bytes.Contains(data, []byte(`"`+id+`"`)); n++ {
		id = "rIdBiaoping" + strconv.Itoa(n)
	}
	space := dialectOf(p.ctx, p.part(part)).rels
	one := `<Relationship xmlns="http://schemas.openxmlformats.org/package/2006/relationships" Id="` + id + `" Type="` + space + "/" + kind + `" Target="/` + escape(target) + `"/>`
	at, err := before(p.ctx, data, nil)
	if err != nil {
		return "", err
	}
	p.changed[name] = apply(data, []edit{{at, at, one}})
	return id, nil
}
