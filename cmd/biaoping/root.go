package main

import (
	"errors"
	"fmt"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// newRoot is the command with all its subcommands.
func newRoot() *cobra.Command {
	root := &cobra.Command{
		Use:           "biaoping",
		Short:         "标评：企业安全生产标准化评审文书",
		Long:          "标评按通知要求校核企业安全生产标准化评审的事实，生成公文、评审报告和统计表（PDF、DOCX、XLSX）。",
		Args:          noCommand,
		RunE:          func(c *cobra.Command, _ []string) error { return c.Help() },
		SilenceErrors: true,
		SilenceUsage:  true,
	}
	root.SetFlagErrorFunc(func(c *cobra.Command, err error) error {
		return usageError{fmt.Errorf("%s；%s --help 有说明", flagFault(err), c.CommandPath())}
	})
	root.SetUsageTemplate(usageTemplate)
	root.SetHelpTemplate(helpTemplate)
	root.SetHelpCommand(newHelp())
	root.AddCommand(newRender(), newBatchCommand(), newCheck(), newForm(), newImport(), newFill(), newTemplate(), newServe(), newHealth(), newDeadlines(), newKinds(), newSchema(), newNew(), newRules(), newFonts(), newLicenses(), newVersion(), newCompletion())
	root.InitDefaultHelpCmd()
	translate(root)
	return root
}

// flagFault is the Chinese of what pflag finds wrong with an option.
func flagFault(err error) string {
	var (
		unknown *pflag.NotExistError
		empty   *pflag.ValueRequiredError
		value   *pflag.InvalidValueError
	)
	switch {
	case errors.As(err, &unknown):
		return "没有选项 " + dashed(unknown.GetSpecifiedName())
	case errors.As(err, &empty):
		return fmt.Sprintf("选项 %s 没有写值", dashed(empty.GetSpecifiedName()))
	case errors.As(err, &value):
		f := value.GetFlag()
		return fmt.Sprintf("--%s：%q 不对，应是%s", f.Name, value.GetValue(), wanted(f.Value.Type()))
	}
	return "命令行写法不对：" + err.Error()
}

// dashed is an option as it is written, long or of one letter.
func dashed(name string) string {
	if len(name) == 1 {
		return "-" + name
	}
	return "--" + name
}

// wanted is what the value of an option of a type of pflag must be.
func wanted(kind string) string {
	switch kind {
	case "int", "int64":
		return "整数"
	case "float64":
		return "数"
	case "duration":
		return "时间，如 10s、1m30s"
	case "bool":
		return " true 或 false"
	}
	return " " + kind
}

// noCommand refuses the name of a command that there is not.
func noCommand(c *cobra.Command, args []string) error {
	if len(args) > 0 {
		return usageError{fmt.Errorf("没有命令 %q；%s --help 列出全部命令", args[0], c.CommandPath())}
	}
	return nil
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
