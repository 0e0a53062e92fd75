package server

import (
	"crypto/subtle"
	"net"
	"net/http"
	"strings"
	"time"
)

// admitted lets a request in when there is room for it. Pages of other sites
// send none: a clerk's browser may reach services that the site cannot.
func (s *Server) admitted(next endpoint) endpoint {
	return func(w http.ResponseWriter, r *http.Request) error {
		if err := s.origin.Check(r); err != nil {
			return refuse(http.StatusForbidden, "origin", "不接受别的网站发起的请求")
		}
		if wait, ok := s.clients.take(clientOf(r), time.Now()); !ok {
			p := refuse(http.StatusTooManyRequests, "quota", "")
			p.Retry = int(wait/time.Second) + 1
			return p
		}
		if err := s.gate.open(); err != nil {
			return err
		}
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

// guarded is what a route does for those whom it lets in.
func (s *Server) guarded(r route) endpoint {
	serve := func(w http.ResponseWriter, req *http.Request) error { return r.serve(s, w, req) }
	if r.method == http.MethodPost {
		serve = s.admitted(serve)
	}
	if !r.open {
		serve = s.authorized(serve)
	}
	return serve
}
