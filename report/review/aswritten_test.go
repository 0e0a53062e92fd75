package review

import (
	"encoding/json"
	"strings"
	"testing"
)

func TestWhatAFileSaysIsKeptHoweverWrong(t *testing.T) {
	for _, c := range []struct{ name, file, want string }{
		{"wrong values", "notice:\n  printedOn: 2024年5月3日\n  organs: 某某局\n", `{"notice":{"printedOn":"2024年5月3日","organs":"某某局"}}`},
		{"unknown names", `{"notice":{"tittle":"甲","no":1}}`, `{"notice":{"tittle":"甲","no":1}}`},
		{"a name written twice", "notice: {title: 甲, title: 乙}\n", `{"notice":{"title":"甲","title（第 2 次）":"乙"}}`},
		{"scalars as their fields want them", `{"review":{"number":33.10,"enterprise":{"employees":"68"}}}`, `{"review":{"number":"33.10","enterprise":{"employees":68}}}`},
		{"what no number is", "review: {enterprise: {employees: 68人}}\n", `{"review":{"enterprise":{"employees":"68人"}}}`},
		{"numbers a float would change", `{"x":12345678901234567890,"y":1e400}`, `{"x":"12345678901234567890","y":"1e400"}`},
		{"nothing", "notice:\nreview: {scores: [null, {}]}\n", `{"notice":null,"review":{"scores":[null,{}]}}`},
	} {
		tree, err := ReadTree([]byte(c.file))
		if err != nil {
			t.Fatalf("%s: %v", c.name, err)
		}
		if got := string(tree.AsWritten()); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.name, got, c.want)
		}
	}
}

// What Decode says of a file it says of the same facts as written, too.
func TestWhatAFileSaysIsAsWrongAsTheFile(t *testing.T) {
	file := []byte("kind: notice\nnotice:\n  form: zz\n  tittle: 甲\n  organs: 某某局\n  printedOn: 2024-02-30\n  mainTo: [甲, {a: 1}]\n")
	tree, err := ReadTree(file)
	if err != nil {
		t.Fatal(err)
	}
	_, inFile := Decode(file)
	_, asWritten := Decode(tree.AsWritten())
	if got, want := messages(asWritten), messages(inFile); got != want || want == "" {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if !json.Valid(tree.AsWritten()) {
		t.Error("no JSON")
	}
}

func messages(err error) string {
	var b strings.Builder
	for _, i := range *err.(*Errors) {
		b.WriteString(i.Path + " " + i.Message + "\n")
	}
	return b.String()
}
