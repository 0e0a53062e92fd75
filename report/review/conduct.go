package review

// A Misconduct is 违规行为 of a body or a person, as found and as dealt with.
type Misconduct struct {
	On        Date       `json:"on" zh:"发现日期" validate:"required"`
	Kind      string     `json:"kind" zh:"违规行为" validate:"required,oneof=fraud profit falseReport notOnSite undisclosedHazard poorQuality feeOverService expertBuilds formality bundle integrity"`
	By        string     `json:"by,omitempty" zh:"发现部门"`
	Verified  bool       `json:"verified,omitempty" zh:"查实"`
	Repeated  bool       `json:"repeated,omitempty" zh:"屡改屡犯"`
	Detail    string     `json:"detail,omitempty" zh:"情况" text:"lines"`
	Sanctions []Sanction `json:"sanctions,omitempty" zh:"处理" validate:"dive"`
	Traced    []string   `json:"traced,omitempty" zh:"倒查的评审员"` // 北京 2015 意见六
	Evidence  []Document `json:"evidence,omitempty" zh:"证据" validate:"dive"`
}

// A Declaration is what the review body vouches for under its name.
type Declaration struct {
	Kind string `json:"kind" zh:"声明事项" validate:"required,oneof=truthful quality"`
	By   string `json:"by" zh:"声明人" validate:"required"`
	On   Date   `json:"on" zh:"声明日期" validate:"required"`
}

// A Step is one act of the procedure from application to announcement.
type Step struct {
	Kind string `json:"kind" zh:"环节" validate:"required,oneof=verification onlineReview selection review upload publicity announcement"`
	On   Date   `json:"on" zh:"日期" validate:"required"`
	By   string `json:"by,omitempty" zh:"办理单位"`
}

// An Application is what the enterprise hands in (常州 2022 方案三（三）).
type Application struct {
	Number      string   `json:"number,omitempty" zh:"申请编号"`
	SelfReport  bool     `json:"selfReport,omitempty" zh:"自评报告"`
	Materials   bool     `json:"materials,omitempty" zh:"申请材料"`
	Evidence    bool     `json:"evidence,omitempty" zh:"佐证材料"`
	Online      bool     `json:"online,omitempty" zh:"经标准化模块提交"`
	Commitments []string `json:"commitments,omitempty" zh:"承诺事项"`
	NewGrade    bool     `json:"newGrade,omitempty" zh:"新申报"` // 未取得原一级、二级证书 (四（四）)
}

// An Upload is what has been entered into the service platform, and when
// (浙江 2019 通知二（四）).
type Upload struct {
	Body    Date `json:"body,omitzero" zh:"机构信息"`
	Persons Date `json:"persons,omitzero" zh:"人员信息"`
	Records Date `json:"records,omitzero" zh:"评审记录"`
}

// An Integration is whether 四个结合 was done in the review (烟台 2016 通知一（四）).
type Integration struct {
	Responsibility bool `json:"responsibility" zh:"与责任管理机制建立相结合"`
	Training       bool `json:"training" zh:"与全员教育培训相结合"`
	Risk           bool `json:"risk" zh:"与风险辨识相结合"`
	Hazard         bool `json:"hazard" zh:"与隐患查改相结合"`
}

// A Coverage is how much of the enterprise the review saw (江苏 2020 明电三).
type Coverage struct {
	Places           int      `json:"places" zh:"场所总数" validate:"min=1"`
	PlacesSampled    int      `json:"placesSampled" zh:"抽查场所数" validate:"min=0"`
	ProcessesSampled []string `json:"processesSampled,omitempty" zh:"抽查工艺"`
	Reason           string   `json:"reason,omitempty" zh:"抽样说明" text:"lines"`
}

// A Visit is 派驻专家指导 or 监管人员督导 of an enterprise (常州 2022 方案四（四）).
type Visit struct {
	On   Date   `json:"on" zh:"日期" validate:"required"`
	Kind string `json:"kind" zh:"方式" validate:"required,oneof=expert supervisor"`
	By   string `json:"by" zh:"人员" validate:"required"`
	Work string `json:"work,omitempty" zh:"内容" text:"lines"`
}
