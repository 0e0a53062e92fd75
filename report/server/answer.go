package server

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	"github.com/biaoping/biaoping/internal/filename"
)

const (
	jsonMedia    = "application/json"
	problemMedia = "application/problem+json"
)

// send answers with v as JSON.
func (s *Server) send(w http.ResponseWriter, status int, media string, v any) error {
	data, err := json.Marshal(v)
	if err != nil {
		return err
	}
	return s.write(w, status, media, append(data, '\n'))
}

// attach answers with a file to be saved.
func (s *Server) attach(w http.ResponseWriter, title, suffix, media string, data []byte) error {
	title = filename.Safe(title)
	// RFC 6266: the plain name for old clients, the Chinese one for the others.
	name := strings.ReplaceAll(url.QueryEscape(title+"."+suffix), "+", "%20")
	w.Header().Set(disposition, fmt.Sprintf(`attachment; filename="document.%s"; filename*=UTF-8''%s`, suffix, name))
	return s.write(w, http.StatusOK, media, data)
}

// small is the size in bytes of an answer that the connection itself holds,
// however slowly the client takes it.
const small = 16 << 10

// write answers with data. An answer that waits in memory for a slow client
// takes room, and gives way to others when that is short.
func (s *Server) write(w http.ResponseWriter, status int, media string, data []byte) error {
	if len(data) > small {
		control := http.NewResponseController(w)
		place, err := s.answers.enter(time.Now(), int64(len(data)), func() { control.SetWriteDeadline(time.Now()) })
		if err != nil {
			return err
		}
		defer s.answers.leave(place)
	}
	w.Header().Set("Content-Type", media)
	w.Header().Set("Content-Length", strconv.Itoa(len(data)))
	w.WriteHeader(status)
	_, err := w.Write(data)
	return err
}
