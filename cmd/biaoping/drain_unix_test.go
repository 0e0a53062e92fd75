//go:build unix

package main

import (
	"bufio"
	"bytes"
	"io"
	"net/http"
	"os"
	"os/exec"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
)

// TestSIGTERMUnderLoadLosesNothing stops a service that eight clients keep
// busy: every document that it says it has made has arrived, whole.
func TestSIGTERMUnderLoadLosesNothing(t *testing.T) {
	cmd := exec.Command("biaoping", "serve", "--addr", "127.0.0.1:0")
	stderr, err := cmd.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	log := bufio.NewReader(stderr)
	line, err := log.ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	url := "http://" + strings.TrimPrefix(strings.TrimSpace(line), "标评服务在 ") + "/v1/render/notice?format=pdf"
	body, err := os.ReadFile("../../templates/notice.sample.yaml")
	if err != nil {
		t.Fatal(err)
	}
	logged := make(chan []byte)
	go func() {
		b, _ := io.ReadAll(log)
		logged <- b
	}()
	var whole, torn atomic.Int64
	var clients sync.WaitGroup
	for range 8 {
		clients.Go(func() {
			for {
				r, err := http.Post(url, "application/yaml", bytes.NewReader(body))
				if err != nil {
					return // nobody listens any more
				}
				document, err := io.ReadAll(r.Body)
				r.Body.Close()
				switch {
				case r.StatusCode != http.StatusOK:
					return
				case err != nil || !bytes.HasSuffix(document, []byte("%%EOF\n")):
					torn.Add(1)
				case whole.Add(1) == 100:
					if err := cmd.Process.Signal(syscall.SIGTERM); err != nil {
						t.Error(err)
					}
				}
			}
		})
	}
	clients.Wait()
	made := bytes.Count(<-logged, []byte(`"status":200`))
	if err := cmd.Wait(); err != nil {
		t.Errorf("the service leaves with %v", err)
	}
	if torn.Load() > 0 || whole.Load() != int64(made) || made < 100 {
		t.Errorf("%d documents were made, %d have arrived whole, %d torn", made, whole.Load(), torn.Load())
	}
}
