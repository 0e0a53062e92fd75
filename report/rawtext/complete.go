package rawtext

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/biaoping/biaoping/internal/numeral"
	"github.com/biaoping/biaoping/report/review"
)

// parting stands in m.source between things that the request says apart.
const parting = "\x00"

// drop leaves text out of the request and tells it.
func (m *importer) drop(no int, sort Sort, text string) {
	m.report.repaired(no, sort, text, "")
	m.dropQuietly(no, text)
}

// dropQuietly leaves out text of which the report tells in other words, or
// which the document prints of itself.
func (m *importer) dropQuietly(no int, text string) {
	m.dropped[no] = append(m.dropped[no], letters(text))
}

// rewritten says that the document prints became for was. It is false where
// the line does not have was.
func (m *importer) rewritten(no int, was, became string) bool {
	i, ok := slices.BinarySearchFunc(m.source, no, func(l line, no int) int { return cmp.Compare(l.no, no) })
	if !ok || !strings.Contains(m.source[i].text, was) {
		return false
	}
	m.source[i].text = strings.Replace(m.source[i].text, was, became, 1)
	return true
}

// part says that text stands apart from the rest of its line.
func (m *importer) part(no int, text string) { m.rewritten(no, text, parting+text+parting) }

// complete makes sure that nothing is lost: the letters, digits and Han
// characters of every paragraph stand together and in order in the document
// that the request will make, but for those the report says were left out.
func (m *importer) complete(req *review.Request) error {
	all := printedLetters(req)
	for _, l := range m.source {
		if err := m.ctx.Err(); err != nil {
			return err
		}
		var pieces []string
		for piece := range strings.SplitSeq(l.text, parting) {
			pieces = append(pieces, letters(piece))
		}
		text := strings.Join(pieces, parting)
		for _, dropped := range m.dropped[l.no] {
			text = strings.Replace(text, dropped, parting, 1)
		}
		for piece := range strings.SplitSeq(text, parting) {
			if !strings.Contains(all, piece) {
				return fmt.Errorf("第 %d 行的文字没有全部进入请求，这是程序的错误：%s", l.no, l.text)
			}
		}
	}
	return nil
}

// printedLetters is what the document prints, in letters and digits, in the
// order of its parts.
func printedLetters(req *review.Request) string {
	var b strings.Builder
	o := &req.Notice.Official
	writeOfficial(&b, o)
	if f := req.Notice.Forwarded; f != nil {
		writeOfficial(&b, f)
	}
	return b.String()
}

func writeOfficial(b *strings.Builder, o *review.Official) {
	write := func(texts ...string) {
		for _, s := range texts {
			b.WriteString(letters(s))
		}
		b.WriteByte('\n')
	}
	write(o.CopyNumber, o.Secrecy, o.Urgency)
	write(o.Head()...)
	if t := o.Telegram; t != nil {
		write(t.Sender)
		write(t.Approver)
		write(t.Class)
		write(t.Serial)
	}
	write(o.Organs...)
	write(o.Suffix)
	write(o.DocNumber)
	write(o.Signatories...)
	write(o.Title)
	write(o.MainTo...)
	writePassages(b, o.Body)
	writeNames(b, o.Attachments)
	write(append(o.Organs, chineseOf(o.Closing.Date))...)
	for note := range strings.SplitSeq(o.FootNote, "\n") {
		write(note)
	}
	if i := o.Issued; i != nil {
		write(i.Title)
		writePassages(b, i.Body)
		writeNames(b, i.Attachments)
	}
	for _, a := range o.Attachments {
		writePassages(b, a.Body)
	}
	write(o.CopyTo...)
	write(o.PrintedBy, chineseOf(o.PrintedOn))
}

func chineseOf(d review.Date) string {
	if d.IsZero() {
		return ""
	}
	return d.Chinese()
}

func writeNames(b *strings.Builder, list []review.Attachment) {
	for _, a := range list {
		b.WriteString(letters(a.Name))
	}
	b.WriteByte('\n')
}

// writePassages writes headings with their numbers.
func writePassages(b *strings.Builder, list []review.Passage) {
	var counts [5]int
	for _, p := range list {
		if p.Level > 0 {
			counts[p.Level]++
			clear(counts[p.Level+1:])
			b.WriteString(letters(numeral.Heading(p.Level, counts[p.Level])))
		}
		b.WriteString(letters(p.Heading + p.Text))
		if p.Table != nil {
			b.WriteString(letters(strings.Join(p.Table.Header, "") + strings.Join(slices.Concat(p.Table.Rows...), "")))
		}
	}
	b.WriteByte('\n')
}
