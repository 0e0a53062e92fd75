package doc

import (
	_ "embed"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// BreakTitle breaks a title by sense into balanced lines of at most width
// full-width characters (GB/T 9704—2012, 7.3.1: 回行时，要做到词意完整，排列
// 对称，长短适宜). It takes as few lines as the words allow. A title that
// brings its own line breaks keeps them as long as every line fits.
//
// Words are known from a list of the field's terms; between unknown
// characters a break is possible but costs more than one between words. A
// run of digits, Latin letters and their signs is never broken, save one longer
// than a line.
func BreakTitle(text string, width int) []string {
	if lines := strings.Split(text, "\n"); len(lines) > 1 {
		if fits(lines, width) {
			return lines
		}
		text = strings.Join(lines, "")
	}
	runes := []rune(text)
	ends := make([]int, len(runes)+1) // width of runes[:i] in half characters
	for i, r := range runes {
		ends[i+1] = ends[i] + halves(r)
	}
	total, limit := ends[len(runes)], 2*(width-titleMargin)
	if total <= limit {
		return []string{text}
	}
	cost := breakCosts(runes)
	var best []int
	bestCost := unreachable
	least := (total + limit - 1) / limit
	for n := least; n <= least+2; n++ {
		breaks, c := balance(ends, cost, n, limit, 1)
		c += (n - least) * extraLine
		if breaks != nil && c < bestCost {
			best, bestCost = breaks, c
		}
	}
	if best == nil {
		best = cut(ends, 2*width)
	}
	lines := make([]string, 0, len(best)+1)
	from := 0
	for _, b := range append(best, len(runes)) {
		lines = append(lines, strings.TrimSpace(string(runes[from:b])))
		from = b
	}
	return lines
}

// titleMargin is kept free of a title's line, in characters: a line that fills
// the width to its end looks like text, and spills over where the typeface is
// a little wider.
const titleMargin = 2

func fits(lines []string, width int) bool {
	for _, l := range lines {
		n := 0
		for _, r := range l {
			n += halves(r)
		}
		if n == 0 || n > 2*width {
			return false
		}
	}
	return true
}

// halves is the width of r in half characters.
func halves(r rune) int {
	if r < 0x2E80 && !strings.ContainsRune("“”‘’—…·×", r) {
		return 1
	}
	return 2
}

// Costs of a break, beside the squared difference of each line's width in
// half characters from the mean.
const (
	never       = 1 << 20
	unreachable = 1 << 30
	inNumber    = 1 << 12 // at the space of GB/T 33000
	inWord      = 900     // inside a listed word
	inQuote     = 60      // inside 《》 or “”
	unknown     = 120     // between two characters no list knows
	wordEdge    = 20      // beside a listed word
	goodBreak   = 0       // after 、 and 关于
	inOrgan     = 450     // inside the name of an organ of a joint issue, or of a body
	organEdge   = -400    // at the space between the organs of a joint issue
	extraLine   = 260     // a line more than needed
)

// breakCosts gives the cost of a break before each rune.
func breakCosts(runes []rune) []int {
	cost := make([]int, len(runes)+1)
	inside, edge := wordEdges(runes)
	organs := organsEnd(runes)
	named := insideNames(runes)
	depth := 0
	for i, r := range runes {
		c := unknown
		switch {
		case inside[i]:
			c = inWord
		case edge[i]:
			c = wordEdge
		}
		if i > 0 {
			prev := runes[i-1]
			switch {
			case prev == ' ' && i > 1 && western(runes[i-2]) && western(r):
				c = inNumber
			case prev == ' ':
				c = organEdge
			case strings.ContainsRune("、，；：", prev):
				c = goodBreak
			case strings.HasSuffix(string(runes[:i]), "关于"):
				c = goodBreak
			case c == unknown && strings.ContainsRune("的和与及或", prev):
				c = wordEdge
			}
			if strings.ContainsRune("（《〈“‘〔", prev) || glued(prev, r) {
				c = never
			}
		}
		if strings.ContainsRune("）》〉”’〕、，；：。的和与及等了之局厅委部", r) || i > 0 && unicode.IsDigit(runes[i-1]) { // 12家 is one word
			c = max(c, inWord)
		}
		if strings.ContainsRune(" ）》〉”’〕、，；：。", r) {
			c = never
		}
		if i < organs && runes[max(i-1, 0)] != ' ' {
			c = max(c, inOrgan)
		}
		if named[i] {
			c = max(c, inOrgan)
		}
		if depth > 0 {
			c = min(never, c+inQuote)
		}
		switch {
		case strings.ContainsRune("《〈“", r):
			depth++
		case strings.ContainsRune("》〉”", r):
			depth--
		}
		cost[i] = c
	}
	return cost
}

// organsEnd is where the organs of a joint issue end, which stand before 关于
// with spaces between them; 0 for a title of one organ or none.
func organsEnd(runes []rune) int {
	before, _, found := strings.Cut(string(runes), "关于")
	if !found || !strings.Contains(before, " ") {
		return 0
	}
	return utf8.RuneCountInString(before)
}

// Names of bodies in a title end with one of nameEnds and begin behind one of
// beforeNames, at most longestName characters before.
var (
	nameEnds    = []string{"公司", "协会"}
	beforeNames = []string{"撤销", "取消", "通报", "约谈", "暂停", "给予", "同意", "关于", "对", "将", "和", "与", "、"}
)

const longestName = 24

// insideNames marks the places inside the names of bodies that a title speaks
// of, as in 关于撤销某某机械制造有限公司安全生产标准化等级的决定.
func insideNames(runes []rune) []bool {
	inside := make([]bool, len(runes)+1)
	for end := 2; end <= len(runes); end++ {
		if !endsWithAny(runes[:end], nameEnds) {
			continue
		}
		for from := end - 2; from > 0 && end-from <= longestName; from-- {
			if endsWithAny(runes[:from], beforeNames) {
				for i := from + 1; i < end; i++ {
					inside[i] = true
				}
				break
			}
		}
	}
	return inside
}

func endsWithAny(runes []rune, words []string) bool {
	tail := string(runes[max(0, len(runes)-2):])
	for _, w := range words {
		if strings.HasSuffix(tail, w) {
			return true
		}
	}
	return false
}

// glued reports whether a run of digits, letters and their signs goes on from a
// to b: PM2.5, CO₂, 3×10⁻³.
func glued(a, b rune) bool {
	return western(a) && (western(b) || b == '年' || b == '号') || a == '第' && western(b)
}

// western reports whether r is part of such a run.
func western(r rune) bool { return r < 0x2E80 && !strings.ContainsRune(" “”‘’—…·", r) }

//go:embed title_words.txt
var titleWordList string

var titleWords = sync.OnceValue(func() map[string]bool {
	words := map[string]bool{}
	for w := range strings.FieldsSeq(titleWordList) {
		words[w] = true
	}
	return words
})

const longestWord = 8 // runes

// wordEdges marks the places inside listed words and those at their edges.
// Of overlapping words the one that begins first and is longest counts.
func wordEdges(runes []rune) (inside, edge []bool) {
	words := titleWords()
	inside, edge = make([]bool, len(runes)+1), make([]bool, len(runes)+1)
	for i := 0; i < len(runes); {
		n := min(longestWord, len(runes)-i)
		for n > 1 && !words[string(runes[i:i+n])] {
			n--
		}
		if n > 1 {
			edge[i], edge[i+n] = true, true
			for k := i + 1; k < i+n; k++ {
				inside[k] = true
			}
		}
		i += max(n, 1)
	}
	return inside, edge
}
