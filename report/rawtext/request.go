package rawtext

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"github.com/biaoping/biaoping/report/review"
)

// kinds are the kinds of document by the last words of the title. 命令 and 纪要
// have forms of their own, which running text does not show; they come in as
// notices.
var kinds = []struct{ ending, kind string }{
	{"函", "letter"}, {"通报", "circular"}, {"公告", "announcement"}, {"公示", "announcement"}, {"通告", "announcement"},
}

// request is the request that lines give.
func (m *importer) request(lines []line) *review.Request {
	n := &review.Notice{}
	own, forwarded, cited := m.divide(lines)
	n.Official = *m.official(own, "notice", "")
	switch {
	case forwarded != nil:
		n.Forwarded = m.official(forwarded, "notice.forwarded", cited)
	case strings.Contains(n.Title, "转发"):
		n.Forwards = citationIn(own)
		m.report.doubted(0, "notice.forwarded", "", "没有找到被转发公文的全文；如应附上，请补入")
	}
	kind := kindOf(n)
	if kind == "letter" && !isLetter(&n.Official) {
		n.Form = "document"
	}
	for _, ending := range []string{"令", "纪要"} {
		if strings.HasSuffix(n.Title, ending) {
			m.report.doubted(0, "kind", "", "%s的版式与通知不同，这里按通知导入；需要时请改写文种", ending)
		}
	}
	return &review.Request{Kind: kind, Notice: n}
}

// kindOf is the kind of document that n is, where the text says it, and where
// the kind can have the form that the head has.
func kindOf(n *review.Notice) string {
	switch {
	case n.Forwarded != nil:
		return "forward"
	case n.Form == "telegram":
		return "telegram"
	case n.Issued != nil:
		return "opinion"
	}
	for _, k := range kinds {
		if strings.HasSuffix(n.Title, k.ending) && !(k.kind == "announcement" && n.Form == "letter") {
			return k.kind
		}
	}
	return "notice"
}

// isLetter reports whether o has nothing for which 信函 have no place
// (GB/T 9704—2012, 10.1).
func isLetter(o *review.Official) bool {
	return o.Suffix == "" && len(o.Signatories) == 0 && o.PrintedBy == ""
}

var (
	forwards = regexp.MustCompile(`转发[^《。]{0,30}《([^》]+)》`)
	citation = regexp.MustCompile(`《([^》]+)》（(\p{Han}{1,15}〔\d{4}〕\d{1,5}号)）`)
)

func citationIn(lines []line) *review.Citation {
	for _, l := range lines {
		if found := citation.FindStringSubmatch(l.text); found != nil {
			return &review.Citation{Title: found[1], DocNumber: found[2]}
		}
	}
	return nil
}

// divide parts the notice from the document it forwards, which begins with the
// head lines over the title that the notice cites; cited is its letters.
func (m *importer) divide(lines []line) (own, forwarded []line, cited string) {
	for _, l := range lines {
		if found := forwards.FindStringSubmatch(l.text); found != nil {
			cited = letters(found[1])
			break
		}
	}
	if cited == "" {
		return lines, nil, ""
	}
	for i := 1; i < len(lines) && m.ctx.Err() == nil; i++ {
		if titleAt(lines[i:], cited) == 0 || strings.Contains(lines[i].text, "转发") && !strings.Contains(cited, "转发") {
			continue
		}
		start := i
		for start > 1 && isHead(lines[start-1].text) {
			start--
		}
		if marked := func(l line) bool {
			return telegramMark.MatchString(l.text) || strings.HasSuffix(l.text, "文件") || isOrgan(l.text)
		}; start < i && isOrgan(lines[start].text) && slices.ContainsFunc(lines[start+1:i], marked) {
			start++ // 署名 of the notice, without a date
		}
		own = lines[:start]
		if last := lines[start-1]; attachmentLabel.MatchString(last.text) {
			m.drop(last.no, Label, last.text)
			own = lines[:start-1]
		}
		return own, lines[start:], cited
	}
	return lines, nil, ""
}

// isHead reports whether s may stand over the title of a document, below the
// end of another.
func isHead(s string) bool {
	return (isShort(s) || isHeadLine(s) && isTelegramField(s)) && !isDay(s) && !footNote.MatchString(s) && !attachmentLabel.MatchString(s) && !attachmentNote.MatchString(s) && !fileSuffix.MatchString(s)
}

// titleAt is how many of the first lines are, together, the title whose
// letters are these; 0 for none.
func titleAt(lines []line, title string) int {
	s := ""
	for i := 0; i < len(lines) && i < 6 && len(s) < len(title); i++ {
		s += letters(lines[i].text)
		if s == title {
			return i + 1
		}
		if !strings.HasPrefix(title, s) {
			return 0
		}
	}
	return 0
}

// letters is the letters and digits of s, which no repair of structure changes.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, s)
}
