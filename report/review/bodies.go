package review

// A Body is what organizers, review bodies and consultants have in common.
type Body struct {
	Name       string      `json:"name" zh:"单位名称" validate:"required"`
	CreditCode string      `json:"creditCode,omitempty" zh:"统一社会信用代码" validate:"omitempty,creditcode"`
	Address    string      `json:"address,omitempty" zh:"地址"`
	Region     *Region     `json:"region,omitempty" zh:"行政区划"`
	Principal  string      `json:"principal,omitempty" zh:"主要负责人"`
	Contact    string      `json:"contact,omitempty" zh:"联系人"`
	Phone      string      `json:"phone,omitempty" zh:"联系电话"`
	Fax        string      `json:"fax,omitempty" zh:"传真"`
	Email      string      `json:"email,omitempty" zh:"电子邮箱" validate:"omitempty,email"`
	Affiliates []Affiliate `json:"affiliates,omitempty" zh:"相关方" validate:"dive"`
	Owners     []Owner     `json:"owners,omitempty" zh:"出资人与实际控制人" validate:"dive"`
}

// An Owner is a person who holds or profits from a body. Staff of 应急管理部门
// and their near relatives may not (浙江 2019 通知三（三）).
type Owner struct {
	Name     string `json:"name" zh:"姓名" validate:"required"`
	Official bool   `json:"official,omitempty" zh:"应急管理部门工作人员或其近亲属"`
}

// A ReviewBody is 评审单位.
type ReviewBody struct {
	Body
	Grades         []Grade       `json:"grades,omitempty" zh:"可评审等级" validate:"dive,oneof=1 2 3 micro"`
	Industries     []string      `json:"industries,omitempty" zh:"评审行业"`
	RecognizedOn   Date          `json:"recognizedOn,omitzero" zh:"认定日期"`
	RecognizedBy   string        `json:"recognizedBy,omitempty" zh:"认定部门"`
	Qualifications []string      `json:"qualifications,omitempty" zh:"其他资质"` // 安全评价资质 (北京 2015 意见五)
	Systems        []Document    `json:"systems,omitempty" zh:"管理制度" validate:"dive"`
	SelfCheckedOn  Date          `json:"selfCheckedOn,omitzero" zh:"自查自纠报告日期"` // 江苏 2020 明电三
	Supervisions   []Supervision `json:"supervisions,omitempty" zh:"督查考核" validate:"dive"`
	Misconducts    []Misconduct  `json:"misconducts,omitempty" zh:"违规行为" validate:"dive"`
	Sanctions      []Sanction    `json:"sanctions,omitempty" zh:"处理记录" validate:"dive"`
	InformedOn     Date          `json:"informedOn,omitzero" zh:"通报资质发证单位日期"` // 北京 2015 意见五
}

// An Organizer is 评审组织单位. It charges enterprises nothing.
type Organizer struct {
	Body
	Supervisions []Supervision `json:"supervisions,omitempty" zh:"督查考核" validate:"dive"`
	Misconducts  []Misconduct  `json:"misconducts,omitempty" zh:"违规行为" validate:"dive"`
	Sanctions    []Sanction    `json:"sanctions,omitempty" zh:"处理记录" validate:"dive"`
}

// A Consultant is 咨询单位 and the time in which it advised the enterprise.
type Consultant struct {
	Body
	Service *Period  `json:"service,omitempty" zh:"服务期间"`
	Persons []string `json:"persons,omitempty" zh:"参与咨询人员"`
}

// A Supervision is one 督查、检查 or 考核 of a body.
type Supervision struct {
	On      Date   `json:"on" zh:"日期" validate:"required"`
	Kind    string `json:"kind,omitempty" zh:"方式" validate:"omitempty,oneof=daily annual recognition"`
	By      string `json:"by,omitempty" zh:"实施部门"`
	Passed  bool   `json:"passed" zh:"合格"`
	Finding string `json:"finding,omitempty" zh:"发现问题" text:"lines"`
}

// A Sanction is what was done about a body, a person or an enterprise; only an
// enterprise is delisted (撤销等级).
type Sanction struct {
	On       Date   `json:"on" zh:"日期" validate:"required"`
	Kind     string `json:"kind" zh:"处理方式" validate:"required,oneof=interview warning criticism suspension revocation blacklist delisting"`
	Reason   string `json:"reason,omitempty" zh:"事由" text:"lines"`
	Document string `json:"document,omitempty" zh:"文书编号"`
	Until    Date   `json:"until,omitzero" zh:"期限至"`
}

// A Fee is money that changed hands over a review.
type Fee struct {
	Payer  string  `json:"payer" zh:"付款方" validate:"required,oneof=enterprise organizer reviewBody government"`
	Payee  string  `json:"payee" zh:"收款方" validate:"required,oneof=organizer reviewBody consultant"`
	For    string  `json:"for" zh:"用途" validate:"required,oneof=review consulting bundle"`
	Amount Decimal `json:"amount" zh:"金额（元）" validate:"min=0"`
}
