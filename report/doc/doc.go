// Package doc is the tree of one official document: what is said and in
// which role (title, heading, closing, imprint), never how large, in which
// font or on which page. Encoders read it by type switch; it imports nothing
// of this module.
package doc

import "time"

// A Document is one document from its masthead to its imprint.
type Document struct {
	Meta     Meta
	Sections []Section
}

// Meta is what a reader's file list shows of the document.
type Meta struct {
	Kind   string    // document kind, such as "notice"
	Title  string    // 标题, one line
	Author string    // 发文机关 or 评审单位
	Date   time.Time // 成文日期, UTC midnight; zero where the facts give none
	Draft  bool      // every page says 草稿
}

// A Section is a run of blocks with one page orientation, one numbering and
// one 行距.
// It begins on a new page.
type Section struct {
	Landscape bool      // 横排: A4 turned
	Numbering Numbering // of its pages
	Lines     int       // 每面行数 of an upright page; 0: the usual 22
	Blocks    []Block
}

// Numbering says how a section's pages are numbered.
type Numbering int

const (
	Continue   Numbering = iota // go on from the section before; the first begins at 1
	Restart                     // begin again at 1
	Unnumbered                  // print no page number: a cover; its pages count (暗码) only behind numbered ones
)

// A Block is one of *Cover, *Contents, *Masthead, *Title, *Heading,
// *Paragraph, *List, *Table, *Chart, *Picture, *Closing, *AttachmentNote,
// *AttachmentHead, *Imprint and *PageBreak.
type Block interface{ block() }

// A Cover is the front page of a report. It fills its page.
type Cover struct {
	Number string   // 编号, printed at the head; may be empty
	Title  []string // lines from top to bottom, broken by sense by the author
	Fields []Field  // 申请企业、评审单位 … with their values
	Organ  string   // at the foot
	Date   string   // under Organ
}

// A Field is a label and its value on a Cover.
type Field struct{ Label, Value string }

// Contents is 目录: the titles, 附件 and headings that come after it in the
// document, with their page numbers.
type Contents struct {
	Title string // 目录
	Depth int    // lowest level of heading listed: 0 for titles and 附件 alone, to 4
}

// A Masthead is 版头: all that stands above the red line
// (GB/T 9704—2012, 7.2). It opens an official document, whose pages to the
// next Masthead or to the end take its form.
type Masthead struct {
	Form        Form
	CopyNumber  string   // 份号, six digits
	Secrecy     string   // 密级和保密期限, such as 机密★1年
	Urgency     string   // 紧急程度: 特急 or 加急
	Organs      []string // 发文机关标志; the host first when issued jointly
	Suffix      string   // 文件, or empty
	DocNumber   string   // 发文字号, such as 某应急〔2024〕12号
	Signatories []string // 签发人, in upward documents
	Serial      string   // 令号, such as 第12号; 纪要期号, such as 第3期; 编号 of a telegram
	Sender      string   // 发电单位; the organ that edits 纪要
	Date        string   // 纪要: the day beside Sender
	Class       string   // 明电: 等级, such as 特急·明电
	Approver    string   // 明电: 签批人
	Approval    *Picture // 明电: 签批盖章; nil leaves the room empty
}

// Form is one of the formats that GB/T 9704—2012 lays down. It says how the
// masthead looks, which pages are numbered and whether 版记 has rules.
type Form int

const (
	OfficialForm Form = iota // 公文格式 (7)
	LetterForm               // 信函格式 (10.1)
	OrderForm                // 命令（令）格式 (10.2)
	MinutesForm              // 纪要格式 (10.3)
	TelegramForm             // 明电: the standard leaves it to the organs
)

// A Title is 标题 (GB/T 9704—2012, 7.3.1), broken by sense with BreakTitle.
type Title struct{ Text string }

// A Heading is 结构层次序数 and its words (GB/T 9704—2012, 7.3.3).
type Heading struct {
	Level  int    // 1 to 4: 一、 （一） 1. （1）
	Number string // as printed, with its punctuation; may be empty
	Text   Text
	RunIn  Text // body text that follows on the heading's own line; may be empty
}

// A Paragraph is text in one role.
type Paragraph struct {
	Role Role
	Text Text
}

// Role says what a paragraph is for.
type Role int

const (
	Body     Role = iota // 正文: first line two characters in, justified
	Flush                // flush left: 主送机关, the lines of a form
	Centered             // a line in the middle, such as a date under a title
	Right                // a line at the right, such as 编号
	Subtitle             // 副题 or 表题: in the middle, in 楷体
	FootNote             // 附注: two characters in (7.3.6); its round brackets are part of the text
	Small                // 注, 说明: small type under a table or picture
	Hanging              // 出席、请假、列席 of 纪要: the first span is the label; turned-over lines stand after it (10.3)
)

// Text is spans in reading order. "\n" inside a span breaks the line.
type Text []Span

// A Span is a run of characters with one emphasis.
type Span struct {
	Text     string
	Emphasis Emphasis
}

// Emphasis is the one way to make words stand out in an official document:
// another typeface, never bold.
type Emphasis int

const (
	Plain  Emphasis = iota
	Strong          // 黑体
	Kai             // 楷体
)

// A List is items, each a paragraph of its own.
type List struct {
	Ordered bool // 1. 2. 3. before the items when there are several; else no mark but the indent
	Items   []Text
}

// A Table is header rows and body rows.
// Every row spans exactly len(Columns) columns; see Grid.
type Table struct {
	Name    string // 表题, above the table; the name of its sheet in a workbook
	Columns []Column
	Header  []Row // repeated on every page the table reaches
	Rows    []Row
	Note    Text // 注, under the table; may be empty
	Plain   bool // no rules drawn: a grid that only places its cells
}

// A Column is one column of a Table.
type Column struct {
	Share int   // width as a share of the sum of all shares; 0: by content
	Align Align // of body cells; headers stand in the middle
}

// Align places a cell's text. What AlignAuto means is decided by column; see
// Table.Aligns.
type Align int

const (
	AlignAuto Align = iota
	AlignLeft
	AlignCenter
	AlignRight
)

// A Row is the cells that begin in it, from left to right. Places covered
// by a span from the left or from above have no cell.
type Row struct {
	Cells    []Cell
	Total    bool // 小计 or 合计: in 黑体, kept with the row above
	KeepNext bool // never the last row on a page
}

// A Cell is what stands at one place of a Table.
type Cell struct {
	Text    Text
	Value   Value    // typed content, for workbooks; Text is what is printed
	Picture *Picture // above the text; nil for none
	ColSpan int      // columns covered; 0 means 1
	RowSpan int      // rows covered; 0 means 1
	Align   Align    // AlignAuto: as the column says
	Head    bool     // a row's heading among body cells: set like a header
	Space   int      // empty lines left for handwriting or a seal
}

// A Value is a cell's content as a workbook wants it.
type Value struct {
	Kind   ValueKind
	Number float64   // for Number
	Places int       // digits after the decimal point, for Number
	Date   time.Time // for Date, UTC midnight
}

// ValueKind is the type of a cell. A code (统一社会信用代码, 证书编号) is Text.
type ValueKind int

const (
	TextValue ValueKind = iota
	NumberValue
	DateValue
)

// A Chart shows columns of a table as bars. It has no number of its own: what
// it draws is what the table prints.
type Chart struct {
	Title      string
	Style      ChartStyle
	Table      *Table // stands before the chart in the same document
	Categories int    // index of the column that names the bars
	Series     []int  // indexes of the columns that are drawn; their header cells are the legend
}

// ChartStyle is how the bars of a Chart stand.
type ChartStyle int

const (
	Columns ChartStyle = iota // upright, those of a category side by side
	Bars                      // lying, for many categories or long names
	Stacked                   // upright, those of a category on top of each other
)

// A Picture is an image that has been checked and encoded afresh.
type Picture struct {
	Format        string // "jpeg" or "png"
	Data          []byte // the file
	Width, Height int    // pixels
	Color, Alpha  []byte // png only: zlib-compressed 8-bit RGB and alpha rows; Alpha is nil when opaque
	WidthMM       int    // wished width on paper in millimetres; 0: as wide as its place, at most
	Caption       string // under the picture; may be empty
	Alt           string // what it shows, in words
}

// A Closing is 署名, 成文日期 and 印章 (GB/T 9704—2012, 7.3.5).
type Closing struct {
	Style      ClosingStyle
	Signatures []Signature // more than one when issued jointly
	Date       string      // 成文日期 as printed, such as 2024年5月31日
}

// ClosingStyle is one of the three ways GB/T 9704—2012, 7.3.5 closes a document.
type ClosingStyle int

const (
	Sealed   ClosingStyle = iota // 加盖印章的公文: room for the seal is kept even when no picture is given
	Unsealed                     // 不加盖印章的公文
	Signed                       // 加盖签发人签名章的公文
)

// A Signature is one 发文机关署名 with its seal.
type Signature struct {
	Organ string   // 署名; under Signed the 职务
	Name  string   // under Signed, the name; printed where there is no picture of the 签名章
	Seal  *Picture // 印章 or 签名章; nil leaves the room empty
}

// An AttachmentNote is 附件说明 (GB/T 9704—2012, 7.3.4).
type AttachmentNote struct{ Names []string }

// An AttachmentHead begins an attachment: 附件1 at the head of a new page,
// its title on the third line (GB/T 9704—2012, 7.3.7).
type AttachmentHead struct {
	Label string // 附件, or 附件1
	Title string
}

// An Imprint is 版记, at the foot of the last page (GB/T 9704—2012, 7.4).
type Imprint struct {
	MainTo []string // 主送 moved here when it would crowd out the text
	CopyTo []string // 抄送
	Organ  string   // 印发机关
	Date   string   // 印发日期 as printed, without 印发
}

// A PageBreak ends the page.
type PageBreak struct{}

func (*Cover) block()          {}
func (*Contents) block()       {}
func (*Masthead) block()       {}
func (*Title) block()          {}
func (*Heading) block()        {}
func (*Paragraph) block()      {}
func (*List) block()           {}
func (*Table) block()          {}
func (*Chart) block()          {}
func (*Picture) block()        {}
func (*Closing) block()        {}
func (*AttachmentNote) block() {}
func (*AttachmentHead) block() {}
func (*Imprint) block()        {}
func (*PageBreak) block()      {}
