package review

// A Standard is 评定标准: a tree of 要素 and 考评项 with points. It is loaded
// data; no tree is built into the program, since trees of 13 and of 8
// elements are both in use.
type Standard struct {
	ID       string    `json:"id" zh:"标准标识" validate:"required"`
	Name     string    `json:"name" zh:"标准名称" validate:"required"`
	Number   string    `json:"number,omitempty" zh:"文号"`
	Industry string    `json:"industry,omitempty" zh:"适用行业代码"`
	Scoring  Scoring   `json:"scoring,omitzero" zh:"计分方法"`
	Elements []Element `json:"elements" zh:"要素" validate:"required,min=1,dive"`
}

// Scoring says how points become the score that is announced.
type Scoring struct {
	// Places is the number of digits the announced score is rounded to, half
	// away from zero. Thresholds are compared before rounding.
	Places int `json:"places,omitempty" zh:"保留小数位数" about:"公布得分保留的位数，四舍五入；是否达标按未舍入的得分判断" validate:"min=0,max=3"`
	// Floor says where a sum that has fallen below zero is raised to it:
	// at each item, at each first-level element, or (empty) nowhere, since
	// 追加扣除 may take more than an item's own points.
	Floor string `json:"floor,omitempty" zh:"扣分下限" about:"不写则不设下限，因追加扣除可以大于分值" validate:"omitempty,oneof=item element"`
}

// An Element is 要素. It holds elements of the next level or items, or both.
type Element struct {
	Number   string    `json:"number" zh:"要素编号" validate:"required"`
	Name     string    `json:"name" zh:"要素名称" validate:"required"`
	Points   Decimal   `json:"points,omitzero" zh:"标准分值" about:"须等于其下各考评项之和；不写则取其和" validate:"min=0,max=100000"` // as the standard states it; zero: the sum of its items
	Elements []Element `json:"elements,omitempty" zh:"下级要素" validate:"dive"`
	Items    []Item    `json:"items,omitempty" zh:"考评项" validate:"dive"`
}

// An Item is 考评项: the smallest thing that is scored.
type Item struct {
	Number      string  `json:"number" zh:"考评项编号" validate:"required"`
	Requirement string  `json:"requirement" zh:"考评内容" text:"lines" validate:"required"`
	Method      string  `json:"method,omitempty" zh:"考评方法" text:"lines"`
	Points      Decimal `json:"points" zh:"标准分值" validate:"min=0,max=100000"`
}

// A Score is the result of one item. An item without a Score was not reviewed.
type Score struct {
	Item           string  `json:"item" zh:"考评项编号" validate:"required"`
	Absent         bool    `json:"absent,omitempty" zh:"缺项"`
	Deduction      Decimal `json:"deduction,omitzero" zh:"扣分" validate:"min=0,max=100000"`
	ExtraDeduction Decimal `json:"extraDeduction,omitzero" zh:"追加扣除" about:"可以大于考评项的标准分值" validate:"min=0,max=100000"` // may exceed the item's points
	Reason         string  `json:"reason,omitempty" zh:"扣分或缺项说明" text:"lines"`
}

// A Veto is 否决项 and whether it was hit. Any hit: not passed.
type Veto struct {
	Number      string `json:"number" zh:"否决项编号" validate:"required"`
	Requirement string `json:"requirement" zh:"否决项内容" text:"lines" validate:"required"`
	Hit         bool   `json:"hit,omitempty" zh:"命中"`
	Evidence    string `json:"evidence,omitempty" zh:"核查情况" text:"lines"`
}

// A HazardCheck is the check against the national 重大事故隐患判定标准.
type HazardCheck struct {
	Standard string        `json:"standard,omitempty" zh:"判定标准"`
	Checked  bool          `json:"checked,omitempty" zh:"已核查"`
	Found    []MajorHazard `json:"found,omitempty" zh:"重大事故隐患" validate:"dive"`
}

// A MajorHazard is 重大事故隐患 found in a review. Any one: not passed.
type MajorHazard struct {
	Clause      string `json:"clause" zh:"判定条款" validate:"required"`
	Place       string `json:"place,omitempty" zh:"位置"`
	Description string `json:"description" zh:"隐患描述" text:"lines" validate:"required"`
	FoundOn     Date   `json:"foundOn,omitzero" zh:"发现日期"`
	ClearedOn   Date   `json:"clearedOn,omitzero" zh:"整改完成日期"`
}

// A Conclusion is 评审结论 as the review body states it.
type Conclusion struct {
	Passed  bool     `json:"passed" zh:"通过评审"`
	Grade   Grade    `json:"grade,omitempty" zh:"评定等级" validate:"omitempty,oneof=1 2 3 micro"`
	Label   string   `json:"label,omitempty" zh:"达标类别" validate:"omitempty,oneof=certified benchmark"` // 常州 2022 方案三（三）
	Score   *Decimal `json:"score,omitempty" zh:"报告得分" about:"评审单位所报；与各项得分核对"`                         // as stated; compared with what the items give
	Text    string   `json:"text,omitempty" zh:"结论意见" text:"lines"`
	On      Date     `json:"on" zh:"结论日期" validate:"required"`
	Advice  []string `json:"advice,omitempty" zh:"改进建议" text:"lines"`
	Signers []Sign   `json:"signers,omitempty" zh:"签署人" validate:"dive"`
}
