package review

// A Team is 评审组.
type Team struct {
	Members []Member `json:"members" zh:"评审组成员" validate:"required,min=1,dive"`
}

// A Role is 组长, 评审员 or 专家.
type Role string

const (
	Leader   Role = "leader"
	Reviewer Role = "reviewer"
	Expert   Role = "expert"
)

// A Member is one person of the team.
type Member struct {
	Name         string               `json:"name" zh:"姓名" validate:"required"`
	Role         Role                 `json:"role" zh:"组内职务" validate:"required,oneof=leader reviewer expert"`
	Organization string               `json:"organization,omitempty" zh:"工作单位"`
	Title        string               `json:"title,omitempty" zh:"职称"`
	Phone        string               `json:"phone,omitempty" zh:"联系电话"`
	Certificate  *ReviewerCertificate `json:"certificate,omitempty" zh:"评审员证书"`
	Specialties  []string             `json:"specialties,omitempty" zh:"专业"`
	Pool         *PoolMembership      `json:"pool,omitempty" zh:"评定人员库"`
	ConsultedFor []Consulted          `json:"consultedFor,omitempty" zh:"咨询辅导过的企业" validate:"dive"`
	Official     bool                 `json:"official,omitempty" zh:"应急管理部门工作人员或其近亲属"`
	Misconducts  []Misconduct         `json:"misconducts,omitempty" zh:"违规行为" validate:"dive"`
	Blacklisted  *Period              `json:"blacklisted,omitempty" zh:"列入黑名单期间"`
	Appraisals   []Appraisal          `json:"appraisals,omitempty" zh:"业绩考评" validate:"dive"`
	Duty         string               `json:"duty,omitempty" zh:"分工" text:"lines"`
}

// A ReviewerCertificate lets a person review.
type ReviewerCertificate struct {
	Number     string `json:"number" zh:"证书编号" validate:"required"`
	ValidFrom  Date   `json:"validFrom,omitzero" zh:"发证日期"`
	ValidUntil Date   `json:"validUntil" zh:"有效期至" validate:"required"`
}

// A PoolMembership is a place in 评定人员库 or 专家库.
type PoolMembership struct {
	Name  string `json:"name" zh:"库名称" validate:"required"`
	Since Date   `json:"since" zh:"入库日期" validate:"required"`
	Until Date   `json:"until,omitzero" zh:"出库日期"`
}

// A Consulted is an enterprise the person has advised.
type Consulted struct {
	Enterprise string  `json:"enterprise" zh:"企业名称" validate:"required"`
	CreditCode string  `json:"creditCode,omitempty" zh:"统一社会信用代码" validate:"omitempty,creditcode"`
	Service    *Period `json:"service,omitempty" zh:"服务期间"`
}

// An Appraisal is one yearly 业绩考评 of a reviewer.
type Appraisal struct {
	Year   int  `json:"year" zh:"年度" validate:"min=2000,max=2100"`
	Passed bool `json:"passed" zh:"合格"`
}

// A Schedule is the order of a review in time.
type Schedule struct {
	From     Date      `json:"from" zh:"评审开始日期" validate:"required"`
	Until    Date      `json:"until" zh:"评审结束日期" validate:"required"`
	Opening  *Meeting  `json:"opening,omitempty" zh:"首次会议"`
	Sessions []Session `json:"sessions,omitempty" zh:"现场评审安排" validate:"dive"`
	Closing  *Meeting  `json:"closing,omitempty" zh:"末次会议"`
}

// A Session is one piece of work on site.
type Session struct {
	On      Date     `json:"on" zh:"日期" validate:"required"`
	Start   string   `json:"start,omitempty" zh:"开始时间" validate:"omitempty,datetime=15:04"`
	End     string   `json:"end,omitempty" zh:"结束时间" validate:"omitempty,datetime=15:04"`
	Members []string `json:"members" zh:"评审人员" validate:"required,min=1"`
	Place   string   `json:"place,omitempty" zh:"场所"`
	Content string   `json:"content" zh:"评审内容" text:"lines" validate:"required"`
}

// A Meeting is 首次会议 or 末次会议 with its 签到表.
type Meeting struct {
	On         Date       `json:"on" zh:"日期" validate:"required"`
	Start      string     `json:"start,omitempty" zh:"开始时间" validate:"omitempty,datetime=15:04"`
	Place      string     `json:"place,omitempty" zh:"地点"`
	Host       string     `json:"host,omitempty" zh:"主持人"`
	Attendance []Attendee `json:"attendance,omitempty" zh:"签到" validate:"dive"`
}

// An Attendee is one line of 签到表.
type Attendee struct {
	Side         string `json:"side" zh:"人员类别" validate:"required,oneof=review enterprise other"`
	Name         string `json:"name" zh:"姓名" validate:"required"`
	Organization string `json:"organization,omitempty" zh:"单位"`
	Post         string `json:"post,omitempty" zh:"职务"`
	Phone        string `json:"phone,omitempty" zh:"电话"`
	Signed       bool   `json:"signed,omitempty" zh:"已签到"`
}
