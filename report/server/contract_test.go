package server_test

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"mime"
	"net/http/httptest"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/biaoping/biaoping/report"
	"github.com/biaoping/biaoping/report/server"
)

// A description is what /openapi.json says, as far as it is compared here.
type description struct {
	Paths      map[string]map[string]operation
	Components struct {
		Responses map[string]response
		Headers   map[string]any
	}
}

type operation struct {
	Parameters []struct{ Name, In string }
	Responses  map[string]response
}

type response struct {
	Ref     string `json:"$ref"`
	Headers map[string]any
	Content map[string]struct {
		Schema struct {
			AllOf []struct {
				Properties struct{ Type struct{ Enum []string } }
			}
		}
	}
}

// of is the response of a status of one route.
func (d *description) of(method, path string, status int) (response, bool) {
	r, ok := d.Paths[path][strings.ToLower(method)].Responses[fmt.Sprint(status)]
	if name, isRef := strings.CutPrefix(r.Ref, "#/components/responses/"); isRef {
		r, ok = d.Components.Responses[name], true
	}
	return r, ok
}

// A brokenBody ends with an error.
type brokenBody struct{ err error }

func (b brokenBody) Read([]byte) (int, error) { return 0, b.err }

// A provocation is a request to a route, made to be answered with a status.
type provocation struct {
	route, query string // GET /v1/kinds
	status       int
	media        string // of what is sent; YAML
	body         string
	header       []string
	config       server.Config
	spent        bool // as many requests as are allowed were made before
	drained      bool
	reader       io.Reader
}

// TestTheDescriptionSaysWhatIsAnswered asks every route for every status it is
// described with and compares status, media type, headers and type of problem;
// whatever is answered must be described, and what is described must have been
// answered once. Of 500 there is no example but a fault of the program.
func TestTheDescriptionSaysWhatIsAnswered(t *testing.T) {
	tokens := server.Config{Tokens: []string{"t"}}
	var d description
	if err := json.Unmarshal(ask(newServer(t, tokens), "GET", "/openapi.json", nil).Body.Bytes(), &d); err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for _, p := range provocations(t, &d) {
		method, path, _ := strings.Cut(p.route, " ")
		w := provoke(t, p)
		told := fmt.Sprintf("%s%s %d", p.route, p.query, p.status)
		if w.Code != p.status {
			t.Errorf("%s: %d %.300s", told, w.Code, w.Body)
			continue
		}
		r, ok := d.of(method, path, w.Code)
		media, _, err := mime.ParseMediaType(w.Header().Get("Content-Type"))
		content, described := r.Content[media]
		if !ok || err != nil || !described {
			t.Errorf("%s: %s is not described", told, media)
		}
		for name := range w.Header() {
			if !guarding[name] && !slices.ContainsFunc(slices.Collect(maps.Keys(r.Headers)), func(h string) bool { return strings.EqualFold(h, name) }) {
				t.Errorf("%s: header %s is not described", told, name)
			}
		}
		for name := range r.Headers {
			if w.Header().Get(name) == "" && !sometimes[path+" "+name] {
				t.Errorf("%s: there is no header %s", told, name)
			}
			if d.Components.Headers[name] == nil {
				t.Errorf("%s: what %s says is not described", told, name)
			}
		}
		if w.Code >= 400 {
			var problem struct{ Type string }
			if err := json.Unmarshal(w.Body.Bytes(), &problem); err != nil || !slices.ContainsFunc(content.Schema.AllOf, func(s struct {
				Properties struct{ Type struct{ Enum []string } }
			}) bool {
				return slices.Contains(s.Properties.Type.Enum, problem.Type)
			}) {
				t.Errorf("%s: type %q is not described", told, problem.Type)
			}
		}
		seen[fmt.Sprintf("%s %d %s", p.route, w.Code, media)] = true
	}
	for path, methods := range d.Paths {
		for method, o := range methods {
			for status := range o.Responses {
				r, _ := d.of(method, path, number(t, status))
				for media := range r.Content {
					if id := fmt.Sprintf("%s %s %s %s", strings.ToUpper(method), path, status, media); status != "500" && !seen[id] {
						t.Errorf("%s is described, but never answered", id)
					}
				}
			}
		}
	}
}

// guarding are the headers that every answer has, or http defines for all.
var guarding = map[string]bool{"Content-Type": true, "Content-Length": true, "Connection": true, "Vary": true, "Cache-Control": true, "Content-Security-Policy": true,
	"Cross-Origin-Opener-Policy": true, "Cross-Origin-Resource-Policy": true, "Referrer-Policy": true, "X-Content-Type-Options": true}

// sometimes are described headers that only one of the media types has.
var sometimes = map[string]bool{"/v1/import Content-Disposition": true}

func number(t *testing.T, text string) (n int) {
	if _, err := fmt.Sscan(text, &n); err != nil {
		t.Fatal(err)
	}
	return n
}

func provoke(t *testing.T, p provocation) *httptest.ResponseRecorder {
	s := newServer(t, p.config)
	method, path, _ := strings.Cut(p.route, " ")
	path = strings.NewReplacer("{kind}", "notice", "{id}", "zj-2019.team-size", "{file}", "page.js").Replace(path)
	if strings.HasPrefix(p.query, "/") { // another path of the same route
		path, p.query = p.query, ""
	}
	header := slices.Clone(p.header)
	if p.media != "" {
		header = append(header, "Content-Type", p.media)
	}
	if p.drained {
		s.Drain()
	}
	if p.reader != nil {
		r := httptest.NewRequest(method, path+p.query, p.reader)
		r.Header.Set("Content-Type", cmp.Or(p.media, "application/yaml"))
		w := httptest.NewRecorder()
		s.ServeHTTP(w, r)
		return w
	}
	if p.spent {
		ask(s, method, path+p.query, []byte(p.body), header...)
	}
	return ask(s, method, path+p.query, []byte(p.body), header...)
}

func provocations(t *testing.T, d *description) []provocation {
	notice := string(sample(t, "notice"))
	read := func(name string) string {
		b, err := os.ReadFile("../../examples/" + name)
		if err != nil {
			t.Fatal(err)
		}
		return string(b)
	}
	xlsx, parts := report.XLSX.Media(), "multipart/form-data; boundary=x"
	part := func(name, content string) string {
		return "--x\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + content + "\r\n"
	}
	form := string(minimalDocx(t, "{{notice.title}}"))
	book := read("fill/problems.xlsx")
	fill := part("request", notice) + part("template", form) + "--x--\r\n"
	filling := part("request", string(sample(t, "problem-list"))) + part("template", book) + "--x--\r\n"
	all := []provocation{
		{route: "POST /v1/render/{kind}", query: "?format=pdf", status: 200, body: notice},
		{route: "POST /v1/render/{kind}", query: "?format=docx", status: 200, body: notice},
		{route: "POST /v1/render/{kind}", query: "/v1/render/review-report?format=xlsx", status: 200, body: string(sample(t, "review-report"))},
		{route: "POST /v1/render/{kind}", query: "?format=pdf,docx&draft=true", status: 200, body: notice},
		{route: "POST /v1/render/{kind}", query: "?format=odt", status: 406, body: notice},
		{route: "POST /v1/render/{kind}", query: "?form=pdf", status: 400, body: notice},
		{route: "POST /v1/render/{kind}", query: "?format=pdf&format=docx", status: 400, body: notice},
		{route: "POST /v1/render/{kind}", query: "?draft=true;format=pdf", status: 400, body: notice},
		{route: "POST /v1/render/{kind}", query: "/v1/render/nothing", status: 404, body: notice},
		{route: "POST /v1/render/{kind}", status: 422, body: "kind: notice"},
		{route: "POST /v1/check/{kind}", status: 200, body: notice},
		{route: "POST /v1/check/{kind}", query: "?format=pdf", status: 400, body: notice},
		{route: "POST /v1/check/{kind}", query: "/v1/check/nothing", status: 404, body: notice},
		{route: "POST /v1/check/{kind}", status: 422, body: "kind: notice"},
		{route: "POST /v1/import", status: 200, body: notice},
		{route: "POST /v1/import", query: "?annotate=true", status: 200, body: read("forms/registry-wrong.xlsx"), media: xlsx},
		{route: "POST /v1/import", query: "?annotate=true", status: 400, body: "名称\n", media: "text/csv"},
		{route: "POST /v1/import", query: "?annotate=perhaps", status: 400, body: notice},
		{route: "POST /v1/import", query: "?kind=nothing", status: 404, body: notice},
		{route: "POST /v1/import", status: 422, body: "名称\n", media: "text/csv"},
		{route: "POST /v1/import", status: 422, body: "no", media: xlsx},
		{route: "POST /v1/import", status: 422, body: "\xff\xfe\x00", media: "text/plain"},
		{route: "POST /v1/fill", status: 200, body: fill, media: parts},
		{route: "POST /v1/fill", status: 200, body: filling, media: parts},
		{route: "POST /v1/fill", status: 400, body: "--x--", media: parts},
		{route: "POST /v1/fill", status: 422, body: part("request", notice) + part("template", "no") + "--x--\r\n", media: parts},
		{route: "GET /v1/kinds/{kind}/form.xlsx", query: "?blank=no", status: 400},
		{route: "GET /v1/rules/{id}", query: "/v1/rules/nothing", status: 404},
		{route: "GET /", status: 200}, {route: "GET /page/{file}", status: 200}, {route: "GET /page/{file}", query: "/page/page.css", status: 200}, {route: "GET /page/{file}", query: "/page/nothing", status: 404},
	}
	for path, methods := range d.Paths {
		for method, o := range methods {
			p := provocation{route: strings.ToUpper(method) + " " + path, body: notice}
			if path == "/v1/fill" {
				p.body, p.media = fill, parts
			}
			with := func(status int, change func(*provocation)) {
				if _, ok := o.Responses[fmt.Sprint(status)]; ok {
					q := p
					q.status = status
					change(&q)
					all = append(all, q)
				}
			}
			if method == "get" {
				with(200, func(*provocation) {})
				if strings.Contains(path, "{kind}") {
					with(404, func(q *provocation) { q.query = strings.ReplaceAll(path, "{kind}", "nothing") })
				}
			}
			with(401, func(q *provocation) { q.config.Tokens = []string{"t"} })
			with(403, func(q *provocation) { q.header = []string{"Sec-Fetch-Site", "cross-site"} })
			with(408, func(q *provocation) { q.reader = brokenBody{os.ErrDeadlineExceeded} })
			with(413, func(q *provocation) { q.config.Body = 10 })
			with(415, func(q *provocation) { q.media = "image/png" })
			with(429, func(q *provocation) { q.config.Rate, q.config.Burst, q.spent = 0.001, 1, true })
			with(503, func(q *provocation) { q.drained = true })
			if method == "post" {
				with(400, func(q *provocation) { q.reader = brokenBody{errors.New("gone")} })
			}
			with(504, func(q *provocation) { q.config.Working = 1 })
		}
	}
	return all
}

// TestProblemsAreDocumented reads docs/reliability.md, which says what to do
// about each.
func TestProblemsAreDocumented(t *testing.T) {
	doc, err := os.ReadFile("../../docs/reliability.md")
	if err != nil {
		t.Fatal(err)
	}
	var d struct {
		Components struct {
			Responses map[string]struct {
				Content map[string]struct {
					Schema struct {
						AllOf []struct {
							Properties struct{ Type struct{ Enum []string } }
						}
					}
				}
			}
		}
	}
	if err := json.Unmarshal(ask(newServer(t, server.Config{}), "GET", "/openapi.json", nil).Body.Bytes(), &d); err != nil {
		t.Fatal(err)
	}
	count := 0
	for _, name := range slices.Sorted(maps.Keys(d.Components.Responses)) {
		for _, part := range d.Components.Responses[name].Content["application/problem+json"].Schema.AllOf {
			for _, kind := range part.Properties.Type.Enum {
				count++
				if !bytes.Contains(doc, []byte("`"+strings.TrimPrefix(kind, "/problems/")+"`")) {
					t.Errorf("docs/reliability.md does not say what to do about %s", kind)
				}
			}
		}
	}
	if count < 20 {
		t.Errorf("only %d types of problems", count)
	}
}
