package fill

import (
	"fmt"
	"strings"
)

// Errors is everything that is wrong with a template, each with its place.
type Errors []error

func (e Errors) Error() string {
	lines := make([]string, len(e))
	for i, err := range e {
		lines[i] = err.Error()
	}
	return strings.Join(lines, "\n")
}

// Unwrap are the single errors.
func (e Errors) Unwrap() []error { return e }

// A fault is one thing wrong with a template.
type fault struct {
	where   place
	message string
}

func (f fault) Error() string { return fmt.Sprintf("%s：%s", f.where, f.message) }
