package doc

import (
	"bufio"
	"fmt"
	"io"
	"strings"
)

// Fprint writes d as text in one canonical form: a line a node, its fields
// in the order of doc.go, zero fields left out. It is what tests compare and
// what a person reads to see what a template has made.
func Fprint(w io.Writer, d *Document) error {
	p := printer{bufio.NewWriter(w)}
	p.line(0, "document %s", attrs("kind", d.Meta.Kind, "title", d.Meta.Title, "author", d.Meta.Author, "date", day(d), "draft", flag(d.Meta.Draft)))
	for i := range d.Sections {
		s := &d.Sections[i]
		p.line(0, "section %s", attrs("landscape", flag(s.Landscape), "numbering", [...]string{"", "restart", "unnumbered"}[s.Numbering], "lines", count(s.Lines)))
		for _, b := range s.Blocks {
			if err := p.block(b); err != nil {
				return err
			}
		}
	}
	return p.w.Flush()
}

type printer struct{ w *bufio.Writer }

func (p printer) line(depth int, format string, args ...any) {
	p.w.WriteString(strings.Repeat("  ", depth))
	p.w.WriteString(strings.TrimRight(fmt.Sprintf(format, args...), " "))
	p.w.WriteByte('\n')
}

func (p printer) block(b Block) error {
	switch b := b.(type) {
	case *Cover:
		p.line(1, "cover %s", attrs("number", b.Number, "title", strings.Join(b.Title, "|"), "organ", b.Organ, "date", b.Date))
		for _, f := range b.Fields {
			p.line(2, "field %s", attrs(f.Label, f.Value))
		}
	case *Contents:
		p.line(1, "contents %s", attrs("title", b.Title, "depth", count(b.Depth)))
	case *Masthead:
		p.line(1, "masthead %s", attrs("form", formNames[b.Form], "copy", b.CopyNumber, "secrecy", b.Secrecy, "urgency", b.Urgency, "organs", strings.Join(b.Organs, "|"),
			"suffix", b.Suffix, "number", b.DocNumber, "signatories", strings.Join(b.Signatories, "|"),
			"serial", b.Serial, "sender", b.Sender, "date", b.Date, "class", b.Class, "approver", b.Approver, "approval", flag(b.Approval != nil)))
	case *Title:
		p.line(1, "title %q", b.Text)
	case *Heading:
		p.line(1, "heading %d %q %s", b.Level, b.Number, inline(b.Text))
		if len(b.RunIn) > 0 {
			p.line(2, "run-in %s", inline(b.RunIn))
		}
	case *Paragraph:
		p.line(1, "%s %s", roleNames[b.Role], inline(b.Text))
	case *List:
		p.line(1, "list %s", attrs("ordered", flag(b.Ordered)))
		for _, item := range b.Items {
			p.line(2, "item %s", inline(item))
		}
	case *Table:
		p.table(b)
	case *Chart:
		return p.chart(b)
	case *Picture:
		p.line(1, "picture %s", pictureAttrs(b))
	case *Closing:
		p.line(1, "closing %s", attrs("style", [...]string{"sealed", "unsealed", "signed"}[b.Style], "date", b.Date))
		for _, s := range b.Signatures {
			p.line(2, "signature %s", attrs("organ", s.Organ, "name", s.Name, "seal", flag(s.Seal != nil)))
		}
	case *AttachmentNote:
		for _, l := range b.Lines() {
			p.line(1, "attachment-note %q", l)
		}
	case *AttachmentHead:
		p.line(1, "attachment %s", attrs("label", b.Label, "title", b.Title))
	case *Imprint:
		p.line(1, "imprint %s", attrs("main", b.MainLine(), "copy", b.CopyLine(), "organ", b.Organ, "date", b.DateLine()))
	case *PageBreak:
		p.line(1, "page-break")
	default:
		return fmt.Errorf("doc: cannot print %T", b)
	}
	return nil
}

var roleNames = [...]string{Body: "body", Flush: "flush", Centered: "centered", Right: "right", Subtitle: "subtitle", FootNote: "footnote", Small: "small", Hanging: "hanging"}

var formNames = [...]string{OfficialForm: "", LetterForm: "letter", OrderForm: "order", MinutesForm: "minutes", TelegramForm: "telegram"}

var alignNames = [...]string{AlignAuto: "", AlignLeft: "left", AlignCenter: "center", AlignRight: "right"}

func (p printer) table(t *Table) {
	p.line(1, "table %s", attrs("name", t.Name, "plain", flag(t.Plain)))
	for _, c := range t.Columns {
		p.line(2, "column %s", attrs("share", count(c.Share), "align", alignNames[c.Align]))
	}
	for _, r := range t.Header {
		p.row("head", r)
	}
	for _, r := range t.Rows {
		p.row("row", r)
	}
	if len(t.Note) > 0 {
		p.line(2, "note %s", inline(t.Note))
	}
}

func (p printer) chart(c *Chart) error {
	d, err := c.Data()
	if err != nil {
		return err
	}
	p.line(1, "chart %s", attrs("title", c.Title, "style", [...]string{"columns", "bars", "stacked"}[c.Style], "table", c.Table.Name))
	for i, name := range d.Categories {
		var values []string
		for _, s := range d.Series {
			values = append(values, s.Name+" "+s.Values[i].Printed)
		}
		p.line(2, "%s: %s", name, strings.Join(values, ", "))
	}
	return nil
}

func (p printer) row(kind string, r Row) {
	p.line(2, "%s %s", kind, attrs("total", flag(r.Total), "keep-next", flag(r.KeepNext)))
	for i := range r.Cells {
		c := &r.Cells[i]
		a := attrs("cols", count(c.ColSpan), "rows", count(c.RowSpan), "align", alignNames[c.Align], "head", flag(c.Head), "space", count(c.Space), "value", value(c.Value))
		if c.Picture != nil {
			a += " picture " + pictureAttrs(c.Picture)
		}
		p.line(3, "%s %s", inline(c.Text), a)
	}
}

// inline is text with 黑体 in ** and 楷体 in *.
func inline(t Text) string {
	var b strings.Builder
	for _, s := range t {
		mark := [...]string{"", "**", "*"}[s.Emphasis]
		b.WriteString(mark + s.Text + mark)
	}
	return fmt.Sprintf("%q", b.String())
}

func value(v Value) string {
	switch v.Kind {
	case NumberValue:
		return fmt.Sprintf("%.*f", v.Places, v.Number)
	case DateValue:
		return v.Date.Format("2006-01-02")
	}
	return ""
}

func pictureAttrs(p *Picture) string {
	return attrs("format", p.Format, "pixels", fmt.Sprintf("%dx%d", p.Width, p.Height), "mm", count(p.WidthMM), "caption", p.Caption, "alt", p.Alt)
}

// attrs writes pairs of name and value, without those whose value is empty.
func attrs(pairs ...string) string {
	var out []string
	for i := 0; i+1 < len(pairs); i += 2 {
		if pairs[i+1] != "" {
			out = append(out, fmt.Sprintf("%s=%q", pairs[i], pairs[i+1]))
		}
	}
	return strings.Join(out, " ")
}

func flag(b bool) string {
	if b {
		return "yes"
	}
	return ""
}

func count(n int) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprint(n)
}

func day(d *Document) string {
	if d.Meta.Date.IsZero() {
		return ""
	}
	return d.Meta.Date.Format("2006-01-02")
}
