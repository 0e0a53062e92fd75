package server_test

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/biaoping/biaoping/report/server"
)

// The page needs nothing but files that are served, and nothing in them that
// the Content-Security-Policy would stop.
func TestThePageIsServedWithAllItAsksFor(t *testing.T) {
	s := newServer(t, server.Config{Tokens: []string{"甲"}})
	files, err := os.ReadDir("page")
	if err != nil {
		t.Fatal(err)
	}
	asked := regexp.MustCompile(`(?:href|src)="page/([^"]+)"|from "\./([^"]+)"`)
	for _, f := range files {
		path, media := "/page/"+f.Name(), "text/javascript"
		switch {
		case f.Name() == "index.html":
			path, media = "/", "text/html"
		case strings.HasSuffix(f.Name(), ".css"):
			media = "text/css"
		}
		w := ask(s, "GET", path, nil)
		text := w.Body.String()
		if w.Code != 200 || !strings.HasPrefix(w.Header().Get("Content-Type"), media+";") {
			t.Errorf("%s: %d %s", path, w.Code, w.Header().Get("Content-Type"))
		}
		for _, m := range asked.FindAllStringSubmatch(text, -1) {
			if w := ask(s, "GET", "/page/"+m[1]+m[2], nil); w.Code != 200 {
				t.Errorf("%s asks for %s%s: %d", path, m[1], m[2], w.Code)
			}
		}
		if m := regexp.MustCompile(`https?://|\bstyle=|\bon[a-z]+="|innerHTML|\beval\(`).FindString(text); m != "" {
			t.Errorf("%s has %s", path, m)
		}
	}
}
