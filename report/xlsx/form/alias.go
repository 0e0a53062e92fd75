package form

import (
	"strings"

	"golang.org/x/text/width"

	"github.com/biaoping/biaoping/report/review"
)

// aliases are other headers under which a fact is met: by the type and path of
// the fact, or by the last name of the path alone.
var aliases = map[string][]string{
	"creditCode":      {"信用代码", "社会信用代码", "统一信用代码", "统一社会信用代码（18位）"},
	"phone":           {"电话", "联系方式", "电话号码", "手机号码", "手机", "手机号", "联系手机"},
	"contact":         {"联系人姓名"},
	"region.name":     {"区划名称", "行政区划", "所在地区", "地区", "区划", "所属地区", "所属区县", "县（市、区）"},
	"region.code":     {"区划代码", "地区代码"},
	"address":         {"单位地址", "企业地址", "详细地址"},
	"principal":       {"负责人", "单位负责人"},
	"note":            {"备注", "注"},
	"remark":          {"备注"},
	"industries":      {"行业", "评审行业", "业务范围", "评审范围"},
	"grade":           {"等级", "级别", "评审等级", "达标等级", "评审级别"},
	"enterprise.name": {"企业名称", "单位名称"},

	"RegistryEntry.role":         {"类别", "类型", "机构类别"},
	"RegistryEntry.name":         {"名称", "机构名称"},
	"RegistryEntry.recognizedOn": {"认定日期", "认定时间", "公告时间"},
	"RegistryEntry.reviewers":    {"评审员", "评审人员", "评审人员数", "人员数"},
	"RegistryEntry.reviews":      {"评审企业数", "本年评审数"},
	"RegistryEntry.supervisedOn": {"考核日期", "督查日期"},
	"RegistryEntry.passed":       {"考核结果", "考核情况", "是否合格"},
	"RegistryEntry.change":       {"变动情况", "变化"},
	"Registry.preparedBy":        {"填报部门", "制表单位"},
	"Registry.preparedOn":        {"填表日期", "制表日期", "填报时间"},
	"Registry.preparer":          {"填报人", "制表人", "制表"},
	"Registry.checker":           {"审核", "复核人"},

	"Problem.number":                    {"编号", "问题序号", "序号"},
	"Problem.item":                      {"考评项", "对应考评项", "条款", "对应条款", "考评条款"},
	"Problem.place":                     {"部位", "地点", "场所", "问题位置", "隐患位置", "隐患部位", "问题部位"},
	"Problem.description":               {"问题", "存在问题", "问题内容", "隐患描述", "问题隐患", "问题和隐患"},
	"Problem.basis":                     {"法规依据", "标准依据"},
	"Problem.level":                     {"等级", "隐患等级", "隐患级别", "级别"},
	"Problem.foundOn":                   {"检查日期", "发现时间", "检查时间"},
	"Problem.foundBy":                   {"检查人", "检查人员"},
	"Problem.rectification.responsible": {"整改责任人", "责任人"},
	"Problem.rectification.measures":    {"整改措施", "措施"},
	"Problem.rectification.funds":       {"整改资金", "资金"},
	"Problem.rectification.deadline":    {"整改时限", "期限", "整改期限", "完成时限"},
	"Problem.rectification.completedOn": {"完成日期", "完成时间", "整改完成时间"},
	"Problem.rectification.result":      {"整改结果", "完成情况", "结果", "整改完成情况"},
	"Problem.verification.on":           {"验收时间", "复查日期"},
	"Problem.verification.by":           {"复查人", "验收人员"},
	"Problem.verification.closed":       {"是否闭环", "闭环情况"},

	"SpotCheck.on":            {"检查日期", "抽查时间", "检查时间", "核查日期"},
	"SpotCheck.reviewBody":    {"评审单位", "原评审机构"},
	"SpotCheck.reported":      {"原得分", "评审得分"},
	"SpotCheck.sampled":       {"得分", "检查得分", "核查得分"},
	"SpotCheck.passed":        {"抽查结果", "抽查结论", "核查结论"},
	"SpotCheck.finding":       {"存在问题", "问题"},
	"SpotCheck.action":        {"处理", "处理结果"},
	"Participant.industry":    {"行业类别", "所属行业"},
	"Participant.passedOn":    {"达标时间", "公告日期", "发证日期"},
	"Participant.score":       {"得分", "评审得分"},
	"Participant.name":        {"企业", "单位名称", "企业全称"},
	"Participant.aboveScale":  {"规上企业", "规上"},
	"Participant.keySector":   {"重点领域", "重点行业"},
	"Participant.inspections": {"执法次数"},

	"Enterprise.name": {"企业名称", "评审对象", "受评审单位", "受评审企业"},
	"ReviewBody.name": {"评审单位"},
	"Organizer.name":  {"评审组织单位"},

	"Campaign.organizer": {"抽取单位"},

	"Member.role":  {"职务", "组内分工"},
	"Member.title": {"技术职称"},
	"Score.item":   {"考评项", "编号", "条款号"},
}

// shared are headers under which several facts stand in one cell, parted by
// spaces: the paths of the facts.
var shared = map[string][]string{
	"联系人及电话":   {"contact", "phone"},
	"联系人和电话":   {"contact", "phone"},
	"联系人、电话":   {"contact", "phone"},
	"负责人及电话":   {"principal", "phone"},
	"联系人及联系方式": {"contact", "phone"},
}

// drawHead is the header of the numbers by which a list was drawn.
const drawHead = "抽取码"

// idle are headers of columns that nobody reads: those of numbers and of what
// is worked out anew.
var idle = map[string]bool{"序号": true, numberHead: true, drawHead: true}

// keyCleaner takes out of a header what says nothing.
var keyCleaner = strings.NewReplacer(" ", "", "　", "", "\n", "", "\r", "", "\t", "", "\u00a0", "", "＊", "", "*", "", "：", "", ":", "",
	"（", "(", "）", ")", "．", ".", "•", "·", "・", "·")

// key is a header as it is compared.
func key(s string) string { return strings.ToLower(narrow(keyCleaner.Replace(s))) }

// narrow is s with the letters, digits and marks of full width that ASCII has
// made narrow. Most cells have none.
func narrow(s string) string {
	if strings.IndexFunc(s, func(r rune) bool { return r >= 0x80 && (r < '一' || r > '龥') }) < 0 {
		return s
	}
	return width.Fold.String(s)
}

// bare is key without what stands in brackets: 金额(元) is 金额.
func bare(k string) string {
	before, rest, ok := strings.Cut(k, "(")
	if !ok {
		return k
	}
	_, after, _ := strings.Cut(rest, ")")
	return before + after
}

// keys are the columns of a sheet by the headers they are known by. A header
// that means several columns means none of them; an exact title goes before
// the others.
func (s *Sheet) keys() map[string]*Column {
	known := map[string]*Column{}
	for _, level := range []func(*Column) []string{
		func(c *Column) []string { return []string{c.Title} },
		func(c *Column) []string {
			names := []string{tailTitle(c.Title), bare(key(c.Title)), bare(key(tailTitle(c.Title)))}
			if c.Kind == review.FlagOutline {
				names = append(names, "是否"+tailTitle(c.Title), "是否"+strings.TrimPrefix(tailTitle(c.Title), "是否"))
			}
			return names
		},
		func(c *Column) []string { return s.aliases(c) },
		func(c *Column) []string { return []string{c.Path} },
	} {
		found := map[string]*Column{}
		for _, c := range s.Columns {
			for _, name := range level(c) {
				k := key(name)
				if k == "" {
					continue
				}
				if other, ok := found[k]; ok && other != c {
					found[k] = nil
					continue
				}
				found[k] = c
			}
		}
		for k, c := range found {
			if _, ok := known[k]; !ok && c != nil {
				known[k] = c
			}
		}
	}
	return known
}

// tailTitle is the last part of a title.
func tailTitle(title string) string {
	if i := strings.LastIndex(title, "·"); i >= 0 {
		return title[i+len("·"):]
	}
	return title
}

// aliases are the other headers of c.
func (s *Sheet) aliases(c *Column) []string {
	var out []string
	path := c.Path
	if s.Upright {
		path = strings.TrimPrefix(path, s.Path+".")
	}
	out = append(out, aliases[s.item.Name+"."+path]...)
	for p := path; ; {
		out = append(out, aliases[p]...)
		_, rest, ok := strings.Cut(p, ".")
		if !ok {
			return out
		}
		p = rest
	}
}

// wordAliases are what people write for a choice or a flag.
var wordAliases = map[string]string{
	"小微": "小微企业", "隐患": "一般", "一般隐患": "一般", "一般问题": "一般", "重大隐患": "重大", "重大问题": "重大", "重大事故隐患": "重大",
	"无": "不处理", "整改": "限期整改", "撤销": "撤销等级", "首次评审": "初评", "期满复评": "复评", "评审员(组长)": "组长", "专家组长": "组长",
}

var yesWords = map[string]bool{"是": true, "√": true, "✓": true, "✔": true, "☑": true, "有": true, "true": true, "y": true, "yes": true, "1": true, "合格": true, "通过": true,
	"已闭环": true, "闭环": true, "已": true, "同意": true, "对": true, "达标": true}
var noWords = map[string]bool{"否": true, "×": true, "✗": true, "✘": true, "☒": true, "无": true, "false": true, "n": true, "no": true, "0": true, "不合格": true, "不通过": true,
	"未通过": true, "未闭环": true, "未": true, "不同意": true, "错": true, "不达标": true}

// choiceOf is the choice that a word means; ok is false for none.
func (c *Column) choiceOf(word string) (string, bool) {
	k := key(word)
	for _, try := range []string{k, key(wordAliases[k]), strings.TrimSuffix(k, "企业"), strings.TrimSuffix(k, "问题")} {
		for _, choice := range c.Choices {
			if try != "" && (key(choice.Chinese) == try || strings.ToLower(choice.Value) == try) {
				return choice.Value, true
			}
		}
	}
	return "", false
}
