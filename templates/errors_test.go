package templates

import (
	"context"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/biaoping/biaoping/report/review"
)

const caseHead = "---\ntitle: 样例\nsummary: 试。\nneeds: [notice]\nformats: [pdf]\n---\n"

// caseLines is how many lines stand before the body of a case.
const caseLines = 6

// chartTable is a table of one number.
const chartTable = "| 甲 | 乙 |\n|---|---|\n| 丙 | {{inc 0}} |\n\n"

// TestErrors lists what is refused and what is said. Lines are those of the
// body; Load tells the first group, Build the second.
func TestErrors(t *testing.T) {
	tests := []struct{ name, body, want string }{
		// Names and functions, in branches that are never taken.
		{"unknown field", "{{if false}}\n{{.Review.Enterprize.Name}}\n{{end}}", "2: 没有字段 Enterprize；Review 里有 Number、Nature、Grade、Cycle、AppliedOn、AcceptedOn、NotifiedOn、Enterprise、Standard、SelfAssessment、Organizer、ReviewBody、Consultants、Fees、Team、Schedule、Appointment、Plan、Scores、Vetoes、Hazards、SiteRecords、Problems、Conclusion、Application、Steps、Declarations、Coverage、Integration、Uploads、Publicity、AnnouncedOn、Certificate、LaterHazards、Visits、Rechecks、Revisits、Archive，是不是 Enterprise？"},
		{"unknown field of an embedded struct", "{{.Review.ReviewBody.Nmae}}", "1: 没有字段 Nmae；ReviewBody 里有"},
		{"unknown field in range", "{{range .Review.Problems}}{{.Place}}{{.Plce}}{{end}}", "1: 没有字段 Plce；Problem 里有"},
		{"unknown field in with", "{{with .Review.Schedule.Opening}}\n{{.Hots}}{{end}}", "2: 没有字段 Hots；Meeting 里有"},
		{"unknown field of a variable", "{{range $i, $m := .Review.Team.Members}}{{$m.Nam}}{{end}}", "1: 没有字段 Nam；Member 里有"},
		{"unknown field in else", "{{if true}}{{else}}{{.Notice.Titel}}{{end}}", "是不是 Title？"},
		{"unknown field in define", "{{define \"x\"}}{{.Mark.Reson}}{{end}}{{range .Derived.Items}}{{template \"x\" .}}{{end}}", "1: 没有字段 Reson；Score 里有"},
		{"unknown field of an argument", "{{date .Notice.Closing.Dat}}", "1: 没有字段 Dat；Closing 里有 Style、Post、Name、Seals、Date，是不是 Date？"},
		{"unknown field of a chain", "{{(index .Review.Problems 0).Plac}}", "1: 没有字段 Plac"},
		{"field of a text", "{{.Notice.Title.Length}}", "1: 没有字段 Length：文字里面没有字段"},
		{"unknown method", "{{.Review.Grade.Chines}}", "没有字段 Chines"},
		{"unknown function", "{{dat .Notice.Closing.Date}}", "1: 没有函数 dat；有 date、"},
		{"function of text/template that is off", "{{html .Notice.Title}}", "1: 没有函数 html"},
		{"hidden function", "{{_put .Notice.Title}}", "1: 没有函数 _put"},
		{"argument of another type", "{{date .Notice.Title}}", "1: date 的第 1 个参数是文字，应是日期"},
		{"missing argument", "{{join .Notice.MainTo}}", "1: join 的参数个数不对：给了 1 个，要 2 个"},
		{"missing argument of a builtin", "{{len}}", "1: len 的参数个数不对：给了 0 个"},
		{"argument to a field", "{{.Notice.Title 3}}", "1: .Notice.Title 不是函数，不能带参数"},
		{"argument to a text", "{{\"x\" 3}}", "1: \"x\" 不是函数，不能带参数"},
		{"unknown template", "{{template \"y\" .}}", "1: 没有 {{define \"y\"}} 这一段；有 attachment-note、"},
		{"template without data", "{{define \"x\"}}{{.Notice}}{{end}}{{template \"x\"}}", "没有字段 Notice"},
		{"range over a text", "{{range .Notice.Title}}{{end}}", "1: 文字 不是清单，不能 range"},
		{"a list as text", "{{.Notice.MainTo}}", "1: .Notice.MainTo 是清单，不能直接输出；用 join 连成一句"},
		{"a struct as text", "{{.Notice}}", "1: .Notice 是 Notice，不能直接输出；要写到里面的字段"},
		{"a code as text", "{{range .Review.Problems}}{{.Level}}{{end}}", "1: .Level 是代码，不能直接输出；请写 word \"Problem.Level\" .Level"},
		{"a code with its own words as text", "{{.Review.Grade}}", "1: .Review.Grade 是代码，不能直接输出；请写 .Review.Grade.Chinese"},
		{"a code as an argument", "{{range .Review.Problems}}{{default \"—\" .Level}}{{end}}", "1: default 不收代码；先用 word 或 .Chinese 换成文字"},
		{"a code through or", "{{range .Review.Problems}}{{or .Level .Place}}{{end}}", "请写 word \"Problem.Level\""},
		{"a code in a template of its own", "{{define \"x\"}}{{.}}{{end}}{{range .Review.Problems}}{{template \"x\" .Place}}{{template \"x\" .Level}}{{end}}", "1: . 是代码"},
		{"a struct in printf", "{{printf \"%v\" .Notice.Closing}}", "1: printf 只收文字和整数，不收Closing"},
		{"a date as a test", "{{if .Notice.PrintedOn}}{{end}}", "1: .Notice.PrintedOn 是日期，空的也总算真；请写 {{if not .Notice.PrintedOn.IsZero}}"},
		{"a date as with", "{{with .Notice.PrintedOn}}{{end}}", "空的也总算真"},
		{"a struct as a test", "{{if .Notice.Closing}}{{end}}", "1: .Notice.Closing 是 Closing，总是真，不用判断"},
		{"a comparison of points with a whole number", "{{if gt .Derived.Total.Points 5}}{{end}}", "1: gt 比较的两个值，一个是小数，一个是数"},
		{"a comparison of text with a number", "{{if eq .Notice.Title 5}}{{end}}", "1: eq 比较的两个值，一个是文字，一个是数"},
		{"codes misspelt in a branch not taken", "{{if false}}{{word \"Problem.Lewel\" .Notice.Title}}{{end}}", "是不是 Problem.Level？"},
		{"ratio as text", "{{.Derived.Total.Percent}}", "1: .Derived.Total.Percent 是比例，不能直接输出；请写 percent 1 .Derived.Total.Percent"},
		{"two variables for a number", "{{range $i, $j := 3}}{{end}}", "1: range 一个数时只能有一个变量"},
		{"two errors at once", "{{.A}}\n\n{{.B}}", "没有字段 A"},

		// Syntax.
		{"end too many", "{{end}}", "1: {{ }} 有误：多了一个 {{end}}"},
		{"end missing", "{{if true}}", "{{ }} 有误：少了一个 {{end}}"},
		{"unclosed action", "x\n{{.Notice", "{{ }} 有误：{{ 或括号没有结束"},
		{"unknown variable", "{{$x}}", "1: {{ }} 有误：没有变量 $x"},
		{"private-use character", "甲\ue000", "1: 模板里不能有专用区字符 U+E000"},
		{"token in a template", "甲\U000F0000\U00100000", "1: 模板里不能有专用区字符 U+F0000"},
		{"carriage return", "甲\r乙", "1: 换行应为 LF 或 CRLF"},
		{"not UTF-8", "甲\xff", "文件不是 UTF-8 编码"},

		// What official documents do not have.
		{"html block", "甲\n\n<div>乙</div>", "3: 不能写 HTML"},
		{"html comment", "<!-- 甲 -->", "1: 不能写 HTML"},
		{"html in text", "甲<b>乙</b>", "1: 不能写 HTML"},
		{"link", "[甲](http://example.com)", "1: 公文里没有链接"},
		{"autolink", "<http://example.com>", "1: 公文里没有链接"},
		{"image", "![甲](a.png)", "1: 图片请用 picture 围栏"},
		{"code span", "`甲`", "1: 公文里没有代码"},
		{"code block", "甲\n\n    乙", "3: 行首空了四格"},
		{"block quote", "> 甲", "1: 公文里没有引用块"},
		{"rule", "甲\n\n---", "3: 公文里没有分隔线"},
		{"fifth level", "##### 甲", "1: 标题最多四级，这里有 5 个 #"},
		{"nested list", "- 甲\n  - 乙", "1: 列表的每一项只能是一段文字"},
		{"list of two paragraphs", "- 甲\n\n  乙", "1: 列表的每一项只能是一段文字"},
		{"list from 3", "3. 甲", "1: 编号列表从 1 开始，不是 3"},
		{"open emphasis", "**甲。**乙", "1: * 没有配对：标点请放到 ** 外面"},
		{"nested emphasis", "***甲***", "1: ** 和 * 不能套用"},
		{"emphasis in a cell", "| **甲。**乙 |\n|---|", "1: * 没有配对"},
		{"link in a cell", "| [甲](乙) |\n|---|", "1: 公文里没有链接"},
		{"flag as text", "{{.Derived.Total.Complete}}", "1: 是非值不能直接输出，请用 yesno"},

		// Tables.
		{"short row", "| 甲 | 乙 |\n|---|---|\n| 丙 |", "3: 表格这一行有 1 格，分隔行有 2 格"},
		{"long row", "| 甲 | 乙 |\n|---|---|\n| 丙 | 丁 | 戊 |", "3: 表格这一行有 3 格，分隔行有 2 格"},
		{"short header", "| 甲 |\n|---|---|", "1: 表格这一行有 1 格，分隔行有 2 格"},
		{"no delimiter row", "| 甲 |\n| 乙 |", "2: 表格第二行应是分隔行"},
		{"one line", "| 甲 |", "1: 表格至少要有表头行和分隔行"},
		{"row without end", "| 甲 |\n|---|\n| 乙", "3: 表格这一行不以 | 结尾"},
		{"text after a table", "| 甲 |\n|---|\n乙", "3: 表格这一行不以 | 开头；表格后面要空一行"},
		{"table after text", "甲\n| 乙 |\n|---|", "2: 表格前要空一行"},
		{"table without outer bars", "甲 | 乙\n---|---\n丙 | 丁", "2: 分隔行不成表格"},
		{"nothing above", "| 甲 |\n|---|\n| ^ |", "3: 第 1 格是 ^，上面没有可以合并的格"},
		{"nothing to the left", "| < |\n|---|", "1: 第 1 格是 <，左边没有可以合并的格"},
		{"not a rectangle", "| 甲 | < |\n|---|---|\n| 乙 | ^ |\n\n", "3: 第 2 格是 ^，上面没有可以合并的格"},
		{"not a rectangle in the body", "```table\nheader: 0\n```\n| 甲 | < |\n|---|---|\n| 乙 | ^ |\n\n", "4: 第 1 格合并后不是长方形"},
		{"widths of another table", "```table\nwidths: [1, 2]\n```\n\n| 甲 |\n|---|", "5: widths 有 2 个数，表格有 1 列"},
		{"column that is not there", "```table\nmerge: [2]\n```\n\n| 甲 |\n|---|", "5: 没有第 2 列：表格有 1 列"},
		{"table directive without table", "```table\n```\n\n甲", "1: table 后面紧接着应是表格"},
		{"table directive at the end", "甲\n\n```table\n```", "3: table 后面没有表格"},

		{"empty subtotal", "```table\nsubtotals: [小计, \"\"]\n```\n\n| 甲 |\n|---|", "5: subtotals 里有空的词"},

		// Charts.
		{"chart without table", "甲\n\n```chart\ntitle: 图\nseries: [2]\n```", "3: chart 前面没有表格"},
		{"chart of a table after it", "```chart\ntitle: 图\nseries: [2]\n```\n\n| 甲 | 乙 |\n|---|---|\n| 丙 | {{inc 0}} |", "1: chart 前面没有表格"},
		{"chart without title", chartTable + "```chart\nseries: [2]\n```", "5: chart 要有 title 和 series"},
		{"chart without series", chartTable + "```chart\ntitle: 图\n```", "5: chart 要有 title 和 series"},
		{"chart of a column that is not there", chartTable + "```chart\ntitle: 图\nseries: [2, 3]\n```", "5: 没有第 3 列：图用的表格有 2 列"},
		{"chart of column 0", chartTable + "```chart\ntitle: 图\nseries: [0]\n```", "5: 没有第 0 列"},
		{"chart named by a column that is not there", chartTable + "```chart\ntitle: 图\ncategories: 3\nseries: [2]\n```", "5: 没有第 3 列"},
		{"chart of words", chartTable + "```chart\ntitle: 图\nseries: [1]\n```", "5: 图《图》表格第 1 行第 1 列 \"丙\" 不是可以画的数；没有数可画时请用 {{if}} 不画图"},
		{"chart of no row", "| 甲 | 乙 |\n|---|---|\n\n```chart\ntitle: 图\nseries: [2]\n```", "4: 图《图》没有可画的行"},
		{"chart of too many series", chartTable + "```chart\ntitle: 图\nseries: [2, 2, 2, 2, 2, 2, 2]\n```", "5: 图《图》有 7 个数列，一张图最多画 6 个"},
		{"chart of another style", chartTable + "```chart\nstyle: pie\n```", "6: chart.style 不能是 \"pie\"；可以是 columns、bars、stacked"},

		// Directives.
		{"unknown directive", "```mastheed\n```", "1: 没有围栏 \"mastheed\"；有 document、"},
		{"directive with more than a name", "```title 甲\ntext: 乙\n```", "1: 没有围栏 \"title 甲\""},
		{"directive without end", "```title\ntext: 甲\n\n乙", "1: 围栏 \"title\" 没有结束"},
		{"directive without a name", "```\n甲\n```", "1: 没有围栏 \"\""},
		{"unknown key", "```masthead\norgan: 甲\n```", "2: masthead 里没有 organ；有 form、copyNumber、secrecy、urgency、organs、suffix、docNumber、signatories、serial、sender、date、class、approver、approval，是不是 organs？"},
		{"unknown key in a list", "```closing\nsignatures:\n  - organ: 甲\n    stamp: 乙\n```", "4: closing.signatures[1] 里没有 stamp；有 organ、name、seal"},
		{"key written twice", "```title\ntext: 甲\ntext: 乙\n```", "3: title 里的 text 写了两次"},
		{"list expected", "```masthead\norgans: 甲\n```", "2: masthead.organs 应是清单"},
		{"value expected", "```title\ntext: [甲]\n```", "2: title.text 应是一个值"},
		{"keys expected", "```title\n甲\n```", "2: title 应是若干“键: 值”"},
		{"another word", "```paragraph\nrole: center\ntext: 甲\n```", "2: paragraph.role 不能是 \"center\"；可以是 body、flush、centered"},
		{"a label of what does not hang", "```paragraph\nlabel: 出席：\ntext: 甲\n```", "1: label 是 role 为 hanging 的段开头的黑体字"},
		{"hanging from nothing", "```paragraph\nrole: hanging\ntext: 甲\n```", "1: label 是 role 为 hanging 的段开头的黑体字"},
		{"another form", "```masthead\nform: memo\n```", "2: masthead.form 不能是 \"memo\"；可以是 document、letter、order、minutes、telegram"},
		{"number expected", "```table\nheader: 一\n```", "2: table.header 应是整数，不是 \"一\""},
		{"flag expected", "```section\nlandscape: {{.Notice.Title}}\n```", "2: section.landscape 应是 true 或 false"},
		{"date expected", "```document\ntitle: 甲\ndate: 2024-05-31\n```", "3: document.date 应是事实里的日期"},
		{"picture expected", "```picture\nimage: a.png\n```", "2: picture.image 应是事实里的图片"},
		{"picture without image", "```picture\n```", "1: picture 缺 image"},
		{"pictures without items", "```pictures\n```", "1: pictures 要有 items"},
		{"yaml alias", "```title\ntext: &a 甲\n```\n\n```masthead\nsuffix: *a\n```", "围栏里"},
		{"yaml out of shape", "```title\ntext: 甲: 乙\n```", "2: title 围栏里的 YAML 有误：冒号的位置不对"},
		{"forged token", "```title\ntext: \"\\U000F0001\\U00100000{{.Notice.Title}}\"\n```", "2: title.text 里有专用区字符"},
		{"nothing at all", "```document\ntitle: 甲\n```", "文件没有内容"},
		{"no title", "甲", "文件没有标题：请写 document 或 title"},

		// Facts that are not there.
		{"nil in the way", "{{.Review.Enterprise.Name}}", "1: <.Review.Enterprise.Name>：事实里没有给出，取不到 Review.Enterprise；请用 {{with}} 或 {{if}} 先判断"},
		{"index out of range", "{{index .Notice.MainTo 3}}", "清单没有第 3 项"},
		{"refusal of a function", "{{chinese 10000}}", "1: <chinese 10000>：chinese 只写 0 到 9999，不写 10000"},
		{"unknown code", "{{word \"Problem.Level\" .Notice.Title}}", "word 不认得 Problem.Level 的 \"甲\""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			err := buildCase(t, caseHead+test.body)
			if err == nil {
				t.Fatal("no error")
			}
			if got := bodyLines(err.Error()); !strings.Contains(got, test.want) {
				t.Errorf("error %q\nwant %q", got, test.want)
			}
		})
	}
}

// buildCase loads a template and builds it from a short notice.
func buildCase(t *testing.T, md string) error {
	t.Helper()
	set, err := Load(fstest.MapFS{"case.md": {Data: []byte(md)}})
	if err != nil {
		return err
	}
	_, err = set.Build(context.Background(), "case", review.Derive(&review.Request{Notice: &review.Notice{Official: review.Official{Title: "甲"}}}, nil), noPictures)
	return err
}

var casePlace = regexp.MustCompile(`case\.md:(\d+):`)

// bodyLines counts the lines in messages from the body.
func bodyLines(s string) string {
	return casePlace.ReplaceAllStringFunc(s, func(place string) string {
		line, _ := strconv.Atoi(casePlace.FindStringSubmatch(place)[1])
		return fmt.Sprintf("case.md:%d:", line-caseLines)
	})
}

func TestErrorsOfTheFrontMatter(t *testing.T) {
	tests := []struct{ name, md, want string }{
		{"empty", "---\n---\n", "case.md:1: 文件头缺 title"},
		{"none", "甲\n", "case.md:1: 模板应以 --- 开头的文件头开始"},
		{"not closed", "---\ntitle: 甲\n", "case.md:1: 文件头没有结束"},
		{"unknown key", "---\ntitle: 甲\nfomats: [pdf]\n---\n", "case.md:3: 文件头里没有 fomats；有 title、summary、needs、uses、forms、formats、source、numbering、judges、appendices，是不是 formats？"},
		{"no title", "---\nsummary: 甲\n---\n", "文件头缺 title"},
		{"no formats", "---\ntitle: 甲\nsummary: 乙\n---\n", "文件头缺 formats"},
		{"no needs", "---\ntitle: 甲\nsummary: 乙\nformats: [pdf]\n---\n", "文件头缺 needs"},
		{"unknown needs", "---\ntitle: 甲\nsummary: 乙\nformats: [pdf]\nneeds: [reviews]\n---\n", "needs 里的 \"reviews\" 不对；可以是 review、notice、registry、campaign、measure，是不是 review？"},
		{"unknown alternative", "---\ntitle: 甲\nsummary: 乙\nformats: [pdf]\nneeds: [review|notise]\n---\n", "needs 里的 \"notise\" 不对；可以是 review、notice、registry、campaign、measure，是不是 notice？"},
		{"unknown fact of needs", "---\ntitle: 甲\nsummary: 乙\nformats: [pdf]\nneeds: [notice.forwarding]\n---\n", "needs 里的 \"notice.forwarding\" 不对；可以是 "},
		{"unknown uses", "---\ntitle: 甲\nsummary: 乙\nformats: [pdf]\nneeds: [notice]\nuses: [campain]\n---\n", "uses 里的 \"campain\" 不对；可以是 "},
		{"unknown forms", "---\ntitle: 甲\nsummary: 乙\nformats: [pdf]\nneeds: [notice]\nforms: [leter]\n---\n", "forms 里的 \"leter\" 不对；可以是 document、letter、order、minutes、telegram，是不是 letter？"},
		{"two alternatives", "---\ntitle: 甲\nsummary: 乙\nformats: [pdf]\nneeds: [review|notice, registry|campaign]\n---\n", "needs 里只能有一项用 | 写出几种"},
		{"unknown appendix", "---\ntitle: 甲\nsummary: 乙\nformats: [pdf]\nneeds: [review]\nappendices: [finding]\n---\n", "appendices 里的 \"finding\" 不对；可以是 findings，是不是 findings？"},
		{"judges in silence", "---\ntitle: 甲\nsummary: 乙\nformats: [pdf]\nneeds: [review]\njudges: true\n---\n丙\n", "case.md:1: 文件头写了 judges 或 appendices，正文就要写出校核意见"},
		{"judges what is no truth", "---\ntitle: 甲\njudges: 也许\n---\n", "文件头有误：值的写法不对"},
		{"wrong type", "---\ntitle: [甲]\n---\n", "文件头有误：值的写法不对"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if err := buildCase(t, test.md); err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("error %v\nwant %q", err, test.want)
			}
		})
	}
}
