package main

import (
	"encoding/json"
	"fmt"
	"io"

	"github.com/spf13/cobra"
)

// addWriting adds the option --format of what is printed, text or json, which
// a command checks before it runs. what is what it says in the help.
func addWriting(c *cobra.Command, format *string, what string) {
	c.Flags().StringVar(format, "format", "text", what+"：text、json")
	c.PreRunE = func(*cobra.Command, []string) error {
		if *format != "text" && *format != "json" {
			return usageError{fmt.Errorf("--format：没有格式 %q，可用 text、json", *format)}
		}
		return nil
	}
}

// printJSON writes v as indented JSON for people and programs.
func printJSON(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(v)
}
