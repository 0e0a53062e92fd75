package rawtext

import (
	"regexp"
	"slices"
	"strings"

	"github.com/biaoping/biaoping/report/review"
)

// signedDay is 署名 and 成文日期 on one line.
var signedDay = regexp.MustCompile(`^(\p{Han}{4,38})[ \x{3000}]*(\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日)$`)

// A closing is the lines of 署名 and 成文日期 among others.
type closing struct{ from, until int }

// findClosing finds the first closing: names of organs and a date, or either
// of them where nothing but what follows a closing comes after it. Without one
// it lies at the end, empty, before what follows closings.
func findClosing(lines []line) closing {
	for i, l := range lines {
		if found := signedDay.FindStringSubmatch(l.text); found != nil && isOrgan(found[1]) && isDay(found[2]) {
			return closing{i, i + 1}
		}
		if below := i > 0 && isOrgan(lines[i-1].text); !isDay(l.text) && !(below && !endDay(l.text).IsZero()) {
			continue
		}
		from := i
		for from > 0 && isOrgan(lines[from-1].text) {
			from--
		}
		if from < i || endsHere(lines[i+1:]) {
			return closing{from, i + 1}
		}
	}
	for i := range lines {
		if attachmentLabel.MatchString(lines[i].text) || i > 0 && endsHere(lines[i:]) {
			from := i
			for from > 1 && isOrgan(lines[from-1].text) {
				from--
			}
			return closing{from, i}
		}
	}
	from := len(lines)
	for from > 1 && isOrgan(lines[from-1].text) {
		from--
	}
	return closing{from, len(lines)}
}

// endsHere reports whether lines hold nothing, or begin with what follows a
// closing.
func endsHere(lines []line) bool {
	if len(lines) == 0 {
		return true
	}
	s := lines[0].text
	return footNote.MatchString(s) && strings.ContainsAny(s, "：:") || attachmentLabel.MatchString(s) || copyTo.MatchString(s) || printed.MatchString(s)
}

// closing reads 署名 and 成文日期. A mark in the head that says the same names
// no more than the organs.
func (m *importer) closing(o *review.Official, lines []line, path string) {
	var organs []string
	for _, l := range lines {
		s := l.text
		if found := signedDay.FindStringSubmatch(s); found != nil && !isDay(s) {
			organs = append(organs, m.tight(l.no, found[1]))
			s = found[2]
		}
		if d := endDay(s); !d.IsZero() {
			o.Closing.Date = d
			if s != d.Chinese() {
				m.report.repaired(l.no, Day, s, d.Chinese())
			}
			if letters(s) != letters(d.Chinese()) { // other numerals, or zeros before
				m.rewritten(l.no, s, d.Chinese())
			}
			continue
		}
		organs = append(organs, m.organs(l.no, s)...)
	}
	head := o.Organs
	switch {
	case len(organs) == 0 && len(head) > 0:
		m.report.doubted(0, path+".organs", "", "没有找到署名，按发文机关标志写作%s，请核对", strings.Join(head, "、"))
	case len(organs) == 0:
		if t := o.Telegram; t != nil && t.Sender != "" {
			o.Organs, t.Sender = []string{t.Sender}, ""
			m.report.doubted(0, path+".organs", "", "没有找到署名，按发电单位写作%s，请核对", o.Organs[0])
		}
	default:
		o.Organs = organs
		if len(head) > 0 && !slices.Equal(head, organs) {
			o.Mark = head
		}
		if t := o.Telegram; t != nil && len(organs) == 1 && t.Sender == organs[0] {
			t.Sender = "" // printed from the organ
		}
	}
}
