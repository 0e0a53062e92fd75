package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/biaoping/biaoping/report/review"
)

// importFlags are the options of import.
type importFlags struct {
	makeFlags
	out       string
	format    string
	overwrite bool // of texts

	kind     string // of workbooks
	annotate string
	from     string
}

func newImport() *cobra.Command {
	var f importFlags
	c := &cobra.Command{
		Use:   "import 文件…|- [选项]",
		Short: "由填好的表或公文的纯文本得到请求文件",
		Long: `读入填报表，或表头大致相同的表（.xlsx，或一张清单的 .csv），写成请求文件，并按规则校核。
每个疑问都指明工作表、单元格、现在的内容、错在哪里、应当怎样；读不了的不写请求文件。
加 --annotate 另存一份标出错误的副本：单元格标红并加批注，行末有校验结果，末页是问题汇总。

由公文的纯文本（网页复制、扫描识别的文字）得到请求文件，并列出修补了什么、什么要人补齐和核对。
每个文件得到“名称.yaml”和“名称.导入说明.txt”。原文没有的不猜，在请求里写作〖待填：…〗；损坏的文字括入〖〗。
这样的请求可以生成草稿（render --draft）；补齐、去掉〖〗以后才能生成正式公文。
文本可以是 UTF-8、UTF-16 或 GB 18030（GBK），也可以从标准输入读（-）。有一个文件读不了，就一个也不写。`,
		Example: `  biaoping import 评审.xlsx -o 评审.yaml --annotate 评审-校验.xlsx
  biaoping import 台账.xlsx --kind problem-list -o 问题清单.yaml
  biaoping import 通知/*.txt -o 请求`,
		Args: func(c *cobra.Command, args []string) error {
			if len(args) == 0 {
				return usageError{fmt.Errorf("%s 的用法：带一个表格文件，或一个或几个文本文件；写法：%s", c.CommandPath(), c.UseLine())}
			}
			return nil
		},
		RunE: func(c *cobra.Command, args []string) error {
			return f.run(c.Context(), args, c.InOrStdin(), c.OutOrStdout(), c.ErrOrStderr())
		},
	}
	f.addJudging(c)
	c.Flags().StringVarP(&f.out, "output", "o", "", "表格：请求文件（.yaml 或 .json），或 -（标准输出），不写则只校核；文本：输出目录，不写则为当前目录")
	addWriting(c, &f.format, "意见和说明的写法")
	c.Flags().StringVar(&f.kind, "kind", "", "表格：文种；读入本程序的填报表时可以不写")
	c.Flags().StringVar(&f.from, "from", "", "表格：表里没有的内容取自这份请求；清单的各项按代码、编号或名称对应")
	c.Flags().StringVar(&f.annotate, "annotate", "", "表格：另存标出错误的副本")
	c.Flags().BoolVar(&f.overwrite, "overwrite", false, "文本：覆盖已有的文件；不写则不覆盖")
	return c
}

// tables are the suffixes of files that hold tables; all others hold text.
var tables = []string{".xlsx", ".xlsm", ".xls", ".csv", ".tsv"}

// otherTables are those of tables that are to be saved as .xlsx first.
var otherTables = []string{".ods", ".et", ".ett", ".xlsb", ".xlt", ".xltx", ".numbers", ".dbf"}

// requests are the suffixes of files that hold requests.
var requests = []string{".yaml", ".yml", ".json"}

func (f *importFlags) run(ctx context.Context, paths []string, stdin io.Reader, stdout, stderr io.Writer) error {
	for _, path := range paths {
		switch ext := strings.ToLower(filepath.Ext(path)); {
		case slices.Contains(otherTables, ext):
			return inFile(path, &review.Errors{{Message: "读不了这种表格，请用 Excel 或 WPS 打开，另存为 .xlsx"}})
		case slices.Contains(requests, ext):
			return inFile(path, &review.Errors{{Message: "已经是请求文件，不必导入；用 biaoping check 校核"}})
		}
	}
	isTable := func(path string) bool { return slices.Contains(tables, strings.ToLower(filepath.Ext(path))) }
	switch {
	case len(paths) == 1 && isTable(paths[0]):
		if f.overwrite {
			return usageError{errors.New("--overwrite 只用于文本")}
		}
		return f.workbook(ctx, paths[0], stdin, stdout, stderr)
	case slices.ContainsFunc(paths, isTable):
		return usageError{errors.New("表格一次导入一个，不与文本一起")}
	case f.kind != "" || f.from != "" || f.annotate != "":
		return usageError{errors.New("--kind、--from、--annotate 只用于表格（.xlsx、.csv）")}
	}
	f.out = cmp.Or(f.out, ".")
	return f.texts(ctx, paths, stdin, stdout)
}
