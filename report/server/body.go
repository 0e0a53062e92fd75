package server

import (
	"bytes"
	"errors"
	"fmt"
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
	media string
	raw   []byte            // of a body that is no multipart
	parts map[string][]byte // of one that is, by name
	held  int64             // bytes taken from the store
}

// Names of the parts of a multipart body; all others are pictures, under the
// names the request calls them by.
const (
	requestPart  = "request"
	templatePart = "template"
)

// requestMedia are the media types in which a request may come.
var requestMedia = []string{"application/json", "text/json", "application/yaml", "application/x-yaml", "text/yaml", "text/x-yaml"}

const partsMedia = "multipart/form-data"

// maxParts is how many parts a multipart body may have, maxPartName how long in
// bytes the name of one may be.
const (
	maxParts    = 1000
	maxPartName = 255
)

// read reads what r brings, of one of the media. What has been read must be
// released.
func (s *Server) read(w http.ResponseWriter, r *http.Request, media []string) (*body, error) {
	b, params, err := bodyOf(r, media)
	if err != nil {
		w.Header().Set(encodings, "identity") // RFC 9110, 12.5.3
		return nil, err
	}
	control := http.NewResponseController(w)
	if r.ContentLength > s.Body && r.Header.Get("Expect") != "" {
		return nil, refuse("too-large", "至多 "+size(s.Body)) // and nothing has been sent
	}
	place, err := s.readers.enter(time.Now(), 1, func() { control.SetReadDeadline(time.Now()) })
	if err != nil {
		return nil, err
	}
	err = deadline(control.SetReadDeadline, s.Reading)
	if err == nil {
		w.(*observer).asked = true
		source := &counted{Reader: http.MaxBytesReader(w, r.Body, s.Body), store: s.store, held: &b.held}
		err = b.fill(source, params["boundary"])
		if err != nil && source.failed != nil {
			err = source.failed // which the parts tell in other words
		}
	}
	s.readers.leave(place)
	if err == nil {
		// The connection is watched while the work is done, for as long as
		// that takes.
		err = deadline(control.SetReadDeadline, 0)
		w.(*observer).heard = true
	}
	if err != nil {
		s.release(b)
		return nil, unread(err)
	}
	return b, nil
}

// release gives back the room that b has taken.
func (s *Server) release(b *body) { s.store.give(b.held) }

// deadline sets a deadline so far ahead; 0 is none. A connection that knows no
// deadlines, as in tests, has none.
func deadline(set func(time.Time) error, ahead time.Duration) error {
	var at time.Time
	if ahead > 0 {
		at = time.Now().Add(ahead)
	}
	if err := set(at); !errors.Is(err, http.ErrNotSupported) {
		return err
	}
	return nil
}

// bodyOf is the body that the headers of r announce.
func bodyOf(r *http.Request, media []string) (b *body, params map[string]string, err error) {
	b = new(body)
	if e := strings.Join(r.Header.Values("Content-Encoding"), ", "); e != "" && !strings.EqualFold(e, "identity") {
		return nil, nil, refuse("media", "不认得 Content-Encoding: "+e+"；请不压缩")
	}
	b.media, params, err = mime.ParseMediaType(r.Header.Get("Content-Type"))
	if err != nil || !slices.Contains(media, b.media) {
		return nil, nil, refuse("media", "Content-Type 应为 "+choices(mainMedia(media)))
	}
	return b, params, nil
}

// mainMedia leaves out the other names of JSON and YAML.
func mainMedia(media []string) []string {
	return slices.DeleteFunc(slices.Clone(media), func(m string) bool {
		return slices.Contains(requestMedia, m) && m != requestMedia[0] && m != requestMedia[2]
	})
}

// A counted reader takes room for what it reads.
type counted struct {
	io.Reader
	store  *store
	held   *int64
	failed error
}

func (c *counted) Read(p []byte) (int, error) {
	n, err := c.Reader.Read(p)
	if full := c.store.take(int64(n)); full != nil {
		c.failed = full
		return 0, full
	}
	*c.held += int64(n)
	if err != io.EOF {
		c.failed = err
	}
	return n, err
}

func (b *body) fill(r io.Reader, boundary string) (err error) {
	if b.media != partsMedia {
		b.raw, err = io.ReadAll(r)
		return err
	}
	b.parts = map[string][]byte{}
	m := multipart.NewReader(r, boundary)
	for {
		part, err := m.NextPart()
		if errors.Is(err, io.EOF) {
			_, err = io.Copy(io.Discard, r) // what stands behind the last part is heard out too
			return err
		}
		if err != nil {
			return err
		}
		if len(b.parts) == maxParts {
			return refuse("too-large", "分段超过 1000 个")
		}
		name := part.FormName()
		if !fs.ValidPath(name) || name == "." || strings.ContainsAny(name, "\\\x00") || len(name) > maxPartName {
			return refuse("body", fmt.Sprintf("分段的名称 %q 不对：应是请求里写的图片文件名，或 request、template", clip(name)))
		}
		if b.parts[name] != nil {
			return refuse("body", "分段 "+name+" 写了两次")
		}
		if b.parts[name], err = io.ReadAll(part); err != nil {
			return err
		}
	}
}

// Bodies with more marks between facts than a review of hundreds of problems
// has, and large workbooks, are heavy.
const (
	manyMarks = 50_000
	largeFile = 256 << 10 // bytes
)

// heavy reports whether b can become a document that takes much memory.
func (b *body) heavy() bool {
	switch b.media {
	case listMedia, report.XLSX.Media():
		return len(b.raw) > largeFile
	}
	return marks(b.raw)+marks(b.parts[requestPart]) > manyMarks || len(b.parts[templatePart]) > largeFile
}

func marks(data []byte) (n int) {
	for _, c := range data {
		switch c {
		case ',', ':', '[', '{', '\n':
			n++
		}
	}
	return n
}

// unread says why a body could not be read.
func unread(err error) error {
	var told *problem
	var length *http.MaxBytesError
	switch {
	case errors.As(err, &told), errors.As(err, &length), errors.Is(err, errFull):
		return err
	case errors.Is(err, os.ErrDeadlineExceeded):
		return refuse("slow", "")
	}
	return refuse("body", "请求没有传完，或分段写法不对")
}

// request is the request in b.
func (b *body) request() (*review.Request, error) {
	data := b.raw
	if b.parts != nil {
		var ok bool
		if data, ok = b.parts[requestPart]; !ok {
			return nil, lackingPart(requestPart)
		}
	}
	if len(bytes.TrimSpace(data)) == 0 {
		return nil, refuse("body", "请求是空的")
	}
	req, err := review.Decode(data)
	return req, unreadable(err)
}

func lackingPart(name string) error {
	return refuse("body", "缺少 "+name+" 部分")
}

// unreadable tells a request that is no JSON or YAML from one with wrong facts.
func unreadable(err error) error {
	var issues *review.Errors
	if !errors.As(err, &issues) || slices.ContainsFunc(*issues, func(i review.Issue) bool { return i.Path != "" }) {
		return err
	}
	p := refuse("body", "")
	p.Errors = problemOf(err).Errors
	return p
}

// optionsFor are the options of the server with the pictures of b.
func (s *Server) optionsFor(b *body, more ...report.Option) []report.Option {
	return slices.Concat(s.options, []report.Option{report.Files(memory(b.parts))}, more)
}
