package validate

import (
	"regexp"
	"strings"
)

// translations turn the messages of expr's parser and checker into Chinese.
// $1 and $2 are what the message names.
var translations = []struct{ pattern, chinese string }{
	{`^unexpected token EOF`, "表达式没有写完"},
	{`^unexpected token \w+\("(.*)"\)`, "此处不应有 $1"},
	{`^unclosed "(.*)"`, "$1 没有闭合"},
	{`^(?:literal not terminated|unterminated string)`, "引号没有闭合"},
	{`^unrecognized character: (.*)`, "不认识的字符 $1；运算符和括号应为半角"},
	{`^not enough arguments to call (.*)`, "$1 的参数不够"},
	{`^too many arguments to call (.*)`, "$1 的参数过多"},
	{`^expected at least (\d+) arguments`, "参数不够，应有 $1 个"},
	{`^unknown field (.*)`, "没有参数 params.$1，应先在 params 中写明"},
	{`^predicate should return boolean`, "条件应为真假"},
	{`^builtin (\w+) takes only array`, "$1 的第一个参数应为列表"},
	{`^invalid argument for len`, "len 的参数应为列表或文字"},
	{`^non-bool expression`, "问号前应为真假"},
	{`^cannot redeclare \w* ?(.*)`, "$1 已有他用，请换一个名称"},
	{`^compilation failed: expression exceeds maximum allowed nodes`, "表达式过长，请拆成几条规则"},
	{`^invalid operation: (\S+) \(mismatched type.*`, "$1 两边（或其后）的类型不合"},
	{`^cannot use .* in (?:array|map key)`, "in 左边的类型与列表中各项不同"},
}

// translate is message in Chinese. facts are the names of facts there are.
func translate(message string, facts []string) string {
	if word, ok := strings.CutPrefix(message, "unknown name "); ok {
		return "没有 " + word + " 这个名称，" + nameOr(facts, word)
	}
	for _, t := range translations {
		re := regexp.MustCompile(t.pattern)
		if m := re.FindStringSubmatchIndex(message); m != nil {
			return string(re.ExpandString(nil, t.chinese, message, m))
		}
	}
	first, _, _ := strings.Cut(message, "\n")
	return "表达式有误（" + first + "）"
}
