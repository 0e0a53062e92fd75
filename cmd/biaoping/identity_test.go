package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"testing"
)

func TestWhatStandsForTheProgram(t *testing.T) {
	defer func(v string) { release = v }(release)
	digest := regexp.MustCompile(`^[0-9a-f]{64}$`)
	for version, byVersion := range map[string]bool{
		"v1.2.3":                             true,
		"v1.2.3-rc1":                         true,
		"v0.0.0-20241122030000-0123456789ab": true,
		"v0.0.0-20241122030000-0123456789ab+dirty": false,
		"dev":    false,
		"latest": false,
		"":       false, // of the module the test is built of: (devel)
	} {
		release = version
		got, err := programIdentity()
		if err != nil || byVersion && got != version+" "+runtime.Version() || !byVersion && !digest.MatchString(got) {
			t.Errorf("%q: %s, %v", version, got, err)
		}
	}
}

// TestAnotherProgramOfNoReleaseMakesAnew runs a batch with two programs that
// say the same version of themselves.
func TestAnotherProgramOfNoReleaseMakesAnew(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("the program is copied under a name without extension")
	}
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	code, err := os.ReadFile(self)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	program := filepath.Join(dir, "biaoping") // which TestMain runs as the command
	for _, c := range []struct {
		program []byte
		want    string
	}{
		{code, "共 1 份：生成 1，未变 0，退回 0，失败 0\n"},
		{code, "共 1 份：生成 0，未变 1，退回 0，失败 0\n"},
		{append(code, 0), "共 1 份：生成 1，未变 0，退回 0，失败 0\n"},
	} {
		os.Remove(program)
		if err := os.WriteFile(program, c.program, 0o755); err != nil {
			t.Fatal(err)
		}
		var stderr strings.Builder
		run := exec.Command(program, "batch", "../../examples/notice", "-o", filepath.Join(dir, "out"), "-f", "docx", "--resume")
		run.Stderr = &stderr
		if out, err := run.Output(); err != nil || string(out) != c.want {
			t.Errorf("%s%s%v, want %s", out, &stderr, err, c.want)
		}
	}
	if made, err := filepath.Glob(filepath.Join(dir, "out", "*.docx")); err != nil || len(made) != 1 {
		t.Errorf("%q, %v", made, err)
	}
}
