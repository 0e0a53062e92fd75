package batch

import (
	"fmt"
	"strings"
	"text/template"

	"github.com/biaoping/biaoping/internal/filename"
	"github.com/biaoping/biaoping/report/review"
)

// A Pattern makes the names of files, such as {{.Enterprise.Name}}-评审报告. The
// zero Pattern is {{.ID}}.
type Pattern struct {
	text     string
	template *template.Template
}

// String is the pattern as it was written.
func (p *Pattern) String() string {
	if p == nil || p.template == nil {
		return "{{.ID}}"
	}
	return p.text
}

// Named is what a pattern may say of a request. What a request does not have
// is empty.
type Named struct {
	ID         string // of the item in its source
	Kind       string // such as review-report
	Title      string // of the kind, such as 评审报告
	Enterprise struct {
		Name       string // 企业名称
		CreditCode string // 统一社会信用代码
	}
	Review struct {
		Number string // 评审编号
	}
	Notice struct {
		Title     string // 标题
		DocNumber string // 发文字号
	}
	Date string // the day the facts speak of, such as 2024-05-31
}

// ParsePattern reads a pattern in the language of text/template. The error says
// in Chinese which names there are.
func ParsePattern(text string) (*Pattern, error) {
	t, err := template.New("name").Parse(text)
	if err == nil {
		err = t.Execute(new(strings.Builder), Named{})
	}
	if err != nil {
		return nil, fmt.Errorf("文件名的式样 %q 不能用：可以写 {{.ID}}、{{.Kind}}、{{.Title}}、{{.Enterprise.Name}}、{{.Enterprise.CreditCode}}、"+
			"{{.Review.Number}}、{{.Notice.Title}}、{{.Notice.DocNumber}}、{{.Date}}", text)
	}
	return &Pattern{text, t}, nil
}

// name is the file name, without hash and extension, of the item called id.
func (p *Pattern) name(id string, req *review.Request, title string) (string, error) {
	if p == nil || p.template == nil {
		return filename.Safe(id), nil
	}
	n := Named{ID: id, Kind: req.Kind, Title: title}
	if day := req.Day(); !day.IsZero() {
		n.Date = day.String()
	}
	if r := req.Review; r != nil {
		n.Enterprise.Name, n.Enterprise.CreditCode = r.Enterprise.Name, string(r.Enterprise.CreditCode)
		n.Review.Number = r.Number
	}
	if o := req.Notice; o != nil {
		n.Notice.Title, n.Notice.DocNumber = o.Title, fmt.Sprint(o.DocNumber)
	}
	var b strings.Builder
	if err := p.template.Execute(&b, n); err != nil {
		return "", fmt.Errorf("文件名的式样用不到这份请求上：%w", err)
	}
	return filename.Safe(b.String()), nil
}
