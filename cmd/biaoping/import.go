package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/biaoping/biaoping/report"
	"github.com/biaoping/biaoping/report/review"
	"github.com/biaoping/biaoping/report/xlsx/form"
	"github.com/spf13/cobra"
)

// importFlags are the options of import.
type importFlags struct {
	makeFlags
	kind     string
	out      string
	annotate string
	format   string
	from     string
}

func newImport() *cobra.Command {
	var f importFlags
	c := &cobra.Command{
		Use:   "import 文件.xlsx -o 请求.yaml [选项]",
		Short: "读入填好的表（Excel、CSV），指出有错的单元格",
		Long: `读入填报表，或表头大致相同的表（.xlsx，或一张清单的 .csv），写成请求文件，并按规则校核。
每个疑问都指明工作表、单元格、现在的内容、错在哪里、应当怎样；读不了的不写请求文件。
加 --annotate 另存一份标出错误的副本：单元格标红并加批注，行末有校验结果，末页是问题汇总。`,
		Example: `  biaoping import 评审.xlsx -o 评审.yaml --annotate 评审-校验.xlsx
  biaoping import 台账.xlsx --kind problem-list -o 问题清单.yaml`,
		Args: exactly(1, "带一个文件"),
		RunE: func(c *cobra.Command, args []string) error {
			return f.run(args[0], c.InOrStdin(), c.OutOrStdout(), c.ErrOrStderr())
		},
	}
	f.addJudging(c)
	c.Flags().StringVarP(&f.out, "output", "o", "", "请求文件（.yaml 或 .json），或 -（标准输出）；不写则只校核")
	c.Flags().StringVar(&f.kind, "kind", "", "文种；读入本程序的填报表时可以不写")
	c.Flags().StringVar(&f.from, "from", "", "表里没有的内容取自这份请求；清单的各项按代码、编号或名称对应")
	c.Flags().StringVar(&f.annotate, "annotate", "", "另存标出错误的副本")
	c.Flags().StringVar(&f.format, "format", "text", "意见的写法：text、json")
	return c
}

// maxWorkbook is the size in bytes of the largest workbook that is read.
const maxWorkbook = 64 << 20

func (f *importFlags) run(path string, stdin io.Reader, stdout, stderr io.Writer) error {
	if f.format != "text" && f.format != "json" {
		return usageError{fmt.Errorf("--format：没有格式 %q，可用 text、json", f.format)}
	}
	data, err := readWorkbook(path)
	if err != nil {
		return err
	}
	opts, err := f.options(&input{request: &review.Request{}})
	if err != nil {
		return err
	}
	var base *review.Request
	if f.from != "" {
		in, err := readInput(f.from, stdin)
		if err != nil {
			return err
		}
		defer in.close()
		base = in.request
	}
	im, err := report.Import(data, f.kind, base, opts...)
	switch {
	case errors.Is(err, report.ErrNoKind):
		return usageError{fmt.Errorf("%s: %w：加 --kind，如 --kind problem-list", path, err)}
	case err != nil:
		return inFile(path, &review.Errors{{Message: err.Error()}})
	}
	if f.annotate != "" {
		var b bytes.Buffer
		if err := im.Annotate(&b); err != nil {
			return inFile(path, err)
		}
		if err := save(f.annotate, b.Bytes(), stdout); err != nil {
			return err
		}
	}
	if err := f.tell(im, path, stderr); err != nil {
		return err
	}
	if im.Request != nil && f.out != "" {
		content, err := encodeRequest(im.Request, f.out)
		if err != nil {
			return inFile(path, err)
		}
		if err := save(f.out, content, stdout); err != nil {
			return err
		}
	}
	if im.Findings.Errors() > 0 {
		return errFacts
	}
	return nil
}

// tell writes the findings, and how many there are.
func (f *importFlags) tell(im *form.Import, path string, w io.Writer) error {
	if f.format == "json" {
		if im.Findings == nil {
			im.Findings = form.Findings{}
		}
		return printJSON(w, im.Findings)
	}
	count := map[form.Severity]int{}
	for _, finding := range im.Findings {
		count[finding.Severity]++
		if _, err := fmt.Fprintf(w, "%s: %s\n", path, finding); err != nil {
			return err
		}
	}
	_, err := fmt.Fprintf(w, "%s: 错误 %d 条，警告 %d 条，提示 %d 条\n", path, count[form.Error], count[form.Warning], count[form.Note])
	return err
}

// encodeRequest writes req as its file's name says, in YAML or JSON.
func encodeRequest(req *review.Request, name string) ([]byte, error) {
	if !strings.EqualFold(filepath.Ext(name), ".json") {
		return review.EncodeYAML(req)
	}
	data, err := json.MarshalIndent(req, "", "  ")
	return append(data, '\n'), err
}

func readWorkbook(name string) ([]byte, error) {
	file, err := os.Open(name)
	if err != nil {
		return nil, fmt.Errorf("%s: 读不了：%w", name, reason(err))
	}
	defer file.Close()
	data, err := io.ReadAll(io.LimitReader(file, maxWorkbook+1))
	if err != nil {
		return nil, fmt.Errorf("%s: 读不了：%w", name, reason(err))
	}
	if len(data) > maxWorkbook {
		return nil, inFile(name, &review.Errors{{Message: fmt.Sprintf("文件大于 %d MB，请分成几个", maxWorkbook>>20)}})
	}
	return data, nil
}
