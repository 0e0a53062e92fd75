package book

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"
)

// settle finds out what the cell holds.
func (r *gridReader) settle() error {
	c, value := &r.cell, string(r.digits)
	// A formula that comes to an empty text has an empty v, one that was never
	// computed has none or one of no type.
	if c.Formula && value == "" && len(r.texts.all) == 0 && (!r.valued || r.typ == "" || r.typ == "n") {
		c.Kind, c.Text = Pending, "="+strings.ToValidUTF8(string(r.formula), "")
		return nil
	}
	switch r.typ {
	case "s":
		i, err := strconv.Atoi(value)
		if value == "" {
			return nil
		}
		if err != nil || i < 0 || i >= len(r.book.strings) {
			return fmt.Errorf("引用的第 %q 条文字不存在，文件已损坏", value)
		}
		c.Text = r.book.strings[i]
	case "inlineStr":
		c.Text = r.texts.String()
	case "str":
		c.Text = Decode(value)
	case "b":
		c.Kind, c.Text = Flag, value
	case "e":
		c.Kind, c.Text = Fault, value
	case "d":
		c.Kind = Date
		c.Text, _, _ = strings.Cut(value, "T")
	default:
		c.Kind, c.Text = Number, strings.TrimSpace(value)
		if c.Text != "" {
			return r.number()
		}
	}
	if len(c.Text) > maxText && utf8.RuneCountInString(c.Text) > maxText {
		return errLongText
	}
	return nil
}

// number reads the number of a cell as its format shows it: a date, a time, a
// share.
func (r *gridReader) number() error {
	c := &r.cell
	n, err := strconv.ParseFloat(c.Text, 64)
	if err != nil {
		return fmt.Errorf("%q 不是数，文件已损坏", c.Text)
	}
	f := generalFormat
	if r.style >= 0 && r.style < len(r.book.formats) {
		f = r.book.formats[r.style]
	}
	switch {
	case f == percentFormat:
		c.Kind = Percent
	case f == wordyFormat:
		c.Wordy = true
	case f > paddedFormat && n >= 0 && n == math.Trunc(n) && n < 1e15:
		c.Text = fmt.Sprintf("%0*d", int(f-paddedFormat), int64(n))
	case f == timeFormat && n >= 0 && n < 1, f == dateFormat && n > 0 && n < 1:
		minutes := int(n*24*60 + 0.5)
		c.Kind, c.Text = Time, fmt.Sprintf("%02d:%02d", minutes/60%24, minutes%60)
	case f == dateFormat || f == timeFormat && n >= 1:
		if d, ok := r.book.Day(n); ok {
			c.Kind, c.Text = Date, d.Format(time.DateOnly)
		}
	}
	return nil
}

// Day is the day that the workbook counts as n. It is not ok for what is no
// day: before 1900 or after 9999. In the count from 1900 the days before March
// are one off, since Excel takes 1900 for a leap year.
func (b *Book) Day(n float64) (time.Time, bool) {
	if n < 1 || n >= 2958466 {
		return time.Time{}, false
	}
	from := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
	switch {
	case b.Date1904:
		from = time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)
	case n < 60:
		from = from.AddDate(0, 0, 1)
	}
	return from.AddDate(0, 0, int(n)), true
}
