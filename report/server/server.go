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
	"github.com/biaoping/biaoping/report/picture"
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
	Readers int           // bodies received at once: 512
	Body    int64         // bytes of a body: 8 MB
	Bodies  int64         // bytes of all bodies in memory at once: 64 MB, and no less than Body
	Answers int64         // bytes of all answers on their way to clients: 64 MB
	Pixels  int           // of a picture: 40 million
	Reading time.Duration // for a body: 10 s
	Working time.Duration // for a document: 10 s
	Writing time.Duration // for an answer: 30 s
	Rate    float64       // requests a second from one client: no limit
	Burst   int           // requests of one client at once: twice Rate
	Tokens  []string      // one of which a client must show; none: everybody is let in
	Version string        // of the program
	Stamp   string        // what else documents are made with, for their ETag: a hash of Templates, Rules and Fonts that are not the embedded ones
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
	c.Readers = cmp.Or(c.Readers, 512)
	c.Body = cmp.Or(c.Body, 8<<20)
	c.Bodies = max(cmp.Or(c.Bodies, 64<<20), c.Body)
	c.Answers = cmp.Or(c.Answers, 64<<20)
	c.Reading = cmp.Or(c.Reading, 10*time.Second)
	c.Working = cmp.Or(c.Working, 10*time.Second)
	c.Writing = cmp.Or(c.Writing, 30*time.Second)
	c.Burst = cmp.Or(c.Burst, int(2*c.Rate), 1)
	c.Log = cmp.Or(c.Log, slog.Default())
	return c, nil
}

// A Server answers requests. It may be mounted below any path.
type Server struct {
	Config
	handler http.Handler
	mux     *http.ServeMux
	origin  *http.CrossOriginProtection
	gate    *gate
	readers *room // those who send a body
	store   *store
	refused *room // those who send what has been refused
	answers *room // those who are sent a large answer
	lists   *lists
	clients *clients
	metrics *metrics
	options []report.Option
}

// patience is how long a client may send or receive while others wait for its
// place.
const patience = time.Second

// New makes a server, ready for its first request.
func New(c Config) (*Server, error) {
	c, err := c.withDefaults()
	if err != nil {
		return nil, err
	}
	s := &Server{Config: c, mux: http.NewServeMux(), origin: http.NewCrossOriginProtection(), gate: newGate(c.Workers, c.Queue, c.Wait),
		readers: newRoom(int64(c.Readers), patience), refused: newRoom(int64(c.Readers), patience), store: &store{size: c.Bodies}, answers: newRoom(c.Answers, patience), clients: newClients(c.Rate, c.Burst)}
	s.metrics = newMetrics(s.gate, s.readers, s.answers, s.store)
	s.lists = s.newLists()
	s.options = []report.Option{report.Templates(c.Templates), report.Rules(c.Rules), report.Fonts(c.Fonts), report.Remember(new(picture.Cache)), report.Pixels(c.Pixels)}
	for _, r := range routes() {
		s.mux.Handle(r.method+" "+r.path, s.observed(r.path, s.guarded(r)))
	}
	s.mux.Handle(nowhere, s.observed("", s.none))
	s.handler = s.observe(http.HandlerFunc(s.direct))
	return s, nil
}

// ServeHTTP answers one request.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) { s.handler.ServeHTTP(w, r) }

// Drain lets no new work in; what has been let in goes on. It is called before
// http.Server.Shutdown, so that whoever spreads the load sees /readyz fail.
func (s *Server) Drain() { s.gate.drain() }
