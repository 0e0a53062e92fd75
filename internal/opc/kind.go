package opc

import (
	"archive/zip"
	"bytes"
	"io"
)

// KindOf is what sort of file data seems to be, by what it holds; nil for none
// that is known. Only Open tells whether it is sound.
func KindOf(data []byte) *Kind {
	if bytes.HasPrefix(data, []byte(compoundFile)) {
		if bytes.Contains(data, utf16("Workbook")) || bytes.Contains(data, utf16("Book")) && !bytes.Contains(data, utf16("WordDocument")) {
			return Excel
		}
		return Word
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil
	}
	for _, f := range z.File {
		if f.Name != typesPart {
			continue
		}
		r, err := f.Open()
		if err != nil {
			return nil
		}
		defer r.Close()
		types, _ := io.ReadAll(io.LimitReader(r, ratioFrom)) // what is torn, Open tells
		for _, kind := range []*Kind{Word, Excel} {
			if bytes.Contains(types, []byte(kind.main)) {
				return kind
			}
		}
	}
	return nil
}
