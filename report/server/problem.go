package server

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
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
}

// A fault is one thing wrong with the facts.
type fault struct {
	Pointer  string             `json:"pointer"` // RFC 6901, into the request
	Path     string             `json:"path"`
	Rule     string             `json:"rule,omitempty"`
	Severity string             `json:"severity"`
	Citation *validate.Citation `json:"citation,omitempty"`
	Message  string             `json:"message"`
	Fix      string             `json:"fix,omitempty"`
	Line     int                `json:"line,omitempty"`
	Column   int                `json:"column,omitempty"`
}

func (p *problem) Error() string { return strings.TrimSpace(p.Title + " " + p.Detail) }

// refuse is a problem that a client can mend.
func refuse(status int, kind, detail string) *problem {
	return &problem{Type: "/problems/" + kind, Title: titles[status], Status: status, Detail: detail}
}

// titles are what the statuses mean here.
var titles = map[int]string{
	http.StatusBadRequest:            "请求读不懂",
	http.StatusUnauthorized:          "没有权限",
	http.StatusNotFound:              "没有这一项",
	http.StatusNotAcceptable:         "没有这种格式",
	http.StatusRequestTimeout:        "请求传得太慢",
	http.StatusRequestEntityTooLarge: "请求太大",
	http.StatusUnsupportedMediaType:  "不认得请求的写法",
	http.StatusUnprocessableEntity:   "事实不能生成文书",
	http.StatusTooManyRequests:       "请求太多",
	http.StatusInternalServerError:   "服务器内部出错",
	http.StatusServiceUnavailable:    "服务器忙",
	http.StatusGatewayTimeout:        "没有在限定的时间内完成",
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
		p := refuse(http.StatusUnprocessableEntity, "facts", "")
		for _, i := range *shape {
			p.Errors = append(p.Errors, fault{Pointer: review.Pointer(i.Path), Path: i.Path, Severity: "error", Message: i.Message, Line: i.Line, Column: i.Column})
		}
		return p
	case errors.As(err, &rules):
		p := refuse(http.StatusUnprocessableEntity, "rules", "")
		p.Errors = faultsOf(rules.Findings)
		return p
	case errors.As(err, &fact):
		p := refuse(http.StatusUnprocessableEntity, "facts", "")
		p.Errors = []fault{{Pointer: review.Pointer(fact.Path), Path: fact.Path, Severity: "error", Message: fact.Err.Error()}}
		return p
	case errors.As(err, &faults):
		return refuse(http.StatusUnprocessableEntity, "template", err.Error())
	case errors.As(err, &length):
		return refuse(http.StatusRequestEntityTooLarge, "too-large", "")
	case errors.Is(err, errFull), errors.Is(err, errDraining):
		p := refuse(http.StatusServiceUnavailable, "busy", err.Error())
		p.Retry = 1
		return p
	case errors.Is(err, context.DeadlineExceeded):
		return refuse(http.StatusGatewayTimeout, "timeout", "")
	}
	return refuse(http.StatusInternalServerError, "internal", "")
}

// faultsOf are findings as faults.
func faultsOf(findings validate.Findings) []fault {
	faults := make([]fault, len(findings))
	for i, f := range findings {
		severity, _ := f.Severity.MarshalText()
		faults[i] = fault{Pointer: review.Pointer(f.Path), Path: f.Path, Rule: f.Rule, Severity: string(severity), Citation: &f.Source, Message: f.Message, Fix: f.Fix}
	}
	return faults
}

// send writes v as JSON.
func send(w http.ResponseWriter, status int, media string, v any) error {
	data, err := json.Marshal(v)
	if err != nil {
		return err
	}
	w.Header().Set("Content-Type", media)
	w.WriteHeader(status)
	_, err = w.Write(append(data, '\n'))
	return err
}
