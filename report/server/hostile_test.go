package server_test

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"

	"github.com/biaoping/biaoping/report/server"
)

// TestHostileBodiesGetShortAnswers sends what is made to be large in the
// answer: values that messages repeat, names that pointers repeat, errors
// without number.
func TestHostileBodiesGetShortAnswers(t *testing.T) {
	s := newServer(t, server.Config{})
	long := strings.Repeat("9", 1<<20)
	for name, body := range map[string]string{
		"a long kind":          `{"kind":` + long + `}`,
		"a long name":          `{"` + long + `":1}`,
		"a long date":          `{"kind":"notice","notice":{"closing":{"date":"` + long + `"}}}`,
		"many unknown fields":  `{` + manyFields(100_000) + `}`,
		"many faulty items":    `{"kind":"problem-list","review":{"problems":[` + strings.TrimSuffix(strings.Repeat("{},", 240_000), ",") + `]}}`,
		"more objects than so": `{"kind":"problem-list","review":{"problems":[` + strings.TrimSuffix(strings.Repeat("{},", 260_000), ",") + `]}}`,
		"many texts":           `{"kind":"notice","profile":[` + strings.TrimSuffix(strings.Repeat(`"",`, 500_000), ",") + `]}`,
		"many cells":           `{"kind":"notice","notice":{"body":[{"table":{"header":["a"],"rows":[` + strings.TrimSuffix(strings.Repeat(`["a"],`, 200_001), ",") + `]}}]}}`,
	} {
		w := ask(s, "POST", "/v1/check/notice", []byte(body), "Content-Type", "application/json")
		if w.Code != 422 && w.Code != 400 || w.Body.Len() > 400<<10 {
			t.Errorf("%s: %d, %d bytes: %.300s", name, w.Code, w.Body.Len(), w.Body)
		}
	}
	for _, path := range []string{"/v1/kinds/" + long[:50000] + "/schema", "/v1/rules/" + long[:50000], "/v1/" + long[:50000]} {
		if w := ask(s, "GET", path, nil); w.Code != 404 || w.Body.Len() > 2000 {
			t.Errorf("%.20s…: %d, %d bytes", path, w.Code, w.Body.Len())
		}
	}
}

func manyFields(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, `"field%d":1,`, i)
	}
	return strings.TrimSuffix(b.String(), ",")
}

// TestNamesOfParts tells which names the parts of a body may have.
func TestNamesOfParts(t *testing.T) {
	s := newServer(t, server.Config{})
	request := string(sample(t, "notice"))
	send := func(parts ...string) *httptest.ResponseRecorder {
		var b strings.Builder
		for _, name := range parts {
			content := "x"
			if name == "request" {
				content = request
			}
			fmt.Fprintf(&b, "--x\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"../../etc/passwd\"\r\n\r\n%s\r\n", name, content)
		}
		b.WriteString("--x--\r\n")
		return ask(s, "POST", "/v1/check/notice", []byte(b.String()), "Content-Type", "multipart/form-data; boundary=x")
	}
	for _, name := range []string{"a.png", "照片/1.jpg", "a b", "...", "template"} {
		if w := send("request", name); w.Code != 200 {
			t.Errorf("%q: %d %s", name, w.Code, w.Body)
		}
	}
	for _, name := range []string{"", ".", "..", "/a", "a/", "a//b", "./a", "a/../b", "..\\\\a", "C:\\\\a", strings.Repeat("a", 256), "\xff"} {
		if w := send("request", name); w.Code != 400 || !strings.Contains(w.Body.String(), "分段") {
			t.Errorf("%q: %d %s", name, w.Code, w.Body)
		}
	}
	for name, parts := range map[string][]string{"request twice": {"request", "request"}, "an empty one twice": {"request", "a", "a"}} {
		if w := send(parts...); w.Code != 400 || !strings.Contains(w.Body.String(), "写了两次") {
			t.Errorf("%s: %d %s", name, w.Code, w.Body)
		}
	}
	thousand := []string{"request"}
	for i := range 999 {
		thousand = append(thousand, fmt.Sprint(i))
	}
	if w := send(thousand...); w.Code != 200 {
		t.Errorf("a thousand parts: %d %s", w.Code, w.Body)
	}
	if w := send(append(thousand, "one-more")...); w.Code != 413 {
		t.Errorf("one more: %d %s", w.Code, w.Body)
	}
}

// TestNamesOfFilesAreSafe lets a title try to lead out of the archive, or of
// the folder a browser saves to.
func TestNamesOfFilesAreSafe(t *testing.T) {
	s := newServer(t, server.Config{})
	request := bytes.Replace(sample(t, "notice"), []byte("  title: "), []byte("  title: ../a:b@c="), 1)
	w := ask(s, "POST", "/v1/render/notice?format=pdf,docx", request)
	if w.Code != 200 {
		t.Fatalf("%d %s", w.Code, w.Body)
	}
	z, err := zip.NewReader(bytes.NewReader(w.Body.Bytes()), int64(w.Body.Len()))
	if err != nil || len(z.File) != 2 {
		t.Fatal(err)
	}
	for _, f := range z.File {
		if !strings.HasPrefix(f.Name, "_a_b@c=") || !filepath.IsLocal(f.Name) {
			t.Errorf("%s", f.Name)
		}
	}
	if d := w.Header().Get("Content-Disposition"); !strings.Contains(d, "filename*=UTF-8''_a_b%40c%3D%E6") {
		t.Errorf("%s", d)
	}
}

// TestNothingAClientSaysBecomesALabel asks for what is not there in many ways:
// the metrics have as many lines as before.
func TestNothingAClientSaysBecomesALabel(t *testing.T) {
	s := newServer(t, server.Config{})
	noise := func(i int) {
		for _, method := range []string{"GET", "POST", "DELETE", fmt.Sprintf("VERB%d", i)} {
			for _, path := range []string{"/%d", "/v1/kinds/%d/schema", "/v1/render/%d", "/v1/rules/%d", "/v1/check/notice?x=%d", "//%d", "/v1/%d/../x"} {
				ask(s, method, fmt.Sprintf(path, i), []byte("x"), "X-Request-Id", fmt.Sprint(i), "User-Agent", fmt.Sprint(i))
			}
		}
	}
	lines := func() int { return strings.Count(ask(s, "GET", "/metrics", nil).Body.String(), "\nbiaoping_") }
	lines() // of which one counts these
	noise(0)
	before := lines()
	for i := range 20 {
		noise(i + 1)
	}
	if after := lines(); after != before || before == 0 {
		t.Errorf("%d lines of metrics became %d", before, after)
	}
}

// TestTheLogSaysNothingOfWhatWasSent makes documents, refusals and faults of
// facts, queries and names that must not be in the log.
func TestTheLogSaysNothingOfWhatWasSent(t *testing.T) {
	var log bytes.Buffer
	s, err := server.New(server.Config{Log: slog.New(slog.NewJSONHandler(&log, &slog.HandlerOptions{Level: slog.LevelDebug})), Tokens: []string{"秘密"}})
	if err != nil {
		t.Fatal(err)
	}
	const secret = "秘密"
	send := func(method, path, media, body string) {
		ask(s, method, path, []byte(body), "Content-Type", media, "Authorization", "Bearer "+secret, "Cookie", secret, "User-Agent", secret, "X-Request-Id", "a-"+secret)
	}
	good := strings.Replace(string(sample(t, "notice")), "某某市", secret+"市", -1)
	send("POST", "/v1/render/notice", "application/yaml", good)
	send("POST", "/v1/render/notice", "application/yaml", strings.Replace(good, "organs:", secret+":", 1))
	send("POST", "/v1/render/notice", "application/yaml", strings.Replace(good, "title: ", "title: 𓀀"+secret, 1))
	send("POST", "/v1/render/"+secret, "application/yaml", good)
	send("POST", "/v1/check/notice?"+secret+"="+secret, "application/yaml", good)
	send("POST", "/v1/import", "text/plain", secret+"市应急管理局\n关于开展评审工作的通知\n")
	send("POST", "/v1/import?annotate=true", "text/csv", secret)
	send("GET", "/"+secret, "", "")
	if log.Len() == 0 || strings.Contains(log.String(), secret) || strings.Contains(log.String(), "192.0.2.1") {
		t.Errorf("%s", &log)
	}
	for line := range strings.Lines(log.String()) {
		var entry struct{ ID, Msg, Problem string }
		if err := json.Unmarshal([]byte(line), &entry); err != nil || entry.ID == "" || entry.Msg != "request" {
			t.Errorf("%v %s", err, line)
		}
	}
	if n := strings.Count(log.String(), `"problem":"facts"`); n != 2 {
		t.Errorf("%d refusals for facts are logged, want 2", n)
	}
}

// TestTracesAreCarriedIntoTheLog tells which headers of W3C Trace Context are
// believed.
func TestTracesAreCarriedIntoTheLog(t *testing.T) {
	const trace, parent = "4bf92f3577b34da6a3ce929d0e0e4736", "00f067aa0ba902b7"
	for header, good := range map[string]bool{
		"00-" + trace + "-" + parent + "-01": true, "00-" + trace + "-" + parent + "-01-x": false, "cc-" + trace + "-" + parent + "-01-x": true,
		"ff-" + trace + "-" + parent + "-01": false, "00-" + strings.Repeat("0", 32) + "-" + parent + "-01": false, "00-" + trace + "-" + strings.Repeat("0", 16) + "-01": false,
		"00-" + strings.ToUpper(trace) + "-" + parent + "-01": false, "00-" + trace[1:] + "-" + parent + "-01": false, "00-" + trace + "-" + parent: false,
		trace: false, "": false, "00-" + trace + "-" + parent + "-01\n": false, strings.Repeat("00-"+trace, 1000): false,
	} {
		var log bytes.Buffer
		s, err := server.New(server.Config{Log: slog.New(slog.NewJSONHandler(&log, nil))})
		if err != nil {
			t.Fatal(err)
		}
		ask(s, "GET", "/version", nil, "Traceparent", header)
		if got := strings.Contains(log.String(), `"trace":"`+trace+`"`); got != good || !good && strings.Contains(log.String(), "trace") {
			t.Errorf("%.80q: %s", header, &log)
		}
	}
}

// TestEveryAnswerHasTheHeadersOfSafety looks at answers of every kind.
func TestEveryAnswerHasTheHeadersOfSafety(t *testing.T) {
	s := newServer(t, server.Config{Tokens: []string{"t"}})
	for path, status := range map[string]int{"GET /": 200, "HEAD /": 200, "GET /page/page.js": 200, "GET /healthz": 200, "GET /openapi.json": 200, "GET /v1/kinds": 401, "GET /nothing": 404,
		"PUT /v1/kinds": 405, "OPTIONS /": 405, "GET /a/../b": 404, "POST /v1/render/notice": 401} {
		method, path, _ := strings.Cut(path, " ")
		w := ask(s, method, path, nil)
		if w.Code != status {
			t.Errorf("%s %s: %d", method, path, w.Code)
		}
		for name, want := range map[string]string{"X-Content-Type-Options": "nosniff", "Cache-Control": "no-store", "Referrer-Policy": "no-referrer", "Cross-Origin-Resource-Policy": "same-origin",
			"Cross-Origin-Opener-Policy": "same-origin"} {
			if got := w.Header().Get(name); got != want {
				t.Errorf("%s %s: %s is %q", method, path, name, got)
			}
		}
		if p := w.Header().Get("Content-Security-Policy"); !strings.Contains(p, "default-src 'self'") || !strings.Contains(p, "frame-ancestors 'none'") {
			t.Errorf("%s %s: %s", method, path, p)
		}
		if w.Header().Get("X-Request-Id") == "" {
			t.Errorf("%s %s has no id", method, path)
		}
	}
}

// TestIdsOfClientsAreHarmless tells which ids are taken over.
func TestIdsOfClientsAreHarmless(t *testing.T) {
	s := newServer(t, server.Config{})
	for id, taken := range map[string]bool{"a-1_B.2": true, strings.Repeat("a", 64): true, strings.Repeat("a", 65): false, "a b": false, "a\r\nSet-Cookie: b": false, "é": false, "": false, `"`: false} {
		w := ask(s, "GET", "/version", nil, "X-Request-Id", id)
		if got := w.Header().Get("X-Request-Id"); got == "" || (got == id) != taken {
			t.Errorf("%q becomes %q", id, got)
		}
	}
}

// TestConditionsAndRangesDoNotCutADocument: what is posted for is always
// answered whole.
func TestConditionsAndRangesDoNotCutADocument(t *testing.T) {
	s := newServer(t, server.Config{})
	whole := ask(s, "POST", "/v1/render/notice", sample(t, "notice"))
	for name, value := range map[string]string{"If-None-Match": whole.Header().Get("ETag"), "If-Match": `"other"`, "Range": "bytes=0-9", "If-Modified-Since": "Fri, 31 May 2030 00:00:00 GMT"} {
		w := ask(s, "POST", "/v1/render/notice", sample(t, "notice"), name, value)
		if w.Code != http.StatusOK || !bytes.Equal(w.Body.Bytes(), whole.Body.Bytes()) {
			t.Errorf("%s: %d, %d bytes", name, w.Code, w.Body.Len())
		}
	}
}

// TestTheTagCoversWhatDecidesTheBytes changes one thing after the other.
func TestTheTagCoversWhatDecidesTheBytes(t *testing.T) {
	tags := map[string]string{}
	for name, c := range map[string]server.Config{"plain": {}, "version": {Version: "2"}, "stamp": {Stamp: "2"}} {
		s := newServer(t, c)
		for query, request := range map[string]string{"": string(sample(t, "notice")), "?format=docx": string(sample(t, "notice")), "?draft=true": string(sample(t, "notice")), "?draft=1": string(sample(t, "notice")) + "# "} {
			w := ask(s, "POST", "/v1/render/notice"+query, []byte(request))
			tag := w.Header().Get("ETag")
			if other, ok := tags[tag]; ok || len(tag) != 34 {
				t.Errorf("%s%s has the tag %s of %s", name, query, tag, other)
			}
			tags[tag] = name + query
		}
	}
}
