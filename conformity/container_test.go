//go:build conformity && linux

package conformity

import (
	"bufio"
	"bytes"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"
)

// The lines of the Dockerfile that say what the image holds and who runs it.
var (
	buildLine = regexp.MustCompile(`(?m)^RUN (.* go build .*) -o (/biaoping) (\S+)$`)
	userLine  = regexp.MustCompile(`(?m)^USER 65532:65532$`)
)

// TestTheImageNeedsNothingBesideTheProgram builds the program as the Dockerfile
// does and runs it as the image's user in a root that holds nothing else: no
// /tmp, no time zones, no certificates, no fonts, no /proc, and no place to
// write but the folder that is given to it.
func TestTheImageNeedsNothingBesideTheProgram(t *testing.T) {
	if os.Getuid() != 0 {
		t.Skip("another root and another user are root's to give")
	}
	c := newContainer(t)
	if said := c.run("version"); !strings.HasPrefix(said, "biaoping v0.0.1 ") {
		t.Errorf("%s", said)
	}
	c.run("render", "/in/review-report", "-o", "/out")
	beside := t.TempDir()
	if out, err := exec.Command(filepath.Join(c.root, "biaoping"), "render", "../examples/review-report", "-o", beside).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	for _, name := range []string{"review-report.pdf", "review-report.docx", "review-report.xlsx"} {
		inside, err := os.ReadFile(filepath.Join(c.root, "out", name))
		outside, err2 := os.ReadFile(filepath.Join(beside, name))
		if err != nil || err2 != nil || !bytes.Equal(inside, outside) {
			t.Errorf("%s is another document inside: %v, %v", name, err, err2)
		}
	}
	list := []string{"batch", "/in/batch/名单.xlsx", "--base", "/in/batch/约谈.yaml", "-o", "/out/batch", "--report", "/out/report.jsonl"}
	c.run(list...)
	if said := c.run(append(list, "--verify")...); !strings.Contains(said, "没有缺少、重复、多余或损坏的") {
		t.Errorf("%s", said)
	}
	if out, err := c.command("render", "/in/notice", "-o", "/elsewhere").CombinedOutput(); err == nil || !strings.Contains(string(out), "/elsewhere: 建不了目录：没有权限") {
		t.Errorf("%v: %s", err, out)
	}
	c.serve()
}

// A container is a root folder with the program, /in to read and /out to write.
type container struct {
	*testing.T
	root string
	env  []string
}

func newContainer(t *testing.T) *container {
	file, err := os.ReadFile("../Dockerfile")
	if err != nil {
		t.Fatal(err)
	}
	line := buildLine.FindStringSubmatch(string(file))
	if line == nil || !userLine.Match(file) {
		t.Fatal("the Dockerfile builds the program in another way")
	}
	c := &container{T: t, root: t.TempDir()}
	build := exec.Command("sh", "-c", line[1]+" -o "+c.root+line[2]+" "+line[3])
	build.Dir, build.Env = "..", append(os.Environ(), "VERSION=v0.0.1")
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	for _, example := range []string{"review-report", "notice", "batch"} {
		if err := os.CopyFS(filepath.Join(c.root, "in", example), os.DirFS("../examples/"+example)); err != nil {
			t.Fatal(err)
		}
	}
	out := filepath.Join(c.root, "out")
	for _, err := range []error{os.Mkdir(out, 0o700), os.Chown(out, 65532, 65532), os.Chmod(c.root, 0o755)} {
		if err != nil {
			t.Fatal(err)
		}
	}
	return c
}

// command is the program as the image runs it.
func (c *container) command(args ...string) *exec.Cmd {
	run := exec.Command("/biaoping", args...)
	run.Dir, run.Env = "/", append([]string{"PATH=/"}, c.env...)
	run.SysProcAttr = &syscall.SysProcAttr{Chroot: c.root, Credential: &syscall.Credential{Uid: 65532, Gid: 65532}}
	return run
}

// run is what a command that must succeed says on stdout.
func (c *container) run(args ...string) string {
	c.Helper()
	var stderr bytes.Buffer
	run := c.command(args...)
	run.Stderr = &stderr
	out, err := run.Output()
	if err != nil {
		c.Fatalf("%q: %v\n%s%s", args, err, out, &stderr)
	}
	return string(out)
}

// serve asks the service for a document and for its health, and stops it.
func (c *container) serve() {
	c.env = []string{"BIAOPING_ADDR=127.0.0.1:0"}
	service := c.command("serve")
	stderr, err := service.StderrPipe()
	if err == nil {
		err = service.Start()
	}
	if err != nil {
		c.Fatal(err)
	}
	defer service.Process.Kill()
	lines := bufio.NewScanner(stderr)
	lines.Scan()
	addr, ok := strings.CutPrefix(lines.Text(), "标评服务在 ")
	if !ok {
		c.Fatal(lines.Text())
	}
	go func() {
		for lines.Scan() { // the log
		}
	}()
	c.env = []string{"BIAOPING_ADDR=" + addr}
	c.run("health")
	request, err := os.ReadFile("../examples/registry/request.yaml")
	if err != nil {
		c.Fatal(err)
	}
	r, err := http.Post("http://"+addr+"/v1/render/registry?format=pdf", "application/yaml", bytes.NewReader(request))
	if err != nil {
		c.Fatal(err)
	}
	document, err := io.ReadAll(r.Body)
	r.Body.Close()
	if err != nil || !bytes.HasPrefix(document, []byte("%PDF-")) {
		c.Errorf("%s, %v: %.200s", r.Status, err, document)
	}
	if err := service.Process.Signal(syscall.SIGTERM); err != nil {
		c.Error(err)
	}
	if err := service.Wait(); err != nil {
		c.Error(err)
	}
}
