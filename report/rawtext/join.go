package rawtext

import (
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// pageMark is a line that numbers a page.
var pageMark = regexp.MustCompile(`^(?i:page)\s*\d{1,3}(?:\s*(?:of|/)\s*\d{1,3})?$|^[（(]?(?:共\s*\d{1,3}\s*页|第\s*\d{1,3}\s*页(?:[，,/]?\s*共\s*\d{1,3}\s*页)?)[)）]?$|^[-—–－]+\s*\d{1,3}\s*[-—–－]+$|^\d{1,3}\s*/\s*\d{1,3}$`)

// bareNumber is a line that may number a page.
var bareNumber = regexp.MustCompile(`^\d{1,3}$`)

// pageLength is the least number of characters of the first page; the others
// may have half of it.
const pageLength = 300

// pageNumbers are the lines that number pages. Numbers alone do so if there are
// several, each one more than that of the page before and a page further on:
// those of the rows of a table stand closer.
func pageNumbers(lines []line) map[int]bool {
	found, bare := map[int]bool{}, map[int]bool{}
	page, length, loose := 0, 0, false
	for i, l := range lines {
		n, _ := strconv.Atoi(digitsOf.FindString(l.text))
		switch {
		case pageMark.MatchString(l.text):
			found[i] = true
			if strings.Contains(l.text, "共") && !strings.Contains(l.text, "第") {
				continue // how many there are
			}
		case !bareNumber.MatchString(l.text):
			length += utf8.RuneCountInString(l.text)
			continue
		case n == page+1 && (length >= pageLength || page > 0 && 2*length >= pageLength):
			bare[i] = true
		default:
			loose = true
		}
		page, length = n, 0
	}
	if !loose && len(found)+len(bare) > 1 {
		maps.Copy(found, bare)
	}
	return found
}

var digitsOf = regexp.MustCompile(`\d+`)

// maxParagraph is the length in bytes from which no line is added to a
// paragraph: the longest of official documents have a third of it.
const maxParagraph = 16 << 10

// join is lines with those joined that a page end, a line length or a scan has
// parted. Page numbers go.
func (m *importer) join(lines []line) []line {
	kept := lines[:0]
	torn := false
	numbers := pageNumbers(lines)
	for i, l := range lines {
		if numbers[i] {
			m.report.repaired(l.no, Break, l.text, "")
			torn = true
			continue
		}
		l.torn = l.torn || torn
		kept = append(kept, l)
		torn = false
	}
	width := wrapWidth(kept)
	indents := width > 0 && beginsIndented(kept)
	bigrams := pairsOf(kept)
	var out []line
	for i, l := range kept {
		if m.ctx.Err() != nil {
			return nil
		}
		if n := len(out); n > 0 && len(out[n-1].text) < maxParagraph && !closes(kept[i:]) && (continues(out[n-1], l, width) || indents && out[n-1].width == width && goesOn(l)) {
			m.joinTo(&out[n-1], l, bigrams, width)
		} else {
			out = append(out, l)
		}
		if n := len(out); n > 1 && bareNumber.MatchString(l.text) && out[n-2].width >= 15 && isOpen(out[n-2].text) {
			m.report.doubted(l.no, "", "", "单独一行的“%s”可能是页码，没有略去，请核对", l.text)
		}
	}
	for i := range out {
		if l := &out[i]; l.joined { // what stood on two lines can be seen now
			l.text = m.punctuate(l.no, m.ungloss(l.no, l.text))
		}
	}
	return out
}

// wrapWidth is the number of characters at which the text was wrapped, 0 where
// it was not: a third of the long lines end at the same place in mid-sentence.
func wrapWidth(lines []line) int {
	var widths []int
	for _, l := range lines {
		if l.width >= 15 {
			widths = append(widths, l.width)
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
		if l.width >= width-3 && isOpen(l.text) {
			full++
		}
	}
	if full*3 < len(widths) {
		return 0
	}
	return width
}

// beginsIndented reports whether blanks begin the paragraphs of the text: three
// or more of them.
func beginsIndented(lines []line) bool {
	n := 0
	for _, l := range lines {
		if l.indented {
			n++
		}
	}
	return n > 2
}

// goesOn reports whether b, below a full line of a text whose paragraphs begin
// with blanks, begins none, though that line ends in a full stop.
func goesOn(b line) bool {
	return !b.gap && !b.indented && !startsItem(b.text) && !bareNumber.MatchString(b.text) && !isOrgan(b.text) && endDay(b.text).IsZero() && !footNote.MatchString(b.text)
}

// continues reports whether b goes on with the paragraph a.
func continues(a, b line, width int) bool {
	if startsItem(b.text) || !isOpen(a.text) || bareNumber.MatchString(b.text) || isWideRow(a.text) || isWideRow(b.text) {
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
	return width > 0 && !b.gap && !b.indented && a.width >= width-3 &&
		(strings.ContainsAny(a.text+b.text, "，。；") || strings.Contains(a.text, "、") && !titleEnd.MatchString(a.text)) // of 主送, and not a title
}

// closes reports whether lines begin with 署名, of ten organs at most, above
// 成文日期.
func closes(lines []line) bool {
	lines = lines[:min(len(lines), 11)]
	n := slices.IndexFunc(lines, func(l line) bool { return !isOrgan(l.text) })
	return n > 0 && !endDay(lines[n].text).IsZero()
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
func (m *importer) joinTo(a *line, b line, seen map[string]bool, width int) {
	left, right := []rune(tail(a.text, 11)), []rune(b.text)
	repeated := 0
	for n := min(len(left)-1, len(right)-1, 10); n > 0 && repeated == 0; n-- {
		if string(left[len(left)-n:]) == string(right[:n]) {
			repeated = n
		}
	}
	was := seam(a.text, "／", b.text)
	blank := ""
	if repeated == 0 && isASCIIWord(left[len(left)-1]) && isASCIIWord(right[0]) && (width == 0 || a.width < width) {
		blank = " " // a full line ends anywhere in a word
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
	a.width, a.joined = b.width, true
}

// seam is the end of a and the beginning of b.
func seam(a, mark, b string) string {
	right := []rune(b)
	return tail(a, 8) + mark + string(right[:min(8, len(right))])
}

func allHan(text []rune) bool {
	return !slices.ContainsFunc(text, func(r rune) bool { return !unicode.Is(unicode.Han, r) })
}
