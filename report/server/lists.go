package server

import (
	"encoding/json"
	"net/http"
	"path"
	"strings"
	"sync"

	"github.com/biaoping/biaoping/report/review"
	"github.com/biaoping/biaoping/templates"
)

// lists are answers that are always the same. Each is made when it is first
// asked for.
type lists struct {
	kinds, rules, openapi func() []byte
	schemas               map[string]func() []byte // by kind
}

func (s *Server) newLists() *lists {
	l := &lists{
		kinds:   once(func() any { return s.listed() }),
		rules:   once(func() any { return s.Rules.Packs() }),
		openapi: once(func() any { return s.description() }),
		schemas: map[string]func() []byte{},
	}
	for _, k := range s.Templates.Kinds() {
		l.schemas[k.ID] = sync.OnceValue(func() []byte { return review.Schema(k.ID, k.Needs, k.May()) })
	}
	return l
}

// once is v as JSON, made once.
func once(v func() any) func() []byte {
	return sync.OnceValue(func() []byte {
		data, err := json.Marshal(v())
		if err != nil {
			panic(err) // it is ours
		}
		return append(data, '\n')
	})
}

// kindOf is the kind that the path names.
func (s *Server) kindOf(r *http.Request) (templates.Kind, error) {
	k, err := s.Templates.Kind(r.PathValue("kind"))
	if err != nil {
		return k, refuse("kind", err.Error())
	}
	return k, nil
}

// A listed kind tells in Chinese which group of facts it is made of.
type listed struct {
	templates.Kind
	Group string `json:"group"`
}

func (s *Server) kinds(w http.ResponseWriter, _ *http.Request) error {
	return s.write(w, http.StatusOK, jsonMedia, s.lists.kinds())
}

// listed are the kinds as they are listed.
func (s *Server) listed() []listed {
	var all []listed
	for _, k := range s.Templates.Kinds() {
		all = append(all, listed{k, groupOf(k)})
	}
	return all
}

// groupOf is 评审 of a kind that needs review.scores; empty where any of
// several groups will do.
func groupOf(k templates.Kind) string {
	if len(k.Needs) == 0 {
		return ""
	}
	group, _, _ := strings.Cut(k.Needs[0], ".")
	if group == "" || strings.Contains(group, "|") {
		return ""
	}
	return review.ChinesePath(group)
}

func (s *Server) schema(w http.ResponseWriter, r *http.Request) error {
	k, err := s.kindOf(r)
	if err != nil {
		return err
	}
	return s.write(w, http.StatusOK, schemaMedia, s.lists.schemas[k.ID]())
}

func (s *Server) sample(w http.ResponseWriter, r *http.Request) error {
	k, err := s.kindOf(r)
	if err != nil {
		return err
	}
	sample, err := s.Templates.Sample(k.ID)
	if err != nil {
		return refuse("sample", err.Error())
	}
	return s.write(w, http.StatusOK, yamlMedia, sample)
}

const (
	schemaMedia = "application/schema+json"
	yamlMedia   = "application/yaml"
)

func (s *Server) rules(w http.ResponseWriter, _ *http.Request) error {
	return s.write(w, http.StatusOK, jsonMedia, s.lists.rules())
}

func (s *Server) rule(w http.ResponseWriter, r *http.Request) error {
	e, err := s.Rules.Explain(r.PathValue("id"))
	if err != nil {
		return refuse("rule", err.Error())
	}
	return s.send(w, http.StatusOK, jsonMedia, e)
}

func (s *Server) healthz(w http.ResponseWriter, _ *http.Request) error {
	return s.send(w, http.StatusOK, jsonMedia, map[string]string{"status": "ok"})
}

func (s *Server) readyz(w http.ResponseWriter, _ *http.Request) error {
	if s.gate.draining.Load() {
		return errDraining
	}
	return s.send(w, http.StatusOK, jsonMedia, map[string]string{"status": "ok"})
}

func (s *Server) version(w http.ResponseWriter, _ *http.Request) error {
	return s.send(w, http.StatusOK, jsonMedia, map[string]string{"version": s.Version})
}

// none answers where nothing else does, and says what would be there.
func (s *Server) none(w http.ResponseWriter, r *http.Request) error {
	var methods []string
	for _, method := range []string{http.MethodGet, http.MethodHead, http.MethodPost} {
		asked := &http.Request{Method: method, Host: r.Host, URL: r.URL}
		if _, pattern := s.mux.Handler(asked); pattern != nowhere {
			methods = append(methods, method)
		}
	}
	if methods == nil || !clean(r) {
		return refuse("path", "/openapi.json 列出全部地址")
	}
	w.Header().Set("Allow", strings.Join(methods, ", "))
	return refuse("method", "可用 "+choices(methods))
}

// direct keeps ServeMux from redirecting: it knows neither problems nor below
// what it is mounted. Paths that begin with two slashes, as they do where the
// paths of the description are put behind its server, are meant; others with
// /../ and // in them are not there.
func (s *Server) direct(w http.ResponseWriter, r *http.Request) {
	p := r.URL.EscapedPath()
	more := len(p) - len(strings.TrimLeft(p, "/")) - 1
	switch {
	case more > 0:
		http.StripPrefix(p[:more], http.HandlerFunc(s.direct)).ServeHTTP(w, r)
	case !clean(r):
		s.observed("", s.none).ServeHTTP(w, r)
	default:
		s.mux.ServeHTTP(w, r)
	}
}

// clean reports whether ServeMux would take the path as it is; there is none in
// OPTIONS *.
func clean(r *http.Request) bool {
	p := r.URL.EscapedPath()
	return strings.HasPrefix(p, "/") && path.Clean(p) == strings.TrimSuffix(p, "/") || p == "/"
}

// nowhere is the pattern of all paths that are not there.
const nowhere = "/"
