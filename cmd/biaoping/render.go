package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"github.com/biaoping/biaoping/report"
	"github.com/spf13/cobra"
)

// renderFlags are the options of render.
type renderFlags struct {
	drawFlags
	out string
}

func newRender() *cobra.Command {
	var f renderFlags
	c := &cobra.Command{
		Use:   "render 请求|- [选项]",
		Short: "由请求生成文书",
		Long: `由请求生成文书。请求是 YAML 或 JSON 文件，或含 request.yaml 的目录，或 -（标准输入）。
事实不合规则或形状不对时不生成任何文件，逐条指出位置；加 --draft 则生成每页标明“草稿”的文稿。`,
		Example: `  biaoping render examples/review-report -o out
  biaoping render 通知.yaml -f pdf -o 通知.pdf
  biaoping render - -f docx -o - < 通知.json > 通知.docx`,
		Args: exactly(1, "带一个请求"),
		RunE: func(c *cobra.Command, args []string) error {
			return f.run(c.Context(), args[0], c.InOrStdin(), c.OutOrStdout(), c.ErrOrStderr())
		},
	}
	f.add(c)
	c.Flags().StringVarP(&f.out, "output", "o", ".", "输出目录，或一个文件名，或 -（标准输出）")
	return c
}

func (f *renderFlags) run(ctx context.Context, path string, stdin io.Reader, stdout, stderr io.Writer) error {
	wanted, drawing, err := f.drawing()
	if err == nil {
		wanted, err = f.settle(wanted)
	}
	if err != nil {
		return err
	}
	in, opts, err := f.open(path, stdin, stderr)
	if err != nil {
		return err
	}
	defer in.close()
	d, err := report.Build(ctx, in.request, append(opts, drawing...)...)
	if err != nil {
		return inFile(in.source, err)
	}
	if len(d.Findings) > 0 {
		fmt.Fprintln(stderr, inFile(in.source, errors.New(d.Findings.Lines())))
	}
	if len(wanted) == 0 {
		wanted = d.Formats()
	}
	return f.write(ctx, d, wanted, in, stdout)
}

// settle is the formats asked for, or the one the output's name asks for.
func (f *renderFlags) settle(fs []report.Format) ([]report.Format, error) {
	byName, err := report.ParseFormat(strings.TrimPrefix(filepath.Ext(f.out), "."))
	switch single := f.out == "-" || err == nil; {
	case single && len(fs) > 1:
		return nil, usageError{fmt.Errorf("--output %s 只能接一种格式，--format 写了 %d 种", f.out, len(fs))}
	case f.out == "-" && len(fs) == 0:
		return nil, usageError{errors.New("--output - 要用 --format 指明一种格式")}
	case err == nil && len(fs) == 1 && fs[0] != byName:
		return nil, usageError{fmt.Errorf("--output %s 与 --format %s 不一致", f.out, fs[0])}
	case err == nil:
		return []report.Format{byName}, nil
	}
	return fs, nil
}

// write encodes all formats before it names a file.
func (f *renderFlags) write(ctx context.Context, d *report.Document, wanted []report.Format, in *input, stdout io.Writer) error {
	dir, name := f.out, in.name
	single := false
	if f.out != "-" {
		if _, err := report.ParseFormat(strings.TrimPrefix(filepath.Ext(f.out), ".")); err == nil {
			dir, name, single = filepath.Dir(f.out), filepath.Base(f.out), true
		}
	}
	contents := make([][]byte, len(wanted))
	for i, format := range wanted {
		var b bytes.Buffer
		if err := d.Encode(ctx, &b, format); err != nil {
			return inFile(in.source, err)
		}
		contents[i] = b.Bytes()
	}
	if f.out == "-" {
		_, err := stdout.Write(contents[0])
		return err
	}
	out, err := newBatch(dir)
	if err != nil {
		return err
	}
	defer out.discard()
	for i, format := range wanted {
		file := name
		if !single {
			file += "." + string(format)
		}
		if err := out.add(file, contents[i]); err != nil {
			return err
		}
	}
	return out.commit()
}
