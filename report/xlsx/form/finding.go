package form

import (
	"cmp"
	"slices"
	"strings"

	"github.com/biaoping/biaoping/report/review"
)

// Severity is what a finding does to the import.
type Severity string

const (
	Error   Severity = "error"   // there is no request
	Warning Severity = "warning" // something was not read, or may not be what was meant
	Note    Severity = "note"    // something was read otherwise than it is written
)

// Chinese is 错误, 警告 or 提示.
func (s Severity) Chinese() string {
	return map[Severity]string{Error: "错误", Warning: "警告", Note: "提示"}[s]
}

// opening begins what an annotated copy says of a row.
func (s Severity) opening() string { return s.Chinese() + "：" }

// A Finding is one thing to be said of a workbook.
type Finding struct {
	Severity Severity `json:"severity"`
	Sheet    string   `json:"sheet,omitempty"` // empty: the workbook as a whole
	Cell     string   `json:"cell,omitempty"`  // such as C7; empty: the sheet as a whole
	Value    string   `json:"value,omitempty"` // what the cell holds
	Path     string   `json:"path,omitempty"`  // of the fact
	Message  string   `json:"message"`         // what is wrong
	Fix      string   `json:"fix,omitempty"`   // what would be right
	Source   string   `json:"source,omitempty"`

	at Place
}

// String is the finding on one line.
func (f Finding) String() string {
	var b strings.Builder
	b.WriteString(f.Severity.Chinese() + " ")
	switch {
	case f.Sheet != "" && f.Cell != "":
		b.WriteString(f.Sheet + "!" + f.Cell)
	case f.Sheet != "":
		b.WriteString(f.Sheet)
	case f.Path != "":
		b.WriteString(review.ChinesePath(f.Path))
	default:
		b.WriteString("文件")
	}
	if f.Value != "" {
		b.WriteString("“" + clip(strings.ReplaceAll(f.Value, "\n", "⏎"), 40) + "”")
	}
	b.WriteString("：" + f.words())
	return b.String()
}

// words are what is wrong, what would be right and where that is said.
func (f Finding) words() string {
	s := f.Message
	if f.Fix != "" {
		s += "；应：" + f.Fix
	}
	if f.Source != "" {
		s += "；据：" + f.Source
	}
	return s
}

// A Findings is all that is to be said of a workbook, in the order of its
// cells.
type Findings []Finding

// Errors counts the errors.
func (fs Findings) Errors() (n int) {
	for _, f := range fs {
		if f.Severity == Error {
			n++
		}
	}
	return n
}

// Error is the findings, one a line.
func (fs Findings) Error() string {
	lines := make([]string, len(fs))
	for i, f := range fs {
		lines[i] = f.String()
	}
	return strings.Join(lines, "\n")
}

func (fs Findings) sort() {
	rank := map[Severity]int{Error: 0, Warning: 1, Note: 2}
	slices.SortStableFunc(fs, func(a, b Finding) int {
		return cmp.Or(cmp.Compare(a.at.sheet, b.at.sheet), cmp.Compare(a.at.row, b.at.row), cmp.Compare(a.at.col, b.at.col), cmp.Compare(rank[a.Severity], rank[b.Severity]))
	})
}

// A Place is a cell of a workbook. Its sheet counts from 1; the zero Place is
// the workbook as a whole. A negative row or column means all of them.
type Place struct{ sheet, row, col int }
