package server_test

import (
	"archive/zip"
	"bytes"
	"cmp"
	"encoding/json"
	"io"
	"log/slog"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/biaoping/biaoping/internal/opc/opctest"
	"github.com/biaoping/biaoping/report/server"
)

func newServer(t testing.TB, c server.Config) *server.Server {
	c.Log = slog.New(slog.DiscardHandler)
	c.Wait, c.Reading, c.Working = cmp.Or(c.Wait, time.Minute), cmp.Or(c.Reading, time.Minute), cmp.Or(c.Working, time.Minute) // the machine may be slow
	s, err := server.New(c)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func sample(t testing.TB, kind string) []byte {
	b, err := os.ReadFile("../../templates/" + kind + ".sample.yaml")
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func ask(s http.Handler, method, path string, body []byte, header ...string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(method, path, bytes.NewReader(body))
	r.Header.Set("Content-Type", "application/yaml")
	for i := 0; i+1 < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	w := httptest.NewRecorder()
	s.ServeHTTP(w, r)
	return w
}

func TestDocumentsAreMade(t *testing.T) {
	s := newServer(t, server.Config{Version: "test"})
	notice := sample(t, "notice")
	for _, c := range []struct{ query, accept, media, magic string }{
		{"", "", "application/pdf", "%PDF"},
		{"?format=pdf", "", "application/pdf", "%PDF"},
		{"?format=docx", "", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "PK"},
		{"?format=pdf,docx", "", "application/zip", "PK"},
		{"", "application/vnd.openxmlformats-officedocument.wordprocessingml.document;q=0.1, */*", "application/pdf", "%PDF"},
		{"", "text/html, application/zip;q=0.9, application/pdf;q=0.8", "application/zip", "PK"},
		{"", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "PK"},
	} {
		w := ask(s, "POST", "/v1/render/notice"+c.query, notice, "Accept", c.accept)
		if w.Code != 200 || w.Header().Get("Content-Type") != c.media || !strings.HasPrefix(w.Body.String(), c.magic) {
			t.Errorf("%s %s: %d %s %.200s", c.query, c.accept, w.Code, w.Header().Get("Content-Type"), w.Body)
			continue
		}
		again := ask(s, "POST", "/v1/render/notice"+c.query, notice, "Accept", c.accept)
		if !bytes.Equal(w.Body.Bytes(), again.Body.Bytes()) || w.Header().Get("ETag") != again.Header().Get("ETag") || w.Header().Get("ETag") == "" {
			t.Errorf("%s: another document, or another tag %s %s", c.query, w.Header().Get("ETag"), again.Header().Get("ETag"))
		}
		if d := w.Header().Get("Content-Disposition"); !strings.Contains(d, "filename*=UTF-8''%E6%9F%90") {
			t.Errorf("disposition %s", d)
		}
	}
	w := ask(s, "POST", "/v1/render/notice?format=pdf,docx", notice)
	z, err := zip.NewReader(bytes.NewReader(w.Body.Bytes()), int64(w.Body.Len()))
	if err != nil || len(z.File) != 2 {
		t.Fatalf("%v, %d files", err, len(z.File))
	}
}

// A problem as RFC 9457 has it.
type problem struct {
	Type, Title, Detail, Instance string
	Status                        int
	Errors                        []struct {
		Pointer, Path, Rule, Severity, Message, Fix string
		Citation                                    *struct{ Notice, Article string }
	}
}

func TestWhatIsWrongIsSaidAsAProblem(t *testing.T) {
	s := newServer(t, server.Config{Body: 100 << 10})
	notice := string(sample(t, "notice"))
	for _, c := range []struct {
		name, path, body, media, accept string
		status                          int
		kind, want                      string
	}{
		{"no such kind", "/v1/render/notise", notice, "", "", 404, "/problems/kind", "是不是 notice？"},
		{"no such format", "/v1/render/notice?format=odt", notice, "", "", 406, "/problems/format", `没有格式 \"odt\"`},
		{"a format the kind has not", "/v1/render/notice?format=xlsx", notice, "", "", 406, "/problems/format", "没有 xlsx 格式"},
		{"nothing acceptable", "/v1/render/notice", notice, "", "text/html", 406, "/problems/format", "Accept"},
		{"another media type", "/v1/render/notice", notice, "text/plain", "", 415, "/problems/media", "Content-Type 应为"},
		{"no JSON", "/v1/render/notice", `{"kind": `, "application/json", "", 400, "/problems/body", ""},
		{"too large", "/v1/render/notice", notice + strings.Repeat("#", 200<<10), "", "", 413, "/problems/too-large", ""},
		{"a wrong fact", "/v1/render/notice", strings.Replace(notice, "organs:", "organz:", 1), "", "", 422, "/problems/facts", `"pointer":"/notice/organz"`},
		{"facts lacking", "/v1/render/registry", notice, "", "", 422, "/problems/facts", `/registry`},
		{"a packed body", "/v1/render/notice", "\x1f\x8b", "application/x-gzip", "", 415, "/problems/media", ""},
		{"nothing", "/v1/render/notice", "", "", "", 400, "/problems/body", "请求是空的"},
		{"a format twice", "/v1/render/notice?format=pdf,pdf", notice, "", "", 406, "/problems/format", "写了两次"},
		{"draft that is neither", "/v1/render/notice?draft=maybe", notice, "", "", 400, "/problems/query", "true 或 false"},
		{"a part twice", "/v1/render/notice", "--x\r\nContent-Disposition: form-data; name=\"request\"\r\n\r\na\r\n--x\r\nContent-Disposition: form-data; name=\"request\"\r\n\r\nb\r\n--x--\r\n", "multipart/form-data; boundary=x", "", 400, "/problems/body", "写了两次"},
		{"a part that leads out", "/v1/render/notice", "--x\r\nContent-Disposition: form-data; name=\"../seal.png\"\r\n\r\na\r\n--x--\r\n", "multipart/form-data; boundary=x", "", 400, "/problems/body", "../seal.png"},
		{"nested without end", "/v1/render/notice", strings.Repeat("[", 90<<10), "application/json", "", 400, "/problems/body", ""},
		{"nested without end, in a fact", "/v1/render/notice", `{"notice":` + strings.Repeat(`{"body":[`, 10<<10), "application/json", "", 400, "/problems/body", ""},
		{"nested YAML", "/v1/render/notice", "notice: " + strings.Repeat("[", 90<<10), "", "", 400, "/problems/body", ""},
		{"YAML that grows", "/v1/render/notice", "a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\nkind: *c\n", "", "", 400, "/problems/body", ""},
		{"a picture from elsewhere", "/v1/render/notice", strings.Replace(notice, "notice:\n", "notice:\n  closing: {date: 2024-05-31, seals: [{file: 'http://127.0.0.1/seal.png'}]}\n", 1), "", "", 422, "/problems/facts", ""},
		{"broken multipart", "/v1/fill", "--x\r\nContent-Disposition: form-data; name=\"request\"\r\n\r\n", "multipart/form-data; boundary=x", "", 400, "/problems/body", ""},
	} {
		media := c.media
		if media == "" {
			media = "application/yaml"
		}
		w := ask(s, "POST", c.path, []byte(c.body), "Content-Type", media, "Accept", c.accept)
		var p problem
		if err := json.Unmarshal(w.Body.Bytes(), &p); err != nil || w.Code != c.status || p.Status != c.status || p.Type != c.kind || p.Title == "" || p.Instance == "" ||
			!strings.Contains(w.Body.String(), c.want) || w.Header().Get("Content-Type") != "application/problem+json" {
			t.Errorf("%s: %d %s %v", c.name, w.Code, w.Body, err)
		}
	}
}

func TestOtherPathsAndMethodsAreProblems(t *testing.T) {
	s := newServer(t, server.Config{})
	for _, c := range []struct {
		method, path string
		status       int
		allow        string
	}{
		{"DELETE", "/v1/kinds", 405, "GET, HEAD"}, {"OPTIONS", "/v1/kinds", 405, "GET, HEAD"}, {"HEAD", "/v1/render/notice", 405, "POST"}, {"GET", "/v1/render/notice", 405, "POST"}, {"GET", "/v1/nothing", 404, ""}, {"GET", "/page/", 404, ""}, {"GET", "/page/index.html", 404, ""},
	} {
		w := ask(s, c.method, c.path, nil)
		if w.Code != c.status || w.Header().Get("Allow") != c.allow || w.Header().Get("Content-Type") != "application/problem+json" {
			t.Errorf("%s %s: %d, Allow %q, %s", c.method, c.path, w.Code, w.Header().Get("Allow"), w.Body)
		}
	}
}

func TestEveryAnswerIsGuarded(t *testing.T) {
	s := newServer(t, server.Config{})
	for _, path := range []string{"/", "/version", "/v1/nothing"} {
		h := ask(s, "GET", path, nil).Header()
		if h.Get("X-Content-Type-Options") != "nosniff" || !strings.HasPrefix(h.Get("Content-Security-Policy"), "default-src 'self';") || h.Get("Referrer-Policy") == "" {
			t.Errorf("%s: %v", path, h)
		}
	}
	if w := ask(s, "POST", "/v1/check/notice", sample(t, "notice"), "Sec-Fetch-Site", "cross-site"); w.Code != 403 {
		t.Errorf("a page of another site got %d", w.Code)
	}
}

func TestBrokenRulesNameTheirSource(t *testing.T) {
	s := newServer(t, server.Config{})
	good := string(sample(t, "review-report"))
	w := ask(s, "POST", "/v1/check/review-report", []byte(good))
	if w.Code != 200 || !strings.Contains(w.Body.String(), `"findings":[`) {
		t.Fatalf("%d %s", w.Code, w.Body)
	}
	// The review body has advised the enterprise too.
	bad := strings.Replace(good, "  reviewBody:\n", "  consultants: [{name: 某某安全技术服务有限公司, creditCode: 91330000MA0000074T}]\n  reviewBody:\n", 1)
	w = ask(s, "POST", "/v1/render/review-report", []byte(bad))
	var p problem
	if err := json.Unmarshal(w.Body.Bytes(), &p); err != nil || w.Code != 422 || p.Type != "/problems/rules" || len(p.Errors) == 0 {
		t.Fatalf("%d %.300s %v", w.Code, w.Body, err)
	}
	if e := p.Errors[0]; e.Severity != "error" || e.Rule == "" || e.Citation == nil || e.Citation.Article == "" || !strings.HasPrefix(e.Pointer, "/review/") || e.Fix == "" {
		t.Errorf("%+v", e)
	}
	if w = ask(s, "POST", "/v1/render/review-report?draft=true", []byte(bad)); w.Code != 200 {
		t.Errorf("a draft: %d %.300s", w.Code, w.Body)
	}
}

func TestAFilledTemplateComesBack(t *testing.T) {
	s := newServer(t, server.Config{})
	request := sample(t, "review-report")
	template := minimalDocx(t, "{{review.enterprise.name}}")
	w := ask(s, "POST", "/v1/fill", nil, "Content-Type", "application/yaml")
	if w.Code != 415 {
		t.Errorf("no parts: %d %s", w.Code, w.Body)
	}
	for _, lacking := range []string{"request", "template"} {
		parts := map[string][]byte{"request": request, "template": template}
		delete(parts, lacking)
		if w := askParts(t, s, "/v1/fill", parts); w.Code != 400 || !strings.Contains(w.Body.String(), "缺少 "+lacking+" 部分") {
			t.Errorf("without %s: %d %s", lacking, w.Code, w.Body)
		}
	}
	if w := askParts(t, s, "/v1/fill", map[string][]byte{"request": request, "template": []byte("no template")}); w.Code != 422 {
		t.Errorf("no template: %d %s", w.Code, w.Body)
	}
	w = askParts(t, s, "/v1/fill", map[string][]byte{"request": request, "template": template})
	if w.Code != 200 || !strings.HasPrefix(w.Body.String(), "PK") {
		t.Errorf("%d %.300s", w.Code, w.Body)
	}
}

func TestPicturesComeAsParts(t *testing.T) {
	s := newServer(t, server.Config{})
	read := func(name string) []byte {
		b, err := os.ReadFile("../../examples/notice/" + name)
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	parts := map[string][]byte{"request": read("request.yaml"), "seal.png": read("seal.png")}
	if w := askParts(t, s, "/v1/render/notice", parts); w.Code != 200 {
		t.Errorf("%d %.300s", w.Code, w.Body)
	}
	delete(parts, "seal.png")
	if w := askParts(t, s, "/v1/render/notice", parts); w.Code != 422 || !strings.Contains(w.Body.String(), "/notice/closing/seals/0") {
		t.Errorf("without its seal: %d %.300s", w.Code, w.Body)
	}
}

// askParts posts a multipart body.
func askParts(t testing.TB, s http.Handler, path string, parts map[string][]byte) *httptest.ResponseRecorder {
	var body bytes.Buffer
	m := multipart.NewWriter(&body)
	for name, data := range parts {
		part, err := m.CreateFormFile(name, name)
		if err == nil {
			_, err = part.Write(data)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := m.Close(); err != nil {
		t.Fatal(err)
	}
	return ask(s, "POST", path, body.Bytes(), "Content-Type", m.FormDataContentType())
}

// minimalDocx is a Word document of one paragraph.
func minimalDocx(t testing.TB, text string) []byte {
	return opctest.Pack(t, []opctest.Part{
		{"[Content_Types].xml", `<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`},
		{"_rels/.rels", `<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`},
		{"word/document.xml", `<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>` + text + `</w:t></w:r></w:p></w:body></w:document>`},
	})
}

func TestListsAndHealth(t *testing.T) {
	s := newServer(t, server.Config{Version: "1.2.3"})
	for path, want := range map[string]string{
		"/v1/kinds": `"id":"notice"`, "/v1/kinds/notice/schema": `"$schema"`, "/v1/kinds/notice/sample": "kind: notice", "/v1/rules": `"zj-2019`,
		"/v1/rules/zj-2019.team-size": `"reads"`, "/healthz": "ok", "/readyz": "ok", "/version": "1.2.3",
	} {
		if w := ask(s, "GET", path, nil); w.Code != 200 || !strings.Contains(w.Body.String(), want) {
			t.Errorf("%s: %d %.200s", path, w.Code, w.Body)
		}
	}
	if w := ask(s, "GET", "/metrics", nil); !strings.Contains(w.Body.String(), "biaoping_requests_total") { // which counts those before
		t.Errorf("/metrics: %d %.200s", w.Code, w.Body)
	}
	s.Drain()
	if w := ask(s, "GET", "/readyz", nil); w.Code != 503 || w.Header().Get("Retry-After") != "1" {
		t.Errorf("draining, but ready: %d", w.Code)
	}
	if w := ask(s, "POST", "/v1/render/notice", sample(t, "notice")); w.Code != 503 {
		t.Errorf("draining, but working: %d", w.Code)
	}
	if w := ask(s, "GET", "/healthz", nil); w.Code != 200 {
		t.Errorf("draining is not dead: %d", w.Code)
	}
}

func TestTokensAndQuotas(t *testing.T) {
	s := newServer(t, server.Config{Tokens: []string{"甲", "乙"}, Rate: 0.001, Burst: 2})
	for _, shown := range []string{"", "甲", "Bearer 丙", "Bearer "} {
		if w := ask(s, "GET", "/v1/kinds", nil, "Authorization", shown); w.Code != 401 {
			t.Errorf("%q: %d", shown, w.Code)
		}
	}
	if w := ask(s, "GET", "/v1/kinds", nil, "Authorization", "Bearer 乙"); w.Code != 200 {
		t.Errorf("%d", w.Code)
	}
	if w := ask(s, "GET", "/healthz", nil); w.Code != 200 {
		t.Errorf("health asks for a token: %d", w.Code)
	}
	codes := []int{}
	for range 3 {
		codes = append(codes, ask(s, "POST", "/v1/check/notice", sample(t, "notice"), "Authorization", "Bearer 甲").Code)
	}
	if codes[0] != 200 || codes[1] != 200 || codes[2] != 429 {
		t.Errorf("%v", codes)
	}
}

func TestIdsAreCarried(t *testing.T) {
	s := newServer(t, server.Config{})
	if id := ask(s, "GET", "/version", nil, "X-Request-Id", "a-1").Header().Get("X-Request-Id"); id != "a-1" {
		t.Errorf("id %q", id)
	}
	if id := ask(s, "GET", "/version", nil, "X-Request-Id", "a b\n").Header().Get("X-Request-Id"); id == "" || strings.Contains(id, " ") {
		t.Errorf("id %q", id)
	}
}

func BenchmarkRenderNotice(b *testing.B) {
	s := newServer(b, server.Config{})
	notice := sample(b, "notice")
	b.ReportAllocs()
	b.RunParallel(func(pb *testing.PB) {
		for pb.Next() {
			w := ask(s, "POST", "/v1/render/notice", notice)
			if w.Code != 200 && w.Code != 503 {
				b.Errorf("%d %s", w.Code, w.Body)
			}
			io.Copy(io.Discard, w.Body)
		}
	})
}
