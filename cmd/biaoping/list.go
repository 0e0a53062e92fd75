package main

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/biaoping/biaoping/report/review"
	"github.com/biaoping/biaoping/templates"
	"github.com/spf13/cobra"
)

func newKinds() *cobra.Command {
	var dir, format string
	c := &cobra.Command{
		Use:   "kinds",
		Short: "列出文种",
		Args:  exactly(0, "不带参数"),
		RunE: func(c *cobra.Command, _ []string) error {
			set, err := templateSet(dir)
			if err != nil {
				return err
			}
			if format == "json" {
				return printJSON(c.OutOrStdout(), set.Kinds())
			}
			_, err = io.WriteString(c.OutOrStdout(), kindLines(set.Kinds()))
			return err
		},
	}
	addTemplates(c.Flags(), &dir)
	addWriting(c, &format, "写法")
	return c
}

// kindLines tells of each kind its id, title and formats, and below them the
// facts it takes, in brackets those it can do without, and its source.
func kindLines(kinds []templates.Kind) string {
	var b strings.Builder
	for _, k := range kinds {
		fmt.Fprintf(&b, "%s  %s  %s\n  事实：%s\n", k.ID, k.Title, strings.Join(k.Formats, ","), facts(k))
		if k.Source != "" {
			fmt.Fprintf(&b, "  出处：%s\n", k.Source)
		}
	}
	return b.String()
}

// facts are what a document of the kind is made of, in brackets what it can do
// without. Single facts of a group that is itself among them are left out.
func facts(k templates.Kind) string {
	needs := slices.DeleteFunc(slices.Clone(k.Needs), func(need string) bool {
		group, _, single := strings.Cut(need, ".")
		return single && slices.Contains(k.Needs, group)
	})
	s := strings.Join(needs, ",")
	if len(k.Uses) > 0 {
		s += "[," + strings.Join(k.Uses, ",") + "]"
	}
	return s
}

func newSchema() *cobra.Command {
	var dir string
	c := &cobra.Command{
		Use:   "schema 文种",
		Short: "打印某文种请求的 JSON Schema",
		Args:  exactly(1, "带一个文种"),
		RunE: func(c *cobra.Command, args []string) error {
			set, err := templateSet(dir)
			if err != nil {
				return err
			}
			k, err := set.Kind(args[0])
			if err != nil {
				return usageError{err}
			}
			_, err = c.OutOrStdout().Write(review.Schema(k.ID, k.Needs, k.May()))
			return err
		},
	}
	addTemplates(c.Flags(), &dir)
	return c
}

func newNew() *cobra.Command {
	var dir, out string
	c := &cobra.Command{
		Use:   "new 文种 [-o 文件]",
		Short: "打印一份完整、可用的样例请求",
		Args:  exactly(1, "带一个文种"),
		RunE: func(c *cobra.Command, args []string) error {
			set, err := templateSet(dir)
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
	addTemplates(c.Flags(), &dir)
	return c
}
