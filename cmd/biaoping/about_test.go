package main

import (
	"os/exec"
	"strings"
	"testing"

	"github.com/biaoping/biaoping"
)

// TestEveryModuleBringsItsLicence compares what the command is built from with
// THIRD_PARTY_LICENSES, which `make licenses` writes.
func TestEveryModuleBringsItsLicence(t *testing.T) {
	out, err := exec.Command("go", "list", "-deps", "-f", "{{with .Module}}{{if not .Main}}{{.Path}} {{.Version}}{{end}}{{end}}", ".").Output()
	if err != nil {
		t.Fatal(err)
	}
	modules := 0
	for line := range strings.Lines(string(out)) {
		if line = strings.TrimSpace(line); line == "" {
			continue
		}
		modules++
		if !strings.Contains(biaoping.ThirdParty, "==== "+line+"\n") {
			t.Errorf("THIRD_PARTY_LICENSES lacks %s", line)
		}
	}
	if modules == 0 {
		t.Error("go list names no module")
	}
}
