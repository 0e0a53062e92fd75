package review

import (
	"encoding/json"
	"os"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/rogpeppe/go-internal/txtar"
)

// addSamples seeds f with the good and the bad requests of testdata.
func addSamples(f *testing.F) {
	for _, name := range samples {
		data, err := os.ReadFile("testdata/" + name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	archive, err := txtar.ParseFile("testdata/errors.txtar")
	if err != nil {
		f.Fatal(err)
	}
	for _, file := range archive.Files {
		f.Add(file.Data)
	}
}

// FuzzDecode: whatever comes in, Decode gives a request or an *Errors that
// says something, and a request is the same after json.Marshal and Decode.
func FuzzDecode(f *testing.F) {
	addSamples(f)
	f.Fuzz(func(t *testing.T, data []byte) {
		req, err := Decode(data)
		if err != nil {
			if errs, ok := err.(*Errors); !ok || len(*errs) == 0 || req != nil {
				t.Fatalf("%v, %#v", req, err)
			}
			if !utf8.ValidString(err.Error()) {
				t.Fatalf("message is not UTF-8: %q", err)
			}
			return
		}
		written, err := json.Marshal(req)
		if err != nil {
			t.Fatal(err)
		}
		again, err := Decode(written)
		if err != nil {
			t.Fatalf("%s\n%v", written, err)
		}
		if !reflect.DeepEqual(req, again) {
			t.Fatalf("not the same:\n%s", written)
		}
		Derive(req, nil)
	})
}

// FuzzJSON compares the JSON reader with encoding/json, its slow twin: the
// same texts are JSON to both, and mean the same, but for what is refused on
// purpose: depth, and characters and escapes that are no characters.
func FuzzJSON(f *testing.F) {
	addSamples(f)
	for _, s := range []string{
		`{"a":[1,-0,0.5,1e9,1E-9,true,false,null,"\"\\\/\b\f\n\r\t\u5b89\ud842\udfb7"]}`, "{}", "[]", `""`, "0", "-", "01", "1.", "[1,]", `{"a":1,}`, `{"a"}`, "\"\x7f\"",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		text := string(data)
		if !utf8.Valid(data) || strayCharacter(text) != nil || strings.Contains(text, `\ud`) || strings.Contains(text, `\uD`) {
			return
		}
		n, issue := readJSON(text)
		if issue != nil {
			if json.Valid(data) && !strings.Contains(issue.Message, "嵌套超过") {
				t.Fatalf("%q is JSON, but %v", text, issue)
			}
			return
		}
		d := json.NewDecoder(strings.NewReader(text))
		d.UseNumber()
		var want any
		if err := d.Decode(&want); err != nil || !json.Valid(data) {
			t.Fatalf("%q is not JSON: %v", text, err)
		}
		if got := n.generic(); !reflect.DeepEqual(got, want) {
			t.Fatalf("%q: got %#v, want %#v", text, got, want)
		}
	})
}

// generic is a node as encoding/json gives it, the last of two equal names
// counting.
func (n *node) generic() any {
	switch n.kind {
	case boolNode:
		return n.text == "true"
	case numberNode:
		return json.Number(n.text)
	case textNode:
		return n.text
	case listNode:
		list := make([]any, len(n.list()))
		for i := range n.list() {
			list[i] = n.list()[i].generic()
		}
		return list
	case objectNode:
		object := map[string]any{}
		for i := range n.members() {
			object[n.members()[i].name] = n.members()[i].value.generic()
		}
		return object
	}
	return nil
}
