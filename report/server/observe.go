package server

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"log/slog"
	"net/http"
	"regexp"
	"runtime/debug"
	"strconv"
	"strings"
	"time"
)

// An endpoint answers a request, or says why it cannot.
type endpoint func(http.ResponseWriter, *http.Request) error

// observed answers a request of one route and counts it.
func (s *Server) observed(route string, serve endpoint) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.(*observer).route = route
		if err := s.safely(serve, w, r); err != nil {
			s.fail(w, r, err)
		}
	})
}

// safely turns a fault of the program into an error.
func (s *Server) safely(serve endpoint, w http.ResponseWriter, r *http.Request) (err error) {
	defer func() {
		if v := recover(); v != nil {
			s.Log.ErrorContext(r.Context(), "panic", "id", w.Header().Get(requestID), "value", v, "stack", string(debug.Stack()))
			err = refuse("internal", "")
		}
	}()
	return serve(w, r)
}

// fail answers with the problem that err is. Nothing is answered to a client
// that has gone, and to one that has begun to receive a document.
func (s *Server) fail(w http.ResponseWriter, r *http.Request, err error) {
	if errors.Is(err, context.Canceled) && r.Context().Err() != nil {
		return
	}
	o := w.(*observer)
	if o.status != 0 {
		o.cut = true
		return
	}
	p := problemOf(err)
	if p.Status == http.StatusInternalServerError {
		s.Log.ErrorContext(r.Context(), "fault", "id", w.Header().Get(requestID), "error", err)
	}
	if o.sending = !o.heard && sending(o, r); o.sending {
		// The answer goes ahead of what has not come.
		w.Header().Set("Connection", "close")
		_ = http.NewResponseController(w).EnableFullDuplex()
	}
	err = s.tell(w, p)
	if errors.Is(err, errFull) {
		err = s.tell(w, problemOf(err))
	}
	o.cut = err != nil
}

// tell answers with p.
func (s *Server) tell(w http.ResponseWriter, p *problem) error {
	told := *p
	told.Instance = w.Header().Get(requestID)
	w.(*observer).problem = strings.TrimPrefix(p.Type, problemsAt)
	if told.Retry > 0 {
		w.Header().Set(retryAfter, strconv.Itoa(told.Retry))
	}
	return s.send(w, told.Status, problemMedia, told)
}

// observe gives every request its id, its headers and its line in the log. The
// log says what was asked for and how it went, never what was in it.
func (s *Server) observe(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		begun := time.Now()
		o := &observer{ResponseWriter: w, writing: s.Writing}
		control := http.NewResponseController(w)
		// What an earlier answer on this connection has set.
		_ = deadline(control.SetWriteDeadline, 0)
		if r.Context().Err() != nil {
			// A deadline for what was left of an earlier request has ended the
			// context of the connection, on which this one has come all the same.
			r = r.WithContext(context.WithoutCancel(r.Context()))
		}
		if r.ContentLength != 0 {
			// Whoever answers, net/http waits for the body.
			_ = deadline(control.SetReadDeadline, s.Reading)
		}
		id := idOf(r)
		h := w.Header()
		h.Set(requestID, id)
		for _, f := range securityHeaders {
			h.Set(f.name, f.value)
		}
		next.ServeHTTP(o, r)
		took := time.Since(begun)
		s.metrics.answered(o.route, r.Method, o.code(), took)
		attrs := []any{"id", id, "method", r.Method, "route", o.route, "status", o.code(), "bytes", o.bytes, "ms", took.Milliseconds()}
		if o.cut {
			attrs = append(attrs, "cut", true)
		}
		if o.problem != "" {
			attrs = append(attrs, "problem", o.problem)
		}
		if trace := traceOf(r); trace != "" {
			attrs = append(attrs, "trace", trace)
		}
		s.Log.Log(r.Context(), slog.LevelInfo, "request", attrs...)
		if o.sending {
			s.outlast(w, r, begun.Add(s.Reading))
		}
		if o.status == 0 {
			// One who has only stopped sending would take an empty answer for
			// the document.
			panic(http.ErrAbortHandler)
		}
	})
}

// securityHeaders go with every answer. The page loads nothing from elsewhere;
// it shows a document it has received as a blob.
var securityHeaders = []struct{ name, value string }{
	{"X-Content-Type-Options", "nosniff"},
	{"Content-Security-Policy", "default-src 'self'; frame-src blob:; object-src blob:; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"},
	{"Cross-Origin-Opener-Policy", "same-origin"},
	{"Cross-Origin-Resource-Policy", "same-origin"},
	{"Referrer-Policy", "no-referrer"},
	{"Cache-Control", "no-store"},
}

// idOf is the id the client gives its request, if it is harmless, or a new one.
func idOf(r *http.Request) string {
	id := r.Header.Get(requestID)
	if id != "" && len(id) <= 64 && strings.Trim(id, "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_.") == "" {
		return id
	}
	var b [8]byte
	rand.Read(b[:])
	return hex.EncodeToString(b[:])
}

// traceParent is a header of W3C Trace Context, 3.2: version, trace, parent and
// flags. Later versions may have more behind them.
var traceParent = regexp.MustCompile(`^([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]{2}(-.*)?$`)

// traceOf is the trace id of a traceparent header; empty for none.
func traceOf(r *http.Request) string {
	m := traceParent.FindStringSubmatch(r.Header.Get("Traceparent"))
	switch {
	case m == nil, m[1] == "ff", m[1] == "00" && m[4] != "", strings.Trim(m[2], "0") == "", strings.Trim(m[3], "0") == "":
		return ""
	}
	return m[2]
}

// An observer sees what is answered, and sees to it that whoever is answered
// takes the answer in time.
type observer struct {
	http.ResponseWriter
	writing time.Duration
	route   string // the pattern that answered; empty for none
	asked   bool   // the body has been asked for
	heard   bool   // it has been read
	sending bool   // it has been refused while it was sent
	problem string // the type of the problem answered
	cut     bool   // the client has not taken all of it
	status  int
	bytes   int
}

func (o *observer) WriteHeader(status int) {
	o.begin(status)
	o.ResponseWriter.WriteHeader(status)
}

func (o *observer) Write(p []byte) (int, error) {
	o.begin(http.StatusOK)
	n, err := o.ResponseWriter.Write(p)
	o.bytes += n
	return n, err
}

func (o *observer) begin(status int) {
	if o.status == 0 {
		o.status = status
		// It cannot fail on a connection that lives, and on no other matters.
		_ = deadline(http.NewResponseController(o.ResponseWriter).SetWriteDeadline, o.writing)
	}
}

// Unwrap lets http.ResponseController through.
func (o *observer) Unwrap() http.ResponseWriter { return o.ResponseWriter }

// code is the status answered; 499 where the client has gone before.
func (o *observer) code() int {
	if o.status == 0 {
		return 499
	}
	return o.status
}
