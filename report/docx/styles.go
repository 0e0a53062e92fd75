package docx

import (
	"slices"
	"strconv"
)

// A style is one named format. Zero fields are those of the style it is
// based on.
type style struct {
	id, name string
	alias    string // a second name
	based    string // id; "" is 公文, the default
	next     string // id of the style that follows when a person types on
	link     string // id of the character style for a part of a paragraph

	outline  int // level in the navigation pane, 1 to 4
	keepNext bool
	exact    int  // line height, off the page grid
	free     bool // line height as the content needs, off the page grid
	before   int
	indent   bool   // first line two characters in
	align    string // jc
	middle   bool   // text in the middle of its line beside a picture
	redLine  bool   // the red line under 版头
	rules    string // other lines: pBdr
	left     int    // indent of all lines
	right    int    // and at their other side
	leader   int    // a tab stop there at which text ends, dots before it

	face  string
	size  int // half-points
	red   bool
	loose bool // without the squeeze that fits 28 characters to the line
}

// titleLine is the line of a 2号 title: the height of its characters and 7/8
// of that of 3号 type (GB/T 9704—2012, 3.2).
var titleLine = points(22 + 16*7.0/8)

// paragraphStyles are listed as a document uses them, from its head to its
// foot.
var paragraphStyles = []style{
	{id: "Heading1", name: "heading 1", next: "Body", link: "Heading1Words", outline: 1, keepNext: true, indent: true, face: hei},
	{id: "Heading2", name: "heading 2", next: "Body", link: "Heading2Words", outline: 2, keepNext: true, indent: true, face: kai},
	{id: "Heading3", name: "heading 3", next: "Body", link: "Heading3Words", outline: 3, keepNext: true, indent: true},
	{id: "Heading4", name: "heading 4", next: "Body", link: "Heading4Words", outline: 4, keepNext: true, indent: true},
	{id: "Level1", name: "一级标题", based: "Heading1", next: "Body"},
	{id: "Level2", name: "二级标题", based: "Heading2", next: "Body"},
	{id: "Level3", name: "三级标题", based: "Heading3", next: "Body"},
	{id: "Level4", name: "四级标题", based: "Heading4", next: "Body"},

	{id: "CoverNumber", name: "封面编号", align: "right"},
	{id: "CoverTitle", name: "封面标题", exact: points(58), align: "center", face: biaoSong, size: coverSize, loose: true},
	{id: "CoverLabel", name: "封面项目", exact: coverLine, align: "distribute", face: hei, loose: true},
	{id: "CoverValue", name: "封面内容", exact: coverLine, align: "center", loose: true},
	{id: "CoverOrgan", name: "封面署名", align: "center", size: 36, face: kai, loose: true},

	{id: "Marking", name: "版头标注", alias: "份号、密级、紧急程度", align: "left"},
	{id: "Mark", name: "发文机关标志", align: "center", face: biaoSong, size: markLargest, red: true, loose: true},
	{id: "Signer", name: "签发人", exact: numberHigh, align: "left"},
	{id: "DocNumber", name: "发文字号", redLine: true, exact: numberHigh, align: "center"},

	{id: "DocTitle", name: "公文标题", next: "Flush", keepNext: true, exact: titleLine, align: "center", face: biaoSong, size: size2, loose: true},
	{id: "Subtitle", name: "副标题", align: "center", face: kai},
	{id: "Flush", name: "主送机关", alias: "顶格", next: "Body"},
	{id: "Body", name: "公文正文", indent: true},
	{id: "Centered", name: "居中文字", align: "center"},
	{id: "Right", name: "居右文字", right: charPitch, align: "right"},
	{id: "ListItem", name: "列表项", indent: true},
	{id: "AttachmentNote", name: "附件说明", align: "left"},
	{id: "Organ", name: "署名", align: "left"},
	{id: "Date", name: "成文日期", align: "left"},
	{id: "Signature", name: "签发人签名章", free: true, middle: true},
	{id: "FootNote", name: "附注", align: "left", indent: true},
	{id: "AttachmentLabel", name: "附件标识", next: "DocTitle", align: "left", face: hei, keepNext: true},
	{id: "Imprint", name: "版记", exact: points(24), align: "left", size: size4, loose: true},

	{id: "TableName", name: "表题", keepNext: true, align: "center", face: hei, size: size4, loose: true},
	{id: "Cell12", name: "表格文字", exact: tableTypes[0].line, align: "center", size: tableTypes[0].size, loose: true},
	{id: "Cell10", name: "表格文字（五号）", based: "Cell12", exact: tableTypes[1].line, size: tableTypes[1].size},
	{id: "Cell9", name: "表格文字（小五号）", based: "Cell12", exact: tableTypes[2].line, size: tableTypes[2].size},
	{id: "Head12", name: "表头", based: "Cell12", face: hei},
	{id: "Head10", name: "表头（五号）", based: "Cell10", face: hei},
	{id: "Head9", name: "表头（小五号）", based: "Cell9", face: hei},
	{id: "Picture", name: "图片", free: true, before: 60, align: "center"},
	{id: "Caption", name: "图题", exact: points(20), align: "center", size: sizeSmall4, loose: true},
	{id: "Small", name: "说明文字", exact: points(18), size: sizeSmall4, loose: true},

	{id: "Footer", name: "footer", exact: points(16), align: "left", face: song, size: size4, loose: true},
	{id: "PageNumber", name: "页码", based: "Footer"},
	{id: "Header", name: "header", exact: points(30), align: "center", loose: true},
	{id: "Draft", name: "草稿", based: "Header", face: hei, size: size2, red: true},
	{id: "Gap", name: "间隔", align: "left", size: 2, loose: true},
}

// rareStyles are those of what most documents do not have. They are written
// only where they are used, so that other documents stay as they are.
var rareStyles = []style{
	{id: "UpperLine", name: "信函首线", rules: redRules(doubleThick, doubleThin), exact: doubleSpace, align: "left", size: 2, loose: true},
	{id: "LowerLine", name: "信函尾线", rules: redRules(doubleThin, doubleThick), exact: doubleSpace, align: "left", size: 2, loose: true},
	{id: "Serial", name: "令号、期号", exact: numberHigh, align: "center"},
	{id: "HeadCell", name: "电报报头", exact: headLine, align: "center", size: size4, loose: true},
	{id: "Hanging", name: "出席人员"},
	contentsStyle(1), contentsStyle(2), contentsStyle(3), contentsStyle(4), contentsStyle(5),
}

// contentsStyle is the style of a level of 目录, from 1, each a character
// further in. Its place for the page number is that of an upright page.
func contentsStyle(level int) style {
	n := strconv.Itoa(level)
	return style{id: "Contents" + n, name: "toc " + n, next: "Body", left: (level - 1) * charPitch, leader: portrait.textWidth(), align: "left"}
}

// offGrid are the styles whose lines do not stand on the page grid.
var offGrid = func() map[string]bool {
	off := map[string]bool{}
	for _, s := range slices.Concat(paragraphStyles, rareStyles) {
		off[s.id] = s.exact != 0 || s.free
	}
	return off
}()

// redRules is the pBdr of a paragraph between two red lines.
func redRules(over, under int) string {
	return `<w:pBdr>` + red("top", over) + red("bottom", under) + `</w:pBdr>`
}

// A characterStyle is one named emphasis. The words of a run-in heading are
// linked to the heading style of their level.
type characterStyle struct{ id, name, face, link string }

var characterStyles = []characterStyle{
	{id: "Strong", name: "黑体强调", face: hei},
	{id: "Kai", name: "楷体强调", face: kai},
	{id: "Heading1Words", name: "标题 1 字符", face: hei, link: "Heading1"},
	{id: "Heading2Words", name: "标题 2 字符", face: kai, link: "Heading2"},
	{id: "Heading3Words", name: "标题 3 字符", face: fangSong, link: "Heading3"},
	{id: "Heading4Words", name: "标题 4 字符", face: fangSong, link: "Heading4"},
}

// styleDefaults is 公文: 3号仿宋 on the page grid. Chinese and Latin
// characters stand without extra space, and no line is moved to the next page
// for company, so that a page has 22 lines of 28 characters. A mark at the end
// of a line may hang over the edge, which Word does unless told not to:
// LibreOffice takes overflowPunct for its opposite, also where it is left out,
// and draws no mark that it hangs beyond a justified line.
const styleDefaults = `<w:docDefaults><w:rPrDefault><w:rPr>` +
	`<w:rFonts w:ascii="` + fangSong + `" w:hAnsi="` + fangSong + `" w:eastAsia="` + fangSong + `" w:cs="` + fangSong + `"/>` +
	`<w:spacing w:val="-5"/><w:sz w:val="32"/><w:szCs w:val="32"/><w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/>` +
	`</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>` +
	`<w:widowControl w:val="0"/><w:kinsoku/><w:overflowPunct/><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/><w:jc w:val="both"/>` +
	`</w:pPr></w:pPrDefault></w:docDefaults>` +
	`<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:aliases w:val="公文"/><w:qFormat/></w:style>` +
	`<w:style w:type="character" w:default="1" w:styleId="DefaultFont"><w:name w:val="Default Paragraph Font"/><w:semiHidden/></w:style>` +
	`<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="0" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>`

// stylesPart is the part that holds the paragraph styles given and all
// character styles.
func stylesPart(paragraphs []style) []byte {
	var m markup
	m.raw(xmlHead, `<w:styles`, namespaces, `>`, styleDefaults)
	for _, s := range paragraphs {
		m.paragraphStyle(s)
	}
	for _, s := range characterStyles {
		m.raw(`<w:style w:type="character" w:customStyle="1" w:styleId="`, s.id, `"><w:name w:val="`, s.name, `"/>`)
		if s.link != "" {
			m.raw(`<w:link w:val="`, s.link, `"/>`)
		}
		m.raw(`<w:qFormat/><w:rPr>`)
		m.face(s.face)
		m.raw(`</w:rPr></w:style>`)
	}
	m.raw(`</w:styles>`)
	return m.buf
}

// builtIn are the styles Word knows by name.
func builtIn(s style) bool { return s.name[0] < 0x80 }

func (m *markup) paragraphStyle(s style) {
	m.raw(`<w:style w:type="paragraph"`)
	if !builtIn(s) {
		m.raw(` w:customStyle="1"`)
	}
	m.raw(` w:styleId="`, s.id, `"><w:name w:val="`, s.name, `"/>`)
	based := s.based
	if based == "" {
		based = "Normal"
	}
	for _, a := range [...][2]string{{"aliases", s.alias}, {"basedOn", based}, {"next", s.next}, {"link", s.link}} {
		if a[1] != "" {
			m.raw(`<w:`, a[0], ` w:val="`, a[1], `"/>`)
		}
	}
	m.raw(`<w:qFormat/><w:pPr>`)
	m.paragraphFormat(s)
	m.raw(`</w:pPr><w:rPr>`)
	m.characterFormat(s)
	m.raw(`</w:rPr></w:style>`)
}

func (m *markup) paragraphFormat(s style) {
	if s.keepNext {
		m.raw(`<w:keepNext/>`)
	}
	if s.redLine {
		m.number(`<w:pBdr><w:bottom w:val="single" w:sz="`, redLineWidth, `"`)
		m.number(` w:space="`, redLineSpace, `" w:color="FF0000"/></w:pBdr>`)
	}
	m.raw(s.rules)
	if s.leader != 0 {
		m.number(`<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="`, s.leader, `"/></w:tabs>`)
	}
	if s.exact != 0 || s.free {
		m.raw(`<w:snapToGrid w:val="0"/>`)
	}
	if s.exact != 0 || s.before != 0 {
		m.spacing(s.before, 0, s.exact)
	}
	if s.indent {
		m.number(`<w:ind w:firstLineChars="200" w:firstLine="`, 2*charPitch, `"/>`)
	}
	if s.left != 0 || s.right != 0 {
		m.indent(s.left, s.right, 0)
	}
	if s.align != "" {
		m.raw(`<w:jc w:val="`, s.align, `"/>`)
	}
	if s.middle {
		m.raw(`<w:textAlignment w:val="center"/>`)
	}
	if s.outline > 0 {
		m.number(`<w:outlineLvl w:val="`, s.outline-1, `"/>`)
	}
}

func (m *markup) characterFormat(s style) {
	if s.face != "" {
		m.face(s.face)
	}
	if s.red {
		m.raw(`<w:color w:val="FF0000"/>`)
	}
	if s.loose {
		m.raw(`<w:spacing w:val="0"/>`)
	}
	if s.size != 0 {
		m.number(`<w:sz w:val="`, s.size, `"/>`)
		m.number(`<w:szCs w:val="`, s.size, `"/>`)
	}
}

// face names one typeface for Chinese and for Latin characters.
func (m *markup) face(name string) {
	m.raw(`<w:rFonts w:ascii="`, name, `" w:hAnsi="`, name, `" w:eastAsia="`, name, `" w:cs="`, name, `"/>`)
}
