package review

// A SiteRecord is 现场评审记录: text, pictures and the signatures of both sides
// (北京 2015 意见四).
type SiteRecord struct {
	Number     string    `json:"number,omitempty" zh:"记录编号"`
	Item       string    `json:"item,omitempty" zh:"考评项编号"`
	Place      string    `json:"place,omitempty" zh:"场所"`
	On         Date      `json:"on" zh:"日期" validate:"required"`
	Text       string    `json:"text" zh:"文字记录" text:"lines" validate:"required"`
	Photos     []Picture `json:"photos,omitempty" zh:"影像记录" validate:"dive"`
	Reviewer   *Sign     `json:"reviewer,omitempty" zh:"评审人员签字"`
	Enterprise *Sign     `json:"enterprise,omitempty" zh:"企业人员签字"`
	Archive    string    `json:"archive,omitempty" zh:"存档编号"`
}

// A Problem is one line of 问题清单, from finding to closure.
type Problem struct {
	Number        string         `json:"number" zh:"问题编号" validate:"required"`
	Item          string         `json:"item,omitempty" zh:"考评项编号"`
	Place         string         `json:"place,omitempty" zh:"位置"`
	Description   string         `json:"description" zh:"问题描述" text:"lines" validate:"required"`
	Basis         string         `json:"basis,omitempty" zh:"依据" text:"lines"`
	Level         string         `json:"level" zh:"问题等级" validate:"required,oneof=general major"`
	FoundOn       Date           `json:"foundOn" zh:"发现日期" validate:"required"`
	FoundBy       string         `json:"foundBy,omitempty" zh:"发现人"`
	Acknowledged  *Sign          `json:"acknowledged,omitempty" zh:"企业代表确认"`
	Cause         string         `json:"cause,omitempty" zh:"原因分析" text:"lines"`
	Advice        string         `json:"advice,omitempty" zh:"整改建议" text:"lines"`
	Before        []Picture      `json:"before,omitempty" zh:"整改前照片" validate:"dive"`
	After         []Picture      `json:"after,omitempty" zh:"整改后照片" validate:"dive"`
	Rectification *Rectification `json:"rectification,omitempty" zh:"整改方案"`
	Verification  *Verification  `json:"verification,omitempty" zh:"整改验收"`
	ReportedOn    Date           `json:"reportedOn,omitzero" zh:"报送申报系统日期"` // 常州 2022 方案三（二）
}

// A Rectification is 整改 with the five points 责任、措施、资金、期限、预案
// (常州 2022 方案三（二）).
type Rectification struct {
	Responsible string   `json:"responsible,omitempty" zh:"责任人"`
	Measures    string   `json:"measures,omitempty" zh:"整改措施" text:"lines"`
	Funds       *Decimal `json:"funds,omitempty" zh:"整改资金（元）" about:"0 为不需要资金；不写为未说明" validate:"omitempty,min=0,max=10000000000"` // nil: not stated; 0 says that none is needed
	Deadline    Date     `json:"deadline,omitzero" zh:"整改期限"`
	Contingency string   `json:"contingency,omitempty" zh:"应急预案" text:"lines"`
	CompletedOn Date     `json:"completedOn,omitzero" zh:"整改完成日期"`
	Result      string   `json:"result,omitempty" zh:"整改情况" text:"lines"`
}

// A Verification is 整改验收; Closed says that the problem is 闭环.
type Verification struct {
	On      Date   `json:"on" zh:"验收日期" validate:"required"`
	By      string `json:"by" zh:"验收人" validate:"required"`
	Closed  bool   `json:"closed,omitempty" zh:"闭环"`
	Opinion string `json:"opinion,omitempty" zh:"验收意见" text:"lines"`
}

// A Recheck is 复核 by the organizer: of the papers or on site.
type Recheck struct {
	Kind         string   `json:"kind" zh:"复核方式" validate:"required,oneof=data site"`
	On           Date     `json:"on" zh:"复核日期" validate:"required"`
	By           string   `json:"by" zh:"复核单位" validate:"required"`
	Participants []string `json:"participants,omitempty" zh:"参加部门和人员"`
	Authority    []string `json:"authority,omitempty" zh:"属地监管部门参加人员"` // 北京 2015 意见二
	Focus        []string `json:"focus,omitempty" zh:"重点复核内容"`
	Passed       bool     `json:"passed" zh:"同意评审结论"`
	Opinion      string   `json:"opinion,omitempty" zh:"复核意见" text:"lines"`
}

// A Revisit is 回访 after the enterprise was certified.
type Revisit struct {
	On      Date     `json:"on" zh:"回访日期" validate:"required"`
	By      string   `json:"by" zh:"回访人" validate:"required"`
	With    []string `json:"with,omitempty" zh:"企业参加人员"`
	Finding string   `json:"finding,omitempty" zh:"回访情况" text:"lines"`
	Open    []string `json:"open,omitempty" zh:"未闭环问题编号"`
}
