// Package review holds the facts of 企业安全生产标准化评审: one review, a
// register of bodies, a campaign or a notice, as they are handed over.
//
// Decode reads them strictly, Derive computes once what follows from them
// (scores, totals, counts, dates), and Schema describes their shape. Whether
// they obey the notices is decided in package validate; how they look, in
// templates.
// How enterprises are drawn for spot checks, so that anyone can do it again, is
// told at Draw.
//
// Every field's zh tag is its Chinese term: schemas, messages and forms take
// it from there. A field whose json tag has neither omitempty nor omitzero must
// be written in a request. text:"lines" lets a text run over several lines, one
// paragraph a line; every other text is one line. about says more than the
// title does.
package review

// A Request asks for one document of one kind and brings its facts.
type Request struct {
	Kind     string    `json:"kind" zh:"文种" validate:"required"`                      // document kind, such as review-report
	Profile  []string  `json:"profile,omitempty" zh:"规则包" about:"规则包的标识；不写则按地区和日期选用"` // ids of the rule packs to judge by; empty: by region and date
	Appendix []string  `json:"appendix,omitempty" zh:"附录" about:"文书末尾另附的内容" validate:"dive,oneof=findings"`
	Review   *Review   `json:"review,omitempty" zh:"评审" validate:"omitempty"`   // facts of one review
	Notice   *Notice   `json:"notice,omitempty" zh:"公文" validate:"omitempty"`   // facts of one official document
	Registry *Registry `json:"registry,omitempty" zh:"名册" validate:"omitempty"` // facts of one register of bodies
	Campaign *Campaign `json:"campaign,omitempty" zh:"专项工作" validate:"omitempty"`
	Measure  *Measure  `json:"measure,omitempty" zh:"监管措施" validate:"omitempty"` // facts of one 约谈, 撤销 or other measure
}

// Day is the day the facts speak of, by which rules are chosen and deadlines
// counted where nobody says another: the conclusion of a review (of one that
// has none its schedule's end, acceptance or application), the day a
// register was prepared, the last day of a campaign's year, 成文日期 of a
// notice or a measure. It is the zero Date where the request brings no facts.
func (r *Request) Day() Date {
	switch {
	case r.Review != nil:
		return r.Review.day()
	case r.Registry != nil:
		return r.Registry.PreparedOn
	case r.Campaign != nil:
		return Date{r.Campaign.Year, 12, 31}
	case r.Notice != nil:
		return r.Notice.Closing.Date
	case r.Measure != nil:
		return r.Measure.Closing.Date
	}
	return Date{}
}

// day is the day of the conclusion, or, of a review that has none yet, the
// latest day its progress tells of.
func (r *Review) day() Date {
	for _, d := range []Date{r.Conclusion.On, r.Schedule.Until, r.AcceptedOn, r.AppliedOn} {
		if !d.IsZero() {
			return d
		}
	}
	return Date{}
}

// A Review is one round of 评审 of one enterprise. Before it has taken place
// there are neither Scores nor a Conclusion, and of an application neither
// ReviewBody, Team nor Schedule. Kinds ask for the parts they show.
type Review struct {
	Number     string  `json:"number,omitempty" zh:"评审编号"`
	Nature     Nature  `json:"nature" zh:"评审性质" validate:"required,oneof=initial renewal lookback"`
	Grade      Grade   `json:"grade" zh:"申请等级" validate:"required,oneof=1 2 3 micro"`
	Cycle      *Period `json:"cycle,omitempty" zh:"达标创建周期"` // 北京 2015 意见三
	AppliedOn  Date    `json:"appliedOn,omitzero" zh:"申请日期"`
	AcceptedOn Date    `json:"acceptedOn,omitzero" zh:"受理日期"`
	NotifiedOn Date    `json:"notifiedOn,omitzero" zh:"评审通知日期"`

	Enterprise     Enterprise      `json:"enterprise" zh:"评审对象" validate:"required"`
	Standard       Standard        `json:"standard" zh:"评定标准" validate:"required"`
	SelfAssessment *SelfAssessment `json:"selfAssessment,omitempty" zh:"企业自评"`
	Organizer      Organizer       `json:"organizer" zh:"评审组织单位" validate:"required"`
	ReviewBody     ReviewBody      `json:"reviewBody,omitzero" zh:"评审单位" validate:"omitempty"`
	Consultants    []Consultant    `json:"consultants,omitempty" zh:"咨询单位" validate:"dive"`
	Fees           []Fee           `json:"fees,omitempty" zh:"费用" validate:"dive"`

	Team        Team         `json:"team,omitzero" zh:"评审组" validate:"omitempty"`
	Schedule    Schedule     `json:"schedule,omitzero" zh:"评审日程" validate:"omitempty"`
	Appointment *Appointment `json:"appointment,omitempty" zh:"评审组任命"`
	Plan        *ReviewPlan  `json:"plan,omitempty" zh:"评审计划"`
	Scores      []Score      `json:"scores,omitempty" zh:"评分" validate:"dive"`
	Vetoes      []Veto       `json:"vetoes,omitempty" zh:"否决项核查" validate:"dive"`
	Hazards     HazardCheck  `json:"hazards,omitzero" zh:"重大事故隐患核查"`
	SiteRecords []SiteRecord `json:"siteRecords,omitempty" zh:"现场评审记录" validate:"dive"`
	Problems    []Problem    `json:"problems,omitempty" zh:"问题清单" validate:"dive"`
	Conclusion  Conclusion   `json:"conclusion,omitzero" zh:"评审结论" validate:"omitempty"`

	Application  *Application  `json:"application,omitempty" zh:"申请材料"`
	Steps        []Step        `json:"steps,omitempty" zh:"办理环节" validate:"dive"`
	Declarations []Declaration `json:"declarations,omitempty" zh:"评审单位声明" validate:"dive"`
	Coverage     *Coverage     `json:"coverage,omitempty" zh:"现场抽查覆盖面"`
	Integration  *Integration  `json:"integration,omitempty" zh:"四个结合"`
	Uploads      *Upload       `json:"uploads,omitempty" zh:"平台信息录入"`
	Publicity    *Period       `json:"publicity,omitempty" zh:"公示期间"`
	AnnouncedOn  Date          `json:"announcedOn,omitzero" zh:"公告日期"`
	Certificate  *Certificate  `json:"certificate,omitempty" zh:"颁发的证书"`

	// What comes to light after the review.
	LaterHazards []MajorHazard `json:"laterHazards,omitempty" zh:"评审后发现的重大事故隐患" validate:"dive"`
	Visits       []Visit       `json:"visits,omitempty" zh:"指导督导" validate:"dive"`

	Rechecks []Recheck `json:"rechecks,omitempty" zh:"复核" validate:"dive"`
	Revisits []Revisit `json:"revisits,omitempty" zh:"回访" validate:"dive"`
	Archive  *Archive  `json:"archive,omitempty" zh:"案卷"`
}

// Nature is 初评, 复评 or 回头看.
type Nature string

const (
	Initial  Nature = "initial"
	Renewal  Nature = "renewal"
	Lookback Nature = "lookback"
)

// Grade is 等级: 一级, 二级, 三级 or 小微.
type Grade string

const (
	Grade1     Grade = "1"
	Grade2     Grade = "2"
	Grade3     Grade = "3"
	GradeMicro Grade = "micro"
)

// A Period is a span of days, both ends included.
type Period struct {
	From  Date `json:"from" zh:"起始日期" validate:"required"`
	Until Date `json:"until" zh:"截止日期" validate:"required"`
}

// A Picture is a photograph, a seal or a scanned signature: the name of a
// file beside the request, or its bytes. It is never an address.
type Picture struct {
	File    string `json:"file,omitempty" zh:"图片文件" about:"请求文件旁的文件名，如 照片/1.jpg" validate:"required_without=Data,excluded_with=Data"`
	Data    []byte `json:"data,omitempty" zh:"图片内容" about:"图片的字节，以 base64 写出；与图片文件二者取一"` // base64 in the request
	Caption string `json:"caption,omitempty" zh:"图片说明"`
	TakenOn Date   `json:"takenOn,omitzero" zh:"拍摄日期"`
}

// A Document names a piece of evidence kept in the file: 制度, 计划, 报告.
type Document struct {
	Kind   string `json:"kind,omitempty" zh:"类别" validate:"omitempty,oneof=qualityControl personnel appraisal supervision plan schedule list auditPlan auditResult circular summary"`
	Name   string `json:"name" zh:"名称" validate:"required"`
	Number string `json:"number,omitempty" zh:"编号"`
	On     Date   `json:"on,omitzero" zh:"日期"`
}

// A Sign is one person's signature under a record.
type Sign struct {
	Name string `json:"name" zh:"签名人" validate:"required"`
	On   Date   `json:"on,omitzero" zh:"签名日期"`
}
