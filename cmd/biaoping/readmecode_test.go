package main

import (
	"bytes"
	"os"
	"os/exec"
	"strings"
	"testing"
)

// TestTheServiceOfTheReadme runs the lines with curl and the Go client as they
// are printed, but for the port.
func TestTheServiceOfTheReadme(t *testing.T) {
	addr, stop := serving(t)
	defer stop()
	here := strings.NewReplacer("127.0.0.1:8080", addr)
	for _, readme := range readmes {
		lines, client := blockOf(t, readme, "sh", "curl "), blockOf(t, readme, "go", "http.Post(")
		t.Run(readme, func(t *testing.T) {
			t.Chdir(t.TempDir())
			for line := range strings.Lines(lines) {
				line = strings.TrimSpace(line)
				_, err := exec.LookPath("curl")
				if line == "biaoping serve &" || strings.HasPrefix(line, "curl ") && err != nil {
					continue // it runs; or there is no curl
				}
				if out, err := exec.Command("sh", "-c", here.Replace(line)).CombinedOutput(); err != nil {
					t.Fatalf("%s: %v %s", line, err, out)
				}
			}
			isPDF(t, "通知.pdf")
			source := "package main\n\nimport (\n\"bytes\"\n\"fmt\"\n\"io\"\n\"net/http\"\n\"os\"\n)\n\nfunc main() {\nrequest, err := os.ReadFile(\"通知.yaml\")\nif err == nil {\nerr = ask(request)\n}\n" +
				"if err != nil {\nfmt.Println(err)\nos.Exit(1)\n}\n}\n\nfunc ask(request []byte) error {\n" + here.Replace(client) + "}\n"
			if err := os.WriteFile("main.go", []byte(source), 0o644); err != nil {
				t.Fatal(err)
			}
			goRun(t, ".", "main.go")
			isPDF(t, "通知.pdf")
		})
	}
}

func goRun(t *testing.T, dir string, args ...string) {
	t.Helper()
	cmd := exec.Command("go", append([]string{"run"}, args...)...)
	cmd.Dir = dir
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("go run %q: %v\n%s", args, err, out)
	}
}

// isPDF looks whether a file is a whole document, and removes it.
func isPDF(t *testing.T, name string) {
	t.Helper()
	made, err := os.ReadFile(name)
	if err != nil || !bytes.HasPrefix(made, []byte("%PDF")) || !bytes.HasSuffix(made, []byte("%%EOF\n")) {
		t.Errorf("%s: %v %.100q", name, err, made)
	}
	if err := os.Remove(name); err != nil {
		t.Error(err)
	}
}
