package review

// Facts are a request and what follows from it, computed once by Derive.
// Templates and rules read both; neither computes a score or a total.
type Facts struct {
	*Request
	Derived Derived
}

// Derived is what follows from the facts of a request.
type Derived struct {
	Total        Result          // of the whole standard
	Elements     []ElementResult // first-level elements in the standard's order
	Items        []ItemResult    // every item in the standard's order
	Deductions   []ItemResult    // the items that lost points
	Absences     []ItemResult    // the items marked 缺项
	Unreviewed   []string        // numbers of items without a score
	UnknownItems []string        // numbers scored, or named by a problem or record, that the standard lacks
	Problems     ProblemCounts
	Vetoes       int // 否决项 hit
	MajorHazards int // 重大事故隐患 found
	OnSiteDays   int // different days with a session
	PersonDays   int // different pairs of member and day in the sessions
	CalendarDays int // of the schedule, both ends included
	WorkingDays  int // of the schedule, both ends included
	// WorkingDaysCertain says that the calendar knows every day of the schedule.
	WorkingDaysCertain bool
	Registry           RegistryCounts
}

// A Result is points and score of an item, an element or a standard.
type Result struct {
	Points     Decimal  // 标准分值
	Absent     Decimal  // 空项分: points of the absent items
	Attainable Decimal  // 应得分 = Points − Absent
	Deducted   Decimal  // 扣分, 追加扣除 included
	Score      Decimal  // 评审分
	Percent    Ratio    // 百分制得分: Score ÷ Attainable × 100
	Share      Ratio    // Score ÷ the standard's Attainable × 100, so that elements add up to the total
	Self       *Decimal // 企业自评分; nil where none is given
	Complete   bool     // every item below has a score
}

// An ElementResult is the result of an element and of those below it.
type ElementResult struct {
	Number, Name string
	Level        int // 1 for the first level
	Result
	Elements []ElementResult
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
	Total, General, Major      int
	Planned, Completed, Closed int // with 整改方案; with a completion date; 闭环
	Open                       int // Total − Closed
}

// RegistryCounts counts the bodies of a register.
type RegistryCounts struct{ Organizers, ReviewBodies, Reviewers, Reviews int }
