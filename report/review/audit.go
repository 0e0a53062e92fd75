package review

// An Audit is one enterprise of a plan of 标准化运行质量审计
// (常州 2020 转发通知四). What was found stands in the spot checks.
type Audit struct {
	Name       string  `json:"name" zh:"企业名称" validate:"required"`
	CreditCode string  `json:"creditCode" zh:"统一社会信用代码" validate:"required,creditcode"`
	Region     Region  `json:"region" zh:"地区" validate:"required"`
	Grade      Grade   `json:"grade" zh:"等级" validate:"required,oneof=1 2 3 micro"`
	Sector     string  `json:"sector,omitempty" zh:"重点行业领域"`
	Period     *Period `json:"period,omitempty" zh:"审计时间"`
	By         string  `json:"by,omitempty" zh:"审计单位"`
	Leader     string  `json:"leader,omitempty" zh:"审计组长"`
	Focus      string  `json:"focus,omitempty" zh:"审计重点" text:"lines"`
}

// AuditCounts count 审计安排.
type AuditCounts struct {
	Planned int          `zh:"审计企业数"`
	Regions []NamedCount `zh:"各地区"`
	Sectors []NamedCount `zh:"各重点行业领域"`
	Grades  []NamedCount `zh:"各等级"`
}

// A NamedCount is a number with what it counts.
type NamedCount struct {
	Name  string `zh:"名称"`
	Count int    `zh:"数"`
}

func countAudits(audits []Audit) (c AuditCounts) {
	var regions, sectors, ofGrades keyed[NamedCount]
	for _, a := range audits {
		c.Planned++
		regions.row(a.Region.Code, NamedCount{Name: a.Region.Name}).Count++
		ofGrades.row(string(a.Grade), NamedCount{Name: a.Grade.Chinese()}).Count++
		if a.Sector != "" {
			sectors.row(a.Sector, NamedCount{Name: a.Sector}).Count++
		}
	}
	c.Regions, c.Sectors, c.Grades = regions.rows, sectors.rows, inOrder(ofGrades, grades)
	return c
}
