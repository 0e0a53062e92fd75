package validate

import (
	"errors"
	"fmt"

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

// An uncertain error says that the calendar does not know the days between
// two dates, so that working days cannot be counted.
type uncertain struct{ from, until review.Date }

func (u *uncertain) Error() string {
	return fmt.Sprintf("%s至%s的节假日安排未知", u.from.Chinese(), u.until.Chinese())
}

// maxSpan bounds, in days, what is counted day by day; the calendar knows no
// ten years.
const maxSpan = 3660

func workingDays(d, e review.Date) (any, error) {
	if d.DaysUntil(e) > maxSpan {
		return nil, &uncertain{d, e}
	}
	n, certain := review.Holidays().WorkingDays(d, e)
	if !certain {
		return nil, &uncertain{d, e}
	}
	return n, nil
}

func addWorkingDays(d review.Date, n int) (any, error) {
	if n > maxSpan {
		return nil, &uncertain{d, d.AddDays(n)}
	}
	day, certain := review.Holidays().AddWorkingDays(d, n)
	if !certain {
		return nil, &uncertain{d, day}
	}
	return day, nil
}
