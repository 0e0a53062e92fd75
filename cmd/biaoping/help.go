package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// translate writes the help of c and its commands in Chinese.
func translate(c *cobra.Command) {
	c.DisableFlagsInUseLine = true
	c.InitDefaultHelpFlag()
	c.Flags().Lookup("help").Usage = "显示说明"
	c.Annotations = map[string]string{"options": options(c.Flags())}
	for _, sub := range c.Commands() {
		translate(sub)
	}
}

// values are what the options of a type of pflag take, for the help.
var values = map[string]string{"bool": "", "int": " 数", "int64": " 数", "float64": " 数", "duration": " 时间", "string": " 值", "stringSlice": " 值"}

// options lists the options with what they take and what holds without them, a
// line each, as pflag does in English.
func options(flags *pflag.FlagSet) string {
	var names, abouts []string
	widest := 0
	flags.VisitAll(func(f *pflag.Flag) {
		name := "      --" + f.Name + values[f.Value.Type()]
		if f.Shorthand != "" {
			name = "  -" + f.Shorthand + "," + name[len("     "):]
		}
		about := f.Usage
		if !slices.Contains([]string{"", "[]", "false", "0", "0s"}, f.DefValue) {
			about += "；默认 " + f.DefValue
		}
		names, abouts = append(names, name), append(abouts, about)
		widest = max(widest, columns(name))
	})
	var b strings.Builder
	for i, name := range names {
		fmt.Fprintf(&b, "%s%s%s\n", name, strings.Repeat(" ", widest-columns(name)+3), abouts[i])
	}
	return b.String()
}

// columns is how wide a terminal shows s, Chinese characters twice as wide as
// others.
func columns(s string) int { return (len(s) + len([]rune(s))) / 2 }

// newHelp is cobra's command of this name, in Chinese; it refuses the name of
// a command that there is not.
func newHelp() *cobra.Command {
	return &cobra.Command{
		Use:   "help [命令]",
		Short: "说明某个命令",
		RunE: func(c *cobra.Command, args []string) error {
			named, rest, err := c.Root().Find(args)
			if err != nil || len(rest) > 0 {
				return noCommand(named, rest)
			}
			return named.Help()
		},
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
  {{rpad .Name .NamePadding }} {{.Short}}{{end}}{{end}}{{end}}

选项：
{{.Annotations.options}}`
