package review

// A ReviewerAppraisal is one year's 业绩考评 of a reviewer by skill, ethics and
// work (北京 2015 意见六). Who fails is proposed for revocation.
type ReviewerAppraisal struct {
	Name         string       `json:"name" zh:"姓名" validate:"required"`
	Organization string       `json:"organization" zh:"评审单位" validate:"required"`
	Certificate  string       `json:"certificate,omitempty" zh:"证书编号"`
	Reviews      int          `json:"reviews,omitempty" zh:"参加评审数" validate:"min=0"`
	Skill        string       `json:"skill" zh:"评审技能" validate:"required,oneof=good fair poor"`
	Ethics       string       `json:"ethics" zh:"职业道德" validate:"required,oneof=good fair poor"`
	Work         string       `json:"work" zh:"工作业绩" validate:"required,oneof=good fair poor"`
	Passed       bool         `json:"passed" zh:"考评合格"`
	ProposedOn   Date         `json:"proposedOn,omitzero" zh:"建议撤销资格日期"`
	Blacklisted  *Period      `json:"blacklisted,omitempty" zh:"列入黑名单期间"`
	Misconducts  []Misconduct `json:"misconducts,omitempty" zh:"违规行为" validate:"dive"`
	Note         string       `json:"note,omitempty" zh:"考评意见" text:"lines"`
}

// AppraisalCounts count 评审员业绩考评.
type AppraisalCounts struct {
	Total       int                  `zh:"考评人数"`
	Passed      int                  `zh:"合格人数"`
	Failed      int                  `zh:"不合格人数"`
	Proposed    int                  `zh:"建议撤销资格人数"`
	Blacklisted []*ReviewerAppraisal `zh:"列入黑名单的人员"`
}

func countAppraisals(appraisals []ReviewerAppraisal) (c AppraisalCounts) {
	for i := range appraisals {
		a := &appraisals[i]
		c.Total++
		if a.Passed {
			c.Passed++
		} else {
			c.Failed++
		}
		if !a.ProposedOn.IsZero() {
			c.Proposed++
		}
		if a.Blacklisted != nil {
			c.Blacklisted = append(c.Blacklisted, a)
		}
	}
	return c
}
