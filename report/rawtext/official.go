package rawtext

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/biaoping/biaoping/report/review"
)

// official is the document that lines give; it stands at path in the request.
// cited is the letters of its title, where another document cites it.
func (m *importer) official(lines []line, path, cited string) *review.Official {
	o := &review.Official{}
	head, title, body := front(lines, cited)
	m.head(o, head)
	o.Title = m.title(title)
	if len(title) > 0 && len(body) > 0 && numberAlone.MatchString(body[0].text) {
		m.number(o, body[0].no, body[0].text) // as web pages have it, below the title
		body = body[1:]
	}
	if len(body) > 0 && isMainTo(body[0].text) {
		o.MainTo = m.mainTo(body[0])
		body = body[1:]
	}
	c := findClosing(body)
	note := slices.IndexFunc(body[:c.from], func(l line) bool { return attachmentNote.MatchString(l.text) })
	text, names := body[:c.from], []line(nil)
	if note >= 0 {
		text, names = body[:note], body[note:c.from]
		names, text = m.names(names, text)
	}
	m.closing(o, body[c.from:c.until], path)
	o.Attachments = m.attachmentNote(names, path)
	o.Body = m.passages(text, path+".body")
	m.back(o, body[c.until:], path)
	if strings.Contains(o.DocNumber, "函〔") && o.Form == "" && isLetter(o) {
		o.Form = "letter"
	}
	m.fill(o, path)
	return o
}

// front divides lines into those over the title, the title, and the rest.
// A text may have none of the first two.
func front(lines []line, cited string) (head, title, rest []line) {
	for i := range lines {
		n := titleAt(lines[i:], cited)
		if cited == "" {
			n = titleLength(lines[i:])
		}
		if n > 0 {
			return lines[:i], lines[i : i+n], lines[i+n:]
		}
		if isMainTo(lines[i].text) {
			return lines[:i], nil, lines[i:]
		}
		if !isHeadLine(lines[i].text) || isLabelled(lines[i].text) {
			break
		}
	}
	for i := range lines { // neither title nor 主送: what a head surely is
		if !docNumber.MatchString(lines[i].text) && !strings.HasSuffix(lines[i].text, "文件") || !isHeadLine(lines[i].text) {
			return lines[:i], nil, lines[i:]
		}
	}
	return nil, nil, lines
}

// isLabelled reports whether s begins a part of the body.
func isLabelled(s string) bool {
	level, _, _ := numberOf(s)
	return level > 0 || attachmentLabel.MatchString(s) || attachmentNote.MatchString(s)
}

// titleLength is how many of the first lines are a title: short ones without
// the stops of sentences, the last of which ends in a word for a document. An
// empty line inside a title is met only before it is complete.
func titleLength(lines []line) int {
	length, title := 0, ""
	for i := 0; i < len(lines) && i < 6; i++ {
		l := lines[i]
		if !mayBeTitle(l.text) || l.gap && i > 0 && (length > 0 || !strings.Contains(title, "关于")) {
			break
		}
		title += l.text
		if titleEnd.MatchString(title) && utf8.RuneCountInString(title) >= 4 && !isOrgan(title) {
			length = i + 1
		}
	}
	if length > 1 && !strings.Contains(lines[0].text, "关于") && isOrgan(lines[0].text) && !strings.HasPrefix(lines[1].text, "关于") {
		return 0 // a line of the head
	}
	return length
}

// mayBeTitle reports whether s may be a line of a title.
func mayBeTitle(s string) bool {
	return (isShort(s) || isLongTitle(s)) && !isLabelled(s) && !isDay(s) && !footNote.MatchString(s) && !docNumber.MatchString(s) && !telegramMark.MatchString(s) &&
		!stamp.MatchString(s) && !strings.HasSuffix(s, "文件") && !isTelegramField(s)
}

// title is the lines of a title as one.
func (m *importer) title(lines []line) string {
	s := ""
	for i, l := range lines {
		part := strings.Join(m.organs(l.no, l.text), " ")
		if i > 0 {
			m.report.repaired(l.no, Break, seam(s, "／", part), seam(s, "", part))
		}
		s += part
	}
	return s
}

// mainTo is 主送机关 one by one. The commas part them: 、 may stand inside one.
func (m *importer) mainTo(l line) []string {
	return strings.Split(m.tight(l.no, strings.TrimSuffix(l.text, "：")), "，")
}

// fill puts placeholders where the text lacks what the request must say, and
// asks for it.
func (m *importer) fill(o *review.Official, path string) {
	if o.Title == "" {
		o.Title = noTitle
		m.report.doubted(0, path+".title", "", "没有找到标题，请填写")
	}
	if o.Form == "telegram" && len(o.Mark) == 0 {
		o.Mark = []string{noMark}
		m.report.doubted(0, path+".mark[0]", "", "没有找到电报的名头，请填写，如 某某省机关单位发电")
	}
	if len(o.Organs) == 0 {
		o.Organs = []string{noOrgan}
		m.report.doubted(0, path+".organs[0]", "", "没有找到署名，请填写发文机关")
	}
	if o.DocNumber == "" {
		m.report.doubted(0, path+".docNumber", "", "没有找到发文字号；有的请填写，如 某应急〔2024〕12号")
	}
	if o.Closing.Date.IsZero() {
		m.report.doubted(0, path+".closing.date", "", "没有找到成文日期，请填写，如 2024-05-31")
	}
	if len(o.Body) == 0 {
		o.Body = []review.Passage{{Text: "〖待填：正文〗"}}
		m.report.doubted(0, path+".body[0].text", "", "没有找到正文，请填写")
	}
}
