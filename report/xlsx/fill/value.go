package fill

import (
	"bytes"
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"github.com/biaoping/biaoping/internal/markup"
	"github.com/biaoping/biaoping/report/fields"
	"github.com/biaoping/biaoping/report/review"
	"github.com/biaoping/biaoping/report/xlsx/book"
)

// dayCount is how a workbook counts days: 0 from 1900, as nearly all do.
type dayCount int

const from1904 dayCount = 1462 // days later

// serial is the number of a day, which must not be before March 1900: Excel
// takes 1900 for a leap year.
func (d dayCount) serial(day review.Date) (int, bool) {
	n := review.Date{Year: 1899, Month: 12, Day: 30}.DaysUntil(day)
	return n - int(d), n >= 61 && n-int(d) >= 0
}

// decimal is what a cell can hold as a number without losing a digit.
var decimal = regexp.MustCompile(`^-?(0|[1-9]\d{0,14})(\.\d{1,3})?$`)

// typed is v as the number that a cell holds, and the number format that it
// asks for where the cell has none. ok is false for what stays text.
func (r *renderer) typed(v fields.Value, format, words string) (number, numFmt string, ok bool) {
	switch v.Kind() {
	case fields.Number, fields.Ratio:
		if strings.HasSuffix(format, "位小数") {
			numFmt = "0"
			if _, digits, ok := strings.Cut(words, "."); ok {
				numFmt += "." + strings.Repeat("0", len(digits))
			}
		}
		return words, numFmt, isNumber(words)
	case fields.Date:
		if v.Empty() {
			return "", "", false
		}
		if format == "年" || format == "月" || format == "日" {
			return words, "", isNumber(words)
		}
		iso, err := v.Print("数字")
		if err != nil {
			return "", "", false
		}
		day, err := review.ParseDate(iso)
		if err != nil {
			return "", "", false
		}
		n, ok := r.days.serial(day)
		if numFmt = chineseDate; format == "数字" {
			numFmt = isoDate
		}
		return strconv.Itoa(n), numFmt, ok
	}
	return "", "", false
}

func isNumber(s string) bool {
	const exact = 15 // digits that a cell keeps
	return decimal.MatchString(s) && len(strings.Trim(s, "-.")) <= exact+1 && strings.Count(s, "")-1 <= exact+1
}

// Formats of dates for cells that have none.
const (
	chineseDate = `yyyy"年"m"月"d"日"`
	isoDate     = `yyyy\-mm\-dd`
)

// writeText writes a text of one run or of several into a cell.
func (s *sheet) writeText(b *bytes.Buffer, c *content, out *shown) {
	s.open(b, "is")
	plain := true
	for _, x := range out.stretches {
		plain = plain && c.runs[x.run] == nil
	}
	if plain {
		s.writeRun(b, out.text())
	}
	for _, x := range out.stretches {
		if plain {
			break
		}
		s.open(b, "r")
		b.Write(c.runs[x.run])
		s.writeRun(b, x.text)
		s.close(b, "r")
	}
	s.close(b, "is")
}

func (s *sheet) writeRun(b *bytes.Buffer, text string) {
	fmt.Fprintf(b, `<%st xml:space="preserve">`, s.prefix)
	markup.Escape(b, book.Encode(text))
	s.close(b, "t")
}

func isBlank(s string) bool { return strings.TrimSpace(s) == "" }
