package form

import "github.com/biaoping/biaoping/report/review"

// The sheets of a form that hold no facts.
const (
	guideSheet   = "填写说明"
	choiceSheet  = "_选项"
	stampSheet   = "_标评"
	findingSheet = "问题汇总"
)

// The headers of columns that hold no facts.
const (
	numberHead  = "行号"
	parentHead  = "所属行号"
	labelHead   = "项目"
	valueHead   = "内容"
	noteHead    = "说明"
	findingHead = "校验结果"
)

// What stands in cells.
const (
	yes  = "是"
	no   = "否"
	mark = "＊" // before the header of what must be written

	hollow     = "（空）" // an item of a list that is an empty text: a cell of a table
	separators = "、；;" // between the items of a list that stands in one line
)

// version is that of the layout of forms; it stands in their stamp.
const version = "1"

// hint says how a column is filled in, where its header does not.
func (c *Column) hint() string {
	var h string
	switch {
	case c.List && len(c.Choices) > 0:
		h = "可填几项，一项一行：" + choiceWords(c.Choices)
	case c.List:
		h = "可填几项，一项一行，或用顿号隔开"
	case len(c.Choices) > 0:
		h = "从下拉列表中选"
	case c.Kind == review.DateOutline:
		h = "日期，如 2024-05-31"
	case c.Kind == review.FlagOutline:
		h = "填“是”或“否”"
	case c.Kind == review.IntOutline:
		h = "整数"
	case c.Kind == review.DecimalOutline:
		h = "数，至多三位小数"
	case c.Lines:
		h = "可写多行，一段一行"
	}
	if c.Within != "" {
		h = join(h, "写了“"+c.Within+"”的其他内容，就要填")
	}
	return join(c.About, h)
}

func join(a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + "；" + b
}

func choiceWords(choices []review.Choice) string {
	var words string
	for i, c := range choices {
		if i > 0 {
			words += "、"
		}
		words += c.Chinese
	}
	return words
}
