package main

import (
	"fmt"
	"io"

	"github.com/biaoping/biaoping/report/review"
	"github.com/biaoping/biaoping/validate"
)

// tellers write findings for people and for programs.
var tellers = map[string]func(io.Writer, validate.Findings) error{
	"text": writeText,
	"json": writeJSON,
}

// writeText writes findings by severity, numbered from 1 through all of them,
// and how many there are.
func writeText(w io.Writer, fs validate.Findings) error {
	count := countBySeverity(fs)
	for i, f := range fs {
		if i == 0 || f.Severity != fs[i-1].Severity {
			fmt.Fprintf(w, "%s（%d 条）\n", f.Severity.Chinese(), count[f.Severity])
		}
		fmt.Fprintf(w, "%3d. %s（%s）\n     意见：%s\n     改法：%s\n     依据：%s\n     规则：%s（%s）\n\n",
			i+1, review.ChinesePath(f.Path), f.Path, f.Message, f.Fix, f.Source, f.Rule, f.Status.Chinese())
	}
	_, err := fmt.Fprint(w, summary(fs))
	return err
}

// writeJSON writes findings as a list.
func writeJSON(w io.Writer, fs validate.Findings) error {
	type told struct {
		validate.Finding
		placed
	}
	list := make([]told, len(fs))
	for i, f := range fs {
		list[i] = told{f, placeOf(f.Path, f.Source)}
	}
	return printJSON(w, list)
}

// placed is a path in the ways people and programs want it, and a source in
// one text.
type placed struct {
	Place    string `json:"place"`   // in Chinese
	Pointer  string `json:"pointer"` // RFC 6901
	Citation string `json:"citation"`
}

func placeOf(path string, source validate.Citation) placed {
	return placed{review.ChinesePath(path), review.Pointer(path), source.String()}
}

// summary counts findings by severity, in one line.
func summary(fs validate.Findings) string {
	count := countBySeverity(fs)
	return fmt.Sprintf("错误 %d 条，警告 %d 条，提示 %d 条\n", count[validate.Error], count[validate.Warning], count[validate.Note])
}

func countBySeverity(fs validate.Findings) map[validate.Severity]int {
	count := map[validate.Severity]int{}
	for _, f := range fs {
		count[f.Severity]++
	}
	return count
}
