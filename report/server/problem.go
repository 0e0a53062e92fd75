package server

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"strconv"
	"strings"

	"github.com/biaoping/biaoping/report"
	"github.com/biaoping/biaoping/report/fields/tags"
	"github.com/biaoping/biaoping/report/review"
	"github.com/biaoping/biaoping/validate"
)

// A problem is what went wrong, in the form of RFC 9457.
type problem struct {
	Type     string  `json:"type"` // such as /problems/facts
	Title    string  `json:"title"`
	Status   int     `json:"status"`
	Detail   string  `json:"detail,omitempty"`
	Instance string  `json:"instance,omitempty"` // the request's id
	Retry    int     `json:"-"`                  // seconds after which it may go well; 0: it never will
	Errors   []fault `json:"errors,omitempty"`

	// Request is, of a file with wrong facts, what it says, to be mended.
	Request json.RawMessage `json:"request,omitempty"`
}

// A fault is one thing wrong with the facts.
type fault struct {
	Pointer  string             `json:"pointer"` // RFC 6901, into the request
	Path     string             `json:"path"`
	Place    string             `json:"place,omitempty"` // the path in Chinese
	Rule     string             `json:"rule,omitempty"`
	Severity string             `json:"severity"`
	Citation *validate.Citation `json:"citation,omitempty"`
	Message  string             `json:"message"`
	Fix      string             `json:"fix,omitempty"`
	Line     int                `json:"line,omitempty"`
	Column   int                `json:"column,omitempty"`
	Sheet    string             `json:"sheet,omitempty"`  // of a workbook
	Cell     string             `json:"cell,omitempty"`   // such as C7
	Source   string             `json:"source,omitempty"` // of a finding about a workbook
}

func (p *problem) Error() string { return strings.TrimSpace(p.Title + " " + p.Detail) }

// refuse is a problem of a type in problems.
func refuse(kind, detail string) *problem {
	t := problems[kind]
	return &problem{Type: problemsAt + kind, Title: t.title, Status: t.status, Detail: clip(detail)}
}

// problemsAt is what the types of problems begin with.
const problemsAt = "/problems/"

// A problemType is one kind of thing that goes wrong.
type problemType struct {
	status int
	title  string
}

// problems are all there are. docs/reliability.md says what to do about each.
var problems = map[string]problemType{
	"body":          {http.StatusBadRequest, "请求读不懂"},
	"query":         {http.StatusBadRequest, "地址里的选项不对"},
	"token":         {http.StatusUnauthorized, "没有权限"},
	"origin":        {http.StatusForbidden, "不能这样访问"},
	"path":          {http.StatusNotFound, "没有这个地址"},
	"kind":          {http.StatusNotFound, "没有这一文种"},
	"sample":        {http.StatusNotFound, "没有样例"},
	"rule":          {http.StatusNotFound, "没有这条规则"},
	"method":        {http.StatusMethodNotAllowed, "不能用这种方法"},
	"format":        {http.StatusNotAcceptable, "没有这种格式"},
	"slow":          {http.StatusRequestTimeout, "请求传得太慢"},
	"too-large":     {http.StatusRequestEntityTooLarge, "请求太大"},
	"media":         {http.StatusUnsupportedMediaType, "不认得请求的写法"},
	"facts":         {http.StatusUnprocessableEntity, "事实不能生成文书"},
	"rules":         {http.StatusUnprocessableEntity, "事实不合规则，不能生成文书"},
	"template":      {http.StatusUnprocessableEntity, "模板不能用"},
	"text":          {http.StatusUnprocessableEntity, "文本读不成请求"},
	"workbook":      {http.StatusUnprocessableEntity, "表格读不成请求"},
	"workbook-kind": {http.StatusUnprocessableEntity, "不知道表格是哪一文种的"},
	"quota":         {http.StatusTooManyRequests, "请求太多"},
	"internal":      {http.StatusInternalServerError, "服务器内部出错"},
	"busy":          {http.StatusServiceUnavailable, "服务器忙"},
	"timeout":       {http.StatusGatewayTimeout, "没有在限定的时间内完成"},
}

// clip bounds what is told: a message may repeat what was sent, which may be
// megabytes.
func clip(text string) string {
	const longest = 1000 // bytes
	if len(text) <= longest {
		return text
	}
	return strings.ToValidUTF8(text[:longest], "") + "……"
}

// problemOf says what an error means to a client. The cause of a fault of the
// program stays in the log.
func problemOf(err error) *problem {
	var (
		told   *problem
		shape  *review.Errors
		rules  *report.RulesError
		fact   *report.FactError
		faults tags.Errors
		length *http.MaxBytesError
	)
	switch {
	case errors.As(err, &told):
		return told
	case errors.As(err, &shape):
		p := refuse("facts", "")
		for _, i := range *shape {
			f := faultAt(i.Path, i.Message)
			f.Line, f.Column = i.Line, i.Column
			p.Errors = append(p.Errors, f)
		}
		return p
	case errors.As(err, &rules):
		p := refuse("rules", "")
		p.Errors = faultsOf(rules.Findings)
		return p
	case errors.As(err, &fact):
		p := refuse("facts", "")
		p.Errors = []fault{faultAt(fact.Path, fact.Err.Error())}
		return p
	case errors.As(err, &faults):
		return refuse("template", err.Error())
	case errors.As(err, &length):
		return refuse("too-large", "至多 "+size(length.Limit))
	case errors.Is(err, errFull), errors.Is(err, errDraining):
		p := refuse("busy", err.Error())
		p.Retry = 1
		return p
	case errors.Is(err, context.DeadlineExceeded):
		return refuse("timeout", "")
	}
	return refuse("internal", "")
}

// faultAt is an error of the fact at path.
func faultAt(path, message string) fault {
	path = clip(path)
	f := fault{Pointer: review.Pointer(path), Path: path, Severity: "error", Message: clip(message)}
	if path != "" {
		f.Place = review.ChinesePath(path)
	}
	return f
}

// size is 8 MB, or 512 字节.
func size(n int64) string {
	if n < 1<<20 {
		return strconv.FormatInt(n, 10) + " 字节"
	}
	return strconv.FormatInt(n>>20, 10) + " MB"
}

// faultsOf are findings as faults.
func faultsOf(findings validate.Findings) []fault {
	faults := make([]fault, len(findings))
	for i, f := range findings {
		severity, _ := f.Severity.MarshalText()
		faults[i] = faultAt(f.Path, f.Message)
		faults[i].Rule, faults[i].Severity, faults[i].Citation, faults[i].Fix = f.Rule, string(severity), &f.Source, f.Fix
	}
	return faults
}
