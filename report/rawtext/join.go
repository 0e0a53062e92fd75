package rawtext

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// pageMark is a line that numbers a page.
var pageMark = regexp.MustCompile(`^[（(]?(?:共\s*\d{1,3}\s*页|第\s*\d{1,3}\s*页(?:[，,/]?\s*共\s*\d{1,3}\s*页)?)[)）]?$|^[-—–－]+\s*\d{1,3}\s*[-—–－]+$|^\d{1,3}\s*/\s*\d{1,3}$`)

// join is lines with those joined that a page end, a line length or a scan has
// parted. Page numbers go.
func (m *importer) join(lines []line) []line {
	kept := lines[:0]
	torn := false
	for _, l := range lines {
		if pageMark.MatchString(l.text) {
			m.report.repaired(l.no, Break, l.text, "")
			torn = true
			continue
		}
		l.torn = torn
		kept = append(kept, l)
		torn = false
	}
	width := wrapWidth(kept)
	bigrams := pairsOf(kept)
	var out []line
	last := "" // the last line of the paragraph
	for _, l := range kept {
		if m.ctx.Err() != nil {
			return nil
		}
		if n := len(out); n > 0 && continues(out[n-1], last, l, width) {
			m.joinTo(&out[n-1], l, bigrams)
		} else {
			out = append(out, l)
		}
		last = l.text
	}
	return out
}

// wrapWidth is the number of characters at which the text was wrapped, 0 where
// it was not: a third of the long lines end at the same place in mid-sentence.
func wrapWidth(lines []line) int {
	var widths []int
	for _, l := range lines {
		if n := utf8.RuneCountInString(l.text); n >= 15 {
			widths = append(widths, n)
		}
	}
	if len(widths) < 4 {
		return 0
	}
	width, full := slices.Max(widths), 0
	if width > 60 {
		return 0
	}
	for _, l := range lines {
		if utf8.RuneCountInString(l.text) >= width-3 && isOpen(l.text) {
			full++
		}
	}
	if full*3 < len(widths) {
		return 0
	}
	return width
}

// continues reports whether b goes on with the paragraph a, whose last line is
// last.
func continues(a line, last string, b line, width int) bool {
	if startsItem(b.text) || !isOpen(a.text) {
		return false
	}
	sentence := strings.ContainsAny(a.text, "。；")
	switch {
	case !isBalanced(a.text):
		return true
	case strings.HasSuffix(a.text, "，") || strings.HasSuffix(a.text, "、"):
		return true
	case sentence, b.torn && strings.Contains(a.text, "，"):
		return !isDay(b.text) && !attachmentLabel.MatchString(b.text)
	}
	return width > 0 && !b.gap && !b.indented && utf8.RuneCountInString(last) >= width-3 && strings.ContainsAny(a.text+b.text, "，。；")
}

// isOpen reports whether a line ends in mid-sentence.
func isOpen(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return !strings.ContainsRune("。！？：；…", r) && (!strings.ContainsRune("”）》〕", r) || !isBalanced(s))
}

// isBalanced reports whether every quotation and bracket of s is closed.
func isBalanced(s string) bool {
	for _, pair := range []string{"“”", "（）", "《》", "〔〕"} {
		open, shut := pair[:len(pair)/2], pair[len(pair)/2:]
		if strings.Count(s, open) > strings.Count(s, shut) {
			return false
		}
	}
	return true
}

// startsItem reports whether a line begins something of its own.
func startsItem(s string) bool {
	level, _, _ := numberOf(s)
	return level > 0 || itemStart.MatchString(s)
}

var itemStart = regexp.MustCompile(`^(?:附件|附：|联系人|联系电话|抄送|主送|抄报|签发人|发电单位|（(?:联系|信息公开|此件))`)

// pairsOf are all pairs and threes of characters of lines.
func pairsOf(lines []line) map[string]bool {
	seen := map[string]bool{}
	for _, l := range lines {
		text := []rune(l.text)
		for i := range text {
			for n := 2; n <= 3 && i+n <= len(text); n++ {
				seen[string(text[i:i+n])] = true
			}
		}
	}
	return seen
}

// joinTo adds b to the paragraph a. Where a page ended between them and the
// end of one is repeated at the beginning of the other, it is said once: if the
// text knows the words that come of it, and never doubles those characters.
func (m *importer) joinTo(a *line, b line, seen map[string]bool) {
	left, right := []rune(a.text), []rune(b.text)
	repeated := 0
	for n := min(len(left)-1, len(right)-1, 10); n > 0 && repeated == 0; n-- {
		if string(left[len(left)-n:]) == string(right[:n]) {
			repeated = n
		}
	}
	was := seam(a.text, "／", b.text)
	blank := ""
	if repeated == 0 && isASCIIWord(left[len(left)-1]) && isASCIIWord(right[0]) {
		blank = " "
	}
	if repeated > 0 && b.torn {
		once := left[len(left)-repeated-1:]
		known := seen[string(append(slices.Clone(once), right[repeated]))] || repeated > 1
		doubled := string(left[len(left)-1:]) + string(right[:1])
		if known && !seen[doubled] && allHan(right[:repeated]) {
			m.report.repaired(b.no, Repeated, string(right[:repeated]), "")
			right = right[repeated:]
		} else {
			m.report.doubted(b.no, "", was, "换页处的文字可能重复，没有改动，请核对")
		}
	}
	m.report.repaired(b.no, Break, was, seam(a.text, blank, string(right)))
	a.text += blank + string(right)
}

// seam is the end of a and the beginning of b.
func seam(a, mark, b string) string {
	left, right := []rune(a), []rune(b)
	return string(left[max(0, len(left)-8):]) + mark + string(right[:min(8, len(right))])
}

func allHan(text []rune) bool {
	return !slices.ContainsFunc(text, func(r rune) bool { return !unicode.Is(unicode.Han, r) })
}
