package main

import (
	"os/exec"
	"strings"
	"testing"

	"github.com/biaoping/biaoping"
)

// TestEveryModuleBringsItsLicence compares what the command is built from, for
// the systems of scripts/release.sh, with THIRD_PARTY_LICENSES, which
// `make licenses` writes.
func TestEveryModuleBringsItsLicence(t *testing.T) {
	for _, system := range []string{"linux", "windows", "darwin"} {
		list := exec.Command("go", "list", "-e", "-deps", "-f", "{{with .Module}}{{if not .Main}}{{.Path}} {{.Version}}{{end}}{{end}}", ".")
		list.Env = append(list.Environ(), "GOOS="+system)
		out, err := list.Output()
		if err != nil {
			t.Fatal(err)
		}
		modules := strings.Fields(strings.ReplaceAll(string(out), " ", "@"))
		if len(modules) == 0 {
			t.Errorf("%s: go list names no module", system)
		}
		for _, module := range append(modules, "Go@standard@library") {
			if module = strings.ReplaceAll(module, "@", " "); !strings.Contains(biaoping.ThirdParty, "==== "+module+"\n") {
				t.Errorf("%s: THIRD_PARTY_LICENSES lacks %s", system, module)
			}
		}
	}
}
