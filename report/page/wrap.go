package page

// A line is a run of items between two breaks.
type line struct {
	from, to int  // items[from:to], without the spaces at its end
	next     int  // where the next line begins
	last     bool // the paragraph or a forced line ends here: not justified
}

// looseness is how far a justified gap may be stretched, as a part of the
// type size: 1/looseness. A line that would need more is broken inside an
// address or left ragged.
const looseness = 5

// wrap breaks items into lines no wider than width, the first by indent
// shorter. A line takes as many characters as fit at their own widths; its
// punctuation is squeezed only to pull in a mark that may not begin the next
// line. When justify is set and a line would be torn, it may be broken after
// a sign inside an address. A token that fits no line is broken anywhere.
func wrap(items []item, at []opportunity, width, indent Unit, justify bool) []line {
	var lines []line
	for from := 0; from < len(items); {
		w := width
		if len(lines) == 0 {
			w -= indent
		}
		l := nextLine(items, at, from, w, justify)
		lines = append(lines, l)
		from = l.next
	}
	return lines
}

// nextLine finds the line that begins at from.
func nextLine(items []item, at []opportunity, from int, width Unit, justify bool) line {
	var natural, shrink Unit // of items[from:i+1]
	var gaps int
	any, token, may := 0, 0, 0
	var loose bool // the line ending at may would be torn
	fits := true   // items[from:i] is a line
	for i := from; i < len(items); i++ {
		it := &items[i]
		if it.class == newline && fits {
			return line{from, trim(items, from, i), i + 1, true}
		}
		if it.class == newline {
			break
		}
		natural += it.Advance
		shrink += it.right
		if i > from {
			shrink += it.left
			gaps += gapWeight(&items[i-1], it)
		}
		if it.class != space && natural-shrink > width {
			break
		}
		fits = it.class == space || it.class == closing || natural <= width
		if !fits {
			continue // it would fit squeezed, but need not
		}
		if i+1 == len(items) {
			return line{from, trim(items, from, i+1), i + 1, true}
		}
		any = i + 1
		switch at[i+1] {
		case mayBreak:
			may, token = i+1, 0
			slack := width - natural
			loose = slack > 0 && (gaps == 0 || slack/Unit(gaps) > it.style.size/looseness)
		case tokenBreak:
			token = i + 1
		}
	}
	end := may
	switch {
	case may == 0 && token > 0, justify && loose && token > may:
		end = token
	case may == 0:
		end = max(any, from+1)
	}
	return line{from, trim(items, from, end), end, false}
}

// trim is the end of items[from:to] without spaces.
func trim(items []item, from, to int) int {
	for to > from && (items[to-1].class == space || items[to-1].class == newline) {
		to--
	}
	return to
}

// gapWeight is how much of a line's slack the gap between a and b takes:
// nothing inside a Latin word, after an opening or before a closing mark,
// twice as much between scripts as between two Chinese characters.
func gapWeight(a, b *item) int {
	aw, bw := a.class == western, b.class == western
	switch {
	case aw && bw, a.class == opening, b.class == closing:
		return 0
	case aw != bw || a.class == space || b.class == space:
		return 2
	}
	return 1
}
