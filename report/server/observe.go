package server

import (
	"context"
	"crypto/rand"
	"crypto/subtle"
	"encoding/hex"
	"errors"
	"log/slog"
	"net"
	"net/http"
	"runtime/debug"
	"strconv"
	"strings"
	"time"
)

// An endpoint answers a request, or says why it cannot.
type endpoint func(http.ResponseWriter, *http.Request) error

// admitted lets a request in when there is room for it.
func (s *Server) admitted(next endpoint) endpoint {
	return func(w http.ResponseWriter, r *http.Request) error {
		client := clientOf(r)
		if wait, ok := s.clients.take(client, time.Now()); !ok {
			p := refuse(http.StatusTooManyRequests, "quota", "")
			p.Retry = int(wait/time.Second) + 1
			return p
		}
		if err := s.gate.enter(); err != nil {
			return err
		}
		defer s.gate.leave()
		return next(w, r)
	}
}

// clientOf is what one client's requests are counted by: its address without
// the port.
func clientOf(r *http.Request) string {
	host, _, err := net.SplitHostPort(r.RemoteAddr)
	if err != nil {
		return r.RemoteAddr
	}
	return host
}

// authorized lets a request in that shows a token, where there are any. Every
// token is compared, in constant time.
func (s *Server) authorized(next endpoint) endpoint {
	if len(s.Tokens) == 0 {
		return next
	}
	return func(w http.ResponseWriter, r *http.Request) error {
		shown, bearer := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer ")
		found := 0
		for _, t := range s.Tokens {
			found |= subtle.ConstantTimeCompare([]byte(t), []byte(shown))
		}
		if found == 0 || !bearer {
			w.Header().Set("WWW-Authenticate", `Bearer realm="biaoping"`)
			return refuse(http.StatusUnauthorized, "token", "请在 Authorization 里写 Bearer 和令牌")
		}
		return next(w, r)
	}
}

// observed answers a request of one route and counts it.
func (s *Server) observed(route string, serve endpoint) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if o, ok := w.(*observer); ok {
			o.route = route
		}
		if err := s.safely(serve, w, r); err != nil {
			s.fail(w, r, err)
		}
	})
}

// safely turns a fault of the program into an error.
func (s *Server) safely(serve endpoint, w http.ResponseWriter, r *http.Request) (err error) {
	defer func() {
		if v := recover(); v != nil {
			s.Log.ErrorContext(r.Context(), "panic", "value", v, "stack", string(debug.Stack()))
			err = refuse(http.StatusInternalServerError, "internal", "")
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
	p := problemOf(err)
	if p.Status == http.StatusInternalServerError {
		s.Log.ErrorContext(r.Context(), "fault", "id", w.Header().Get(requestID), "error", err)
	}
	if o, ok := w.(*observer); ok && o.status != 0 {
		return
	}
	told := *p
	told.Instance = w.Header().Get(requestID)
	if told.Retry > 0 {
		w.Header().Set("Retry-After", strconv.Itoa(told.Retry))
	}
	if p.Status == http.StatusRequestEntityTooLarge || p.Status == http.StatusRequestTimeout {
		w.Header().Set("Connection", "close") // what is left of the body is not read
	}
	if err := send(w, told.Status, "application/problem+json", told); err != nil {
		s.Log.WarnContext(r.Context(), "answer", "error", err)
	}
}

const requestID = "X-Request-Id"

// observe gives every request its id, its headers and its line in the log. The
// log says what was asked for and how it went, never what was in it.
func (s *Server) observe(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		begun := time.Now()
		o := &observer{ResponseWriter: w}
		id := idOf(r)
		h := w.Header()
		h.Set(requestID, id)
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Content-Security-Policy", "default-src 'self'; frame-ancestors 'none'")
		h.Set("Referrer-Policy", "no-referrer")
		h.Set("Cache-Control", "no-store")
		next.ServeHTTP(o, r)
		took := time.Since(begun)
		s.metrics.answered(o.route, r.Method, o.code(), took)
		attrs := []any{"id", id, "method", r.Method, "route", o.route, "status", o.code(), "bytes", o.bytes, "ms", took.Milliseconds()}
		if trace := traceOf(r); trace != "" {
			attrs = append(attrs, "trace", trace)
		}
		s.Log.Log(r.Context(), slog.LevelInfo, "request", attrs...)
	})
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

// traceOf is the trace id of a traceparent header (W3C Trace Context, 3.2.2);
// empty for none.
func traceOf(r *http.Request) string {
	parts := strings.Split(r.Header.Get("Traceparent"), "-")
	if len(parts) != 4 || len(parts[1]) != 32 || strings.Trim(parts[1], "0123456789abcdef") != "" {
		return ""
	}
	return parts[1]
}

// An observer sees what is answered.
type observer struct {
	http.ResponseWriter
	route  string // the pattern that answered; empty for none
	status int
	bytes  int
}

func (o *observer) WriteHeader(status int) {
	if o.status == 0 {
		o.status = status
	}
	o.ResponseWriter.WriteHeader(status)
}

func (o *observer) Write(p []byte) (int, error) {
	if o.status == 0 {
		o.status = http.StatusOK
	}
	n, err := o.ResponseWriter.Write(p)
	o.bytes += n
	return n, err
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
