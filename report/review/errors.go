package review

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// An Issue is one thing wrong with a request, at its place.
type Issue struct {
	Path    string `json:"path"`             // such as review.problems[3].level; empty: the file as a whole
	Line    int    `json:"line,omitempty"`   // in the file, from 1; 0: there is no file
	Column  int    `json:"column,omitempty"` // in characters, from 1; 0: somewhere in the line
	Message string `json:"message"`
}

// String is the issue on one line:
//
//	review.problems[3].level（第 41 行第 15 列）：问题等级为必填字段
func (i Issue) String() string {
	place := ""
	switch {
	case i.Line > 0 && i.Column > 0:
		place = fmt.Sprintf("第 %d 行第 %d 列", i.Line, i.Column)
	case i.Line > 0:
		place = fmt.Sprintf("第 %d 行", i.Line)
	}
	switch {
	case i.Path != "" && place != "":
		return i.Path + "（" + place + "）：" + i.Message
	case i.Path != "":
		return i.Path + "：" + i.Message
	case place != "":
		return place + "：" + i.Message
	}
	return i.Message
}

// Errors is everything wrong with a request, in the order of the file, or of
// the paths where there is no file.
type Errors []Issue

// Error is the issues, one a line.
func (e Errors) Error() string {
	lines := make([]string, len(e))
	for i, issue := range e {
		lines[i] = issue.String()
	}
	return strings.Join(lines, "\n")
}

// maxIssues is how many issues are told one by one.
const maxIssues = 1000

// newErrors sorts issues, beside which there are more; it returns nil where
// there are none.
func newErrors(issues []Issue, more int) error {
	if len(issues) == 0 {
		return nil
	}
	slices.SortStableFunc(issues, func(a, b Issue) int {
		return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column), ComparePaths(a.Path, b.Path))
	})
	if more += len(issues) - maxIssues; more > 0 {
		issues = append(issues[:maxIssues], Issue{Message: fmt.Sprintf("另有 %d 处错误未列出", more)})
	}
	errs := Errors(issues)
	return &errs
}
