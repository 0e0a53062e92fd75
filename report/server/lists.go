package server

import (
	"net/http"

	"github.com/biaoping/biaoping/report/review"
	"github.com/biaoping/biaoping/validate"
)

// kindOf is the kind that the path names.
func (s *Server) kindOf(r *http.Request) (string, error) {
	id := r.PathValue("kind")
	if _, err := s.Templates.Kind(id); err != nil {
		return "", refuse(http.StatusNotFound, "kind", err.Error())
	}
	return id, nil
}

func (s *Server) kinds(w http.ResponseWriter, _ *http.Request) error {
	return send(w, http.StatusOK, "application/json", s.Templates.Kinds())
}

func (s *Server) schema(w http.ResponseWriter, r *http.Request) error {
	id, err := s.kindOf(r)
	if err != nil {
		return err
	}
	k, err := s.Templates.Kind(id)
	if err != nil {
		return err
	}
	w.Header().Set("Content-Type", "application/schema+json")
	_, err = w.Write(review.Schema(k.ID, k.Needs, k.May()))
	return err
}

func (s *Server) sample(w http.ResponseWriter, r *http.Request) error {
	id, err := s.kindOf(r)
	if err != nil {
		return err
	}
	sample, err := s.Templates.Sample(id)
	if err != nil {
		return refuse(http.StatusNotFound, "sample", err.Error())
	}
	w.Header().Set("Content-Type", "application/yaml")
	_, err = w.Write(sample)
	return err
}

func (s *Server) rules(w http.ResponseWriter, _ *http.Request) error {
	return send(w, http.StatusOK, "application/json", s.Rules.Packs())
}

func (s *Server) rule(w http.ResponseWriter, r *http.Request) error {
	e, err := s.Rules.Explain(r.PathValue("id"))
	if err != nil {
		return refuse(http.StatusNotFound, "rule", err.Error())
	}
	return send(w, http.StatusOK, "application/json", e)
}

func (s *Server) healthz(w http.ResponseWriter, _ *http.Request) error {
	return send(w, http.StatusOK, "application/json", map[string]string{"status": "ok"})
}

func (s *Server) readyz(w http.ResponseWriter, _ *http.Request) error {
	if s.gate.draining.Load() {
		return errDraining
	}
	return send(w, http.StatusOK, "application/json", map[string]string{"status": "ok"})
}

func (s *Server) version(w http.ResponseWriter, _ *http.Request) error {
	return send(w, http.StatusOK, "application/json", map[string]string{"version": s.Version})
}

// count is how many findings have a severity.
func count(findings validate.Findings, severity string) (n int) {
	for _, f := range findings {
		if f.Severity.String() == severity {
			n++
		}
	}
	return n
}
