package validate

import (
	"cmp"
	"slices"
	"strings"

	"github.com/biaoping/biaoping/report/review"
)

// A Finding is one thing in the facts that a rule objects to.
type Finding struct {
	Rule     string   `json:"rule"`
	Severity Severity `json:"severity"`
	Path     string   `json:"path"`    // of the fact, such as review.team.members[2].certificate
	Message  string   `json:"message"` // what is wrong, in Chinese
	Fix      string   `json:"fix"`     // what would be right, in Chinese
	Source   Citation `json:"source"`
	Status   Status   `json:"status"` // of the rule and of the parameters it was judged by, the weakest
}

// String is the finding in three lines: place and matter, remedy, source.
func (f Finding) String() string {
	var b strings.Builder
	b.WriteString(f.Severity.Chinese() + " " + f.Path + "：" + f.Message)
	b.WriteString("\n  应：" + f.Fix)
	b.WriteString("\n  据：" + f.Source.String() + "（" + f.Rule)
	if f.Status != Sourced {
		b.WriteString("，" + f.Status.Chinese())
	}
	return b.String() + "）"
}

// Line is the finding in one line, the path first.
func (f Finding) Line() string {
	return f.Path + "：" + f.Severity.Chinese() + "：" + f.Message + "；应：" + f.Fix + "；据：" + f.Source.String() + "（" + f.Rule + "）"
}

// A Citation names the 文件, 条 and 款 a rule comes from.
type Citation struct {
	Notice  string `json:"notice"`           // 文件: its title
	Number  string `json:"number,omitempty"` // 发文字号, where it has one
	Article string `json:"article"`          // in the notice's own numbering, such as 二（二）
}

// String is 文件（文号）·条款.
func (c Citation) String() string { return c.document() + "·" + c.Article }

// document is 文件（文号）.
func (c Citation) document() string {
	if c.Number == "" {
		return c.Notice
	}
	return c.Notice + "（" + c.Number + "）"
}

// Findings are what Check returns, sorted by severity, path and rule.
type Findings []Finding

// Errors are the findings that forbid the document.
func (fs Findings) Errors() Findings {
	var errs Findings
	for _, f := range fs {
		if f.Severity == Error {
			errs = append(errs, f)
		}
	}
	return errs
}

// String is every finding, one after the other, each line ended.
func (fs Findings) String() string {
	var b strings.Builder
	for _, f := range fs {
		b.WriteString(f.String() + "\n")
	}
	return b.String()
}

// Lines is every finding in one line.
func (fs Findings) Lines() string {
	lines := make([]string, len(fs))
	for i, f := range fs {
		lines[i] = f.Line()
	}
	return strings.Join(lines, "\n")
}

func (fs Findings) sort() {
	slices.SortStableFunc(fs, func(a, b Finding) int {
		return cmp.Or(
			cmp.Compare(a.Severity, b.Severity),
			review.ComparePaths(a.Path, b.Path),
			cmp.Compare(a.Rule, b.Rule),
		)
	})
}
