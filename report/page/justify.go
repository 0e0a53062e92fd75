package page

// An alignment is where a line stands in its width.
type alignment uint8

const (
	justified alignment = iota
	leftAligned
	centered
	rightAligned
)

// fit copies a line and changes the advances so that it is w wide: squeezed
// when it is too wide, stretched when it is justified. It returns the copy
// and where it begins.
func (s *setter) fit(items []item, w Unit, a alignment, last bool) ([]item, Unit) {
	out := s.keep(items)
	slack := w - width(out)
	switch {
	case slack < 0:
		squeeze(out, -slack)
		slack = 0
	case a == justified && !last:
		if stretch(out, slack) {
			slack = 0
		}
	}
	switch a {
	case centered:
		return out, slack / 2
	case rightAligned:
		return out, slack
	}
	return out, 0
}

// squeeze takes by from the blanks of the punctuation, first from the mark
// that ends the line, then from all in proportion.
func squeeze(items []item, by Unit) {
	if len(items) > 0 {
		items[0].left = 0 // an opening mark that begins a line stays whole
	}
	if n := len(items); n > 0 {
		last := &items[n-1]
		take := min(by, last.right)
		last.Advance -= take
		last.right -= take
		by -= take
	}
	var total Unit
	for i := range items {
		total += items[i].left + items[i].right
	}
	for i := range items {
		it := &items[i]
		have := it.left + it.right
		if have == 0 || by == 0 {
			continue
		}
		take := min(have, Unit((int64(by)*int64(have)+int64(total)-1)/int64(total)))
		total -= have
		by -= take
		it.Advance -= take
		it.shift += min(take, it.left)
	}
}

// stretch spreads slack over the gaps. It refuses when that would tear the
// line apart.
func stretch(items []item, slack Unit) bool {
	gaps := 0
	for i := 1; i < len(items); i++ {
		gaps += gapWeight(&items[i-1], &items[i])
	}
	if gaps == 0 || slack/Unit(gaps) > items[0].style.size/looseness {
		return false
	}
	done, seen := Unit(0), 0
	for i := 1; i < len(items); i++ {
		seen += gapWeight(&items[i-1], &items[i])
		upTo := Unit(int64(slack) * int64(seen) / int64(gaps))
		items[i-1].Advance += upTo - done
		done = upTo
	}
	return true
}
