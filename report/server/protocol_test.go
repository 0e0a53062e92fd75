package server

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"testing"
	"time"
)

// hearAll is all that comes until the service closes the connection.
func (c caller) hearAll() string {
	b, err := io.ReadAll(c)
	if err != nil {
		c.t.Error(err)
	}
	return string(b)
}

const headOfNotice = "POST /v1/render/notice?format=pdf HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/yaml\r\n"

func TestOldAndChunkedRequestsAreServed(t *testing.T) {
	_, h := start(t, Config{})
	text := notice(t)
	for name, request := range map[string]string{
		"HTTP/1.0": strings.Replace(headOfNotice, "HTTP/1.1", "HTTP/1.0", 1) + fmt.Sprintf("Content-Length: %d\r\n\r\n%s", len(text), text),
		"chunked":  headOfNotice + fmt.Sprintf("Connection: close\r\nTransfer-Encoding: chunked\r\n\r\na\r\n%s\r\n%x\r\n%s\r\n0\r\n\r\n", text[:10], len(text)-10, text[10:]),
	} {
		c := call(t, h)
		c.say(request)
		head, document, _ := strings.Cut(c.hearAll(), "\r\n\r\n")
		if !strings.Contains(head, " 200 OK\r\n") || !strings.HasPrefix(document, "%PDF") || !strings.HasSuffix(document, "%%EOF\n") {
			t.Errorf("%s: %s %.100s", name, head, document)
		}
	}
}

func TestRequestsThatCannotBeReadAreRefused(t *testing.T) {
	_, h := start(t, Config{})
	for request, want := range map[string]string{
		headOfNotice + "Transfer-Encoding: chunked\r\n\r\nzz\r\n":                                          "400",
		headOfNotice + "Content-Length: 3\r\nContent-Length: 4\r\n\r\nabcd":                                "400",
		headOfNotice + "Transfer-Encoding: gzip\r\n\r\n":                                                   "501",
		"GET /" + strings.Repeat("a", 2<<20) + " HTTP/1.1\r\nHost: localhost\r\n\r\n":                      "431",
		"GET /version HTTP/1.1\r\nHost: localhost\r\nX: " + strings.Repeat("a", 2<<20) + "\r\n\r\n":        "431",
		"GET /version HTTP/1.1\r\nHost: localhost\r\nX-Request-Id: a\rSet-Cookie: b\r\n\r\n":               "400",
		"GET /version HTTP/1.1\r\n\r\n":                                                                    "400",
		"GET /version HTTP/3.0\r\nHost: localhost\r\n\r\n":                                                 "505",
		"GET /v1/kinds/" + strings.Repeat("a", 5000) + "/schema HTTP/1.0\r\nHost: localhost\r\n\r\n":       "404",
		headOfNotice + "Connection: close\r\nContent-Encoding: gzip\r\nContent-Length: 3\r\n\r\nabc":       "415",
		headOfNotice + "Connection: close\r\nContent-Length: 3\r\nContent-Encoding: GZIP, br\r\n\r\nabc":   "415",
		"DELETE /version HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: 3\r\n\r\nabc": "405",
		"OPTIONS * HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n":                               "404",
		"CONNECT example.org:443 HTTP/1.1\r\nHost: example.org:443\r\nConnection: close\r\n\r\n":           "40",
		"GET http://example.org/v1/nothing HTTP/1.1\r\nHost: example.org\r\nConnection: close\r\n\r\n":     "404",
	} {
		c := call(t, h)
		go io.WriteString(c, request) // more than is read may be sent
		got := make([]byte, len("HTTP/1.1 400"))
		if _, err := io.ReadFull(c, got); err != nil || !strings.HasPrefix(string(got[9:]), want) {
			t.Errorf("%.60q: %q %v", request, got, err)
		}
	}
}

// TestWhoIsRefusedIsNotAskedForItsBody sends heads that wait for 100 Continue.
func TestWhoIsRefusedIsNotAskedForItsBody(t *testing.T) {
	s, h := start(t, Config{Body: 1000, Tokens: []string{"t"}})
	ask := func(more string) string {
		c := call(t, h)
		c.say("POST /v1/render/notice HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nExpect: 100-continue\r\n" + more + "\r\n")
		line, _, _ := strings.Cut(c.hearAll(), "\r\n")
		return line
	}
	const authorized = "Authorization: bearer t\r\n"
	const yaml = authorized + "Content-Type: application/yaml\r\n"
	for more, want := range map[string]string{
		"Content-Length: 10\r\n":                                 "401",
		authorized + "Content-Length: 10\r\n":                    "415",
		yaml + "Content-Length: 1001\r\n":                        "413",
		yaml + "Sec-Fetch-Site: cross-site\r\nContent-Length: 1": "403",
	} {
		if got := ask(strings.TrimSuffix(more, "\r\n") + "\r\n"); !strings.HasPrefix(got, "HTTP/1.1 "+want) {
			t.Errorf("%q: %s, want %s", more, got, want)
		}
	}
	s.Drain()
	if got := ask(yaml + "Content-Length: 10\r\n"); !strings.HasPrefix(got, "HTTP/1.1 503") {
		t.Errorf("draining: %s", got)
	}
}

// TestALargeBodyIsHeardOut: a browser that sends without asking listens only
// when it has sent all.
func TestALargeBodyIsHeardOut(t *testing.T) {
	_, h := start(t, Config{Body: 100 << 10})
	for name, head := range map[string]string{
		"of known length": "Content-Length: " + strconv.Itoa(800<<10) + "\r\n\r\n" + strings.Repeat("#", 800<<10),
		"in chunks":       "Transfer-Encoding: chunked\r\n\r\n" + strings.Repeat("19000\r\n"+strings.Repeat("#", 100<<10)+"\r\n", 8) + "0\r\n\r\n",
	} {
		c := call(t, h)
		c.say(headOfNotice + head)
		if status, body := c.hear(); status != 413 || !strings.Contains(body, "/problems/too-large") {
			t.Errorf("%s: %d %s", name, status, body)
		}
	}
}

// TestWhoIsRefusedWhileSendingHearsOfIt sends more than the buffers of a
// connection hold.
func TestWhoIsRefusedWhileSendingHearsOfIt(t *testing.T) {
	s, h := start(t, Config{Body: 4 << 20, Tokens: []string{"t"}})
	body := strings.Repeat("#", 16<<20)
	send := func(head, want string) {
		t.Helper()
		for _, keep := range []string{"keep-alive", "close"} {
			c := call(t, h)
			c.say(head + fmt.Sprintf("Host: localhost\r\nConnection: %s\r\nContent-Length: %d\r\n\r\n", keep, len(body)))
			c.say(body)
			if status, text := c.hear(); !strings.Contains(text, "/problems/"+want) {
				t.Errorf("%s: %d %s", want, status, text)
			}
		}
	}
	const post, authorized = "POST /v1/check/notice HTTP/1.1\r\n", "Authorization: Bearer t\r\nContent-Type: application/json\r\n"
	send(post, "token")
	send("POST /v1/nothing HTTP/1.1\r\n", "path")
	send("DELETE /version HTTP/1.1\r\n", "method")
	send(strings.Replace(post, "notice", "nothing", 1)+authorized, "kind")
	send(strings.Replace(post, "notice", "notice?x=y", 1)+authorized, "query")
	send(post+strings.Replace(authorized, "json", "xml", 1), "media")
	send(post+authorized, "too-large")
	s.Drain()
	send(post+authorized, "busy")
}

// TestWhoIsRefusedBeforeTheFirstChunkIsHeardOut: a late chunk must not end the
// reading of all that follow.
func TestWhoIsRefusedBeforeTheFirstChunkIsHeardOut(t *testing.T) {
	_, h := start(t, Config{Body: 4 << 20, Tokens: []string{"t"}})
	c := call(t, h)
	c.say("POST /v1/check/notice HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n")
	r := bufio.NewReader(c)
	if line, err := r.ReadString('\n'); err != nil || !strings.Contains(line, " 401 ") {
		t.Fatal(line, err)
	}
	c.say(fmt.Sprintf("%x\r\n%s\r\n0\r\n\r\n", 16<<20, strings.Repeat("#", 16<<20)))
	if _, err := io.Copy(io.Discard, r); err != nil {
		t.Error(err)
	}
}

// TestWhoHasBeenToldToContinueHearsOfARefusal: a client that waited for 100
// Continue sends its body when it is refused.
func TestWhoHasBeenToldToContinueHearsOfARefusal(t *testing.T) {
	_, h := start(t, Config{Body: 32 << 20})
	c := call(t, h)
	body := "--x\r\nContent-Disposition: form-data; name=\"../x\"\r\n\r\n" + strings.Repeat("#", 16<<20)
	c.say(fmt.Sprintf("POST /v1/check/notice HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: %d\r\n\r\n", len(body)))
	if status, _ := c.hear(); status != http.StatusContinue {
		t.Fatal(status)
	}
	c.say(body)
	if status, text := c.hear(); !strings.Contains(text, "/problems/body") {
		t.Errorf("%d %s", status, text)
	}
}

// TestWhatStandsBehindTheLastPartIsHeardOut: a connection that is closed with
// bytes unheard takes back what has been answered.
func TestWhatStandsBehindTheLastPartIsHeardOut(t *testing.T) {
	s, _ := start(t, Config{})
	body := strings.NewReader("--x\r\nContent-Disposition: form-data; name=\"request\"\r\n\r\n" + notice(t) + "\r\n--x--\r\n" + strings.Repeat("#", 1<<20))
	r := httptest.NewRequest("POST", "/v1/check/notice", body)
	r.Header.Set("Content-Type", "multipart/form-data; boundary=x")
	w := httptest.NewRecorder()
	s.ServeHTTP(w, r)
	if w.Code != 200 || body.Len() > 0 {
		t.Errorf("%d %s, %d bytes are left", w.Code, w.Body, body.Len())
	}
}

// TestAHalfClosedConnectionGetsNoEmptyDocument: net/http takes a client that
// has only stopped sending for one that is gone.
func TestAHalfClosedConnectionGetsNoEmptyDocument(t *testing.T) {
	s, h := start(t, Config{Workers: 1})
	s.gate.workers <- struct{}{} // so that the request waits when its client is gone
	c := call(t, h)
	text := notice(t)
	c.announce("/v1/render/notice", len(text))
	c.say(text)
	c.CloseWrite()
	if got := c.hearAll(); got != "" {
		t.Errorf("%s", got)
	}
	<-s.gate.workers
}

// TestAnEarlierDeadlineDoesNotEndALaterRequest: net/http ends the context of a
// connection with the deadline of a body, and keeps the connection.
func TestAnEarlierDeadlineDoesNotEndALaterRequest(t *testing.T) {
	s, _ := start(t, Config{})
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	r := httptest.NewRequestWithContext(ctx, "POST", "/v1/render/notice", strings.NewReader(notice(t)))
	r.Header.Set("Content-Type", "application/yaml")
	w := httptest.NewRecorder()
	s.ServeHTTP(w, r)
	if w.Code != 200 || !strings.HasPrefix(w.Body.String(), "%PDF") {
		t.Errorf("%d %.100s", w.Code, w.Body)
	}
}

// TestABodyThatNobodyReadsHoldsNoConnection: net/http waits for the body of
// any request before it answers.
func TestABodyThatNobodyReadsHoldsNoConnection(t *testing.T) {
	_, h := start(t, Config{Reading: time.Millisecond})
	for _, path := range []string{"GET /healthz", "GET /v1/kinds", "GET /v1/nothing", "DELETE /version", "GET /metrics", "GET /"} {
		c := call(t, h)
		c.say(path + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\n")
		c.hearAll() // ends when the connection is closed
	}
}

func TestSlowReadersMakeRoomForOthers(t *testing.T) {
	s, _ := start(t, Config{Answers: 100 << 10})
	s.answers.patience = 0
	large := bytes.Repeat([]byte("x"), 60<<10)
	slow := &stuck{header: http.Header{}, begun: make(chan bool), out: make(chan bool)}
	done := make(chan error)
	go func() { done <- s.write(slow, 200, "text/plain", large) }()
	<-slow.begun
	w := httptest.NewRecorder()
	if err := s.write(w, 200, "text/plain", large); err != nil || w.Body.Len() != len(large) {
		t.Errorf("%v, %d bytes", err, w.Body.Len())
	}
	if err := <-done; err != http.ErrHandlerTimeout {
		t.Errorf("the slow one was not turned out: %v", err)
	}
	if n, weight := s.answers.count(); n != 0 || weight != 0 {
		t.Errorf("%d are left and take %d", n, weight)
	}
	// One that is larger than the room is sent when nobody else is.
	if err := s.write(httptest.NewRecorder(), 200, "text/plain", make([]byte, 200<<10)); err != nil {
		t.Error(err)
	}
	// Nobody is turned out too soon; whoever comes then is told to come again.
	s.answers.patience = time.Hour
	slow = &stuck{header: http.Header{}, begun: make(chan bool), out: make(chan bool)}
	go func() { done <- s.write(slow, 200, "text/plain", large) }()
	<-slow.begun
	if w := get(s, "/v1/rules"); w.Code != 503 || w.Header().Get("Retry-After") != "1" {
		t.Errorf("no room, but %d", w.Code)
	}
	if w := get(s, "/healthz"); w.Code != 200 {
		t.Errorf("no room for large answers is no illness: %d", w.Code)
	}
	slow.SetWriteDeadline(time.Now())
	<-done
}

func get(h http.Handler, path string) *httptest.ResponseRecorder {
	w := httptest.NewRecorder()
	h.ServeHTTP(w, httptest.NewRequest("GET", path, nil))
	return w
}

// A stuck connection takes nothing until its time is up.
type stuck struct {
	header     http.Header
	begun, out chan bool
}

func (s *stuck) Header() http.Header              { return s.header }
func (s *stuck) WriteHeader(int)                  {}
func (s *stuck) SetWriteDeadline(time.Time) error { close(s.out); return nil }
func (s *stuck) Write([]byte) (int, error) {
	close(s.begun)
	<-s.out
	return 0, http.ErrHandlerTimeout
}

// TestHeavyWorkIsDoneOneAtATime keeps the place of heavy work and sees that
// small requests are done all the same.
func TestHeavyWorkIsDoneOneAtATime(t *testing.T) {
	s, h := start(t, Config{Workers: 2, Wait: time.Millisecond})
	s.gate.heavy <- struct{}{}
	heavy := strings.Replace(notice(t), "  copyTo:", strings.Repeat("\n", manyMarks)+"  copyTo:", 1)
	if status, body := post(t, h, "/v1/check/notice", heavy); status != 503 {
		t.Errorf("%d %.200s", status, body)
	}
	if status, _ := post(t, h, "/v1/check/notice", notice(t)); status != 200 {
		t.Errorf("a small one: %d", status)
	}
	<-s.gate.heavy
	if status, body := post(t, h, "/v1/check/notice", heavy); status != 200 {
		t.Errorf("%d %.200s", status, body)
	}
	if n := len(s.gate.heavy) + len(s.gate.workers); n != 0 {
		t.Errorf("%d places are not given back", n)
	}
}

func TestAnIPv6NetworkIsOneClient(t *testing.T) {
	for addr, want := range map[string]string{
		"192.0.2.1:80": "192.0.2.1", "[2001:db8:1:2:3::4]:80": "2001:db8:1:2::/64", "[2001:db8:1:2::9]:81": "2001:db8:1:2::/64",
		"[fe80::1%eth0]:80": "fe80::/64", "[::ffff:192.0.2.1]:80": "::ffff:192.0.2.1", "@": "@",
	} {
		if got := clientOf(&http.Request{RemoteAddr: addr}); got != want {
			t.Errorf("%s is %s, want %s", addr, got, want)
		}
	}
}
