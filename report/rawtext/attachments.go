package rawtext

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/biaoping/biaoping/internal/numeral"
	"github.com/biaoping/biaoping/report/review"
)

// names parts the lines of 附件说明 from text that follows it, sentences or
// headings. That goes to the end of the body.
func (m *importer) names(lines, text []line) (names, body []line) {
	for i, l := range lines {
		level, _, _ := numberOf(l.text)
		sentence := strings.Contains(strings.TrimSuffix(l.text, "。"), "。") || level != 3 && strings.HasSuffix(l.text, "。")
		if i > 0 && (sentence || level == 1 || level == 2) {
			m.report.doubted(l.no, "", l.text, "附件说明以后还有正文，已移到附件说明以前，请核对")
			return lines[:i], slices.Concat(text, lines[i:])
		}
	}
	return lines, text
}

// nextName is where another name begins on the same line: 1. 甲 2. 乙.
var nextName = regexp.MustCompile(`[ \x{3000}；;]+\d{1,2}[.．、]`)

// attachmentNote reads 附件说明: the names one by one, without their numbers,
// which the document prints, and without the suffixes of files.
func (m *importer) attachmentNote(lines []line, path string) []review.Attachment {
	var list []review.Attachment
	numbered := false
	for i, l := range lines {
		s := l.text
		if i == 0 {
			s = attachmentNote.FindStringSubmatch(s)[1]
			m.dropQuietly(l.no, "附件")
			if strings.HasPrefix(l.text, "附：") || strings.HasPrefix(l.text, "附:") {
				m.rewritten(l.no, "附：", "附件：")
			}
		}
		for s != "" {
			one := s
			if at := nextName.FindStringIndex(s); at != nil && at[0] > 0 {
				one = s[:at[0]]
			}
			s = strings.TrimLeft(s[len(one):], " ；;"+gapMark)
			list = m.name(list, path, l, one, &numbered)
		}
	}
	return list
}

// name adds one name to the list, or to the name before it, whose line it goes
// on with.
func (m *importer) name(list []review.Attachment, path string, l line, s string, numbered *bool) []review.Attachment {
	n := len(list) + 1
	level, number, mark := numberOf(s)
	switch {
	case level == 3:
		s = s[len(mark):]
		m.dropQuietly(l.no, strconv.Itoa(number))
		if number != n {
			m.report.repaired(l.no, Number, mark, numeral.Heading(3, n))
			m.report.doubted(l.no, attachmentPath(path, n-1)+".name", "", "附件的序号原文是 %d，按次序应为 %d，请核对", number, n)
		}
		*numbered = true
	case n > 1 && !*numbered && !strings.HasPrefix(s, "《"):
		last := &list[n-2] // one name without a number, on several lines
		part := m.tight(l.no, m.bareName(l.no, s))
		m.report.repaired(l.no, Break, seam(last.Name, "／", part), seam(last.Name, "", part))
		last.Name += part
		return list
	case n > 1:
		m.report.repaired(l.no, Number, "附件 "+strconv.Itoa(n)+" 没有序号", numeral.Heading(3, n))
		m.report.doubted(l.no, attachmentPath(path, n-1)+".name", "", "附件说明中这一项没有序号，按次序作附件%d；名称如与正文不同，请核对", n)
	}
	name := m.tight(l.no, m.bareName(l.no, s))
	if name == "" {
		return list // nothing but a suffix
	}
	return append(list, review.Attachment{Name: name})
}

// bareName is the name of an attachment without 《》, suffix and stops.
func (m *importer) bareName(no int, s string) string {
	s = strings.Trim(s, " "+gapMark)
	if suffix := fileSuffix.FindString(s); suffix != "" {
		m.report.repaired(no, Attachment, suffix, "")
		bare := strings.TrimSuffix(s, suffix)
		if !m.rewritten(no, s, bare+parting) { // the letters of the suffix may stand elsewhere as well
			m.dropQuietly(no, suffix)
		}
		s = bare
	}
	if t := strings.TrimRight(s, "。；;，"); t != s {
		m.report.repaired(no, Attachment, s[len(t):], "")
		s = t
	}
	if strings.HasPrefix(s, "《") && strings.HasSuffix(s, "》") && strings.Count(s, "《") == 1 {
		m.report.repaired(no, Attachment, "《》", "")
		s = strings.TrimSuffix(strings.TrimPrefix(s, "《"), "》")
	}
	return s
}

// back reads what follows the closing: 附注, 版记, the attachments, and a
// document that is issued with this one.
func (m *importer) back(o *review.Official, lines []line, path string) {
	lines = m.notes(o, lines)
	for i := 0; i < len(lines) && m.ctx.Err() == nil; {
		next := i + 1
		for next < len(lines) && !attachmentLabel.MatchString(lines[next].text) {
			next++
		}
		if attachmentLabel.MatchString(lines[i].text) {
			m.attachment(o, lines[i], lines[i+1:next], path)
		} else {
			o.Issued = m.issued(lines[i:next], path+".issued")
		}
		i = next
	}
}

// notes takes 附注 and 版记 off the front and the end of lines.
func (m *importer) notes(o *review.Official, lines []line) []line {
	take := func(l line, last bool) bool {
		if found := copyTo.FindStringSubmatch(l.text); found != nil && o.CopyTo == nil {
			o.CopyTo = strings.Split(m.tight(l.no, found[1]), "，")
			m.dropQuietly(l.no, "抄送")
		} else if found := printed.FindStringSubmatch(l.text); found != nil && isDay(found[2]) && o.PrintedBy == "" {
			o.PrintedBy, o.PrintedOn = found[1], dayOf(found[2])
			m.dropQuietly(l.no, "印发")
		} else if contactNote.MatchString(l.text) && !last {
			note := m.tight(l.no, l.text)
			m.report.repaired(l.no, Punctuation, note, "（"+note+"）")
			o.FootNote = strings.TrimPrefix(o.FootNote+"\n"+note, "\n")
		} else if found := footNote.FindStringSubmatch(l.text); found != nil && (!last || itemStart.MatchString(l.text)) {
			note := m.tight(l.no, found[1])
			if o.FootNote != "" && last {
				note += "\n" + o.FootNote
			} else if o.FootNote != "" {
				note = o.FootNote + "\n" + note
			}
			o.FootNote = note
		} else {
			return false
		}
		return true
	}
	for len(lines) > 0 && take(lines[0], false) {
		lines = lines[1:]
	}
	for len(lines) > 0 && take(lines[len(lines)-1], true) {
		lines = lines[:len(lines)-1]
	}
	return lines
}

// attachment reads the text of one attachment, whose label is 附件1.
func (m *importer) attachment(o *review.Official, label line, lines []line, path string) {
	i := 0
	if number := attachmentLabel.FindStringSubmatch(label.text)[1]; number != "" {
		i = numeral.Read(number) - 1
	} else {
		i = slices.IndexFunc(o.Attachments, func(a review.Attachment) bool { return a.Body == nil })
	}
	m.dropQuietly(label.no, label.text)
	title, rest := 0, lines
	if i >= 0 && i < len(o.Attachments) && o.Attachments[i].Body == nil {
		title = titleAt(lines, letters(o.Attachments[i].Name))
	}
	if title > 0 { // printed from the name
		rest = lines[title:]
		for _, l := range lines[:title] {
			m.drop(l.no, Repeated, l.text)
		}
	} else {
		title = titleLength(lines)
		name := m.title(lines[:title])
		rest = lines[title:]
		switch {
		case i < 0 || i >= len(o.Attachments) || o.Attachments[i].Body != nil:
			i = len(o.Attachments)
			if name == "" {
				name = noIssued
			}
			o.Attachments = append(o.Attachments, review.Attachment{Name: name})
			m.report.doubted(label.no, attachmentPath(path, i)+".name", "", "附件说明没有列出这个附件，已按它的标题补列，请核对")
		case name != "":
			m.report.doubted(label.no, attachmentPath(path, i)+".name", name, "附件的标题与附件说明中的名称不同，标题作正文第一段，请改成相同")
			rest = lines
		}
	}
	o.Attachments[i].Body = m.passages(rest, attachmentPath(path, i)+".body")
}

func attachmentPath(path string, i int) string {
	return path + ".attachments[" + strconv.Itoa(i) + "]"
}

// issued reads the 意见 or 方案 that stands after the closing without a label.
func (m *importer) issued(lines []line, path string) *review.Issued {
	out := &review.Issued{}
	length := titleLength(lines)
	out.Title = m.title(lines[:length])
	if out.Title == "" {
		out.Title = noIssued
		m.report.doubted(lines[0].no, path+".title", "", "落款以后的文字没有标题，作随文印发的文件；请填写标题")
	}
	text := lines[length:]
	if note := slices.IndexFunc(text, func(l line) bool { return attachmentNote.MatchString(l.text) }); note >= 0 {
		names, body := m.names(text[note:], text[:note])
		out.Attachments, text = m.attachmentNote(names, path), body
	}
	if out.Body = m.passages(text, path+".body"); len(out.Body) == 0 {
		out.Body = []review.Passage{{Text: "〖待填：正文〗"}}
		m.report.doubted(lines[0].no, path+".body[0].text", "", "随文印发的文件没有正文，请填写")
	}
	return out
}
