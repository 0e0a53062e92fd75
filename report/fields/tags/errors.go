package tags

import (
	"fmt"
	"strings"
)

// Errors is everything that is wrong with a form, each with its place.
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

// A Fault is one thing wrong with a form.
type Fault struct {
	Where   string
	Message string
}

func (f Fault) Error() string { return fmt.Sprintf("%s：%s", f.Where, f.Message) }
