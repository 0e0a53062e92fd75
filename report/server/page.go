package server

import (
	"embed"
	"net/http"
	"path"
)

//go:embed page
var pageFiles embed.FS

// pageMedia are the media types of what belongs to the page.
var pageMedia = map[string]string{
	".css": "text/css; charset=utf-8",
	".js":  "text/javascript; charset=utf-8",
}

// page serves the page and what belongs to it.
func (s *Server) page(w http.ResponseWriter, r *http.Request) error {
	name := r.PathValue("file")
	media := pageMedia[path.Ext(name)]
	if name == "" {
		name, media = "index.html", "text/html; charset=utf-8"
	}
	data, err := pageFiles.ReadFile("page/" + name)
	if err != nil || media == "" {
		return refuse("path", "网页没有文件 "+name)
	}
	return s.write(w, http.StatusOK, media, data)
}
