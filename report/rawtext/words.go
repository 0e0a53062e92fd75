package rawtext

import (
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/biaoping/biaoping/internal/numeral"
	"github.com/biaoping/biaoping/report/review"
)

// This file says what the lines of official documents look like.

const contactLabels = "联系人|联系方式|联系电话|联系地址|电话|手机|传真|电子邮箱|邮箱|邮编|邮政编码|地址|网址"

var (
	// docNumber is 发文字号 with whatever brackets: 某应急〔2024〕12号.
	docNumber = regexp.MustCompile(`(\p{Han}{1,15})[〔\[【［﹝（(]\s*((?:19|20)\d\d)\s*[〕\]】］﹞）)]\s*(第?)\s*(0*)(\d{1,5})\s*号`)

	// numberAlone is 发文字号 on a line of its own, which may be in brackets.
	numberAlone = regexp.MustCompile(`^（?` + docNumber.String() + `）?$`)

	// organ is the name of an organ or a unit, alone on its line.
	organ = regexp.MustCompile(`^[\p{Han}（） \x{3000}]{1,38}(?:局|厅|部|委|委员会|办公室|办公厅|政府|院|中心|协会|学会|联合会|总队|支队|大队|公司|集团|处|会|所|站|社|署|办|指挥部)$`)

	// titleEnd are the words that titles end in.
	titleEnd = regexp.MustCompile(`(?:通知|意见|函|通报|公告|公示|通告|决定|决议|命令|令|请示|报告|批复|议案|纪要|方案|办法|规定|规则|细则|指南|规范|制度|要点|计划|总结|清单|名单|大纲|目标|表|导则|预案|章程|守则|准则|目录|标准|说明)(?:（[^）]{1,12}）)*$`)

	day        = regexp.MustCompile(`^(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日$`)
	chineseDay = regexp.MustCompile(`^([一二三四五六七八九零〇○O0]{4})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日$`)

	// figures is a day in figures alone. Over a title it is a receipt stamp.
	figures = regexp.MustCompile(`^(\d{4})[.．\-/](\d{1,2})[.．\-/](\d{1,2})$`)

	attachmentNote  = regexp.MustCompile(`^附件?[：:][ \x{3000}]*(.+)$`)
	attachmentLabel = regexp.MustCompile(`^附件[ \x{3000}]*(\d{1,2}|[一二三四五六七八九十]{1,2})?[ \x{3000}]*[：:]?$`)
	fileSuffix      = regexp.MustCompile(`(?i)\.(?:docx?|xlsx?|pptx?|pdf|wps|et|rar|zip)$`)

	footNote = regexp.MustCompile(`^（([^（）]*(?:（[^（）]*）[^（）]*)*)）$`)
	// contactNote is 附注 without its brackets.
	contactNote = regexp.MustCompile(`^(?:` + contactLabels + `)：`)

	copyTo  = regexp.MustCompile(`^抄送[：:](.+?)。?$`)
	printed = regexp.MustCompile(`^(\p{Han}+)[ \x{3000}]*(\d{4}年\d{1,2}月\d{1,2}日)印发$`)

	numberings = [...]*regexp.Regexp{
		regexp.MustCompile(`^([一二三四五六七八九十]{1,3})[、.．][ \x{3000}]*`),
		regexp.MustCompile(`^（([一二三四五六七八九十]{1,3})）[、]?[ \x{3000}]*`),
		regexp.MustCompile(`^(\d{1,2})[.．、][ \x{3000}]*`),
		regexp.MustCompile(`^（(\d{1,2})）[、]?[ \x{3000}]*`),
	}
)

// numberOf is the level of the heading or item s begins, its number, and what
// of s writes it; 0 for none.
func numberOf(s string) (level, n int, mark string) {
	for i, numbering := range numberings {
		found := numbering.FindStringSubmatch(s)
		if found == nil {
			continue
		}
		rest := s[len(found[0]):]
		if i == 2 && rest != "" && rest[0] >= '0' && rest[0] <= '9' && !yearAhead.MatchString(rest) {
			return 0, 0, "" // 3.5, but 1.2024年
		}
		if n = numeral.Read(found[1]); n > 0 && rest != "" {
			return i + 1, n, found[0]
		}
	}
	return 0, 0, ""
}

var yearAhead = regexp.MustCompile(`^(?:19|20)\d\d[ \x{3000}]*[年—–～-]`)

func isDay(s string) bool { return !dayOf(s).IsZero() }

// dayOf is the day s says and nothing else; the zero Date for none.
func dayOf(s string) review.Date {
	var parts [3]int
	if found := day.FindStringSubmatch(s); found != nil {
		for i := range parts {
			parts[i], _ = strconv.Atoi(found[i+1])
		}
	} else if found := chineseDay.FindStringSubmatch(s); found != nil {
		parts[0] = numeral.Year(found[1])
		parts[1], parts[2] = numeral.Read(found[2]), numeral.Read(found[3])
	}
	d := review.Date{Year: parts[0], Month: parts[1], Day: parts[2]}
	if _, err := review.ParseDate(d.String()); err != nil {
		return review.Date{}
	}
	return d
}

// endDay is the day s says below 署名, where it may stand in figures alone.
func endDay(s string) review.Date {
	return dayOf(figures.ReplaceAllString(s, "${1}年${2}月${3}日"))
}

// isOrgan reports whether s is the name of an organ and nothing else.
func isOrgan(s string) bool { return organ.MatchString(s) && !titleEnd.MatchString(s) }

// isShort reports whether s may be a line of a head or of a title.
func isShort(s string) bool {
	return utf8.RuneCountInString(s) <= 48 && !strings.ContainsAny(s, "。；：")
}

// isLongTitle reports whether s is a title by its words, such as that of a
// document that forwards one that forwards another.
func isLongTitle(s string) bool {
	return utf8.RuneCountInString(s) <= 120 && strings.Contains(s, "关于") && titleEnd.MatchString(s) && !strings.ContainsAny(s, "。；：")
}

// isHeadLine reports whether s may be a line of 版头, where labels have colons.
func isHeadLine(s string) bool {
	return utf8.RuneCountInString(s) <= 48 && !strings.ContainsAny(s, "。；")
}

// isMainTo reports whether s is 主送机关.
func isMainTo(s string) bool {
	level, _, _ := numberOf(s)
	return strings.HasSuffix(s, "：") && s != "：" && level == 0 && utf8.RuneCountInString(s) <= 300 && !strings.ContainsAny(s, "。；") &&
		!strings.Contains(s, "如下") && !strings.HasPrefix(s, "附") && !strings.HasPrefix(s, "现") && strings.Count(s, "：") == 1
}
