package page

import (
	"strings"
	"unicode"

	"github.com/go-text/typesetting/segmenter"
)

// class is what a character is for line breaking and spacing.
type class uint8

const (
	ideograph class = iota // a full-width character
	opening                // full-width opening punctuation: （《“
	closing                // full-width closing or pausing punctuation: ，。）》”
	western                // Latin letters, digits and their punctuation
	space
	newline
)

const (
	openings = "（《〈“‘「『【〔〖［｛"
	closings = "，。、；：？！）》〉”’」』】〕〗］｝"
	// barred marks may not begin a line though UAX #14 lets them.
	barred = "·—…℃％‰～"
	// scripts are superscripts and subscripts: CO₂, SO₄²⁻.
	scripts = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎"
	// units stay with the number before them.
	units = "年月日时分秒号条款项章节家个人名次件份页万亿元％℃米吨公里倍台套期届岁级周天％‰°㎡"
)

func classOf(r rune) class {
	switch {
	case r == '\n':
		return newline
	case r == ' ' || r == '\u3000':
		return space
	case r < 0x80:
		return western
	case strings.ContainsRune(openings, r):
		return opening
	case strings.ContainsRune(closings, r):
		return closing
	case r < 0x2E80 && (unicode.IsLetter(r) || unicode.IsDigit(r)):
		return western
	case strings.ContainsRune(scripts, r):
		return western
	}
	return ideograph
}

// opportunity says whether a line may begin at a character.
type opportunity uint8

const (
	noBreak    opportunity = iota
	tokenBreak             // inside an address or a number, when the line would else be torn
	mayBreak
	mustBreak // after a newline
)

// A breaker finds the places where lines may begin. It keeps its buffers.
type breaker struct {
	seg   segmenter.Segmenter
	runes []rune
	at    []opportunity
}

// opportunities says for each item whether a line may begin with it: by UAX
// #14, and by what Chinese official documents add to it (GB/T 15834, clreq).
// The result holds until the next call.
func (b *breaker) opportunities(items []item) []opportunity {
	b.runes = b.runes[:0]
	for i := range items {
		b.runes = append(b.runes, items[i].Rune)
	}
	b.at = append(b.at[:0], make([]opportunity, len(items)+1)...)
	b.seg.Init(b.runes)
	for it := b.seg.LineIterator(); it.Next(); {
		l := it.Line()
		end := l.Offset + len(l.Text)
		b.at[end] = mayBreak
		if end > 0 && b.runes[end-1] == '\n' {
			b.at[end] = mustBreak
		}
	}
	for i := 1; i < len(items); i++ {
		if b.at[i] == mayBreak && !allowed(b.runes[i-1], b.runes[i]) {
			b.at[i] = noBreak
		}
		if b.at[i] == mayBreak && i > 2 && b.runes[i-1] == ' ' && b.runes[i-2] == 'T' && b.runes[i-3] == '/' && isDigit(b.runes[i]) {
			b.at[i] = tokenBreak // GB/T 33000
		}
		if b.at[i] == noBreak && i > 1 && inAddress(b.runes[i-2], b.runes[i-1], b.runes[i]) {
			b.at[i] = tokenBreak
		}
	}
	return b.at
}

// inAddress reports whether sign is one after which an address may be broken
// as a last resort. A number with a point or a hyphen is no address,
// nor is PM₂.₅.
func inAddress(before, sign, after rune) bool {
	return strings.ContainsRune("@._/-?&=", sign) && classOf(after) == western && !(isDigit(before) && isDigit(after)) && !strings.ContainsRune(scripts, after)
}

// allowed is the Chinese part of the rules for a break between a and b.
func allowed(a, b rune) bool {
	switch {
	case strings.ContainsRune(openings, a), strings.ContainsRune(closings, b), strings.ContainsRune(barred, b):
		return false
	case strings.ContainsRune(scripts, b) && a != ' ':
		return false // 平方米², though ¹⁴C may follow a space
	case isDigit(a) && strings.ContainsRune(units, b):
		return false // 5日, 12号
	case isDigit(b) && strings.ContainsRune("第〕—～", a), a == '第' && b == '（':
		return false // 第5条, 〔2024〕12号, 9:00—12:00, 第（三）项
	}
	return true
}

func isDigit(r rune) bool { return '0' <= r && r <= '9' }

// longestName is the most characters of a name in a list.
const longestName = 4

// tieNames keeps each name of a list whole, two to four characters between 、
// or the ends of the list: inside it a line begins only as the given opportunity allows.
func (b *breaker) tieNames(items []item, as opportunity) []opportunity {
	at := b.opportunities(items)
	from := 0
	for i := 0; i <= len(items); i++ {
		if i < len(items) && items[i].class == ideograph {
			continue
		}
		if n := i - from; n > 1 && n <= longestName && inList(items, from, i) {
			for k := from + 1; k < i; k++ {
				at[k] = min(at[k], as)
			}
		}
		from = i + 1
	}
	return at
}

// inList reports whether items[from:to] stand between marks of a list, one of
// them 、 at least.
func inList(items []item, from, to int) bool {
	before, after := '：', '（'
	if from > 0 {
		before = items[from-1].Rune
	}
	if to < len(items) {
		after = items[to].Rune
	}
	return strings.ContainsRune("、：\n", before) && strings.ContainsRune("、（，。；\n", after) && (before == '、' || after == '、')
}
