package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"

	"github.com/biaoping/biaoping/internal/fileerr"
	"github.com/biaoping/biaoping/report"
	bulk "github.com/biaoping/biaoping/report/batch"
	"github.com/biaoping/biaoping/report/review"
	"github.com/spf13/cobra"
)

// batchFlags are the options of batch.
type batchFlags struct {
	drawFlags
	out      string
	names    string
	jobs     int
	resume   bool
	prune    bool
	shard    string
	shards   int
	failFast bool
	dryRun   bool
	verify   bool
	report   string
	base     string
	sheet    string
}

func newBatchCommand() *cobra.Command {
	var f batchFlags
	c := &cobra.Command{
		Use:   "batch 来源 -o 目录 [选项]",
		Short: "成批生成文书",
		Long: `成批生成文书。来源是 .jsonl 清单、目录、名单或填报表：
清单一行一份，写请求本身，或 {"id": "编号", "request": {…}}，或 {"id": "编号", "file": "清单旁的请求文件"}；
目录里每个 .yaml、.yml、.json 文件是一份请求，每个 .xlsx 文件是一份填好的填报表；名为 request 的以所在目录为编号；照片放在请求文件旁；
名单（.xlsx、.csv）一行一份：--base 的请求写各份共有的内容，名单的表头写各份不同的字段，如 企业名称、对象.名称、notice.mainTo；
编号（或 id）一栏是每份的编号，没有则用行号；有栏目的字段只看名单，空格就是没有；
单独一张填好的填报表（.xlsx）是一份。
一份请求有错只退回这一份。做到哪里记在 目录/.biaoping 里：中断、断电、磁盘满以后加 --resume，只做其余的和有改动的。
用 --shard 分给几台机器做同一个共享目录，都做完后用 --verify 证明齐全。`,
		Example: `  biaoping batch 清单.jsonl -o out -f pdf
  biaoping batch 清单.jsonl -o out -f pdf --resume --report 结果.jsonl
  biaoping batch 评审 -o out --name '{{.Enterprise.Name}}-{{.Title}}'
  biaoping batch 名单.xlsx --base 通知.yaml -o out
  biaoping batch 清单.jsonl -o /share/out --shard 2/4
  biaoping batch 清单.jsonl -o /share/out --verify`,
		Args: exactly(1, "带一个来源"),
		RunE: func(c *cobra.Command, args []string) error {
			return f.run(c.Context(), args[0], c.OutOrStdout(), c.ErrOrStderr())
		},
	}
	f.add(c)
	fl := c.Flags()
	fl.StringVarP(&f.out, "output", "o", "", "输出目录")
	fl.StringVar(&f.names, "name", "{{.ID}}", "文件名的式样；后面总是接“-”和内容的摘要")
	fl.IntVar(&f.jobs, "jobs", 0, "同时生成的份数；0 为处理器数")
	fl.BoolVar(&f.resume, "resume", false, "接着做：目录里已有的、没有改动的不再做")
	fl.BoolVar(&f.prune, "prune", false, "全部做成以后，删去来源里已经没有的请求的文书")
	fl.StringVar(&f.shard, "shard", "", "只做第 i 片，共 n 片，写作 i/n，如 1/4")
	fl.IntVar(&f.shards, "shards", 0, "分成几片；做第几片由环境变量 JOB_COMPLETION_INDEX（从 0 起）决定")
	fl.BoolVar(&f.failFast, "fail-fast", false, "有一份做不成就停")
	fl.BoolVar(&f.dryRun, "dry-run", false, "只校核，不写文书")
	fl.BoolVar(&f.verify, "verify", false, "不生成，核对目录里的文书与来源：无缺少、重复、多余、损坏")
	fl.StringVar(&f.base, "base", "", "来源是名单，一行一份文书；各份共有的内容在这份请求里，图片在它旁边")
	fl.StringVar(&f.sheet, "sheet", "", "名单所在的工作表；只有一张有内容时不必写")
	fl.StringVar(&f.report, "report", "", "把每份的结果写入文件，一行一份 JSON")
	return c
}

func (f *batchFlags) run(ctx context.Context, source string, stdout, stderr io.Writer) error {
	c, err := f.config()
	if err != nil {
		return err
	}
	src, err := f.source(source, c)
	if err != nil {
		return usageError{err}
	}
	defer src.Close()
	if f.verify {
		return f.prove(ctx, src, stdout, stderr)
	}
	lines, err := openReport(f.report, source, f.base)
	if err != nil {
		return err
	}
	p := newProgress(stderr, src.Total(), f.report)
	c.Each = func(o bulk.Outcome, at int) error {
		p.item(o, at)
		return lines.write(o)
	}
	var counts bulk.Counts
	if f.dryRun {
		counts, err = bulk.Check(ctx, src, c)
	} else {
		counts, err = bulk.Run(ctx, src, f.out, c)
	}
	err = errors.Join(err, lines.close(err == nil))
	p.end()
	if err == nil || counts.All() > 0 {
		fmt.Fprintln(stdout, counts)
	}
	if f.dryRun {
		fmt.Fprintln(stderr, "只作校核，没有写文书")
	}
	if f.failFast && counts.Refused+counts.Failed > 0 {
		fmt.Fprintln(stderr, "有一份做不成，已停下；改正后加 --resume 接着做其余的")
	}
	if f.prune && counts.Refused+counts.Failed > 0 {
		fmt.Fprintln(stderr, "有退回或失败的，所以没有删去来源里已经没有的文书")
	}
	switch {
	case errors.Is(err, context.Canceled):
		return interruptError{"已中断，做完的都已写好；加 --resume 再运行同一命令，接着做其余的"}
	case err != nil:
		return err
	case counts.Failed > 0:
		return errors.New("有失败的，原因见上；加 --resume 再运行同一命令，只做没有做成的")
	case counts.Refused > 0:
		return errFacts
	}
	return nil
}

// source opens what the documents are made of.
func (f *batchFlags) source(name string, c bulk.Config) (*bulk.Source, error) {
	switch {
	case f.base == "" && f.sheet != "":
		return nil, errors.New("--sheet 要与 --base 同用")
	case f.base == "":
		return bulk.Open(name)
	}
	base, _, err := locate(f.base)
	if err != nil {
		return nil, err
	}
	return bulk.OpenRows(name, f.sheet, base, c.Options...)
}

// prove verifies that the output is complete.
func (f *batchFlags) prove(ctx context.Context, src *bulk.Source, stdout, stderr io.Writer) error {
	v, err := bulk.Verify(ctx, src, f.out, func(fault string) { fmt.Fprintln(stderr, fault) })
	if err != nil {
		return err
	}
	fmt.Fprintln(stdout, v)
	switch {
	case v.Faults > 0:
		return errors.New("核对没有通过")
	case v.Refused > 0:
		return errFacts
	}
	return nil
}

// config is what the flags mean for package batch.
func (f *batchFlags) config() (c bulk.Config, err error) {
	if f.out == "" && (f.verify || !f.dryRun) {
		return c, usageError{errors.New("要用 --output 指明输出目录")}
	}
	if f.jobs < 0 || f.shards < 0 {
		return c, usageError{errors.New("--jobs、--shards：应是正整数，或 0")}
	}
	var drawing []report.Option
	if c.Formats, drawing, err = f.drawing(); err != nil {
		return c, err
	}
	if c.Names, err = bulk.ParsePattern(f.names); err != nil {
		return c, usageError{fmt.Errorf("--name：%w", err)}
	}
	if c.Shard, err = f.part(os.LookupEnv); err != nil {
		return c, usageError{err}
	}
	// Pictures are read beside each request, not here.
	if c.Options, err = f.options(&input{request: new(review.Request)}); err != nil {
		return c, err
	}
	c.Options = append(c.Options, drawing...)
	c.Profile, c.Jobs, c.Resume, c.Prune, c.FailFast = f.profile, f.jobs, f.resume, f.prune, f.failFast
	c.Stamp, err = f.stamp()
	return c, err
}

// part is the shard that the flags ask for.
func (f *batchFlags) part(lookup func(string) (string, bool)) (bulk.Shard, error) {
	switch {
	case f.shard != "" && f.shards != 0:
		return bulk.Shard{}, errors.New("--shard 和 --shards 只写一个")
	case f.shard != "":
		s, err := bulk.ParseShard(f.shard)
		if err != nil {
			return s, fmt.Errorf("--shard：%w", err)
		}
		return s, nil
	case f.shards == 0:
		return bulk.Shard{}, nil
	}
	value, ok := lookup("JOB_COMPLETION_INDEX")
	index, err := strconv.Atoi(value)
	if !ok || err != nil || index < 0 || index >= f.shards {
		return bulk.Shard{}, fmt.Errorf("--shards %d：环境变量 JOB_COMPLETION_INDEX 应是 0 到 %d 的数，现为 %q；不在 Kubernetes 里请用 --shard i/n", f.shards, f.shards-1, value)
	}
	return bulk.Shard{Index: index + 1, Count: f.shards}, nil
}

// stamp stands for the program and for what its options bring into the
// documents: the content of folders, not their names.
func (f *batchFlags) stamp() (string, error) {
	program, err := programIdentity()
	if err != nil {
		return "", fmt.Errorf("读不了本程序：%w", fileerr.Reason(err))
	}
	h := sha256.New()
	fmt.Fprintf(h, "%s %s %t\n", program, f.engine, f.draft)
	if err := sumFolders(h, f.rules, f.fonts, f.templates); err != nil {
		return "", err
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}

// sumFolders writes what is in each of the folders, by its hash; a folder
// called nothing has nothing in it.
func sumFolders(h io.Writer, folders ...string) error {
	for _, dir := range folders {
		fmt.Fprintln(h, "folder")
		if dir == "" {
			continue
		}
		err := fs.WalkDir(os.DirFS(dir), ".", func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			data, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(name)))
			fmt.Fprintf(h, "%q %x\n", name, sha256.Sum256(data))
			return err
		})
		if err != nil {
			return fmt.Errorf("%s: 读不了：%w", dir, fileerr.Reason(err))
		}
	}
	return nil
}
