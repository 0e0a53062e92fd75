package server

import (
	"archive/zip"
	"bytes"
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strconv"
	"time"

	"github.com/biaoping/biaoping/internal/filename"
	"github.com/biaoping/biaoping/report"
	"github.com/biaoping/biaoping/templates"
	"github.com/biaoping/biaoping/validate"
)

// render makes a document of the kind in the path, in one format, or in
// several, packed as a zip.
func (s *Server) render(w http.ResponseWriter, r *http.Request) error {
	kind, err := s.kindOf(r)
	if err != nil {
		return err
	}
	formats, err := asked(r, formatsOf(kind))
	if err != nil {
		return err
	}
	draft, err := flag(r, "draft")
	if err != nil {
		return err
	}
	more := []report.Option{report.As(kind.ID)}
	if draft {
		more = append(more, report.Draft())
	}
	var d *report.Document
	var files []packed
	var tag string
	err = s.worked(w, r, documentMedia, func(ctx context.Context, b *body) error {
		req, err := b.request()
		if err != nil {
			return err
		}
		tag = s.tag(r, b)
		if d, err = report.Build(ctx, req, s.optionsFor(b, more...)...); err != nil {
			return err
		}
		files, err = encode(ctx, d, formats)
		return err
	})
	if err != nil {
		return err
	}
	w.Header().Set(xFindings, fmt.Sprintf("warnings=%d, notes=%d", count(d.Findings, validate.Warning), count(d.Findings, validate.Note)))
	w.Header().Set(etag, tag)
	return s.deliver(w, d.Tree.Meta.Title, files)
}

// documentMedia are the media types of what documents are made of.
var documentMedia = append(slices.Clone(requestMedia), partsMedia)

func formatsOf(k templates.Kind) (have []report.Format) {
	for _, name := range k.Formats {
		have = append(have, report.Format(name))
	}
	return have
}

// A packed document is one format of it.
type packed struct {
	format report.Format
	data   []byte
}

func encode(ctx context.Context, d *report.Document, formats []report.Format) ([]packed, error) {
	files := make([]packed, len(formats))
	for i, f := range formats {
		var out bytes.Buffer
		if err := d.Encode(ctx, &out, f); err != nil {
			return nil, err
		}
		files[i] = packed{f, out.Bytes()}
	}
	return files, nil
}

// deliver sends one file, or several as a zip.
func (s *Server) deliver(w http.ResponseWriter, title string, files []packed) error {
	if len(files) == 1 {
		return s.attach(w, title, string(files[0].format), files[0].format.Media(), files[0].data)
	}
	data, err := pack(title, files)
	if err != nil {
		return err
	}
	return s.attach(w, title, "zip", zipMedia, data)
}

// pack is several formats of one document in a zip: the same documents, the
// same bytes.
func pack(title string, files []packed) ([]byte, error) {
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, f := range files {
		e, err := z.CreateHeader(&zip.FileHeader{Name: filename.Safe(title) + "." + string(f.format), Method: zip.Store, Modified: time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)})
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

// tag is the same for what must give the same bytes: program, its templates,
// rules and fonts, request line and all that was sent.
func (s *Server) tag(r *http.Request, b *body) string {
	h := sha256.New()
	part := func(p []byte) { fmt.Fprintf(h, "%d:", len(p)); h.Write(p) }
	for _, p := range []string{s.Version, s.Stamp, r.URL.Path, r.URL.RawQuery, r.Header.Get("Accept")} {
		part([]byte(p))
	}
	part(b.raw)
	for _, name := range slices.Sorted(maps.Keys(b.parts)) {
		part([]byte(name))
		part(b.parts[name])
	}
	return `"` + hex.EncodeToString(h.Sum(nil)[:16]) + `"`
}

// check tells what the rules say of the facts, whatever it is.
func (s *Server) check(w http.ResponseWriter, r *http.Request) error {
	kind, err := s.kindOf(r)
	if err != nil {
		return err
	}
	var findings validate.Findings
	err = s.worked(w, r, documentMedia, func(ctx context.Context, b *body) error {
		req, err := b.request()
		if err != nil {
			return err
		}
		req.Kind = kind.ID
		findings, err = report.Check(ctx, req, s.optionsFor(b)...)
		return err
	})
	if err != nil {
		return err
	}
	return s.send(w, http.StatusOK, jsonMedia, verdict{
		Errors: count(findings, validate.Error), Warnings: count(findings, validate.Warning), Notes: count(findings, validate.Note),
		Findings: faultsOf(findings),
	})
}

// A verdict is what the rules say of facts.
type verdict struct {
	Errors   int     `json:"errors"`
	Warnings int     `json:"warnings"`
	Notes    int     `json:"notes"`
	Findings []fault `json:"findings"`
}

// count is how many findings have a severity.
func count(findings validate.Findings, severity validate.Severity) (n int) {
	for _, f := range findings {
		if f.Severity == severity {
			n++
		}
	}
	return n
}

// fill fills a template that comes with the facts.
func (s *Server) fill(w http.ResponseWriter, r *http.Request) error {
	var out bytes.Buffer
	var tag string
	var t *report.Template
	err := s.worked(w, r, []string{partsMedia}, func(ctx context.Context, b *body) error {
		template, ok := b.parts[templatePart]
		if !ok {
			return lackingPart(templatePart)
		}
		req, err := b.request()
		if err != nil {
			return err
		}
		t, err = report.ParseTemplate(ctx, template)
		if err != nil {
			return refuse("template", err.Error())
		}
		tag = s.tag(r, b)
		_, err = report.Fill(ctx, &out, t, req, s.optionsFor(b)...)
		return err
	})
	if err != nil {
		return err
	}
	w.Header().Set(etag, tag)
	return s.deliver(w, "filled", []packed{{t.Format, out.Bytes()}})
}

// worked reads a body of one of the media and does something with it with a
// worker, within the time for it.
func (s *Server) worked(w http.ResponseWriter, r *http.Request, media []string, work func(context.Context, *body) error) error {
	b, err := s.read(w, r, media)
	if err != nil {
		return err
	}
	defer s.release(b)
	return s.work(r, b.heavy(), func(ctx context.Context) error { return work(ctx, b) })
}

// work does something for r with a worker, within the time for it: what has
// taken longer counts as not done.
func (s *Server) work(r *http.Request, heavy bool, do func(context.Context) error) error {
	return s.gate.work(r.Context(), heavy, func() error {
		ctx, cancel := context.WithTimeout(r.Context(), s.Working)
		defer cancel()
		if err := do(ctx); err != nil {
			return cmp.Or(ctx.Err(), err) // when the time is up, whatever fails fails for that
		}
		return ctx.Err()
	})
}

func flag(r *http.Request, name string) (bool, error) {
	value := r.URL.Query().Get(name)
	if value == "" {
		return false, nil
	}
	on, err := strconv.ParseBool(value)
	if err != nil {
		return false, refuse("query", name+" 应为 true 或 false")
	}
	return on, nil
}
