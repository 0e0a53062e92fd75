package main

import (
	"fmt"
	"io"
	"io/fs"
	"os"
	"slices"
	"strings"

	"github.com/biaoping/biaoping/report"
	"github.com/biaoping/biaoping/report/font"
	"github.com/biaoping/biaoping/report/review"
	"github.com/biaoping/biaoping/templates"
	"github.com/biaoping/biaoping/validate"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// makeFlags are the options of every command that judges or makes documents.
type makeFlags struct {
	profile   []string
	rules     string
	fonts     string
	templates string
}

func (f *makeFlags) add(c *cobra.Command) {
	f.addJudging(c)
	addFonts(c.Flags(), &f.fonts)
}

// addJudging adds the options of commands that only judge.
func (f *makeFlags) addJudging(c *cobra.Command) {
	c.Flags().StringSliceVar(&f.profile, "profile", nil, "规则包，如 zj-2019；不写则按企业所在地区和评审日期选择")
	addRules(c.Flags(), &f.rules)
	addTemplates(c.Flags(), &f.templates)
}

// drawFlags are the options of commands that make documents in any format.
type drawFlags struct {
	makeFlags
	formats []string
	draft   bool
	engine  string
}

func (f *drawFlags) add(c *cobra.Command) {
	f.makeFlags.add(c)
	c.Flags().StringSliceVarP(&f.formats, "format", "f", nil, "格式："+formatNames()+"，逗号分隔；不写则生成文种的全部格式")
	c.Flags().BoolVar(&f.draft, "draft", false, "草稿：不合规则也生成，每页标明“草稿”")
	c.Flags().StringVar(&f.engine, "pdf-engine", report.Engines()[0], "PDF 引擎："+strings.Join(report.Engines(), "、"))
}

// drawing is the formats asked for, each once, none for all of a kind's, and
// how they are made.
func (f *drawFlags) drawing() (formats []report.Format, opts []report.Option, err error) {
	for _, name := range f.formats {
		format, err := report.ParseFormat(name)
		if err != nil {
			return nil, nil, usageError{fmt.Errorf("--format：%w", err)}
		}
		if !slices.Contains(formats, format) {
			formats = append(formats, format)
		}
	}
	if !slices.Contains(report.Engines(), f.engine) {
		return nil, nil, usageError{fmt.Errorf("--pdf-engine：没有引擎 %q，可用 %s", f.engine, strings.Join(report.Engines(), "、"))}
	}
	opts = []report.Option{report.Engine(f.engine)}
	if f.draft {
		opts = append(opts, report.Draft())
	}
	return formats, opts, nil
}

// formatNames are the formats of documents, for the help.
func formatNames() string {
	var names []string
	for _, f := range report.Formats() {
		names = append(names, string(f))
	}
	return strings.Join(names, "、")
}

// open reads the request at path and says what the flags and the request's
// place mean for package report. The input must be closed.
func (f *makeFlags) open(path string, stdin io.Reader, stderr io.Writer) (*input, []report.Option, error) {
	in, err := readInput(path, stdin, stderr)
	if err != nil {
		return nil, nil, err
	}
	opts, err := f.options(in)
	if err != nil {
		in.close()
		return nil, nil, err
	}
	return in, opts, nil
}

func (f *makeFlags) options(in *input) ([]report.Option, error) {
	rules, err := ruleSet(f.rules)
	if err != nil {
		return nil, err
	}
	if len(f.profile) > 0 {
		if _, err := rules.Select(f.profile, "", review.Date{}); err != nil {
			return nil, usageError{fmt.Errorf("--profile：%w", err)}
		}
		in.request.Profile = f.profile
	}
	set, err := templateSet(f.templates)
	if err != nil {
		return nil, err
	}
	opts := []report.Option{report.Rules(rules), report.Templates(set)}
	if in.root != nil {
		opts = append(opts, report.Files(in.root.FS()))
	}
	if f.fonts != "" {
		set, err := fontSet(f.fonts)
		if err != nil {
			return nil, err
		}
		opts = append(opts, report.Fonts(set))
	}
	return opts, nil
}

// addRules adds the option --rules, the folder of the user's own rule packs.
func addRules(fs *pflag.FlagSet, dir *string) {
	fs.StringVar(dir, "rules", "", "自备规则包目录（.yaml），与内置的一起使用，可以代替其中的规则和参数")
}

// ruleSet is the embedded rule packs and those of dir, where there is one.
func ruleSet(dir string) (*validate.Rules, error) {
	rules, err := validate.Embedded()
	if err != nil || dir == "" {
		return rules, err
	}
	if info, err := os.Stat(dir); err != nil || !info.IsDir() {
		return nil, usageError{fmt.Errorf("--rules %s：不是目录", dir)}
	}
	fsys := os.DirFS(dir)
	if packs, err := fs.Glob(fsys, "*.y*ml"); err == nil && len(packs) == 0 {
		return nil, usageError{fmt.Errorf("--rules %s：目录里没有规则包（.yaml）", dir)}
	}
	return rules.With(fsys)
}

// addTemplates adds the option --templates, the folder of the user's own
// templates.
func addTemplates(fs *pflag.FlagSet, dir *string) {
	fs.StringVar(dir, "templates", "", "自备模板目录，覆盖或增加文种")
}

// templateSet is the embedded templates under those of dir, where there is one.
func templateSet(dir string) (*templates.Set, error) {
	if dir == "" {
		return templates.Embedded()
	}
	if info, err := os.Stat(dir); err != nil || !info.IsDir() {
		return nil, usageError{fmt.Errorf("--templates %s：不是目录", dir)}
	}
	return templates.Load(os.DirFS(dir))
}

// addFonts adds the option --fonts, the folder of the user's own fonts.
func addFonts(fs *pflag.FlagSet, dir *string) {
	fs.StringVar(dir, "fonts", "", "自备字体目录（.ttf），优先于内置字体")
}

// fontSet is the embedded fonts, or those of dir, where there is one.
func fontSet(dir string) (*font.Set, error) {
	if dir == "" {
		return font.Embedded()
	}
	if info, err := os.Stat(dir); err != nil || !info.IsDir() {
		return nil, usageError{fmt.Errorf("--fonts %s：不是目录", dir)}
	}
	set, err := font.Load(os.DirFS(dir))
	if err != nil {
		return nil, fontError{fmt.Errorf("--fonts %s：%w", dir, err)}
	}
	return set, nil
}
