package rawtext

import (
	_ "embed"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

//go:embed opencc/t2s.txt
var dictionary string

// A converter turns Traditional characters into Simplified ones: of all
// phrases and characters of the dictionary the longest that fits.
type converter struct {
	words   map[string]string
	longest map[rune]int // by first character, the longest word in bytes
}

var simplifier = sync.OnceValue(func() *converter {
	c := &converter{words: make(map[string]string, 4096), longest: make(map[rune]int, 4096)}
	for row := range strings.Lines(dictionary) {
		from, to, ok := strings.Cut(strings.TrimSuffix(row, "\n"), "\t")
		if !ok || strings.HasPrefix(row, "#") {
			continue
		}
		c.words[from] = to
		first, _ := utf8.DecodeRuneInString(from)
		c.longest[first] = max(c.longest[first], len(from))
	}
	return c
})

// several are the characters that have more than one Simplified form in
// OpenCC, all of them in use; which one is meant only the sense tells.
const several = "乾徵瞭藉祇衹畫鍊鍾鉅"

// convert is text in Simplified characters. Each change is told: what was,
// what became of it, and whether another form was possible.
func (c *converter) convert(text string, changed func(was, became string, unsure bool)) string {
	var b strings.Builder
	for text != "" {
		first, n := utf8.DecodeRuneInString(text)
		became := text[:n]
		for size := min(c.longest[first], len(text)); size >= n; size-- {
			if to, ok := c.words[text[:size]]; ok {
				n, became = size, to
				break
			}
		}
		if was := text[:n]; was != became {
			changed(was, became, strings.Contains(several, was))
		}
		b.WriteString(became)
		text = text[n:]
	}
	return b.String()
}

// simplify turns Traditional text back. A Simplified text keeps the few
// Traditional characters it has: they are names, mostly.
func (m *importer) simplify(lines []line) {
	c := simplifier()
	var all strings.Builder
	for _, l := range lines {
		all.WriteString(l.text)
	}
	if !c.isTraditional(all.String()) {
		for _, l := range lines {
			for _, r := range l.text {
				if c.has(r) {
					m.report.doubted(l.no, "", string(r), "简体文中有繁体字“%c”，没有改动；如不是姓名用字，请改正", r)
				}
			}
		}
		return
	}
	for i := range lines {
		if m.ctx.Err() != nil {
			return
		}
		l := &lines[i]
		l.text = outsideMarks(l.text, func(s string) string {
			return c.convert(s, func(was, became string, unsure bool) {
				m.report.repaired(l.no, Traditional, was, became)
				if unsure {
					m.report.doubted(l.no, "", was, "繁体“%s”有几个简化字，已改为“%s”，请核对", was, became)
				}
			})
		})
	}
}

// isTraditional reports whether text is written in Traditional characters: one
// Han character in twenty or more is one that Simplified text has not. In
// Traditional text about one in three is; in Simplified text there may be a few
// in names.
func (c *converter) isTraditional(text string) bool {
	han, traditional := 0, 0
	for _, r := range text {
		if !unicode.Is(unicode.Han, r) {
			continue
		}
		han++
		if c.has(r) {
			traditional++
		}
	}
	return traditional >= 10 && traditional*20 >= han
}

// has reports whether r is a character that Simplified text has not.
func (c *converter) has(r rune) bool {
	to, ok := c.words[string(r)]
	return ok && to != string(r)
}
