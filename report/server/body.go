package server

import (
	"errors"
	"io"
	"io/fs"
	"mime"
	"mime/multipart"
	"net/http"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/biaoping/biaoping/report"
	"github.com/biaoping/biaoping/report/review"
)

// A body is what a client has sent.
type body struct {
	request  *review.Request
	raw      []byte // of the request, as sent
	template []byte // of a fill
	files    memory // pictures
}

// requestMedia are the media types in which a request may come.
var requestMedia = []string{"application/json", "text/json", "application/yaml", "application/x-yaml", "text/yaml", "text/x-yaml"}

// maxParts is how many parts a multipart body may have.
const maxParts = 1000

// read reads what r brings: a request alone, or in parts: request, template,
// and pictures under the names the request calls them by.
func (s *Server) read(w http.ResponseWriter, r *http.Request) (*body, error) {
	// Whoever sends more slowly than this keeps a place from others. Without a
	// connection of its own, as in tests, there is no deadline to set.
	if err := http.NewResponseController(w).SetReadDeadline(time.Now().Add(s.Reading)); err != nil && !errors.Is(err, http.ErrNotSupported) {
		return nil, err
	}
	r.Body = http.MaxBytesReader(w, r.Body, s.Body)
	media, params, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if err != nil {
		return nil, refuse(http.StatusUnsupportedMediaType, "media", "Content-Type 应为 application/json、application/yaml 或 multipart/form-data")
	}
	b := &body{files: memory{}}
	if media == "multipart/form-data" {
		err = b.parts(multipart.NewReader(r.Body, params["boundary"]))
	} else if !slices.Contains(requestMedia, media) {
		return nil, refuse(http.StatusUnsupportedMediaType, "media", "不认得 "+media+"；应为 application/json、application/yaml 或 multipart/form-data")
	} else {
		b.raw, err = io.ReadAll(r.Body)
	}
	if err != nil {
		return nil, unread(err)
	}
	if b.raw == nil {
		return nil, refuse(http.StatusBadRequest, "body", "缺少 request 部分")
	}
	b.request, err = review.Decode(b.raw)
	return b, unreadable(err)
}

// unreadable tells a request that is no JSON or YAML from one with wrong facts.
func unreadable(err error) error {
	var issues *review.Errors
	if !errors.As(err, &issues) || slices.ContainsFunc(*issues, func(i review.Issue) bool { return i.Path != "" }) {
		return err
	}
	p := problemOf(err)
	p.Type, p.Status, p.Title = "/problems/body", http.StatusBadRequest, titles[http.StatusBadRequest]
	return p
}

// unread says why a body could not be read.
func unread(err error) error {
	var told *problem
	var length *http.MaxBytesError
	switch {
	case errors.As(err, &told), errors.As(err, &length):
		return err
	case errors.Is(err, os.ErrDeadlineExceeded):
		return refuse(http.StatusRequestTimeout, "slow", "")
	}
	return refuse(http.StatusBadRequest, "body", "请求没有传完，或分段写法不对")
}

func (b *body) parts(r *multipart.Reader) error {
	for range maxParts {
		part, err := r.NextPart()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		data, err := io.ReadAll(part)
		if err != nil {
			return err
		}
		switch part.FormName() {
		case "request":
			b.raw = data
		case "template":
			b.template = data
		default:
			name := part.FormName()
			if !fs.ValidPath(name) || b.files[name] != nil {
				return refuse(http.StatusBadRequest, "body", "图片的名称 "+name+" 不对，或写了两次")
			}
			b.files[name] = data
		}
	}
	return refuse(http.StatusRequestEntityTooLarge, "too-large", "分段超过 1000 个")
}

// optionsFor are the options of the server with the pictures of b.
func (s *Server) optionsFor(b *body, more ...report.Option) []report.Option {
	return slices.Concat(s.options, []report.Option{report.Files(b.files)}, more)
}

// asked are the formats a client wants: those of ?format=, or the first of
// Accept that there is, or all.
func asked(r *http.Request) ([]report.Format, error) {
	var list []report.Format
	if names := r.URL.Query().Get("format"); names != "" {
		for name := range strings.SplitSeq(names, ",") {
			f, err := report.ParseFormat(name)
			if err != nil {
				return nil, refuse(http.StatusNotAcceptable, "format", err.Error())
			}
			list = append(list, f)
		}
		return list, nil
	}
	accept := r.Header.Get("Accept")
	if accept == "" || strings.Contains(accept, "*/*") {
		return nil, nil
	}
	for wish := range strings.SplitSeq(accept, ",") {
		media, _, _ := mime.ParseMediaType(wish)
		for _, f := range report.Formats() {
			if media == f.Media() {
				return []report.Format{f}, nil
			}
		}
		if media == zipMedia || media == "application/*" {
			return nil, nil
		}
	}
	return nil, refuse(http.StatusNotAcceptable, "format", "Accept 里没有可用的格式；可用 pdf、docx、xlsx，或以 ?format= 指明")
}

const zipMedia = "application/zip"
