package main

import (
	"fmt"

	"github.com/spf13/cobra"
)

func newCompletion() *cobra.Command {
	return &cobra.Command{
		Use:   "completion bash|zsh|fish|powershell",
		Short: "生成命令行补全脚本",
		Long:  "打印某种 shell 的命令行补全脚本。",
		Example: `  source <(biaoping completion bash)
  biaoping completion zsh > "${fpath[1]}/_biaoping"
  biaoping completion fish > ~/.config/fish/completions/biaoping.fish`,
		Args:      exactly(1, "带一种 shell 的名称"),
		ValidArgs: []string{"bash", "zsh", "fish", "powershell"},
		RunE: func(c *cobra.Command, args []string) error {
			root, out := c.Root(), c.OutOrStdout()
			switch args[0] {
			case "bash":
				return root.GenBashCompletionV2(out, true)
			case "zsh":
				return root.GenZshCompletion(out)
			case "fish":
				return root.GenFishCompletion(out, true)
			case "powershell":
				return root.GenPowerShellCompletionWithDesc(out)
			}
			return usageError{fmt.Errorf("没有 %q 的补全脚本，可用 bash、zsh、fish、powershell", args[0])}
		},
	}
}
