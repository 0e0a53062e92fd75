package templates

import (
	"fmt"
	"regexp"
)

// A phrase is what a message of a library means, in the words of someone who
// writes templates. Its format takes the pattern's groups.
type phrase struct {
	pattern *regexp.Regexp
	format  string
}

// phrases are messages of text/template and of yaml.
var phrases = []phrase{
	{regexp.MustCompile(`^unexpected (\{\{end\}\}|\{\{else.*\}\})`), "多了一个 %s"},
	{regexp.MustCompile(`^unexpected EOF`), "少了一个 {{end}}"},
	{regexp.MustCompile(`^unclosed (?:action|left paren)`), "{{ 或括号没有结束"},
	{regexp.MustCompile(`^undefined variable "(.*)"`), "没有变量 %s，要先写 {{%[1]s := …}}"},
	{regexp.MustCompile(`^unterminated (?:raw )?quoted string`), "引号没有结束"},
	{regexp.MustCompile(`^missing value for (.*)`), "%s 后面缺少内容"},
	{regexp.MustCompile(`^unexpected (?:bad character )?(.*) in (?:operand|command|.*)`), "看不懂 %s"},
	{regexp.MustCompile(`^template: multiple definition of template (.*)`), "{{define %s}} 写了两次"},

	{regexp.MustCompile(`nil pointer evaluating \*?(?:review\.)?(.*)`), "事实里没有给出，取不到 %s；请用 {{with}} 或 {{if}} 先判断"},
	{regexp.MustCompile(`dereference of nil pointer`), "事实里没有给出；请用 {{with}} 或 {{if}} 先判断"},
	{regexp.MustCompile(`index out of range: (.*)`), "清单没有第 %s 项（从 0 数）"},

	{regexp.MustCompile(`mapping values are not allowed`), "冒号的位置不对；值里有冒号时请加引号"},
	{regexp.MustCompile(`could not find expected ':'`), "缺“: ”，应写作“键: 值”"},
	{regexp.MustCompile(`cannot start any token`), "不能用 Tab 缩进，值不能以 @ 等符号开头"},
	{regexp.MustCompile(`did not find expected`), "缩进、括号或引号不对"},
	{regexp.MustCompile(`cannot unmarshal`), "值的写法不对"},
}

// inChinese is the message in Chinese; one without a phrase is quoted as it is.
func inChinese(message string) string {
	for _, p := range phrases {
		if m := p.pattern.FindStringSubmatch(message); m != nil {
			args := make([]any, len(m)-1)
			for i, s := range m[1:] {
				args[i] = s
			}
			return fmt.Sprintf(p.format, args...)
		}
	}
	return fmt.Sprintf("看不懂（%s）", message)
}
