package validate

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// A LoadError is one reason why a pack does not load, and where.
type LoadError struct {
	File    string
	Line    int // from 1
	Column  int // from 1, in characters
	Message string
	Excerpt string // the line as written; empty when the place is the whole file
}

// Error is file:line:column: message, the line, and a caret under the place.
func (e *LoadError) Error() string {
	s := fmt.Sprintf("%s:%d:%d: %s", e.File, e.Line, e.Column, e.Message)
	if e.Excerpt == "" {
		return s
	}
	text := strings.TrimLeft(e.Excerpt, " ")
	indent := len(e.Excerpt) - len(text)
	return s + "\n  | " + text + "\n  | " + pad(text, e.Column-1-indent) + "^"
}

// pad is as wide as the first n characters of text in a fixed-width font,
// where Chinese characters take two places.
func pad(text string, n int) string {
	var b strings.Builder
	for i, r := range []rune(text) {
		if i >= n {
			break
		}
		b.WriteByte(' ')
		if r >= 0x1100 {
			b.WriteByte(' ')
		}
	}
	return b.String()
}

// LoadErrors are all reasons why packs do not load, by file and place.
type LoadErrors []*LoadError

// Error is every reason, one after the other.
func (es LoadErrors) Error() string {
	lines := make([]string, len(es))
	for i, e := range es {
		lines[i] = e.Error()
	}
	return strings.Join(lines, "\n")
}

// Unwrap gives the single reasons to errors.As.
func (es LoadErrors) Unwrap() []error {
	errs := make([]error, len(es))
	for i, e := range es {
		errs[i] = e
	}
	return errs
}

// err is es in order, or nil when there is none.
func (es LoadErrors) err() error {
	if len(es) == 0 {
		return nil
	}
	slices.SortStableFunc(es, func(a, b *LoadError) int {
		return cmp.Or(
			cmp.Compare(a.File, b.File),
			cmp.Compare(a.Line, b.Line),
			cmp.Compare(a.Column, b.Column),
		)
	})
	return es
}
