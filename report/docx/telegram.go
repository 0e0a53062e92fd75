package docx

import (
	"errors"
	"fmt"
	"slices"
	"strconv"

	"github.com/biaoping/biaoping/report/doc"
)

// Measures of the head of a telegram. They are ours: GB/T 9704—2012 leaves
// telegrams out, and public ones show the order of the parts alone.
var (
	telegramTop = mm(8)  // upper edge of the mark below that of the 版心
	telegramGap = mm(6)  // between the mark and the table
	telegramRow = mm(12) // height of the lower row
	telegramPad = mm(2)  // around a seal, and beside words
)

const (
	telegramOuter = 11             // 0.5 mm in eighths of a point
	telegramInner = 6              // 0.25 mm
	telegramLabel = 5 * size4 * 10 // width of the labels of the first column
	headLine      = 21 * 20
)

// A headCell is one cell of the head of a telegram.
type headCell struct {
	text, style string // style of its characters
	width       int
}

// telegram writes the head of 明电: the mark; below it a table of two rows,
// 发电单位 and 签批盖章, 等级, 文号 and 编号. Room for a seal is kept even when no
// picture is given.
func (e *encoder) telegram(m *doc.Masthead) {
	seal, ok := e.approval(m)
	if !ok {
		return
	}
	mk := markOf(m, e.sheet.textWidth())
	e.gap(telegramTop)
	e.mark(mk)
	e.gap(telegramGap - mk.size)

	last := max(sealSize, seal.w) + 2*telegramPad
	high := max(sealSize, seal.h) + 2*telegramPad
	if m.Approver != "" && seal.picture != nil { // 签批 above 盖章: both can be read
		high += headLine
	}
	upper := []headCell{{doc.SenderLabel, "Strong", telegramLabel}, {m.Sender, "", e.sheet.textWidth() - 2*telegramLabel - last},
		{doc.ApprovalLabel, "Strong", telegramLabel}, {m.Approver, "Kai", last}}
	lower := e.lowerRow(m)
	columns := gridOf(upper, lower)
	e.beginTable(columns, tableFormat{pad: telegramPad, borders: red("top", telegramOuter) + red("bottom", telegramOuter) +
		red("insideH", telegramInner) + red("insideV", telegramInner)})
	e.headRow(columns, upper, high, seal)
	e.headRow(columns, lower, telegramRow, stamp{})
	e.endTable()
	y := telegramTop + mk.height() + telegramGap + high + telegramRow
	e.twoLinesBelow(y, y)
}

// approval is 签批盖章 and its size. ok is false for a picture that cannot be
// shown.
func (e *encoder) approval(m *doc.Masthead) (s stamp, ok bool) {
	if m.Approval == nil {
		return s, true
	}
	if !e.checked(m.Approval) {
		return s, false
	}
	const most = 1 << 20
	s = stamp{picture: m.Approval}
	s.w, s.h = fit(m.Approval, sealSize, most, most)
	if room := e.sheet.textWidth()/3 - 2*telegramPad; s.w > room || s.h > room {
		e.fail("签批盖章的图片为 %d×%d mm，电报的版头放不下，宽和高都不应超过 %d mm", inMM(s.w), inMM(s.h), inMM(room))
		return s, false
	}
	return s, true
}

// lowerRow is 等级, 文号 and 编号: each as wide as it needs, what is left shared
// out among the values.
func (e *encoder) lowerRow(m *doc.Masthead) []headCell {
	const char = size4 * 10
	cells := []headCell{{doc.ClassLabel, "Strong", telegramLabel}, {m.Class, "", 0}, {m.DocNumber, "", 0},
		{doc.SerialLabel, "Strong", 3 * char}, {m.Serial, "", 4 * char}} // 编号 may be written in by hand
	rest := e.sheet.textWidth()
	for i := range cells {
		cells[i].width = max(cells[i].width, halves(cells[i].text)*char/2+2*telegramPad)
		rest -= cells[i].width
	}
	if rest < 0 {
		e.fail("电报的等级“%s”、文号“%s”、编号“%s”一行排不下，请缩短", m.Class, m.DocNumber, m.Serial)
		rest = 0
	}
	for _, i := range []int{1, 2} {
		cells[i].width += rest / 3
	}
	cells[4].width += rest - rest/3*2
	return cells
}

// gridOf is the widths of the columns that the cells of all rows span.
func gridOf(rows ...[]headCell) []int {
	edges := []int{0}
	for _, cells := range rows {
		x := 0
		for _, c := range cells {
			x += c.width
			edges = append(edges, x)
		}
	}
	slices.Sort(edges)
	edges = slices.Compact(edges)
	var columns []int
	for i, x := range edges[1:] {
		columns = append(columns, x-edges[i])
	}
	return columns
}

// headRow writes a row of cells with their words in the middle, seal over the
// last of them.
func (e *encoder) headRow(columns []int, cells []headCell, high int, seal stamp) {
	e.beginRow(atLeast(high))
	col := 0
	for i, c := range cells {
		span, width := 0, 0
		for width < c.width {
			width += columns[col+span]
			span++
		}
		e.beginCell(c.width, span, middle)
		stamped := i == len(cells)-1 && seal.picture != nil
		if !stamped || c.text != "" {
			e.open(para{style: "HeadCell"})
			e.run(c.style, c.text)
			e.shut()
		}
		if stamped {
			e.open(para{style: "HeadCell", exact: seal.h})
			e.float(seal.picture, "印章", (c.width-2*telegramPad-seal.w)/2, 0, seal.w, seal.h)
			e.shut()
		}
		e.endCell()
		col += span
	}
	e.endRow()
}

// red is one red rule of a table, its width in eighths of a point.
func red(side string, width int) string {
	return fmt.Sprintf(`<w:%s w:val="single" w:sz="%d" w:space="0" w:color="FF0000"/>`, side, width)
}

// telegramFoot is the foot of the first page of the telegram that opens
// stretch i: in the middle how many pages it has, beside the page number. They
// are as many as the number of its last page, for LibreOffice cannot count the
// pages of a section; so it must begin at 1.
func (e *encoder) telegramFoot(i int) (*furniture, error) {
	pages := field{code: "NUMPAGES", result: "1"}
	governed := e.governed(i)
	if len(governed) < len(e.stretches) {
		first, err := e.firstNumber(i)
		if err != nil {
			return nil, err
		}
		if i > 0 && first != 1 {
			return nil, errors.New("电报首面要印总面数，其页码应从 1 编起，应改为重新编码（Restart）")
		}
		for _, s := range governed[1:] {
			if s.numbering != doc.Continue || governed[0].numbering == doc.Unnumbered {
				return nil, errors.New("电报首面要印总面数，它和其后各节都应编页码，并接着编（Continue）")
			}
		}
		end := i + len(governed) - 1
		e.ends = append(e.ends, end)
		pages = field{code: "PAGEREF " + endMark(end), stale: true}
	}
	numbered := e.stretches[i].numbering != doc.Unnumbered
	return &furniture{"footer", "first", "firstTelegram" + strconv.Itoa(i+1), func(m *markup) {
		width := portrait.textWidth()
		m.number(`<w:p><w:pPr><w:pStyle w:val="PageNumber"/><w:tabs><w:tab w:val="center" w:pos="`, width/2, `"/>`)
		m.number(`<w:tab w:val="right" w:pos="`, width-size4*10, `"/></w:tabs></w:pPr><w:r><w:tab/></w:r>`)
		m.pageCount(pages)
		if numbered {
			m.raw(`<w:r><w:tab/></w:r>`)
			m.dashedNumber()
		}
		m.raw(`</w:p>`)
	}}, nil
}

func (m *markup) pageCount(pages field) {
	m.raw(`<w:r><w:rPr>`)
	m.face(fangSong)
	m.raw(`</w:rPr><w:t>`, doc.PagesBefore, `</w:t></w:r>`)
	m.field(pages)
	m.raw(`<w:r><w:rPr>`)
	m.face(fangSong)
	m.raw(`</w:rPr><w:t>`, doc.PagesAfter, `</w:t></w:r>`)
}

// endMark is the name of the bookmark at the end of stretch i.
func endMark(i int) string { return "_End" + strconv.Itoa(i+1) }

// bookmarkEnd writes the bookmark at the end of stretch i when it is asked for.
// What has been written ends with a paragraph, and the bookmark stands at its
// end.
func (e *encoder) bookmarkEnd(i int) {
	if !slices.Contains(e.ends, i) {
		return
	}
	const shut = `</w:p>`
	e.buf = e.buf[:len(e.buf)-len(shut)]
	e.bookmark(endMark(i))
	e.raw(shut)
}
