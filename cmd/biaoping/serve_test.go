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

// serving runs serve until stop is called, and gives its address.
func serving(t *testing.T, args ...string) (addr string, stop func()) {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	said, stderr := io.Pipe()
	code := make(chan int, 1)
	go func() {
		code <- run(ctx, append([]string{"serve", "--addr", "127.0.0.1:0", "--log-level", "error"}, args...), nil, io.Discard, stderr)
		stderr.Close()
	}()
	line, err := bufio.NewReader(said).ReadString('\n')
	addr, ok := strings.CutPrefix(strings.TrimSpace(line), "标评服务在 ")
	if err != nil || !ok {
		t.Fatalf("%q %v", line, err)
	}
	go io.Copy(io.Discard, said)
	return addr, func() {
		t.Helper()
		cancel()
		if got := <-code; got != 0 {
			t.Errorf("serve leaves with %d", got)
		}
	}
}

// TestTheServiceServesAndStops starts the service, asks for its health, runs
// the curl line of its help as printed, and stops it.
func TestTheServiceServesAndStops(t *testing.T) {
	addr, stop := serving(t)
	if code, told := health(t, "--addr", addr); code != 0 {
		t.Errorf("health leaves with %d: %s", code, told)
	}
	curl(t, addr)
	stop()
	if code, told := health(t, "--addr", addr); code != 1 || !strings.Contains(told, "没有服务") {
		t.Errorf("health of nothing leaves with %d: %s", code, told)
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
