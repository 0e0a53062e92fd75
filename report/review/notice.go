package review

// A Notice is the content of one 公文 with every element of its 版头, 主体 and
// 版记 (GB/T 9704—2012, 7.2 to 7.4). Numbers of headings are not written:
// they follow from the levels.
type Notice struct {
	// 版头
	CopyNumber  string   `json:"copyNumber,omitempty" zh:"份号" validate:"omitempty,len=6,number"`
	Secrecy     string   `json:"secrecy,omitempty" zh:"密级和保密期限"`
	Urgency     string   `json:"urgency,omitempty" zh:"紧急程度" validate:"omitempty,oneof=特急 加急"`
	Organs      []string `json:"organs" zh:"发文机关" validate:"required,min=1,dive,required"`
	Mark        []string `json:"mark,omitempty" zh:"发文机关标志" about:"与发文机关不同时才写，如用全称"` // where it differs from Organs, such as 全称
	Suffix      string   `json:"suffix,omitempty" zh:"标志后缀" validate:"omitempty,oneof=文件"`
	DocNumber   string   `json:"docNumber,omitempty" zh:"发文字号" validate:"omitempty,docnumber"`
	Signatories []string `json:"signatories,omitempty" zh:"签发人"`

	// 主体
	Title       string       `json:"title" zh:"标题" validate:"required"`
	MainTo      []string     `json:"mainTo,omitempty" zh:"主送机关"`
	Body        []Passage    `json:"body" zh:"正文" validate:"required,min=1,dive"`
	Attachments []Attachment `json:"attachments,omitempty" zh:"附件" validate:"dive"`
	Forwards    *Citation    `json:"forwards,omitempty" zh:"转发的公文"`
	Closing     Closing      `json:"closing" zh:"落款" validate:"required"`
	FootNote    string       `json:"footNote,omitempty" zh:"附注" text:"lines"`

	// 版记
	CopyTo    []string `json:"copyTo,omitempty" zh:"抄送机关"`
	PrintedBy string   `json:"printedBy,omitempty" zh:"印发机关"`
	PrintedOn Date     `json:"printedOn,omitzero" zh:"印发日期"`
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
	Style string    `json:"style,omitempty" zh:"用印方式" about:"不写则加盖印章" validate:"omitempty,oneof=sealed unsealed signed"` // empty: sealed
	Post  string    `json:"post,omitempty" zh:"签发人职务" validate:"required_if=Style signed"`
	Name  string    `json:"name,omitempty" zh:"签发人姓名" validate:"required_if=Style signed"`
	Seals []Picture `json:"seals,omitempty" zh:"印章" about:"与发文机关同序" validate:"dive"` // in the order of the organs
	Date  Date      `json:"date" zh:"成文日期" validate:"required"`
}
