package review

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// sameInYAML reports whether a text written as YAML is read back the same.
func sameInYAML(t *testing.T, s string) {
	t.Helper()
	want := Request{Kind: "x", Registry: &Registry{Title: s, Columns: []string{s, s}, Previous: []PreviousEntry{{Note: s}}, Note: s}}
	data, err := EncodeYAML(&want)
	if err != nil {
		t.Fatalf("%q: %v", s, err)
	}
	root, issue := readSource(data)
	if issue != nil {
		t.Fatalf("%q: %v in\n%s", s, issue, data)
	}
	for _, path := range []string{"registry.title", "registry.columns[0]", "registry.columns[1]", "registry.previous[0].note", "registry.note"} {
		n := root
		for p := path; p != "" && n != nil; {
			var step step
			step, p = nextStep(p)
			n = n.child(step)
		}
		if s == "" && path != "registry.columns[0]" && path != "registry.columns[1]" {
			continue // left out
		}
		if n == nil || n.text != s || n.kind != textNode && n.kind != plainNode {
			t.Fatalf("%q: %s is %+v in\n%s", s, path, n, data)
		}
	}
}

var oddTexts = []string{"", " ", "a", "330000", "1.10", "1e3", "0x1F", "1_000", "true", "yes", "no", "null", "~", "2024-05-31", "2024-5-1", "12:30", "-", "- a", "--- a", "...", "a: b", "a:", ":a", "a #b", "#a", "'a'", `"a"`, `a\b`,
	"a\nb", "a\n\nb", "a\n b", " a\nb", "\na", "a\n", "a\n\n", "a\r\nb", "a\tb", "\ta", "a \nb", "a\n\tb", "[a]", "{a}", "&a", "*a", "!a", "|", ">", "%a", "@a", "`a`", "?", "? a", "=", "<<", ".inf", "0571-00000005", "\u00a0a", "\u3000a",
	"a\u2028b", "𠮷", "a\nb: c # d", "a\n- b", "甲：乙", "，", "a\n---\nb", strings.Repeat("长", 5000), strings.Repeat("a b ", 500) + "c"}

func TestTextsComeBackFromYAML(t *testing.T) {
	for _, s := range oddTexts {
		if strings.ContainsAny(s, "\r\t") {
			continue // no fact can have it
		}
		sameInYAML(t, s)
	}
}

func FuzzEncodeYAML(f *testing.F) {
	for _, s := range oddTexts {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if textFault(s, true) == "" {
			sameInYAML(t, s)
		}
	})
}

func TestExamplesComeBackFromYAMLAndJSON(t *testing.T) {
	files, err := filepath.Glob("../../examples/*/request.yaml")
	if err != nil || len(files) == 0 {
		t.Fatal("no examples", err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		req, err := Decode(data)
		if err != nil {
			t.Fatal(err)
		}
		want, err := json.Marshal(req)
		if err != nil {
			t.Fatal(err)
		}
		for name, encode := range map[string]func(*Request) ([]byte, error){"YAML": EncodeYAML, "JSON": EncodeJSON} {
			written, err := encode(req)
			if err != nil {
				t.Fatal(err)
			}
			again, err := Decode(written)
			if err != nil {
				t.Fatalf("%s, %s: %v", file, name, err)
			}
			if got, err := json.Marshal(again); err != nil || string(got) != string(want) {
				t.Errorf("%s: %s is read back otherwise: %v\n%s", file, name, err, written)
			}
		}
	}
}

// Readers of YAML 1.1 take on for true and 14:30 for 870.
func TestWhatYAML11TakesForSomethingElseIsInQuotes(t *testing.T) {
	for s, want := range map[string]string{"yes": `"yes"`, "Off": `"Off"`, "n": `"n"`, "14:30": `"14:30"`, "1:02:03.5": `"1:02:03.5"`, "09:30": "09:30", "once": "once", "1:60": "1:60"} {
		data, err := EncodeYAML(&Request{Kind: "x", Registry: &Registry{Systems: []Document{{Name: s, On: Date{2024, 5, 31}}}}})
		if err != nil || !strings.Contains(string(data), "name: "+want+"\n") || !strings.Contains(string(data), ` "on": 2024-05-31`) {
			t.Errorf("%s is written\n%s\n%v", s, data, err)
		}
	}
}
