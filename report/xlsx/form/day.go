package form

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/biaoping/biaoping/internal/numeral"
	"github.com/biaoping/biaoping/report/review"
	"github.com/biaoping/biaoping/report/xlsx/book"
)

// The ways in which people write a day, in characters of half width and digits
// of ours: with the time and the day of the week behind it, or not.
var (
	separated = regexp.MustCompile(`^(\d{4})(?: *[-./、_] *| +|年 *)(\d{1,2})(?: *[-./、_] *| +|月 *)(\d{1,2})\.?(?: *[日号])?` + afterDay)
	eight     = regexp.MustCompile(`^(\d{4})(\d{2})(\d{2})$`)
	serial    = regexp.MustCompile(`^\d{5}$`)
	noYear    = regexp.MustCompile(`^\d{1,2}( *[-./] *|月)\d{1,2}日?$`)
	twoDigits = regexp.MustCompile(`^\d{2}( *[-./] *|年)\d{1,2}( *[-./] *|月)\d{1,2}日?$`)
	noDay     = regexp.MustCompile(`^\d{4}( *[-./] *|年)\d{1,2}月?$`)
)

const afterDay = ` *(?:\(?(?:星期|周|礼拜)[一二三四五六日天]\)?)?(?:[T ] *(?:上午|下午|[AP]M )? *\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?: *[AP]M)?)?$`

const dateForm = "日期写作 2024-05-31"

// date reads a day. A month alone is none.
func (v valuer) date(cell *book.Cell, whole string) reading {
	switch cell.Kind {
	case book.Date:
		return reading{texts: []string{whole}}
	case book.Number:
		if s := plainNumber(cell, whole); !eight.MatchString(s) {
			return v.serial(s)
		} else {
			whole = s
		}
	case book.Text:
	default:
		return wrong("不是日期", dateForm)
	}
	s := strings.TrimLeft(strings.ReplaceAll(narrow(whole), "。", "."), "'’‘")
	s = arabic(s)
	m := separated.FindStringSubmatch(s)
	if m == nil {
		m = eight.FindStringSubmatch(s)
	}
	switch {
	case m != nil:
	case !v.own && s == "无":
		return reading{severity: Note, message: "没有日期的，按空格读入", fix: "空着"}
	case serial.MatchString(s):
		return v.serial(s)
	case twoDigits.MatchString(s):
		return wrong("年份不是四位", dateForm)
	case noYear.MatchString(s):
		return wrong("没有写年份", dateForm)
	case noDay.MatchString(s):
		return wrong("没有写是哪一天", dateForm)
	default:
		return wrong("不是日期", dateForm)
	}
	month, _ := strconv.Atoi(m[2])
	day, _ := strconv.Atoi(m[3])
	iso := fmt.Sprintf("%s-%02d-%02d", m[1], month, day)
	if _, err := review.ParseDate(iso); err != nil {
		return wrong("没有这一天", dateForm)
	}
	return reading{texts: []string{iso}}
}

// serial reads a day as workbooks count it; those before 1927 are taken for
// other numbers.
func (v valuer) serial(s string) reading {
	n, err := strconv.ParseFloat(s, 64)
	d, ok := v.book.Day(n)
	switch {
	case err == nil && ok && n >= 10000:
		return reading{texts: []string{d.Format(time.DateOnly)}, severity: Note, message: "单元格不是日期格式，按日期 " + d.Format(time.DateOnly) + " 读入", fix: "设为日期格式"}
	case err == nil && n >= 1900 && n < 2100:
		return wrong("没有写是哪一天", dateForm) // 2024.5
	}
	return wrong("不是日期", dateForm)
}

// chineseDay is a day in Chinese numerals.
var chineseDay = regexp.MustCompile(`^([一二三四五六七八九零〇○OＯ0]{4})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日`)

// arabic is s with a day in Chinese numerals turned into digits.
func arabic(s string) string {
	m := chineseDay.FindStringSubmatch(s)
	if m == nil {
		return s
	}
	return fmt.Sprintf("%04d年%d月%d日", numeral.Year(m[1]), numeral.Read(m[2]), numeral.Read(m[3])) + s[len(m[0]):]
}
