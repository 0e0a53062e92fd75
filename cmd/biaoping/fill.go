package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/biaoping/biaoping/internal/fileerr"
	"github.com/biaoping/biaoping/report"
	"github.com/biaoping/biaoping/report/fields"
	"github.com/biaoping/biaoping/report/fields/tags"
	"github.com/spf13/cobra"
)

// fillFlags are the options of fill.
type fillFlags struct {
	makeFlags
	out string
}

func newFill() *cobra.Command {
	var f fillFlags
	c := &cobra.Command{
		Use:   "fill 模板 请求|- -o 文件",
		Short: "把事实填入自备的 Word、Excel 模板",
		Long: `把请求的事实填入自备的 Word 模板（.docx）或 Excel 模板（.xlsx）：{{企业名称}}、{{#问题清单}} … {{/问题清单}}、{{^问题清单}} … {{/问题清单}}、{{@照片}}。
没有标记的地方一个字节也不改。有一个标记不认得，就不生成文件，逐条指出在哪一段、哪一格，应当怎样。`,
		Example: `  biaoping fill 整改通知书.docx examples/review-report -o out/整改通知书.docx
  biaoping fill 问题清单.xlsx examples/review-report -o out/问题清单.xlsx`,
		Args: exactly(2, "带一个模板和一个请求"),
		RunE: func(c *cobra.Command, args []string) error {
			return f.run(c.Context(), args[0], args[1], c.InOrStdin(), c.OutOrStdout(), c.ErrOrStderr())
		},
	}
	f.addJudging(c)
	c.Flags().StringVarP(&f.out, "output", "o", "", "输出的文件，或 -（标准输出）")
	return c
}

func (f *fillFlags) run(ctx context.Context, template, path string, stdin io.Reader, stdout, stderr io.Writer) error {
	if f.out == "" {
		return usageError{errors.New("要用 --output 指明输出的文件")}
	}
	t, err := readTemplate(ctx, template)
	if err != nil {
		return err
	}
	if named, err := report.ParseFormat(strings.TrimPrefix(filepath.Ext(f.out), ".")); err == nil && named != t.Format {
		return usageError{fmt.Errorf("--output %s：模板填好还是 .%s 文件，文件名应以它结尾", f.out, t.Format)}
	}
	in, opts, err := f.open(path, stdin, stderr)
	if err != nil {
		return err
	}
	defer in.close()
	if err := spare("--output", f.out, template, in.source); err != nil {
		return err
	}
	var b bytes.Buffer
	result, err := report.Fill(ctx, &b, t, in.request, opts...)
	var faults tags.Errors
	switch {
	case errors.As(err, &faults):
		return formError{inFile(template, err)}
	case err != nil:
		return inFile(in.source, err)
	}
	if len(result.Findings) > 0 {
		fmt.Fprintln(stderr, inFile(in.source, errors.New(result.Findings.Lines())))
	}
	return save(f.out, b.Bytes(), stdout)
}

// readTemplate reads a template of the user's own.
func readTemplate(ctx context.Context, name string) (*report.Template, error) {
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, fmt.Errorf("%s: 读不了模板：%w", name, fileerr.Reason(err))
	}
	t, err := report.ParseTemplate(ctx, data)
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if err != nil {
		return nil, formError{inFile(name, err)}
	}
	return t, nil
}

func newTemplate() *cobra.Command {
	c := &cobra.Command{
		Use:   "template",
		Short: "自备的 Word、Excel 模板",
		Args:  noCommand,
		RunE:  func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	c.AddCommand(newTemplateCheck())
	return c
}

func newTemplateCheck() *cobra.Command {
	var kind, dir, format string
	c := &cobra.Command{
		Use:   "check 模板 --kind 文种",
		Short: "列出模板的标记，指出不认得的",
		Long:  "列出自备 Word、Excel 模板的全部标记和所在的段落、格子。不认得的标记写明大约想写什么；有这样的标记时以非零码结束。",
		Args:  exactly(1, "带一个模板"),
		RunE: func(c *cobra.Command, args []string) error {
			set, err := templateSet(dir)
			if err != nil {
				return err
			}
			k, err := set.Kind(kind)
			if err != nil {
				return usageError{fmt.Errorf("--kind：%w", err)}
			}
			t, err := readTemplate(c.Context(), args[0])
			if err != nil {
				return err
			}
			uses := t.Tags(fields.In(k.Groups()...))
			if format == "json" {
				err = printJSON(c.OutOrStdout(), uses)
			} else {
				err = printUses(c.OutOrStdout(), uses)
			}
			if err != nil {
				return err
			}
			if len(uses) == 0 {
				return formError{fmt.Errorf("%s: 没有标记，没有可以填写的地方；标记写作 {{企业名称}}", args[0])}
			}
			if faulty := countFaults(uses); faulty > 0 {
				return formError{fmt.Errorf("%s: %d 个标记中有 %d 个不对", args[0], len(uses), faulty)}
			}
			return nil
		},
	}
	c.Flags().StringVar(&kind, "kind", "", "模板填写哪个文种的事实，如 review-report")
	addTemplates(c.Flags(), &dir)
	addWriting(c, &format, "写法")
	return c
}

func printUses(w io.Writer, uses []tags.Use) error {
	var b bytes.Buffer
	for _, t := range uses {
		verdict := "可以"
		if t.Fault != "" {
			verdict = t.Fault
		}
		fmt.Fprintf(&b, "%s：%s %s\n", t.Where, t.Text, verdict)
	}
	_, err := w.Write(b.Bytes())
	return err
}

func countFaults(uses []tags.Use) (n int) {
	for _, t := range uses {
		if t.Fault != "" {
			n++
		}
	}
	return n
}
