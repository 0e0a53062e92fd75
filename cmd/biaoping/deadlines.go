package main

import (
	"cmp"
	"fmt"
	"io"

	"github.com/biaoping/biaoping/report"
	"github.com/biaoping/biaoping/report/review"
	"github.com/biaoping/biaoping/validate"
	"github.com/spf13/cobra"
)

func newDeadlines() *cobra.Command {
	var (
		f          makeFlags
		on, format string
	)
	c := &cobra.Command{
		Use:   "deadlines 请求|- [选项]",
		Short: "列出规则规定的期限",
		Long: `列出规则对请求的事实规定的期限：哪一天到期，完成没有，还有几天，依据哪个文件哪一条。
程序不看时钟：按哪一天计算由 --on 写明；不写则按事实自己的日期（评审结论日期、名册填报日期、专项工作
年度的最后一日、公文成文日期）。`,
		Example: `  biaoping deadlines examples/registry --on 2024-06-30
  biaoping deadlines 评审.yaml --on 2024-06-30 --format json`,
		Args: exactly(1, "带一个请求"),
		RunE: func(c *cobra.Command, args []string) error {
			a := agenda{Given: on != ""}
			if a.Given {
				var err error
				if a.On, err = review.ParseDate(on); err != nil {
					return usageError{fmt.Errorf("--on：%w", err)}
				}
			}
			in, opts, err := f.open(args[0], c.InOrStdin(), c.ErrOrStderr())
			if err != nil {
				return err
			}
			defer in.close()
			if !a.Given {
				a.On = in.request.Day()
			}
			list, err := report.Deadlines(c.Context(), in.request, a.On, opts...)
			if err != nil {
				return inFile(in.source, err)
			}
			a.take(list)
			if format == "json" {
				return printJSON(c.OutOrStdout(), a)
			}
			return a.print(c.OutOrStdout())
		},
	}
	f.addJudging(c)
	c.Flags().StringVar(&on, "on", "", "按哪一天计算，如 2024-06-30；不写则按事实自己的日期")
	addWriting(c, &format, "写法")
	return c
}

// An agenda is the deadlines of one request as they stand on a day.
type agenda struct {
	On        review.Date    `json:"on"`
	Given     bool           `json:"given"` // by --on; else On is the facts' own day
	Deadlines []toldDeadline `json:"deadlines"`
}

// A toldDeadline says its place as a told finding does.
type toldDeadline struct {
	validate.Deadline
	placed
}

func (a *agenda) take(list []validate.Deadline) {
	a.Deadlines = make([]toldDeadline, len(list))
	for i, d := range list {
		a.Deadlines[i] = toldDeadline{d, placeOf(d.Path, d.Source)}
	}
}

// print writes the agenda for people.
func (a *agenda) print(w io.Writer) error {
	given := "取请求里的日期；可用 --on 另写"
	if a.Given {
		given = "--on 写明"
	}
	fmt.Fprintf(w, "按%s计算（%s）\n\n", a.On.Chinese(), given)
	count := map[validate.State]int{}
	for i, d := range a.Deadlines {
		count[d.State]++
		fmt.Fprintf(w, "%3d. %s\n     状态：%s\n     位置：%s（%s）\n     依据：%s\n     规则：%s（%s）\n\n",
			i+1, duty(d.Deadline), standing(d.Deadline), d.Place, d.Path, d.Citation, d.Rule, d.Status.Chinese())
	}
	if len(a.Deadlines) == 0 {
		_, err := fmt.Fprintln(w, "没有规则对这些事实规定期限")
		return err
	}
	_, err := fmt.Fprintf(w, "逾期未完成 %d 项，未到期 %d 项，逾期完成 %d 项，按期完成 %d 项，不能认定 %d 项\n",
		count[validate.Overdue], count[validate.Open], count[validate.Late], count[validate.Met], count[validate.Unknown])
	return err
}

// duty says what is to be done by when.
func duty(d validate.Deadline) string {
	switch {
	case d.Due.IsZero():
		return cmp.Or(d.What, d.Title)
	case !d.DueCertain:
		return fmt.Sprintf("%s前%s（节假日安排未定，期限可能变动）", d.Due.Chinese(), cmp.Or(d.What, d.Title))
	}
	return d.Due.Chinese() + "前" + cmp.Or(d.What, d.Title)
}

// standing says how a deadline stands, and by how many days.
func standing(d validate.Deadline) string {
	state := d.State.Chinese()
	switch d.State {
	case validate.Overdue:
		return state + "，已过" + span(d)
	case validate.Open:
		if d.Days == 0 {
			return state + "，当日到期"
		}
		return state + "，还有" + span(d)
	case validate.Late:
		return state + "，" + d.Done.Chinese() + "完成，迟" + span(d)
	case validate.Met:
		if d.Days == 0 {
			return state + "，" + d.Done.Chinese() + "完成，当日到期"
		}
		return state + "，" + d.Done.Chinese() + "完成，早" + span(d)
	}
	return state + "：" + d.Reason
}

// span is the days between a deadline and the day it is looked at or was met,
// first in the days the notice counts.
func span(d validate.Deadline) string {
	days, working := fmt.Sprintf("%d天", max(d.Days, -d.Days)), fmt.Sprintf("%d个工作日", max(d.WorkingDays, -d.WorkingDays))
	switch {
	case !d.DaysCertain:
		return days + "（节假日安排未定，不计工作日）"
	case d.Counts:
		return working + "（" + days + "）"
	}
	return days + "（" + working + "）"
}
