package review_test

import (
	"fmt"
	"os"

	"github.com/biaoping/biaoping/report/review"
)

// Every fault is told at once, each with its place.
func ExampleDecode() {
	_, err := review.Decode([]byte(`kind: notice
notice:
  organs: [某某市应急管理局]
  标题: 关于样本的通知
  docNumber: 某应急[2024]12号
  body:
    - text: 样本文字。
  closing:
    date: 2023-02-29
`))
	fmt.Println(err)
	// Output:
	// notice.标题（第 4 行第 3 列）：字段名应写作 title（标题）
	// notice.docNumber（第 5 行第 14 列）：发文字号 "某应急[2024]12号" 年份应括入六角括号〔〕，不用 [
	// notice.closing.date（第 9 行第 11 列）：成文日期 "2023-02-29" 不是日期：2023 年 2 月没有 29 日
}

// A score is a ratio: it is rounded to be printed, never to be compared.
func ExampleRatio() {
	r := review.Ratio{Num: 7496, Den: 100}
	fmt.Println(r, r.Fixed(1), r.AtLeast(75))
	// Output: 74.96 75.0 false
}

// 20 working days from a day before 春节, which 国务院办公厅 set for 2024.
func ExampleCalendar_AddWorkingDays() {
	due, certain := review.Holidays().AddWorkingDays(review.Date{Year: 2024, Month: 2, Day: 1}, 20)
	fmt.Println(due, certain)
	// Output: 2024-03-05 true
}

// What follows from a review is computed once: scores, days, counts.
func ExampleDerive() {
	data, err := os.ReadFile("../../examples/review-report/request.yaml")
	if err != nil {
		fmt.Println(err)
		return
	}
	req, err := review.Decode(data)
	if err != nil {
		fmt.Println(err)
		return
	}
	d := review.Derive(req, nil).Derived
	fmt.Println(d.Total.Percent.Fixed(2), d.PersonDays, d.Vetoes, d.MajorHazards)
	// Output: 83.11 12 0 0
}
