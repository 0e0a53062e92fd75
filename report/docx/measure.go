package docx

import (
	"strings"
	"unicode"

	"github.com/biaoping/biaoping/report/doc"
)

// halves is the width of s in half characters: 2 for a Chinese character or
// punctuation mark, 1 for a Latin letter or digit. It is the width of s in
// the typefaces that official documents name; other typefaces come near.
func halves(s string) int {
	n := 0
	for _, r := range s {
		n += runeHalves(r)
	}
	return n
}

func runeHalves(r rune) int {
	if r < 0x2E80 && !strings.ContainsRune("“”‘’—…·×√※①②③④⑤⑥⑦⑧⑨⑩", r) {
		return 1
	}
	return 2
}

// bodyWidth is the width of s in 3号 type on the page grid.
func bodyWidth(s string) int { return halves(s) * charPitch / 2 }

// A measure is what a text needs: the widest of its lines, its longest run of
// characters that cannot be broken, and all of it, in half characters.
type measure struct{ widest, token, whole, lines int }

// measureOf measures t, whose lines end at "\n".
func measureOf(t doc.Text) measure {
	m := measure{lines: 1}
	line, token := 0, 0
	for _, r := range t.String() {
		if r == '\n' {
			m.widest = max(m.widest, line)
			m.lines++
			line, token = 0, 0
			continue
		}
		w := runeHalves(r)
		line += w
		m.whole += w
		switch {
		case w == 1 && !unicode.IsSpace(r), token > 0 && (r == '—' || r == '～'): // 9:00—12:00 is one
			token += w
			m.token = max(m.token, token)
		default:
			token = 0
		}
	}
	m.widest = max(m.widest, line)
	return m
}

// linesIn is the number of lines that s takes in width, set in type of the
// given size in half-points.
func linesIn(s string, width, size int) int {
	per := max(1, width/(size*5)) // half characters on a line
	n := 0
	for line := range strings.SplitSeq(s, "\n") {
		n += max(1, (halves(line)+per-1)/per)
	}
	return n
}
