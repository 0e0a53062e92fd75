package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"github.com/biaoping/biaoping/report"
	"github.com/biaoping/biaoping/report/review"
	"github.com/biaoping/biaoping/report/xlsx/form"
	"github.com/spf13/cobra"
)

// formFlags are the options of form.
type formFlags struct {
	from      string
	out       string
	list      string
	all       bool
	templates string
}

func newForm() *cobra.Command {
	var f formFlags
	c := &cobra.Command{
		Use:   "form 文种 -o 文件.xlsx [选项]",
		Short: "得到填报表（Excel），供手工填写",
		Long: `按文种生成填报表：有说明、下拉列表、日期和数的校验，必填的栏目标出。
只有这种文书用到的和必填的工作表；加 --all 则有全部工作表。
加 --from 则填入已有的事实，有内容的工作表都在。填好后用 biaoping import 读入。`,
		Example: `  biaoping form review-report -o 评审.xlsx
  biaoping form problem-list -o 问题清单.xlsx --from examples/problem-list`,
		Args: exactly(1, "带一个文种"),
		RunE: func(c *cobra.Command, args []string) error {
			return f.run(c.Context(), args[0], c.InOrStdin(), c.OutOrStdout(), c.ErrOrStderr())
		},
	}
	c.Flags().StringVarP(&f.out, "output", "o", "", "输出的文件，或 -（标准输出）；文件已存在则不覆盖")
	c.Flags().StringVar(&f.from, "from", "", "填入这份请求的事实")
	c.Flags().BoolVar(&f.all, "all", false, "写出全部工作表，这种文书用不到的也写")
	c.Flags().StringVar(&f.list, "list", "", "只写这一张清单，输出为 CSV（-o 的文件名以 .csv 结尾）；如 --list 问题清单")
	addTemplates(c.Flags(), &f.templates)
	return c
}

func (f *formFlags) run(ctx context.Context, kind string, stdin io.Reader, stdout, stderr io.Writer) error {
	if f.out == "" {
		return usageError{errors.New("要用 --output 指明输出的文件")}
	}
	suffix := ".xlsx"
	if f.list != "" {
		suffix = ".csv"
	}
	switch written := strings.ToLower(filepath.Ext(f.out)); {
	case f.out == "-" || written == suffix:
	case written == ".csv":
		return usageError{errors.New("CSV 只放一张清单，用 --list 指明，如 --list 问题清单")}
	default:
		return usageError{fmt.Errorf("--output %s：文件名应以 %s 结尾", f.out, suffix)}
	}
	set, err := templateSet(f.templates)
	if err != nil {
		return err
	}
	if _, err := set.Kind(kind); err != nil {
		return usageError{err}
	}
	var req *review.Request
	source := ""
	if f.from != "" {
		in, err := readInput(f.from, stdin, stderr)
		if err != nil {
			return err
		}
		defer in.close()
		req, source = in.request, in.source
	}
	plan, err := report.Form(kind, req, report.Templates(set))
	if err != nil {
		return err
	}
	plan.All = f.all
	var b bytes.Buffer
	if f.list != "" {
		if !slices.Contains(plan.Lists(), f.list) {
			return usageError{fmt.Errorf("--list：没有清单 %q，可用 %s", f.list, strings.Join(plan.Lists(), "、"))}
		}
		err = plan.WriteCSV(&b, f.list, req)
	} else {
		err = plan.Write(ctx, &b, req)
	}
	var fact *form.FactError
	switch {
	case errors.As(err, &fact):
		return inFile(source, &report.FactError{Path: fact.Path, Err: errors.New(fact.Reason)})
	case err != nil:
		return fmt.Errorf("%s: %w", f.out, err)
	}
	if f.out == "-" {
		_, err := stdout.Write(b.Bytes())
		return err
	}
	return createFile(f.out, b.Bytes()) // what is there may have been filled in
}
