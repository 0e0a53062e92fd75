package rawtext

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

// wounds are what a text shows where bytes were lost: question marks that no
// sentence asks, the tail of a reading without its head, several question
// marks in a row, boxes.
var wounds = regexp.MustCompile(`\?+[a-zāáǎàēéěèīíǐìōóǒòūúǔùüǖǘǚǜńňǹ]+[)）]|\?[,，.。;；、:：)）》]|\?{2,}|\p{Han}\?\p{Han}|[□■◇◆\x{FFFC}]{2,}|锟斤拷|烫烫烫|屯屯屯`)

// reach is how many characters may lie between two wounds of one span.
const reach = 12

// markDamage is s with every damaged span between 〖 and 〗. Two wounds that
// have no punctuation between them and lie close together are one span: what
// is between them was read with shifted bytes, and is no text.
func (m *importer) markDamage(no int, s string) string {
	found := wounds.FindAllStringIndex(s, -1)
	if found == nil {
		return s
	}
	var spans [][2]int
	for _, f := range found {
		from, to := trimWound(s, f[0], f[1])
		if s[from:to] == "?" && asks(s[:from]) {
			continue
		}
		if n := len(spans); n > 0 && closeBy(s[spans[n-1][1]:from]) {
			spans[n-1][1] = to
			continue
		}
		spans = append(spans, [2]int{from, to})
	}
	if spans == nil {
		return s
	}
	var b strings.Builder
	at := 0
	for _, span := range spans {
		was := s[span[0]:span[1]]
		b.WriteString(s[at:span[0]] + "〖" + was + "〗")
		at = span[1]
		m.report.repaired(no, Damage, was, "〖"+was+"〗")
		m.report.doubted(no, "", was, "文字损坏，不能修复，已在原处标出〖〗；请对照原件改正，并去掉〖〗")
	}
	return b.String() + s[at:]
}

// trimWound is the wound without the sound characters the pattern needs to see.
func trimWound(s string, from, to int) (int, int) {
	w := s[from:to]
	if q := strings.IndexByte(w, '?'); q > 0 { // 汉?字
		return from + q, from + q + 1
	}
	if strings.HasPrefix(w, "?") && !strings.HasSuffix(w, "?") && !strings.ContainsAny(w, "abcdefghijklmnopqrstuvwxyzāáǎàēéěèīíǐìōóǒòūúǔùüǖǘǚǜńňǹ") {
		return from, from + 1 // ?，
	}
	return from, to
}

// question is a word that makes a clause a question.
var question = regexp.MustCompile(`(?:是否|能否|可否|有无|吗|呢|什么|如何|怎|哪|谁|几|多少|何|麼|麽|嗎|[\p{Han}]不\p{Han})[^，。；,;]*$`)

// asks reports whether the clause at the end of s is a question, which a
// question mark may end.
func asks(s string) bool { return question.MatchString(tail(s, 60)) }

// tail is the last n characters of s.
func tail(s string, n int) string {
	from := len(s)
	for ; n > 0 && from > 0; n-- {
		_, size := utf8.DecodeLastRuneInString(s[:from])
		from -= size
	}
	return s[from:]
}

// closeBy reports whether two wounds with between between them are one.
func closeBy(between string) bool {
	n := 0
	for _, r := range between {
		if n++; n > reach || strings.ContainsRune("，。；：、！,.;:!（）()《》“”\u3000 ", r) {
			return false
		}
	}
	return true
}
