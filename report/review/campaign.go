package review

// A Campaign is 回头看 or 核查 over the certified enterprises of a region.
type Campaign struct {
	Name      string         `json:"name" zh:"名称" validate:"required"`
	Organizer string         `json:"organizer" zh:"组织部门" validate:"required"`
	Region    Region         `json:"region" zh:"行政区划" validate:"required"`
	Year      int            `json:"year" zh:"年度" validate:"min=2000,max=2100"`
	Stages    []Stage        `json:"stages,omitempty" zh:"阶段" validate:"dive"`
	Totals    []CountyTotal  `json:"totals,omitempty" zh:"分地区统计" validate:"dive"`
	Checks    []SpotCheck    `json:"checks,omitempty" zh:"抽查核查" validate:"dive"`
	Reports   []SubmitReport `json:"reports,omitempty" zh:"报送" validate:"dive"`
	Summary   string         `json:"summary,omitempty" zh:"总体情况" text:"lines"`
}

// A Stage is 自查自纠, 总结 or 抽查 with its dates.
type Stage struct {
	Name   string `json:"name" zh:"阶段名称" validate:"required"`
	Period Period `json:"period" zh:"起止日期" validate:"required"`
}

// A CountyTotal is what one county has certified and checked in a grade.
type CountyTotal struct {
	Region    Region `json:"region" zh:"地区" validate:"required"`
	Grade     Grade  `json:"grade" zh:"等级" validate:"required,oneof=1 2 3 micro"`
	Target    int    `json:"target,omitempty" zh:"目标数" validate:"min=0"`
	Certified int    `json:"certified" zh:"达标数" validate:"min=0"`
	Sampled   int    `json:"sampled" zh:"抽查数" validate:"min=0"`
	Revoked   int    `json:"revoked,omitempty" zh:"摘牌数" validate:"min=0"`
}

// A SpotCheck is 抽查 of one certified enterprise.
type SpotCheck struct {
	Name          string   `json:"name" zh:"企业名称" validate:"required"`
	CreditCode    string   `json:"creditCode" zh:"统一社会信用代码" validate:"required,creditcode"`
	Region        Region   `json:"region" zh:"地区" validate:"required"`
	Grade         Grade    `json:"grade" zh:"等级" validate:"required,oneof=1 2 3 micro"`
	ReviewBody    string   `json:"reviewBody,omitempty" zh:"原评审单位"`
	FirstStandard string   `json:"firstStandard,omitempty" zh:"初评标准"`
	Standard      string   `json:"standard,omitempty" zh:"本次标准"`
	On            Date     `json:"on,omitzero" zh:"抽查日期"`
	By            string   `json:"by,omitempty" zh:"实施单位"`
	Reported      *Decimal `json:"reported,omitempty" zh:"上报得分"`
	Sampled       *Decimal `json:"sampled,omitempty" zh:"抽查得分"`
	Passed        bool     `json:"passed" zh:"合格"`
	MajorHazard   bool     `json:"majorHazard,omitempty" zh:"存在重大事故隐患"`
	Finding       string   `json:"finding,omitempty" zh:"发现问题" text:"lines"`
	Action        string   `json:"action,omitempty" zh:"处理意见" validate:"omitempty,oneof=none rectify revoke"`
}

// A SubmitReport is one paper that must reach the upper level by a date.
type SubmitReport struct {
	Name   string `json:"name" zh:"材料名称" validate:"required"`
	To     string `json:"to" zh:"报送对象" validate:"required"`
	Due    Date   `json:"due,omitzero" zh:"期限"`
	SentOn Date   `json:"sentOn,omitzero" zh:"报送日期"`
}
