package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/spf13/pflag"
	"go.yaml.in/yaml/v3"
)

// TestTheBatchesOfDeployAreCommandsWeKnow reads the manifests of deploy and
// gives the command lines in them to the command.
func TestTheBatchesOfDeployAreCommandsWeKnow(t *testing.T) {
	files, err := filepath.Glob("../../deploy/batch-*.yaml")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var tree any
		if err := yaml.Unmarshal(data, &tree); err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		lines := commandLines(tree)
		if len(lines) == 0 {
			t.Errorf("%s has no command line", file)
		}
		for _, args := range lines {
			root := newRoot()
			c, rest, err := root.Find(args)
			if err != nil || c.Name() != "batch" {
				t.Errorf("%s: %q: %v", file, args, err)
				continue
			}
			if err := c.ParseFlags(rest); err != nil || c.Args(c, c.Flags().Args()) != nil {
				t.Errorf("%s: %q: %v", file, args, err)
			}
			if c.Flags().Changed("shards") && c.Flags().Lookup("shards").Value.String() != completions(tree) {
				t.Errorf("%s: --shards is not completions %s", file, completions(tree))
			}
		}
	}
}

var (
	serviceCommand = regexp.MustCompile(`/biaoping(?:", "| )([a-z]+)|CMD \["([a-z]+)"\]`)
	variable       = regexp.MustCompile(`BIAOPING_[A-Z_]+`)
)

// TestTheServiceOfDeployIsOneWeKnow reads how the service is started and asked
// for its health: the commands, and the options in the environment.
func TestTheServiceOfDeployIsOneWeKnow(t *testing.T) {
	options := map[string]bool{}
	for _, name := range []string{"serve", "health"} {
		c, _, err := newRoot().Find([]string{name})
		if err != nil {
			t.Fatal(err)
		}
		c.Flags().VisitAll(func(f *pflag.Flag) {
			options["BIAOPING_"+strings.ToUpper(strings.ReplaceAll(f.Name, "-", "_"))] = true
		})
	}
	for file, want := range map[string]string{
		"../../Dockerfile":              "health serve",
		"../../deploy/biaoping.service": "serve",
	} {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var commands []string
		for _, m := range serviceCommand.FindAllStringSubmatch(string(data), -1) {
			commands = append(commands, m[1]+m[2])
		}
		if got := strings.Join(commands, " "); got != want {
			t.Errorf("%s: the commands are %q, want %q", file, got, want)
		}
		for _, name := range variable.FindAllString(string(data), -1) {
			if !options[name] {
				t.Errorf("%s: no option is written %s", file, name)
			}
		}
	}
}

// commandLines are the lists named args or command.
func commandLines(node any) (lines [][]string) {
	switch n := node.(type) {
	case map[string]any:
		for name, value := range n {
			list, ok := value.([]any)
			if !ok || name != "args" && name != "command" {
				lines = append(lines, commandLines(value)...)
				continue
			}
			var args []string
			for _, a := range list {
				args = append(args, a.(string))
			}
			lines = append(lines, args)
		}
	case []any:
		for _, value := range n {
			lines = append(lines, commandLines(value)...)
		}
	}
	return lines
}

func completions(tree any) string {
	spec := tree.(map[string]any)["spec"].(map[string]any)
	out, err := yaml.Marshal(spec["completions"])
	if err != nil {
		return err.Error()
	}
	return strings.TrimSpace(string(out))
}
