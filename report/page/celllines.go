package page

import "github.com/biaoping/biaoping/report/doc"

// setLines appends the lines of items, which are at most w wide, to lines.
// Lines that stand in the middle are balanced: no single character is left
// over. It gives the first item before which a word is cut; -1 for none.
func (f *flow) setLines(lines []setLine, items []item, w Unit, a alignment) (all []setLine, cut int) {
	if oneLiner(items) && width(items) <= w { // most cells: there is no break to look for
		set, dx := f.fit(items[:trim(items, 0, len(items))], w, a, true)
		return append(lines, setLine{set, dx}), -1
	}
	at := f.tieNames(items, tokenBreak)
	broken := wrap(items, at, w, 0, a == justified)
	if a == centered && len(broken) > 1 {
		broken = f.bySense(items, at, w, broken)
	}
	cut = firstCut(items, at, broken)
	for _, l := range broken {
		set, dx := f.fit(items[l.from:l.to], w, a, l.last)
		lines = append(lines, setLine{set, dx})
	}
	return lines, cut
}

// oneLiner reports whether items break no line by themselves.
func oneLiner(items []item) bool {
	for i := range items {
		if items[i].class == newline {
			return false
		}
	}
	return len(items) > 0
}

// firstCut is the item before which a word, number or code is cut; -1 for none.
func firstCut(items []item, at []opportunity, lines []line) int {
	for _, l := range lines {
		if l.next < len(items) && at[l.next] == noBreak && items[l.next-1].class == western && items[l.next].class == western {
			return l.next
		}
	}
	return -1
}

// longestLabel is the most characters of a cell that are broken by sense.
const longestLabel = 40

// bySense breaks the words of a cell, which make the given lines, into as many
// by sense; a long text, or one that brings its own lines, by length alone.
func (f *flow) bySense(items []item, at []opportunity, w Unit, lines []line) []line {
	if len(items) > longestLabel || !oneLiner(items) {
		return balanced(items, at, w, lines)
	}
	runes, ends, barred := labelOf(items, at)
	breaks := doc.BreakLabel(runes, ends, barred, len(lines), int(w), int(items[0].style.size/2))
	if breaks == nil {
		return balanced(items, at, w, lines)
	}
	out := make([]line, 0, len(lines))
	from := 0
	for _, b := range append(breaks, len(items)) {
		out = append(out, line{from, trim(items, from, b), b, b == len(items)})
		from = b
	}
	return out
}

// labelOf is what doc.BreakLabel asks of items.
func labelOf(items []item, at []opportunity) (runes []rune, ends []int, barred []bool) {
	runes, ends, barred = make([]rune, len(items)), make([]int, len(items)+1), make([]bool, len(items)+1)
	for i := range items {
		runes[i] = items[i].Rune
		ends[i+1] = ends[i] + int(items[i].Advance)
		barred[i] = at[i] < mayBreak
	}
	return runes, ends, barred
}

// balanced breaks items, which make the given lines, into as many of the least
// width. It cuts no word that is whole in them.
func balanced(items []item, at []opportunity, w Unit, lines []line) []line {
	n, cuts := len(lines), firstCut(items, at, lines) >= 0
	low, high := w/Unit(n+1), w // high gives n lines
	for high-low > Pt {
		mid := (low + high) / 2
		if try := wrap(items, at, mid, 0, false); len(try) <= n && (cuts || firstCut(items, at, try) < 0) {
			high = mid
		} else {
			low = mid
		}
	}
	return wrap(items, at, high, 0, false)
}
