package server

import (
	"bufio"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"testing"
	"time"

	"go.uber.org/goleak"

	"github.com/biaoping/biaoping/report"
	"github.com/biaoping/biaoping/report/review"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// start serves on loopback as the command does.
func start(t *testing.T, c Config) (*Server, *httptest.Server) {
	c.Log = slog.New(slog.DiscardHandler)
	c.Wait, c.Reading, c.Working = cmp.Or(c.Wait, time.Minute), cmp.Or(c.Reading, time.Minute), cmp.Or(c.Working, time.Minute) // the machine may be slow
	s, err := New(c)
	if err != nil {
		t.Fatal(err)
	}
	h := httptest.NewUnstartedServer(s)
	h.Config.ReadHeaderTimeout = time.Minute
	h.Config.DisableGeneralOptionsHandler = true
	h.Config.ErrorLog = slog.NewLogLogger(slog.DiscardHandler, slog.LevelDebug)
	h.Start()
	t.Cleanup(h.Close)
	return s, h
}

func notice(t testing.TB) string {
	b, err := os.ReadFile("../../templates/notice.sample.yaml")
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// A caller is a connection on which a request is written by hand.
type caller struct {
	*net.TCPConn
	t *testing.T
}

func call(t *testing.T, h *httptest.Server) caller {
	c, err := net.Dial("tcp", h.Listener.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { c.Close() })
	return caller{c.(*net.TCPConn), t}
}

func (c caller) say(text string) {
	if _, err := io.WriteString(c, text); err != nil {
		c.t.Fatal(err)
	}
}

// announce writes the head of a request with a body of that length.
func (c caller) announce(path string, length int) {
	c.say(fmt.Sprintf("POST %s HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/yaml\r\nContent-Length: %d\r\n\r\n", path, length))
}

// hear is the status and the body of the answer.
func (c caller) hear() (int, string) {
	r, err := http.ReadResponse(bufio.NewReader(c), nil)
	if err != nil {
		c.t.Fatal(err)
	}
	defer r.Body.Close()
	b, err := io.ReadAll(r.Body)
	if err != nil {
		c.t.Fatal(err)
	}
	return r.StatusCode, string(b)
}

// post asks as other clients do.
func post(t *testing.T, h *httptest.Server, path, body string) (int, string) {
	r, err := h.Client().Post(h.URL+path, "application/yaml", strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	defer r.Body.Close()
	b, err := io.ReadAll(r.Body)
	if err != nil {
		t.Fatal(err)
	}
	return r.StatusCode, string(b)
}

// until asks for the metrics until they say so.
func until(t *testing.T, s *Server, says string) {
	for range 1_000_000 {
		w := httptest.NewRecorder()
		s.ServeHTTP(w, httptest.NewRequest("GET", "/metrics", nil))
		if strings.Contains(w.Body.String(), "\n"+says+"\n") {
			return
		}
	}
	t.Fatalf("never %s", says)
}

func TestHalfOpenConnectionsDoNotStopOthers(t *testing.T) {
	_, h := start(t, Config{})
	for i := range 1000 {
		c := call(t, h)
		if i%2 == 0 {
			c.say("POST /v1/render/notice HTTP/1.1\r\nHost: loc")
		}
	}
	for range 20 {
		if status, body := post(t, h, "/v1/render/notice", notice(t)); status != 200 {
			t.Fatalf("%d %.200s", status, body)
		}
	}
}

func TestSlowBodiesMakeRoomForOthers(t *testing.T) {
	s, h := start(t, Config{Readers: 4})
	s.readers.patience = 0
	var slow []caller
	for i := range 12 {
		c := call(t, h)
		c.announce("/v1/render/notice", 1000)
		c.say("kind: ")
		until(t, s, fmt.Sprintf("biaoping_reading %d", min(i+1, 4)))
		slow = append(slow, c)
	}
	if status, body := post(t, h, "/v1/render/notice", notice(t)); status != 200 {
		t.Fatalf("%d %.200s", status, body)
	}
	if status, body := slow[0].hear(); status != 408 || !strings.Contains(body, "/problems/slow") {
		t.Errorf("the slowest got %d %s", status, body)
	}
}

func TestNobodyIsTurnedOutTooSoon(t *testing.T) {
	r := newRoom(2, time.Second)
	var out []int
	at := time.Unix(0, 0)
	first, _ := r.enter(at, 1, func() { out = append(out, 1) })
	r.enter(at.Add(time.Second), 1, func() { out = append(out, 2) })
	if _, err := r.enter(at.Add(time.Second-1), 1, func() {}); err != errFull {
		t.Errorf("%v", err)
	}
	if _, err := r.enter(at.Add(time.Second), 1, func() {}); err != nil || len(out) != 1 || out[0] != 1 {
		t.Errorf("%v, out %v", err, out)
	}
	r.leave(first)
	if n, weight := r.count(); n != 2 || weight != 2 {
		t.Errorf("%d are in and take %d", n, weight)
	}
}

func TestATornUploadIsNoRequest(t *testing.T) {
	s, h := start(t, Config{})
	c := call(t, h)
	c.announce("/v1/render/notice", 2*len(notice(t)))
	c.say(notice(t))
	c.CloseWrite()
	if status, body := c.hear(); status != 400 || !strings.Contains(body, "没有传完") {
		t.Errorf("%d %s", status, body)
	}
	until(t, s, "biaoping_reading 0")
	if held := s.store.used.Load(); held != 0 {
		t.Errorf("%d bytes are held", held)
	}
}

func TestDrainingLosesNothingAccepted(t *testing.T) {
	s, h := start(t, Config{Wait: time.Hour}) // however busy the machine is
	text := notice(t)
	var callers []caller
	for range 16 {
		c := call(t, h)
		c.announce("/v1/render/notice", len(text))
		c.say(text[:10])
		callers = append(callers, c)
	}
	until(t, s, "biaoping_reading 16")
	s.Drain()
	if status, _ := post(t, h, "/v1/render/notice", text); status != 503 {
		t.Errorf("a new one got %d", status)
	}
	down := make(chan error)
	go func() { down <- h.Config.Shutdown(context.Background()) }()
	for _, c := range callers {
		c.say(text[10:])
	}
	for i, c := range callers {
		if status, body := c.hear(); status != 200 || !strings.HasPrefix(body, "%PDF") || !strings.HasSuffix(body, "%%EOF\n") {
			t.Errorf("%d: %d %.200s", i, status, body)
		}
	}
	if err := <-down; err != nil {
		t.Error(err)
	}
}

func TestTheBusyRefuseBeforeTheBody(t *testing.T) {
	s, h := start(t, Config{Workers: 1, Queue: 1, Wait: time.Millisecond})
	s.gate.workers <- struct{}{} // somebody works
	if status, body := post(t, h, "/v1/render/notice", notice(t)); status != 503 || !strings.Contains(body, "/problems/busy") {
		t.Errorf("after waiting: %d %s", status, body)
	}
	s.gate.waiting.Add(1) // somebody waits
	c := call(t, h)
	c.announce("/v1/render/notice", 100)
	if status, _ := c.hear(); status != 503 {
		t.Errorf("the queue is full, but %d", status)
	}
	s.gate.waiting.Add(-1)
	<-s.gate.workers
	s.store.used.Add(s.store.size) // bodies fill the memory
	if status, _ := post(t, h, "/v1/render/notice", notice(t)); status != 503 {
		t.Errorf("the memory is full, but %d", status)
	}
	s.store.used.Add(-s.store.size)
	if status, body := post(t, h, "/v1/render/notice", notice(t)); status != 200 {
		t.Errorf("all is well again, but %d %s", status, body)
	}
}

func TestWorkEndsWithItsTime(t *testing.T) {
	_, h := start(t, Config{Working: 1})
	if status, body := post(t, h, "/v1/render/notice", notice(t)); status != 504 || !strings.Contains(body, "/problems/timeout") {
		t.Errorf("%d %s", status, body)
	}
}

func TestATimeThatIsUpWhileAFileIsWrittenFreesThePlace(t *testing.T) {
	s, _ := start(t, Config{Workers: 1, Working: 1})
	req, err := review.Decode([]byte(notice(t)))
	if err != nil {
		t.Fatal(err)
	}
	d, err := report.Build(context.Background(), req)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range d.Formats() {
		w := httptest.NewRecorder()
		s.observe(s.observed("/", func(w http.ResponseWriter, r *http.Request) error {
			return s.work(r, false, func(ctx context.Context) error {
				<-ctx.Done()
				_, err := encode(ctx, d, []report.Format{f})
				return err
			})
		})).ServeHTTP(w, httptest.NewRequest("POST", "/", nil))
		if w.Code != 504 || w.Header().Get("Content-Type") != problemMedia || !strings.Contains(w.Body.String(), "/problems/timeout") {
			t.Errorf("%s: %d %s %s", f, w.Code, w.Header().Get("Content-Type"), w.Body)
		}
		if n := len(s.gate.workers); n > 0 {
			t.Errorf("%s: the place is still taken", f)
		}
	}
}

func TestWhateverFailsAfterTheTimeFailsForIt(t *testing.T) {
	s, _ := start(t, Config{Working: 1})
	err := s.work(httptest.NewRequest("POST", "/", nil), false, func(ctx context.Context) error {
		<-ctx.Done()
		return refuse("workbook", "")
	})
	if !errors.Is(err, context.DeadlineExceeded) {
		t.Error(err)
	}
}

// A timed recorder is a connection whose deadlines can be read.
type timed struct {
	*httptest.ResponseRecorder
	read, write []time.Time
}

func (r *timed) SetReadDeadline(t time.Time) error  { r.read = append(r.read, t); return nil }
func (r *timed) SetWriteDeadline(t time.Time) error { r.write = append(r.write, t); return nil }

func TestTheTimeForABodyIsNotThatOfTheWork(t *testing.T) {
	s, _ := start(t, Config{})
	w := &timed{ResponseRecorder: httptest.NewRecorder()}
	r := httptest.NewRequest("POST", "/v1/render/notice", strings.NewReader(notice(t)))
	r.Header.Set("Content-Type", "application/yaml")
	s.ServeHTTP(w, r)
	if len(w.read) != 3 || w.read[0].IsZero() || w.read[1].IsZero() || !w.read[2].IsZero() {
		t.Errorf("read deadlines %v", w.read)
	}
	if len(w.write) != 2 || !w.write[0].IsZero() || w.write[1].IsZero() {
		t.Errorf("write deadlines %v", w.write)
	}
}

func TestAFaultOfTheProgramShowsNoCause(t *testing.T) {
	s, _ := start(t, Config{})
	w := httptest.NewRecorder()
	s.observe(s.observed("/", func(http.ResponseWriter, *http.Request) error { panic("the cause") })).ServeHTTP(w, httptest.NewRequest("GET", "/", nil))
	if w.Code != 500 || strings.Contains(w.Body.String(), "cause") || !strings.Contains(w.Body.String(), "/problems/internal") {
		t.Errorf("%d %s", w.Code, w.Body)
	}
}
