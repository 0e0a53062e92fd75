package review

import (
	"fmt"
	"time"
)

// A Date is a day without time or zone, of the years 1900 to 2199. The zero
// Date means that none is given.
type Date struct{ Year, Month, Day int }

// ParseDate reads a date of the form 2024-05-31.
func ParseDate(s string) (Date, error) {
	year, ok1 := digits(s, 0, 4)
	month, ok2 := digits(s, 5, 7)
	day, ok3 := digits(s, 8, 10)
	if len(s) != 10 || s[4] != '-' || s[7] != '-' || !ok1 || !ok2 || !ok3 {
		return Date{}, fmt.Errorf("%s 不是日期，应写作 2024-05-31", quote(s))
	}
	d := Date{year, month, day}
	if fault := d.fault(); fault != "" {
		return Date{}, fmt.Errorf("%s 不是日期：%s", quote(s), fault)
	}
	return d, nil
}

// digits is the number s[from:to] writes in digits alone.
func digits(s string, from, to int) (n int, ok bool) {
	if len(s) < to {
		return 0, false
	}
	for _, c := range []byte(s[from:to]) {
		if c < '0' || c > '9' {
			return 0, false
		}
		n = n*10 + int(c-'0')
	}
	return n, true
}

// fault says why no calendar has d, or no request may name it; "" for nothing.
func (d Date) fault() string {
	switch {
	case d.Year < 1900 || d.Year > 2199:
		return "年份应在 1900 至 2199 之间"
	case d.Month < 1 || d.Month > 12:
		return fmt.Sprintf("没有 %d 月", d.Month)
	case d.Day < 1 || dateOf(d.Time()) != d:
		return fmt.Sprintf("%d 年 %d 月没有 %d 日", d.Year, d.Month, d.Day)
	}
	return ""
}

func dateOf(t time.Time) Date { return Date{t.Year(), int(t.Month()), t.Day()} }

// Time is the midnight in UTC with which d begins.
func (d Date) Time() time.Time {
	return time.Date(d.Year, time.Month(d.Month), d.Day, 0, 0, 0, 0, time.UTC)
}

// IsZero reports whether no date is given.
func (d Date) IsZero() bool { return d == Date{} }

// String is the form 2024-05-31; empty for the zero Date.
func (d Date) String() string {
	if d.IsZero() {
		return ""
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day)
}

// Chinese is the form 2024年5月31日, without leading zeros
// (GB/T 9704—2012, 7.3.5.4); empty for the zero Date.
func (d Date) Chinese() string {
	if d.IsZero() {
		return ""
	}
	return fmt.Sprintf("%d年%d月%d日", d.Year, d.Month, d.Day)
}

// Compare is negative, zero or positive as d lies before, on or after e.
func (d Date) Compare(e Date) int {
	return (d.Year-e.Year)*10000 + (d.Month-e.Month)*100 + d.Day - e.Day
}

// Before reports whether d lies before e.
func (d Date) Before(e Date) bool { return d.Compare(e) < 0 }

// After reports whether d lies after e.
func (d Date) After(e Date) bool { return d.Compare(e) > 0 }

// AddDays is the day n days after d.
func (d Date) AddDays(n int) Date { return dateOf(d.Time().AddDate(0, 0, n)) }

// AddYears is the same day n years later; 29 February becomes 28 February
// in a common year.
func (d Date) AddYears(n int) Date {
	e := Date{d.Year + n, d.Month, d.Day}
	if back := dateOf(e.Time()); back != e {
		return back.AddDays(-1)
	}
	return e
}

// DaysUntil counts the days from d to e; negative when e lies before d.
func (d Date) DaysUntil(e Date) int { return int(e.Time().Sub(d.Time()).Hours()) / 24 }

// MarshalText writes the form 2024-05-31.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads the form 2024-05-31.
func (d *Date) UnmarshalText(b []byte) (err error) {
	*d, err = ParseDate(string(b))
	return err
}
