package server

import (
	"net/http"

	"github.com/biaoping/biaoping/report"
)

// A route is one thing a client can ask for.
type route struct {
	method, path string
	open         bool // nobody need show a token
	works        bool // it needs a worker
	serve        func(*Server, http.ResponseWriter, *http.Request) error
	id           string // for the description, as is all that follows
	summary      string
	query        []parameter
	body         []string // media types that may be sent
	answers      []answer // of status 200
	headers      []string // of that answer, besides those of all; headers.go describes them
	problems     []int    // statuses, besides those that all routes have that work or want a token
}

// A parameter is part of a query.
type parameter struct {
	name, about string
	schema      object
}

// An answer is one media type and what it holds.
type answer struct {
	media  string
	schema object
}

// routes is all there is.
func routes() []route {
	return []route{
		{method: "POST", works: true, path: "/v1/render/{kind}", serve: (*Server).render, id: "render", summary: "由事实生成文书",
			query: []parameter{
				{"format", "格式，几种以逗号分开（得到 zip）；不写则依 Accept", object{"type": "string", "example": "pdf,docx"}},
				{"draft", "规则通不过也生成，每页标明草稿", object{"type": "boolean"}}},
			body: documentMedia, answers: documentAnswers(), headers: []string{disposition, etag, xFindings}, problems: []int{404, 406, 408, 413, 415, 422}},
		{method: "POST", works: true, path: "/v1/check/{kind}", serve: (*Server).check, id: "check", summary: "校核事实，给出意见",
			body: documentMedia, answers: []answer{{jsonMedia, ref("Verdict")}}, problems: []int{404, 408, 413, 415, 422}},
		{method: "POST", works: true, path: "/v1/import", serve: (*Server).importFile, id: "import", summary: "由文件（请求、公文的纯文本、填报表）得到请求",
			query: []parameter{
				{"kind", "文种；读入本程序的填报表时可以不写", object{"type": "string"}},
				{"annotate", "得到标出错误的填报表，而不是请求", object{"type": "boolean"}}},
			body: importMedia, answers: []answer{{jsonMedia, ref("Imported")}, {report.XLSX.Media(), binary}}, headers: []string{disposition}, problems: []int{404, 408, 413, 415, 422}},
		{method: "POST", works: true, path: "/v1/fill", serve: (*Server).fill, id: "fill", summary: "把事实填入自备的 Word、Excel 模板",
			body: []string{partsMedia}, answers: []answer{{report.DOCX.Media(), binary}, {report.XLSX.Media(), binary}}, headers: []string{disposition, etag}, problems: []int{408, 413, 415, 422}},
		{method: "GET", path: "/v1/kinds", serve: (*Server).kinds, id: "kinds", summary: "列出文种",
			answers: []answer{{jsonMedia, listOf(ref("Kind"))}}},
		{method: "GET", path: "/v1/kinds/{kind}/schema", serve: (*Server).schema, id: "schema", summary: "某文种请求的 JSON Schema",
			answers: []answer{{schemaMedia, object{"type": "object"}}}, problems: []int{404}},
		{method: "GET", path: "/v1/kinds/{kind}/sample", serve: (*Server).sample, id: "sample", summary: "某文种的样例请求",
			answers: []answer{{yamlMedia, object{"type": "string"}}}, problems: []int{404}},
		{method: "GET", works: true, path: "/v1/kinds/{kind}/form.xlsx", serve: (*Server).form, id: "form", summary: "某文种的填报表（Excel）",
			answers: []answer{{report.XLSX.Media(), binary}}, headers: []string{disposition}, problems: []int{404}},
		{method: "GET", path: "/v1/rules", serve: (*Server).rules, id: "rules", summary: "列出规则包和规则",
			answers: []answer{{jsonMedia, listOf(object{"type": "object"})}}},
		{method: "GET", path: "/v1/rules/{id}", serve: (*Server).rule, id: "rule", summary: "说明一条规则",
			answers: []answer{{jsonMedia, object{"type": "object"}}}, problems: []int{404}},
		{method: "GET", path: "/openapi.json", open: true, serve: (*Server).openapi, id: "openapi", summary: "本说明（OpenAPI 3.1）",
			answers: []answer{{jsonMedia, object{"type": "object"}}}},
		{method: "GET", path: "/healthz", open: true, serve: (*Server).healthz, id: "healthz", summary: "进程是否活着",
			answers: []answer{{jsonMedia, ref("Status")}}},
		{method: "GET", path: "/readyz", open: true, serve: (*Server).readyz, id: "readyz", summary: "是否接受新的请求",
			answers: []answer{{jsonMedia, ref("Status")}}, problems: []int{503}},
		{method: "GET", path: "/metrics", serve: (*Server).measure, id: "metrics", summary: "运行指标（Prometheus）",
			answers: []answer{{"text/plain", object{"type": "string"}}}},
		{method: "GET", path: "/version", open: true, serve: (*Server).version, id: "version", summary: "版本",
			answers: []answer{{jsonMedia, object{"type": "object", "properties": object{"version": object{"type": "string"}}, "required": []string{"version"}}}}},
		{method: "GET", path: "/{$}", open: true, serve: (*Server).page, id: "page", summary: "网页",
			answers: []answer{{"text/html", object{"type": "string"}}}},
		{method: "GET", path: "/page/{file}", open: true, serve: (*Server).page, id: "page.file", summary: "网页的样式和程序",
			answers: []answer{{"text/css", object{"type": "string"}}, {"text/javascript", object{"type": "string"}}}, problems: []int{404}},
	}
}

func documentAnswers() (all []answer) {
	for _, f := range report.Formats() {
		all = append(all, answer{f.Media(), binary})
	}
	return append(all, answer{zipMedia, binary})
}
