package report_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"testing/fstest"

	"github.com/biaoping/biaoping/report"
	"github.com/biaoping/biaoping/report/review"
	"github.com/biaoping/biaoping/validate"
)

// render writes the document that a folder asks for. README.md prints it.
func render(ctx context.Context, w io.Writer, folder string) error {
	root, err := os.OpenRoot(folder) // a request and its pictures
	if err != nil {
		return err
	}
	defer root.Close()
	data, err := root.ReadFile("request.yaml")
	if err != nil {
		return err
	}
	req, err := review.Decode(data)
	if err != nil {
		return err
	}
	_, err = report.Render(ctx, w, report.PDF, req, report.Files(root.FS()))
	return err
}

func Example() {
	var pdf bytes.Buffer
	err := render(context.Background(), &pdf, "../examples/problem-list")
	fmt.Printf("%.8s %v\n", pdf.Bytes(), err)
	// Output: %PDF-1.7 <nil>
}

// decoded is the request of an example.
func decoded(kind string) *review.Request {
	data, err := os.ReadFile("../examples/" + kind + "/request.yaml")
	if err != nil {
		panic(err)
	}
	req, err := review.Decode(data)
	if err != nil {
		panic(err)
	}
	return req
}

func ExampleRender() {
	req, err := review.Decode([]byte(`
kind: notice
notice:
  organs: [某某市应急管理局]
  docNumber: 某应急〔2024〕12号
  title: 关于报送评审工作情况的通知
  mainTo: [各县（市、区）应急管理局]
  body:
    - text: 请于2024年6月30日前报送上半年评审工作情况。
  closing: {date: 2024-05-31}
`))
	if err != nil {
		fmt.Println(err)
		return
	}
	var b bytes.Buffer
	_, err = report.Render(context.Background(), &b, report.PDF, req)
	fmt.Printf("%.8s %v\n", b.Bytes(), err)
	// Output: %PDF-1.7 <nil>
}

// What breaks a rule is refused, with the place, what would be right, and the
// article.
func ExampleRender_refused() {
	req := decoded("registry")
	req.Registry.Entries[0].SupervisedOn = review.Date{Year: 2018, Month: 12, Day: 20}
	var b bytes.Buffer
	_, err := report.Render(context.Background(), &b, report.PDF, req)
	var broken *report.RulesError
	if errors.As(err, &broken) {
		for _, f := range broken.Findings.Errors() {
			fmt.Println(f.Path, f.Message)
			fmt.Println(f.Fix)
			fmt.Println(f.Source)
		}
	}
	fmt.Println(b.Len(), "bytes")
	// Output:
	// registry.entries[0].supervisedOn 某某市安全生产协会的督查考核日期2018年12月20日不在2024年
	// 当年督查考核后填写日期
	// 浙江省应急管理厅2019年5月31日通知·二（一）
	// 0 bytes
}

// One document is built once and written in every format it makes sense in.
func ExampleBuild() {
	d, err := report.Build(context.Background(), decoded("registry"))
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, f := range d.Formats() {
		var b bytes.Buffer
		err := d.Encode(context.Background(), &b, f)
		fmt.Println(f, b.Len() > 0, err)
	}
	// Output:
	// pdf true <nil>
	// docx true <nil>
	// xlsx true <nil>
}

func ExampleCheck() {
	findings, err := report.Check(context.Background(), decoded("registry"))
	fmt.Println(len(findings.Errors()), err)
	// Output: 0 <nil>
}

// A document of what the rules say, of any request.
func ExampleAs() {
	req := decoded("registry")
	req.Registry.Entries[0].SupervisedOn = review.Date{}
	d, err := report.Build(context.Background(), req, report.As("check-report"))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(d.Kind.Title, len(d.Findings.Errors()))
	// Output: 校核意见书 1
}

func ExampleDeadlines() {
	req := decoded("registry")
	req.Registry.PreparedOn = review.Date{Year: 2019, Month: 6, Day: 20}
	req.Registry.SentOn = review.Date{}
	list, err := report.Deadlines(context.Background(), req, review.Date{Year: 2019, Month: 7, Day: 2})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, d := range list {
		if d.Path == "registry.sentOn" {
			fmt.Println(d.Due, d.State, d.Days, d.What)
		}
	}
	// Output: 2019-06-30 overdue -2 将三级评审组织单位和评审单位名单统计表报送省厅安全生产基础处
}

// A workbook to fill in, and the request that is read from it.
func ExampleForm() {
	f, err := report.Form("registry", nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	var book bytes.Buffer
	if err := f.Write(context.Background(), &book, decoded("registry")); err != nil { // nil instead of facts: a blank one
		fmt.Println(err)
		return
	}
	read, err := report.Import(context.Background(), book.Bytes(), "", nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(read.Request.Kind, len(read.Request.Registry.Entries), read.Findings.Errors())
	// Output: registry 8 0
}

// Each thing that is wrong with a workbook is told with its cell; Annotate
// marks them in a copy.
func ExampleImport() {
	data, err := os.ReadFile("../examples/forms/registry-wrong.xlsx")
	if err != nil {
		fmt.Println(err)
		return
	}
	read, err := report.Import(context.Background(), data, "", nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(read.Request == nil, read.Findings[0])
	var marked bytes.Buffer
	fmt.Println(read.Annotate(context.Background(), &marked))
	// Output:
	// true 错误 名册!B8“2024-06-31”：没有这一天；应：日期写作 2024-05-31
	// <nil>
}

// A bureau's own workbook, filled with the facts of a request.
func ExampleFill() {
	data, err := os.ReadFile("../examples/fill/problems.xlsx")
	if err != nil {
		fmt.Println(err)
		return
	}
	t, err := report.ParseTemplate(context.Background(), data)
	if err != nil {
		fmt.Println(err)
		return
	}
	var filled bytes.Buffer
	_, err = report.Fill(context.Background(), &filled, t, decoded("review-report"), report.Files(os.DirFS("../examples/review-report")))
	fmt.Println(t.Format, filled.Len() > 0, err)
	// Output: xlsx true <nil>
}

// A number that the notices leave open, supplied by a pack of the user's own.
func ExampleRules() {
	embedded, err := validate.Embedded()
	if err != nil {
		fmt.Println(err)
		return
	}
	rules, err := embedded.With(fstest.MapFS{"sample-values.yaml": {Data: []byte(`
id: sample-values
title: 某某市安全生产标准化评审工作会议纪要
number: ""
issuer: 某某市应急管理局
region: "33"
effective: {from: 2024-04-01}
source: 会议纪要第三项
params:
  - name: minReviewers
    label: 评审组评审人员的最少人数
    type: integer
    value: 9
    status: user-supplied
    note: 会议纪要第三项
    replaces: zj-2019.minReviewers
rules: []
`)}})
	if err != nil {
		fmt.Println(err)
		return
	}
	findings, err := report.Check(context.Background(), decoded("review-report"), report.Rules(rules))
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, f := range findings.Errors() {
		fmt.Println(f.Rule, f.Message, f.Status)
	}
	// Output: zj-2019.team-size 评审组有评审人员3名，少于9名 user-supplied
}
