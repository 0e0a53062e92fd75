package server

import (
	"archive/zip"
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"time"

	"github.com/biaoping/biaoping/report"
)

// render makes a document of the kind in the path, in one format, or in
// several, packed as a zip.
func (s *Server) render(w http.ResponseWriter, r *http.Request) error {
	kind, err := s.kindOf(r)
	if err != nil {
		return err
	}
	formats, err := asked(r)
	if err != nil {
		return err
	}
	b, err := s.read(w, r)
	if err != nil {
		return err
	}
	more := []report.Option{report.As(kind)}
	draft, err := flag(r, "draft")
	if err != nil {
		return err
	}
	if draft {
		more = append(more, report.Draft())
	}
	var d *report.Document
	var files []packed
	err = s.worked(r, func(ctx context.Context) error {
		if d, err = report.Build(ctx, b.request, s.optionsFor(b, more...)...); err != nil {
			return err
		}
		if files, err = encode(ctx, d, formats); err != nil {
			return err
		}
		return nil
	})
	if err != nil {
		return err
	}
	w.Header().Set("X-Findings", fmt.Sprintf("warnings=%d, notes=%d", count(d.Findings, "warning"), count(d.Findings, "note")))
	return s.deliver(w, r, d.Tree.Meta.Title, files, b)
}

// A packed document is one format of it.
type packed struct {
	format report.Format
	data   []byte
}

func encode(ctx context.Context, d *report.Document, formats []report.Format) ([]packed, error) {
	if len(formats) == 0 {
		formats = d.Formats()[:1]
	}
	files := make([]packed, len(formats))
	for i, f := range formats {
		if !slices.Contains(d.Formats(), f) {
			return nil, refuse(http.StatusNotAcceptable, "format", fmt.Sprintf("文种 %s（%s）没有 %s 格式", d.Kind.ID, d.Kind.Title, f))
		}
		var out bytes.Buffer
		if err := d.Encode(ctx, &out, f); err != nil {
			return nil, err
		}
		files[i] = packed{f, out.Bytes()}
	}
	return files, nil
}

// deliver sends one file, or several as a zip.
func (s *Server) deliver(w http.ResponseWriter, r *http.Request, title string, files []packed, b *body) error {
	media, data, suffix := files[0].format.Media(), files[0].data, string(files[0].format)
	if len(files) > 1 {
		var err error
		if data, err = pack(title, files); err != nil {
			return err
		}
		media, suffix = zipMedia, "zip"
	}
	h := w.Header()
	h.Set("Content-Type", media)
	h.Set("Content-Length", strconv.Itoa(len(data)))
	// RFC 6266: the plain name for old clients, the Chinese one for the others.
	h.Set("Content-Disposition", fmt.Sprintf(`attachment; filename="document.%s"; filename*=UTF-8''%s`, suffix, url.PathEscape(title+"."+suffix)))
	h.Set("ETag", s.tag(r, b))
	_, err := w.Write(data)
	return err
}

// pack is several formats of one document in a zip: the same documents, the
// same bytes.
func pack(title string, files []packed) ([]byte, error) {
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, f := range files {
		e, err := z.CreateHeader(&zip.FileHeader{Name: title + "." + string(f.format), Method: zip.Store, Modified: time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)})
		if err != nil {
			return nil, err
		}
		if _, err := e.Write(f.data); err != nil {
			return nil, err
		}
	}
	err := z.Close()
	return out.Bytes(), err
}

// tag is the same for what must give the same bytes: program, request line and
// all that was sent.
func (s *Server) tag(r *http.Request, b *body) string {
	h := sha256.New()
	part := func(p []byte) { fmt.Fprintf(h, "%d:", len(p)); h.Write(p) }
	for _, p := range []string{s.Version, r.URL.Path, r.URL.RawQuery, r.Header.Get("Accept")} {
		part([]byte(p))
	}
	part(b.raw)
	part(b.template)
	for _, name := range slices.Sorted(maps.Keys(b.files)) {
		part([]byte(name))
		part(b.files[name])
	}
	return `"` + hex.EncodeToString(h.Sum(nil)[:16]) + `"`
}

// check tells what the rules say of the facts, whatever it is.
func (s *Server) check(w http.ResponseWriter, r *http.Request) error {
	kind, err := s.kindOf(r)
	if err != nil {
		return err
	}
	b, err := s.read(w, r)
	if err != nil {
		return err
	}
	var answer struct {
		Errors   int     `json:"errors"`
		Warnings int     `json:"warnings"`
		Notes    int     `json:"notes"`
		Findings []fault `json:"findings"`
	}
	err = s.worked(r, func(context.Context) error {
		request := *b.request
		request.Kind = kind
		findings, err := report.Check(&request, s.optionsFor(b)...)
		answer.Errors, answer.Warnings, answer.Notes = len(findings.Errors()), count(findings, "warning"), count(findings, "note")
		answer.Findings = faultsOf(findings)
		return err
	})
	if err != nil {
		return err
	}
	return send(w, http.StatusOK, "application/json", answer)
}

// fill fills a template that comes with the facts.
func (s *Server) fill(w http.ResponseWriter, r *http.Request) error {
	b, err := s.read(w, r)
	if err != nil {
		return err
	}
	if b.template == nil {
		return refuse(http.StatusBadRequest, "body", "缺少 template 部分：以 multipart/form-data 传 template 和 request")
	}
	var out bytes.Buffer
	var t *report.Template
	err = s.worked(r, func(ctx context.Context) (err error) {
		t, err = report.ParseTemplate(b.template)
		if err != nil {
			return refuse(http.StatusUnprocessableEntity, "template", err.Error())
		}
		_, err = report.Fill(ctx, &out, t, b.request, s.optionsFor(b)...)
		return err
	})
	if err != nil {
		return err
	}
	return s.deliver(w, r, "filled", []packed{{t.Format, out.Bytes()}}, b)
}

// worked does some work with a worker, within the time for it.
func (s *Server) worked(r *http.Request, work func(context.Context) error) error {
	if err := s.gate.work(r.Context()); err != nil {
		return err
	}
	defer s.gate.rest()
	ctx, cancel := context.WithTimeout(r.Context(), s.Working)
	defer cancel()
	return work(ctx)
}

func flag(r *http.Request, name string) (bool, error) {
	value := r.URL.Query().Get(name)
	if value == "" {
		return false, nil
	}
	on, err := strconv.ParseBool(value)
	if err != nil {
		return false, refuse(http.StatusBadRequest, "query", name+" 应为 true 或 false")
	}
	return on, nil
}
