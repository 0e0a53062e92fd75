package doc

import (
	"iter"
	"strconv"
	"strings"
)

// String is the characters of t without their emphasis.
func (t Text) String() string {
	if len(t) == 1 {
		return t[0].Text
	}
	var b strings.Builder
	for _, s := range t {
		b.WriteString(s.Text)
	}
	return b.String()
}

// Plainly is text in one span without emphasis; nil for no text.
func Plainly(s string) Text {
	if s == "" {
		return nil
	}
	return Text{{Text: s}}
}

// BreakAt is t with a line break before each of the runes at, counted through
// all its spans and in rising order; nil for no breaks.
func (t Text) BreakAt(at []int) Text {
	if len(at) == 0 {
		return nil
	}
	out := make(Text, 0, len(t))
	n := 0
	for _, s := range t {
		var b strings.Builder
		for _, r := range s.Text {
			if len(at) > 0 && n == at[0] {
				b.WriteByte('\n')
				at = at[1:]
			}
			b.WriteRune(r)
			n++
		}
		s.Text = b.String()
		out = append(out, s)
	}
	return out
}

// Lines are the printed lines of 附件说明: 附件： before the first name, and
// numbers when there are several (GB/T 9704—2012, 7.3.4).
func (n *AttachmentNote) Lines() []string {
	if len(n.Names) == 1 {
		return []string{"附件：" + n.Names[0]}
	}
	lines := make([]string, len(n.Names))
	for i, name := range n.Names {
		lines[i] = strconv.Itoa(i+1) + ". " + name
	}
	if len(lines) > 0 {
		lines[0] = "附件：" + lines[0]
	}
	return lines
}

// MainLine is 主送 as it stands in 版记, with its full stop; empty for none.
func (im *Imprint) MainLine() string { return organLine("主送：", im.MainTo) }

// CopyLine is 抄送 with its full stop; empty for none.
func (im *Imprint) CopyLine() string { return organLine("抄送：", im.CopyTo) }

func organLine(label string, organs []string) string {
	if len(organs) == 0 {
		return ""
	}
	return label + strings.Join(organs, "，") + "。"
}

// DateLine is 印发日期 with 印发; empty for no date.
func (im *Imprint) DateLine() string {
	if im.Date == "" {
		return ""
	}
	return im.Date + "印发"
}

// Signer is the words before the names of 签发人.
const Signer = "签发人："

// The labels of the head of a telegram.
const (
	SenderLabel   = "发电单位"
	ApprovalLabel = "签批盖章"
	ClassLabel    = "等级"
	SerialLabel   = "编号"
)

// What stands before and after the number of pages at the foot of a telegram's
// first page.
const (
	PagesBefore = "（共"
	PagesAfter  = "页）"
)

// Marker is what stands before the i-th item (from 0) of l. A single item has
// no number.
func (l *List) Marker(i int) string {
	if l.Ordered && len(l.Items) > 1 {
		return strconv.Itoa(i+1) + ". "
	}
	return ""
}

// Texts yields every printed string of d in reading order. What a page adds
// by itself (page numbers, repeated headers, 续表, 草稿) is not among them, nor
// is what 目录 says again.
func (d *Document) Texts() iter.Seq[string] {
	return func(yield func(string) bool) {
		for _, s := range d.Sections {
			for _, b := range s.Blocks {
				if !texts(b, yield) {
					return
				}
			}
		}
	}
}

func texts(b Block, yield func(string) bool) bool {
	all := func(ss ...string) bool {
		for _, s := range ss {
			if s != "" && !yield(s) {
				return false
			}
		}
		return true
	}
	switch b := b.(type) {
	case *Cover:
		ok := all(b.Number) && all(b.Title...)
		for _, f := range b.Fields {
			ok = ok && all(f.Label, f.Value)
		}
		return ok && all(b.Organ, b.Date)
	case *Contents:
		return all(b.Title)
	case *Masthead:
		ok := all(b.CopyNumber, b.Secrecy, b.Urgency) && all(b.Organs...) && all(b.Suffix, b.DocNumber)
		if b.Form == TelegramForm {
			ok = ok && all(SenderLabel, ApprovalLabel, ClassLabel, SerialLabel)
		}
		if len(b.Signatories) > 0 {
			ok = ok && all(Signer) && all(b.Signatories...)
		}
		return ok && all(b.Serial, b.Sender, b.Date, b.Class, b.Approver)
	case *Title:
		return all(b.Text)
	case *Heading:
		return all(b.Number, b.Text.String(), b.RunIn.String())
	case *Paragraph:
		return all(b.Text.String())
	case *List:
		for i, item := range b.Items {
			if !all(b.Marker(i), item.String()) {
				return false
			}
		}
	case *Table:
		return tableTexts(b, all)
	case *Chart: // all else is the table's
		return all(b.Title)
	case *Picture:
		return all(b.Caption)
	case *Closing:
		for _, s := range b.Signatures {
			if !all(s.Organ) || s.Seal == nil && !all(s.Name) {
				return false
			}
		}
		return all(b.Date)
	case *AttachmentNote:
		return all(b.Lines()...)
	case *AttachmentHead:
		return all(b.Label, b.Title)
	case *Imprint:
		return all(b.MainLine(), b.CopyLine(), b.Organ, b.DateLine())
	case *PageBreak:
	}
	return true
}

func tableTexts(t *Table, all func(...string) bool) bool {
	if !all(t.Name) {
		return false
	}
	for _, rows := range [][]Row{t.Header, t.Rows} {
		for _, r := range rows {
			for i := range r.Cells {
				c := &r.Cells[i]
				if c.Picture != nil && !all(c.Picture.Caption) {
					return false
				}
				if !all(c.Text.String()) {
					return false
				}
			}
		}
	}
	return all(t.Note.String())
}
