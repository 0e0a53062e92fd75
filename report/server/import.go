package server

import (
	"context"
	"net/http"
	"slices"

	"github.com/biaoping/biaoping/report/rawtext"
	"github.com/biaoping/biaoping/report/review"
)

// textMedia is that of the plain text of a notice.
const textMedia = "text/plain"

// importMedia are the media types of what requests are read from.
var importMedia = append(slices.Clone(requestMedia), textMedia)

// imported is what has been read from a file.
type imported struct {
	Request *review.Request `json:"request"`
	Report  *rawtext.Report `json:"report,omitempty"` // of a text: what was mended, what is in doubt
}

// importFile reads a request from the file of a user: one that is a request
// already, or the text of a notice.
func (s *Server) importFile(w http.ResponseWriter, r *http.Request) error {
	var got imported
	err := s.worked(w, r, importMedia, func(_ context.Context, b *body) (err error) {
		if b.media != textMedia {
			got.Request, err = b.request()
			return err
		}
		if got.Request, got.Report, err = rawtext.Import("", b.raw); err != nil {
			return refuse(http.StatusUnprocessableEntity, "text", err.Error())
		}
		return nil
	})
	if err != nil {
		return err
	}
	return send(w, http.StatusOK, jsonMedia, got)
}
