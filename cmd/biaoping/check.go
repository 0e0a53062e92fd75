package main

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"github.com/biaoping/biaoping/report"
	"github.com/biaoping/biaoping/validate"
	"github.com/spf13/cobra"
)

// failOn are the values of --fail-on.
var failOn = []string{"error", "warning", "never"}

// checkReport is the kind of document that tells findings.
const checkReport = "check-report"

// checkFlags are the options of check.
type checkFlags struct {
	makeFlags
	format string
	out    string
	fail   string
}

func newCheck() *cobra.Command {
	var f checkFlags
	c := &cobra.Command{
		Use:   "check 请求|- [选项]",
		Short: "校核请求，给出意见",
		Long: `校核请求的形状，并按规则判断事实；每条意见都注明位置、改法、文件和条款。
意见可以是文字或 JSON，也可以是校核意见书（` + formatNames() + `），不论请求是什么文种。`,
		Example: `  biaoping check examples/review-report
  biaoping check 评审.yaml --format json
  biaoping check 评审.yaml --format pdf -o 校核意见书.pdf`,
		Args: exactly(1, "带一个请求"),
		RunE: func(c *cobra.Command, args []string) error {
			return f.run(c.Context(), args[0], c.InOrStdin(), c.OutOrStdout(), c.ErrOrStderr())
		},
	}
	f.add(c)
	c.Flags().StringVar(&f.format, "format", "", "意见的写法：text、json，或校核意见书的格式 "+formatNames()+"；不写则按 -o 的文件名，或为 text")
	c.Flags().StringVarP(&f.out, "output", "o", "", "写入文件，或 -（标准输出）；不写则文字和 JSON 打印出来，校核意见书写入“请求-check-report.格式”")
	c.Flags().StringVar(&f.fail, "fail-on", failOn[0], "何时以非零码结束："+strings.Join(failOn, "、"))
	return c
}

func (f *checkFlags) run(ctx context.Context, path string, stdin io.Reader, stdout, stderr io.Writer) error {
	if err := f.settle(); err != nil {
		return err
	}
	if !slices.Contains(failOn, f.fail) {
		return usageError{fmt.Errorf("--fail-on：没有 %q，可用 %s", f.fail, strings.Join(failOn, "、"))}
	}
	in, opts, err := f.open(path, stdin, stderr)
	if err != nil {
		return err
	}
	defer in.close()
	if err := spare("--output", f.out, in.source); err != nil {
		return err
	}
	tell, ok := tellers[f.format]
	if !ok {
		return f.report(ctx, in, opts, stdout, stderr)
	}
	findings, err := report.Check(ctx, in.request, opts...)
	if err != nil {
		return inFile(in.source, err)
	}
	var content bytes.Buffer
	if err := tell(&content, findings); err != nil {
		return err
	}
	if err := save(cmp.Or(f.out, "-"), content.Bytes(), stdout); err != nil {
		return err
	}
	tellEarly(stderr, in)
	return verdict(findings, f.fail)
}

// report writes the findings as a document, and their number to stderr.
func (f *checkFlags) report(ctx context.Context, in *input, opts []report.Option, stdout, stderr io.Writer) error {
	d, err := report.Build(ctx, in.request, append(opts, report.As(checkReport))...)
	if err != nil {
		return inFile(in.source, err)
	}
	var content bytes.Buffer
	if err := d.Encode(ctx, &content, report.Format(f.format)); err != nil {
		return inFile(in.source, err)
	}
	if err := save(cmp.Or(f.out, in.name+"-"+checkReport+"."+f.format), content.Bytes(), stdout); err != nil {
		return err
	}
	fmt.Fprintf(stderr, "%s: %s", in.source, summary(d.Findings))
	tellEarly(stderr, in)
	return verdict(d.Findings, f.fail)
}

// tellEarly says of a review without conclusion that the rules about what
// comes later have not judged it.
func tellEarly(w io.Writer, in *input) {
	if r := in.request.Review; r != nil && r.Conclusion.On.IsZero() {
		fmt.Fprintf(w, "%s: 评审还没有结论，只按已有的部分校核；作出结论后应再校核\n", in.source)
	}
}

// settle finds the format: the one asked for, or the one the output's name
// asks for, or text.
func (f *checkFlags) settle() error {
	known := []string{"text", "json"}
	for _, f := range report.Formats() {
		known = append(known, string(f))
	}
	named := strings.ToLower(strings.TrimPrefix(filepath.Ext(f.out), "."))
	if !slices.Contains(known, named) {
		named = ""
	}
	f.format = cmp.Or(strings.ToLower(f.format), named, "text")
	switch {
	case !slices.Contains(known, f.format):
		return usageError{fmt.Errorf("--format：没有格式 %q，可用 %s", f.format, strings.Join(known, "、"))}
	case named != "" && f.format != named:
		return usageError{fmt.Errorf("--output %s 与 --format %s 不一致", f.out, f.format)}
	}
	return nil
}

// verdict is the error with which a check ends; its findings are written.
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
