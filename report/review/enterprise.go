package review

// An Enterprise is 评审对象: the enterprise that applies and is reviewed.
type Enterprise struct {
	Name                string   `json:"name" zh:"企业名称" validate:"required"`
	CreditCode          string   `json:"creditCode" zh:"统一社会信用代码" validate:"required,creditcode"`
	Address             string   `json:"address" zh:"地址" validate:"required"`
	Region              Region   `json:"region" zh:"行政区划" validate:"required"`
	Industry            Industry `json:"industry" zh:"行业" validate:"required"`
	Specialty           string   `json:"specialty,omitempty" zh:"专业"`
	LegalRepresentative string   `json:"legalRepresentative,omitempty" zh:"法定代表人"`
	Principal           string   `json:"principal,omitempty" zh:"主要负责人"`
	SafetyOfficer       string   `json:"safetyOfficer,omitempty" zh:"安全管理负责人"`
	Contact             string   `json:"contact,omitempty" zh:"联系人"`
	Phone               string   `json:"phone,omitempty" zh:"联系电话"`
	Mobile              string   `json:"mobile,omitempty" zh:"手机"`
	Fax                 string   `json:"fax,omitempty" zh:"传真"`
	Email               string   `json:"email,omitempty" zh:"电子邮箱" validate:"omitempty,email"`
	Employees           int      `json:"employees,omitempty" zh:"从业人数" validate:"min=0"`
	SafetyStaff         int      `json:"safetyStaff,omitempty" zh:"专职安全管理人数" validate:"min=0"`
	SpecialWorkers      int      `json:"specialWorkers,omitempty" zh:"特种作业人数" validate:"min=0"`
	Size                string   `json:"size,omitempty" zh:"企业规模" validate:"omitempty,oneof=large medium small micro"`
	AboveScale          bool     `json:"aboveScale,omitempty" zh:"规模以上"`
	KeySector           bool     `json:"keySector,omitempty" zh:"重点监管领域"`
	KeyPlaces           []string `json:"keyPlaces,omitempty" zh:"三场所三企业"`
	Tags                []string `json:"tags,omitempty" zh:"风险标签"` // 粉尘, 液氨, 白酒, 其他危险化学品使用 (北京 2015 意见二)
	Processes           []string `json:"processes,omitempty" zh:"主要工艺"`
	Overview            string   `json:"overview,omitempty" zh:"企业概况" text:"lines"`

	Affiliates   []Affiliate   `json:"affiliates,omitempty" zh:"相关方" validate:"dive"`
	Certificates []Certificate `json:"certificates,omitempty" zh:"标准化证书" validate:"dive"`
	Accidents    []Accident    `json:"accidents,omitempty" zh:"生产安全事故" validate:"dive"`
	Dishonest    bool          `json:"dishonest,omitempty" zh:"列入失信惩戒名单"`
	RefusedOn    Date          `json:"refusedOn,omitzero" zh:"前次未通过告知日期"`
	RevokedOn    Date          `json:"revokedOn,omitzero" zh:"被撤销日期"`
}

// A Region is 行政区划: its GB/T 2260 code and its name.
type Region struct {
	Code string `json:"code" zh:"行政区划代码" validate:"required,len=6,number"`
	Name string `json:"name" zh:"行政区划名称" validate:"required"`
}

// An Industry is a code of GB/T 4754 and its name.
type Industry struct {
	Code string `json:"code" zh:"行业代码" validate:"required"`
	Name string `json:"name" zh:"行业名称" validate:"required"`
}

// An Affiliate is 相关方: a body bound to another by ownership or control.
type Affiliate struct {
	Name       string `json:"name" zh:"名称" validate:"required"`
	CreditCode string `json:"creditCode,omitempty" zh:"统一社会信用代码" validate:"omitempty,creditcode"`
	Relation   string `json:"relation,omitempty" zh:"关系"`
}

// A Certificate is 安全生产标准化证书.
type Certificate struct {
	Number     string `json:"number" zh:"证书编号" validate:"required"`
	Grade      Grade  `json:"grade" zh:"等级" validate:"required,oneof=1 2 3 micro"`
	Issuer     string `json:"issuer,omitempty" zh:"发证机关"`
	IssuedOn   Date   `json:"issuedOn" zh:"发证日期" validate:"required"`
	ValidUntil Date   `json:"validUntil" zh:"有效期至" validate:"required"`
}

// An Accident is one 生产安全事故 with its toll.
type Accident struct {
	On              Date    `json:"on" zh:"发生日期" validate:"required"`
	Deaths          int     `json:"deaths,omitempty" zh:"死亡人数" validate:"min=0"`
	SeriousInjuries int     `json:"seriousInjuries,omitempty" zh:"重伤人数" validate:"min=0"`
	DirectLoss      Decimal `json:"directLoss,omitzero" zh:"直接经济损失（万元）" validate:"min=0"`
	Summary         string  `json:"summary,omitempty" zh:"事故概况" text:"lines"`
}

// A SelfAssessment is 企业自评, due every year.
type SelfAssessment struct {
	On           Date           `json:"on" zh:"自评日期" validate:"required"`
	Leader       string         `json:"leader,omitempty" zh:"自评组长"`
	Members      []SelfAssessor `json:"members,omitempty" zh:"自评小组" validate:"dive"`
	PublicizedOn Date           `json:"publicizedOn,omitzero" zh:"内部公示日期"`
	Elements     []ElementScore `json:"elements,omitempty" zh:"要素自评分" validate:"dive"`
	Total        Decimal        `json:"total,omitzero" zh:"自评总分" validate:"min=0,max=100000"`
	Summary      string         `json:"summary,omitempty" zh:"自评情况" text:"lines"`
	Improvements []string       `json:"improvements,omitempty" zh:"改进措施"`
}

// A SelfAssessor is one person of 自评小组.
type SelfAssessor struct {
	Name        string `json:"name" zh:"姓名" validate:"required"`
	Post        string `json:"post,omitempty" zh:"职务或职称"`
	Certificate string `json:"certificate,omitempty" zh:"资质证书编号"`
	Remark      string `json:"remark,omitempty" zh:"备注" about:"外聘专家写所在单位"`
}

// An ElementScore is the enterprise's own score for one element.
type ElementScore struct {
	Element string  `json:"element" zh:"要素编号" validate:"required"`
	Score   Decimal `json:"score" zh:"自评分" validate:"max=100000"`
	Reason  string  `json:"reason,omitempty" zh:"扣分说明" text:"lines"`
}
