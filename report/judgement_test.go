package report_test

import (
	"bytes"
	"context"
	"errors"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/biaoping/biaoping/report"
	"github.com/biaoping/biaoping/report/review"
	"github.com/biaoping/biaoping/validate"
)

// samplePack has an error, a warning, a note and a deadline for any review.
const samplePack = `
id: sample-2024
title: 某某市应急管理局通知
number: 某应急〔2024〕12号
issuer: 某某市应急管理局
date: 2024-01-31
effective: {from: 2024-02-01}
source: 样例
params:
  - {name: least, label: 最少人数, type: integer, status: unverified, note: 通知没有写}
rules:
  - {id: sample-2024.leader, title: 组长, article: 一, severity: error, status: sourced, applies: review, assert: "none(review.team.members, .role == 'leader')",
     path: "review.team.members[0]", message: 评审组有组长, fix: 去掉组长, why: 样例。}
  - {id: sample-2024.cycle, title: 周期, article: 二, severity: warning, status: unverified, applies: review, assert: has(review.cycle),
     path: review.cycle, message: 没有达标创建周期, fix: 填写达标创建周期, why: 样例。}
  - {id: sample-2024.least, title: 人数, article: 三, severity: error, status: sourced, applies: review, assert: len(review.team.members) >= params.least,
     path: review.team.members, message: 人数不够, fix: 加人, why: 样例。}
deadlines:
  - {id: sample-2024.announced, title: 公告, article: 四, status: sourced, applies: review, due: "addDays(review.conclusion.on, 10)", done: review.announcedOn,
     path: review.announcedOn, what: 公告评审结果, why: 样例。}
`

func sampleRules(t *testing.T) report.Option {
	t.Helper()
	rules, err := validate.Load(fstest.MapFS{"sample-2024.yaml": {Data: []byte(samplePack)}})
	if err != nil {
		t.Fatal(err)
	}
	return report.Rules(rules)
}

// sampleReview is a review that asks for a document of the given kind.
func sampleReview(t *testing.T, kind string) *review.Request {
	t.Helper()
	data, err := os.ReadFile("../templates/review-report.sample.yaml")
	if err != nil {
		t.Fatal(err)
	}
	req, err := review.Decode(data)
	if err != nil {
		t.Fatal(err)
	}
	req.Kind = kind
	return req
}

// text is all the text of a document, a text a line.
func text(d *report.Document) string {
	var b strings.Builder
	for s := range d.Tree.Texts() {
		b.WriteString(s + "\n")
	}
	return b.String()
}

func TestACheckReportTellsWhatStopsOtherDocuments(t *testing.T) {
	rules := sampleRules(t)
	req := sampleReview(t, "review-report")
	var broken *report.RulesError
	if _, err := report.Build(context.Background(), req, rules); !errors.As(err, &broken) || len(broken.Findings) != 3 {
		t.Fatalf("a review report: %v", err)
	}
	own := sampleReview(t, "check-report")
	for name, build := range map[string]func() (*report.Document, error){
		"as": func() (*report.Document, error) {
			return report.Build(context.Background(), req, rules, report.As("check-report"))
		},
		"own": func() (*report.Document, error) { return report.Build(context.Background(), own, rules) },
	} {
		d, err := build()
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		got := text(d)
		wanted := []string{
			"错误1条，警告1条，提示1条。有错误，改正以前不能生成正式文书。",
			"sample-2024\n某某市应急管理局通知\n某应急〔2024〕12号\n2024年2月1日\n—\n",
			"1\n评审·评审组·评审组成员第1项\n评审组有组长\n去掉组长\n某某市应急管理局通知（某应急〔2024〕12号）·一\nsample-2024.leader\n有据\n",
			"2\n评审·达标创建周期\n没有达标创建周期\n填写达标创建周期\n某某市应急管理局通知（某应急〔2024〕12号）·二\nsample-2024.cycle\n未核实\n",
			"3\n评审·评审组·评审组成员\n“人数”未作判断：没有最少人数（参数 least，未核实）\n",
			map[string]string{"as": "文种\n评审报告\n", "own": "文种\n评审\n"}[name],
		}
		for _, want := range wanted {
			if !strings.Contains(got, want) {
				t.Errorf("%s: the document lacks %q:\n%s", name, want, got)
			}
		}
		for _, f := range d.Formats() {
			var b bytes.Buffer
			if err := d.Encode(context.Background(), &b, f); err != nil {
				t.Errorf("%s as %s: %v", name, f, err)
			}
		}
	}
	if req.Kind != "review-report" {
		t.Error("the request is changed")
	}
}

func TestACheckReportOfEveryGroupOfFacts(t *testing.T) {
	for kind, want := range map[string]string{
		"review":   "文种\n评审\n",
		"registry": "文种\n名册\n",
		"campaign": "文种\n专项工作\n",
		"notice":   "文种\n公文\n",
		"measure":  "文种\n监管措施\n",
	} {
		data, err := os.ReadFile("review/testdata/" + kind + ".yaml")
		if err != nil {
			t.Fatal(err)
		}
		req, err := review.Decode(data)
		if err != nil {
			t.Fatal(err)
		}
		req.Kind, req.Profile, req.Appendix = "check-report", nil, nil
		d, err := report.Build(context.Background(), req, sampleRules(t))
		if err != nil {
			t.Errorf("%s: %v", kind, err)
			continue
		}
		if got := text(d); !strings.Contains(got, want) || strings.Contains(got, "没有错误，可以生成正式文书。") == (kind == "review") {
			t.Errorf("%s: the document lacks %q, or is wrong about errors:\n%s", kind, want, got)
		}
	}
}

func TestWithoutARulePackNothingIsSaidToBeRight(t *testing.T) {
	req := sampleReview(t, "check-report")
	req.Review.Conclusion.On = review.Date{Year: 2023, Month: 6, Day: 28}
	d, err := report.Build(context.Background(), req, sampleRules(t))
	if err != nil {
		t.Fatal(err)
	}
	if got := text(d); !strings.Contains(got, "校核结果\n未作校核。\n") || strings.Contains(got, "没有错误") {
		t.Error(got)
	}
}

func TestWithoutAConclusionTheJudgementSaysSo(t *testing.T) {
	for _, kind := range []string{"application", "review-report"} {
		d, err := report.Build(context.Background(), decoded(kind), report.As("check-report"))
		if err != nil {
			t.Fatal(err)
		}
		if got := text(d); strings.Contains(got, "评审还没有结论，只按已有的部分校核") != (kind == "application") {
			t.Errorf("%s:\n%s", kind, got)
		}
	}
}

func TestWhatADocumentOfAnotherKindRefuses(t *testing.T) {
	_, err := report.Build(context.Background(), sampleReview(t, "review-report"), report.As("check-raport"))
	if err == nil || !strings.Contains(err.Error(), "是不是 check-report？") {
		t.Error(err)
	}
	var shape *review.Errors
	_, err = report.Build(context.Background(), sampleReview(t, "review-report"), report.As("registry"))
	if !errors.As(err, &shape) || (*shape)[0].Path != "registry" {
		t.Error(err)
	}
	_, err = report.Check(context.Background(), &review.Request{Kind: "check-report"})
	if want := "文种 check-report（校核意见书）要用到 review（评审） 或 registry（名册） 或 campaign（专项工作） 或 notice（公文） 或 measure（监管措施），请求里没有"; err == nil || err.Error() != want {
		t.Errorf("error %v, want %s", err, want)
	}
}

func TestARulePackThatThereIsNotIsAFaultOfTheRequest(t *testing.T) {
	req := sampleReview(t, "review-report")
	req.Profile = []string{"national", "zj-2018", ""}
	_, err := report.Check(context.Background(), req)
	var issues *review.Errors
	if !errors.As(err, &issues) {
		t.Fatalf("%v is not of the request", err)
	}
	if got := (*issues)[0]; got.Path != "profile" || !strings.HasPrefix(got.Message, `没有规则包 "zj-2018"，应为 zj-2019；没有规则包 ""，`) {
		t.Errorf("%s: %s", got.Path, got.Message)
	}
}

func TestFindingsAreAppendedWhenAskedFor(t *testing.T) {
	req := sampleReview(t, "review-report")
	const row = "1\n错误\n评审·评审组·评审组成员第1项\n评审组有组长\n"
	build := func() string {
		d, err := report.Build(context.Background(), req, sampleRules(t), report.Draft())
		if err != nil {
			t.Fatal(err)
		}
		return text(d)
	}
	if got := build(); strings.Contains(got, row) {
		t.Error("nobody has asked for an appendix")
	}
	req.Appendix = []string{"findings"}
	if got := build(); !strings.Contains(got, "附录\n校核意见\n按某某市应急管理局通知（某应急〔2024〕12号）校核：错误1条，警告1条，提示1条。\n") || !strings.Contains(got, row) {
		t.Error(got)
	}
	req.Kind = "problem-list"
	_, err := report.Build(context.Background(), req)
	if want := "appendix[0]：文种 problem-list（问题清单整改跟踪表）没有附录 findings"; err == nil || err.Error() != want {
		t.Errorf("error %v, want %s", err, want)
	}
}

func TestDeadlinesStandOnADay(t *testing.T) {
	req := sampleReview(t, "review-report") // concluded on 28 June 2024
	for _, c := range []struct {
		on   review.Date
		want validate.State
	}{
		{review.Date{}, validate.Open}, // of the facts themselves
		{review.Date{Year: 2024, Month: 7, Day: 8}, validate.Open},
		{review.Date{Year: 2024, Month: 7, Day: 9}, validate.Overdue},
	} {
		list, err := report.Deadlines(context.Background(), req, c.on, sampleRules(t))
		if err != nil || len(list) != 1 || list[0].State != c.want || list[0].Due.String() != "2024-07-08" {
			t.Errorf("on %s: %v, %v", c.on, list, err)
		}
	}
	req.Kind = "notise"
	if _, err := report.Deadlines(context.Background(), req, review.Date{}); err == nil {
		t.Error("an unknown kind is no error")
	}
}
