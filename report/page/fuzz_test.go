package page

import (
	"slices"
	"testing"
)

// FuzzBreak breaks any text into lines of any width: nothing is lost, no line
// is too wide but one of a single character, and the slow twin agrees.
func FuzzBreak(f *testing.F) {
	f.Add("评审“单位”，于2024年5月31日（含）前报送〔2024〕12号……biao@example.com。", uint8(12), true)
	f.Add("\n\n  a b\nc", uint8(1), false)
	s := newSetter(f)
	f.Fuzz(func(t *testing.T, text string, chars uint8, justify bool) {
		if len(text) > 600 {
			return
		}
		items, err := s.set(nil, text, bodyStyle)
		if err != nil {
			return
		}
		w := Unit(chars%29+1) * pitch
		at := s.opportunities(items)
		lines := wrap(items, at, w, 0, justify)
		if slow := wrapSlow(items, at, w, 0, justify); !slices.Equal(lines, slow) {
			t.Fatalf("wrap %v, slow twin %v", lines, slow)
		}
		next := 0
		for _, l := range lines {
			if l.from != next || l.next <= l.from || l.to > l.next {
				t.Fatalf("line %+v does not follow %d", l, next)
			}
			for i := l.to; i < l.next; i++ {
				if c := items[i].class; c != space && c != newline {
					t.Fatalf("line %+v drops %c", l, items[i].Rune)
				}
			}
			if set, _ := s.fit(items[l.from:l.to], w, justified, l.last); l.to-l.from > 1 && width(set) > w {
				t.Fatalf("line %+v is %d wide, more than %d", l, width(set), w)
			}
			next = l.next
		}
		if next != len(items) {
			t.Fatalf("%d of %d characters broken into lines", next, len(items))
		}
	})
}
