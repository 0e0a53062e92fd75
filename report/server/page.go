package server

import (
	"embed"
	"net/http"
	"path"
)

//go:embed page
var pageFiles embed.FS

// pageMedia are the files of the page.
var pageMedia = map[string]string{
	"index.html": "text/html; charset=utf-8",
	"page.css":   "text/css; charset=utf-8",
	"page.js":    "text/javascript; charset=utf-8",
}

// page serves the page and what belongs to it.
func (s *Server) page(w http.ResponseWriter, r *http.Request) error {
	name := path.Base(r.URL.Path)
	if name == "/" {
		name = "index.html"
	}
	data, err := pageFiles.ReadFile("page/" + name)
	if err != nil {
		return err
	}
	return s.write(w, http.StatusOK, pageMedia[name], data)
}
