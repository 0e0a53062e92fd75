package batch

import (
	"fmt"
	"strings"
	"text/template"
	"unicode"
	"unicode/utf8"

	"github.com/biaoping/biaoping/report/review"
	"golang.org/x/text/unicode/norm"
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
			"{{.Review.Number}}、{{.Notice.Title}}、{{.Notice.DocNumber}}、{{.Date}}（%w）", text, err)
	}
	return &Pattern{text, t}, nil
}

// name is the file name, without hash and extension, of the item called id.
func (p *Pattern) name(id string, req *review.Request, title string) (string, error) {
	if p == nil || p.template == nil {
		return safeName(id), nil
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
	return safeName(b.String()), nil
}

// maxName bounds a name without hash and extension, in bytes: ext4 has 255 for
// all of it, and a path on Windows 260 UTF-16 units.
const maxName = 180

// reserved are the names of devices on Windows, with any extension.
var reserved = func() map[string]bool {
	names := map[string]bool{"con": true, "prn": true, "aux": true, "nul": true, "conin$": true, "conout$": true}
	for _, digit := range "0123456789¹²³" {
		names["com"+string(digit)] = true
		names["lpt"+string(digit)] = true
	}
	return names
}()

// safeName is name as every system takes it for a file's: one part of a path,
// composed, visible, of bounded length, not hidden and not a device.
func safeName(name string) string {
	name = strings.Map(func(r rune) rune {
		if strings.ContainsRune(`<>:"/\|?*`, r) || !unicode.IsPrint(r) || r == utf8.RuneError {
			return '_'
		}
		return r
	}, norm.NFC.String(strings.ToValidUTF8(name, "_")))
	for len(name) > maxName {
		_, last := utf8.DecodeLastRuneInString(name)
		name = name[:len(name)-last]
	}
	name = strings.Trim(name, ". ")
	if before, after, _ := strings.Cut(name, "."); reserved[strings.ToLower(strings.TrimRight(before, " "))] {
		name = before + "_" + strings.TrimSuffix("."+after, ".")
	}
	if name == "" {
		return "文书"
	}
	return name
}
