package validate

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/biaoping/biaoping/report/review"
)

// A Deadline is a day by which the facts show, or do not yet show, something
// to be done.
type Deadline struct {
	Rule  string      `json:"rule"`
	Title string      `json:"title"`
	What  string      `json:"what,omitempty"` // what is to be done; empty when State is Unknown
	Path  string      `json:"path"`           // of the fact that tells when it was done
	Due   review.Date `json:"due,omitzero"`   // the last day on which it is in time
	Done  review.Date `json:"done,omitzero"`
	State State       `json:"state"`

	// Days and WorkingDays count from the day asked for, or from Done where
	// it is given, to Due; they are negative after Due.
	Days        int `json:"days"`
	WorkingDays int `json:"workingDays"`
	// Counts says that the notice counts the deadline in working days.
	Counts bool `json:"countsWorkingDays,omitempty"`
	// DueCertain and DaysCertain say that the holidays of every year that Due
	// and WorkingDays hang on are known.
	DueCertain  bool `json:"dueCertain"`
	DaysCertain bool `json:"daysCertain"`

	Reason string   `json:"reason,omitempty"` // why Due is not known
	Source Citation `json:"source"`
	Status Status   `json:"status"` // as of a Finding
}

// String is the deadline in two lines: how it stands, source.
func (d Deadline) String() string {
	s := d.State.Chinese() + " " + d.Path + "："
	if d.State == Unknown {
		s += d.Reason
	} else {
		due := d.Due.Chinese()
		if !d.DueCertain {
			due += "（按双休日推算，节假日安排未知）"
		}
		s += due + "前" + d.What + "，" + d.standing()
	}
	s += "\n  据：" + d.Source.String() + "（" + d.Rule
	if d.Status != Sourced {
		s += "，" + d.Status.Chinese()
	}
	return s + "）"
}

// standing is how many days are left, or since when it is met.
func (d Deadline) standing() string {
	working := func(n int) string {
		if !d.DaysCertain {
			return "节假日安排未知"
		}
		return fmt.Sprintf("%d个工作日", n)
	}
	switch d.State {
	case Overdue:
		return fmt.Sprintf("已逾期%d天（%s）", -d.Days, working(-d.WorkingDays))
	case Open:
		return fmt.Sprintf("还有%d天（%s）", d.Days, working(d.WorkingDays))
	case Late:
		return fmt.Sprintf("%s完成，逾期%d天（%s）", d.Done.Chinese(), -d.Days, working(-d.WorkingDays))
	}
	return d.Done.Chinese() + "完成"
}

// State says how a deadline stands on a day.
type State int

// Overdue and Open deadlines have no day on which they were met, Late and Met
// ones have. Of an Unknown one the day cannot be told.
const (
	Overdue State = iota
	Open
	Late
	Met
	Unknown
)

var stateLabels = []label{Overdue: {"overdue", "逾期未完成"}, Open: {"open", "未到期"},
	Late: {"late", "逾期完成"}, Met: {"done", "按期完成"}, Unknown: {"unknown", "不能认定"}}

// String is overdue, open, late, done or unknown.
func (s State) String() string { return stateLabels[s].name }

// Chinese is 逾期未完成, 未到期, 逾期完成, 按期完成 or 不能认定.
func (s State) Chinese() string { return stateLabels[s].chinese }

// MarshalText writes overdue, open, late, done or unknown.
func (s State) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// UnmarshalText reads overdue, open, late, done or unknown.
func (s *State) UnmarshalText(b []byte) error {
	i, err := labelIndex(stateLabels, string(b))
	*s = State(i)
	return err
}

// Deadlines are the deadlines that apply to facts, as they stand on a day, by
// due date; those whose date cannot be told come last. An error means that
// the day is not given, that a rule itself failed, or that ctx is done, which
// is asked as by Check.
func (r *Rules) Deadlines(ctx context.Context, f *review.Facts, on review.Date) ([]Deadline, error) {
	if on.IsZero() {
		return nil, errors.New("没有写明按哪一天计算期限")
	}
	j := newJudge(ctx, f, len(r.active()))
	j.terms = new([]term)
	if err := j.all(r, func(b *bound) bool { return b.due != nil && (f.Review == nil || !b.lacksPart(f.Review)) }); err != nil {
		return nil, err
	}
	list := make([]Deadline, 0, len(*j.terms)+len(j.found))
	left := remember(workingDaysLeft)
	for _, t := range *j.terms {
		list = append(list, t.on(on, left))
	}
	for _, f := range j.found {
		list = append(list, Deadline{Rule: f.Rule, Title: r.title(f.Rule), Path: f.Path, State: Unknown,
			Reason: f.Message, Source: f.Source, Status: f.Status})
	}
	slices.SortStableFunc(list, func(a, b Deadline) int {
		return cmp.Or(
			compareDue(a.Due, b.Due),
			review.ComparePaths(a.Path, b.Path),
			cmp.Compare(a.Rule, b.Rule),
		)
	})
	return list, nil
}

func (r *Rules) title(id string) string {
	active := r.active()
	return active[slices.IndexFunc(active, func(b bound) bool { return b.ID == id })].Title
}

// compareDue orders due dates, one that is not known after all others.
func compareDue(a, b review.Date) int {
	if a.IsZero() || b.IsZero() {
		return -a.Compare(b)
	}
	return a.Compare(b)
}
