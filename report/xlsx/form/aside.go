package form

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/biaoping/biaoping/report/xlsx/book"
)

// totals begin rows that are computed from the others.
var totals = []string{"合计", "小计", "总计", "共计", "计"}

// remarks begin a line under a table.
var remarks = []string{"注", "备注", "说明", "填表说明"}

// passes says what a row of a foreign sheet is that is none of the list: a
// total, a head that is repeated, a line under the table. It is empty for a row
// of the list.
func (im *Import) passes(fd *found, r *book.Row) string {
	if im.value.own {
		return ""
	}
	first := firstText(r)
	switch {
	case first == "":
		return ""
	case fd.numbered(r):
		return "只有序号"
	case isTotal(first):
		return "是合计行"
	case fd.repeated(r):
		return "是重复的表头"
	case r.Number == fd.head+1 && isCount(r):
		return "是栏目的编号"
	case written(r) == 1 && (isRemark(first) || fd.remarked):
		return isUnder
	case written(r) == 1 && len(fd.columns) > 2 && section.MatchString(narrow(first)):
		return "是分组的标题"
	case fd.aside[r.Number], isSigned(r):
		return "是表下的落款"
	}
	return ""
}

const isUnder = "是表下的说明"

// section matches the title of a part of a list: 一、杭州市.
var section = regexp.MustCompile(`^(\([一二三四五六七八九十]+\)|[一二三四五六七八九十]+[、.])`)

// numbered reports whether a row has nothing but the number that was written in
// advance.
func (fd *found) numbered(r *book.Row) bool {
	none := true
	for i := range r.Cells {
		c := &r.Cells[i]
		if c.Filled || isBlank(c.Text) {
			continue
		}
		if !slices.Contains(fd.heads[c.Col], "序号") {
			return false
		}
		if _, err := strconv.Atoi(strings.TrimSpace(c.Text)); err != nil {
			return false
		}
		none = false
	}
	return !none
}

// firstText is what the first cell of a row says that is written in it.
func firstText(r *book.Row) string {
	for i := range r.Cells {
		if c := &r.Cells[i]; !c.Filled && strings.TrimSpace(c.Text) != "" {
			return strings.TrimSpace(c.Text)
		}
	}
	return ""
}

// written counts the cells of a row in which something is written.
func written(r *book.Row) (n int) {
	for i := range r.Cells {
		if c := &r.Cells[i]; !c.Filled && strings.TrimSpace(c.Text) != "" {
			n++
		}
	}
	return n
}

// isBlank reports whether s, in a workbook of others, says that nothing is
// there.
func isBlank(s string) bool {
	s = strings.TrimSpace(s)
	return s == "" || blanks[s]
}

// isTotal reports whether s is 合计, 共计5家 or 小计（元）, but not 小计量有限公司.
func isTotal(s string) bool {
	k := strings.TrimLeft(key(s), "本页累")
	for _, t := range totals {
		if rest, ok := strings.CutPrefix(k, t); ok {
			return rest == "" || !unicode.Is(unicode.Han, []rune(rest)[0])
		}
	}
	return false
}

func isRemark(s string) bool {
	if key(s) == "以下空白" {
		return true
	}
	label, _, ok := cutLabel(s)
	return ok && slices.Contains(remarks, key(label))
}

// repeated reports whether the row is the head once more, as on every page of a
// printed table.
func (fd *found) repeated(r *book.Row) bool {
	same := 0
	for i := range r.Cells {
		c := &r.Cells[i]
		if k := key(c.Text); k != "" && slices.Contains(fd.heads[c.Col], k) {
			same++
		}
	}
	return same >= 2 && 2*same > len(r.Cells)
}

// isHead reports whether most cells of a row are headers of the form, wherever
// they stand: another table begins.
func (im *Import) isHead(r *book.Row) bool {
	if im.value.own || !im.form.names[key(firstText(r))] {
		return false
	}
	n := 0
	for i := range r.Cells {
		if c := &r.Cells[i]; !c.Filled && im.form.names[key(c.Text)] {
			n++
		}
	}
	return n >= 2 && 2*n > written(r)
}

// isCount reports whether a row counts the columns: 1, 2, 3 …
func isCount(r *book.Row) bool {
	last := 0
	for i := range r.Cells {
		n, err := strconv.Atoi(strings.Trim(narrow(strings.TrimSpace(r.Cells[i].Text)), "()"))
		if err != nil || i > 0 && n != last+1 {
			return false
		}
		last = n
	}
	return len(r.Cells) >= 3
}

// isSigned reports whether a row holds nothing but labels and what stands
// behind them: 企业负责人：.
func isSigned(r *book.Row) bool {
	room := false // for the value of a label
	for i := range r.Cells {
		c := &r.Cells[i]
		if c.Filled || strings.TrimSpace(c.Text) == "" {
			continue
		}
		label, value, ok := cutLabel(c.Text)
		if label = key(label); !ok || label == "" || strings.Trim(label, "0123456789.") == "" {
			if !room {
				return false
			}
			room = false
			continue
		}
		room = strings.TrimSpace(value) == ""
	}
	return true
}

// hidden tells that hidden rows and columns are read like others.
func (im *Import) hidden(fd *found) {
	rows, first := 0, 0
	for i := range fd.grid.Rows {
		if r := &fd.grid.Rows[i]; r.Hidden && r.Number > fd.head {
			if rows++; rows == 1 {
				first = r.Number
			}
		}
	}
	if rows > 0 {
		im.tell(fd, first, 0, Note, "", "有 "+strconv.Itoa(rows)+" 行隐藏或被筛选掉，一并读入", "不要的行，从表里删去")
	}
	for _, h := range fd.grid.Hidden {
		for col := h.Col; col <= min(h.LastCol, fd.grid.LastCol); col++ {
			if len(fd.columns[col]) > 0 {
				im.tell(fd, fd.head, col, Note, "", "是隐藏的列，一并读入", "")
			}
		}
	}
}

// beyond tells of what stands in columns without header, once a column.
func (im *Import) beyond(fd *found, r *book.Row) {
	for i := range r.Cells {
		c := &r.Cells[i]
		if len(fd.columns[c.Col]) > 0 || fd.heads[c.Col] != nil || c.Filled || strings.TrimSpace(c.Text) == "" {
			continue
		}
		fd.heads[c.Col] = []string{}
		im.tell(fd, r.Number, c.Col, Warning, "", "这一列没有表头，没有读入", "写上表头，或删去这一列的内容")
	}
}

// A number of a telephone at the end of a text, and what parts it from the
// name before it.
var phoneEnd = regexp.MustCompile(`[\s(/,、;:]*(\+?[0-9][0-9 -]{5,}[0-9])[\s)]*$`)

// several reads a cell with a name and the number of a telephone.
func (im *Import) several(fd *found, r *book.Row, columns []*Column, path string, cell *book.Cell) {
	if len(columns) == 0 {
		return
	}
	texts := []string{strings.TrimSpace(cell.Text), ""}
	if cell.Kind == book.Text || cell.Kind == book.Number {
		s := narrow(texts[0])
		if m := phoneEnd.FindStringSubmatchIndex(s); m != nil {
			texts = []string{strings.TrimSpace(s[:m[0]]), s[m[2]:m[3]]}
		}
	}
	if strings.ContainsAny(texts[0], "0123456789") {
		im.tell(fd, r.Number, cell.Col, Warning, joinPath(path, columns[0].Path), "分不清姓名和电话，按姓名“"+texts[0]+"”、电话“"+texts[1]+"”读入", "姓名和电话分两栏写")
	}
	for j, c := range columns {
		if part := *cell; texts[j] != "" {
			part.Text = texts[j]
			if j > 0 {
				part.Kind = book.Text
			}
			im.fact(fd, r.Number, c, joinPath(path, c.Path), &part)
		}
	}
}
