package rawtext

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/biaoping/biaoping/internal/numeral"
	"github.com/biaoping/biaoping/report/review"
)

// passages reads paragraphs and headings. A heading keeps its place in the
// numbering only if the document will print the number the text has; else the
// line stays as it is, number and all.
func (m *importer) passages(lines []line, path string) []review.Passage {
	var list []review.Passage
	var counts [5]int
	above := 0
	two := true // no （一） anywhere
	for _, l := range lines {
		level, _, _ := numberOf(l.text)
		two = two && level != 2
	}
	for i, first, tried := 0, 0, 0; i < len(lines); i++ {
		if m.ctx.Err() != nil {
			return nil
		}
		l := lines[i]
		if i >= tried {
			t, rows := m.table(lines[i:])
			if first, tried = i, i+rows; t != nil {
				list = m.addTable(list, t, l, path)
				i = tried - 1
				continue
			}
		}
		level, n, mark := numberOf(l.text)
		deeper := level > above+1 && !(two && above == 1 && level == 3)
		if level > 0 && (deeper || n != counts[level]+1) {
			if !deeper {
				m.report.doubted(l.no, fmt.Sprintf("%s[%d].text", path, len(list)-1), mark, "小标题的序号原文是“%s”，按次序应为“%s”；按原文作普通段落，请核对", strings.TrimSpace(mark), numeral.Heading(level, counts[level]+1))
			}
			level = 0
		}
		if level == 0 {
			list = addText(list, m.row(l, tried > first+1 && i < tried))
			continue
		}
		counts[level]++
		clear(counts[level+1:])
		above = level
		if printed := numeral.Heading(level, n); printed != mark {
			m.report.repaired(l.no, Number, mark, printed)
		}
		heading, text := m.split(l, l.text[len(mark):])
		list = append(list, review.Passage{Level: level, Heading: m.tight(l.no, heading), Text: m.tight(l.no, text)})
	}
	return list
}

// addText adds a paragraph to the last passage, which may be a heading.
func addText(list []review.Passage, text string) []review.Passage {
	n := len(list)
	switch {
	case n == 0 || list[n-1].Table != nil || len(list[n-1].Text) > maxParagraph || list[n-1].Level > 0 && list[n-1].Text == "" && strings.HasSuffix(list[n-1].Heading, "。"):
		return append(list, review.Passage{Text: text})
	case list[n-1].Text == "":
		list[n-1].Text = text
	default:
		list[n-1].Text += "\n" + text
	}
	return list
}

// widthOfHeading is how many characters a heading before a gap has at most.
const widthOfHeading = 20

// split parts a heading from the text on its line: after its full stop, or at
// a gap behind a few words.
func (m *importer) split(l line, s string) (heading, text string) {
	depth, n := 0, -1
	scanned := len(stray.FindAllString(s, 2)) > 1 // blanks mean nothing
	for i, r := range s {
		n++
		switch {
		case strings.ContainsRune("“（《〖", r):
			depth++
		case strings.ContainsRune("”）》〗", r):
			depth--
		case (r == ' ' && !scanned || r == '\u3000') && depth == 0 && n <= widthOfHeading && strings.Contains(s[i:], "。"):
			m.report.repaired(l.no, Break, s[:i]+"（空格）", "小标题另起一行")
			return s[:i], strings.Trim(s[i:], " "+gapMark)
		case r == '。' && depth <= 0:
			i += len("。")
			return s[:i], strings.TrimLeft(s[i:], " "+gapMark)
		}
	}
	return s, ""
}

// label is the label of another item of a line.
var label = regexp.MustCompile(`^\p{Han}{2,6}：`)

// labelled is a label and the words or names after it, which blanks part.
var labelled = regexp.MustCompile(`^\p{Han}{2,8}：(?:\p{Han}{2,4}[ \x{3000}]+)+\p{Han}{2,4}$`)

// isList reports whether blanks part words, names, or organs and enterprises
// after a label.
func isList(s string) bool {
	_, names, ok := strings.Cut(s, "：")
	parts := strings.FieldsFunc(names, isBlank)
	return labelled.MatchString(s) || ok && len(parts) > 1 && !slices.ContainsFunc(parts, func(part string) bool { return !isOrgan(part) })
}

func isBlank(r rune) bool { return r == ' ' || r == '\u3000' }

// row is the text of a line. Where it was the row of a table, stands among such
// rows, or was a list, the gaps between cells and words stay.
func (m *importer) row(l line, among bool) string {
	if isList(l.text) {
		return l.text
	}
	cells := cellsOf(l.text)
	if among {
		cells = strings.Split(l.text, gapMark)
	}
	if cells == nil {
		return m.tight(l.no, l.text)
	}
	for i := range cells {
		cells[i] = m.tight(l.no, cells[i])
	}
	return strings.Join(cells, gapMark)
}

// stray is a blank inside Chinese text.
var stray = regexp.MustCompile(`\p{Han} \p{Han}`)

// contact is a telephone number, an e-mail address, or the label of one; a
// blank before it parts it from a name.
var contact = regexp.MustCompile(`^(?:\+?\d[\d\-]{6,}|[\w.\-]+@|(?:` + contactLabels + `)：)`)

// tight is s without blanks that Chinese text has not. Those between words and
// numbers of Latin script stay, and those that part an item from the next one,
// such as a name from its telephone.
func (m *importer) tight(no int, s string) string {
	var b strings.Builder
	for strings.Contains(s, gapMark+gapMark) { // no cell lies between
		s = strings.ReplaceAll(s, gapMark+gapMark, gapMark)
	}
	text, labels := []rune(s), false
	for i, r := range text {
		labels = labels || r == '：'
		if !isBlank(r) {
			b.WriteRune(r)
			continue
		}
		if i == 0 || i+1 == len(text) {
			continue
		}
		prev, next := text[i-1], text[i+1]
		words := prev < 0x80 && next < 0x80
		ahead, behind := text[i+1:min(len(text), i+40)], text[max(0, i-40):i]
		if words || isHan(prev) && (contact.MatchString(string(ahead)) || labels && label.MatchString(string(ahead))) || isASCIIWord(prev) && isHan(next) && contactEnd.MatchString(string(behind)) {
			b.WriteByte(' ')
			continue
		}
		if i <= 7 && article.MatchString(string(behind)) {
			b.WriteString(gapMark) // 第一条 is parted from its text
			continue
		}
		m.report.repaired(no, Blank, string(prev)+" "+string(next), string(prev)+string(next))
	}
	return b.String()
}

// organs are those that s names: several where blanks part whole names.
func (m *importer) organs(no int, s string) []string {
	parts := strings.FieldsFunc(s, isBlank)
	if slices.ContainsFunc(parts, func(part string) bool { return !isOrgan(part) }) {
		return []string{m.tight(no, s)}
	}
	return parts
}

var article = regexp.MustCompile(`^第[一二三四五六七八九十百]{1,5}[章节条]$`)

var contactEnd = regexp.MustCompile(`(?:\d[\d\-]{6,}|@[\w.\-]+)$`)
