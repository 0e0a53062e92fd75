// Package readback reads the PDF files this module writes: their objects and
// the characters on their pages, with places. Tests use it to see what a
// reader of the documents would see. It is strict: an offset or a length that
// is off by one is an error.
package readback

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"io"
	"strconv"
)

// A File is a parsed PDF file.
type File struct {
	Trailer Dict
	Objects map[Ref]any
	streams map[Ref][]byte // as stored
}

// Open reads the cross-reference table of b and every object it lists.
func Open(b []byte) (*File, error) {
	if !bytes.HasPrefix(b, []byte("%PDF-1.")) || !bytes.HasSuffix(bytes.TrimSpace(b), []byte("%%EOF")) {
		return nil, fmt.Errorf("no header or no end")
	}
	i := bytes.LastIndex(b, []byte("startxref"))
	l := lexer{b[max(i, 0):]}
	l.plain()
	at, err := strconv.Atoi(l.plain())
	if err != nil || at >= len(b) || !bytes.HasPrefix(b[at:], []byte("xref\n0 ")) {
		return nil, fmt.Errorf("startxref %d does not point at the table", at)
	}
	l = lexer{b[at+len("xref\n0 "):]}
	count, err := strconv.Atoi(l.plain())
	if err != nil {
		return nil, err
	}
	table := l.b[1:]
	if len(table) < 20*count {
		return nil, fmt.Errorf("table too short")
	}
	f := &File{Objects: map[Ref]any{}, streams: map[Ref][]byte{}}
	for n := 1; n < count; n++ {
		entry := table[20*n : 20*n+20]
		offset, err := strconv.Atoi(string(entry[:10]))
		if err != nil || string(entry[10:18]) != " 00000 n" {
			return nil, fmt.Errorf("entry %q", entry)
		}
		if err := f.read(Ref(n), b, offset); err != nil {
			return nil, fmt.Errorf("object %d: %w", n, err)
		}
	}
	l = lexer{table[20*count:]}
	if w := l.plain(); w != "trailer" {
		return nil, fmt.Errorf("%q for trailer", w)
	}
	trailer, err := l.next()
	if err != nil {
		return nil, err
	}
	f.Trailer = trailer.(Dict)
	if f.Trailer["Size"] != float64(count) {
		return nil, fmt.Errorf("size %v, want %d", f.Trailer["Size"], count)
	}
	return f, nil
}

// read parses the object at offset.
func (f *File) read(n Ref, b []byte, offset int) error {
	begin := fmt.Sprintf("%d 0 obj\n", n)
	if offset >= len(b) || !bytes.HasPrefix(b[offset:], []byte(begin)) {
		return fmt.Errorf("not at %d", offset)
	}
	l := lexer{b[offset+len(begin):]}
	v, err := l.next()
	if err != nil {
		return err
	}
	f.Objects[n] = v
	w := l.plain()
	if w == "stream" {
		length, ok := v.(Dict)["Length"].(float64)
		if !ok || !bytes.HasPrefix(l.b, []byte("\n")) || int(length)+1 > len(l.b) {
			return fmt.Errorf("stream of length %v", v.(Dict)["Length"])
		}
		f.streams[n] = l.b[1 : 1+int(length)]
		l.b = l.b[1+int(length):]
		if !bytes.HasPrefix(l.b, []byte("\nendstream\n")) {
			return fmt.Errorf("no endstream after %v bytes but %.20q", length, l.b)
		}
		l.plain()
		w = l.plain()
	}
	if w != "endobj" {
		return fmt.Errorf("%q for endobj", w)
	}
	return nil
}

// Get follows a reference.
func (f *File) Get(v any) any {
	if r, ok := v.(Ref); ok {
		return f.Objects[r]
	}
	return v
}

// Dict is the dictionary v is or refers to, nil for anything else.
func (f *File) Dict(v any) Dict {
	d, _ := f.Get(v).(Dict)
	return d
}

// Stream is the content of the stream v refers to, unpacked.
func (f *File) Stream(v any) ([]byte, error) {
	r, _ := v.(Ref)
	data, ok := f.streams[r]
	if !ok {
		return nil, fmt.Errorf("%v is no stream", v)
	}
	if f.Dict(r)["Filter"] != Name("FlateDecode") {
		return data, nil
	}
	z, err := zlib.NewReader(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	return io.ReadAll(z)
}

// Root is the catalog.
func (f *File) Root() Dict { return f.Dict(f.Trailer["Root"]) }

// Pages is the pages in order.
func (f *File) Pages() []Dict {
	var list []Dict
	kids, _ := f.Get(f.Dict(f.Root()["Pages"])["Kids"]).(Array)
	for _, k := range kids {
		list = append(list, f.Dict(k))
	}
	return list
}
