package review

import (
	"cmp"
	"strings"
)

// A Notice is the 公文 a request asks for, and the one it forwards.
type Notice struct {
	Official
	Forwards  *Citation `json:"forwards,omitempty" zh:"转发的公文" about:"附有被转发公文全文的可以不写"`
	Forwarded *Official `json:"forwarded,omitempty" zh:"被转发公文全文" validate:"omitempty"`
}

// Official is the content of one official document with every element of its
// 版头, 主体 and 版记 (GB/T 9704—2012, 7.2 to 7.4), and with those of 信函,
// 命令, 纪要 (10) and 明电; forms tells which form has which. Numbers of
// headings are not written: they follow from the levels.
type Official struct {
	Form string `json:"form,omitempty" zh:"公文格式" about:"不写则按文种；被转发的公文不写则为 document" validate:"omitempty,oneof=document letter order minutes telegram"`

	// 版头
	CopyNumber  string    `json:"copyNumber,omitempty" zh:"份号" validate:"omitempty,len=6,number"`
	Secrecy     string    `json:"secrecy,omitempty" zh:"密级和保密期限"`
	Urgency     string    `json:"urgency,omitempty" zh:"紧急程度" validate:"omitempty,oneof=特急 加急"`
	Organs      []string  `json:"organs" zh:"发文机关" validate:"required,min=1,dive,required"`
	Mark        []string  `json:"mark,omitempty" zh:"发文机关标志" about:"与发文机关不同时才写，如用全称；纪要、明电要写"` // where it differs from Organs, such as 全称
	Suffix      string    `json:"suffix,omitempty" zh:"标志后缀" about:"命令不写则为令" validate:"omitempty,oneof=文件 令 命令"`
	DocNumber   string    `json:"docNumber,omitempty" zh:"发文字号" validate:"omitempty,docnumber"`
	Serial      string    `json:"serial,omitempty" zh:"令号或期号" about:"如 第12号、第3期"`
	Signatories []string  `json:"signatories,omitempty" zh:"签发人"`
	Editor      string    `json:"editor,omitempty" zh:"纪要编印机关" about:"不写则为发文机关"`
	Telegram    *Telegram `json:"telegram,omitempty" zh:"明电事项"`

	// 主体
	Title       string       `json:"title,omitempty" zh:"标题" about:"命令没有标题，纪要可以没有，其他都要写"`
	MainTo      []string     `json:"mainTo,omitempty" zh:"主送机关"`
	Body        []Passage    `json:"body" zh:"正文" validate:"required,min=1,dive"`
	Issued      *Issued      `json:"issued,omitempty" zh:"印发的文件" about:"随文印发的意见、方案、办法，另页接排，不作附件"`
	Attachments []Attachment `json:"attachments,omitempty" zh:"附件" validate:"dive"`
	Attendance  *Attendance  `json:"attendance,omitempty" zh:"会议人员"`
	Closing     Closing      `json:"closing" zh:"落款"`
	FootNote    string       `json:"footNote,omitempty" zh:"附注" text:"lines"`

	// 版记
	CopyTo    []string `json:"copyTo,omitempty" zh:"抄送机关"`
	PrintedBy string   `json:"printedBy,omitempty" zh:"印发机关"`
	PrintedOn Date     `json:"printedOn,omitzero" zh:"印发日期"`
}

// Head is what stands as 发文机关标志: Mark, or else the organs. 信函 names the
// host alone (GB/T 9704—2012, 10.1).
func (o *Official) Head() []string {
	switch {
	case len(o.Mark) > 0:
		return o.Mark
	case o.Form == "letter" && len(o.Organs) > 0:
		return o.Organs[:1]
	}
	return o.Organs
}

// HeadSuffix is what follows 发文机关标志. That of an order, unless it brings a
// mark of its own, ends in 令 (GB/T 9704—2012, 10.2).
func (o *Official) HeadSuffix() string {
	if o.Form == "order" && len(o.Mark) == 0 {
		return cmp.Or(o.Suffix, "令")
	}
	return o.Suffix
}

// Name is the title, or what names a document that has none: 令 or 纪要 with
// its number.
func (o *Official) Name() string {
	if o.Title != "" {
		return o.Title
	}
	return strings.TrimSpace(strings.Join(o.Head(), "、") + o.HeadSuffix() + " " + o.Serial)
}

// Sender is who sends 明电, or edits 纪要; empty in the other forms.
func (o *Official) Sender() string {
	organs := strings.Join(o.Organs, " ")
	switch {
	case o.Form == "minutes":
		return cmp.Or(o.Editor, organs)
	case o.Form == "telegram" && o.Telegram != nil:
		return cmp.Or(o.Telegram.Sender, organs)
	case o.Form == "telegram":
		return organs
	}
	return ""
}

// ClosingStyle is 用印方式, where none is given that of the form: 明电 bears the
// seal in its head, 令 the signature of who signs it.
func (o *Official) ClosingStyle() string {
	switch {
	case o.Closing.Style != "":
		return o.Closing.Style
	case o.Form == "telegram":
		return "unsealed"
	case o.Form == "order":
		return "signed"
	}
	return "sealed"
}

// Citation is how another document cites o.
func (o *Official) Citation() *Citation { return &Citation{o.Name(), o.DocNumber} }

// A Telegram is what stands in the head of 明电 alone.
type Telegram struct {
	Sender   string   `json:"sender,omitempty" zh:"发电单位" about:"不写则为发文机关"`
	Approver string   `json:"approver,omitempty" zh:"签批人"`
	Approval *Picture `json:"approval,omitempty" zh:"签批盖章"`
	Class    string   `json:"class,omitempty" zh:"等级" about:"如 特急·明电"`
	Serial   string   `json:"serial,omitempty" zh:"编号"`
}

// Attendance is who was at the meeting of 纪要, a unit with its people a line
// (GB/T 9704—2012, 10.3).
type Attendance struct {
	Present   []string `json:"present,omitempty" zh:"出席"`
	Absent    []string `json:"absent,omitempty" zh:"请假"`
	Observing []string `json:"observing,omitempty" zh:"列席"`
}

// Issued is the 意见, 方案 or 办法 that a notice or an order issues: it begins on
// a page of its own and is no attachment.
type Issued struct {
	Title       string       `json:"title" zh:"标题" validate:"required"`
	Body        []Passage    `json:"body" zh:"正文" validate:"required,min=1,dive"`
	Attachments []Attachment `json:"attachments,omitempty" zh:"附件" validate:"dive"`
}

// A Passage is one heading, one paragraph or one table of 正文. A heading that
// ends in 。 runs on into its text; any other stands on its own line.
type Passage struct {
	Level   int    `json:"level,omitempty" zh:"层次" about:"1 至 4 依次为 一、（一） 1. （1），序号不写；0 或不写为没有小标题" validate:"min=0,max=4"` // 1 to 4: 一、 （一） 1. （1）; 0: no heading
	Heading string `json:"heading,omitempty" zh:"小标题" about:"以“。”结尾的小标题与文字接排" validate:"required_with=Level"`
	Text    string `json:"text,omitempty" zh:"文字" text:"lines"` // paragraphs, one a line
	Table   *Table `json:"table,omitempty" zh:"表格"`
}

// A Table is a plain table of a notice or of its attachment.
type Table struct {
	Name   string     `json:"name,omitempty" zh:"表题"`
	Header []string   `json:"header" zh:"表头" text:"lines" validate:"required,min=1"`
	Widths []int      `json:"widths,omitempty" zh:"列宽比例" validate:"dive,min=1"`
	Rows   [][]string `json:"rows" zh:"表行" text:"lines" validate:"required,min=1"`
	Note   string     `json:"note,omitempty" zh:"表注" text:"lines"`
}

// A Citation names another official document.
type Citation struct {
	Title     string `json:"title" zh:"标题" validate:"required"`
	DocNumber string `json:"docNumber" zh:"发文字号" validate:"required,docnumber"`
}

// An Attachment is 附件: at least its name, and its content where it is bound
// with the notice.
type Attachment struct {
	Name      string    `json:"name" zh:"附件名称" validate:"required"`
	Landscape bool      `json:"landscape,omitempty" zh:"横排"`
	Body      []Passage `json:"body,omitempty" zh:"附件正文" validate:"dive"`
}

// A Closing is 署名, 成文日期 and 印章 (GB/T 9704—2012, 7.3.5).
type Closing struct {
	Style string    `json:"style,omitempty" zh:"用印方式" about:"不写则加盖印章，明电不加盖，命令加盖签名章" validate:"omitempty,oneof=sealed unsealed signed"` // empty: see Official.ClosingStyle
	Post  string    `json:"post,omitempty" zh:"签发人职务" validate:"required_if=Style signed"`
	Name  string    `json:"name,omitempty" zh:"签发人姓名" validate:"required_if=Style signed"`
	Seals []Picture `json:"seals,omitempty" zh:"印章" about:"与发文机关同序" validate:"dive"` // in the order of the organs
	Date  Date      `json:"date,omitzero" zh:"成文日期" about:"只有草稿可以不写"`                // see Finished
}
