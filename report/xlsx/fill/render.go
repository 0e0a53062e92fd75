package fill

import (
	"bytes"
	"fmt"
	"strconv"

	"github.com/biaoping/biaoping/internal/markup"
	"github.com/biaoping/biaoping/report/fields"
	"github.com/biaoping/biaoping/report/fields/tags"
	"github.com/biaoping/biaoping/report/xlsx"
)

// mostBytes is how large a part may become: as large as one that is opened.
const mostBytes = 64 << 20

// A writer writes one sheet.
type writer struct {
	*renderer
	*sheet
	out    bytes.Buffer // rows
	images []placed     // on it
	fixed  bool         // no program can find the height of the row being written by itself
}

// sheet writes s, unless nothing in it changes.
func (r *renderer) sheet(s *sheet, scope fields.Scope) error {
	root := r.layouts[fold(s.name)]
	live := s.root.moves() // rows with formulas are live themselves
	for i := range s.rows {
		live = live || s.rows[i].live
	}
	w := &writer{renderer: r, sheet: s}
	frame := s.frame.Clone()
	if live {
		if err := w.block(root); err != nil {
			return err
		}
		if r.moved {
			r.follow(frame, place{sheet: fold(s.name), in: root})
		}
	}
	furnished, err := r.furnish(s, frame, scope)
	if err != nil {
		return err
	}
	if err := w.related(frame, root, scope); err != nil {
		return err
	}
	if !live && !furnished {
		return nil
	}
	var b bytes.Buffer
	if live {
		s.open(&b, "sheetData")
		b.Write(w.out.Bytes())
		s.close(&b, "sheetData")
	} else {
		b.Write(s.data)
	}
	frame.Find("sheetData").Head = b.Bytes()
	r.changed[s.part] = frame.Bytes()
	return nil
}

// block writes the rows of b.
func (w *writer) block(b *block) error {
	for _, p := range b.parts {
		if p.isList {
			for _, item := range p.items {
				if err := w.block(item); err != nil {
					return err
				}
			}
			continue
		}
		for i := w.index(p.from); i < len(w.rows) && w.rows[i].number <= p.to; i++ {
			row := &w.rows[i]
			if err := w.row(row, p.at+row.number-p.from, b); err != nil {
				return err
			}
		}
		if w.out.Len() > mostBytes {
			return fmt.Errorf("工作表“%s”：写出来的文件太大", w.name)
		}
	}
	return nil
}

// row writes a row of the template at the given number.
func (w *writer) row(r *row, number int, in *block) error {
	if err := w.ctx.Err(); err != nil {
		return err
	}
	if !r.live && number == r.number {
		w.out.Write(r.raw)
		return nil
	}
	if number > lastRow {
		return fmt.Errorf("工作表“%s”：写出来超过 %d 行", w.name, lastRow)
	}
	var cells bytes.Buffer
	height := 0.0
	w.fixed = false
	for i := range r.cells {
		c := &r.cells[i]
		need, err := w.cell(&cells, c, r, number, in)
		if err != nil {
			return err
		}
		height = max(height, need)
	}
	head := &markup.Node{Name: w.prefix + "row", Head: r.head}
	head.Set("r", strconv.Itoa(number))
	if height > w.heightOf(r) {
		head.Set("ht", strconv.FormatFloat(height, 'f', -1, 64))
		if w.fixed {
			head.Set("customHeight", "1")
		}
	}
	if bytes.HasSuffix(head.Head, []byte("/>")) {
		w.out.Write(head.Head)
		return nil
	}
	w.out.Write(head.Head)
	w.out.Write(cells.Bytes())
	w.close(&w.out, "row")
	return nil
}

// cell writes a cell and tells how tall a row it needs, in points; 0 for any.
func (w *writer) cell(b *bytes.Buffer, c *cell, r *row, number int, in *block) (float64, error) {
	switch name := ref(c.column, number); {
	case c.text != nil:
		return w.filled(b, c, r, number, in)
	case c.formula != nil:
		w.start(b, c, c.style, name, "")
		b.WriteByte('>')
		b.Write(w.formulaHead(c.formula, in))
		markup.Escape(b, w.formula(c.formula.text, place{sheet: fold(w.sheet.name), in: in}))
		w.close(b, "f")
		w.close(b, "c")
	case c.from == c.to:
		at := 1 + len(w.prefix) + len("c")
		b.Write(c.raw[:at])
		fmt.Fprintf(b, ` r="%s"`, name)
		b.Write(c.raw[at:])
	default:
		b.Write(c.raw[:c.from])
		b.WriteString(name)
		b.Write(c.raw[c.to:])
	}
	return 0, nil
}

// start writes the tag of a cell without its end.
func (w *writer) start(b *bytes.Buffer, c *cell, style int, name, typ string) {
	fmt.Fprintf(b, `<%sc r="%s"`, w.prefix, name)
	if style != 0 {
		fmt.Fprintf(b, ` s="%d"`, style)
	}
	if typ != "" {
		fmt.Fprintf(b, ` t="%s"`, typ)
	}
	if c.formula != nil {
		end := bytes.IndexByte(c.raw, '>')
		if from, to, ok := markup.Attribute(c.raw[:end], "cm"); ok { // a dynamic array
			fmt.Fprintf(b, ` cm="%s"`, c.raw[from:to])
		}
	}
}

// formulaHead is the tag of a formula whose area follows its rows.
func (w *writer) formulaHead(f *formula, in *block) []byte {
	n := &markup.Node{Name: w.prefix + "f", Head: f.head}
	if a, ok := parseArea(n.Attr("ref")); ok && w.moved {
		n.Set("ref", w.area(a, in).String())
	}
	if bytes.HasSuffix(n.Head, []byte("/>")) {
		return append(bytes.TrimSuffix(n.Head, []byte("/>")), '>')
	}
	return n.Head
}

// area is where an area stands, seen from a block.
func (w *writer) area(a area, in *block) area {
	b := in.above(a.top)
	if a.bottom > b.to {
		b = w.layouts[fold(w.sheet.name)]
	}
	top, ok := b.first(a.top, a.bottom)
	if ok {
		bottom, _ := b.last(a.top, a.bottom)
		a.top, a.bottom = top, bottom
	}
	return a
}

// filled writes a cell that holds tags.
func (w *writer) filled(b *bytes.Buffer, c *cell, r *row, number int, in *block) (float64, error) {
	name := ref(c.column, number)
	var out shown
	if err := w.show(c.text, 0, len(c.text.atoms), in.scope, &out); err != nil {
		return 0, err
	}
	if tag := c.text.alone(); tag != nil {
		v, err := tag.Find(in.scope)
		if err != nil {
			return 0, err
		}
		if n, numFmt, ok := w.typed(v, tag.Format, out.text()); ok && !w.styles.isText(c.style) {
			w.start(b, c, w.numbered(c.style, numFmt), name, "")
			b.WriteByte('>')
			w.open(b, "v")
			b.WriteString(n)
			w.close(b, "v")
			w.close(b, "c")
			return 0, nil
		}
	}
	if len(out.pictures) > 0 {
		w.start(b, c, c.style, name, "")
		b.WriteString("/>")
		return w.hang(c, r, number, out.pictures)
	}
	text := out.text()
	if text == "" {
		w.start(b, c, c.style, name, "")
		b.WriteString("/>")
		return 0, nil
	}
	if err := xlsx.CheckText(text); err != nil {
		return 0, tags.Fault{Where: c.text.where, Message: err.Error()}
	}
	style := w.wrapped(c.style, text)
	w.start(b, c, style, name, "inlineStr")
	b.WriteByte('>')
	w.writeText(b, c.text, &out)
	w.close(b, "c")
	return w.need(c, r, style, text)
}
