// Package server is the library behind HTTP: documents, findings, filled
// templates, and what there is to know about kinds and rules. It is an
// http.Handler that other services can mount; the command serves it alone.
//
// It decides nothing about documents. It decides who is let in, how much work
// is done at once and how long it may take, and it says with a status and a
// problem (RFC 9457) what went wrong. No address in a request is ever fetched.
package server

import (
	"cmp"
	"log/slog"
	"net/http"
	"runtime"
	"time"

	"github.com/biaoping/biaoping/report"
	"github.com/biaoping/biaoping/report/font"
	"github.com/biaoping/biaoping/templates"
	"github.com/biaoping/biaoping/validate"
)

// A Config says how a Server works. Zero values stand for what the comments
// name.
type Config struct {
	Templates *templates.Set  // the embedded ones
	Rules     *validate.Rules // the embedded ones
	Fonts     *font.Set       // the embedded ones

	Workers int           // documents made at once: as many as there are processors
	Queue   int           // requests that wait for a worker: 32
	Wait    time.Duration // how long they wait at most: 2 s
	Readers int           // bodies read at once: 256
	Body    int64         // bytes of a body: 8 MB
	Reading time.Duration // for a body: 10 s
	Working time.Duration // for a document: 10 s
	Rate    float64       // requests a second from one client: no limit
	Burst   int           // requests of one client at once: twice Rate
	Tokens  []string      // one of which a client must show; none: everybody is let in
	Version string        // of the program
	Log     *slog.Logger  // slog.Default
}

func (c Config) withDefaults() (Config, error) {
	var err error
	if c.Templates == nil {
		if c.Templates, err = templates.Embedded(); err != nil {
			return c, err
		}
	}
	if c.Rules == nil {
		if c.Rules, err = validate.Embedded(); err != nil {
			return c, err
		}
	}
	if c.Fonts == nil {
		if c.Fonts, err = font.Embedded(); err != nil {
			return c, err
		}
	}
	c.Workers = cmp.Or(c.Workers, runtime.GOMAXPROCS(0))
	c.Queue = cmp.Or(c.Queue, 32)
	c.Wait = cmp.Or(c.Wait, 2*time.Second)
	c.Readers = cmp.Or(c.Readers, 256)
	c.Body = cmp.Or(c.Body, 8<<20)
	c.Reading = cmp.Or(c.Reading, 10*time.Second)
	c.Working = cmp.Or(c.Working, 10*time.Second)
	c.Burst = cmp.Or(c.Burst, int(2*c.Rate), 1)
	c.Log = cmp.Or(c.Log, slog.Default())
	return c, nil
}

// A Server answers requests. It may be mounted below any path.
type Server struct {
	Config
	handler http.Handler
	gate    *gate
	clients *clients
	metrics *metrics
	options []report.Option
}

// New makes a server, ready for its first request.
func New(c Config) (*Server, error) {
	c, err := c.withDefaults()
	if err != nil {
		return nil, err
	}
	s := &Server{Config: c, gate: newGate(c.Workers, c.Queue, c.Readers, c.Wait), clients: newClients(c.Rate, c.Burst)}
	s.metrics = newMetrics(s.gate)
	s.options = []report.Option{report.Templates(c.Templates), report.Rules(c.Rules), report.Fonts(c.Fonts)}
	mux := http.NewServeMux()
	for _, r := range routes {
		h := r.serve
		serve := func(w http.ResponseWriter, req *http.Request) error { return h(s, w, req) }
		if r.work {
			serve = s.admitted(serve)
		}
		if !r.open {
			serve = s.authorized(serve)
		}
		mux.Handle(r.method+" "+r.path, s.observed(r.path, serve))
	}
	s.handler = s.observe(mux)
	return s, nil
}

// ServeHTTP answers one request.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) { s.handler.ServeHTTP(w, r) }

// Drain lets no new work in; what has been let in goes on. It is called before
// http.Server.Shutdown, so that whoever spreads the load sees /readyz fail.
func (s *Server) Drain() { s.gate.drain() }

// A route is one thing a client can ask for.
type route struct {
	method, path string
	work         bool // it makes documents: it needs a worker
	open         bool // nobody need show a token
	serve        func(*Server, http.ResponseWriter, *http.Request) error
	summary      string // for the description
}

// routes is all there is.
var routes = []route{
	{"POST", "/v1/render/{kind}", true, false, (*Server).render, "由事实生成文书"},
	{"POST", "/v1/check/{kind}", true, false, (*Server).check, "校核事实，给出意见"},
	{"POST", "/v1/fill", true, false, (*Server).fill, "把事实填入自备的 Word、Excel 模板"},
	{"GET", "/v1/kinds", false, false, (*Server).kinds, "列出文种"},
	{"GET", "/v1/kinds/{kind}/schema", false, false, (*Server).schema, "某文种请求的 JSON Schema"},
	{"GET", "/v1/kinds/{kind}/sample", false, false, (*Server).sample, "某文种的样例请求"},
	{"GET", "/v1/rules", false, false, (*Server).rules, "列出规则包和规则"},
	{"GET", "/v1/rules/{id}", false, false, (*Server).rule, "说明一条规则"},
	{"GET", "/healthz", false, true, (*Server).healthz, "进程是否活着"},
	{"GET", "/readyz", false, true, (*Server).readyz, "是否接受新的请求"},
	{"GET", "/metrics", false, false, (*Server).measure, "运行指标"},
	{"GET", "/version", false, true, (*Server).version, "版本"},
}
