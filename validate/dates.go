package validate

import (
	"errors"
	"fmt"
	"reflect"

	"github.com/biaoping/biaoping/report/review"
)

// errNoDate says that a rule has reckoned with a date nobody has given.
// Packs are refused when loaded where that could happen.
var errNoDate = errors.New("日期没有填写")

// onDates makes a rule function of one on two dates.
func onDates(f func(d, e review.Date) (any, error)) func(...any) (any, error) {
	return func(a ...any) (any, error) {
		d, e := a[0].(review.Date), a[1].(review.Date)
		if d.IsZero() || e.IsZero() {
			return nil, errNoDate
		}
		return f(d, e)
	}
}

// onDate makes a rule function of one on a date and a number.
func onDate(f func(d review.Date, n int) (any, error)) func(...any) (any, error) {
	return func(a ...any) (any, error) {
		d := a[0].(review.Date)
		if d.IsZero() {
			return nil, errNoDate
		}
		return f(d, a[1].(int))
	}
}

// dateIn is a day of a month; the last one of the month where it has no such
// day. Year and month are moved into what a Date can be.
func dateIn(year, month, day int) review.Date {
	year, month = min(max(year, 1900), 2199), min(max(month, 1), 12)
	first := review.Date{Year: year, Month: month, Day: 1}
	last := first.AddDays(31)
	last = last.AddDays(-last.Day)
	return review.Date{Year: year, Month: month, Day: min(max(day, 1), last.Day)}
}

// addMonths is the same day n months later; the last of the month where it
// has no such day.
func addMonths(d review.Date, n int) review.Date {
	months := d.Year*12 + d.Month - 1 + n
	return dateIn(months/12, months%12+1, d.Day)
}

// extreme is the one of a list of dates that comes before all others in an
// order; the zero Date where none is given.
func extreme(dates any, before func(d, e review.Date) bool) (found review.Date) {
	list := reflect.ValueOf(dates)
	for i := range list.Len() {
		d := list.Index(i).Interface().(review.Date)
		if !d.IsZero() && (found.IsZero() || before(d, found)) {
			found = d
		}
	}
	return found
}

// An uncertain error says that the calendar does not know the days between
// two dates, so that working days cannot be counted for certain. The day is
// the one that was looked for, where there was one and the days were counted.
type uncertain struct{ from, until, day review.Date }

func (u *uncertain) Error() string {
	return fmt.Sprintf("%s至%s的节假日安排未知", u.from.Chinese(), u.until.Chinese())
}

// maxSpan bounds, in days, what is counted day by day; the calendar knows no
// ten years.
const maxSpan = 3660

func workingDays(d, e review.Date) (any, error) {
	if d.DaysUntil(e) > maxSpan {
		return nil, &uncertain{from: d, until: e}
	}
	n, certain := review.Holidays().WorkingDays(d, e)
	if !certain {
		return nil, &uncertain{from: d, until: e}
	}
	return n, nil
}

func addWorkingDays(d review.Date, n int) (any, error) {
	if n > maxSpan {
		return nil, &uncertain{from: d, until: d.AddDays(n)}
	}
	day, certain := review.Holidays().AddWorkingDays(d, n)
	if !certain {
		return nil, &uncertain{d, day, day}
	}
	return day, nil
}
