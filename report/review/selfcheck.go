package review

// A SelfCheck is 评审质量自查自纠 of one review body, or of one region
// (江苏 2020 明电三, 常州 2020 转发通知三).
type SelfCheck struct {
	Name       string          `json:"name" zh:"自查单位" validate:"required"`
	CreditCode string          `json:"creditCode,omitempty" zh:"统一社会信用代码" validate:"omitempty,creditcode"`
	On         Date            `json:"on,omitzero" zh:"自查日期"`
	Reviews    int             `json:"reviews,omitempty" zh:"自查评审项目数" validate:"min=0"`
	Items      []SelfCheckItem `json:"items" zh:"自查内容" validate:"required,min=1,dive"`
}

// A SelfCheckItem is the answer to one question of 自查自纠, each put so that
// met is as it should be.
type SelfCheckItem struct {
	Question  string `json:"question" zh:"自查事项" validate:"required,oneof=systems truthful standard coverage specialties affiliated consulting"`
	Met       bool   `json:"met" zh:"符合"`
	Finding   string `json:"finding,omitempty" zh:"发现问题" text:"lines"`
	Measures  string `json:"measures,omitempty" zh:"纠正措施" text:"lines"`
	Deadline  Date   `json:"deadline,omitzero" zh:"纠正期限"`
	Corrected bool   `json:"corrected,omitempty" zh:"已纠正"`
}

// SelfCheckCounts count 自查自纠.
type SelfCheckCounts struct {
	Checked   int              `zh:"自查单位数"`
	Reviews   int              `zh:"自查评审项目数"`
	Questions []QuestionCounts `zh:"各自查事项"`  // those that anybody answers, in the order of the notice
	Found     int              `zh:"发现的问题数"` // answers that do not hold
	Corrected int              `zh:"已纠正的问题数"`
	Open      int              `zh:"未纠正的问题数"` // Found − Corrected
}

func countSelfChecks(checks []SelfCheck) (c SelfCheckCounts) {
	var asked keyed[QuestionCounts]
	for _, s := range checks {
		c.Checked++
		c.Reviews += s.Reviews
		for _, item := range s.Items {
			q := asked.row(item.Question, QuestionCounts{Question: Word("SelfCheckItem.Question", item.Question)})
			q.add(&item.Met)
			if item.Met {
				continue
			}
			c.Found++
			if item.Corrected {
				q.Corrected++
				c.Corrected++
			}
		}
	}
	var order []string
	for _, w := range words["SelfCheckItem.Question"] {
		order = append(order, w.value)
	}
	c.Questions = inOrder(asked, order)
	c.Open = c.Found - c.Corrected
	return c
}
