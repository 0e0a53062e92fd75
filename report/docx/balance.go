package docx

import (
	"strings"
	"unicode"

	"github.com/biaoping/biaoping/report/doc"
)

// Punctuation that begins no line and that ends none.
const (
	closings = "，。、；：？！）》〉”’」』】〕〗％℃"
	openings = "（《〈“‘「『【〔〖"
)

// inset is what the text of the cell at p leaves free at each side so that,
// standing in the middle, it breaks into lines of about one length and leaves
// no single character over.
func (l *tableLayout) inset(p doc.Place) int {
	room, n := l.width(p)-2*cellPad, l.need(p)
	per := room / l.half()
	if n.lines > 1 || n.whole <= per {
		return 0
	}
	// Half a character more than measured, and a quarter more for letters and
	// digits: typefaces differ.
	return max(0, room-(balanced(p.Cell.Text.String(), per)+1+n.token/4)*l.half()) / 2
}

// longestLabel is the most characters of a cell that are broken by sense.
const longestLabel = 40

// bySense is the text of the cell at p, which stands in the middle, with its
// line breaks by sense; nil where it needs none or has its own.
func (l *tableLayout) bySense(p doc.Place) doc.Text {
	per, n := (l.width(p)-2*cellPad)/l.half(), l.need(p)
	if n.lines > 1 || n.whole <= per {
		return nil
	}
	s := p.Cell.Text.String()
	runes, ends, barred := labelOf(s)
	if len(runes) > longestLabel {
		return nil
	}
	// Half a character less than there is, and a quarter of letters and digits:
	// typefaces differ.
	breaks := doc.BreakLabel(runes, ends, barred, brokenInto(appendPieces(nil, s), per), per-1-n.token/4, 1)
	return p.Cell.Text.BreakAt(breaks)
}

// labelOf is what doc.BreakLabel asks of s.
func labelOf(s string) (runes []rune, ends []int, barred []bool) {
	runes = []rune(s)
	ends, barred = make([]int, len(runes)+1), make([]bool, len(runes)+1)
	for i, r := range runes {
		ends[i+1] = ends[i] + runeHalves(r)
		barred[i] = i > 0 && joined(runes[i-1], r)
	}
	return runes, ends, barred
}

// headingHalves is the width of a heading that takes two lines at most, in half
// characters.
func headingHalves(s string) int {
	runes, ends, barred := labelOf(s)
	if len(runes) > longestLabel {
		return (ends[len(runes)]/2 + 1) / 2 * 2
	}
	return doc.LabelWidth(runes, ends, barred, 1)
}

// balanced is the least number of half characters to the line at which s
// takes no more lines than at per.
func balanced(s string, per int) int {
	var few [32]int
	pieces := appendPieces(few[:0], s)
	for n := brokenInto(pieces, per); per > 1 && brokenInto(pieces, per-1) == n; per-- {
	}
	return per
}

// appendPieces adds the widths, in half characters, of the parts of s between
// the places where a line may be broken.
func appendPieces(pieces []int, s string) []int {
	prev := ' '
	for i, r := range s {
		if i > 0 && joined(prev, r) {
			pieces[len(pieces)-1] += runeHalves(r)
		} else {
			pieces = append(pieces, runeHalves(r))
		}
		prev = r
	}
	return pieces
}

// joined reports whether no line may be broken between a and b.
func joined(a, b rune) bool {
	switch {
	case strings.ContainsRune(openings, a), strings.ContainsRune(closings, b), unicode.IsSpace(b):
		return true
	}
	return runeHalves(a) == 1 && runeHalves(b) == 1 && !unicode.IsSpace(a)
}

// brokenInto is the number of lines that pieces take; one longer than a line is
// broken anywhere.
func brokenInto(pieces []int, per int) int {
	n, at := 1, 0
	for _, w := range pieces {
		if at > 0 && at+w > per {
			n, at = n+1, 0
		}
		n += (at + w - 1) / per
		at = (at+w-1)%per + 1
	}
	return n
}
