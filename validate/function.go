package validate

import (
	"reflect"
	"strings"

	"github.com/biaoping/biaoping/report/review"
)

// A kind is what a function takes as an argument.
type kind struct {
	chinese string
	accepts func(t reflect.Type) bool // t without pointer
}

var (
	aFact    = kind{"可能没有填写的事实", mayMiss}
	aDate    = kind{"日期", func(t reflect.Type) bool { return t == dateType }}
	someDate = kind{"日期列表，如 map(列表, .on)", func(t reflect.Type) bool {
		return t.Kind() == reflect.Slice && t.Elem() == dateType
	}}
	aCount   = kind{"整数", func(t reflect.Type) bool { return t == intType }}
	aText    = kind{"文字", func(t reflect.Type) bool { return t.Kind() == reflect.String }}
	someText = kind{"文字列表", func(t reflect.Type) bool {
		return t.Kind() == reflect.Slice && (t.Elem().Kind() == reflect.String || t.Elem() == anyType)
	}}
	someTruth = kind{"条件列表", func(t reflect.Type) bool {
		return t.Kind() == reflect.Slice && (t.Elem() == boolType || t.Elem() == anyType)
	}}
	someChecks = kind{"抽查核查", func(t reflect.Type) bool { return t == checksType }}
	someTexts  = kind{"若干文字列表", func(t reflect.Type) bool {
		return t.Kind() == reflect.Slice && t.Elem().Kind() == reflect.Slice && t.Elem().Elem().Kind() == reflect.String
	}}
	aPeriod         = kind{"期间", func(t reflect.Type) bool { return t == periodType }}
	aDecimal        = kind{"小数", func(t reflect.Type) bool { return t == decimalType }}
	aRatio          = kind{"得分或比例", func(t reflect.Type) bool { return t == ratioType }}
	someAccidents   = kind{"生产安全事故", func(t reflect.Type) bool { return t == accidentsType }}
	aTotal          = kind{"分地区统计的一行", func(t reflect.Type) bool { return t == totalsType.Elem() }}
	someTotals      = kind{"分地区统计", func(t reflect.Type) bool { return t == totalsType }}
	aBodyText       = kind{"公文的正文", func(t reflect.Type) bool { return t == reflect.TypeFor[[]review.Passage]() }}
	someAttachments = kind{"公文的附件", func(t reflect.Type) bool { return t == reflect.TypeFor[[]review.Attachment]() }}
	aBody           = kind{"单位或企业", func(t reflect.Type) bool { return bodies[t] != nil }}
)

// A function is one that rules may call. It is pure, and quick.
type function struct {
	name   string
	params []kind
	result reflect.Type
	usage  string // as called
	doc    string // one Chinese sentence
	call   func(args ...any) (any, error)
}

// functions are all functions of rules but those of expr itself (builtins).
// README.md prints them.
var functions = []function{
	{"has", []kind{aFact}, boolType, "has(事实)",
		"事实已经填写：日期、文字、列表不为空，记录存在；中间各级缺失也可以问",
		func(a ...any) (any, error) { return !missing(a[0]), nil }},
	{"blank", []kind{aText}, boolType, "blank(文字)",
		"文字为空或只有空格",
		func(a ...any) (any, error) { return strings.TrimSpace(textOf(a[0])) == "", nil }},
	{"date", []kind{aCount, aCount, aCount}, dateType, "date(年, 月, 日)",
		"这一天；该月没有这一日的，取该月最后一日，如 date(2019, 2, 31) 是2019年2月28日",
		func(a ...any) (any, error) { return dateIn(a[0].(int), a[1].(int), a[2].(int)), nil }},
	{"earliest", []kind{someDate}, dateType, "earliest(日期列表)",
		"最早的一天，没有填写的不算；都没有填写的没有结果",
		func(a ...any) (any, error) { return extreme(a[0], review.Date.Before), nil }},
	{"latest", []kind{someDate}, dateType, "latest(日期列表)",
		"最晚的一天，没有填写的不算；都没有填写的没有结果",
		func(a ...any) (any, error) { return extreme(a[0], review.Date.After), nil }},
	{"days", []kind{aDate, aDate}, intType, "days(起, 止)",
		"从起到止的日历天数，止在起之前为负",
		onDates(func(d, e review.Date) (any, error) { return d.DaysUntil(e), nil })},
	{"addDays", []kind{aDate, aCount}, dateType, "addDays(日期, n)",
		"日期之后 n 个日历日",
		onDate(func(d review.Date, n int) (any, error) { return d.AddDays(n), nil })},
	{"addYears", []kind{aDate, aCount}, dateType, "addYears(日期, n)",
		"日期之后 n 年的同一天，2月29日在平年为2月28日",
		onDate(func(d review.Date, n int) (any, error) { return d.AddYears(n), nil })},
	{"addMonths", []kind{aDate, aCount}, dateType, "addMonths(日期, n)",
		"日期之后 n 个月的同一天；该月没有这一日的，是该月最后一日",
		onDate(func(d review.Date, n int) (any, error) { return addMonths(d, n), nil })},
	{"workingDays", []kind{aDate, aDate}, intType, "workingDays(起, 止)",
		"从起到止的工作日天数，两头都算；节假日安排未知的，规则不作判断",
		onDates(workingDays)},
	{"addWorkingDays", []kind{aDate, aCount}, dateType, "addWorkingDays(日期, n)",
		"日期之后第 n 个工作日；节假日安排未知的，规则不作判断",
		onDate(addWorkingDays)},
	{"overlaps", []kind{aPeriod, aPeriod}, boolType, "overlaps(期间, 期间)",
		"两个期间至少有一天相同",
		func(a ...any) (any, error) { return overlaps(periodOf(a[0]), periodOf(a[1])), nil }},
	{"sameBody", []kind{aBody, aBody}, boolType, "sameBody(甲, 乙)",
		"甲、乙是同一单位：都有统一社会信用代码的比代码，否则比名称",
		func(a ...any) (any, error) { return sameBody(bodyOf(a[0]), bodyOf(a[1])), nil }},
	{"affiliated", []kind{aBody, aBody}, boolType, "affiliated(甲, 乙)",
		"甲、乙不是同一单位，但一方列在另一方的相关方中，或二者有同一相关方",
		func(a ...any) (any, error) { return affiliated(bodyOf(a[0]), bodyOf(a[1])), nil }},
	{"uncovered", []kind{someText, someText}, stringsType, "uncovered(专业, 工艺)",
		"没有一个专业与之相符的工艺；名称相同或一个包含另一个为相符",
		func(a ...any) (any, error) { return uncovered(textsOf(a[0]), textsOf(a[1])), nil }},
	{"covers", []kind{someText, someText}, boolType, "covers(专业, 工艺)",
		"每项工艺都有专业与之相符",
		func(a ...any) (any, error) { return len(uncovered(textsOf(a[0]), textsOf(a[1]))) == 0, nil }},
	{"flat", []kind{someTexts}, stringsType, "flat(若干文字列表)",
		"把几个文字列表连成一个",
		func(a ...any) (any, error) { return flat(a[0]), nil }},
	{"repeated", []kind{someText}, stringsType, "repeated(文字列表)",
		"出现一次以上的文字，每个列一次；空的不算",
		func(a ...any) (any, error) { return repeated(textsOf(a[0])), nil }},
	{"without", []kind{someText, someText}, stringsType, "without(甲, 乙)",
		"甲中有、乙中没有的文字，每个列一次；空的不算",
		func(a ...any) (any, error) { return without(textsOf(a[0]), textsOf(a[1])), nil }},
	{"unmet", []kind{someText, someTruth}, stringsType, "unmet(名称, 条件)",
		"不成立的各项的名称；名称、条件各写成列表，一一对应，如 unmet([\"责任\", \"措施\"], [has(甲), has(乙)])",
		func(a ...any) (any, error) { return unmet(textsOf(a[0]), a[1]), nil }},
	{"portion", []kind{aCount, aCount}, intType, "portion(总数, 百分比)",
		"总数的百分之几，不足一的进为一，如 portion(101, 10) 是 11",
		func(a ...any) (any, error) { return portion(a[0].(int), a[1].(int)), nil }},
	{"percent", []kind{aCount, aCount}, stringType, "percent(部分, 全部)",
		"部分占全部的百分比，写成“12.50%”这样的文字；全部为 0 的写“—”",
		func(a ...any) (any, error) { return percentOf(a[0].(int), a[1].(int)), nil }},
	{"rounds", []kind{aDecimal, aCount, aCount}, boolType, "rounds(所列百分比, 部分, 全部)",
		"所列百分比是部分占全部的百分比，四舍五入到所列的位数",
		func(a ...any) (any, error) { return rounds(decimalOf(a[0]), a[1].(int), a[2].(int)), nil }},
	{"agrees", []kind{aDecimal, aRatio, aCount}, boolType, "agrees(所报得分, 得分, 位数)",
		"所报得分是得分四舍五入到若干位小数；所报的位数更多时，到所报的位数",
		func(a ...any) (any, error) { return agrees(decimalOf(a[0]), a[1].(review.Ratio), a[2].(int)), nil }},
	{"losses", []kind{someAccidents}, decimalType, "losses(事故)",
		"几起事故的直接经济损失合计（万元）",
		func(a ...any) (any, error) { return losses(a[0]), nil }},
	{"detail", []kind{someTotals}, totalsType, "detail(分地区统计)",
		"除去小计的各行；小计是其下另有同一等级下级地区的行",
		func(a ...any) (any, error) { return review.Detail(totalsOf(a[0])), nil }},
	{"parts", []kind{aTotal, someTotals}, totalsType, "parts(行, 分地区统计)",
		"该行地区之下、同一等级的各行，除去小计",
		func(a ...any) (any, error) { return parts(totalOf(a[0]), totalsOf(a[1])), nil }},
	{"scoreError", []kind{someChecks}, ratioType, "scoreError(抽查核查)",
		"上报得分与抽查得分之差（不计正负）的合计占上报得分合计的百分比；缺一个得分的不算，都缺的没有结果",
		func(a ...any) (any, error) { return review.ScoreError(checksOf(a[0])), nil }},
	{"section", []kind{aText}, stringType, "section(行业代码)",
		"行业代码所属的门类（GB/T 4754）：C34、3411 是 C；看不出的是空的",
		func(a ...any) (any, error) { return section(textOf(a[0])), nil }},
	{"missingAttachments", []kind{aBodyText, someAttachments}, stringsType, "missingAttachments(正文, 附件)",
		"公文正文提到、附件说明中没有的附件",
		func(a ...any) (any, error) {
			return missingAttachments(a[0].([]review.Passage), a[1].([]review.Attachment)), nil
		}},
	{"attachmentFaults", []kind{aBodyText, someAttachments}, stringsType, "attachmentFaults(正文, 附件)",
		"公文正文与附件说明不一致之处：名称不同、没有提到、没有写序号、名称自带序号、同名",
		func(a ...any) (any, error) {
			return attachmentFaults(a[0].([]review.Passage), a[1].([]review.Attachment)), nil
		}},
}

// vague are the functions whose result may be missing: has must be asked
// after the same call first.
var vague = []string{"earliest", "latest", "scoreError"}

// builtins are expr's own functions that rules may call.
var builtins = []struct{ name, usage, result, doc string }{
	{"all", "all(列表, 条件)", "真假", "每一项都满足条件"},
	{"any", "any(列表, 条件)", "真假", "至少一项满足条件"},
	{"none", "none(列表, 条件)", "真假", "没有一项满足条件"},
	{"one", "one(列表, 条件)", "真假", "恰有一项满足条件"},
	{"count", "count(列表, 条件)", "数", "满足条件的项数"},
	{"filter", "filter(列表, 条件)", "列表", "满足条件的各项"},
	{"map", "map(列表, 值)", "列表", "由每一项得出的值"},
	{"len", "len(列表)", "数", "项数；文字的字数"},
	{"sum", "sum(列表, 整数)", "数", "由每一项得出的整数之和"},
}

// functionNames are the names rules may call, for hints.
func functionNames() []string {
	var names []string
	for _, f := range functions {
		names = append(names, f.name)
	}
	for _, f := range builtins {
		names = append(names, f.name)
	}
	return names
}

func functionNamed(name string) (function, bool) {
	for _, f := range functions {
		if f.name == name {
			return f, true
		}
	}
	return function{}, false
}

// textOf is a text of any string type.
func textOf(v any) string {
	if s, ok := v.(string); ok {
		return s
	}
	return reflect.ValueOf(v).String()
}

// textsOf is a list of texts, as a fact or as map and filter give it.
func textsOf(v any) []string {
	if s, ok := v.([]string); ok {
		return s
	}
	list := reflect.ValueOf(v)
	out := make([]string, list.Len())
	for i := range out {
		out[i] = textOf(list.Index(i).Interface())
	}
	return out
}

// flat joins lists of texts.
func flat(v any) []string {
	var out []string
	lists := reflect.ValueOf(v)
	for i := range lists.Len() {
		out = append(out, textsOf(lists.Index(i).Interface())...)
	}
	return out
}

func periodOf(v any) review.Period {
	if p, ok := v.(*review.Period); ok {
		return *p
	}
	return v.(review.Period)
}
