package server

import (
	"bytes"
	"encoding/json"
	"maps"
	"net/http"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/biaoping/biaoping/report"
	"github.com/biaoping/biaoping/report/review"
)

// An object is a part of the description.
type object map[string]any

// ref is the schema of that name.
func ref(name string) object { return object{"$ref": "#/components/schemas/" + name} }

func listOf(item object) object { return object{"type": "array", "items": item} }

// binary is a file.
var binary = object{"type": "string", "contentMediaType": "application/octet-stream"}

// openapi describes the service (OpenAPI 3.1.1) from its routes and the schema
// of a request.
func (s *Server) openapi(w http.ResponseWriter, _ *http.Request) error {
	return s.write(w, http.StatusOK, jsonMedia, s.lists.openapi())
}

func (s *Server) description() object {
	paths := map[string]object{}
	for _, r := range routes() {
		path := strings.TrimSuffix(r.path, "{$}")
		if paths[path] == nil {
			paths[path] = object{}
		}
		paths[path][strings.ToLower(r.method)] = s.operation(r)
	}
	d := object{
		"openapi": "3.1.1",
		"info": object{"title": "标评", "version": s.Version, "description": "企业安全生产标准化评审的文书与校核",
			"license": object{"name": "Apache-2.0", "identifier": "Apache-2.0"}},
		"servers":    []object{{"url": "."}},
		"paths":      paths,
		"components": object{"schemas": s.schemas(), "responses": responses(), "headers": headers},
	}
	if len(s.Tokens) > 0 {
		d["components"].(object)["securitySchemes"] = object{"token": object{"type": "http", "scheme": "bearer"}}
	}
	return d
}

var inPath = regexp.MustCompile(`\{(\w+)\}`)

func (s *Server) operation(r route) object {
	parameters := []object{}
	for _, m := range inPath.FindAllStringSubmatch(r.path, -1) {
		schema := object{"type": "string"}
		if m[1] == "kind" {
			schema = ref("KindID")
		}
		parameters = append(parameters, object{"name": m[1], "in": "path", "required": true, "schema": schema})
	}
	for _, p := range r.query {
		parameters = append(parameters, object{"name": p.name, "in": "query", "description": p.about, "schema": p.schema})
	}
	good := object{}
	for _, a := range r.answers {
		good[a.media] = object{"schema": a.schema}
	}
	all := object{"200": object{"description": r.summary, "headers": named(r.headers...), "content": good}}
	statuses := append([]int{500}, r.problems...)
	if r.works {
		statuses = append(statuses, 400, 429, 503, 504)
	}
	if r.method == http.MethodPost {
		statuses = append(statuses, 403)
	}
	o := object{"operationId": r.id, "summary": r.summary, "parameters": parameters, "responses": all}
	if !r.open && len(s.Tokens) > 0 {
		statuses = append(statuses, 401)
		o["security"] = []object{{"token": []string{}}}
	}
	for _, status := range statuses {
		all[strconv.Itoa(status)] = object{"$ref": "#/components/responses/" + responseName(status)}
	}
	if r.body != nil {
		content := object{}
		for _, media := range r.body {
			content[media] = object{"schema": bodySchema(media)}
		}
		o["requestBody"] = object{"required": true, "content": content}
	}
	return o
}

func bodySchema(media string) object {
	switch media {
	case partsMedia:
	case textMedia, listMedia:
		return object{"type": "string"}
	case report.XLSX.Media():
		return binary
	default:
		return ref("Request")
	}
	return object{"type": "object", "required": []string{requestPart}, "additionalProperties": binary,
		"description": "其余各部分是图片，名称与请求里写的文件名相同", "properties": object{
			requestPart:  object{"type": "string", "description": "请求，JSON 或 YAML"},
			templatePart: object{"type": "string", "description": "Word、Excel 模板（.docx、.xlsx），填写模板时要有", "contentMediaType": "application/octet-stream"}}}
}

func responseName(status int) string { return "Problem" + strconv.Itoa(status) }

// responses are the problems there are, by status.
func responses() object {
	types := map[int][]string{}
	for _, name := range slices.Sorted(maps.Keys(problems)) {
		types[problems[name].status] = append(types[problems[name].status], problemsAt+name)
	}
	all := object{}
	for status, names := range types {
		titles := make([]string, len(names))
		for i, n := range names {
			titles[i] = problems[strings.TrimPrefix(n, problemsAt)].title
		}
		schema := object{"allOf": []object{ref("Problem"), {"properties": object{"type": object{"enum": names}, "status": object{"const": status}}}}}
		headers := named()
		if name, ok := problemHeaders[status]; ok {
			headers = named(name)
		}
		all[responseName(status)] = object{"description": strings.Join(titles, "；"), "headers": headers, "content": object{problemMedia: object{"schema": schema}}}
	}
	return all
}

// schemas are those of requests, with the definitions they use, and those of
// answers.
func (s *Server) schemas() object {
	var request map[string]json.RawMessage
	all := object{}
	moved := bytes.ReplaceAll(review.Schema("", nil, nil), []byte(`"#/$defs/`), []byte(`"#/components/schemas/`))
	mustParse(moved, &request)
	var defs map[string]json.RawMessage
	mustParse(request["$defs"], &defs)
	for name, d := range defs {
		all[name] = d
	}
	delete(request, "$defs")
	delete(request, "$schema")
	all["Request"] = request
	var ids []string
	for _, k := range s.Templates.Kinds() {
		ids = append(ids, k.ID)
	}
	text := object{"type": "string"}
	number := object{"type": "integer"}
	all["KindID"] = object{"type": "string", "enum": ids}
	all["Kind"] = object{"type": "object", "required": []string{"id", "title", "formats"},
		"properties": object{"id": ref("KindID"), "title": text,
			"group": object{"type": "string", "description": "所据的一组事实，如 评审"}, "formats": listOf(text)}}
	all["Status"] = object{"type": "object", "required": []string{"status"}, "properties": object{"status": object{"const": "ok"}}}
	all["Fault"] = object{"type": "object", "required": []string{"pointer", "path", "severity", "message"}, "properties": object{
		"pointer": object{"type": "string", "description": "RFC 6901，指到请求里的字段"}, "path": text, "rule": text,
		"place":    object{"type": "string", "description": "字段的中文名称，如 评审·问题清单第4项·整改期限"},
		"severity": object{"enum": []string{"error", "warning", "note"}}, "citation": object{"type": "object"}, "message": text, "fix": text,
		"line": number, "column": number, "sheet": text, "cell": text, "source": text}}
	all["Verdict"] = object{"type": "object", "required": []string{"errors", "warnings", "notes", "findings"}, "properties": object{
		"errors": number, "warnings": number, "notes": number, "findings": listOf(ref("Fault"))}}
	all["Imported"] = object{"type": "object", "required": []string{"request"}, "properties": object{"request": ref("Request"),
		"findings": listOf(ref("Fault")), "report": object{"type": "object", "description": "纯文本：修补了什么，什么要人核对"}}}
	all["Problem"] = object{"type": "object", "description": "RFC 9457", "required": []string{"type", "title", "status"}, "properties": object{
		"type": object{"type": "string", "format": "uri-reference"}, "title": text, "status": number, "detail": text,
		"instance": object{"type": "string", "description": "请求的标识，与 X-Request-Id 相同"}, "errors": listOf(ref("Fault")),
		"request": object{"type": "object", "description": "读入的请求事实有错时：文件里写的内容，供改正"}}}
	return all
}

// mustParse reads JSON that we have written.
func mustParse(data []byte, v any) {
	if err := json.Unmarshal(data, v); err != nil {
		panic(err)
	}
}
