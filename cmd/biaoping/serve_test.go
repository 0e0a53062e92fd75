package main

import (
	"bufio"
	"bytes"
	"context"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestTheServiceServesAndStops starts the service, asks for its health, runs
// the curl line of its help as printed, and stops it.
func TestTheServiceServesAndStops(t *testing.T) {
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	said, stderr := io.Pipe()
	code := make(chan int, 1)
	go func() {
		code <- run(ctx, []string{"serve", "--addr", "127.0.0.1:0", "--log-level", "error"}, nil, io.Discard, stderr)
		stderr.Close()
	}()
	line, err := bufio.NewReader(said).ReadString('\n')
	addr, ok := strings.CutPrefix(strings.TrimSpace(line), "标评服务在 ")
	if err != nil || !ok {
		t.Fatalf("%q %v", line, err)
	}
	go io.Copy(io.Discard, said)
	if got := run(t.Context(), []string{"health", "--addr", addr}, nil, io.Discard, io.Discard); got != 0 {
		t.Errorf("health leaves with %d", got)
	}
	curl(t, addr)
	stop()
	if got := <-code; got != 0 {
		t.Errorf("serve leaves with %d", got)
	}
	var told bytes.Buffer
	if got := run(t.Context(), []string{"health", "--addr", addr}, nil, io.Discard, &told); got != 1 || !strings.Contains(told.String(), "没有服务") {
		t.Errorf("health of nothing leaves with %d: %s", got, &told)
	}
}

func curl(t *testing.T, addr string) {
	if _, err := exec.LookPath("curl"); err != nil {
		t.Log("no curl")
		return
	}
	dir := t.TempDir()
	request, err := os.ReadFile("../../templates/notice.sample.yaml")
	if err == nil {
		err = os.WriteFile(filepath.Join(dir, "通知.yaml"), request, 0o644)
	}
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(newServe().Example) {
		line = strings.TrimSpace(line)
		if !strings.HasPrefix(line, "curl ") {
			continue
		}
		cmd := exec.Command("sh", "-c", strings.ReplaceAll(line, "127.0.0.1:8080", addr))
		cmd.Dir = dir
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("%s: %v %s", line, err, out)
		}
	}
	if made, err := os.ReadFile(filepath.Join(dir, "通知.pdf")); err != nil || !bytes.HasPrefix(made, []byte("%PDF")) {
		t.Errorf("%v %.100q", err, made)
	}
}

func TestWrongOptionsOfTheServiceAreTold(t *testing.T) {
	for _, c := range []struct {
		args []string
		want string
	}{
		{[]string{"serve", "--tls-cert", "a.pem"}, "要一起写"},
		{[]string{"serve", "--token-file", "nothing.txt"}, "--token-file nothing.txt"},
		{[]string{"serve", "--log-level", "loud"}, `没有级别 "loud"`},
		{[]string{"serve", "--addr", "nowhere"}, "--addr nowhere"},
		{[]string{"health", "--addr", "nowhere"}, "不是地址"},
	} {
		var told bytes.Buffer
		if code := run(t.Context(), c.args, nil, io.Discard, &told); code == 0 || !strings.Contains(told.String(), c.want) {
			t.Errorf("%v: %d %s", c.args, code, &told)
		}
	}
	t.Setenv("BIAOPING_QUEUE", "many")
	var told bytes.Buffer
	if code := run(t.Context(), []string{"serve"}, nil, io.Discard, &told); code != 2 || !strings.Contains(told.String(), "BIAOPING_QUEUE") {
		t.Errorf("%d %s", code, &told)
	}
}
