package review

import (
	"regexp"
	"strconv"
	"strings"
)

// yamlProblems says in Chinese what the YAML package says is wrong. Those of
// its parser count lines from 0, those of its scanner from 1.
var yamlProblems = []struct {
	problem string // head of the package's words
	parser  bool
	message string
}{
	{"did not find expected key", true, "自此行起的一组字段缩进不齐，或某个字段缺少英文冒号"},
	{"did not find expected '-' indicator", true, "列表各项的 - 没有对齐，或列表与字段混写"},
	{"did not find expected ',' or ']'", true, "方括号没有配对，或各项之间缺少英文逗号"},
	{"did not find expected ',' or '}'", true, "花括号没有配对，或各项之间缺少英文逗号"},
	{"did not find expected node content", true, "此处缺少值，或括号没有配对"},
	{"did not find expected <document start>", true, "文档到此已经结束，其后不应再有内容"},
	{"could not find expected ':'", false, "字段名之后应为英文冒号和空格"},
	{"mapping values are not allowed", false, "此处不应有冒号：上一行没有写完，或缩进多了；含冒号的文字要加引号"},
	{"mapping keys are not allowed", false, "此处不应有 ?；以 ? 开头的文字要加引号"},
	{"block sequence entries are not allowed", false, "列表的 - 应另起一行"},
	{"found unexpected end of stream", false, "文字缺少收尾的引号"},
	{"found unexpected document indicator", false, "文字缺少收尾的引号"},
	{"found unknown escape character", false, "双引号内的反斜杠写错：反斜杠本身写作 \\\\，或改用单引号"},
	{"found a tab character", false, "缩进只能用空格，不能用制表符"},
	{"found invalid Unicode character escape", false, "双引号内的 \\u 写错"},
	{"did not find expected hexdecimal", false, "双引号内的 \\x 或 \\u 写错"},
	{"did not find expected comment or line break", false, "| 之后只能换行"},
	{"found an indentation indicator equal to 0", false, "| 之后的数字不能是 0"},
	{"exceeded max depth", false, "嵌套过深"},
	{"did not find expected alphabetic or numeric", false, noAnchors},
	{"did not find expected whitespace", false, noTags},
	{"did not find expected tag URI", false, noTags},
	{"did not find expected '!'", false, noTags},
	{"did not find the expected '>'", false, noTags},
	{"found undefined tag handle", true, noTags},
	{"could not find expected directive", false, noDirectives},
	{"found unexpected non-alphabetical", false, noDirectives},
	{"found unknown directive", false, noDirectives},
	{"found incompatible YAML document", true, noDirectives},
}

const (
	noAnchors    = "不支持锚点和别名；以 & 或 * 开头的文字要加引号"
	noTags       = "不支持标签；以 ! 开头的文字要加引号"
	noDirectives = "以 % 开头的行是 YAML 指令，不支持；文字要加引号"
)

var yamlError = regexp.MustCompile(`^yaml: (?:line (\d+): )?(.*)`)

// yamlIssue is what the YAML package found wrong with text.
func yamlIssue(text string, err error) *Issue {
	m := yamlError.FindStringSubmatch(err.Error())
	if m == nil {
		return &Issue{Message: "YAML 语法错误：" + err.Error()}
	}
	if name, ok := strings.CutPrefix(m[2], "unknown anchor '"); ok {
		name, _, _ = strings.Cut(name, "'")
		p := placeOf(text, max(strings.Index(text, "*"+name), 0))
		return &Issue{Line: int(p.line), Column: int(p.column), Message: noAnchors}
	}
	line, _ := strconv.Atoi(m[1])
	if strings.HasPrefix(m[2], "found character that cannot start any token") {
		return cannotStart(text, max(line, 1))
	}
	for _, p := range yamlProblems {
		if strings.HasPrefix(m[2], p.problem) {
			if p.parser || line == 0 { // the first line is not named
				line++
			}
			return &Issue{Line: line, Message: "YAML 语法错误：" + p.message}
		}
	}
	return &Issue{Line: max(line, 1), Message: "YAML 语法错误：" + m[2]}
}

// cannotStart tells a tab from the marks YAML keeps for itself.
func cannotStart(text string, line int) *Issue {
	lines := strings.Split(text, "\n")
	words := strings.TrimLeft(lines[min(line, len(lines))-1], " ")
	if strings.HasPrefix(words, "\t") {
		return &Issue{Line: line, Message: "YAML 语法错误：缩进只能用空格，不能用制表符"}
	}
	return &Issue{Line: line, Message: "YAML 语法错误：以 @ ` % 开头的文字要加引号"}
}
