package form

import (
	"math"
	"regexp"
	"strconv"
	"strings"

	"github.com/biaoping/biaoping/report/xlsx/book"
)

// digits are the last names of paths whose texts are digits and letters.
var digits = map[string]bool{"creditCode": true, "code": true, "phone": true, "mobile": true, "fax": true}

// telephone are those of them that may begin with 0.
var telephone = map[string]bool{"phone": true, "mobile": true, "fax": true}

// headless matches the number of a telephone that has an area code without its
// 0: neither that of a mobile one nor a local or national one.
var headless = regexp.MustCompile(`^([2357-9]\d{8,10}|4[1-9]\d{7,9}|10\d{8})$`)

// lastName is the last name of the path.
func (c *Column) lastName() string { return c.Path[strings.LastIndexByte(c.Path, '.')+1:] }

// longest is the number from which Excel has lost digits: it keeps fifteen.
const longest = 1e15

const asText = "把单元格设为文本格式，重新填写"

func (v valuer) text(c *Column, cell *book.Cell, whole string) reading {
	switch cell.Kind {
	case book.Number:
		n, err := strconv.ParseFloat(whole, 64)
		s := plainNumber(cell, whole)
		if strings.HasPrefix(whole, "0") && strings.Trim(whole, "0123456789") == "" {
			s = whole // as it is shown
		}
		switch {
		case err != nil:
			return wrong("不是文字", asText)
		case math.Abs(n) >= longest:
			return wrong("Excel 把它当作数，第 15 位以后的数字已经丢失", asText)
		case cell.Wordy:
			return reading{texts: []string{s}, severity: Warning, message: "是数，按 " + s + " 读入；单元格的格式另外显示的字没有读入", fix: asText}
		case telephone[c.lastName()] && headless.MatchString(s):
			return reading{texts: []string{s}, severity: Warning, message: "是数，按 " + s + " 读入；如原来以 0 开头（如 0571），Excel 已把它去掉", fix: asText}
		case strings.Contains(s, "."):
			return reading{texts: []string{s}, severity: Warning, message: "是数，按 " + s + " 读入；如原来末尾有 0（如 4.10），Excel 已把它去掉", fix: asText}
		}
		return reading{texts: []string{s}}
	case book.Percent:
		return wrong("Excel 把它当作百分数", asText)
	case book.Date:
		return wrong("Excel 把它当作日期 "+whole, asText)
	case book.Flag:
		return wrong("是真假值", asText)
	}
	if whole == hollow {
		return reading{texts: []string{""}}
	}
	if strings.ContainsAny(whole, "EeＥｅ") && ruined.MatchString(narrow(whole)) {
		return wrong("是 Excel 写的科学记数，原来的数字已经丢失", asText)
	}
	if digits[c.lastName()] {
		s := narrow(whole)
		if !telephone[c.lastName()] {
			s = strings.ReplaceAll(s, " ", "")
		}
		if s != whole && isASCII(s) {
			return reading{texts: []string{s}, severity: Note, message: "全角字符和空格按 " + s + " 读入"}
		}
	}
	return reading{texts: []string{whole}}
}

var ruined = regexp.MustCompile(`^\d(\.\d+)?[Ee]\+\d{2}$`)

func isASCII(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return r >= 0x80 }) < 0
}
