package templates

import (
	"fmt"
	"slices"
	"strings"

	"github.com/biaoping/biaoping/internal/near"
)

// An Error is what is wrong with a template, and where.
type Error struct {
	File string // such as review-report.md
	Line int    // from 1; 0 where the file as a whole is meant
	Err  error
}

func (e *Error) Error() string {
	if e.Line == 0 {
		return fmt.Sprintf("templates: %s: %v", e.File, e.Err)
	}
	return fmt.Sprintf("templates: %s:%d: %v", e.File, e.Line, e.Err)
}

// Unwrap is the cause.
func (e *Error) Unwrap() error { return e.Err }

// faults are errors one a line. Unlike errors.Join they flatten.
type faults []error

func (f faults) Error() string {
	lines := make([]string, len(f))
	for i, err := range f {
		lines[i] = err.Error()
	}
	return strings.Join(lines, "\n")
}

// with is f and what err tells beyond it: what is wrong with a file that lends
// its {{define}}s comes to light in every kind that uses it.
func (f faults) with(err error) faults {
	more, ok := err.(faults)
	if !ok {
		more = faults{err}
	}
	for _, e := range more {
		if !slices.ContainsFunc(f, func(told error) bool { return told.Error() == e.Error() }) {
			f = append(f, e)
		}
	}
	return f
}

// Unwrap is every error.
func (f faults) Unwrap() []error { return f }

// choices names what there is, and first what was probably meant:
// 有 pdf、docx，是不是 pdf？
func choices(verb, wrong string, have []string) string {
	const most = 40
	list := have
	if len(list) > most {
		list = list[:most]
	}
	s := verb + " " + strings.Join(list, "、")
	if len(have) > most {
		s += fmt.Sprintf(" 等 %d 个", len(have))
	}
	if meant := near.Name(wrong, have); meant != "" {
		s += "，是不是 " + meant + "？"
	}
	return s
}
