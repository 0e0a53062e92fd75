package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"
)

// newRoot is the command with all its subcommands.
func newRoot() *cobra.Command {
	root := &cobra.Command{
		Use:   "biaoping",
		Short: "标评：企业安全生产标准化评审文书",
		Long:  "标评按通知要求校核企业安全生产标准化评审的事实，生成公文、评审报告和统计表（PDF、DOCX、XLSX）。",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) > 0 {
				return usageError{fmt.Errorf("没有命令 %q；biaoping help 列出全部命令", args[0])}
			}
			return nil
		},
		RunE:          func(c *cobra.Command, _ []string) error { return c.Help() },
		SilenceErrors: true,
		SilenceUsage:  true,
	}
	root.SetFlagErrorFunc(func(c *cobra.Command, err error) error {
		return usageError{fmt.Errorf("%s；%s --help 有说明", flagFault(err.Error()), c.CommandPath())}
	})
	root.SetUsageTemplate(usageTemplate)
	root.SetHelpTemplate(helpTemplate)
	root.CompletionOptions.HiddenDefaultCmd = false
	root.InitDefaultHelpCmd()
	root.InitDefaultCompletionCmd()
	root.AddCommand(newRender(), newBatchCommand(), newCheck(), newForm(), newImport(), newFill(), newTemplate(), newServe(), newHealth(), newDeadlines(), newKinds(), newSchema(), newNew(), newRules(), newFonts(), newLicenses(), newVersion())
	translate(root)
	return root
}

// flagFaults are the beginnings of pflag's messages and what they are in
// Chinese; the rest of a message is the flag.
var flagFaults = []struct{ english, chinese string }{
	{"unknown flag: ", "没有选项 "},
	{"unknown shorthand flag: ", "没有选项 "},
	{"flag needs an argument: ", "选项没有写值："},
	{"invalid argument ", "选项的值不对："},
}

func flagFault(message string) string {
	for _, f := range flagFaults {
		if rest, ok := strings.CutPrefix(message, f.english); ok {
			return f.chinese + rest
		}
	}
	return "命令行写法不对：" + message
}

// translate gives the commands that cobra brings along their Chinese words.
func translate(root *cobra.Command) {
	words := map[string]string{"help": "说明某个命令", "completion": "生成命令行补全脚本"}
	for _, c := range root.Commands() {
		if w, ok := words[c.Name()]; ok {
			c.Short = w
		}
		c.DisableFlagsInUseLine = true
		c.InitDefaultHelpFlag()
		c.Flags().Lookup("help").Usage = "显示说明"
	}
	root.InitDefaultHelpFlag()
	root.Flags().Lookup("help").Usage = "显示说明"
}

// exactly is cobra.ExactArgs with a Chinese message.
func exactly(n int, what string) cobra.PositionalArgs { return between(n, n, what) }

// between wants from least to most arguments.
func between(least, most int, what string) cobra.PositionalArgs {
	return func(c *cobra.Command, args []string) error {
		if len(args) < least || len(args) > most {
			return usageError{fmt.Errorf("%s 的用法：%s；写法：%s", c.CommandPath(), what, c.UseLine())}
		}
		return nil
	}
}

const helpTemplate = `{{with (or .Long .Short)}}{{. | trimTrailingWhitespaces}}

{{end}}{{if or .Runnable .HasSubCommands}}{{.UsageString}}{{end}}`

const usageTemplate = `用法：{{if .Runnable}}
  {{.UseLine}}{{end}}{{if .HasAvailableSubCommands}}
  {{.CommandPath}} [命令]{{end}}{{if .HasExample}}

例：
{{.Example}}{{end}}{{if .HasAvailableSubCommands}}

命令：{{range .Commands}}{{if (or .IsAvailableCommand (eq .Name "help"))}}
  {{rpad .Name .NamePadding }} {{.Short}}{{end}}{{end}}{{end}}{{if .HasAvailableLocalFlags}}

选项：
{{.LocalFlags.FlagUsages | trimTrailingWhitespaces}}{{end}}
`
