package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/biaoping/biaoping/report/rawtext"
	"github.com/spf13/cobra"
)

// importFlags are the options of import.
type importFlags struct {
	out       string
	format    string
	overwrite bool
}

// importSuffix ends the name of the file that tells of an import.
const importSuffix = ".导入说明.txt"

func newImport() *cobra.Command {
	var f importFlags
	c := &cobra.Command{
		Use:   "import 文件.txt… [选项]",
		Short: "由公文的纯文本得到请求文件",
		Long: `由公文的纯文本（网页复制、扫描识别的文字）得到请求文件，并列出修补了什么、什么要人补齐和核对。
每个文件得到“名称.yaml”和“名称.导入说明.txt”。原文没有的不猜，在请求里写作〖待填：…〗；损坏的文字括入〖〗。
这样的请求可以生成草稿（render --draft）；补齐、去掉〖〗以后才能生成正式公文。
文本可以是 UTF-8、UTF-16 或 GB 18030（GBK）。有一个文件读不了，就一个也不写。`,
		Example: `  biaoping import 通知.txt -o 请求
  biaoping import 通知/*.txt -o 请求 --format json
  biaoping render 请求/通知.yaml --draft -o 草稿`,
		Args: func(c *cobra.Command, args []string) error {
			if len(args) == 0 {
				return usageError{fmt.Errorf("%s 的用法：带一个或几个文本文件；写法：%s", c.CommandPath(), c.UseLine())}
			}
			return nil
		},
		RunE: func(c *cobra.Command, args []string) error { return f.run(args, c.InOrStdin(), c.OutOrStdout()) },
	}
	c.Flags().StringVarP(&f.out, "output", "o", ".", "输出目录")
	c.Flags().StringVar(&f.format, "format", "text", "打印说明的写法：text、json")
	c.Flags().BoolVar(&f.overwrite, "overwrite", false, "覆盖已有的文件；不写则不覆盖")
	return c
}

// run imports every file before it writes any.
func (f *importFlags) run(paths []string, stdin io.Reader, stdout io.Writer) error {
	if f.format != "text" && f.format != "json" {
		return usageError{fmt.Errorf("--format：没有格式 %q，可用 text、json", f.format)}
	}
	files := map[string][]byte{}
	from := map[string]string{}
	var names []string
	var reports []*rawtext.Report
	var failed []error
	for _, path := range paths {
		name, request, rep, err := importFile(path, stdin)
		if err != nil {
			failed = append(failed, err)
			continue
		}
		if first, ok := from[name]; ok {
			return usageError{fmt.Errorf("%s 和 %s 得到的文件同名（%s.yaml），请分别导入", first, path, name)}
		}
		from[name] = path
		names = append(names, name+".yaml", name+importSuffix)
		files[name+".yaml"], files[name+importSuffix] = request, []byte(rep.Text())
		reports = append(reports, rep)
	}
	if len(failed) > 0 {
		return errors.Join(failed...)
	}
	if err := f.write(names, files); err != nil {
		return err
	}
	if f.format == "json" {
		return printJSON(stdout, reports)
	}
	for i, rep := range reports {
		if i > 0 {
			fmt.Fprintln(stdout)
		}
		if _, err := fmt.Fprint(stdout, rep.Text()); err != nil {
			return err
		}
	}
	return nil
}

// importFile is the request of one text and what is told of it.
func importFile(path string, stdin io.Reader) (name string, request []byte, rep *rawtext.Report, err error) {
	source, in := path, stdin
	name = strings.TrimSuffix(filepath.Base(path), filepath.Ext(path))
	if path == "-" {
		source, name = stdinName, stdinName
	} else {
		file, err := os.Open(path)
		if err != nil {
			return "", nil, nil, fmt.Errorf("%s: 读不了：%w", path, reason(err))
		}
		defer file.Close()
		in = file
	}
	data, err := io.ReadAll(io.LimitReader(in, rawtext.MaxSize+1))
	if err != nil {
		return "", nil, nil, fmt.Errorf("%s: 读不了：%w", source, reason(err))
	}
	req, rep, err := rawtext.Import(filepath.Base(source), data)
	if err != nil {
		return "", nil, nil, inFile(source, errors.Join(err, errFacts))
	}
	request, err = rawtext.YAML(req, rep)
	return name, request, rep, err
}

// write writes all files or none.
func (f *importFlags) write(names []string, files map[string][]byte) error {
	if !f.overwrite {
		for _, name := range names {
			if _, err := os.Lstat(filepath.Join(f.out, name)); err == nil {
				return fmt.Errorf("%s: 文件已存在，不覆盖；确要覆盖，加 --overwrite", filepath.Join(f.out, name))
			}
		}
	}
	out, err := newBatch(f.out)
	if err != nil {
		return err
	}
	defer out.discard()
	for _, name := range names {
		if err := out.add(name, files[name]); err != nil {
			return err
		}
	}
	return out.commit()
}
