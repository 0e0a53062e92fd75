package server_test

import (
	"fmt"
	"log"
	"net/http"
	"net/http/httptest"
	"time"

	"github.com/biaoping/biaoping/report/server"
)

// Another service mounts the handler below a path of its own; the page and the
// description find their way from there. What bounds connections is for the
// http.Server that owns them.
func Example() {
	s, err := server.New(server.Config{Version: "1.2.3", Rate: 20})
	if err != nil {
		log.Fatal(err)
	}
	mux := http.NewServeMux()
	mux.Handle("/biaoping/", http.StripPrefix("/biaoping", s))
	h := &http.Server{
		Handler:           mux,
		ConnState:         server.NewConnections(4096).Watch,
		ReadHeaderTimeout: 5 * time.Second,
		ReadTimeout:       15 * time.Second,
		IdleTimeout:       time.Minute,
	}
	// Before it stops: s.Drain(), and then h.Shutdown(ctx).
	w := httptest.NewRecorder()
	h.Handler.ServeHTTP(w, httptest.NewRequest("GET", "/biaoping/version", nil))
	fmt.Print(w.Code, " ", w.Body)
	// Output: 200 {"version":"1.2.3"}
}
