package page

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/biaoping/biaoping/report/font"
)

func newSetter(t testing.TB) *setter {
	t.Helper()
	fonts, err := font.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	return &setter{ctx: t.Context(), fonts: fonts}
}

// wrapSlow is wrap by its definition: of all ends of a line it takes the
// farthest legal one that fits, trying every one afresh.
func wrapSlow(items []item, at []opportunity, w, indent Unit, justify bool) []line {
	var lines []line
	for from := 0; from < len(items); {
		avail := w
		if len(lines) == 0 {
			avail -= indent
		}
		l := nextLineSlow(items, at, from, avail, justify)
		lines = append(lines, l)
		from = l.next
	}
	return lines
}

func nextLineSlow(items []item, at []opportunity, from int, w Unit, justify bool) line {
	fits := func(to int) bool {
		for n := from + 1; n <= to; n++ {
			if items[n-1].class != space && least(items, from, n) > w {
				return false
			}
		}
		last := items[to-1].class
		return last == space || last == closing || width(items[from:to]) <= w
	}
	torn := func(to int) bool {
		slack, gaps := w-width(items[from:to]), 0
		for i := from + 1; i < to; i++ {
			gaps += gapWeight(&items[i-1], &items[i])
		}
		return slack > 0 && (gaps == 0 || slack/Unit(gaps) > items[to-1].style.size/looseness)
	}
	stop := len(items)
	for i := from; i < len(items); i++ {
		if items[i].class == newline {
			stop = i
			break
		}
	}
	if stop == from || fits(stop) {
		if stop < len(items) {
			return line{from, trim(items, from, stop), stop + 1, true}
		}
		return line{from, trim(items, from, stop), stop, true}
	}
	farthest := func(kind opportunity) int {
		for to := stop - 1; to > from; to-- {
			if fits(to) && (kind == noBreak || at[to] == kind) {
				return to
			}
		}
		return 0
	}
	end := farthest(mayBreak)
	token := farthest(tokenBreak)
	switch {
	case end == 0 && token > 0, end > 0 && token > end && justify && torn(end):
		end = token
	case end == 0:
		end = max(farthest(noBreak), from+1)
	}
	return line{from, trim(items, from, end), end, false}
}

// least is the width of items[from:to] when all of their marks are squeezed;
// an opening mark that begins the line stays whole.
func least(items []item, from, to int) Unit {
	w := Unit(0)
	for i := from; i < to; i++ {
		w += items[i].Advance - items[i].right
		if i > from {
			w -= items[i].left
		}
	}
	return w
}

func TestWrapAgreesWithItsSlowTwin(t *testing.T) {
	s := newSetter(t)
	pieces := []string{"评审", "单位", "，", "。", "、", "《", "》", "（", "）", "“", "”", "2024年", "5月31日", "〔2024〕", "12号", "GB/T 9704", " ", "biaozhunhua@example.com",
		"0571-00000000", "：", "；", "……", "——", "·", "95%", "的", "标准化", "http://example.com/a/b?c=d", "ISO45001", "第3条", "\n", "安全生产", "龘"}
	rng := rand.New(rand.NewPCG(1, 2))
	for range 3000 {
		var text strings.Builder
		for range 1 + rng.IntN(40) {
			text.WriteString(pieces[rng.IntN(len(pieces))])
		}
		items, err := s.set(nil, text.String(), bodyStyle)
		if err != nil {
			t.Fatal(err)
		}
		at := s.opportunities(items)
		w, indent, justify := Unit(2+rng.IntN(27))*pitch, Unit(rng.IntN(3))*pitch/2, rng.IntN(2) == 0
		got, want := wrap(items, at, w, indent, justify), wrapSlow(items, at, w, indent, justify)
		if !slices.Equal(got, want) {
			t.Fatalf("width %d, indent %d, justify %v: %q\n got %v\nwant %v", w, indent, justify, text.String(), got, want)
		}
	}
}

func TestLinesObeyTheRulesForTheirEnds(t *testing.T) {
	s := newSetter(t)
	text := "各地要按照“谁组织、谁负责”的原则（含《评审管理办法（试行）》第5条），于2024年5月31日前将某应急〔2024〕12号文件落实情况——包括达标率95%、抽查150家……报送市局；逾期不报的，通报批评。"
	items, err := s.set(nil, strings.Repeat(text, 3), bodyStyle)
	if err != nil {
		t.Fatal(err)
	}
	for chars := 6; chars <= charsPerLine; chars++ {
		for _, l := range wrap(items, s.opportunities(items), Unit(chars)*pitch, 0, true) {
			first, last := items[l.from].Rune, items[l.to-1].Rune
			if strings.ContainsRune(closings+barred, first) {
				t.Errorf("%d characters: a line begins with %c", chars, first)
			}
			if strings.ContainsRune(openings, last) {
				t.Errorf("%d characters: a line ends with %c", chars, last)
			}
			if isDigit(last) && l.to < len(items) && strings.ContainsRune(units+"%", items[l.to].Rune) {
				t.Errorf("%d characters: %c is parted from %c", chars, last, items[l.to].Rune)
			}
		}
	}
}

func TestFormulasAndUnitsAreNotBroken(t *testing.T) {
	s := newSetter(t)
	wholes := []string{"CO₂", "SO₄²⁻", "10⁻³", "PM₂.₅", "5000m²", "平方米²", "x₍₁₎", "注⁽²⁾"}
	items, err := s.set(nil, strings.Repeat("甲乙和"+strings.Join(wholes, "丙和")+"、", 3), bodyStyle)
	if err != nil {
		t.Fatal(err)
	}
	for chars := 6; chars <= charsPerLine; chars++ {
		for _, l := range wrap(items, s.opportunities(items), Unit(chars)*pitch, 0, true) {
			if first := items[l.from].Rune; strings.ContainsRune(scripts, first) {
				t.Errorf("%d characters: a line begins with %c", chars, first)
			}
			if l.to < len(items) && items[l.to-1].class == western && items[l.to].class == western {
				t.Errorf("%d characters: a line ends inside a word: %s", chars, stringOf(items[l.from:l.to]))
			}
		}
	}
}

func TestALineIsNeverWiderThanItsSpace(t *testing.T) {
	s := newSetter(t)
	items, err := s.set(nil, "《甲》（乙）、“丙”，《丁》（戊）；《己》（庚）、“辛”，《壬》（癸）。"+strings.Repeat("一，", 40), bodyStyle)
	if err != nil {
		t.Fatal(err)
	}
	for chars := 8; chars <= charsPerLine; chars++ {
		w := Unit(chars) * pitch
		for _, l := range wrap(items, s.opportunities(items), w, 0, true) {
			set, _ := s.fit(items[l.from:l.to], w, justified, l.last)
			gaps := 0
			for i := 1; i < len(set); i++ {
				gaps += gapWeight(&set[i-1], &set[i])
			}
			ragged := l.last || (w-width(items[l.from:l.to]))/Unit(max(gaps, 1)) > size3/looseness
			if got := width(set); got > w || !ragged && got < w-Unit(l.to-l.from) {
				t.Errorf("%d characters: line %q is %d wide, should be %d", chars, stringOf(set), got, w)
			}
		}
	}
}

func TestAnAddressIsBrokenBeforeItTearsALine(t *testing.T) {
	s := newSetter(t)
	for _, tt := range []struct{ text, want string }{
		{"请将材料报送至电子邮箱biaozhunhua-pingshen@example.com。", "请将材料报送至电子邮箱biaozhunhua-|pingshen@example.com。"},
		{"统一社会信用代码91330000000000000X的企业应当在规定的期限内完成自评", "统一社会信用代码91330000000000000X的|企业应当在规定的期限内完成自评"},
	} {
		items, err := s.set(nil, tt.text, bodyStyle)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, l := range wrap(items, s.opportunities(items), 19*pitch, 0, true) {
			got = append(got, stringOf(items[l.from:l.to]))
		}
		if g := strings.Join(got, "|"); g != tt.want {
			t.Errorf("got  %s\nwant %s", g, tt.want)
		}
	}
}

func stringOf(items []item) string {
	var b strings.Builder
	for i := range items {
		b.WriteRune(items[i].Rune)
	}
	return b.String()
}
