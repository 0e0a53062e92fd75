package review

import (
	"fmt"
	"strconv"
	"strings"
)

// docNumberFault says what is wrong with a 发文字号; "" for nothing. It is
// 机关代字, the year in full in six-corner brackets, and the number without 第
// and without leading zeros: 某应急〔2024〕12号 (GB/T 9704—2012, 7.2.5).
func docNumberFault(s string) string {
	const right = "，应写作 某应急〔2024〕12号 的形式"
	if i := strings.IndexAny(s, "[]()【】［］（）「」"); i >= 0 {
		return fmt.Sprintf("年份应括入六角括号〔〕，不用 %c", []rune(s[i:])[0])
	}
	organ, rest, open := strings.Cut(s, "〔")
	year, number, closed := strings.Cut(rest, "〕")
	switch {
	case !open || !closed:
		return "缺少六角括号〔〕" + right
	case organ == "":
		return "缺少机关代字" + right
	case strings.ContainsAny(s, " \u3000"):
		return "不应有空格"
	}
	if y, ok := digits(year, 0, 4); !ok || len(year) != 4 || y < 1949 || y > 2199 {
		return fmt.Sprintf("年份 %s 应为四位阿拉伯数字的全称", quote(year))
	}
	number, ended := strings.CutSuffix(number, "号")
	switch {
	case !ended:
		return "应以“号”结尾" + right
	case strings.HasPrefix(number, "第"):
		return "顺序号不加“第”字" + right
	case strings.HasPrefix(number, "0"):
		return "顺序号不编虚位，1 不编为 01"
	}
	if n, err := strconv.Atoi(number); err != nil || n < 1 || strings.HasPrefix(number, "+") {
		return fmt.Sprintf("顺序号 %s 应为阿拉伯数字", quote(number))
	}
	return ""
}
