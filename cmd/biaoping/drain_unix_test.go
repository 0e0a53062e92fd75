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

// begun starts a service as a process of its own, on a port of its choice. What
// it says after its address can be read from said.
func begun(t *testing.T, args ...string) (cmd *exec.Cmd, said *bufio.Reader, addr string) {
	cmd = exec.Command("biaoping", append([]string{"serve", "--addr", "127.0.0.1:0"}, args...)...)
	stderr, err := cmd.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	said = bufio.NewReader(stderr)
	line, err := said.ReadString('\n')
	addr, ok := strings.CutPrefix(strings.TrimSpace(line), "标评服务在 ")
	if err != nil || !ok {
		t.Fatal(line, err)
	}
	return cmd, said, addr
}

// TestSIGTERMUnderLoadLosesNothing stops a service that eight clients keep
// busy: every document that it says it has made has arrived, whole.
func TestSIGTERMUnderLoadLosesNothing(t *testing.T) {
	cmd, log, addr := begun(t)
	url := "http://" + addr + "/v1/render/notice?format=pdf"
	body, err := os.ReadFile("../../templates/notice.sample.yaml")
	if err != nil {
		t.Fatal(err)
	}
	logged := make(chan []byte)
	go func() {
		b, _ := io.ReadAll(log)
		logged <- b
	}()
	const enough = 100
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
				case r.StatusCode == http.StatusServiceUnavailable && whole.Load() < enough:
					continue // the machine is busy
				case r.StatusCode != http.StatusOK:
					return
				case err != nil || !bytes.HasSuffix(document, []byte("%%EOF\n")):
					torn.Add(1)
				case whole.Add(1) == enough:
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
	if torn.Load() > 0 || whole.Load() != int64(made) || made < enough {
		t.Errorf("%d documents were made, %d have arrived whole, %d torn", made, whole.Load(), torn.Load())
	}
}
