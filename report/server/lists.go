package server

import (
	"net/http"
	"strings"

	"github.com/biaoping/biaoping/report/review"
	"github.com/biaoping/biaoping/templates"
)

// kindOf is the kind that the path names.
func (s *Server) kindOf(r *http.Request) (templates.Kind, error) {
	k, err := s.Templates.Kind(r.PathValue("kind"))
	if err != nil {
		return k, refuse(http.StatusNotFound, "kind", err.Error())
	}
	return k, nil
}

// A listed kind tells in Chinese which group of facts it is made of.
type listed struct {
	templates.Kind
	Group string `json:"group"`
}

func (s *Server) kinds(w http.ResponseWriter, _ *http.Request) error {
	var all []listed
	for _, k := range s.Templates.Kinds() {
		all = append(all, listed{k, groupOf(k)})
	}
	return send(w, http.StatusOK, jsonMedia, all)
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
	return write(w, http.StatusOK, schemaMedia, review.Schema(k.ID, k.Needs, k.May()))
}

func (s *Server) sample(w http.ResponseWriter, r *http.Request) error {
	k, err := s.kindOf(r)
	if err != nil {
		return err
	}
	sample, err := s.Templates.Sample(k.ID)
	if err != nil {
		return refuse(http.StatusNotFound, "sample", err.Error())
	}
	return write(w, http.StatusOK, yamlMedia, sample)
}

const (
	schemaMedia = "application/schema+json"
	yamlMedia   = "application/yaml"
)

func (s *Server) rules(w http.ResponseWriter, _ *http.Request) error {
	return send(w, http.StatusOK, jsonMedia, s.Rules.Packs())
}

func (s *Server) rule(w http.ResponseWriter, r *http.Request) error {
	e, err := s.Rules.Explain(r.PathValue("id"))
	if err != nil {
		return refuse(http.StatusNotFound, "rule", err.Error())
	}
	return send(w, http.StatusOK, jsonMedia, e)
}

func (s *Server) healthz(w http.ResponseWriter, _ *http.Request) error {
	return send(w, http.StatusOK, jsonMedia, map[string]string{"status": "ok"})
}

func (s *Server) readyz(w http.ResponseWriter, _ *http.Request) error {
	if s.gate.draining.Load() {
		return errDraining
	}
	return send(w, http.StatusOK, jsonMedia, map[string]string{"status": "ok"})
}

func (s *Server) version(w http.ResponseWriter, _ *http.Request) error {
	return send(w, http.StatusOK, jsonMedia, map[string]string{"version": s.Version})
}

// none answers where nothing else does, and says what would be there.
func (s *Server) none(w http.ResponseWriter, r *http.Request) error {
	var methods []string
	for _, method := range []string{http.MethodGet, http.MethodPost} {
		asked := &http.Request{Method: method, Host: r.Host, URL: r.URL}
		if _, pattern := s.mux.Handler(asked); pattern != nowhere {
			methods = append(methods, method)
		}
	}
	if methods == nil {
		return refuse(http.StatusNotFound, "path", "没有这个地址；/openapi.json 列出全部地址")
	}
	w.Header().Set("Allow", strings.Join(methods, ", "))
	return refuse(http.StatusMethodNotAllowed, "method", "可用 "+choices(methods))
}

// nowhere is the pattern of all paths that are not there.
const nowhere = "/"
