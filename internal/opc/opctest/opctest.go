// Package opctest packs and unpacks Office packages for tests.
package opctest

import (
	"archive/zip"
	"bytes"
	"io"
	"testing"
)

// A Part is the name and the content of one file of a package.
type Part [2]string

// Pack is a package of these parts, in this order.
func Pack(t testing.TB, parts []Part) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, p := range parts {
		w, err := z.Create(p[0])
		if err == nil {
			_, err = io.WriteString(w, p[1])
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// Unpack is the parts of a package, in their order.
func Unpack(t testing.TB, file []byte) (parts []Part) {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		parts = append(parts, Part{f.Name, string(content)})
	}
	return parts
}

// Content is one part of a package, which must be there.
func Content(t testing.TB, file []byte, name string) string {
	t.Helper()
	for _, p := range Unpack(t, file) {
		if p[0] == name {
			return p[1]
		}
	}
	t.Fatalf("no part %s", name)
	return ""
}
