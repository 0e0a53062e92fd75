package server

import (
	"crypto/sha256"
	"crypto/subtle"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"slices"
	"strings"
	"time"
)

// admitted lets a request in when there is room for it. Pages of other sites
// send none: a clerk's browser may reach services that the site cannot.
func (s *Server) admitted(next endpoint) endpoint {
	return func(w http.ResponseWriter, r *http.Request) error {
		if err := s.origin.Check(r); err != nil {
			return refuse("origin", "不接受别的网站发起的请求")
		}
		if wait, ok := s.clients.take(clientOf(r), time.Now()); !ok {
			p := refuse("quota", "")
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
// the port, of IPv6 the network of 64 bits that one client has.
func clientOf(r *http.Request) string {
	host, _, err := net.SplitHostPort(r.RemoteAddr)
	if err != nil {
		return r.RemoteAddr
	}
	addr, err := netip.ParseAddr(host)
	if err != nil || addr.Unmap().Is4() {
		return host
	}
	network, err := addr.WithZone("").Prefix(64)
	if err != nil {
		return host
	}
	return network.String()
}

// authorized lets a request in that shows a token, where there are any. Every
// token is compared, in a time that tells neither its length nor its bytes.
func (s *Server) authorized(next endpoint) endpoint {
	if len(s.Tokens) == 0 {
		return next
	}
	sums := make([][sha256.Size]byte, len(s.Tokens))
	for i, t := range s.Tokens {
		sums[i] = sha256.Sum256([]byte(t))
	}
	return func(w http.ResponseWriter, r *http.Request) error {
		scheme, shown, _ := strings.Cut(r.Header.Get("Authorization"), " ")
		sum := sha256.Sum256([]byte(shown))
		found := 0
		for _, t := range sums {
			found |= subtle.ConstantTimeCompare(t[:], sum[:])
		}
		if found == 0 || !strings.EqualFold(scheme, "Bearer") {
			w.Header().Set(challenge, `Bearer realm="biaoping"`)
			return refuse("token", "请在 Authorization 里写 Bearer 和令牌")
		}
		return next(w, r)
	}
}

// asking lets a request in whose query says what r knows, once each. A
// misspelt option would give another document than the one meant.
func asking(r route, next endpoint) endpoint {
	return func(w http.ResponseWriter, req *http.Request) error {
		query, err := url.ParseQuery(req.URL.RawQuery)
		if err != nil {
			return refuse("query", "地址里 ? 之后的部分写法不对")
		}
		for name, values := range query {
			if !slices.ContainsFunc(r.query, func(p parameter) bool { return p.name == name }) {
				return refuse("query", "没有选项 "+name+known(r.query))
			}
			if len(values) > 1 {
				return refuse("query", "选项 "+name+" 写了两次")
			}
		}
		return next(w, req)
	}
}

func known(query []parameter) string {
	if len(query) == 0 {
		return ""
	}
	names := make([]string, len(query))
	for i, p := range query {
		names[i] = p.name
	}
	return "；可用 " + choices(names)
}

// guarded is what a route does for those whom it lets in.
func (s *Server) guarded(r route) endpoint {
	serve := func(w http.ResponseWriter, req *http.Request) error { return r.serve(s, w, req) }
	if r.works {
		serve = s.admitted(asking(r, serve))
	}
	if !r.open {
		serve = s.authorized(serve)
	}
	return serve
}
