package review

// Facts are a request and what follows from it, computed once by Derive.
// Templates and rules read both; neither computes a score or a total.
type Facts struct {
	*Request
	Derived   Derived
	Judgement Judgement // what the rules say of them; empty until they have judged
}

// Derived is what follows from the facts of a request.
type Derived struct {
	Total        Result          `zh:"总计"`        // of the whole standard
	Elements     []ElementResult `zh:"要素得分"`      // first-level elements in the standard's order
	Items        []ItemResult    `zh:"考评项得分"`     // every item in the standard's order
	Deductions   []ItemResult    `zh:"扣分的考评项"`    // the items that lost points
	Absences     []ItemResult    `zh:"缺项"`        // the items marked 缺项
	Unreviewed   []string        `zh:"没有评分的考评项"`  // numbers of items without a score
	UnknownItems []string        `zh:"标准中没有的考评项"` // numbers scored, or named by a problem or record, that the standard lacks
	Problems     ProblemCounts   `zh:"问题统计"`
	Vetoes       int             `zh:"命中的否决项数"`  // 否决项 hit
	MajorHazards int             `zh:"重大事故隐患数"`  // 重大事故隐患 found
	OnSiteDays   int             `zh:"现场评审天数"`   // different days with a session
	PersonDays   int             `zh:"现场评审人日数"`  // different pairs of member and day in the sessions
	CalendarDays int             `zh:"评审日程日历天数"` // of the schedule, both ends included
	WorkingDays  int             `zh:"评审日程工作日数"` // of the schedule, both ends included
	// WorkingDaysCertain says that the calendar knows every day of the schedule.
	WorkingDaysCertain bool           `zh:"评审日程的节假日已知"`
	Registry           RegistryCounts `zh:"名册统计"`
	Measure            MeasureResult  `zh:"监管措施"`

	Columns  []string        `zh:"统计表栏目"` // as the request says, or as we propose
	Changes  RegistryChanges `zh:"名册变动"`  // empty where no list of last year is given
	Campaign CampaignResult  `zh:"专项工作统计"`
}

// A Result is points and score of an item, an element or a standard.
type Result struct {
	Points     Decimal  `zh:"标准分值"`
	Absent     Decimal  `zh:"空项分"` // points of the absent items
	Attainable Decimal  `zh:"应得分"` // Points − Absent
	Deducted   Decimal  `zh:"扣分"`  // 追加扣除 included
	Score      Decimal  `zh:"评审分"`
	Percent    Ratio    `zh:"百分制得分"`  // Score ÷ Attainable × 100
	Share      Ratio    `zh:"占总分百分比"` // Score ÷ the standard's Attainable × 100, so that elements add up to the total
	Self       *Decimal `zh:"企业自评分"`  // nil where none is given
	Complete   bool     `zh:"全部已评分"`  // every item below has a score
}

// An ElementResult is the result of an element and of those below it.
type ElementResult struct {
	Number, Name string
	Level        int // 1 for the first level
	Result
	SelfReason string  // 扣分说明 of the enterprise's own score
	Own        *Result // of its own items, where it has elements below it too
	Elements   []ElementResult
}

// An ItemResult is the result of one item, with the names it stands under.
type ItemResult struct {
	Item
	Element    string // first-level element, such as 1 目标
	Subelement string // the lowest element above the item; equal to Element when there is no other
	Reviewed   bool
	Mark       Score // the zero Score when not reviewed
	Result     Result
}

// ProblemCounts counts 问题清单.
type ProblemCounts struct {
	Total     int `zh:"问题数"`
	General   int `zh:"一般问题数"`
	Major     int `zh:"重大问题数"`
	Planned   int `zh:"有整改方案的问题数"`
	Completed int `zh:"整改完成的问题数"`
	Closed    int `zh:"闭环的问题数"`
	Open      int `zh:"未闭环的问题数"` // Total − Closed

	Funds Decimal `zh:"整改资金合计"` // 元; of the problems that state them
}

// RegistryCounts counts the bodies of a register.
type RegistryCounts struct {
	Organizers   int `zh:"评审组织单位数"`
	ReviewBodies int `zh:"评审单位数"`
	Reviewers    int `zh:"评审员人数"`
	Reviews      int `zh:"评审企业数"`
}
