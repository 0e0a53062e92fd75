package maroto

import (
	"bytes"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"
)

var errUnknown = errors.New("maroto 的文件结构与 v2.3.3 的不同，无法整理")

// A file is the parts of a PDF file as gofpdf writes it.
type file struct {
	header  []byte
	objects []object // in the order of the file
	trailer []byte
}

// An object is an indirect object: body is what follows its number.
type object struct {
	number int
	body   []byte
}

const resources = 2 // number of the resource dictionary

var startxref = regexp.MustCompile(`startxref\n(\d+)\n%%EOF\n$`)

// split cuts b where its cross-reference table says.
func split(b []byte) (*file, error) {
	m := startxref.FindSubmatch(b)
	if m == nil {
		return nil, errUnknown
	}
	table, _ := strconv.Atoi(string(m[1]))
	trailer := bytes.LastIndex(b, []byte("trailer\n"))
	if table > trailer {
		return nil, errUnknown
	}
	lines := bytes.Split(bytes.TrimSuffix(b[table:trailer], []byte("\n")), []byte("\n"))
	ends := []int{table}
	for _, line := range lines[min(3, len(lines)):] { // after xref, the range and object 0
		at, err := strconv.Atoi(string(line[:min(10, len(line))]))
		if err != nil {
			return nil, errUnknown
		}
		ends = append(ends, at)
	}
	slices.Sort(ends)
	f := &file{header: b[:ends[0]], trailer: b[trailer:bytes.LastIndex(b, []byte("startxref\n"))]}
	for i, from := range ends[:len(ends)-1] {
		number, body, ok := bytes.Cut(b[from:ends[i+1]], []byte(" 0 obj\n"))
		n, err := strconv.Atoi(string(number))
		if !ok || err != nil {
			return nil, errUnknown
		}
		f.objects = append(f.objects, object{n, body})
	}
	return f, nil
}

// join writes the file with a new cross-reference table.
func (f *file) join() []byte {
	b := slices.Clone(f.header)
	offsets := make([]int, len(f.objects)+1)
	for _, o := range f.objects {
		offsets[o.number] = len(b)
		b = fmt.Appendf(b, "%d 0 obj\n", o.number)
		b = append(b, o.body...)
	}
	table := len(b)
	b = fmt.Appendf(b, "xref\n0 %d\n0000000000 65535 f \n", len(offsets))
	for _, at := range offsets[1:] {
		b = fmt.Appendf(b, "%010d 00000 n \n", at)
	}
	b = append(b, f.trailer...)
	return fmt.Appendf(b, "startxref\n%d\n%%%%EOF\n", table)
}

// find returns the object with the given number.
func (f *file) find(number int) *object {
	i := slices.IndexFunc(f.objects, func(o object) bool { return o.number == number })
	if i < 0 {
		return nil
	}
	return &f.objects[i]
}
