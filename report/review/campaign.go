package review

// A Campaign is 回头看, 核查 or 创建 over the enterprises of a region.
type Campaign struct {
	Name      string   `json:"name" zh:"名称" validate:"required"`
	Kind      string   `json:"kind,omitempty" zh:"工作类别" validate:"omitempty,oneof=lookback verification creation audit"`
	Organizer string   `json:"organizer" zh:"组织部门" validate:"required"`
	Level     string   `json:"level,omitempty" zh:"组织层级" validate:"omitempty,oneof=province city county"`
	Region    Region   `json:"region" zh:"行政区划" validate:"required"`
	Year      int      `json:"year" zh:"年度" validate:"min=2000,max=2100"`
	Covers    []string `json:"covers,omitempty" zh:"检查内容" validate:"dive,oneof=operation bodyPerformance consulting gradeKept reviewQuality hazardControl improvement management riskControl selfAssessment bodyDuty"`
	Random    bool     `json:"random,omitempty" zh:"随机抽取"`

	Stages      []Stage          `json:"stages,omitempty" zh:"阶段" validate:"dive"`
	Targets     []Target         `json:"targets,omitempty" zh:"目标" validate:"dive"`
	Totals      []CountyTotal    `json:"totals,omitempty" zh:"分地区统计" validate:"dive"`
	Stated      *CampaignFigures `json:"stated,omitempty" zh:"报告所列合计"`
	Checks      []SpotCheck      `json:"checks,omitempty" zh:"抽查核查" validate:"dive"`
	Enterprises []Participant    `json:"enterprises,omitempty" zh:"企业名录" validate:"dive"`
	Bodies      []BodyRating     `json:"bodies,omitempty" zh:"评审机构考评" validate:"dive"`
	Assessments []CountyScore    `json:"assessments,omitempty" zh:"目标考核得分" validate:"dive"`
	Documents   []Document       `json:"documents,omitempty" zh:"文件材料" validate:"dive"`
	Reports     []SubmitReport   `json:"reports,omitempty" zh:"报送" validate:"dive"`
	CircularOn  Date             `json:"circularOn,omitzero" zh:"通报日期"`
	Summary     string           `json:"summary,omitempty" zh:"总体情况" text:"lines"`

	Paper        *Paper              `json:"paper,omitempty" zh:"本次材料"`
	Draw         *Draw               `json:"draw,omitempty" zh:"抽取"`
	Assignments  []Assignment        `json:"assignments,omitempty" zh:"目标分解" validate:"dive"`
	SelfChecks   []SelfCheck         `json:"selfChecks,omitempty" zh:"自查自纠" validate:"dive"`
	Audits       []Audit             `json:"audits,omitempty" zh:"审计安排" validate:"dive"`
	Appraisals   []ReviewerAppraisal `json:"appraisals,omitempty" zh:"评审员业绩考评" validate:"dive"`
	Measures     string              `json:"measures,omitempty" zh:"主要做法" text:"lines"`
	Shortcomings string              `json:"shortcomings,omitempty" zh:"存在问题" text:"lines"`
	NextSteps    string              `json:"nextSteps,omitempty" zh:"下一步工作" text:"lines"`
}

// A Paper is 本次材料: the summary, report, plan or list that is made of a
// campaign this time.
type Paper struct {
	Title    string `json:"title,omitempty" zh:"标题" about:"不写则由文种定"`
	To       string `json:"to,omitempty" zh:"主送"`
	Period   string `json:"period,omitempty" zh:"期次" validate:"omitempty,oneof=first second"`
	On       Date   `json:"on" zh:"成文日期" validate:"required"`
	Preparer string `json:"preparer,omitempty" zh:"填报人"`
	Checker  string `json:"checker,omitempty" zh:"审核人"`
	Phone    string `json:"phone,omitempty" zh:"联系电话"`
}

// A Stage is 自查自纠, 总结 or 抽查 with its dates.
type Stage struct {
	Kind   string `json:"kind,omitempty" zh:"阶段类别" validate:"omitempty,oneof=mobilization creation acceptance selfCheck summary spotCheck"`
	Name   string `json:"name" zh:"阶段名称" validate:"required"`
	Period Period `json:"period" zh:"起止日期" validate:"required"`
}

// A Target is a share of enterprises that must have been reached by a day.
type Target struct {
	Name    string  `json:"name" zh:"目标名称" validate:"required"`
	Grade   Grade   `json:"grade,omitempty" zh:"等级" validate:"omitempty,oneof=1 2 3 micro"`
	By      Date    `json:"by" zh:"完成日期" validate:"required"`
	Percent Decimal `json:"percent" zh:"目标百分比" validate:"min=0,max=100"`
	Total   int     `json:"total" zh:"总数" validate:"min=0"`
	Reached int     `json:"reached" zh:"完成数" validate:"min=0"`
}

// An Assignment is the part of a target that one region is given.
type Assignment struct {
	Region  Region `json:"region" zh:"地区" validate:"required"`
	Target  string `json:"target" zh:"目标名称" validate:"required"`
	Total   int    `json:"total" zh:"企业总数" validate:"min=0"`
	Reached int    `json:"reached" zh:"完成数" validate:"min=0"`
}

// A CountyTotal is what one county has certified and checked in a grade.
type CountyTotal struct {
	Region      Region   `json:"region" zh:"地区" validate:"required"`
	Grade       Grade    `json:"grade" zh:"等级" validate:"required,oneof=1 2 3 micro"`
	Target      int      `json:"target,omitempty" zh:"目标数" validate:"min=0"`
	Certified   int      `json:"certified" zh:"达标数" validate:"min=0"`
	Sampled     int      `json:"sampled" zh:"抽查数" validate:"min=0"`
	Revoked     int      `json:"revoked,omitempty" zh:"摘牌数" validate:"min=0"`
	Percent     *Decimal `json:"percent,omitempty" zh:"所列抽查比例（%）" validate:"omitempty,min=0,max=100"` // as stated; compared with Sampled ÷ Certified
	RereviewOn  Date     `json:"rereviewOn,omitzero" zh:"重新评审日期"`
	AnnouncedOn Date     `json:"announcedOn,omitzero" zh:"公告评定结果日期"`
}

// CampaignFigures are totals as a report states them, to be compared with
// what its rows add up to.
type CampaignFigures struct {
	Target    *int     `json:"target,omitempty" zh:"目标数合计" validate:"omitempty,min=0"`
	Certified *int     `json:"certified,omitempty" zh:"达标数合计" validate:"omitempty,min=0"`
	Sampled   *int     `json:"sampled,omitempty" zh:"抽查数合计" validate:"omitempty,min=0"`
	Revoked   *int     `json:"revoked,omitempty" zh:"摘牌数合计" validate:"omitempty,min=0"`
	Percent   *Decimal `json:"percent,omitempty" zh:"抽查比例（%）" validate:"omitempty,min=0,max=100"`
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
	Source        string   `json:"source,omitempty" zh:"来源" validate:"omitempty,oneof=spotCheck enforcement audit"`
	By            string   `json:"by,omitempty" zh:"实施单位"`
	ByKind        string   `json:"byKind,omitempty" zh:"实施方式" validate:"omitempty,oneof=reviewBody expertGroup authority"`
	Answers       *Answers `json:"answers,omitempty" zh:"运行情况核查"`
	Reported      *Decimal `json:"reported,omitempty" zh:"上报得分" validate:"omitempty,min=0,max=100000"`
	Sampled       *Decimal `json:"sampled,omitempty" zh:"抽查得分" validate:"omitempty,min=0,max=100000"`
	Passed        bool     `json:"passed" zh:"合格"`
	State         string   `json:"state,omitempty" zh:"运行状况" validate:"omitempty,oneof=good slipping serious"`
	MajorHazard   bool     `json:"majorHazard,omitempty" zh:"存在重大事故隐患"`
	Controlled    bool     `json:"controlled,omitempty" zh:"重大事故隐患已采取防控措施"`
	Finding       string   `json:"finding,omitempty" zh:"发现问题" text:"lines"`
	Action        string   `json:"action,omitempty" zh:"处理意见" validate:"omitempty,oneof=none rectify revoke"`
	RectifyBy     Date     `json:"rectifyBy,omitzero" zh:"整改期限"`
	BodyLiable    bool     `json:"bodyLiable,omitempty" zh:"追究评审单位责任"`
	MediaOn       Date     `json:"mediaOn,omitzero" zh:"新闻媒体曝光日期"`
}

// Answers are the five questions of 回头看 (江苏 2020 明电二); each must be
// answered.
type Answers struct {
	Genuine        *bool `json:"genuine,omitempty" zh:"真创真运行"`
	Managed        *bool `json:"managed,omitempty" zh:"按标准化要求开展安全管理"`
	RiskChecked    *bool `json:"riskChecked,omitempty" zh:"有效开展风险辨识和隐患排查"`
	Improving      *bool `json:"improving,omitempty" zh:"持续改进和提高"`
	SelfAssessment *bool `json:"selfAssessment,omitempty" zh:"按要求开展年度自评"`
}

// A Participant is one enterprise of the list a campaign works through.
type Participant struct {
	Name        string   `json:"name" zh:"企业名称" validate:"required"`
	CreditCode  string   `json:"creditCode,omitempty" zh:"统一社会信用代码" validate:"omitempty,creditcode"`
	Region      Region   `json:"region" zh:"地区" validate:"required"`
	Grade       Grade    `json:"grade,omitempty" zh:"等级" validate:"omitempty,oneof=1 2 3 micro"`
	Industry    string   `json:"industry,omitempty" zh:"行业"`
	KeySector   bool     `json:"keySector,omitempty" zh:"重点监管领域"`
	AboveScale  bool     `json:"aboveScale,omitempty" zh:"规模以上"`
	NotifiedOn  Date     `json:"notifiedOn,omitzero" zh:"通知日期"`
	StartedOn   Date     `json:"startedOn,omitzero" zh:"开始创建日期"`
	PassedOn    Date     `json:"passedOn,omitzero" zh:"达标日期"`
	Score       *Decimal `json:"score,omitempty" zh:"评分" validate:"omitempty,min=0,max=100000"`
	Label       string   `json:"label,omitempty" zh:"达标类别" validate:"omitempty,oneof=certified benchmark"`
	RevokedOn   Date     `json:"revokedOn,omitzero" zh:"撤销日期"`
	Hopeless    bool     `json:"hopeless,omitempty" zh:"达标无望"`
	ReportedOn  Date     `json:"reportedOn,omitzero" zh:"名单报送属地政府日期"`
	Inspections int      `json:"inspections,omitempty" zh:"执法检查次数" validate:"min=0"`
	Refusal     *Refusal `json:"refusal,omitempty" zh:"拒绝创建的查处"`
}

// Certified reports whether p counts as 达标企业: it has a day on which it
// passed, or a label, and has not been revoked since.
func (p *Participant) Certified() bool {
	return (!p.PassedOn.IsZero() || p.Label != "") && p.RevokedOn.IsZero()
}

// A Refusal is what is looked into at an enterprise that refuses to take part
// (烟台 2016 通知三（三）).
type Refusal struct {
	Training    bool `json:"training" zh:"安全教育培训档案已查"`
	Hazards     bool `json:"hazards" zh:"隐患排查治理已查"`
	Health      bool `json:"health" zh:"职业危害管理已查"`
	Operators   bool `json:"operators" zh:"特种作业人员上岗已查"`
	Contingency bool `json:"contingency" zh:"应急预案备案已查"`
	UpperLimit  bool `json:"upperLimit" zh:"按上限处罚"`
	Violation   bool `json:"violation" zh:"有违法行为"`
}

// A BodyRating is 考评 of one review body in a campaign.
type BodyRating struct {
	Name        string       `json:"name" zh:"评审单位" validate:"required"`
	CreditCode  string       `json:"creditCode,omitempty" zh:"统一社会信用代码" validate:"omitempty,creditcode"`
	Rating      string       `json:"rating,omitempty" zh:"考评结果" validate:"omitempty,oneof=good fair poor"`
	Misconducts []Misconduct `json:"misconducts,omitempty" zh:"违规行为" validate:"dive"`
	Sanctions   []Sanction   `json:"sanctions,omitempty" zh:"处理记录" validate:"dive"`
	Listed      bool         `json:"listed,omitempty" zh:"仍在公告名单"`
}

// A CountyScore is 量化打分 of one county.
type CountyScore struct {
	Region Region  `json:"region" zh:"地区" validate:"required"`
	Score  Decimal `json:"score" zh:"得分" validate:"min=0,max=100000"`
}

// A SubmitReport is one paper that must reach the upper level by a date.
type SubmitReport struct {
	Kind   string `json:"kind,omitempty" zh:"材料类别" validate:"omitempty,oneof=progress selfCheck auditPlan auditResult scheme lookbackScheme lookbackSummary announcement register"`
	Name   string `json:"name" zh:"材料名称" validate:"required"`
	Level  string `json:"level,omitempty" zh:"报送层级" validate:"omitempty,oneof=county city reviewBody"`
	Period string `json:"period,omitempty" zh:"期次" validate:"omitempty,oneof=first second"`
	To     string `json:"to" zh:"报送对象" validate:"required"`
	Due    Date   `json:"due,omitzero" zh:"期限"`
	SentOn Date   `json:"sentOn,omitzero" zh:"报送日期"`
}
