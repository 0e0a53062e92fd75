package server_test

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"github.com/biaoping/biaoping/report/server"
)

// TestThePageAndTheDescriptionLeadSomewhereBelowAPrefix follows what the page
// loads and what the description calls its server.
func TestThePageAndTheDescriptionLeadSomewhereBelowAPrefix(t *testing.T) {
	mux := http.NewServeMux()
	mux.Handle("/of/the/bureau/", http.StripPrefix("/of/the/bureau", newServer(t, server.Config{})))
	h := httptest.NewServer(mux)
	defer h.Close()
	get := func(from, ref string) (string, *http.Response) {
		t.Helper()
		base, err := url.Parse(from)
		if err != nil {
			t.Fatal(err)
		}
		at, err := base.Parse(ref)
		if err != nil {
			t.Fatal(err)
		}
		r, err := h.Client().Get(at.String())
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { r.Body.Close() })
		if r.StatusCode != 200 {
			t.Errorf("%s leads to %s: %s", ref, at, r.Status)
		}
		return r.Request.URL.String(), r
	}
	at, r := get(h.URL, "/of/the/bureau") // which leads to the one with a slash
	page := body(t, r)
	for _, m := range regexp.MustCompile(`(?:href|src)="([^"]+)"`).FindAllStringSubmatch(page, -1) {
		if !strings.HasPrefix(m[1], "data:") {
			get(at, m[1])
		}
	}
	_, r = get(at, "page/page.js")
	script := body(t, r)
	paths := regexp.MustCompile("[\"`](/?v1/[a-z/]+)").FindAllStringSubmatch(script, -1)
	if len(paths) == 0 {
		t.Error("the script asks for nothing")
	}
	for _, m := range paths {
		if strings.HasPrefix(m[1], "/") {
			t.Errorf("the script asks for %s, outside its prefix", m[1])
		}
	}
	described, r := get(at, "openapi.json")
	var d struct{ Servers []struct{ URL string } }
	if err := json.Unmarshal([]byte(body(t, r)), &d); err != nil || len(d.Servers) != 1 {
		t.Fatal(err, d)
	}
	get(described, d.Servers[0].URL+"/v1/kinds")
	base, err := url.Parse(described)
	if err != nil {
		t.Fatal(err)
	}
	root, err := base.Parse(d.Servers[0].URL)
	if err != nil {
		t.Fatal(err)
	}
	get(described, root.String()+"/v1/kinds") // with two slashes, as some clients write it
}

func body(t *testing.T, r *http.Response) string {
	t.Helper()
	w := new(strings.Builder)
	if err := r.Write(w); err != nil {
		t.Fatal(err)
	}
	_, text, _ := strings.Cut(w.String(), "\r\n\r\n")
	return text
}

func TestUncleanPathsAreNotRedirected(t *testing.T) {
	s := newServer(t, server.Config{})
	for path, status := range map[string]int{
		"//v1/kinds": 200, "///v1/kinds": 200, strings.Repeat("/", 1<<20) + "version": 200, "//%2f/v1/kinds": 404, "//": 200, "/v1//kinds": 404, "/v1/../metrics": 404, "/./metrics": 404, "/v1/kinds/": 404,
		"/v1/%2e%2e/metrics": 404, "/v1/kinds%2Fnotice/schema": 404, "/v1/kinds/notice%2f..%2fnotice/schema": 404, "/v1/kinds/../../schema": 404,
	} {
		r := httptest.NewRequest("GET", "http://localhost"+path, nil)
		w := httptest.NewRecorder()
		s.ServeHTTP(w, r)
		if w.Code != status || status == 404 && !strings.Contains(w.Body.String(), "/problems/") {
			t.Errorf("%.60s: %d %s", path, w.Code, w.Header().Get("Location"))
		}
	}
	if w := ask(s, "POST", "//v1/check/notice", sample(t, "notice")); w.Code != 200 {
		t.Errorf("%d %s", w.Code, w.Body)
	}
}
