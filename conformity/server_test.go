//go:build conformity

package conformity

import (
	"cmp"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"sync/atomic"
	"testing"
	"time"

	"github.com/biaoping/biaoping/report/server"
)

func newServer(t *testing.T, c server.Config) *server.Server {
	c.Log = slog.New(slog.DiscardHandler)
	c.Wait, c.Reading, c.Working = cmp.Or(c.Wait, time.Minute), cmp.Or(c.Reading, time.Minute), cmp.Or(c.Working, time.Minute) // the machine may be slow
	s, err := server.New(c)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestTheDescriptionIsOpenAPI(t *testing.T) {
	for name, c := range map[string]server.Config{"open": {Version: "1.2.3"}, "with tokens": {Version: "1.2.3", Tokens: []string{"甲"}}} {
		t.Run(name, func(t *testing.T) {
			w := httptest.NewRecorder()
			newServer(t, c).ServeHTTP(w, httptest.NewRequest("GET", "/openapi.json", nil))
			file := filepath.Join(t.TempDir(), "openapi.json")
			if err := os.WriteFile(file, w.Body.Bytes(), 0o644); err != nil {
				t.Fatal(err)
			}
			node(t, "openapi.mjs", file)
		})
	}
}

// TestThePage uses the page in Chromium; page.mjs says what for.
func TestThePage(t *testing.T) {
	idle, drained := newServer(t, server.Config{}), newServer(t, server.Config{})
	drained.Drain()
	var busy atomic.Bool
	h := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch {
		case r.URL.Path == "/busy":
			busy.Store(true)
		case busy.Swap(false):
			drained.ServeHTTP(w, r)
		default:
			idle.ServeHTTP(w, r)
		}
	}))
	defer h.Close()
	dir := t.TempDir()
	for _, file := range []string{"notice/seal.png", "forms/registry.xlsx", "forms/registry-wrong.xlsx", "fill/notice.docx"} {
		copyFile(t, filepath.Join(dir, filepath.Base(file)), filepath.Join("../examples", file))
	}
	node(t, "page.mjs", h.URL, dir)
}

// node runs a script, which must leave with 0.
func node(t *testing.T, script string, args ...string) {
	t.Helper()
	if out, err := exec.Command("node", append([]string{script}, args...)...).CombinedOutput(); err != nil {
		t.Fatalf("%s: %v\n%s", script, err, out)
	}
}

func copyFile(t *testing.T, to, from string) {
	t.Helper()
	in, err := os.Open(from)
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	out, err := os.Create(to)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := io.Copy(out, in); err != nil {
		t.Fatal(err)
	}
	if err := out.Close(); err != nil {
		t.Fatal(err)
	}
}
