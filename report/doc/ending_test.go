package doc

import "testing"

func TestWhatIsSignedEndsADocument(t *testing.T) {
	row := Row{Cells: []Cell{{Text: Plainly("填报人：")}}}
	signed := &Table{Rows: []Row{row}}
	text := &Paragraph{Text: Plainly("共12项问题。")}
	for _, c := range []struct {
		what string
		rest []Block
		want bool
	}{
		{"nothing", nil, false},
		{"a closing", []Block{&Closing{}}, true},
		{"a row to be signed", []Block{signed}, true},
		{"a paragraph above it", []Block{text, signed}, true},
		{"two paragraphs above it", []Block{text, text, signed}, false},
		{"a paragraph", []Block{text}, false},
		{"a list", []Block{&Table{Header: []Row{row}, Rows: []Row{row}}}, false},
		{"a form with a name", []Block{&Table{Name: "签署意见", Rows: []Row{row}}}, false},
		{"a form of three rows", []Block{&Table{Rows: []Row{row, row, row}}}, false},
		{"a photograph", []Block{&Table{Plain: true, Rows: []Row{{Cells: []Cell{{Picture: &Picture{}}}}}}}, false},
	} {
		if got := Ending(c.rest); got != c.want {
			t.Errorf("%s ends a document: %t, want %t", c.what, got, c.want)
		}
	}
}

func TestPicturesBelongToTheFormAboveThem(t *testing.T) {
	pictures := &Table{Plain: true, Rows: []Row{{Cells: []Cell{{Picture: &Picture{}}}}}}
	if (&Table{Rows: make([]Row, 5)}).Pictures(pictures) != pictures {
		t.Error("pictures below a form do not belong to it")
	}
	if (&Table{Header: make([]Row, 1)}).Pictures(pictures) != nil {
		t.Error("pictures belong to a list above them")
	}
}
