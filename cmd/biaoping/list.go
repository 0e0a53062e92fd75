package main

import (
	"fmt"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/biaoping/biaoping/report/review"
	"github.com/biaoping/biaoping/templates"
	"github.com/spf13/cobra"
)

func newKinds() *cobra.Command {
	var (
		f      makeFlags
		format string
	)
	c := &cobra.Command{
		Use:   "kinds",
		Short: "列出文种",
		Args:  exactly(0, "不带参数"),
		RunE: func(c *cobra.Command, _ []string) error {
			set, err := f.templateSet()
			if err != nil {
				return err
			}
			switch format {
			case "json":
				return printJSON(c.OutOrStdout(), set.Kinds())
			case "text":
				w := tabwriter.NewWriter(c.OutOrStdout(), 0, 4, 2, ' ', 0)
				for _, k := range set.Kinds() {
					// Columns behind Chinese words would not stand in line.
					words := strings.TrimSuffix(k.Title+"："+k.Source, "：")
					fmt.Fprintf(w, "%s\t%s\t%s\t%s\n", k.ID, strings.Join(k.Formats, ","), facts(k), words)
				}
				return w.Flush()
			}
			return usageError{fmt.Errorf("--format：没有格式 %q，可用 text、json", format)}
		},
	}
	c.Flags().StringVar(&f.templates, "templates", "", "自备模板目录，覆盖或增加文种")
	c.Flags().StringVar(&format, "format", "text", "写法：text、json")
	return c
}

// facts are what a document of the kind is made of, in brackets what it can do
// without.
func facts(k templates.Kind) string {
	s := strings.Join(k.Needs, ",")
	if len(k.Uses) > 0 {
		s += "[," + strings.Join(k.Uses, ",") + "]"
	}
	return s
}

func newSchema() *cobra.Command {
	var f makeFlags
	c := &cobra.Command{
		Use:   "schema 文种",
		Short: "打印某文种请求的 JSON Schema",
		Args:  exactly(1, "带一个文种"),
		RunE: func(c *cobra.Command, args []string) error {
			set, err := f.templateSet()
			if err != nil {
				return err
			}
			k, err := set.Kind(args[0])
			if err != nil {
				return usageError{err}
			}
			may := slices.Clone(k.Uses)
			if len(k.Appendices) > 0 {
				may = append(may, "appendix")
			}
			_, err = c.OutOrStdout().Write(review.Schema(k.ID, k.Needs, may))
			return err
		},
	}
	c.Flags().StringVar(&f.templates, "templates", "", "自备模板目录，覆盖或增加文种")
	return c
}

func newNew() *cobra.Command {
	var (
		f   makeFlags
		out string
	)
	c := &cobra.Command{
		Use:   "new 文种 [-o 文件]",
		Short: "打印一份完整、可用的样例请求",
		Args:  exactly(1, "带一个文种"),
		RunE: func(c *cobra.Command, args []string) error {
			set, err := f.templateSet()
			if err != nil {
				return err
			}
			sample, err := set.Sample(args[0])
			if err != nil {
				return usageError{err}
			}
			if out == "" || out == "-" {
				_, err := c.OutOrStdout().Write(sample)
				return err
			}
			return createFile(out, sample)
		},
	}
	c.Flags().StringVarP(&out, "output", "o", "", "写入文件；文件已存在则不覆盖")
	c.Flags().StringVar(&f.templates, "templates", "", "自备模板目录，覆盖或增加文种")
	return c
}
