package review

import "cmp"

// A Measure is one 监管措施 as its 公文 states it: 约谈, 限期整改, 撤销等级,
// 取消评审资格, 列入黑名单 or 通报资质发证单位. Which of these it is follows from
// the kind of the document; what stands here is against whom, for what, on
// what basis, and what is asked.
type Measure struct {
	Form string `json:"form,omitempty" zh:"公文格式" about:"不写则为 document；通报函用 letter" validate:"omitempty,oneof=document letter"`

	// 版头
	CopyNumber  string   `json:"copyNumber,omitempty" zh:"份号" validate:"omitempty,len=6,number"`
	Secrecy     string   `json:"secrecy,omitempty" zh:"密级和保密期限"`
	Urgency     string   `json:"urgency,omitempty" zh:"紧急程度" validate:"omitempty,oneof=特急 加急"`
	Organs      []string `json:"organs" zh:"发文机关" validate:"required,min=1,dive,required"`
	Mark        []string `json:"mark,omitempty" zh:"发文机关标志" about:"与发文机关不同时才写，如用全称"`
	Suffix      string   `json:"suffix,omitempty" zh:"标志后缀" validate:"omitempty,oneof=文件"`
	DocNumber   string   `json:"docNumber,omitempty" zh:"发文字号" validate:"omitempty,docnumber"`
	Signatories []string `json:"signatories,omitempty" zh:"签发人"`

	// 主体
	Region    Region     `json:"region" zh:"行政区划" about:"发文机关所在地区，据以选用规则包" validate:"required"`
	Title     string     `json:"title,omitempty" zh:"标题" about:"不写则由文种和对象写成"`
	MainTo    []string   `json:"mainTo,omitempty" zh:"主送机关" about:"不写则为措施的对象"`
	Opening   string     `json:"opening,omitempty" zh:"开头" about:"不写则由程序写成" text:"lines"`
	Subjects  []Subject  `json:"subjects" zh:"对象" validate:"required,min=1,dive"`
	Basis     []Basis    `json:"basis,omitempty" zh:"依据" validate:"dive"`
	Interview *Interview `json:"interview,omitempty" zh:"约谈安排"`
	Demands   []Demand   `json:"demands,omitempty" zh:"要求" validate:"dive"`
	ReplyBy   Date       `json:"replyBy,omitzero" zh:"回复期限" about:"书面报告整改情况或者函复的最后一日"`
	Warning   string     `json:"warning,omitempty" zh:"逾期后果" text:"lines"`
	Remedies  string     `json:"remedies,omitempty" zh:"救济途径" about:"复议、诉讼的告知，由使用者写" text:"lines"`
	Contact   string     `json:"contact,omitempty" zh:"联系人"`
	Phone     string     `json:"phone,omitempty" zh:"联系电话"`

	Attachments []Attachment `json:"attachments,omitempty" zh:"附件" validate:"dive"`
	Closing     Closing      `json:"closing" zh:"落款" validate:"required"`
	FootNote    string       `json:"footNote,omitempty" zh:"附注" text:"lines"`

	// 版记
	CopyTo    []string `json:"copyTo,omitempty" zh:"抄送机关"`
	PrintedBy string   `json:"printedBy,omitempty" zh:"印发机关"`
	PrintedOn Date     `json:"printedOn,omitzero" zh:"印发日期"`
}

// Official is the 公文 that states the measure, but for its text, which the kind
// of document writes, and for the title and 主送机关 that m leaves to it.
func (m *Measure) Official() *Official {
	return &Official{
		Form:        cmp.Or(m.Form, "document"),
		CopyNumber:  m.CopyNumber,
		Secrecy:     m.Secrecy,
		Urgency:     m.Urgency,
		Organs:      m.Organs,
		Mark:        m.Mark,
		Suffix:      m.Suffix,
		DocNumber:   m.DocNumber,
		Signatories: m.Signatories,
		Title:       m.Title,
		MainTo:      m.MainTo,
		Attachments: m.Attachments,
		Closing:     m.Closing,
		FootNote:    m.FootNote,
		CopyTo:      m.CopyTo,
		PrintedBy:   m.PrintedBy,
		PrintedOn:   m.PrintedOn,
	}
}

// A Subject is an enterprise, a body or a person the measure is about. An
// enterprise has a certificate and an inspection; a body or a person has
// 违规行为.
type Subject struct {
	Role          string         `json:"role" zh:"对象类别" validate:"required,oneof=enterprise organizer reviewBody person"`
	Name          string         `json:"name" zh:"名称" about:"单位名称或者姓名" validate:"required"`
	CreditCode    string         `json:"creditCode,omitempty" zh:"统一社会信用代码" validate:"omitempty,creditcode"`
	Region        *Region        `json:"region,omitempty" zh:"所在地区"`
	Address       string         `json:"address,omitempty" zh:"地址"`
	Principal     string         `json:"principal,omitempty" zh:"主要负责人"`
	Body          string         `json:"body,omitempty" zh:"所在单位" about:"人员所在的评审单位或者评审组织单位"`
	License       string         `json:"license,omitempty" zh:"评审员证书编号"`
	Certificate   *Certificate   `json:"certificate,omitempty" zh:"标准化证书"`
	Qualification *Qualification `json:"qualification,omitempty" zh:"其他资质"` // 安全评价资质 (北京 2015 意见五)
	Inspection    *Inspection    `json:"inspection,omitempty" zh:"检查情况"`
	Misconducts   []Misconduct   `json:"misconducts,omitempty" zh:"违规行为" validate:"dive"`
	Sanction      *Sanction      `json:"sanction,omitempty" zh:"处理"`
}

// A Qualification is a licence of another trade that a body holds, and who
// gave it (北京 2015 意见五).
type Qualification struct {
	Name       string `json:"name" zh:"资质名称" validate:"required"`
	Number     string `json:"number,omitempty" zh:"证书编号"`
	Issuer     string `json:"issuer" zh:"发证单位" validate:"required"`
	ValidUntil Date   `json:"validUntil,omitzero" zh:"有效期至"`
}

// An Inspection is what 抽查, 核查 or 执法检查 found at an enterprise.
type Inspection struct {
	On          Date       `json:"on" zh:"检查日期" validate:"required"`
	Source      string     `json:"source,omitempty" zh:"来源" validate:"omitempty,oneof=spotCheck enforcement audit"`
	By          string     `json:"by" zh:"实施单位" validate:"required"`
	Passed      bool       `json:"passed" zh:"合格"`
	State       string     `json:"state,omitempty" zh:"运行状况" validate:"omitempty,oneof=good slipping serious"`
	MajorHazard bool       `json:"majorHazard,omitempty" zh:"存在重大事故隐患"`
	Controlled  bool       `json:"controlled,omitempty" zh:"重大事故隐患已采取防控措施"`
	Finding     string     `json:"finding" zh:"发现问题" text:"lines" validate:"required"`
	Evidence    []Document `json:"evidence,omitempty" zh:"证据" validate:"dive"`
}

// A Basis is a law or document the measure rests on. It is quoted only in the
// words the request gives.
type Basis struct {
	Title     string `json:"title" zh:"文件标题" about:"不写书名号" validate:"required"`
	DocNumber string `json:"docNumber,omitempty" zh:"发文字号" validate:"omitempty,docnumber"`
	Clause    string `json:"clause,omitempty" zh:"条款" about:"如 第二十条第一款、二（一）"`
	Quote     string `json:"quote,omitempty" zh:"原文" about:"要引用才写，不写引号"`
}

// An Interview is 约谈 (北京 2015 意见五, 浙江 2019 通知二（一）).
type Interview struct {
	On        Date     `json:"on" zh:"约谈日期" validate:"required"`
	Start     string   `json:"start,omitempty" zh:"开始时间" validate:"omitempty,datetime=15:04"`
	Place     string   `json:"place" zh:"地点" validate:"required"`
	Host      string   `json:"host,omitempty" zh:"约谈人"`
	Attendees []string `json:"attendees" zh:"参加人员" validate:"required,min=1,dive,required"`
	Matters   []string `json:"matters,omitempty" zh:"约谈事项" validate:"dive,required"`
	Bring     []string `json:"bring,omitempty" zh:"携带材料" validate:"dive,required"`
}

// A Demand is one thing to be done by a day.
type Demand struct {
	Problem  string `json:"problem,omitempty" zh:"存在问题" text:"lines"`
	Basis    string `json:"basis,omitempty" zh:"依据" text:"lines"`
	Text     string `json:"text" zh:"要求" text:"lines" validate:"required"`
	Deadline Date   `json:"deadline,omitzero" zh:"期限"`
}
