package opc

import (
	"archive/zip"
	"io"
	"maps"
	"slices"
	"time"
)

// epoch is the earliest day an entry can bear; changed parts bear it, so that
// the same changes make the same file.
var epoch = time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)

// WriteTo writes the package with the given parts changed, and with those it
// did not have added at the end by name; a part that is nil is left out. Every
// other entry is copied as it is stored.
func (p *Package) WriteTo(w io.Writer, changed map[string][]byte) error {
	z := zip.NewWriter(w)
	rest := maps.Clone(changed)
	for _, f := range p.files {
		data, ok := rest[f.Name]
		if !ok {
			if err := z.Copy(f); err != nil {
				return err
			}
			continue
		}
		delete(rest, f.Name)
		if data == nil {
			continue
		}
		if err := add(z, f.Name, data); err != nil {
			return err
		}
	}
	for _, name := range slices.Sorted(maps.Keys(rest)) {
		if err := add(z, name, rest[name]); err != nil {
			return err
		}
	}
	return z.Close()
}

func add(z *zip.Writer, name string, data []byte) error {
	e, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate, Modified: epoch})
	if err != nil {
		return err
	}
	_, err = e.Write(data)
	return err
}
