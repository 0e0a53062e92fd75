package form

import (
	"strconv"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"github.com/biaoping/biaoping/report/xlsx/book"
)

// guideLines are what the first sheet says.
var guideLines = []string{
	"一、红色标签的工作表必须填写，蓝色的这种文书用到，灰色的不用也可以。没有的内容留空，不要填“无”或“/”。",
	"二、表头前有＊、底色为橙色的栏目必填；底色为黄色的栏目，写了同组的其他内容就要填；其余选填。",
	"三、横向的表一行填一项，可以插入、删除和排序行；不要改动表头和工作表名称。",
	"四、日期写作 2024-05-31；代码、编号、电话按文字填写，不要设成数字；图片填请求文件旁的文件名，如 照片/1.jpg。",
	"五、一格里有几项的，用 Alt+回车换行，一项一行，或用顿号隔开。",
	"六、填好后用 biaoping import 读入；有错时用 --annotate 得到标出错误的副本，改正后再读入。",
}

// guide writes the sheet that explains the others.
func (b *builder) guide() error {
	f := b.file
	for col, w := range map[string]float64{"A": 6, "B": 36, "C": 14, "D": 60} {
		if err := f.SetColWidth(guideSheet, col, col, w); err != nil {
			return err
		}
	}
	row := 1
	line := func(words string, k look, height float64) error {
		cell := "A" + strconv.Itoa(row)
		if err := f.MergeCell(guideSheet, cell, "D"+strconv.Itoa(row)); err != nil {
			return err
		}
		if err := f.SetCellStr(guideSheet, cell, words); err != nil {
			return err
		}
		if err := f.SetRowHeight(guideSheet, row, height); err != nil {
			return err
		}
		err := f.SetCellStyle(guideSheet, cell, cell, b.looks.id(k))
		row++
		return err
	}
	if err := line(b.form.Title+"填报表", look{size: 16, bold: true, center: true}, 32); err != nil {
		return err
	}
	for _, l := range guideLines {
		if err := line(l, plainLook, 30); err != nil {
			return err
		}
	}
	row++
	head := []string{"序号", "工作表", "要求", "内容"}
	if err := b.guideRow(row, head, look{size: 11, bold: true, ruled: true, center: true, fill: freeColour}); err != nil {
		return err
	}
	for i, s := range b.sheets {
		row++
		need := "选填"
		switch {
		case s.Must:
			need = "必填"
		case s.rank() == 0:
			need = "有则填"
		}
		if err := b.guideRow(row, []string{strconv.Itoa(i + 1), s.Name, need, s.summary()}, look{size: 11, ruled: true}); err != nil {
			return err
		}
		lines := max(2*utf8.RuneCountInString(s.summary())/56, 2*utf8.RuneCountInString(s.Name)/32) + 1
		if err := f.SetRowHeight(guideSheet, row, float64(4+15*lines)); err != nil {
			return err
		}
		cell := "B" + strconv.Itoa(row)
		if err := f.SetCellHyperLink(guideSheet, cell, "'"+s.Name+"'!A1", "Location"); err != nil {
			return err
		}
		if err := f.SetCellStyle(guideSheet, cell, cell, b.looks.id(look{size: 11, ruled: true, link: true})); err != nil {
			return err
		}
	}
	return b.guideSetUp()
}

func (b *builder) guideSetUp() error {
	fit, paper, orientation, across, down := true, 9, "portrait", 1, 0
	if err := b.file.SetSheetProps(guideSheet, &excelize.SheetPropsOptions{FitToPage: &fit}); err != nil {
		return err
	}
	if err := b.file.SetPageLayout(guideSheet, &excelize.PageLayoutOptions{Size: &paper, Orientation: &orientation, FitToWidth: &across, FitToHeight: &down}); err != nil {
		return err
	}
	return b.protect(guideSheet)
}

func (b *builder) guideRow(row int, words []string, k look) error {
	for i, w := range words {
		cell := book.Address(i, row-1)
		if err := b.file.SetCellStr(guideSheet, cell, w); err != nil {
			return err
		}
		if err := b.file.SetCellStyle(guideSheet, cell, cell, b.looks.id(k)); err != nil {
			return err
		}
	}
	return nil
}

// summary is what the sheet holds: its first columns.
func (s *Sheet) summary() string {
	if s.About != "" {
		return s.About
	}
	var out string
	for i, c := range s.Columns {
		if i > 0 {
			out += "、"
		}
		if i == 6 {
			return out + "等"
		}
		out += c.Title
	}
	return out
}
