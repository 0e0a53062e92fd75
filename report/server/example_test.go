package server_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"

	"github.com/biaoping/biaoping/report/server"
)

// Another service mounts the documents below a path of its own.
func ExampleNew() {
	documents, err := server.New(server.Config{Workers: 2})
	if err != nil {
		fmt.Println(err)
		return
	}
	mux := http.NewServeMux()
	mux.Handle("/documents/", http.StripPrefix("/documents", documents))
	service := httptest.NewServer(mux)
	defer service.Close()

	request, err := os.Open("../../examples/problem-list/request.yaml")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer request.Close()
	answer, err := http.Post(service.URL+"/documents/v1/render/problem-list?format=xlsx", "application/yaml", request)
	if err != nil {
		fmt.Println(err)
		return
	}
	defer answer.Body.Close()
	fmt.Println(answer.Status)
	// Output: 200 OK
}
