package validate

import (
	"errors"
	"fmt"

	"github.com/biaoping/biaoping/report/review"
)

// A term is one deadline as the facts give it, on whatever day.
type term struct {
	bound     *bound
	path      string
	what      string
	due, done review.Date
	certain   bool // due
}

// on is the deadline as it stands on a day. What the facts date later but in
// time, such as the end a plan gives to a stage, is still open. left is
// workingDaysLeft.
func (t term) on(day review.Date, left func(from, due review.Date) (n int, certain bool)) Deadline {
	if t.done.After(day) && !t.done.After(t.due) {
		t.done = review.Date{}
	}
	d := Deadline{
		Rule: t.bound.ID, Title: t.bound.Title, What: t.what, Path: t.path,
		Due: t.due, Done: t.done, DueCertain: t.certain, Counts: t.bound.Rule.WorkingDays,
		Source: t.bound.source(), Status: t.bound.status,
	}
	switch {
	case t.done.IsZero() && day.After(t.due):
		d.State = Overdue
	case t.done.IsZero():
		d.State = Open
	case t.done.After(t.due):
		d.State = Late
	default:
		d.State = Met
	}
	from := day
	if !t.done.IsZero() {
		from = t.done
	}
	d.Days = from.DaysUntil(t.due)
	d.WorkingDays, d.DaysCertain = left(from, t.due)
	d.DaysCertain = d.DaysCertain && t.certain
	return d
}

// remember makes a function that counts days keep what it has counted: a list
// of twenty thousand enterprises has few different dates.
func remember(count func(from, due review.Date) (int, bool)) func(from, due review.Date) (int, bool) {
	type span struct{ from, due review.Date }
	type answer struct {
		n       int
		certain bool
	}
	known := map[span]answer{}
	return func(from, due review.Date) (int, bool) {
		a, ok := known[span{from, due}]
		if !ok {
			a.n, a.certain = count(from, due)
			known[span{from, due}] = a
		}
		return a.n, a.certain
	}
}

// workingDaysLeft counts the working days after from, up to due with due
// itself; after due, those since due, as a negative number.
func workingDaysLeft(from, due review.Date) (n int, certain bool) {
	sign := 1
	if due.Before(from) {
		from, due, sign = due, from, -1
	}
	if from.DaysUntil(due) > maxSpan {
		return 0, false
	}
	n, certain = review.Holidays().WorkingDays(from.AddDays(1), due)
	return sign * n, certain
}

// deadline judges one deadline, or notes its dates.
func (j *judge) deadline(b *bound, passed *int) error {
	t, err := j.term(b)
	switch {
	case err != nil:
		return err
	case j.terms != nil:
		*j.terms = append(*j.terms, t)
		return nil
	case t.done.IsZero(): // whether it is overdue depends on the day it is looked at
		return nil
	case !t.done.After(t.due):
		*passed++
		return nil
	}
	return j.find(b, b.Severity, b.path,
		fmt.Sprintf("应于%s前%s，实际为%s，逾期%s", t.due.Chinese(), t.what, t.done.Chinese(), t.delay()),
		"说明逾期原因；日期有误的，更正日期")
}

// term reads the dates of a deadline from the facts.
func (j *judge) term(b *bound) (term, error) {
	t := term{bound: b}
	var err error
	if t.due, t.certain, err = j.due(b); err != nil {
		return t, err
	}
	if t.done, err = j.done(b); err != nil {
		return t, err
	}
	if t.what, err = j.text(b, b.what); err != nil {
		return t, err
	}
	t.path, err = j.text(b, b.path)
	return t, err
}

// due is the last day of a deadline, and whether the holidays it hangs on are
// known. Where they are not, only a list of deadlines takes it.
func (j *judge) due(b *bound) (due review.Date, certain bool, err error) {
	due, err = j.day(b, b.due)
	if u := (*uncertain)(nil); j.terms != nil && b.due.added && errors.As(err, &u) && !u.day.IsZero() {
		return u.day, false, nil
	}
	return due, true, err
}

// done is the day a deadline was met; the zero Date where it is not yet.
func (j *judge) done(b *bound) (review.Date, error) {
	if b.met != nil {
		if ok, err := j.holds(b, b.met); err != nil || !ok {
			return review.Date{}, err
		}
	}
	return j.day(b, b.done)
}

// delay is how much too late it was done.
func (t term) delay() string {
	if t.bound.Rule.WorkingDays {
		if n, certain := workingDaysLeft(t.done, t.due); certain {
			return fmt.Sprintf("%d个工作日", -n)
		}
	}
	return fmt.Sprintf("%d天", t.due.DaysUntil(t.done))
}

// day is the date an expression gives; the zero Date where it gives none.
func (j *judge) day(b *bound, p *program) (review.Date, error) {
	v, err := j.run(b, p)
	d, _ := v.(review.Date)
	return d, err
}
