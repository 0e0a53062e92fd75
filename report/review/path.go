package review

import (
	"cmp"
	"strconv"
	"strings"
)

// A step is one part of a path: the name of a field, or (name empty) the
// index of an element.
type step struct {
	name  string
	index int
}

// nextStep takes the first step from path: review.problems[3].level is the
// steps review, problems, 3 and level.
func nextStep(path string) (s step, rest string) {
	path = strings.TrimPrefix(path, ".")
	if digits, ok := strings.CutPrefix(path, "["); ok {
		digits, rest, _ = strings.Cut(digits, "]")
		s.index, _ = strconv.Atoi(digits)
		return s, rest
	}
	if end := strings.IndexAny(path, ".["); end >= 0 {
		return step{name: path[:end]}, path[end:]
	}
	return step{name: path}, ""
}

// ComparePaths orders paths by their steps, so that [9] comes before [10].
func ComparePaths(a, b string) int {
	for a != "" && b != "" {
		var x, y step
		x, a = nextStep(a)
		y, b = nextStep(b)
		if c := cmp.Or(cmp.Compare(x.name, y.name), cmp.Compare(x.index, y.index)); c != 0 {
			return c
		}
	}
	return cmp.Compare(len(a), len(b))
}

// ancestors calls yield with path and with every path it lies under.
func ancestors(path string) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		for path != "" && yield(path) {
			path = path[:max(strings.LastIndexByte(path, '.'), strings.LastIndexByte(path, '['), 0)]
		}
	}
}

func appendName(path []byte, name string) []byte {
	if len(path) > 0 {
		path = append(path, '.')
	}
	return append(path, name...)
}

func appendIndex(path []byte, i int) []byte {
	return append(strconv.AppendInt(append(path, '['), int64(i), 10), ']')
}
