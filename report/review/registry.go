package review

// A Registry is 评审组织单位和评审单位统计表 of one region and year
// (浙江 2019 通知附件2).
type Registry struct {
	Title      string          `json:"title,omitempty" zh:"表题"`
	Region     Region          `json:"region" zh:"行政区划" validate:"required"`
	Grade      Grade           `json:"grade" zh:"等级" validate:"required,oneof=1 2 3 micro"`
	PreparedBy string          `json:"preparedBy" zh:"填报单位" validate:"required"`
	PreparedOn Date            `json:"preparedOn" zh:"填报日期" validate:"required"`
	Preparer   string          `json:"preparer,omitempty" zh:"填表人"`
	Checker    string          `json:"checker,omitempty" zh:"审核人"`
	Phone      string          `json:"phone,omitempty" zh:"联系电话"`
	Systems    []Document      `json:"systems,omitempty" zh:"考核管理制度" validate:"dive"`
	ReviewedOn Date            `json:"reviewedOn,omitzero" zh:"重新公告日期"`
	SentOn     Date            `json:"sentOn,omitzero" zh:"报送日期"`
	SentTo     string          `json:"sentTo,omitempty" zh:"报送对象"`
	Columns    []string        `json:"columns,omitempty" zh:"栏目" about:"统计表各栏，从左到右；不写则用我们拟的栏目" validate:"dive,oneof=number role name creditCode region principal contact industries recognizedOn reviewers reviews supervisedOn passed change note"`
	Previous   []PreviousEntry `json:"previous,omitempty" zh:"上年名单" about:"与名单比较，得出保留、新增、淘汰" validate:"dive"`
	Entries    []RegistryEntry `json:"entries" zh:"名单" validate:"required,min=1,dive"`
	Note       string          `json:"note,omitempty" zh:"说明" text:"lines"`
}

// A RegistryEntry is one body of the register.
type RegistryEntry struct {
	Role         string       `json:"role" zh:"单位类别" validate:"required,oneof=organizer reviewBody"`
	Name         string       `json:"name" zh:"单位名称" validate:"required"`
	CreditCode   string       `json:"creditCode" zh:"统一社会信用代码" validate:"required,creditcode"`
	Region       Region       `json:"region" zh:"所在地区" validate:"required"`
	Principal    string       `json:"principal,omitempty" zh:"负责人"`
	Contact      string       `json:"contact,omitempty" zh:"联系人"`
	Phone        string       `json:"phone,omitempty" zh:"联系电话"`
	Industries   []string     `json:"industries,omitempty" zh:"评审行业"`
	RecognizedOn Date         `json:"recognizedOn,omitzero" zh:"公告日期"`
	Reviewers    int          `json:"reviewers,omitempty" zh:"评审员人数" validate:"min=0"`
	Reviews      int          `json:"reviews,omitempty" zh:"本年评审企业数" validate:"min=0"`
	SupervisedOn Date         `json:"supervisedOn,omitzero" zh:"督查考核日期"`
	Passed       bool         `json:"passed,omitempty" zh:"考核合格"`
	Misconducts  []Misconduct `json:"misconducts,omitempty" zh:"违规行为" validate:"dive"`
	Change       string       `json:"change,omitempty" zh:"变动" validate:"omitempty,oneof=kept added dropped"`
	Note         string       `json:"note,omitempty" zh:"备注" text:"lines"`
}

// A PreviousEntry is one body of last year's register.
type PreviousEntry struct {
	Role       string `json:"role" zh:"单位类别" validate:"required,oneof=organizer reviewBody"`
	Name       string `json:"name" zh:"单位名称" validate:"required"`
	CreditCode string `json:"creditCode" zh:"统一社会信用代码" validate:"required,creditcode"`
	Note       string `json:"note,omitempty" zh:"备注" text:"lines"`
}

// registryColumns are the columns of 统计表 where a request names none. No
// notice lays them down: they are our proposal.
var registryColumns = []string{"number", "role", "name", "creditCode", "region", "principal", "contact", "industries",
	"recognizedOn", "reviewers", "reviews", "supervisedOn", "passed", "change", "note"}

// columnsOf is the columns 统计表 has, from left to right.
func columnsOf(r *Registry) []string {
	if len(r.Columns) == 0 {
		return registryColumns
	}
	return r.Columns
}
