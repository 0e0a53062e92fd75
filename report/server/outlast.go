package server

import (
	"errors"
	"io"
	"net/http"
	"time"
)

// A refusal waits so long for so much of the body, to keep the connection.
const (
	lingering = 50 * time.Millisecond
	lingered  = 256 << 10 // bytes
)

// sending reports whether the client of r is still sending its body. One that
// waits for 100 Continue is not, and HTTP/2 answers whenever it will.
func sending(o *observer, r *http.Request) bool {
	switch {
	case r.ContentLength == 0, r.ProtoMajor != 1, r.Header.Get("Expect") != "" && !o.asked:
		return false
	case r.ContentLength < 0:
		return true // chunks that were late once cannot be read any more
	}
	control := http.NewResponseController(o)
	_ = deadline(control.SetReadDeadline, lingering)
	if _, err := io.CopyN(io.Discard, r.Body, lingered); !errors.Is(err, io.EOF) {
		return true
	}
	_ = deadline(control.SetReadDeadline, 0)
	return false
}

// outlast takes in what is left of a body that has been refused, within reason
// and until the time for a body is up: many clients listen only when they have
// sent all, and to one that sends on a closed connection the answer is lost.
func (s *Server) outlast(w http.ResponseWriter, r *http.Request, until time.Time) {
	control := http.NewResponseController(w)
	place, err := s.refused.enter(time.Now(), 1, func() { control.SetReadDeadline(time.Now()) })
	if err != nil {
		return
	}
	defer s.refused.leave(place)
	if control.Flush() == nil && control.SetReadDeadline(until) == nil {
		io.CopyN(io.Discard, r.Body, 8*s.Body)
	}
}
