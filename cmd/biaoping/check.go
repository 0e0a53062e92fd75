package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/biaoping/biaoping/report"
	"github.com/biaoping/biaoping/validate"
	"github.com/spf13/cobra"
)

// failOn are the values of --fail-on.
var failOn = []string{"error", "warning", "never"}

func newCheck() *cobra.Command {
	var (
		f      makeFlags
		format string
		fail   string
	)
	c := &cobra.Command{
		Use:   "check 请求|- [选项]",
		Short: "校核请求，不生成文书",
		Long:  "校核请求的形状，并按规则判断事实；每条意见都注明文件、条款、位置和改法。",
		Args:  exactly(1, "带一个请求"),
		RunE: func(c *cobra.Command, args []string) error {
			switch {
			case format != "text" && format != "json":
				return usageError{fmt.Errorf("--format：没有格式 %q，可用 text、json", format)}
			case !slices.Contains(failOn, fail):
				return usageError{fmt.Errorf("--fail-on：没有 %q，可用 %s", fail, strings.Join(failOn, "、"))}
			}
			in, opts, err := f.open(args[0], c.InOrStdin())
			if err != nil {
				return err
			}
			defer in.close()
			findings, err := report.Check(in.request, opts...)
			if err != nil {
				return inFile(in.source, err)
			}
			if format == "json" {
				err = printJSON(c.OutOrStdout(), append(validate.Findings{}, findings...))
			} else {
				_, err = fmt.Fprint(c.OutOrStdout(), findings, summary(findings))
			}
			if err != nil {
				return err
			}
			return verdict(findings, fail)
		},
	}
	f.add(c)
	c.Flags().StringVar(&format, "format", "text", "意见的写法：text、json")
	c.Flags().StringVar(&fail, "fail-on", failOn[0], "何时以非零码结束："+strings.Join(failOn, "、"))
	return c
}

// summary counts findings by severity, in one line.
func summary(fs validate.Findings) string {
	count := map[validate.Severity]int{}
	for _, f := range fs {
		count[f.Severity]++
	}
	return fmt.Sprintf("错误 %d 条，警告 %d 条，提示 %d 条\n", count[validate.Error], count[validate.Warning], count[validate.Note])
}

// verdict is the error with which a check ends; its findings are printed.
func verdict(fs validate.Findings, fail string) error {
	warned := slices.ContainsFunc(fs, func(f validate.Finding) bool { return f.Severity == validate.Warning })
	switch {
	case fail == "never":
		return nil
	case len(fs.Errors()) > 0:
		return errFacts
	case fail == "warning" && warned:
		return errWarnings
	}
	return nil
}
